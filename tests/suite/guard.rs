//! Guard rails: what a template lets its forks do with a boundary, and how a fork that goes
//! further is told.

use crate::project::{Project, Told};

/// A template whose boundary may only be narrowed, with a question and a line of three roles.
fn tightened() -> Project {
    kept(
        "title: Refund\nfacts: {fault: Our fault?}\nmay:\n  - when: {fault: yes}\n    up_to: $(goodwill) per guest\n  - {id: big, only: lead, up_to: 500 EUR}\nask:\n  - {id: press, whom: boss, when: {fault: no}}\nforks: tighten\n",
    )
}

fn kept(boundary: &str) -> Project {
    Project::empty()
        .write(
            "base/playbook.yaml",
            "name: Base\ntemplate: true\ncurrency: EUR\notherwise: ask lead\nquestions:\n  goodwill: {type: money, ask: How much?, default: 50 EUR}\n",
        )
        .write("base/roles/boss.yaml", "title: Boss\n")
        .write("base/roles/lead.yaml", "title: Lead\nreports_to: boss\n")
        .write("base/roles/desk.yaml", "title: Desk\nreports_to: lead\n")
        .write("base/boundaries/refund.yaml", boundary)
        .write("acme/playbook.yaml", "name: Acme\nextends: base\n")
}

/// What a fork is told, at the marked place.
#[track_caller]
fn told(project: &Project) -> Told {
    project.tells_among_others("loosened-boundary")
}

/// Checks, and expects no fork to be accused.
#[track_caller]
fn is_kept(project: &Project) {
    let report = project.run("check --format json --today 2026-06-01").report();
    let errors: Vec<_> =
        report.diagnostics.iter().filter(|told| told.severity == "error").collect();
    assert!(errors.is_empty(), "{errors:#?}");
}

#[test]
fn an_answer_that_gives_more_room_is_told_where_it_is_given() {
    let project = tightened().write(
        "acme/playbook.yaml",
        "name: Acme\nextends: base\nanswers:\n  goodwill: «400 EUR»\n",
    );
    let told = told(&project);
    assert_eq!(
        told.message,
        "Desk may now decide this alone by `refund`: fault: yes, 400 EUR; the template says ask Lead"
    );
    assert_eq!(told.related[0].file, "content/base/boundaries/refund.yaml");
    assert_eq!(told.related[0].message, "the template lets forks only narrow this");
}

#[test]
fn an_answer_that_takes_room_away_is_fine() {
    is_kept(
        &tightened().write(
            "acme/playbook.yaml",
            "name: Acme\nextends: base\nanswers: {goodwill: 20 EUR}\n",
        ),
    );
}

#[test]
fn the_message_can_be_tried_out_in_both() {
    let project = kept("title: Refund\nfacts: {fault: Our fault?}\nmay: [{when: {fault: yes}, up_to: 50 EUR}]\notherwise: ask lead\nforks: tighten\n")
        .write("acme/boundaries/refund.yaml", "may:\n  - «when: {fault: yes}\n    up_to: 400 EUR\n");
    let told = told(&project);
    assert_eq!(
        told.message,
        "Desk may now decide this alone by `refund`: fault: yes, 400 EUR; the template says ask Lead (and so for 1 other role)"
    );
    let help = told.help.expect("help");
    for (command, verdict) in [
        ("ruimte decide acme refund --role desk fault=yes amount=\"400 EUR\"", "may"),
        ("ruimte decide base refund --role desk fault=yes amount=\"400 EUR\"", "ask"),
    ] {
        assert!(help.contains(&format!(": {command}")), "{help}");
        let words = ["fault=yes", "amount=400 EUR", "--format", "json"];
        let organisation = command.split(' ').nth(2).expect("an organisation");
        let run = project.run_words(
            &[&["decide", organisation, "refund", "--role", "desk"], &words[..]].concat(),
        );
        assert!(run.stdout().contains(&format!("\"verdict\": \"{verdict}\"")), "{}", run.stdout());
    }
}

#[test]
fn what_makes_the_difference_is_shown() {
    for (path, text) in [
        ("boundaries/refund.yaml", "may:\n  - {id: big, up_to: «900 EUR}\n"),
        ("boundaries/refund.yaml", "may:\n  - {id: big, only: «[desk, lead]}\n"),
        ("boundaries/refund.yaml", "ask:\n  - «{id: press, remove: true}\n"),
        ("boundaries/refund.yaml", "«otherwise»: may\n"),
        ("playbook.yaml", "name: Acme\nextends: base\n«otherwise»: may\n"),
        ("playbook.yaml", "name: Acme\nextends: base\nwithout: [«boundaries/refund]\n"),
    ] {
        let project = tightened().write(&format!("acme/{path}"), text);
        let report = project.run("check --format json --today 2026-06-01").report();
        let place = project.run("check").marked().cloned().expect("marked");
        let told: Vec<_> =
            report.diagnostics.iter().filter(|told| told.code == "loosened-boundary").collect();
        assert_eq!(told.len(), 1, "{path} {text} {:#?}", report.diagnostics);
        let told = told[0];
        assert_eq!((told.file.clone(), told.line, told.column), place, "{text} {told:#?}");
    }
}

