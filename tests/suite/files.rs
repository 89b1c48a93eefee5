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

/// Words that stand in a file outside, and nowhere else.
#[cfg(unix)]
const SECRET: &str = "what-only-the-machine-knows";

#[cfg(unix)]
fn nowhere_in(folder: &std::path::Path) {
    for entry in walkdir::WalkDir::new(folder).into_iter().filter_map(Result::ok) {
        if entry.file_type().is_file() {
            let bytes = std::fs::read(entry.path()).expect("it can be read");
            assert!(!String::from_utf8_lossy(&bytes).contains(SECRET), "{entry:?}");
        }
    }
}

#[cfg(unix)]
#[test]
fn nothing_outside_is_read_whatever_asks_for_it() {
    use std::os::unix::fs::symlink;
    let logo = "name: Acme\ncurrency: EUR\notherwise: ask lead\ntheme: {use: odd, logo: ../../outside/secret.svg}\n";
    let page = "---\ntitle: P\n---\n![a](../../outside/secret.svg) ![b](assets/../../../outside/secret.svg) [c](%2e%2e/%2e%2e/outside/secret.txt)\n";
    let include = "{% extends \"default/pages/home.html\" %}{% block main %}{% include \"../../../outside/secret.txt\" %}{% endblock main %}";
    let project = Project::sound()
        .bytes("outside/secret.txt", SECRET.as_bytes())
        .bytes("outside/secret.svg", format!("<svg>{SECRET}</svg>").as_bytes())
        .bytes("outside/theme.yaml", format!("name: {SECRET}\nnonsense: {SECRET}\n").as_bytes())
        .bytes("outside/playbook.yaml", format!("name: {SECRET}\n").as_bytes())
        .write("acme/playbook.yaml", logo)
        .write("acme/pages/p.md", page)
        .write("bravo/playbook.yaml", "name: Bravo\nextends: ../../outside\n")
        .write("carol/playbook.yaml", "name: Carol\ntheme: {use: ../outside}\n")
        .bytes("themes/odd/theme.yaml", b"name: Odd\nextends: ../../outside\n")
        .bytes("themes/odd/templates/pages/home.html", include.as_bytes());
    for (from, to) in [
        ("outside/secret.svg", "content/acme/assets/a.svg"),
        ("outside", "content/acme/assets/more"),
        ("outside/theme.yaml", "content/acme/theme/theme.yaml"),
        ("outside", "content/acme/theme/static"),
        ("outside", "themes/whole"),
        ("outside/secret.txt", "themes/odd/static/secret.txt"),
        ("outside", "themes/odd/locales"),
        ("outside", "content/dave"),
    ] {
        let to = project.path(to);
        std::fs::create_dir_all(to.parent().expect("a folder")).expect("a folder");
        symlink(project.path(from), to).expect("a link");
    }
    for words in ["check", "check --format json", "build", "build bravo", "matrix acme"] {
        let run = project.run(words);
        assert!(!run.stdout().contains(SECRET), "{words} {}", run.stdout());
        assert!(!run.stderr().contains(SECRET), "{words} {}", run.stderr());
    }
    nowhere_in(&project.path("dist"));
    let server = crate::serve::client::Server::start(project);
    for path in [
        "/",
        "/acme/",
        "/.ruimte/problems/acme",
        "/.ruimte/overlay/acme",
        "/acme/../../outside/secret.txt",
        "/acme/%2e%2e/%2e%2e/outside/secret.txt",
        "/acme/..%2f..%2foutside%2fsecret.txt",
        "/acme/..%5c..%5coutside%5csecret.txt",
        "/acme/..\\..\\outside\\secret.txt",
        "/acme//outside/secret.txt",
        "/.ruimte/../outside/secret.txt",
        "/.ruimte/page/../outside/secret.txt",
        "/.ruimte/bar/acme/../../outside/secret.txt",
        "/acme/assets/more/secret.svg",
    ] {
        assert!(!server.get(path).body.contains(SECRET), "{path}");
    }
}

#[cfg(unix)]
#[test]
fn what_never_ends_is_not_begun() {
    use std::os::unix::fs::symlink;
    let pipes = ["values/pipe.yaml", "assets/pipe.svg", "theme/static/pipe.js", "pages/pipe.md"];
    let project = Project::sound().bytes("themes/odd/theme.yaml", b"name: Odd\n");
    let all = pipes.map(|pipe| format!("content/acme/{pipe}"));
    for pipe in all.iter().map(String::as_str).chain(["content/pipe.yaml", "themes/odd/pipe"]) {
        let pipe = project.path(pipe);
        std::fs::create_dir_all(pipe.parent().expect("a folder")).expect("a folder");
        let made = std::process::Command::new("mkfifo").arg(&pipe).status();
        assert!(made.expect("there is mkfifo").success());
    }
    for device in ["values/zero.yaml", "assets/zero.png"] {
        let at = project.path(format!("content/acme/{device}"));
        symlink("/dev/zero", at).expect("a link");
    }
    let report = project.run("check --format json").report();
    let codes: Vec<_> = report.diagnostics.iter().map(|told| told.code.as_str()).collect();
    assert_eq!(codes.iter().filter(|code| **code == "unsafe-path").count(), 2, "{codes:?}");
    assert_eq!(codes.iter().filter(|code| **code == "not-text").count(), 4, "{codes:?}");
    assert_eq!(codes.iter().filter(|code| **code == "stray-file").count(), 1, "{codes:?}");
}

#[test]
fn an_asset_that_fills_the_memory_is_refused_unread() {
    let project = Project::sound().bytes("content/acme/assets/film.mp4", b"");
    let film = std::fs::File::create(project.path("content/acme/assets/film.mp4"));
    // A file with nothing in it but its length takes no room on the disk.
    film.and_then(|film| film.set_len(1 << 40)).expect("a long file");
    let told = project.at("content/acme/assets/film.mp4", 1, 1).tells("not-text");
    assert!(told.message.ends_with("more than the 64 MB that are read"), "{}", told.message);
}
