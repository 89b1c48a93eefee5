//! `.ruimte`, by which a build knows the one before: cut off, garbled, older, or with odd names.

use std::fs;
use std::path::Path;

use super::killing::files;
use super::{names, retitled};
use crate::project::Project;

/// Builds after the journal has been changed, and expects what a build from nothing makes, with
/// what somebody else has put there. What the journal no longer says was ours may stay.
#[track_caller]
fn mends(change: impl Fn(Vec<u8>) -> Vec<u8>) {
    let project = Project::sound().bytes("content/acme/assets/same.txt", b"same");
    project.run("build --quiet").ends(0);
    let journal = project.path("dist/acme/.ruimte");
    fs::write(&journal, change(fs::read(&journal).expect("a journal"))).expect("written");
    let project = retitled(project.bytes("dist/acme/CNAME", b"acme.example"), "Listen well");
    // A journal that says that pages are as they were must not be believed.
    let project = project.bytes("dist/acme/roles/desk.html", b"somebody's");
    project.run("build --quiet").ends(0);
    project.run("build --quiet --out fresh").ends(0);
    let found = files(&project.path("dist/acme"));
    assert_eq!(found[Path::new("CNAME")], b"acme.example");
    for (path, bytes) in files(&project.path("fresh/acme")) {
        assert!(found.get(&path) == Some(&bytes), "{}", path.display());
    }
    assert_eq!(names(project.path("dist")), ["acme"]);
}

#[test]
fn a_journal_that_a_power_cut_has_left_is_mended() {
    mends(|_| Vec::new());
    mends(|bytes| bytes[..bytes.len() / 2].to_vec());
    mends(|bytes| bytes[..bytes.len() - 1].to_vec());
    mends(|bytes| vec![0; bytes.len()]);
}

#[test]
fn a_journal_that_says_something_else_is_mended() {
    mends(|_| b"<<<<<<< HEAD\n\xff\xfe\t\t \n".to_vec());
    mends(|bytes| String::from_utf8(bytes).expect("text").replace('\n', "\r\n").into_bytes());
    // Every mark one letter off, and every digest that of nothing.
    let other = |text: String| text.replace(" a", " b").replace('0', "1");
    mends(|bytes| other(String::from_utf8(bytes).expect("text")).into_bytes());
}

#[test]
fn a_journal_of_paths_alone_is_understood() {
    mends(|bytes| {
        let text = String::from_utf8(bytes).expect("text");
        let paths = text.lines().filter_map(|line| line.split('\t').next());
        let paths = paths.filter(|path| !path.is_empty());
        paths.fold(String::new(), |all, path| all + path + "\n").into_bytes()
    });
}

#[test]
fn what_a_torn_journal_still_says_is_ours_goes_when_it_is_no_more() {
    let project = Project::sound().write("acme/examples/early.yaml", "title: Early\n");
    project.run("build --quiet").ends(0);
    let journal = project.path("dist/acme/.ruimte");
    let text = fs::read_to_string(&journal).expect("a journal");
    let cut = text.rfind("values/").expect("a line");
    fs::write(&journal, &text[..cut]).expect("written");
    fs::remove_file(project.path("content/acme/examples/early.yaml")).expect("removed");
    let told = project.run("build").ends(0).stderr();
    assert!(told.contains(" removed"), "{told}");
    assert!(!project.path("dist/acme/examples/early.html").exists());
}

#[cfg(unix)]
#[test]
fn odd_names_are_known_again() {
    let odd =
        ["a\nb.txt", "a\tb.txt", "100%.txt", "%41.txt", "\u{e9} \u{1f33b}.txt", "a\r", " end"];
    let write = |project: Project, text: &str| {
        odd.iter().fold(project, |project, name| {
            project.bytes(&format!("content/acme/assets/{name}"), text.as_bytes())
        })
    };
    let assets = |project: &Project| files(&project.path("dist/acme/assets"));
    let project = write(Project::sound(), "old");
    project.run("build --quiet").ends(0);
    let old = assets(&project);
    assert!(old.len() >= 6 && old.values().all(|bytes| bytes == b"old"), "{old:?}");
    let told = project.run("build").ends(0).stderr();
    assert!(told.contains("nothing changed"), "{told}");
    let project = write(project, "new");
    project.run("build --quiet").ends(0);
    let new = assets(&project);
    assert!(new.len() == old.len() && new.values().all(|bytes| bytes == b"new"), "{new:?}");
    fs::remove_dir_all(project.path("content/acme/assets")).expect("removed");
    project.run("build --quiet").ends(0);
    assert!(!project.path("dist/acme/assets").exists());
}
