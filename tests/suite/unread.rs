//! Organisations and files that are there and cannot be read: an error with its place, and an exit
//! code that says so, whatever the command.

#![cfg(unix)]

use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::process::Command;

use crate::project::{Project, Report, Run};

/// `content/acme`, sound, and `content/client`, which is a link to somewhere outside.
fn linked() -> Project {
    let project = Project::sound().bytes("elsewhere/client/playbook.yaml", b"name: Client\n");
    symlink("../elsewhere/client", project.path("content/client")).expect("a link");
    project
}

/// What `check` finds: the codes, and where.
#[track_caller]
fn found(project: &Project) -> Vec<(String, String)> {
    let report = project.run("check --format json").report();
    let told = report.diagnostics.into_iter();
    told.map(|told| (told.code, told.file)).collect()
}

/// Expects just one problem, and that neither `check` nor `build` takes it for nothing.
#[track_caller]
fn is_told_once(project: &Project, code: &str, file: &str) {
    assert_eq!(found(project), [(code.to_owned(), file.to_owned())]);
    let run = project.run("build").ends(1);
    assert!(run.stderr().contains(&format!("error[{code}]")), "{}", run.stderr());
    assert!(run.stderr().contains(&format!("{file}:1:1")), "{}", run.stderr());
    assert_eq!(run.stderr().matches("error[").count(), 1, "{}", run.stderr());
}

#[test]
fn what_is_told_as_an_error_ends_with_1_and_the_rest_is_published() {
    let project = linked();
    let run = project.run("build").ends(1);
    assert!(run.stderr().contains("error[unsafe-path]"), "{}", run.stderr());
    assert!(run.stderr().contains("content/client:1:1"), "{}", run.stderr());
    assert!(run.stderr().ends_with("1 error: not published: client\n"), "{}", run.stderr());
    assert_eq!(run.stdout(), "dist/acme/index.html\n");
    is_told_once(&project, "unsafe-path", "content/client");
}

#[test]
fn the_only_organisation_has_its_error_at_its_place() {
    let project = linked();
    fs::remove_dir_all(project.path("content/acme")).expect("it goes");
    is_told_once(&project, "unsafe-path", "content/client");
    assert_eq!(project.run("build").stdout(), "");
}

#[test]
fn every_command_that_needs_it_says_what_is_wrong_with_it() {
    let project = linked();
    for words in [
        "check client",
        "build client",
        "decide client refund --role desk",
        "matrix client",
        "matrix client refund --format csv",
        "fork client other --defaults",
        "add value Candour --org client",
        "diff acme client",
        "diff content content",
    ] {
        let run = project.run(words).ends(1);
        assert_eq!(run.stderr().matches("error[unsafe-path]").count(), 1, "{}", run.stderr());
        assert_eq!(run.stdout(), "", "{words}");
    }
    assert!(!project.path("elsewhere/client/values").exists());
    assert!(!project.path("content/other").exists());
}

#[test]
fn who_names_others_is_not_told_of_it() {
    let project = linked();
    for words in [
        "check acme --strict",
        "build acme",
        "decide acme refund --role desk fault=yes amount=1",
        "matrix acme",
        "diff acme acme",
        "fork acme other",
        "add value Candour --org acme",
    ] {
        let run = project.run(words).ends(0);
        assert!(!run.stderr().contains("client"), "{words}: {}", run.stderr());
    }
}

