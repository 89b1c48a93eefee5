//! What a fork causes in the files that it inherits is told at the fork's own line, with the file
//! of its own to write; what the template has by itself is told there.

use crate::project::{Project, Told};

const BASE: &str = "\
title: Refund
facts:
  fault: Our fault?
  late: {ask: Is it late?, default: no}
  topic: {type: choice, ask: About what?, options: [room, food], default: room}
may:
  - {id: desk, roles: [desk], when: {fault: yes, late: no}, up_to: 50 EUR per guest}
  - {roles: [clerk], when: {fault: yes, topic: room}, up_to: 20 EUR per guest}
never:
  - {id: top, over: 5000 EUR}
otherwise: ask lead
";

const LATE: &str = "\
title: Late
values: [listen]
decisions:
  - boundary: refund
    role: desk
    facts: {fault: yes, late: no, topic: food, amount: 20 EUR, already: {guest: 10 EUR}}
    verdict: may
  - {boundary: refund, role: clerk, facts: {fault: yes, topic: room, amount: 20 EUR}, verdict: may}
  - {boundary: refund, role: clerk, facts: {fault: no, amount: 6000 EUR}, verdict: never}
";

fn forked() -> Project {
    Project::forked()
        .write("base/roles/clerk.yaml", "title: Clerk\nreports_to: lead\n")
        .write("base/boundaries/refund.yaml", BASE)
        .write("base/examples/late.yaml", LATE)
}

/// What is told first at the marked place, and what to do about it.
#[track_caller]
fn told(project: &Project, code: &str) -> (Told, String) {
    let told = project.tells_among_others(code);
    let help = told.help.clone().expect("help");
    (told, help)
}

/// The errors that are told, each as its file.
fn files_of_errors(project: &Project) -> Vec<String> {
    let report = project.run("check --format json --today 2026-06-01").report();
    let errors = report.diagnostics.into_iter().filter(|told| told.severity == "error");
    errors.map(|told| told.file).collect()
}

#[track_caller]
fn only_in_the_fork(project: &Project) {
    let files = files_of_errors(project);
    assert!(!files.is_empty() && files.iter().all(|file| file.contains("/acme/")), "{files:?}");
}

#[test]
fn the_template_itself_is_sound() {
    forked().is_silent();
}

#[test]
fn a_verdict_that_an_override_changes_is_told_at_the_override() {
    let project = forked()
        .write("acme/boundaries/refund.yaml", "may:\n  - {id: desk, up_to: «15 EUR per guest}\n");
    let (told, help) = told(&project, "wrong-verdict");
    let message = "with this, examples/late.yaml:7 of `base` is wrong: the example expects `may`, and `refund` says `ask lead`";
    assert_eq!(told.message, message);
    assert_eq!(
        (&*told.related[0].file, told.related[0].line),
        ("content/base/examples/late.yaml", 7)
    );
    assert!(
        help.starts_with(
            "`base` is fine by itself: change this, or say in content/acme/examples/late.yaml"
        ),
        "{help}"
    );
    assert!(help.contains("without: [examples/late]"), "{help}");
    only_in_the_fork(&project);
    // The lines that it gives are right.
    let lines: String = help
        .lines()
        .skip_while(|line| *line != "decisions:")
        .take_while(|line| *line == "decisions:" || line.starts_with("  "))
        .map(|line| format!("{line}\n"))
        .collect();
    project.write("acme/examples/late.yaml", &lines).has_no_error();
}

#[test]
fn an_answer_that_changes_a_verdict_is_told_at_the_answer() {
    let base = "name: Base\ntemplate: true\ncurrency: EUR\notherwise: ask lead\nquestions: {room: {type: money, ask: How much?, default: 50 EUR}}\n";
    let project = forked()
        .write("base/playbook.yaml", base)
        .write("base/boundaries/refund.yaml", &BASE.replace("50 EUR per", "$(room) per"))
        .write("acme/playbook.yaml", "name: Acme\nextends: base\nanswers: {room: «15 EUR}\n");
    told(&project, "wrong-verdict");
    only_in_the_fork(&project);
}

