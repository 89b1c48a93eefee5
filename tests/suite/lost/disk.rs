//! A disk that is full, closed or gone: the old playbook stays, that is told, and the next build
//! mends all. A limit on how long a file may get refuses as a full disk does, and everybody too.

#![cfg(unix)]

use std::fs;
use std::os::unix::fs::{PermissionsExt as _, symlink};
use std::path::Path;
use std::process::{Command, Output};

use super::killing::files;
use super::{names, retitled};
use crate::project::Project;

/// Runs the command where no file may have more than some kilobytes.
fn on_a_full_disk(project: &Project, words: &str) -> Output {
    let mut shell = Command::new("sh");
    let line = format!("trap '' XFSZ; ulimit -f 8; exec \"$0\" {words}");
    shell.current_dir(project.path(".")).args(["-c", &line, env!("CARGO_BIN_EXE_ruimte")]);
    shell.output().expect("there is a shell")
}

fn stderr(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

#[test]
fn a_full_disk_leaves_the_old_playbook_and_says_so() {
    let project = Project::sound();
    project.run("build --quiet").ends(0);
    let before = files(&project.path("dist"));
    let project = retitled(project, "Listen well");
    let output = on_a_full_disk(&project, "build");
    let told = stderr(&output);
    assert_eq!(output.status.code(), Some(2), "{told}");
    let head =
        "error: the playbook of `acme` is not published, and the old one is as it was: dist/acme/";
    assert!(told.starts_with(head), "{told}");
    assert!(told.contains(" cannot be written: File too large"), "{told}");
    assert!(!told.contains(".ruimte-new"), "{told}");
    assert!(files(&project.path("dist")) == before);
    assert_eq!(names(project.path("dist")), ["acme"]);
    project.run("build --quiet").ends(0);
    let page = fs::read_to_string(project.path("dist/acme/values/listen.html"));
    assert!(page.expect("a page").contains("Listen well"));
}

#[test]
fn a_full_disk_is_told_for_the_first_playbook_too() {
    let project = Project::sound();
    let output = on_a_full_disk(&project, "build");
    let told = stderr(&output);
    assert_eq!(output.status.code(), Some(2), "{told}");
    assert!(
        told.starts_with("error: the playbook of `acme` is not published: dist/acme/"),
        "{told}"
    );
    assert_eq!(names(project.path("dist")), [""; 0]);
}

#[test]
fn what_one_playbook_meets_keeps_no_other_from_being_told() {
    let project = Project::sound()
        .write("bravo/playbook.yaml", "name: Bravo\n")
        .write("carol/playbook.yaml", "name: Carol\n")
        .write("dave/playbook.yaml", "nam: Dave\n")
        .bytes("dist/acme", b"a file")
        .bytes("dist/carol/thesis.txt", b"years of work");
    let run = project.run("build").ends(2);
    assert_eq!(run.stdout(), "dist/bravo/index.html\n");
    let told = run.stderr();
    assert!(
        told.contains("the playbook of `acme` is not published: dist/acme is a file"),
        "{told}"
    );
    assert!(
        told.contains("\nthe playbook of `carol` is not published: dist/carol holds"),
        "{told}"
    );
    assert!(told.contains("not published: dave"), "{told}");
    assert_eq!(names(project.path("dist")), ["acme", "bravo", "carol"]);
}

fn mode(path: &Path, mode: u32) {
    fs::set_permissions(path, fs::Permissions::from_mode(mode)).expect("permissions");
}

#[test]
fn a_playbook_that_may_only_be_read_stays() {
    let project = Project::sound();
    project.run("build --quiet").ends(0);
    let out = project.path("dist/acme");
    let before = files(&out);
    let project = retitled(project, "Listen well");
    mode(&out, 0o555);
    let told = project.run("build").ends(2).stderr();
    assert!(told.contains("the old one is as it was: dist/acme may only be read"), "{told}");
    assert!(files(&out) == before);
    mode(&out, 0o755);
    // A folder within is replaced like everything else, and cleared away.
    mode(&out.join("values"), 0o555);
    project.run("build --quiet").ends(0);
    assert_eq!(names(project.path("dist")), ["acme"]);
    assert!(files(&out) != before);
}

#[test]
fn what_a_killed_build_has_left_is_cleared_away_were_it_closed() {
    let project = Project::sound().bytes("dist/.acme.ruimte-new/values/a.html", b"half");
    mode(&project.path("dist/.acme.ruimte-new/values"), 0o555);
    mode(&project.path("dist/.acme.ruimte-new"), 0o555);
    let project = project.bytes("dist/.acme.ruimte-journal", b"half");
    project.run("build --quiet").ends(0);
    assert_eq!(names(project.path("dist")), ["acme"]);
    let project = Project::sound().bytes("dist/.acme.ruimte-new", b"what is this");
    project.run("build --quiet").ends(0);
    assert_eq!(names(project.path("dist")), ["acme"]);
}

#[test]
fn an_unplugged_disk_is_told_and_mended_when_it_is_back() {
    let project = Project::sound();
    let (disk, away) = (project.path("disk"), project.path("away"));
    fs::create_dir(&disk).expect("a disk");
    symlink("disk", project.path("dist")).expect("a link");
    project.run("build --quiet").ends(0);
    let before = files(&disk);
    fs::rename(&disk, &away).expect("unplugged");
    let project = retitled(project, "Listen well");
    let told = project.run("build").ends(2).stderr();
    let head = "error: the playbook of `acme` is not published: dist is a symbolic link that leads nowhere";
    assert!(told.starts_with(head), "{told}");
    assert!(files(&away) == before && !disk.exists());
    fs::rename(&away, &disk).expect("plugged in again");
    project.run("build --quiet").ends(0);
    assert!(files(&disk) != before);
    assert_eq!(names(&disk), ["acme"]);
}

#[test]
fn a_full_disk_leaves_nothing_of_what_is_started() {
    let page = format!("---\ntitle: Long\n---\n{}", "words ".repeat(4_000));
    let project = Project::sound()
        .write("acme/playbook.yaml", "# Ours.\nname: Acme\nextends: starter\n")
        .write("acme/pages/long.md", &page);
    let before = (files(&project.path(".")), names(project.path(".")));
    let long = "x".repeat(9_000);
    for words in [
        "new deep/er/ws".to_owned(),
        "fork acme bravo --standalone --defaults".to_owned(),
        format!("add value Courage{long} --id courage"),
        "schema --out deep/schemas".to_owned(),
    ] {
        let output = on_a_full_disk(&project, &words);
        let told = stderr(&output);
        let shown: String = words.chars().take(40).collect();
        assert_eq!(output.status.code(), Some(2), "{shown} {told}");
        assert!(
            told.contains("cannot write `") && told.contains("File too large"),
            "{shown} {told}"
        );
        let is_nothing = words.starts_with("schema") || told.contains("nothing is written");
        assert!(is_nothing, "{shown} {told}");
        if words.starts_with("schema") {
            fs::remove_dir_all(project.path("deep")).expect("its folder");
        }
        assert!((files(&project.path(".")), names(project.path("."))) == before, "{shown}");
    }
}
