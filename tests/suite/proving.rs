//! `ruimte check --proof`: which changes of the boundaries no example would notice.

use crate::project::{Project, Proved, Told};

const PINNED: &str = "title: Late
values: listen
decisions:
  - {boundary: refund, role: desk, facts: {fault: yes, amount: 50}, verdict: may}
  - {boundary: refund, role: desk, facts: {fault: yes, amount: 50.01}, verdict: ask lead}
  - {boundary: refund, role: desk, facts: {fault: no, amount: 50}, verdict: ask lead}
";

#[test]
fn unproved() {
    let refund = "title: Refund\nfacts: {fault: Our fault?}\nmay:\n  - when: {fault: yes}\n    up_to: «50 EUR per guest\notherwise: ask lead\n";
    let project = Project::sound().write("acme/boundaries/refund.yaml", refund);
    project.is_silent();
    let run = project.run("check --proof --format json --today 2026-06-01").ends(0);
    let report = run.report();
    let (file, line, column) = run.marked().cloned().expect("marked");
    let is_there = |told: &&Told| (&told.file, told.line, told.column) == (&file, line, column);
    let told = report.diagnostics.iter().filter(|told| told.code == "unproved").filter(is_there);
    let told: Vec<&str> = told.map(|told| told.message.as_str()).collect();
    assert_eq!(
        told,
        [
            "no example would notice if everyone's 50 EUR became 49.99 EUR; one would: Desk, fault: yes, 50 EUR",
            "no example would notice if everyone's 50 EUR became 50.01 EUR; one would: Desk, fault: yes, 50.01 EUR",
            "no example would notice if everyone's `may` had no such limit; one would: Desk, fault: yes, 50.01 EUR",
        ]
    );
    let score = |limits, verdicts, clauses, conditions| Proved {
        organisation: "acme".to_owned(),
        boundary: "refund".to_owned(),
        limits,
        verdicts,
        clauses,
        conditions,
    };
    assert_eq!(report.proof, [score([0, 2], [1, 2], [1, 1], [0, 2])]);
    let project = project.write("acme/examples/late.yaml", PINNED);
    let report = project.run("check --proof --format json --today 2026-06-01").ends(0).report();
    assert!(report.diagnostics.is_empty(), "{:#?}", report.diagnostics);
    assert_eq!(report.proof, [score([2, 2], [2, 2], [1, 1], [2, 2])]);
}

