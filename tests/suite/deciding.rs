//! `ruimte decide`: one verdict, explained to people and to programs.

use serde_json::{Value, json};

use crate::project::Project;

/// A boundary in which every kind of fact and every way to a verdict occurs.
const REFUND: &str = r#"title: Refund
facts:
  fault: Our fault?
  bags: {type: number, ask: How many bags?, unit: bags, default: 0}
  off: {type: percent, ask: How much off?, default: 0}
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

#[test]
fn may() {
    let desk = ["refund", "--role", "desk", "fault=yes", "amount=50 EUR"];
    snapbox::assert_data_eq!(
        told(&desk),
        snapbox::str![[r#"
May: decide it yourself
  Because    may: fault: yes, up to 50 EUR and up to 80 EUR per guest
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
            "note": "Write it down.", "afterwards": ["Tell the kitchen", "Thank them"]
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
  Because    may for lead and above: up to 200 EUR
             content/acme/boundaries/refund.yaml:17
  May if     amount: up to 50 EUR

"#]]
    );
    let said = read(&desk);
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
  Because    ask press: topic: food, interest
             content/acme/boundaries/refund.yaml:20
  May if     topic: room

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
  Because    ask press: topic: food, interest
             content/acme/boundaries/refund.yaml:20
  May if     fault: yes and topic: room

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
  Because    never: bags: more than 3
             content/acme/boundaries/refund.yaml:23
  May if     bags: up to 3

"#]]
    );
    let said = read(&head);
    assert_eq!((&said["verdict"], &said["decides"]), (&json!("never"), &Value::Null));
    let always = ["bare", "--role", "head", "injury=yes"];
    snapbox::assert_data_eq!(
        told(&always),
        snapbox::str![[r#"
Never: we do not do this
  Because    never: injury: yes
             content/acme/boundaries/lines.yaml:4
  May if     injury: no

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
  Because    no clause speaks, and in silence the boundary's `otherwise` holds
             content/acme/boundaries/refund.yaml:25
  May if     amount: up to 200 EUR

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
  Because    no clause speaks, and in silence the playbook's `otherwise` holds
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
  Tell       amount

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
  Because    it holds whatever is left out

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

#[test]
fn what_it_does_not_know_it_refuses_and_guesses() {
    let desk = |words: &[&str]| refused(&[&["refund", "--role", "desk"], words].concat());
    let run = refund().run("decide acne refund --role desk").ends(2);
    let all = [
        run.stderr(),
        refused(&["refnd", "--role", "desk"]),
        refused(&["refund", "--role", "dsk"]),
        refused(&["lines", "--role", "desk"]),
        desk(&["falt=yes"]),
        desk(&["fault=maybe"]),
        desk(&["topic=foood"]),
        desk(&["amount=5 USD"]),
        desk(&["amount=lots"]),
        desk(&["bags=3 boxes"]),
        desk(&["--already", "gest=5"]),
        desk(&["already.day=5"]),
        desk(&["--already", "guest=5 USD"]),
        desk(&["fault=yes", "fault=yes"]),
        desk(&["--already", "guest=5", "already.guest=5"]),
    ];
    snapbox::assert_data_eq!(
        all.concat(),
        snapbox::str![[r#"
error: there is no organisation `acne` in `content`; did you mean `acme`?
error: `acme` has no boundary `refnd`; did you mean `refund`?
error: `acme` has no role `dsk`; did you mean `desk`?
error: `lines` always holds and is not decided on its own; decide any other boundary, and give the fact there
error: the boundary `refund` has no fact `falt`; did you mean `fault`?
error: `fault`: `maybe` is neither yes nor no; write `yes` or `no`
error: `topic`: `foood` is not among the options; did you mean `food`?
error: `amount` is in USD, and `refund` counts in EUR; give the amount in EUR
error: `amount`: `lots` is no number; write digits only, with a dot before the decimals: 2000 or 2000.50
error: `bags`: `3 boxes` is no number; write digits only, with a dot before the decimals: 2000 or 2000.50
error: no limit of `refund` runs over `gest`; did you mean `guest`?
error: no limit of `refund` runs over `day`; there is only `guest`
error: `guest` is in USD, and `refund` counts in EUR; give the amount in EUR
error: `fault` is given twice
error: `guest` is given twice

"#]]
    );
}

#[test]
fn what_it_cannot_read_it_shows_how_to_write() {
    snapbox::assert_data_eq!(
        refused(&["refund", "--role", "desk", "fault"]),
        snapbox::str![[r#"
error: invalid value 'fault' for '[FACT=VALUE]...': write it like amount="150 EUR"

For more information, try '--help'.

"#]]
    );
    assert!(refused(&["refund"]).contains("--role"));
}

#[test]
fn it_decides_nothing_on_wrong_rules() {
    let decide = "decide acme refund --role desk fault=yes amount=5";
    let wrong = |path: &str, text: &str| {
        let run = refund().write(&format!("acme/{path}"), text).run(decide).ends(1);
        assert_eq!(run.stdout(), "");
        run.stderr()
    };
    snapbox::assert_data_eq!(
        wrong("boundaries/refund.yaml", "title: R\nmay: [{up_to: 2.000}]\n"),
        snapbox::str![[r#"
error[bad-amount]: `2.000` can be read in two ways
  ╭▸ content/acme/boundaries/refund.yaml:2:15
  │
2 │ may: [{up_to: 2.000}]
  │               ━━━━━
  │
  ╰ help: a dot before three digits marks thousands in one country and decimals in another: write `2000`, or `2.0000` for the fraction

`refund` cannot decide until this is mended

"#]]
    );
    wrong("roles/desk.yaml", "title: Desk\nreports_to: laed\n");
    wrong("playbook.yaml", "name: Acme\ncurrency: EUR\notherwise: ask laed\n");
    wrong(
        "boundaries/lines.yaml",
        "title: Lines\nalways: true\nfacts: {injury: Hurt?}\nnever: [{when: {injry: yes}}]\n",
    );
    // What is wrong elsewhere has no say in it.
    for (path, text) in [
        (
            "examples/late.yaml",
            "title: Late\ndecisions: [{boundary: refund, role: desk, facts: {fault: yes, amount: 5}, verdict: never}]\n",
        ),
        ("examples/odd.yaml", "titel: Odd\n"),
        ("boundaries/bare.yaml", "title: Bare\nmay: [{up_to: 2.000}]\n"),
    ] {
        let run = refund().write(&format!("acme/{path}"), text).run(decide).ends(0);
        assert!(run.stdout().starts_with("May"), "{path}: {}", run.stdout());
    }
}

#[test]
fn a_template_decides_only_what_it_has_answers_to() {
    let asks = "name: Base\ntemplate: true\ncurrency: EUR\notherwise: ask lead\nquestions: {room: {type: money, ask: How much?}}\n";
    let project = Project::forked()
        .write("base/playbook.yaml", asks)
        .write("base/boundaries/refund.yaml", "title: R\nmay: [{up_to: $(room)}]\n")
        .write("base/boundaries/free.yaml", "title: F\nmay: [{}]\n");
    let run = project.run("decide base refund --role desk amount=5").ends(1);
    snapbox::assert_data_eq!(
        run.stderr(),
        snapbox::str![[r#"
error[missing-answer]: the question `room` has no answer: How much?
  ╭▸ content/base/playbook.yaml:5:13
  │
5 │ questions: {room: {type: money, ask: How much?}}
  │             ━━━━
  │
  ╰ help: answer it in playbook.yaml: `answers: {room: ...}`

`refund` cannot decide until this is mended

"#]]
    );
    project.run("decide base free --role desk").ends(0);
}
