//! What a guard covers besides verdicts: what is asked, in which words, and what stands beside it.

mod beside;
mod doors;
mod evaded;
mod facts;
mod lines;
mod once;
mod words;

use crate::project::{Project, Told};

/// A boundary with every kind of fact; `POLICY` stands for what forks may do.
const ALLERGY: &str = "\
title: Allergy
question: May I say that this $(dish) is safe?
facts:
  source: {type: choice, ask: How do you know?, options: {card: From the card, cook: From the cook, guess: By heart}}
  traces: Can a trace hurt?
  late: {ask: Is it late?, default: $(assume)}
  portions: {type: number, ask: How many portions?, unit: portions}
  amount: What does it cost?
may:
  - {id: known, when: {source: [card, cook], portions: at most 3}, up_to: 50 EUR}
ask:
  - {id: traces, whom: cook, when: {source: card, traces: yes}}
  - {id: late, whom: lead, when: {late: yes}}
never:
  - {id: guess, when: {source: guess}}
  - {id: press, when: {press: yes, source: card}}
otherwise: ask cook
forks: POLICY
";

/// The words of it that are translated.
const ALLERGY_NL: &str = "\
title: Allergie
question: Mag ik zeggen dat dit veilig is?
facts: {traces: Kan een spoor kwaad?, source: {options: {card: Van de kaart}}}
";

/// A template that guards it, and a fork.
fn guarded(policy: &str) -> Project {
    Project::empty()
        .write(
            "base/playbook.yaml",
            "name: Base\ntemplate: true\nlanguages: [en, nl]\ncurrency: EUR\notherwise: ask lead\nquestions:\n  assume: {type: yes_no, ask: Assume?, default: no}\n  dish: {type: text, ask: What?, default: dish}\n",
        )
        .write("base/roles/boss.yaml", "title: Boss\n")
        .write("base/roles/lead.yaml", "title: Lead\nreports_to: boss\n")
        .write("base/roles/cook.yaml", "title: Cook\nreports_to: boss\n")
        .write("base/roles/desk.yaml", "title: Desk\nreports_to: lead\n")
        .write(
            "base/boundaries/lines.yaml",
            "title: Lines\nalways: true\nfacts: {press: Press?}\nask: [{id: press, whom: boss, when: {press: yes}}]\n",
        )
        .write("base/boundaries/allergy.yaml", &ALLERGY.replace("POLICY", policy))
        .write("base/boundaries/allergy.nl.yaml", ALLERGY_NL)
        .write("acme/playbook.yaml", "name: Acme\nextends: base\n")
}

/// The fork's file of the boundary.
const OWN: &str = "acme/boundaries/allergy.yaml";

/// The codes of what is told of guards.
const GUARDS: [&str; 3] = ["loosened-boundary", "reworded-guard", "beside-guard"];

/// What is told of some codes, in the order of the report.
fn told_of(project: &Project, codes: &[&str]) -> Vec<Told> {
    let report = project.run("check --format json --today 2026-06-01").report();
    report.diagnostics.into_iter().filter(|told| codes.contains(&told.code.as_str())).collect()
}

/// What is told of guards.
fn told_of_guards(project: &Project) -> Vec<Told> {
    told_of(project, &GUARDS)
}

/// Expects nothing to be told of guards, and no error.
#[track_caller]
fn is_fine(project: &Project) {
    let report = project.run("check --format json --today 2026-06-01").report();
    let is_of_guards = |code: &str| GUARDS.contains(&code);
    let told: Vec<_> = report
        .diagnostics
        .iter()
        .filter(|told| told.severity == "error" || is_of_guards(&told.code))
        .collect();
    assert!(told.is_empty(), "{told:#?}");
}

/// Expects one error of this code at the marked place.
#[track_caller]
fn is_refused(project: &Project, code: &str) -> Told {
    let mut told = told_of_guards(project);
    assert_eq!(told.len(), 1, "{told:#?}");
    let told = told.remove(0);
    let place = project.marked().cloned().expect("marked");
    assert_eq!((told.file.clone(), told.line, told.column), place, "{told:#?}");
    assert_eq!((told.code.as_str(), told.severity.as_str()), (code, "error"), "{told:#?}");
    told
}
