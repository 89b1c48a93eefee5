//! Many files at once, or one many times: all of it ends in one state, the one on the disk.

use std::fs::{self, File};
use std::io::Write as _;
use std::path::Path;
use std::process::Command;
use std::thread;
use std::time::{Duration, Instant};

use super::client::{Events, Server};
use super::settling::newest;
use crate::project::Project;

/// As many files as a branch changes.
const FILES: usize = 1_000;
/// As many editions as a change of many files may bring about, however slowly it is made.
pub(super) const A_FEW: u64 = 12;

/// A server, and what it tells from here on.
pub(super) fn serving(project: Project) -> (Server, Events, u64) {
    let server = Server::start(project);
    let mut events = server.events();
    let before = newest(&events.next());
    (server, events, before)
}

#[test]
fn saves_by_rename() {
    let (server, mut events, before) = serving(Project::sound());
    for number in 0..50 {
        server.save("acme/values/listen.yaml", &format!("title: Listen {number}\n"));
        server.save("acme/examples/late.yaml", &format!("title: Late {number}\n"));
    }
    let made = server.settles(&mut events, before);
    assert!((1..=100).contains(&made), "{made} editions");
    assert!(server.get("/acme/values/listen.html").body.contains("<h1>Listen 49</h1>"));
}

#[test]
fn a_file_that_is_written_in_place_and_in_pieces() {
    let (server, mut events, before) = serving(Project::sound());
    let text = "title: Much later\nvalues: [listen]\nstory: |\n  It was late, and then later.\n";
    let mut file = File::create(server.project.path("content/acme/examples/late.yaml"))
        .expect("it is emptied");
    for piece in text.as_bytes().chunks(7) {
        file.write_all(piece).expect("a piece");
        // What is half written is looked at, too.
        server.get("/acme/examples/late.html");
    }
    drop(file);
    let made = server.settles(&mut events, before);
    assert!((1..=20).contains(&made), "{made} editions");
    assert!(server.get("/acme/examples/late.html").body.contains("<h1>Much later</h1>"));
}

#[test]
fn two_hundred_saves_in_a_second() {
    let (server, mut events, before) = serving(Project::sound());
    let path = server.project.path("content/acme/values/listen.yaml");
    let began = Instant::now();
    for number in 0..200 {
        fs::write(&path, format!("title: Listen {number}\n")).expect("a file");
        // A hand that saves every five milliseconds, however long the saving takes.
        let next = Duration::from_millis(5) * (number + 1);
        thread::sleep(next.saturating_sub(began.elapsed()));
    }
    let made = server.settles(&mut events, before);
    assert!((1..=200).contains(&made), "{made} editions");
    assert!(server.get("/acme/values/listen.html").body.contains("<h1>Listen 199</h1>"));
}

#[test]
fn a_branch_that_changes_a_thousand_files() {
    let project = Project::sound();
    let root = project.path("");
    branches(&root, &project.path("content/acme/examples"));
    let (server, mut events, mut before) = serving(project);
    for branch in ["other", "one"] {
        git(&root, &["checkout", "--quiet", branch]);
        let made = server.settles(&mut events, before);
        assert!((1..=A_FEW).contains(&made), "{branch}: {made} editions");
        before += made;
        for number in [0, FILES / 2, FILES - 1] {
            let page = server.get(&format!("/acme/examples/e{number}.html")).body;
            assert!(page.contains(&format!("<h1>{branch} {number}</h1>")), "{branch} {number}");
        }
    }
}

/// Two branches that say otherwise in every example.
fn branches(root: &Path, examples: &Path) {
    fs::write(root.join(".gitignore"), "dist\n").expect("a file");
    git(root, &["init", "--quiet"]);
    for branch in ["one", "other"] {
        git(root, &["checkout", "--quiet", "-b", branch]);
        for number in 0..FILES {
            let text = format!("title: {branch} {number}\n");
            fs::write(examples.join(format!("e{number}.yaml")), text).expect("a file");
        }
        git(root, &["add", "."]);
        git(root, &["commit", "--quiet", "--message", branch]);
    }
    git(root, &["checkout", "--quiet", "one"]);
}

/// Runs git as nobody in particular.
fn git(root: &Path, words: &[&str]) {
    let settings = ["user.name=A", "user.email=a@example.org", "commit.gpgsign=false", "gc.auto=0"];
    let mut command = Command::new("git");
    command.current_dir(root).env("GIT_CONFIG_GLOBAL", "/dev/null");
    for setting in settings {
        command.args(["-c", setting]);
    }
    assert!(command.args(words).status().expect("git runs").success(), "{words:?}");
}
