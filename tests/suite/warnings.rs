//! Things that should be looked at, and keep nothing from being published.

use crate::project::Project;

#[test]
fn unused_fact() {
    let text = "title: Refund\nfacts:\n  fault: Our fault?\n  «mood»: What mood?\nmay:\n  - when: {fault: yes}\n    up_to: 50 EUR per guest\notherwise: never\n";
    Project::sound().write("acme/boundaries/refund.yaml", text).tells("unused-fact");
}

#[test]
fn unused_question() {
    Project::sound()
        .write("acme/playbook.yaml", "name: Acme\ncurrency: EUR\notherwise: ask lead\nquestions:\n  «room»: {type: money, ask: How much?, default: 5 EUR}\n")
        .tells("unused-question");
}

#[test]
fn value_without_example() {
    Project::sound()
        .write("acme/values/kind.yaml", "«title: Kind\n")
        .tells("value-without-example");
}

#[test]
fn boundary_without_example() {
    Project::sound()
        .write("acme/boundaries/tone.yaml", "«title: Tone\notherwise: may\n")
        .tells("boundary-without-example");
}

#[test]
fn review_overdue() {
    Project::sound()
        .write("acme/values/listen.yaml", "title: Listen\nreview_by: «2026-05-31\n")
        .tells("review-overdue");
    Project::sound()
        .write("acme/values/listen.yaml", "title: Listen\nreview_by: 2026-06-01\n")
        .is_silent();
    let project =
        Project::sound().write("acme/values/listen.yaml", "title: Listen\nreview_by: 2026-06-01\n");
    assert_eq!(project.run("check --format json --today 2027-01-01").report().warnings, 1);
    project.run("check --today soon").ends(2);
}

#[test]
fn warnings_fail_only_when_strict() {
    let project = Project::sound().write("acme/notes.txt", "x");
    project.run("check").ends(0);
    project.run("check --strict").ends(1);
}

#[test]
fn a_misspelt_fact_is_told_the_near_one() {
    let text = "title: R\nfacts: {receipt: {ask: Is there a receipt?}, «reciept: Is there a receipt?}\nmay: [{when: {receipt: yes}}]\notherwise: ask lead\n";
    let told =
        Project::sound().write("acme/boundaries/r.yaml", text).tells_among_others("unused-fact");
    assert_eq!(
        told.help.as_deref(),
        Some(
            "did you mean `receipt`? If not, test it in a `when`, or take it out: it would be asked in vain"
        ),
    );
}
