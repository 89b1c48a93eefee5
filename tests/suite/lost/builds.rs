//! Builds that are killed, two of them into one folder, and a playbook that somebody else has
//! had in hand.

use std::fs;
use std::path::Path;
use std::process::Stdio;

use super::killing::{BEGUN, Builds, files};
use super::{names, retitled};
use crate::diff::revisions::git;
use crate::project::Project;

#[test]
fn killed_builds_leave_the_old_playbook_or_the_new_one() {
    let tally = Builds::new().kill(16, 7);
    assert!(tally.old + tally.none > 0 && tally.begun > 0, "{tally:?}");
}

#[test]
fn killed_starts_leave_nothing_or_whole_files() {
    for begun in BEGUN {
        let tally = begun.kill(4);
        assert!(tally.old > 0, "{}: {tally:?}", begun.words);
    }
}

#[test]
fn two_builds_into_one_folder_leave_one_of_the_two() {
    let one = retitled(Project::sound(), "One");
    let two = retitled(Project::sound(), "Two");
    let all = [&one, &two].map(|project| {
        project.run("build --quiet").ends(0);
        files(&project.path("dist/acme"))
    });
    let out = one.path("both");
    for _ in 0..2 {
        let start = |project: &Project| {
            let mut command = project.command("build --quiet --out");
            command.arg(&out).stdout(Stdio::null()).spawn().expect("ruimte runs")
        };
        let running = [start(&one), start(&two), start(&one), start(&two)];
        for mut child in running {
            assert!(child.wait().expect("it ends").success());
        }
        assert!(all.contains(&files(&out.join("acme"))));
        assert_eq!(names(&out), ["acme"]);
    }
}

/// What a build from nothing makes of the same content.
#[track_caller]
fn is_mended(project: &Project) {
    project.run("build --quiet").ends(0);
    project.run("build --quiet --out fresh").ends(0);
    assert!(files(&project.path("dist/acme")) == files(&project.path("fresh/acme")));
    assert_eq!(names(project.path("dist")), ["acme"]);
    fs::remove_dir_all(project.path("fresh")).expect("it is there");
}

#[test]
fn pages_that_somebody_has_changed_are_mended() {
    let project = Project::sound();
    project.run("build --quiet").ends(0);
    let page = project.path("dist/acme/values/listen.html");
    let before = fs::read(&page).expect("a page");
    fs::write(&page, [&before[..], b"x"].concat()).expect("written");
    is_mended(&project);
    let mut turned = before.clone();
    turned[before.len() / 2] ^= 1;
    fs::write(&page, &turned).expect("written");
    is_mended(&project);
    fs::write(&page, b"").expect("written");
    is_mended(&project);
    fs::remove_file(&page).expect("removed");
    is_mended(&project);
    fs::remove_file(&page).expect("removed");
    fs::create_dir_all(page.join("more")).expect("a folder");
    is_mended(&project);
    fs::remove_dir_all(project.path("dist/acme/values")).expect("removed");
    is_mended(&project);
    fs::remove_dir_all(project.path("dist")).expect("removed");
    is_mended(&project);
}

#[cfg(unix)]
#[test]
fn a_page_that_became_a_link_is_mended_and_what_it_led_to_stays() {
    let project = Project::sound().bytes("thesis.html", b"years of work");
    project.run("build --quiet").ends(0);
    let page = project.path("dist/acme/values/listen.html");
    for target in ["thesis.html", "nowhere"] {
        fs::remove_file(&page).expect("removed");
        std::os::unix::fs::symlink(project.path(target), &page).expect("a link");
        is_mended(&project);
        assert!(fs::symlink_metadata(&page).expect("a page").is_file());
    }
    assert_eq!(fs::read(project.path("thesis.html")).expect("it stays"), b"years of work");
}

#[test]
fn a_file_of_somebody_elses_where_a_page_belongs_is_told_and_stays() {
    for (away, path) in [
        ("values/listen.html", "values/listen.html/thesis.txt"),
        ("values", "values"),
        ("cards", "cards"),
    ] {
        let project = Project::sound();
        project.run("build --quiet").ends(0);
        let away = project.path("dist/acme").join(away);
        if away.is_dir() {
            fs::remove_dir_all(&away).expect("removed");
        } else {
            fs::remove_file(&away).expect("removed");
        }
        let project = project.bytes(&format!("dist/acme/{path}"), b"years of work");
        let before = files(&project.path("dist"));
        let told = project.run("build").ends(2).stderr();
        let shown = format!("dist/acme/{path} is not ruimte's");
        assert!(told.contains(&shown) && told.contains("move it away"), "{told}");
        assert!(files(&project.path("dist")) == before);
        fs::remove_file(project.path("dist/acme").join(path)).expect("moved away");
        is_mended(&project);
    }
}

#[test]
fn what_others_put_there_comes_along_and_a_repository_stays_one() {
    let project = Project::sound();
    project.run("build --quiet").ends(0);
    let out = project.path("dist/acme");
    git(&project, &["-C", "dist/acme", "init", "-q"]);
    fs::create_dir_all(out.join("empty/er")).expect("a folder");
    let project = project.bytes("dist/acme/CNAME", b"acme.example");
    let project = retitled(project, "Listen well");
    project.run("build --quiet").ends(0);
    assert!(out.join("empty/er").is_dir());
    assert_eq!(fs::read(out.join("CNAME")).expect("it came along"), b"acme.example");
    git(&project, &["-C", "dist/acme", "status", "--porcelain"]);
    // A folder that only we had files in goes with them.
    let project = project.bytes("content/acme/assets/deep/a.txt", b"a");
    project.run("build --quiet").ends(0);
    assert_eq!(names(out.join("assets/deep")).len(), 1);
    fs::remove_dir_all(project.path("content/acme/assets")).expect("removed");
    project.run("build --quiet").ends(0);
    assert!(!out.join("assets").exists());
}

#[cfg(unix)]
#[test]
fn a_name_that_is_no_text_comes_along() {
    use std::os::unix::ffi::OsStrExt as _;
    let project = Project::sound();
    project.run("build --quiet").ends(0);
    let odd = Path::new("dist/acme").join(std::ffi::OsStr::from_bytes(b"caf\xe9.txt"));
    fs::write(project.path(&odd), "x").expect("a file");
    let project = retitled(project, "Listen well");
    project.run("build --quiet").ends(0);
    assert_eq!(fs::read(project.path(&odd)).expect("it came along"), b"x");
}
