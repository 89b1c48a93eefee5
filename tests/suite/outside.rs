//! What commands write stays out of the folders that content and themes are read from.

use std::fs;

use crate::project::Project;

/// All that is in `content` and `themes`.
fn held(project: &Project) -> Vec<String> {
    let all = ["content", "themes"].map(|name| walkdir::WalkDir::new(project.path(name)));
    let all = all.into_iter().flatten().flatten();
    all.map(|entry| entry.path().display().to_string()).collect()
}

fn project() -> Project {
    Project::sound().bytes("themes/own/theme.yaml", b"name: Own\n")
}

#[track_caller]
fn is_refused(project: &Project, words: &str) -> String {
    let before = held(project);
    let told = project.run(words).ends(2).stderr();
    assert_eq!(held(project), before, "{words}: {told}");
    told
}

const WITHIN: [&str; 8] = [
    "content",
    "content/dist",
    "./content/../content/x/y",
    "content/acme",
    "content/acme/assets",
    "dist/../content/x",
    "themes",
    "themes/own/static",
];

#[test]
fn nothing_is_published_into_content_or_themes() {
    let project = project();
    fs::create_dir(project.path("dist")).expect("a folder");
    for out in WITHIN {
        let told = is_refused(&project, &format!("build --out {out}"));
        assert!(told.contains(&format!("`{out}` ")), "{out}: {told}");
        assert!(told.contains("--out DIR"), "{told}");
    }
    let whole = project.path("content/x").display().to_string();
    is_refused(&project, &format!("build --out {whole}"));
    is_refused(&project, "build --content ./content/../content --out content/x");
}

#[cfg(unix)]
#[test]
fn links_into_content_are_seen_through() {
    use std::os::unix::fs::symlink;

    let project = project();
    symlink("content/acme", project.path("out")).expect("a link");
    symlink(".", project.path("here")).expect("a link");
    symlink("content", project.path("same")).expect("a link");
    for out in ["out", "out/more", "here/here/content/x", "out/../x"] {
        let told = is_refused(&project, &format!("build --out {out}"));
        assert!(told.contains("lies in `content`"), "{told}");
    }
    is_refused(&project, "build --content same --out content/x");
    is_refused(&project, "schema --out out/schemas");
}

#[test]
fn a_playbook_does_not_take_the_place_of_its_content() {
    let sound = Project::sound();
    fs::rename(sound.path("content/acme"), sound.path("content/themes")).expect("it moves");
    fs::create_dir(sound.path("themes")).expect("a folder");
    let told = is_refused(&sound, "build --out .");
    assert!(told.contains("themes` is the folder"), "{told}");
    // Where content lies in what would be replaced, it is refused whatever else is there.
    let deep = Project::sound().bytes("acme/.ruimte-site", b"{}");
    fs::rename(deep.path("content"), deep.path("acme/content")).expect("it moves");
    let told = deep.run("build --content acme/content --out .").ends(2).stderr();
    assert!(told.contains("`acme/content` lies in it"), "{told}");
    assert!(deep.path("acme/content/acme/playbook.yaml").is_file());
}

#[test]
fn folders_beside_content_are_fine() {
    let project = project();
    for out in ["dist", "content-of-more", "a/b/../c", ".", "content/../beside"] {
        project.run(&format!("build --out {out}")).ends(0);
    }
    project.run("schema --out schemas").ends(0);
}

#[test]
fn schemas_and_workspaces_stay_out_as_well() {
    let project = project();
    for out in WITHIN.iter().filter(|out| !out.starts_with("dist")) {
        let told = is_refused(&project, &format!("schema --out {out}"));
        assert!(told.contains("is read from"), "{told}");
    }
    is_refused(&project, "schema value --out content/schemas");
    for folder in ["content/new", "content/acme/new", "themes/new"] {
        let told = is_refused(&project, &format!("new {folder}"));
        assert!(told.contains("ruimte fork"), "{told}");
    }
}

#[test]
fn an_address_with_a_password_is_not_published() {
    let project = Project::sound();
    for url in [
        "https://user:secret@example.org",
        "https://user:secret@example.org/book/",
        "http://secret@example.org",
        "https://a@b:secret@example.org:8443/x",
        "https:///user:secret@example.org",
        "https://:secret@example.org",
        "https://user:sec/secret@example.org",
        "HTTPS://user:secret@example.org?x",
    ] {
        let run = project.run_words(&["build", "--base-url", url]).ends(2);
        assert!(!run.stderr().contains("secret"), "{url}: {}", run.stderr());
        assert!(!project.path("dist").exists(), "{url}");
    }
    let told = project.run("build --base-url https://user:secret@example.org/book").stderr();
    assert!(told.contains("write it without: --base-url https://example.org/book"), "{told}");
    project.run("build --base-url https://example.org/@book").ends(0);
}

#[test]
fn a_link_with_a_password_is_an_error() {
    for link in [
        "[x](https://user:secret@example.org)",
        "<https://user@example.org/a>",
        "<a href=\"https://user:secret@example.org\">x</a>",
        "[x][y]\n\n[y]: http://user@example.org",
    ] {
        let page = format!("---\ntitle: P\n---\n{link}\n");
        let run = Project::sound().write("acme/pages/p.md", &page).run("check");
        let told = run.ends(1).stderr();
        assert!(told.contains("broken-link") && told.contains("of a user in it"), "{link}: {told}");
    }
    let page = "---\ntitle: P\n---\n[x](https://example.org/@me) [y](mailto:me@example.org)\n";
    Project::sound().write("acme/pages/p.md", page).run("check").ends(0);
}

#[test]
fn an_address_of_feedback_or_of_a_source_has_no_password() {
    let playbook = "name: Acme\ncurrency: EUR\notherwise: ask lead\nfeedback: {url: «\"https://me:secret@example.org/{page}\"}\n";
    Project::sound().write("acme/playbook.yaml", playbook).tells("wrong-type");
    let value = "title: Listen\nsource: {title: T, url: «\"http://me@example.org\"}\n";
    Project::sound().write("acme/values/listen.yaml", value).tells_among_others("wrong-type");
}
