//! Git revisions as versions.

use std::process::Command;

use crate::project::Project;

/// Runs git in the project, without what the machine's own settings say.
pub(crate) fn git(project: &Project, words: &[&str]) {
    let mut git = Command::new("git");
    git.arg("-C").arg(project.path("."));
    git.args([
        "-c",
        "user.name=A",
        "-c",
        "user.email=a@example.org",
        "-c",
        "init.defaultBranch=main",
    ]);
    git.args(words).env("GIT_CONFIG_GLOBAL", "/dev/null").env("GIT_CONFIG_NOSYSTEM", "1");
    git.env("GIT_COMMITTER_DATE", "2026-03-03T23:30:00+0100");
    let output = git.output().expect("git runs");
    assert!(output.status.success(), "{words:?}: {}", String::from_utf8_lossy(&output.stderr));
}

/// A sound organisation, committed as `v1`.
pub(crate) fn committed() -> Project {
    let project = Project::sound();
    git(&project, &["init", "-q"]);
    commit(&project, "v1");
    project
}

pub(crate) fn commit(project: &Project, tag: &str) {
    git(project, &["add", "-A"]);
    git(project, &["commit", "-q", "-m", tag]);
    git(project, &["tag", tag]);
}

#[test]
fn a_revision_is_compared_with_the_folder_and_with_another() {
    let project = committed().write("acme/values/share.yaml", "title: Share\n");
    for words in ["diff v1:acme acme", "diff v1 acme", "diff v1:acme content:acme"] {
        assert_eq!(project.run(words).ends(0).stdout(), "value share: added\n", "{words}");
    }
    assert_eq!(project.run("diff v1 content").ends(0).stdout(), "acme\nvalue share: added\n");
    commit(&project, "v2");
    assert_eq!(project.run("diff v2:acme acme").ends(0).stdout(), "No differences.\n");
    assert_eq!(project.run("diff v2:acme v1:acme").ends(0).stdout(), "value share: removed\n");
    assert_eq!(project.run("diff HEAD~1:acme HEAD:acme").ends(0).stdout(), "value share: added\n");
}

#[test]
fn the_folder_may_lie_deep_in_the_repository() {
    let project = Project::sound();
    std::fs::create_dir_all(project.path("a b")).expect("a folder");
    std::fs::rename(project.path("content"), project.path("a b/content")).expect("it moves");
    git(&project, &["init", "-q"]);
    commit(&project, "v1");
    let project = project.bytes("a b/content/acme/values/share.yaml", b"title: Share\n");
    let run = project.run_words(&["diff", "--content", "a b/content", "v1:acme", "acme"]);
    assert_eq!(run.ends(0).stdout(), "value share: added\n");
}

#[test]
fn a_folder_that_exists_is_no_revision() {
    let project = committed().write("acme/values/share.yaml", "title: Share\n");
    git(&project, &["tag", "content"]);
    assert_eq!(project.run("diff content:acme acme").ends(0).stdout(), "No differences.\n");
}

#[test]
fn what_is_no_revision_is_said() {
    let project = committed();
    let run = project.run("diff v2:acme acme").ends(2);
    let told = "there is no folder `v2` here, and the git repository has no revision `v2`; did you mean `v1`?";
    assert!(run.stderr().contains(told), "{}", run.stderr());
    let run = project.run("diff v1:acne acme").ends(2);
    let told = "there is no organisation `acne` in `v1:content`; did you mean `acme`?";
    assert!(run.stderr().contains(told), "{}", run.stderr());
    // Nothing that is given becomes an option of git.
    for revision in ["--git-dir=/tmp:acme", "-h:acme", "--all:acme"] {
        let run = project.run_words(&["diff", "--", revision, "acme"]).ends(2);
        assert!(run.stderr().contains("has no revision"), "{}", run.stderr());
    }
    let run = Project::sound().run("diff v1:acme acme").ends(2);
    assert!(run.stderr().contains("`content` is in no git repository"), "{}", run.stderr());
    let project = Project::sound();
    git(&project, &["init", "-q"]);
    git(&project, &["commit", "-q", "--allow-empty", "-m", "nothing"]);
    let run = project.run("diff HEAD:acme acme").ends(2);
    assert!(
        run.stderr().contains("there is no folder `content` in the revision `HEAD`"),
        "{}",
        run.stderr()
    );
}

#[test]
fn errors_in_a_revision_say_which() {
    let project = Project::sound().write("acme/values/listen.yaml", "titel: Listen\n");
    git(&project, &["init", "-q"]);
    commit(&project, "v1");
    let project = project.write("acme/values/listen.yaml", "title: Listen\n");
    let run = project.run("diff v1:acme acme").ends(1);
    assert!(run.stderr().contains("v1:content/acme/values/listen.yaml:1:1"), "{}", run.stderr());
}

#[cfg(unix)]
#[test]
fn links_in_a_revision_lead_nowhere_else() {
    let project = Project::sound().bytes("secret.yaml", b"title: Secret\n");
    let link = |to: &std::path::Path, at: &str| {
        std::os::unix::fs::symlink(to, project.path(at)).expect("a link");
    };
    link(std::path::Path::new("listen.yaml"), "content/acme/values/heed.yaml");
    git(&project, &["init", "-q"]);
    commit(&project, "v1");
    assert_eq!(project.run("diff v1:acme acme").ends(0).stdout(), "No differences.\n");
    link(&project.path("secret.yaml"), "content/acme/values/secret.yaml");
    commit(&project, "v2");
    let run = project.run("diff v2:acme v1:acme").ends(1);
    assert!(
        run.stderr().contains("unsafe-path") && !run.stdout().contains("Secret"),
        "{}",
        run.stderr()
    );
}
