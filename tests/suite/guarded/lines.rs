//! Guards and what stands outside the boundary: the line of roles, and answers of other currencies.

use super::{is_fine, is_refused};
use crate::project::Project;

const REFUND: &str = "title: Refund\nfacts: {fault: Our fault?}\nmay:\n  - {id: desk, roles: desk, up_to: $(lim) per guest}\n  - {id: lead, roles: lead, up_to: 500 EUR per guest}\nask: [{id: press, whom: boss, roles: lead, when: {fault: no}}]\nforks: tighten\n";

/// A template with a line of three and one beside it, a guarded boundary and this question; and
/// a fork.
fn template(question: &str) -> Project {
    Project::empty()
        .write(
            "base/playbook.yaml",
            &format!("name: Base\ntemplate: true\ncurrency: EUR\notherwise: ask lead\nquestions: {{lim: {{type: money, ask: How much?{question}}}}}\n"),
        )
        .write("base/roles/boss.yaml", "title: Boss\n")
        .write("base/roles/lead.yaml", "title: Lead\nreports_to: boss\n")
        .write("base/roles/desk.yaml", "title: Desk\nreports_to: lead\n")
        .write("base/roles/friend.yaml", "title: Friend\nreports_to: boss\n")
        .write("base/boundaries/refund.yaml", REFUND)
        .write("acme/playbook.yaml", "name: Acme\nextends: base\n")
}

fn guarded() -> Project {
    template(", default: 50 EUR")
}

#[test]
fn a_line_that_gives_room_is_told_where_it_is_changed() {
    for silence in ["", "otherwise: ask lead\n"] {
        let with = |path: &str, text: &str| {
            guarded()
                .write("acme/playbook.yaml", &format!("name: Acme\nextends: base\n{silence}"))
                .write(path, text)
        };
        is_refused(&with("acme/roles/desk.yaml", "«reports_to»: boss\n"), "loosened-boundary");
        is_refused(&with("acme/roles/lead.yaml", "«reports_to»: friend\n"), "loosened-boundary");
        is_refused(&with("acme/roles/friend.yaml", "«reports_to»: desk\n"), "loosened-boundary");
        let between = with("acme/roles/director.yaml", "title: Director\nreports_to: boss\n");
        let between = between.write("acme/roles/lead.yaml", "«reports_to»: director\n");
        is_refused(&between, "loosened-boundary");
    }
}

#[test]
fn who_is_put_above_somebody_may_what_that_one_may() {
    let above = |who: &str, text: &str| {
        guarded()
            .write("acme/roles/director.yaml", text)
            .write(&format!("acme/roles/{who}.yaml"), "reports_to: director\n")
    };
    is_fine(&above("boss", "title: Regional director\n"));
    is_fine(&above("desk", "title: Shift leader\nreports_to: lead\n"));
    let two = above("boss", "title: Regional director\nreports_to: board\n");
    is_fine(&two.write("acme/roles/board.yaml", "title: Board\n"));
}

/// What the line gives is all that it gives.
#[test]
fn who_is_put_above_somebody_may_no_more() {
    let project = guarded()
        .write("acme/roles/director.yaml", "title: Director\n")
        .write("acme/roles/boss.yaml", "reports_to: director\n")
        .write("acme/boundaries/refund.yaml", "may: [«{only: desk, up_to: 90 EUR}]\n");
    is_refused(&project, "loosened-boundary");
}

#[test]
fn an_answer_in_another_currency_is_told_where_it_is_given() {
    // Whom silence asks is above everybody: less room then never makes anybody ask a lower role.
    let alone = REFUND.replace("  - {id: lead, roles: lead, up_to: 500 EUR per guest}\n", "")
        + "otherwise: ask boss\n";
    let answer =
        |extends: &str| format!("name: Acme\nextends: {extends}\nanswers:\n  lim: «100 GBP\n");
    let middle = "name: Mid\ntemplate: true\nextends: base\n";
    for own in ["", "title: Ours\n"] {
        let project = guarded().write("base/boundaries/refund.yaml", &alone);
        let project = if own.is_empty() {
            project
        } else {
            project.write("acme/boundaries/refund.yaml", own)
        };
        let project = project.write("acme/playbook.yaml", &answer("base"));
        let told = is_refused(&project, "loosened-boundary");
        assert!(told.message.contains("counts in GBP and the template in EUR"), "{told:#?}");
        for answers in ["", "answers: {lim: 40 EUR}\n"] {
            let project = guarded()
                .write("base/boundaries/refund.yaml", &alone)
                .write("mid/playbook.yaml", &format!("{middle}{answers}"))
                .write("acme/playbook.yaml", &answer("mid"));
            is_refused(&project, "loosened-boundary");
        }
    }
    // Beside an amount of the template, in a boundary that nobody guards.
    for question in ["", ", default: 50 EUR"] {
        let project = template(question).write("acme/playbook.yaml", &answer("base"));
        project.tells_one_error();
        let project = template(question)
            .write("mid/playbook.yaml", middle)
            .write("acme/playbook.yaml", &answer("mid"));
        project.tells_one_error();
    }
}
