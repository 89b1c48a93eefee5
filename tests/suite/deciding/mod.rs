//! `ruimte decide`: one verdict, explained to people and to programs.

mod may_if;
mod refusals;
mod verdicts;

use serde_json::Value;

use crate::project::Project;

/// A boundary in which every kind of fact and every way to a verdict occurs.
const REFUND: &str = r#"title: Refund
facts:
  fault: Our fault?
  bags: {type: number, ask: How many bags?, unit: bags, default: 0, can_change: yes}
  off: {type: percent, ask: How much off?, default: 0, can_change: yes}
  topic: {type: choice, ask: About what?, options: [room, food, interest], default: room}
may:
  - id: small
    when: {fault: yes}
    up_to: [50 EUR, 80 EUR per guest]
    why: |
      They trusted us.
      We failed them.
    say: Let me make that right.
    note: Write it down.
    afterwards: [Tell the kitchen, Thank them]
  - roles: lead
    up_to: 200 EUR
ask:
  - whom: press
    when: {topic: [food, interest]}
never:
  - when: {bags: more than 3}
  - when: {off: more than 15 %}
otherwise: ask head
"#;

fn refund() -> Project {
    Project::empty()
        .write("acme/playbook.yaml", "name: Acme\ncurrency: EUR\notherwise: ask lead\n")
        .write("acme/roles/desk.yaml", "title: Front desk\nreports_to: lead\n")
        .write("acme/roles/lead.yaml", "title: Duty lead\nreports_to: head\n")
        .write("acme/roles/head.yaml", "title: Head\n")
        .write("acme/roles/press.yaml", "title: Press\n")
        .write("acme/boundaries/refund.yaml", REFUND)
        .write("acme/boundaries/bare.yaml", "title: Bare\nmay: [{only: head}]\n")
        .write(
            "acme/boundaries/lines.yaml",
            "title: Lines\nalways: true\nfacts: {injury: Is anyone hurt?}\nnever: [{when: {injury: yes}}]\n",
        )
}

/// What `decide acme` says to people; it ends well whatever the verdict.
#[track_caller]
fn told(words: &[&str]) -> String {
    let run = refund().run_words(&[&["decide", "acme"], words].concat()).ends(0);
    assert_eq!(run.stderr(), "");
    run.stdout()
}

/// What it says to programs.
#[track_caller]
fn read(words: &[&str]) -> Value {
    let words = [&["decide", "acme"], words, &["--format", "json"]].concat();
    serde_json::from_str(&refund().run_words(&words).ends(0).stdout()).expect("JSON")
}

/// What it refuses to decide.
#[track_caller]
fn refused(words: &[&str]) -> String {
    let run = refund().run_words(&[&["decide", "acme"], words].concat()).ends(2);
    assert_eq!(run.stdout(), "");
    run.stderr()
}
