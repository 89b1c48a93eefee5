//! What `new`, `fork` and `add` write: whole files, over nothing that was there.

use std::fs;

use super::killing::files;
use super::names;
use crate::project::Project;

#[test]
fn what_was_there_stays_byte_for_byte() {
    let playbook = "# What we are.\r\nname:   Acme # not Acne\r\n\r\nextends: starter\r\n\r\n\r\n";
    let project = Project::empty()
        .write("acme/playbook.yaml", playbook)
        .write("acme/values/own.yaml", "title: Own   # ours\n")
        .bytes("content/acme/values/.draft.swp", b"x")
        .bytes("content/acme/values/.ruimte-new.txt", b"an author's name")
        .bytes("content/.ruimte-new", b"another one");
    let before = files(&project.path("."));
    for words in [
        "add value Courage",
        "add boundary Gift",
        "add example Tea",
        "add role Porter",
        "fork acme bravo --defaults",
        "fork acme carol --standalone --defaults",
        "new ws",
    ] {
        project.run(words).ends(0);
        let after = files(&project.path("."));
        assert!(before.iter().all(|(path, bytes)| after.get(path) == Some(bytes)), "{words}");
    }
}

#[test]
fn of_two_who_write_the_same_one_wins_and_the_other_is_told() {
    let project = Project::sound();
    let before = files(&project.path("content"));
    let start = |words: &str| {
        let mut command = project.command(words);
        command.stdout(std::process::Stdio::null()).stderr(std::process::Stdio::piped());
        command.spawn().expect("ruimte runs")
    };
    for round in 0..2 {
        for (words, at_once) in [
            (format!("add value Courage-{round} --org acme"), 4),
            (format!("fork starter org-{round} --defaults"), 3),
            (format!("new ws-{round}"), 3),
        ] {
            let running: Vec<_> = (0..at_once).map(|_| start(&words)).collect();
            let ended: Vec<_> = running
                .into_iter()
                .map(|child| child.wait_with_output().expect("it ends"))
                .collect();
            let won = ended.iter().filter(|output| output.status.success()).count();
            assert_eq!(won, 1, "{words} {ended:?}");
            for output in ended.iter().filter(|output| !output.status.success()) {
                let told = String::from_utf8_lossy(&output.stderr);
                assert_eq!(output.status.code(), Some(2), "{told}");
                let is_told = ["already there", "is not empty", "somebody else"];
                assert!(is_told.iter().any(|words| told.contains(words)), "{words}: {told}");
            }
        }
    }
    let after = files(&project.path("."));
    assert!(before.iter().all(|(path, bytes)| {
        after.get(&std::path::Path::new("content").join(path)) == Some(bytes)
    }));
    assert!(after.keys().all(|path| !path.to_string_lossy().contains(".ruimte-new-")));
    assert!(
        after.contains_key(std::path::Path::new("content/acme/examples/courage-0-example.yaml"))
    );
}

#[test]
fn two_who_add_other_things_do_not_disturb_each_other() {
    let project = Project::empty().write("acme/playbook.yaml", "name: Acme\nextends: starter\n");
    let start = |number: usize| {
        let words = format!("add value Thing-{number} --quiet");
        project.command(&words).stdout(std::process::Stdio::null()).spawn().expect("ruimte runs")
    };
    let running: Vec<_> = (0..8).map(start).collect();
    for mut child in running {
        assert!(child.wait().expect("it ends").success());
    }
    // In English and in Dutch.
    for folder in ["values", "examples"] {
        let written = names(project.path("content/acme").join(folder));
        assert_eq!(written.len(), 16, "{written:?}");
        assert!(written.iter().all(|name| name.starts_with("thing-")), "{written:?}");
    }
}

#[test]
fn what_somebody_left_who_was_killed_is_cleared_away() {
    let project = Project::sound()
        .bytes("content/acme/values/.ruimte-new-a1b2c3", b"half a val")
        .bytes("content/.ruimte-new-a1b2c3/new/playbook.yaml", b"half a pl")
        .bytes("leeg/.ruimte-new-a1b2c3/new/content/starter/x", b"half");
    project.run("add value Courage").ends(0);
    assert_eq!(names(project.path("content/acme/values")), ["courage.yaml", "listen.yaml"]);
    project.run("fork starter bravo --defaults").ends(0);
    assert_eq!(names(project.path("content")), ["acme", "bravo"]);
    project.run("new leeg").ends(0);
    assert_eq!(names(project.path("leeg")), [".gitignore", ".ruimte", ".vscode", "content"]);
}

#[test]
fn a_start_that_was_broken_off_halfway_is_told() {
    let project = Project::empty()
        .bytes("ws/.ruimte-new-a1b2c3/new/content/starter/x", b"half")
        .bytes("ws/.gitignore", b"/dist\n");
    let before = files(&project.path("ws"));
    let told = project.run("new ws").ends(2).stderr();
    assert!(told.contains("`ws` holds what was left when it was started"), "{told}");
    assert!(told.contains("broke that off: `.gitignore`\nempty it and start again"), "{told}");
    assert!(files(&project.path("ws")) == before);
}

#[test]
fn what_is_on_its_way_is_left_alone() {
    let project = Project::sound().bytes("content/acme/values/.ruimte-new-a1b2c3", b"at work");
    let path = project.path("content/acme/values/.ruimte-new-a1b2c3");
    let held = fs::File::open(&path).expect("a file");
    held.lock().expect("it can be locked");
    project.run("add value Courage").ends(0);
    assert!(path.exists());
    drop(held);
    project.run("add value Trust").ends(0);
    assert!(!path.exists());
}
