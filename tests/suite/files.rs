//! Files and folders: what is read, what is skipped, what is refused.

use crate::project::Project;

#[test]
fn stray_file() {
    for path in [
        "acme/notes.txt",
        "acme/values/readme.txt",
        "acme/pages/page.yaml",
        "acme/values/v.md",
        "acme/other/x.yaml",
        "acme/values/V.YAML",
    ] {
        let shown = if path.contains("other") {
            "content/acme/other".to_owned()
        } else {
            format!("content/{path}")
        };
        Project::sound().write(path, "title: x\n").at(&shown, 1, 1).tells("stray-file");
    }
    let told = Project::sound()
        .write("acme/value/x.yaml", "")
        .at("content/acme/value", 1, 1)
        .tells("stray-file");
    assert_eq!(told.help.as_deref(), Some("did you mean `values/`?"));
    Project::sound()
        .write("bravo/values/x.yaml", "title: X\n")
        .at("content/bravo", 1, 1)
        .tells("stray-file");
    Project::sound()
        .write("loose.yaml", "x: 1\n")
        .at("content/loose.yaml", 1, 1)
        .tells("stray-file");
}

#[test]
fn hidden_names_are_the_authors_own_business() {
    Project::sound()
        .write("acme/_drafts/x.txt", "x")
        .write("acme/.git/config", "x")
        .write("acme/values/_idea.yaml", "x: [")
        .write("acme/values/.swp.yaml", "x: [")
        .write("_attic/playbook.yaml", "x")
        .is_silent();
}

#[test]
fn both_suffixes_and_sub_folders_count() {
    Project::sound()
        .write("acme/values/deep/er/kind.yml", "title: Kind\n")
        .write("acme/examples/x.yaml/kind.yaml", "title: Kind\nvalues: kind\n")
        .is_silent();
}

#[test]
fn not_text() {
    Project::sound()
        .bytes("content/acme/values/listen.yaml", b"title: Caf\xe9\n")
        .at("content/acme/values/listen.yaml", 1, 1)
        .tells("not-text");
}

#[test]
fn a_file_of_50_mb_is_refused_at_once() {
    let bytes = vec![b'x'; 50 << 20];
    Project::sound()
        .bytes("content/acme/values/listen.yaml", &bytes)
        .at("content/acme/values/listen.yaml", 1, 1)
        .tells("not-text");
}

#[cfg(unix)]
#[test]
fn unsafe_path() {
    use std::os::unix::fs::symlink;
    let link = |from: &str, to: &str| {
        let project = Project::sound().bytes("outside/secret.yaml", b"title: Secret\n");
        symlink(project.path(from), project.path(to)).expect("a link");
        project.at(to, 1, 1)
    };
    link("outside/secret.yaml", "content/acme/values/secret.yaml").tells("unsafe-path");
    link("outside", "content/acme/values/more").tells("unsafe-path");
    link("outside", "content/acme/assets").tells("unsafe-path");
    link("outside", "content/bravo").tells("unsafe-path");
    link("nowhere", "content/acme/values/gone.yaml").tells("unsafe-path");
    link("content/acme", "content/acme/values/loop").tells("unsafe-path");
    let inside = Project::sound()
        .write("acme/_shared/kind.yaml", "title: Kind\n")
        .write("acme/examples/kind.yaml", "title: K\nvalues: kind\n");
    symlink(
        inside.path("content/acme/_shared/kind.yaml"),
        inside.path("content/acme/values/kind.yaml"),
    )
    .expect("a link");
    inside.is_silent();
}

#[test]
fn a_missing_content_folder_or_organisation_is_wrong_usage() {
    let run = Project::empty().run("check").ends(2);
    assert!(run.stderr().contains("there is no folder `content`"), "{}", run.stderr());
    let run = Project::sound().run("check acne").ends(2);
    assert!(run.stderr().contains("did you mean `acme`?"), "{}", run.stderr());
}
