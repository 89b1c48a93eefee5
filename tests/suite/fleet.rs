//! Which forks the change of a template reaches, as `check --since` and `serve` tell it.

use std::fs;

use serde_json::Value;

use crate::diff::revisions::{commit, git};
use crate::project::Project;
use crate::serve::client::Server;

const REFUND: &str = "title: Refund\nfacts:\n  fault: Our fault?\nmay:\n  - when: {fault: yes}\n    up_to: $(goodwill) per guest\notherwise: ask lead\n";
const TEMPLATE: &str = "name: Base\ntemplate: true\ncurrency: EUR\notherwise: ask lead\nquestions:\n  goodwill: {type: money, ask: How much?, default: 50 EUR}\n";

/// A template and three forks: one follows it, one has an answer of its own, and one has an
/// example that stands at the template's limit.
fn fleet() -> Project {
    Project::forked()
        .write("base/playbook.yaml", TEMPLATE)
        .write("base/boundaries/refund.yaml", REFUND)
        .write("bravo/playbook.yaml", "name: Bravo\nextends: base\nanswers: {goodwill: 90 EUR}\n")
        .write("charlie/playbook.yaml", "name: Charlie\nextends: base\n")
        .write(
            "charlie/examples/edge.yaml",
            "title: Edge\nvalues: [listen]\ndecisions:\n  - {boundary: refund, role: desk, facts: {fault: yes, amount: 50 EUR}, verdict: may}\n",
        )
}

/// The same with less room in the template, and another word.
fn changed(project: Project) -> Project {
    project
        .write("base/playbook.yaml", &TEMPLATE.replace("50 EUR", "40 EUR"))
        .write("base/values/listen.yaml", "title: Listen closely\n")
}

fn kept(project: Project) -> Project {
    let (from, to) = (project.path("content"), project.path("old"));
    for entry in walkdir::WalkDir::new(&from).into_iter().map(|entry| entry.expect("an entry")) {
        let to = to.join(entry.path().strip_prefix(&from).expect("it is below"));
        if entry.file_type().is_dir() {
            fs::create_dir_all(to).expect("a folder");
        } else {
            fs::copy(entry.path(), to).expect("a copy");
        }
    }
    project
}

#[test]
fn whom_the_change_of_a_template_reaches() {
    let run = changed(kept(fleet())).run("check --since old").ends(1);
    snapbox::assert_data_eq!(
        run.stdout(),
        snapbox::str![[r#"
base changed since old: playbook.yaml (answers); value listen (title); boundary refund (may)
  acme
    refund: less room for Desk
  bravo
    words only: nobody’s room changes
  charlie
    refund: less room for Desk
    1 example agrees no longer: edge

"#]]
    );
    let quiet = kept(fleet()).run("check --since old").ends(0);
    assert_eq!(quiet.stdout(), "No template has changed since old.\n");
}

#[test]
fn what_a_fork_says_otherwise_does_not_reach_it() {
    let project = kept(fleet().write("bravo/values/listen.yaml", "title: Hear\n"));
    let project = project.write("base/values/listen.yaml", "title: Listen closely\n");
    let told = project.run("check --since old").ends(0).stdout();
    assert!(told.contains("  bravo\n    not reached: it says otherwise itself\n"), "{told}");
    assert!(told.contains("  acme, charlie\n    words only"), "{told}");
}

#[test]
fn the_same_for_programs_and_since_a_revision() {
    let project = fleet();
    git(&project, &["init", "-q"]);
    commit(&project, "v1");
    let project = changed(project);
    let told = project.run("check --since v1 --format json").ends(1).stdout();
    let told: Value = serde_json::from_str(&told).expect("JSON");
    assert_eq!(told["errors"], 1);
    let since = &told["since"][0];
    assert_eq!(since["template"], "base");
    assert_eq!(since["changes"][2]["id"], "refund");
    assert_eq!(since["changes"][2]["fields"][0], "may");
    let charlie = &since["reaches"][2];
    assert_eq!(charlie["organisation"], "charlie");
    assert_eq!(charlie["room"][0]["boundary"], "refund");
    assert_eq!(charlie["room"][0]["narrower"][0], "desk");
    assert_eq!(charlie["examples"][0], "edge");
    assert_eq!(since["reaches"][1]["room"].as_array().map(Vec::len), Some(0));
    let refused = project.run("check --since v9").ends(2);
    assert!(refused.stderr().contains("v9"), "{}", refused.stderr());
}

#[test]
fn a_server_tells_it_of_the_edits_since_it_began() {
    let server = Server::start(fleet());
    let waves =
        || -> Value { serde_json::from_str(&server.get("/.ruimte/waves").body).expect("JSON") };
    assert_eq!(waves(), Value::Array(Vec::new()));
    let mut events = server.events();
    server.save("base/playbook.yaml", &TEMPLATE.replace("50 EUR", "60 EUR"));
    server.until(&mut events, "/charlie/boundaries/refund.html", "€60");
    let told = waves();
    assert_eq!(told[0]["template"], "base");
    assert_eq!(told[0]["reaches"][0]["organisations"], serde_json::json!(["acme", "charlie"]));
    assert_eq!(told[0]["reaches"][0]["told"], serde_json::json!(["refund: more room for Desk"]));
    // Taken back, it is as if nothing had been.
    server.save("base/playbook.yaml", TEMPLATE);
    server.until(&mut events, "/charlie/boundaries/refund.html", "€50");
    assert_eq!(waves(), Value::Array(Vec::new()));
}