#[test]
fn what_holds_in_silence_is_told_where_the_fork_says_it() {
    let silent = "  - {boundary: refund, role: clerk, facts: {fault: no, amount: 20 EUR}, verdict: ask lead}\n";
    let project = forked()
        .write("base/boundaries/refund.yaml", &BASE.replace("otherwise: ask lead\n", ""))
        .write("base/examples/late.yaml", &(LATE.to_owned() + silent))
        .write("acme/playbook.yaml", "name: Acme\nextends: base\notherwise: «never\n");
    told(&project, "wrong-verdict");
    only_in_the_fork(&project);
    let project = project.write("acme/playbook.yaml", "name: Acme\nextends: base\n«otherwise»:\n");
    let (_, help) = told(&project, "missing-field");
    assert!(help.contains("content/acme/playbook.yaml"), "{help}");
}

#[test]
fn a_line_of_the_forks_own_that_changes_a_verdict_is_told_there() {
    let own =
        "title: Lines\nalways: true\nfacts: {press: Press?}\nnever:\n  - «when: {press: no}\n";
    let project = forked().write("acme/boundaries/lines.yaml", own);
    let report = project.run("check acme --format json").report();
    let wrong: Vec<_> =
        report.diagnostics.iter().filter(|told| told.code == "wrong-verdict").collect();
    assert!(!wrong.is_empty(), "{:#?}", report.diagnostics);
    assert!(
        wrong.iter().all(|told| told.file == "content/acme/boundaries/lines.yaml"),
        "{wrong:#?}"
    );
}

#[test]
fn a_fact_that_the_fork_takes_out_is_told_where_it_does() {
    let project = forked().write("acme/boundaries/refund.yaml", "facts:\n  «late»:\n");
    let (told, help) = told(&project, "unknown-fact");
    assert!(
        told.message.starts_with("with this, boundaries/refund.yaml:7 of `base` is wrong: "),
        "{}",
        told.message
    );
    assert!(help.contains("content/acme/boundaries/refund.yaml:\nmay:\n  - id: desk\n"), "{help}");
    only_in_the_fork(&project);
    // A clause without an id needs one.
    let project = forked().write("acme/boundaries/refund.yaml", "facts:\n  «topic»:\n");
    let report = project.run("check acme --format json").report();
    let helps: Vec<_> = report.diagnostics.iter().filter_map(|told| told.help.as_deref()).collect();
    assert!(
        helps
            .iter()
            .any(|help| help.contains("needs an `id` in content/base/boundaries/refund.yaml:8")),
        "{helps:#?}"
    );
}

#[test]
fn another_type_or_other_options_are_told_where_the_fork_gives_them() {
    let project =
        forked().write("acme/boundaries/refund.yaml", "facts:\n  late: {type: «number}\n");
    told(&project, "bad-test");
    only_in_the_fork(&project);
    let project = forked().write(
        "acme/boundaries/refund.yaml",
        "facts:\n  topic: {«options»: [house, food], default: food}\n",
    );
    let report = project.run("check acme --format json").report();
    assert!(report.errors > 0);
    let options = report.diagnostics.iter().filter(|told| told.severity == "error");
    for told in options {
        assert_eq!(
            (&*told.file, told.line),
            ("content/acme/boundaries/refund.yaml", 2),
            "{told:#?}"
        );
    }
    let project = forked()
        .write("acme/boundaries/refund.yaml", "facts:\n  topic: {type: «yes_no, default: yes}\n");
    only_in_the_fork(&project);
}

