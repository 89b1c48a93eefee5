//! Themes: what a playbook may set, what lies over what, and those that come along.

use std::fs;

use crate::project::Project;

#[test]
fn theme_problems_have_places() {
    let theme = |text: &str| {
        Project::sound().write(
            "acme/playbook.yaml",
            &format!("name: Acme\ncurrency: EUR\notherwise: ask lead\ntheme: {text}\n"),
        )
    };
    theme("{accent: \"#0b6e4f\"}").is_silent();
    let told = theme("{use: «defualt}").tells("bad-theme");
    assert_eq!(told.help.as_deref(), Some("did you mean `default`?"));
    theme("{accent: «greenish}").tells("bad-theme");
    theme("{accent: «\"#ffee00\"}").tells("low-contrast");
    theme("{logo: «assets/none.svg}").tells("missing-asset");
    theme("{logo: «../outside.svg}").tells("unsafe-path");
    theme("{«acent: \"#0b6e4f\"}").tells("unknown-field");
    Project::sound()
        .write("acme/theme/templates/pages/value.html", "<p>\n{{ «nothing.here }}\n")
        .tells_among_others("template-error");
    Project::sound()
        .write("acme/theme/templates/pages/value.html", "<p>\n{% «iff x %}\n")
        .tells_among_others("template-error");
}

#[test]
fn an_organisations_own_theme_lies_over_the_others() {
    let project = Project::sound()
        .bytes("themes/plain/theme.yaml", b"name: Plain\nextends: default\n")
        .bytes("themes/plain/templates/pages/missing.html", b"from the theme\n")
        .write(
            "acme/playbook.yaml",
            "name: Acme\ncurrency: EUR\notherwise: ask lead\ntheme: {use: plain}\n",
        );
    project.run("build").ends(0);
    let page =
        |project: &Project| fs::read_to_string(project.path("dist/acme/404.html")).expect("a page");
    assert!(page(&project).contains("from the theme"));
    let project = project.write("acme/theme/templates/pages/missing.html", "from the house\n");
    project.run("build").ends(0);
    assert!(page(&project).contains("from the house"));
}

#[test]
fn the_other_theme_fits_every_page() {
    let themes = concat!(env!("CARGO_MANIFEST_DIR"), "/themes");
    let project = Project::sound().write(
        "acme/playbook.yaml",
        "name: Acme\ncurrency: EUR\notherwise: ask lead\ntheme: {use: ledger}\n",
    );
    project.run(&format!("check --strict --themes {themes}")).ends(0);
    project.run(&format!("build --themes {themes}")).ends(0);
    let home = fs::read_to_string(project.path("dist/acme/index.html")).expect("a page");
    assert!(home.contains("class=\"tabs\"") && home.contains("class=\"kept\""));
}