#[test]
fn links_of_every_kind() {
    for (to, message) in [
        ("../elsewhere", "leads out of the content folder"),
        ("..", "leads out of the content folder"),
        ("gone", "leads nowhere"),
        ("bravo", "leads nowhere"),
        (".", "is a link to a folder that holds it"),
    ] {
        let project = Project::sound().bytes("elsewhere/x", b"");
        symlink(to, project.path("content/bravo")).expect("a link");
        is_told_once(&project, "unsafe-path", "content/bravo");
        let told = project.run("check bravo").ends(1).stderr();
        assert!(told.contains(message), "{told}");
    }
    // Nothing but a file: it belongs to no organisation, and is an error all the same.
    let project = Project::sound().bytes("notes.md", b"");
    symlink("../notes.md", project.path("content/notes.md")).expect("a link");
    let run = project.run("build").ends(1);
    assert_eq!(run.stdout(), "dist/acme/index.html\n");
    fs::remove_dir_all(project.path("content/acme")).expect("it goes");
    for command in ["check", "build", "serve --port 0"] {
        let told = project.run(command).ends(1).stderr();
        assert!(told.contains("content/notes.md:1:1"), "{told}");
        assert!(told.contains("there is no organisation in `content`"), "{told}");
    }
}

#[test]
fn a_content_folder_may_be_a_link() {
    let project = Project::sound();
    fs::rename(project.path("content"), project.path("real")).expect("it is renamed");
    symlink("real", project.path("content")).expect("a link");
    project.is_silent();
    project.run("build").ends(0);
}

#[test]
fn nothing_is_told_that_follows_from_it() {
    for part in [
        "boundaries",
        "roles",
        "values",
        "playbook.yaml",
        "roles/desk.yaml",
        "values/listen.yaml",
        "boundaries/refund.yaml",
        "examples/late.yaml",
    ] {
        let project = Project::sound();
        let (path, away) = (project.path(format!("content/acme/{part}")), project.path("away"));
        fs::rename(&path, &away).expect("it is renamed");
        symlink(&away, &path).expect("a link");
        is_told_once(&project, "unsafe-path", &format!("content/acme/{part}"));
        fs::remove_file(&path).expect("the link goes");
        symlink("gone", &path).expect("a link");
        is_told_once(&project, "unsafe-path", &format!("content/acme/{part}"));
    }
    for part in ["assets/logo.svg", "assets"] {
        let page = "---\ntitle: P\n---\n![Logo](assets/logo.svg)\n";
        let logo =
            "name: Acme\ncurrency: EUR\notherwise: ask lead\ntheme: {logo: assets/logo.svg}\n";
        let project =
            Project::sound().write("acme/pages/p.md", page).write("acme/playbook.yaml", logo);
        let path = project.path(format!("content/acme/{part}"));
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        symlink("/etc/hostname", &path).expect("a link");
        is_told_once(&project, "unsafe-path", &format!("content/acme/{part}"));
    }
}

#[test]
fn what_else_is_wrong_in_a_file_is_told_as_well() {
    let project = Project::sound().write("acme/values/listen.yaml", "title: Listen\nodd: 1\n");
    fs::remove_dir_all(project.path("content/acme/roles")).expect("it goes");
    symlink("gone", project.path("content/acme/roles")).expect("a link");
    let both = [
        ("unsafe-path".to_owned(), "content/acme/roles".to_owned()),
        ("unknown-field".to_owned(), "content/acme/values/listen.yaml".to_owned()),
    ];
    assert_eq!(found(&project), both);
}

#[test]
fn a_template_that_cannot_be_read_is_told_once_for_all_that_lie_over_it() {
    let project = Project::forked().write(
        "acme/boundaries/refund.yaml",
        "may: [{roles: desk, when: {fault: yes}, up_to: 5 EUR}]\n",
    );
    fs::rename(project.path("content/base"), project.path("base")).expect("it is renamed");
    symlink("../base", project.path("content/base")).expect("a link");
    is_told_once(&project, "unsafe-path", "content/base");
    for words in [
        "check acme",
        "build acme",
        "decide acme refund --role desk",
        "matrix acme",
        "fork acme other",
        "fork base other",
        "add value Candour --org acme",
        "diff acme acme",
    ] {
        let told = project.run(words).ends(1).stderr();
        assert_eq!(told.matches("error[").count(), 1, "{words}: {told}");
        assert!(told.contains("content/base:1:1"), "{words}: {told}");
    }
    let told = project.run("check").ends(1).stderr();
    assert!(told.contains("this reaches acme\n"), "{told}");
}