#[test]
fn a_period_that_the_fork_takes_out_is_told_at_its_limit() {
    let project = forked().write(
        "acme/boundaries/refund.yaml",
        "may:\n  - {id: desk, up_to: «60 EUR}\n  - {up_to: 20 EUR, roles: [clerk], when: {fault: yes, topic: room}}\n",
    )
    .write("base/boundaries/refund.yaml", &BASE.replace("up_to: 20 EUR per guest", "up_to: 20 EUR"));
    let (told, help) = told(&project, "unknown-period");
    assert!(told.message.contains("examples/late.yaml:6 of `base`"), "{}", told.message);
    assert!(help.contains("content/acme/examples/late.yaml"), "{help}");
    only_in_the_fork(&project);
}

#[test]
fn mixed_currencies_are_told_at_the_one_that_the_fork_writes() {
    let project = forked()
        .write("acme/playbook.yaml", "name: Acme\nextends: base\ncurrency: USD\n")
        .write("acme/boundaries/refund.yaml", "may:\n  - {id: desk, up_to: «60 per guest}\n");
    let report = project.run("check acme --format json").report();
    assert!(report.errors > 0);
    for told in report.diagnostics.iter().filter(|told| told.severity == "error") {
        assert!(told.file.starts_with("content/acme/"), "{told:#?}");
    }
}

#[test]
fn a_role_that_is_dropped_is_told_with_the_file_to_write() {
    let project = forked()
        .write("acme/playbook.yaml", "name: Acme\nextends: base\nwithout: [«roles/clerk]\n");
    let (_, help) = told(&project, "unknown-role");
    assert!(
        help.contains("content/acme/boundaries/refund.yaml")
            || help.contains("content/acme/examples/late.yaml"),
        "{help}"
    );
    only_in_the_fork(&project);
    // Whatever names it.
    for (path, text) in [
        ("roles/lead.yaml", "title: Lead\nstart_with: [role:clerk]\n"),
        ("values/listen.yaml", "title: Listen\ntext: See [](role:clerk).\n"),
        ("roles/boss.yaml", "title: Boss\nreports_to: clerk\n"),
    ] {
        let project = Project::forked()
            .write("base/roles/clerk.yaml", "title: Clerk\nreports_to: lead\n")
            .write(&format!("base/{path}"), text)
            .write("acme/playbook.yaml", "name: Acme\nextends: base\nwithout: [«roles/clerk]\n");
        project.tells_one_error();
    }
}

#[test]
fn a_line_that_the_fork_makes_a_circle_is_told_at_its_own_role() {
    let project = forked()
        .write("base/roles/boss.yaml", "title: Boss\n")
        .write("base/roles/lead.yaml", "title: Lead\nreports_to: boss\n")
        .write("acme/roles/boss.yaml", "reports_to: «desk\n");
    let report = project.run("check acme --format json").report();
    let circle = report.diagnostics.iter().find(|told| told.code == "reports-to-cycle");
    let circle = circle.expect("a circle");
    assert_eq!((&*circle.file, circle.line), ("content/acme/roles/boss.yaml", 1));
}

#[test]
fn a_fact_that_becomes_everyones_is_told_at_the_forks_line() {
    let own = "title: Lines\nalways: true\nfacts:\n  «late»: Is it late?\nnever:\n  - when: {late: yes}\n";
    let project = forked().write("acme/boundaries/lines.yaml", own);
    let (told, help) = told(&project, "fact-conflict");
    assert_eq!(told.file, "content/acme/boundaries/lines.yaml");
    assert!(help.contains("content/acme/boundaries/refund.yaml"), "{help}");
}

#[test]
fn a_key_that_has_no_meaning_any_more_is_told_where_the_fork_ends_it() {
    let project = forked().write("acme/boundaries/refund.yaml", "always: «true\n");
    only_in_the_fork(&project);
    let project = forked()
        .write(
            "base/boundaries/refund.yaml",
            &BASE.replace("id: desk, roles: [desk]", "id: desk, only: [desk]"),
        )
        .write("acme/boundaries/refund.yaml", "may:\n  - {id: desk, roles: [«clerk]}\n");
    let (_, help) = told(&project, "misplaced-key");
    assert!(help.contains("content/acme/boundaries/refund.yaml"), "{help}");
    only_in_the_fork(&project);
}

