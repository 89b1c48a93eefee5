//! What is not decided, and how that is told.

use super::{refund, refused};
use crate::project::Project;

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
fn a_refusal_speaks_of_the_number_that_was_written() {
    let desk = |words: &[&str]| refused(&[&["refund", "--role", "desk"], words].concat());
    for (given, help) in [
        ("amount=50 €", "write `50 EUR`"),
        ("amount=€1.500,-", "write `1500 EUR`"),
        ("amount=1 500,00", "write thousands without a space: `1500.00`"),
        ("amount=1,500", "before the decimals: `1500` or `1.5000`"),
        ("amount=1.500.000", "has dots between its thousands"),
        ("bags=2,5", "before the decimals: `2.5`"),
    ] {
        let told = desk(&[given]);
        assert!(told.contains(help), "{given}: {told}");
        assert!(!told.contains("2000"), "{given}: {told}");
    }
    let told = desk(&["--already", "guest"]);
    assert!(told.contains("write it like guest="), "{told}");
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
