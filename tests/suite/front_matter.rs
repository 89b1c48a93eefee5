//! Pages whose front matter is missing, or is not one.

use crate::project::Project;

fn page(text: &str) -> Project {
    Project::sound().write("acme/pages/how-we-work.md", text)
}

const WHOLE: &str = "---\ntitle: How we work\n---";

#[test]
fn a_page_without_a_front_matter_is_shown_one() {
    for text in [
        "«# How we work\n\nText.\n",
        "«Text.\n\nHow we work\n===========\n\nText.\n",
        "«Text without a heading.\n",
        "«",
        "«\n\n## *How we work* ##\n",
    ] {
        let told = page(text).tells("missing-field");
        let help = told.help.expect("help");
        assert!(help.ends_with(WHOLE), "{text:?}: {help}");
        assert!(!help.contains("add a line"), "{help}");
    }
    let told = page("«# Rules: say \"no\" #1\n").tells("missing-field");
    assert!(told.help.expect("help").ends_with("---\ntitle: \"Rules: say \\\"no\\\" #1\"\n---"));
}

#[test]
fn keys_without_their_lines_are_shown_with_them() {
    for text in [
        "«title: How we work\n\nText.\n",
        "\n\n«Title: How we work\nText.\n",
        "«title: How we work\n---\nText.\n",
        "«----\ntitle: How we work\n----\nText.\n",
        "«—\ntitle: How we work\n—\nText.\n",
        "«***\ntitle: How we work\n***\nText.\n",
        "«```yaml\ntitle: How we work\n```\nText.\n",
        "«+++\ntitle = How we work\n+++\nText.\n",
        "Words first.\n\n«---\ntitle: How we work\n---\nText.\n",
    ] {
        let told = page(text).tells("missing-field");
        assert!(told.help.expect("help").ends_with(WHOLE), "{text:?}");
    }
    let told =
        page("+++\ntitle = \"C\"\nfor = [\"leaders\"]\n+++\n".replacen('+', "«+", 1).as_str())
            .tells("missing-field");
    assert!(told.help.expect("help").ends_with("---\ntitle: \"C\"\nfor: [\"leaders\"]\n---"));
    let told = page("«order: 2\n\n# How we work\n").tells("missing-field");
    assert!(told.help.expect("help").ends_with("---\ntitle: How we work\norder: 2\n---"));
}

#[test]
fn a_front_matter_that_never_ends_is_shown_with_its_end() {
    for text in [
        "«---\ntitle: How we work\n\nText.\n",
        "\n«---\ntitle: How we work\nText.\n",
        "---\ntitle: How we work\n«----\nText.\n",
        "---\ntitle: How we work\n«...\nText.\n",
        "«---\n\n# How we work\n",
    ] {
        let told = page(text).tells("yaml-syntax");
        assert!(told.help.expect("help").ends_with(WHOLE), "{text:?}");
    }
}

#[test]
fn what_nobody_sees_around_the_lines_does_not_matter() {
    for text in [
        "\n---\ntitle: A\n---\nText.\n",
        "\u{feff}\n \t\n---\ntitle: A\n---\nText.\n",
        "--- \ntitle: A\n---\t\nText.\n",
        "\u{200b}---\r\ntitle: A\r\n---\u{a0}\r\nText.\r\n",
        " ---\n title: A\n ---\nText.\n",
    ] {
        let project = page(text);
        project.is_silent();
        project.run("build").ends(0);
        let path = project.path("dist/acme/pages/how-we-work.html");
        let html = std::fs::read_to_string(path).expect("the page");
        assert!(html.contains("<h1>A</h1>") && html.contains("<p>Text.</p>"), "{text:?}: {html}");
    }
}

#[test]
fn a_title_is_asked_for_within_the_lines_that_are_there() {
    let told = page("«---\norder: 2\n---\n# How we work\n").tells("missing-field");
    assert_eq!(
        told.help.as_deref(),
        Some("add a line `title: How we work` below the first line `---`")
    );
}

/// Where a title comes from elsewhere, text is all that a page needs; keys in it are none.
#[test]
fn keys_are_told_where_the_title_is_inherited_too() {
    let forked = |text: &str| {
        Project::forked()
            .write("base/pages/p.md", "---\ntitle: P\n---\nText.\n")
            .write("acme/pages/p.md", text)
    };
    forked("Other text.\n\nNote: this.\n").is_silent();
    forked("Words.\n\n---\ntitle: Q\n---\n").is_silent();
    let told = forked("«title: Q\n\nOther text.\n").tells("yaml-syntax");
    assert!(told.help.expect("help").ends_with("---\ntitle: Q\n---"));
    forked("«----\nsummary: Q\n----\nOther text.\n").tells("yaml-syntax");
    Project::sound()
        .write(
            "acme/playbook.yaml",
            "name: Acme\nlanguages: [en, nl]\ncurrency: EUR\notherwise: ask lead\n",
        )
        .write("acme/pages/p.md", "---\ntitle: P\n---\nText.\n")
        .write("acme/pages/p.nl.md", "«title: Q\n\nTekst.\n")
        .tells_among_others("yaml-syntax");
}