#[test]
fn a_clause_that_the_fork_makes_pointless_is_told_at_what_makes_it_so() {
    let project = forked().write(
        "acme/boundaries/refund.yaml",
        "may:\n  - «up_to: 900 EUR per guest\n    note: Everyone.\n",
    );
    let report = project.run("check acme --format json --today 2026-06-01").report();
    let dead: Vec<_> =
        report.diagnostics.iter().filter(|told| told.code == "dead-clause").collect();
    assert!(!dead.is_empty(), "{:#?}", report.diagnostics);
    for told in dead {
        assert_eq!(told.file, "content/acme/boundaries/refund.yaml", "{told:#?}");
        assert!(told.message.starts_with("with this, boundaries/refund.yaml:"), "{}", told.message);
        let help = told.help.as_deref().expect("help");
        assert!(!help.contains("take it out"), "{help}");
    }
    // A change that kills the inherited clause itself.
    let project = forked().write(
        "acme/boundaries/refund.yaml",
        "may:\n  - {id: desk, when: {amount: «more than 90 EUR}}\n",
    );
    let report = project.run("check acme --format json --today 2026-06-01").report();
    let dead = report.diagnostics.iter().find(|told| told.code == "dead-clause").expect("dead");
    assert_eq!((&*dead.file, dead.line), ("content/acme/boundaries/refund.yaml", 2), "{dead:#?}");
}

#[test]
fn a_fact_that_nothing_tests_any_more_is_told_at_the_change() {
    let project =
        forked().write("acme/boundaries/refund.yaml", "may:\n  - {id: desk, «remove»: true}\n");
    let report = project.run("check acme --format json --today 2026-06-01").report();
    let unused = report.diagnostics.iter().find(|told| told.code == "unused-fact").expect("unused");
    assert_eq!((&*unused.file, unused.line), ("content/acme/boundaries/refund.yaml", 2));
    let help = unused.help.as_deref().expect("help");
    assert!(help.contains("in content/acme/boundaries/refund.yaml: `facts: {late: }`"), "{help}");
}

#[test]
fn what_the_template_has_by_itself_stays_there_and_is_told_once() {
    let project = forked()
        .write(
            "base/examples/late.yaml",
            &LATE.replace("    verdict: may\n", "    verdict: «never\n"),
        )
        .write("acme/values/listen.yaml", "summary: Ours.\n")
        .write("acme/boundaries/refund.yaml", "why: Ours.\n");
    project.tells_one_error();
    let (told, help) = told(&project, "wrong-verdict");
    assert!(
        !told.message.starts_with("with this") && help.ends_with("this reaches acme"),
        "{help}"
    );
}

#[test]
fn in_a_fork_of_a_fork_the_one_that_causes_it_is_named() {
    let project = forked()
        .write("mid/playbook.yaml", "name: Mid\ntemplate: true\nextends: base\n")
        .write("acme/playbook.yaml", "name: Acme\nextends: mid\n")
        .write("acme/boundaries/refund.yaml", "why: Ours.\n")
        .write("mid/boundaries/refund.yaml", "may:\n  - {id: desk, up_to: «15 EUR per guest}\n");
    project.tells_one_error();
    let (_, help) = told(&project, "wrong-verdict");
    assert!(
        help.contains("content/mid/examples/late.yaml") && help.ends_with("this reaches acme"),
        "{help}"
    );
    // Nothing is said of `mid` where `acme` alone is the cause.
    let project = forked()
        .write("mid/playbook.yaml", "name: Mid\ntemplate: true\nextends: base\n")
        .write("acme/playbook.yaml", "name: Acme\nextends: mid\n")
        .write("acme/boundaries/refund.yaml", "may:\n  - {id: desk, up_to: «15 EUR per guest}\n");
    project.tells_one_error();
}

