//! No process is started by content: a folder that comes from somebody else may be a git
//! repository with settings of its own, and git runs what those say.

#![cfg(unix)]

use std::fs;
use std::os::unix::fs::PermissionsExt as _;

use crate::diff::revisions::{commit, git};
use crate::project::Project;
use crate::serve::client::Server;

/// Settings of a repository that name a program, wherever git would run it.
const SETTINGS: &str = r#"
[core]
    fsmonitor = RUN fsmonitor
    hooksPath = hooks
    sshCommand = RUN ssh
    pager = RUN pager
    editor = RUN editor
    alternateRefsCommand = RUN alternates
    attributesFile = .attributes
    gitProxy = RUN proxy
[diff]
    external = RUN external
[diff "evil"]
    command = RUN command
    textconv = RUN textconv
[filter "evil"]
    clean = RUN clean
    smudge = RUN smudge
    required = true
[filter "ev il.process"]
    process = RUN process
    clean = RUN clean-of-process
[merge "evil"]
    driver = RUN merge
[gpg]
    program = RUN gpg
[log]
    showSignature = true
    decorate = true
[credential]
    helper = !RUN credential
[alias]
    status = !RUN alias
    log = !RUN alias
[include]
    path = more
[remote "origin"]
    url = ext::RUN remote
    promisor = true
    partialclonefilter = blob:none
[extensions]
    partialClone = origin
[protocol]
    allow = always
[protocol "ext"]
    allow = always
[uploadpack]
    packObjectsHook = RUN pack
"#;

/// A fork with a history, in a repository whose every setting and hook writes into `ran`.
fn hostile() -> Project {
    let project = Project::forked()
        .write("acme/values/listen.yaml", "summary: To every guest.\n")
        .bytes(
            "content/.gitattributes",
            b"* filter=evil diff=evil merge=evil\n*.yaml filter=evil\n",
        )
        .bytes("content/base/roles/.gitattributes", b"* filter=more\n")
        .bytes("content/acme/roles/.gitattributes", b"* -text\n");
    git(&project, &["init", "-q"]);
    commit(&project, "v1");
    let project = project.write("base/values/listen.yaml", "title: Listen\nsummary: To all.\n");
    commit(&project, "v2");
    let script = project.path("run");
    let ran = project.path("ran");
    fs::write(&script, format!("#!/bin/sh\necho \"$0 $*\" >> '{}'\ncat\n", ran.display()))
        .expect("a script");
    let run = |path: &std::path::Path| {
        fs::set_permissions(path, fs::Permissions::from_mode(0o755)).expect("it may run");
    };
    run(&script);
    let config = project.path(".git/config");
    let settings = SETTINGS.replace("RUN", &script.display().to_string());
    let before = fs::read_to_string(&config).expect("a repository");
    fs::write(&config, before + &settings).expect("it can be written");
    let more = format!("[filter \"more\"]\n clean = {}\n required\n", script.display());
    fs::write(project.path(".git/more"), more).expect("it can be written");
    for name in ["post-index-change", "fsmonitor-watchman", "pre-commit", "post-checkout"] {
        let hook = project.path(format!(".git/hooks/{name}"));
        fs::create_dir_all(hook.parent().expect("a folder")).expect("a folder");
        fs::copy(&script, &hook).expect("a hook");
    }
    // What was written again is looked at again.
    project
        .write("acme/values/listen.yaml", "summary: To every guest!\n")
        .write("acme/playbook.yaml", "name: Acne\nextends: base\n")
        .write("base/roles/lead.yaml", "title: Laed\n")
}

#[track_caller]
fn nothing_ran(project: &Project) {
    let ran = fs::read_to_string(project.path("ran")).unwrap_or_default();
    assert_eq!(ran, "");
}

#[test]
fn a_repository_that_comes_with_the_content_starts_nothing() {
    let project = hostile();
    for words in ["check", "build --since v1 --base-url https://x.example", "diff v1:acme v2:acme"]
    {
        let run = project.run(words);
        assert!(!run.stderr().contains("git refused"), "{words} {}", run.stderr());
        nothing_ran(&project);
    }
    let server = Server::start(project);
    assert_eq!(server.get("/acme/").status, 200);
    server.get("/.ruimte/bar/acme/index.html");
    nothing_ran(&server.project);
}

#[test]
fn the_settings_would_run_programs() {
    // Otherwise the test above could not fail.
    let project = hostile();
    let mut status = std::process::Command::new("git");
    status.arg("-C").arg(project.path("content")).args(["status", "--porcelain"]);
    status.output().expect("git runs");
    assert!(project.path("ran").exists());
}

#[test]
fn a_folder_that_is_a_repository_without_work_tree_starts_nothing() {
    let project = hostile();
    for part in ["HEAD", "objects", "refs", "config"] {
        fs::rename(project.path(format!(".git/{part}")), project.path(format!("content/{part}")))
            .expect("it moves");
    }
    for words in ["check", "diff HEAD:acme acme", "build --since HEAD"] {
        project.run(words);
        nothing_ran(&project);
    }
}