#[test]
fn what_a_fixed_boundary_asks_is_asked_in_the_template_s_words() {
    let fixed = kept("title: Refund\nquestion: May I?\nmay: [{}]\nforks: fixed\n");
    let told = fixed
        .write("acme/boundaries/refund.yaml", "question: «Must I?\n")
        .tells_among_others("reworded-guard");
    assert_eq!(told.message, "no fork may reword the question of `refund`");
}

#[test]
fn what_goes_round_a_guard_is_told() {
    let told = tightened()
        .write(
            "acme/boundaries/pay-back.yaml",
            "«title: Refund all\nfacts: {fault: Our fault?}\nmay: [{when: {fault: yes}}]\n",
        )
        .tells_among_others("beside-guard");
    assert_eq!(told.severity, "warning");
}

/// Leaving it to somebody who stands lower in the line gives room, and so does asking others
/// instead, however many they are.
#[test]
fn whom_one_asks_is_kept_too() {
    let refund = "acme/boundaries/refund.yaml";
    let template = kept("title: Refund\nmay:\n  - {id: big, only: boss}\nforks: tighten\n");
    let message = told(&template.write(refund, "may:\n  - {id: big, only: «[lead]}\n")).message;
    assert_eq!(
        message,
        "Desk now asks Lead by `refund`: whatever the case; the template says ask Boss (and so for 1 other role)"
    );
    let template =
        "title: Refund\nmay: [{}]\nask: [{id: first, whom: lead, roles: desk}]\nforks: tighten\n";
    let with = |clauses: &str| {
        kept(template)
            .write("acme/roles/friend.yaml", "title: Friend\nreports_to: boss\n")
            .write(refund, &format!("ask:\n{clauses}"))
    };
    let clauses = "  - {whom: boss, roles: desk}\n  - {whom: friend, roles: desk}\n";
    is_kept(&with(clauses));
    let message =
        told(&with(&format!("  - {{id: first, remove: true}}\n  - «{}", &clauses[4..]))).message;
    assert_eq!(
        message,
        "Desk now asks Boss and Friend by `refund`: whatever the case; the template says ask Lead"
    );
}

#[test]
fn what_a_boundary_leaves_to_forks_is_not_held_against_them() {
    let fork = "may: [{up_to: 900 EUR}]\n";
    let free = kept("title: Refund\nmay: [{up_to: 50 EUR}]\n");
    is_kept(&free.write("acme/boundaries/refund.yaml", fork));
    let free = kept("title: Refund\nmay: [{up_to: 50 EUR}]\nforks: change\n");
    is_kept(&free.write("acme/boundaries/refund.yaml", fork));
}

#[test]
fn a_fixed_boundary_may_be_reworded_and_nothing_else() {
    let fixed = || kept("title: Refund\nmay:\n  - {id: all, up_to: 50 EUR}\nforks: fixed\n");
    let own = "acme/boundaries/refund.yaml";
    is_kept(&fixed().write(own, "title: Money back\nmay:\n  - {id: all, note: Note it.}\n"));
    let told = told(&fixed().write(own, "may:\n  - {id: all, up_to: «20 EUR}\n"));
    assert_eq!(
        told.message,
        "Desk must now ask Lead by `refund`: 50 EUR; the template says may (and so for 1 other role)"
    );
    assert_eq!(told.related[0].message, "the template lets no fork change this");
    let line = "title: Line\nalways: true\nfacts: {hurt: {ask: Hurt?, default: no}}\nnever: [{when: {hurt: yes}}]\n";
    is_kept(&fixed().write("acme/boundaries/line.yaml", line));
}

#[test]
fn a_line_that_always_holds_is_kept_too() {
    let line = "title: Line\nalways: true\nfacts: {hurt: {ask: Hurt?, default: no}}\nnever:\n  - {id: hurt, when: {hurt: yes}}\nforks: tighten\n";
    let with = |text: &str| kept(line).write("acme/boundaries/refund.yaml", text);
    is_kept(&with("never: [{when: {hurt: no}}]\n"));
    let message = told(&with("never:\n  - «{id: hurt, remove: true}\n")).message;
    assert_eq!(
        message,
        "Desk may now decide this alone by `refund`: hurt: yes; the template says never (and so for 2 other roles)"
    );
    let message = told(&with("«always»: false\notherwise: never\n")).message;
    assert_eq!(message, "`refund` holds in every decision, and no fork may end that");
}