#[test]
fn a_build_tells_it_there_too() {
    let project = forked()
        .write("acme/boundaries/refund.yaml", "may:\n  - {id: desk, up_to: 15 EUR per guest}\n");
    let run = project.run("build acme").ends(1);
    assert!(
        run.stderr().contains("with this, examples/late.yaml:7 of `base` is wrong"),
        "{}",
        run.stderr()
    );
}

#[test]
fn the_built_in_starter_is_nobodys_to_mend() {
    let project =
        Project::empty().write("acme/playbook.yaml", "name: Acme\nextends: starter\n").write(
            "acme/boundaries/room-rate.yaml",
            "may:\n  - {id: desk, when: {discount: «at most 1 %}}\n",
        );
    let (told, help) = told(&project, "wrong-verdict");
    assert!(told.message.contains("of `starter` is wrong"), "{}", told.message);
    assert!(help.contains("content/acme/examples/"), "{help}");
    only_in_the_fork(&project);
}

#[test]
fn one_line_that_breaks_several_is_told_once() {
    let project = forked().write("acme/boundaries/refund.yaml", "«facts»:\n");
    project.tells_one_error();
    let (told, _) = told(&project, "unknown-fact");
    assert_eq!(told.related.len(), 4, "{:#?}", told.related);
}

#[test]
fn where_two_files_cause_it_together_it_is_told_in_the_fork_all_the_same() {
    let line = "title: L\nalways: true\nfacts: {x: X?}\nask: [«{whom: lead, roles: [desk], when: {x: no}}]\n";
    let project = forked()
        .write("acme/boundaries/refund.yaml", "may:\n  - {id: desk, up_to: 15 EUR per guest}\n")
        .write("acme/boundaries/line.yaml", line);
    told(&project, "wrong-verdict");
    only_in_the_fork(&project);
}

#[test]
fn an_answer_that_only_a_fork_can_give_is_told_where_it_is_given() {
    let base = "name: Base\ntemplate: true\ncurrency: EUR\notherwise: ask lead\nquestions: {room: {type: money, ask: How much?}}\n";
    let with = |late: &str| {
        forked()
            .write("base/playbook.yaml", base)
            .write("base/boundaries/refund.yaml", &BASE.replace("50 EUR per", "$(room) per"))
            .write("base/examples/late.yaml", late)
            .write("acme/playbook.yaml", "name: Acme\nextends: base\nanswers: {room: «15 EUR}\n")
    };
    let project = with(LATE);
    let (_, help) = told(&project, "wrong-verdict");
    assert!(help.contains("content/acme/examples/late.yaml"), "{help}");
    only_in_the_fork(&project);
    // What is wrong whatever the answer is the template's own.
    let wrong =
        LATE.replace("amount: 6000 EUR}, verdict: never", "amount: 6000 EUR}, verdict: may");
    let project = with(&wrong);
    let report = project.run("check acme --format json").report();
    let own = report.diagnostics.iter().find(|told| told.file == "content/base/examples/late.yaml");
    assert_eq!(own.map(|told| told.line), Some(9), "{:#?}", report.diagnostics);
}

#[test]
fn a_fact_that_an_example_now_leaves_out_is_to_be_filled_in() {
    let project = forked()
        .write("base/examples/late.yaml", &LATE.replace("late: no, topic", "topic"))
        .write("acme/boundaries/refund.yaml", "facts: {late: {«default»: }}\n");
    let (_, help) = told(&project, "undecided-example");
    let line = "- {boundary: refund, role: desk, facts: {fault: yes, topic: food, amount: 20 EUR, already: {guest: 10 EUR}, late: ...}, verdict: ...}";
    assert!(help.contains(line), "{help}");
}
