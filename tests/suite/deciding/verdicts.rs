//! What is decided, and how it is told.

use serde_json::{Value, json};

use super::{read, told};
use crate::project::Project;

#[test]
fn may() {
    let desk = ["refund", "--role", "desk", "fault=yes", "amount=50 EUR"];
    snapbox::assert_data_eq!(
        told(&desk),
        snapbox::str![[r#"
May: decide it yourself
  Because    Everyone: up to €50 and up to €80 per guest, when the answer to “Our fault?” is yes.
             content/acme/boundaries/refund.yaml:8
  Why        They trusted us.
             We failed them.
  Say        "Let me make that right."
  Note       Write it down.
  Afterwards 1. Tell the kitchen
             2. Thank them

"#]]
    );
    assert_eq!(
        read(&desk),
        json!({
            "verdict": "may", "whom": [], "decides": "desk", "by": "clause",
            "clause": {
                "boundary": "refund", "kind": "may", "index": 0, "id": "small",
                "file": "content/acme/boundaries/refund.yaml", "line": 8
            },
            "needs": [],
            "say": "Let me make that right.", "why": "They trusted us.\nWe failed them.",
            "note": "Write it down.", "afterwards": ["Tell the kitchen", "Thank them"], "may_if": []
        })
    );
}

#[test]
fn ask_up_the_line() {
    let desk = ["refund", "--role", "desk", "fault=yes", "amount=50.01"];
    snapbox::assert_data_eq!(
        told(&desk),
        snapbox::str![[r#"
Ask Duty lead
  Decides    Duty lead
  Because    Duty lead and everyone above: up to €200.
             content/acme/boundaries/refund.yaml:17
  May alone  up to €50

"#]]
    );
    let said = read(&desk);
    let room = json!([{"amount": "up to 50 EUR", "bags": "up to 3", "off": "up to 15 %"}]);
    assert_eq!(said["may_if"], room);
    assert_eq!((&said["by"], &said["clause"]["line"]), (&json!("line"), &json!(17)));
    assert_eq!((&said["whom"], &said["decides"]), (&json!(["lead"]), &json!("lead")));
    assert_eq!((&said["say"], &said["clause"]["id"]), (&Value::Null, &Value::Null));
}

#[test]
fn ask_by_a_clause() {
    let desk = ["refund", "--role", "desk", "fault=yes", "amount=20", "topic=food"];
    snapbox::assert_data_eq!(
        told(&desk),
        snapbox::str![[r#"
Ask Press
  Decides    you, once you have asked
  Because    Talk to Press first when the answer to “About what?” is food or interest.
             content/acme/boundaries/refund.yaml:20

"#]]
    );
    let said = read(&desk);
    assert_eq!((&said["by"], &said["clause"]["kind"]), (&json!("clause"), &json!("ask")));
    assert_eq!((&said["whom"], &said["decides"]), (&json!(["press"]), &json!("desk")));
    // Both are asked, and the one up the line decides.
    let desk = ["refund", "--role", "desk", "fault=no", "amount=20", "topic=food"];
    snapbox::assert_data_eq!(
        told(&desk),
        snapbox::str![[r#"
Ask Press and Duty lead
  Decides    Duty lead
  Because    Talk to Press first when the answer to “About what?” is food or interest.
             content/acme/boundaries/refund.yaml:20

"#]]
    );
    let said = read(&desk);
    assert_eq!((&said["whom"], &said["decides"]), (&json!(["press", "lead"]), &json!("lead")));
}

#[test]
fn never() {
    let head = ["refund", "--role", "head", "fault=yes", "amount=1", "bags=4 bags"];
    snapbox::assert_data_eq!(
        told(&head),
        snapbox::str![[r#"
Never: we do not do this
  Because    Everyone: never when the answer to “How many bags?” is more than 3 bags.
             content/acme/boundaries/refund.yaml:23
  May alone  up to 3 bags

"#]]
    );
    let said = read(&head);
    assert_eq!((&said["verdict"], &said["decides"]), (&json!("never"), &Value::Null));
    let always = ["bare", "--role", "head", "injury=yes"];
    snapbox::assert_data_eq!(
        told(&always),
        snapbox::str![[r#"
Never: we do not do this
  Because    Everyone: never when the answer to “Is anyone hurt?” is yes.
             content/acme/boundaries/lines.yaml:4

"#]]
    );
    assert_eq!(read(&always)["clause"]["boundary"], "lines");
}

#[test]
fn what_holds_in_silence() {
    let lead = ["refund", "--role", "lead", "fault=no", "amount=201"];
    snapbox::assert_data_eq!(
        told(&lead),
        snapbox::str![[r#"
Ask Head
  Decides    Head
  Because    No clause speaks of this case, so ask Head.
             content/acme/boundaries/refund.yaml:25
  May alone  up to €200

"#]]
    );
    let said = read(&lead);
    assert_eq!((&said["by"], &said["clause"]), (&json!("otherwise"), &Value::Null));
    let press = ["bare", "--role", "press"];
    snapbox::assert_data_eq!(
        told(&press),
        snapbox::str![[r#"
Ask Duty lead
  Decides    Duty lead
  Because    No clause speaks of this case, so ask Duty lead.
             content/acme/playbook.yaml:3

"#]]
    );
}

#[test]
fn undecided() {
    let desk = ["refund", "--role", "desk"];
    snapbox::assert_data_eq!(
        told(&desk),
        snapbox::str![[r#"
It depends: may, or ask Head, or ask Duty lead
  Tell       fault: Our fault?
  Tell       amount: How much is it about?

"#]]
    );
    let said = read(&desk);
    assert_eq!((&said["verdict"], &said["by"]), (&json!("undecided"), &Value::Null));
    assert_eq!((&said["needs"], &said["whom"]), (&json!(["fault", "amount"]), &json!([])));
}

/// One verdict, for a reason that depends on what is left out.
#[test]
fn decided_for_either_reason() {
    let lead = ["refund", "--role", "lead", "amount=50"];
    snapbox::assert_data_eq!(
        told(&lead),
        snapbox::str![[r#"
May: decide it yourself
  Because    This holds, whatever is left out.

"#]]
    );
    let said = read(&lead);
    assert_eq!((&said["verdict"], &said["decides"]), (&json!("may"), &json!("lead")));
    assert_eq!((&said["by"], &said["clause"]), (&Value::Null, &Value::Null));
}

#[test]
fn values_are_written_as_in_an_example() {
    let verdict = |words: &[&str]| {
        let words = [&["refund", "--role", "desk", "fault=yes", "amount=10"], words].concat();
        read(&words)["verdict"].as_str().expect("a verdict").to_owned()
    };
    for (words, expected) in [
        (&["--already", "guest=70"][..], "may"),
        (&["--already", "guest=70.01 EUR"], "ask"),
        (&["already.guest=70"], "may"),
        (&["already.guest=70.01"], "ask"),
        (&["bags=3 bags"], "may"),
        (&["bags=3.5"], "never"),
        (&["off=15 %"], "may"),
        (&["off=15.1%"], "never"),
        (&["topic=interest"], "ask"),
        (&["topic=room", "injury=no"], "may"),
    ] {
        assert_eq!(verdict(words), expected, "{words:?}");
    }
}

/// A clause stands where it was written: in the template, which a fork lies over.
#[test]
fn a_clause_of_a_template_is_shown_in_the_template() {
    let project = Project::forked().write("acme/boundaries/refund.yaml", "summary: Ours\n");
    let run = project.run("decide acme refund --role desk fault=yes amount=5").ends(0);
    assert!(run.stdout().contains("content/base/boundaries/refund.yaml:5"), "{}", run.stdout());
}