#[test]
fn a_table_for_people() {
    let run = Project::sound()
        .write(
            "acme/boundaries/free.yaml",
            "title: Free\nfacts: {x: X?}\nmay: [{when: {x: yes}}]\notherwise: never\n",
        )
        .run("check --proof --today 2026-06-01")
        .ends(0);
    snapbox::assert_data_eq!(
        run.stdout(),
        snapbox::str![[r#"
acme: changes that an example notices
                limits    verdicts     clauses  conditions
  free               -         0/2         0/1         0/1
  refund           0/2         1/2         1/1         0/2

"#]]
    );
    assert!(run.stderr().contains("warning[unproved]"), "{}", run.stderr());
}

#[test]
fn what_is_proposed_is_ready_to_be_told() {
    let run = Project::sound().run("check --proof --today 2026-06-01").ends(0);
    snapbox::assert_data_eq!(
        run.stderr(),
        snapbox::str![[r#"
warning[unproved]: no example would notice if `fault` no longer mattered to everyone's `may`; one would: Desk, fault: no, 50 EUR
  ╭▸ content/acme/boundaries/refund.yaml:5:19
  │
5 │   - when: {fault: yes}
  │                   ━━━
  │
  ╰ help: tell it, with `decisions`:
            - {boundary: refund, role: desk, facts: {fault: no, amount: 50 EUR}, verdict: ask lead}
          try it: ruimte decide acme refund --role desk fault=no amount="50 EUR"

warning[unproved]: no example would notice if everyone's 50 EUR became 49.99 EUR; one would: Desk, fault: yes, 50 EUR
  ╭▸ content/acme/boundaries/refund.yaml:6:12
  │
6 │     up_to: 50 EUR per guest
  │            ━━━━━━━━━━━━━━━━
  │
  ╰ help: tell it, with `decisions`:
            - {boundary: refund, role: desk, facts: {fault: yes, amount: 50 EUR}, verdict: may}
          try it: ruimte decide acme refund --role desk fault=yes amount="50 EUR"

warning[unproved]: no example would notice if everyone's 50 EUR became 50.01 EUR; one would: Desk, fault: yes, 50.01 EUR
  ╭▸ content/acme/boundaries/refund.yaml:6:12
  │
6 │     up_to: 50 EUR per guest
  │            ━━━━━━━━━━━━━━━━
  │
  ╰ help: tell it, with `decisions`:
            - {boundary: refund, role: desk, facts: {fault: yes, amount: 50.01 EUR}, verdict: ask lead}
          try it: ruimte decide acme refund --role desk fault=yes amount="50.01 EUR"

warning[unproved]: no example would notice if everyone's `may` had no such limit; one would: Desk, fault: yes, 50.01 EUR
  ╭▸ content/acme/boundaries/refund.yaml:6:12
  │
6 │     up_to: 50 EUR per guest
  │            ━━━━━━━━━━━━━━━━
  │
  ╰ help: tell it, with `decisions`:
            - {boundary: refund, role: desk, facts: {fault: yes, amount: 50.01 EUR}, verdict: ask lead}
          try it: ruimte decide acme refund --role desk fault=yes amount="50.01 EUR"

warning[unproved]: no example would notice if what holds in silence were turned around; one would: Desk, 50.01 EUR
  ╭▸ content/acme/boundaries/refund.yaml:7:12
  │
7 │ otherwise: ask lead
  │            ━━━━━━━━
  │
  ╰ help: tell it, with `decisions`:
            - {boundary: refund, role: desk, facts: {amount: 50.01 EUR}, verdict: ask lead}
          try it: ruimte decide acme refund --role desk amount="50.01 EUR"

5 warnings in 1 organisation

"#]]
    );
}

#[test]
fn strictly_it_fails() {
    let project = Project::sound();
    project.run("check --strict --today 2026-06-01").ends(0);
    project.run("check --strict --proof --today 2026-06-01").ends(1);
    let project = project.write("acme/examples/late.yaml", PINNED);
    project.run("check --strict --proof --today 2026-06-01").ends(0);
}

/// A fork tells nothing more of a boundary that its template proves.
#[test]
fn templates_and_forks_are_scored_apart() {
    let project = Project::forked().write("base/examples/late.yaml", PINNED);
    let report = project.run("check --proof --format json --today 2026-06-01").ends(0).report();
    assert!(report.diagnostics.is_empty(), "{:#?}", report.diagnostics);
    let whose: Vec<_> = report.proof.iter().map(|score| score.organisation.as_str()).collect();
    assert_eq!(whose, ["acme", "base"]);
}

/// A stretch of one value is that value, in what is decided, told and proved.
#[test]
fn between_a_value_and_itself_is_that_value() {
    let outputs = |test: &str| {
        let boundary = format!(
            "title: Refund\nfacts: {{n: {{type: number, ask: How many?}}}}\nmay: [{{when: {{n: {test}}}}}]\notherwise: ask lead\n"
        );
        let project = Project::sound()
            .write("acme/boundaries/refund.yaml", &boundary)
            .write(
                "acme/examples/late.yaml",
                "title: Late\nvalues: listen\ndecisions:\n  - {boundary: refund, role: desk, facts: {n: 7}, verdict: may}\n",
            );
        let commands = [
            "decide acme refund --role desk n=7",
            "decide acme refund --role desk n=7.5",
            "matrix acme refund",
        ];
        let mut all: Vec<String> =
            commands.iter().map(|command| project.run(command).stdout()).collect();
        let proved = project.run("check --proof --format json --today 2026-06-01").report();
        all.extend(proved.diagnostics.into_iter().map(|told| told.message));
        all.push(format!("{:?}", proved.proof));
        all
    };
    assert_eq!(outputs("between 7 and 7"), outputs("7"));
    assert_eq!(outputs("between 7 and 7.0"), outputs("7"));
}