#[test]
fn roles_of_the_fork_alone_get_no_more_room_either() {
    let kept = kept("title: Refund\nmay: [{roles: lead}]\notherwise: ask lead\nforks: tighten\n");
    let with = kept.write("acme/roles/temp.yaml", "title: Temp\nreports_to: desk\n");
    is_kept(&with);
    let told = told(&with.write("acme/boundaries/refund.yaml", "may: [«{only: temp}]\n"));
    assert_eq!(
        told.message,
        "Temp may now decide this alone by `refund`: whatever the case; the template says ask Lead"
    );
    assert!(!told.help.expect("help").contains("decide base"));
}

#[test]
fn a_line_of_roles_that_loses_somebody_is_told_in_the_role() {
    let project =
        kept("title: Refund\nmay: [{}]\nask: [{whom: boss, roles: lead}]\nforks: tighten\n")
            .write("acme/roles/desk.yaml", "«reports_to»: boss\n");
    assert_eq!(
        told(&project).message,
        "Desk may now decide this alone by `refund`: whatever the case; the template says ask Boss"
    );
}

#[test]
fn a_fact_of_another_kind_cannot_be_held_against_it() {
    let project =
        kept("title: Refund\nfacts: {n: N?}\nmay: [{id: a, when: {n: yes}}]\nforks: tighten\n")
            .write(
                "acme/boundaries/refund.yaml",
                "facts: {n: «{type: number, ask: N?}}\nmay: [{id: a, when: {n: 3}}]\n",
            );
    assert_eq!(
        told(&project).message,
        "`n` is another kind of fact than in the template, so nobody can tell whether `refund` gives more room"
    );
}

#[test]
fn another_currency_cannot_be_held_against_it() {
    let project = kept("title: Refund\nmay: [{id: all, up_to: 50 EUR}]\nforks: tighten\n")
        .write("acme/boundaries/refund.yaml", "may: [{id: all, up_to: «5 USD}]\n");
    assert!(told(&project).message.contains("counts in USD and the template in EUR"));
}

#[test]
fn the_first_answer_to_a_question_loosens_nothing() {
    let base = |default: &str| {
        tightened().write(
            "base/playbook.yaml",
            &format!("name: Base\ntemplate: true\ncurrency: EUR\notherwise: ask lead\nquestions:\n  goodwill: {{type: money, ask: How much?{default}}}\n"),
        )
    };
    let answer = "name: Acme\nextends: base\nanswers:\n  goodwill: «400 EUR\n";
    is_kept(&base("").write("acme/playbook.yaml", answer));
    told(&base(", default: 50 EUR").write("acme/playbook.yaml", answer));
    let wider = base("")
        .write("acme/playbook.yaml", &answer.replace('«', ""))
        .write("acme/boundaries/refund.yaml", "may: [«{up_to: 900 EUR}]\n");
    assert!(!told(&wider).help.expect("help").contains("decide base"));
}

#[test]
fn a_fork_of_a_fork_is_held_against_every_folder_below() {
    let project = tightened()
        .write(
            "chain/playbook.yaml",
            "name: Chain\ntemplate: true\nextends: base\nanswers: {goodwill: 30 EUR}\n",
        )
        .write("acme/playbook.yaml", "name: Acme\nextends: chain\nanswers: {goodwill: «40 EUR}\n");
    assert!(told(&project).help.expect("help").contains("decide chain"));
    // What the chain loosens is told there, once, and keeps the house from being published, too.
    let project = tightened()
        .write(
            "chain/playbook.yaml",
            "name: Chain\ntemplate: true\nextends: base\nanswers: {goodwill: «80 EUR}\n",
        )
        .write("acme/playbook.yaml", "name: Acme\nextends: chain\n");
    assert!(told(&project).help.expect("help").contains("this reaches acme"));
    let report = project.run("check acme --format json").report();
    assert_eq!(report.errors, 1, "{:#?}", report.diagnostics);
    project.run("build acme").ends(1);
}

#[test]
fn no_fork_says_what_forks_may_do() {
    for forks in ["«forks»: change\n", "«forks»:\n"] {
        let project = tightened().write("acme/boundaries/refund.yaml", forks);
        project.tells_among_others("misplaced-key");
    }
}
