//! The forms in which diagnostics are told, and what goes where.

use crate::project::Project;

fn wrong() -> Project {
    Project::sound().write("acme/roles/desk.yaml", "title: Desk\nreports_to: laed\n")
}

#[test]
fn for_people_with_the_text_underlined() {
    let run = wrong().run("check").ends(1);
    assert_eq!(run.stdout(), "");
    snapbox::assert_data_eq!(
        run.stderr(),
        snapbox::str![[r#"
error[unknown-role]: there is no role `laed`
  ╭▸ content/acme/roles/desk.yaml:2:13
  │
2 │ reports_to: laed
  │             ━━━━
  │
  ╰ help: did you mean `lead`?

1 error in 1 organisation

"#]]
    );
}

#[test]
fn for_programs() {
    let run = wrong().run("check --format json").ends(1);
    assert_eq!(run.stderr(), "");
    snapbox::assert_data_eq!(
        run.stdout(),
        snapbox::str![[r#"
{
  "diagnostics": [
    {
      "code": "unknown-role",
      "severity": "error",
      "message": "there is no role `laed`",
      "file": "content/acme/roles/desk.yaml",
      "line": 2,
      "column": 13,
      "help": "did you mean `lead`?",
      "related": []
    }
  ],
  "errors": 1,
  "warnings": 0
}

"#]]
    );
}

#[test]
fn for_github() {
    let run = wrong().run("check --format github").ends(1);
    snapbox::assert_data_eq!(
        run.stdout(),
        snapbox::str![[r#"
::error file=content/acme/roles/desk.yaml,line=2,col=13,endLine=2,title=unknown-role::there is no role `laed`%0Adid you mean `lead`?

"#]]
    );
}

#[test]
fn colours_only_when_wanted() {
    let coloured = |words: &str| wrong().run(words).stderr().contains('\u{1b}');
    assert!(coloured("check --color always"));
    assert!(!coloured("check --color never"));
    assert!(!coloured("check"));
}

#[test]
fn quiet_says_only_what_is_wrong() {
    assert_eq!(Project::sound().run("check --quiet").ends(0).stderr(), "");
    assert!(wrong().run("check --quiet").ends(1).stderr().contains("unknown-role"));
    assert!(Project::sound().run("check").ends(0).stderr().contains("no problems"));
}

#[test]
fn wrong_usage_ends_with_2() {
    Project::sound().run("chekc").ends(2);
    Project::sound().run("check --format xml").ends(2);
    Project::sound().run("--version").ends(0);
    Project::sound().run("help").ends(2);
    Project::sound().run("--help").ends(0);
}

#[cfg(unix)]
#[test]
fn a_closed_pipe_is_no_error() {
    use std::process::Stdio;
    let mut child = wrong()
        .command("check --format json")
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("ruimte runs");
    drop(child.stdout.take());
    let status = child.wait().expect("it ends");
    assert_ne!(status.code(), Some(101), "it panicked");
}