/// Any rule that nobody can read may be one that holds in every decision.
#[test]
fn nothing_is_decided_beside_rules_that_cannot_be_read() {
    let project = Project::sound().write("acme/boundaries/free.yaml", "title: Free\nmay: [{}]\n");
    project.run("decide acme free --role desk").ends(0);
    let rule = project.path("content/acme/boundaries/lines.yaml");
    symlink("/etc/hostname", &rule).expect("a link");
    let run = project.run("decide acme free --role desk").ends(1);
    assert!(run.stdout().is_empty() && run.stderr().contains("unsafe-path"), "{}", run.stderr());
    fs::remove_file(&rule).expect("the link goes");
    fs::write(rule, b"title: Caf\xe9\n").expect("a file");
    project.run("decide acme free --role desk").ends(1);
}

fn pipe(path: &std::path::Path) {
    let made = Command::new("mkfifo").arg(path).status();
    assert!(made.expect("there is mkfifo").success());
}

#[test]
fn what_is_no_file_cannot_be_read() {
    type Make = fn(&std::path::Path);
    let socket: Make = |path| drop(std::os::unix::net::UnixListener::bind(path).expect("a socket"));
    let folder: Make = |path| fs::create_dir(path).expect("a folder");
    for (part, make) in [
        ("playbook.yaml", pipe as Make),
        ("playbook.yaml", socket),
        ("playbook.yaml", folder),
        ("scan.yaml", folder),
        ("values/listen.yaml", pipe),
        ("boundaries/refund.yaml", socket),
        ("pages/why.md", pipe),
        ("assets/logo.svg", pipe),
        ("theme/theme.yaml", pipe),
    ] {
        let project = Project::sound();
        let path = project.path(format!("content/acme/{part}"));
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        let _ = fs::remove_file(&path);
        make(&path);
        is_told_once(&project, "not-text", &format!("content/acme/{part}"));
    }
}

/// Runs `ruimte` as somebody who is not the owner of everything.
#[track_caller]
fn as_nobody(project: &Project, words: &str) -> (Option<i32>, String, String) {
    let is_root = fs::read_to_string("/proc/self/status").is_ok_and(|status| {
        status.lines().any(|line| line.starts_with("Uid:") && line.contains("\t0\t"))
    });
    let program = project.path("ruimte");
    if !program.exists() {
        fs::copy(env!("CARGO_BIN_EXE_ruimte"), &program).expect("a copy");
        fs::set_permissions(project.path("."), PermissionsExt::from_mode(0o777)).expect("a right");
    }
    let mut command = Command::new(if is_root { "setpriv".as_ref() } else { program.as_os_str() });
    if is_root {
        command.args(["--reuid=65534", "--regid=65534", "--clear-groups"]).arg(&program);
    }
    command.current_dir(project.path(".")).args(words.split_whitespace());
    let output = command.output().expect("it runs");
    let text = |bytes| String::from_utf8_lossy(bytes).into_owned();
    (output.status.code(), text(&output.stdout), text(&output.stderr))
}

fn set_mode(project: &Project, path: &str, mode: u32) {
    fs::set_permissions(project.path(path), PermissionsExt::from_mode(mode)).expect("a right");
}

#[test]
fn what_the_system_refuses() {
    for (path, mode) in [
        ("content/acme", 0),
        ("content/acme", 0o111),
        ("content/acme/boundaries", 0),
        ("content/acme/roles", 0),
        ("content/acme/values/listen.yaml", 0),
        ("content/acme/playbook.yaml", 0),
        ("content/acme/boundaries/refund.yaml", 0),
    ] {
        let project = Project::sound();
        set_mode(&project, path, mode);
        let (code, out, err) = as_nobody(&project, "check --format json");
        let report: Report = serde_json::from_str(&out).unwrap_or_else(|_| panic!("{out}{err}"));
        let told: Vec<_> =
            report.diagnostics.iter().map(|told| (&*told.code, &*told.file, told.line)).collect();
        assert_eq!((code, &*told), (Some(1), &[("not-text", path, 1)][..]), "{out}{err}");
        let (code, _, err) = as_nobody(&project, "build");
        assert_eq!(code, Some(1), "{path}: {err}");
        assert!(err.contains("Permission denied") && err.contains(&format!("{path}:1:1")), "{err}");
        set_mode(&project, path, 0o777);
    }
    for mode in [0, 0o111, 0o444] {
        let project = Project::sound();
        set_mode(&project, "content", mode);
        for words in ["check", "build", "check acme", "matrix acme", "serve --port 0"] {
            let (code, _, err) = as_nobody(&project, words);
            assert_eq!(code, Some(2), "{mode:o} {words}: {err}");
            assert!(err.contains("cannot read the folder `content`"), "{words}: {err}");
        }
        set_mode(&project, "content", 0o777);
    }
}

#[test]
fn with_strict_a_warning_that_belongs_to_no_playbook_counts() {
    let project = Project::sound().write("loose.yaml", "x: 1\n");
    project.run("build").ends(0);
    let run = project.run("build --strict").ends(1);
    assert_eq!(run.stdout(), "dist/acme/index.html\n", "it keeps no playbook from its readers");
    project.run("check --strict").ends(1);
    project.run("check --strict acme").ends(0);
}

/// What a command says where there is no organisation at all.
#[track_caller]
fn is_empty(run: Run, command: &str) {
    let run = run.ends(2);
    let told = run.stderr();
    assert!(told.contains("there is no organisation"), "{command}: {told}");
    assert!(told.contains("ruimte fork starter NAME"), "{command}: {told}");
    assert!(told.contains("ruimte new DIR"), "{command}: {told}");
    assert_eq!(run.stdout(), "", "{command}");
}

#[test]
fn where_there_is_no_organisation_it_says_so_and_how_one_begins() {
    let empty = Project::empty();
    fs::create_dir(empty.path("content")).expect("a folder");
    let stray = Project::empty().bytes("content/notes.txt", b"x");
    let hidden = Project::empty().write("_acme/playbook.yaml", "name: Acme\n");
    for project in [empty, stray, hidden] {
        for command in [
            "check",
            "check acme",
            "check --format json",
            "build",
            "build acme",
            "serve --port 0",
            "serve acme --port 0",
            "matrix acme",
            "decide acme refund --role desk",
            "add value Candour",
            "add value Candour --org acme",
            "diff acme acme",
        ] {
            is_empty(project.run(command), command);
        }
        project.run("diff content content").ends(2);
        project.run("fork acme other").ends(2);
        project.run("check starter").ends(0);
    }
    let told = Project::empty().run("check").ends(2).stderr();
    assert!(told.contains("to begin one: ruimte new DIR"), "{told}");
}

#[test]
fn what_might_have_been_meant_is_told_first() {
    let project = Project::empty().write("acme/values/listen.yaml", "title: Listen\n");
    let told = project.run("check").ends(2).stderr();
    assert!(told.contains("`acme` has no `playbook.yaml`") && told.contains("no organisation"));
    let told = project.run("build acme").ends(2).stderr();
    assert!(told.contains("the folder `content/acme` has no `playbook.yaml`"), "{told}");
    let project = Project::sound();
    let told = project.run("check --content content/acme").ends(2).stderr();
    assert!(told.contains("`content/acme` has a `playbook.yaml` itself"), "{told}");
}

#[test]
fn where_there_are_only_templates_there_is_nothing_to_publish() {
    let template = "name: Base\ntemplate: true\ncurrency: EUR\notherwise: ask lead\n";
    let project = Project::sound().write("acme/playbook.yaml", template);
    project.run("check").ends(0);
    let told = project.run("build").ends(2).stderr();
    assert!(told.contains("`acme` is a template") && told.contains("ruimte fork acme NAME"));
    project.run("build acme").ends(0);
    let told = project.run("add value Candour").ends(2).stderr();
    assert!(told.contains("but templates: name one with --org"), "{told}");
}
