//! Every problem is told at the text that must change: in an organisation's own file, in a
//! template seen from a fork, in a fork's override, and in the answer behind a placeholder.

use crate::project::{Project, Told};

/// A file that has one thing wrong with it, where the mark stands.
const WRONG: &[(&str, &str, &str)] = &[
    ("values/listen.yaml", "title: Listen\nsummary: one«: two\n", "yaml-syntax"),
    ("values/listen.yaml", "title: Listen\n«sumary»: x\n", "unknown-field"),
    ("values/listen.yaml", "«summary: x\n", "missing-field"),
    ("values/listen.yaml", "title: Listen\nwe_do: [a, b, «[c]]\n", "wrong-type"),
    ("values/listen.yaml", "title: Listen\nsummary: a\n«summary»: b\n", "duplicate-key"),
    (
        "roles/desk.yaml",
        "title: Desk\nreports_to: lead\nstart_with: [role:lead, role:desk, role:«dsk»]\n",
        "unknown-role",
    ),
    (
        "roles/desk.yaml",
        "title: Desk\nreports_to: lead\nstart_with: [role:lead, role:desk, value:«lsten»]\n",
        "unknown-value",
    ),
    (
        "roles/desk.yaml",
        "title: Desk\nreports_to: lead\nstart_with: [role:lead, role:desk, boundary:«refnd»]\n",
        "unknown-boundary",
    ),
    (
        "roles/desk.yaml",
        "title: Desk\nreports_to: lead\nstart_with: [role:lead, role:desk, example:«laet»]\n",
        "unknown-example",
    ),
    (
        "roles/desk.yaml",
        "title: Desk\nreports_to: lead\nstart_with: [role:lead, role:desk, page:«p»]\n",
        "unknown-page",
    ),
    ("roles/lead.yaml", "title: Lead\nreports_to: «lead\n", "reports-to-cycle"),
    (
        "boundaries/refund.yaml",
        "title: R\nfacts: {fault: F?}\nmay: [{when: {fault: yes}, up_to: 9 per guest}, {up_to: 8}, {up_to: 7, when: {«falt»: yes}}]\n",
        "unknown-fact",
    ),
    (
        "boundaries/refund.yaml",
        "title: R\nfacts: {fault: F?, topic: {type: choice, ask: T?, options: [a, b, c]}}\nmay: [{when: {fault: yes}, up_to: 9 per guest}, {when: {topic: [a, b, «d]}}]\n",
        "unknown-option",
    ),
    (
        "boundaries/refund.yaml",
        "title: R\nfacts: {fault: F?, topic: {type: choice, ask: T?, options: [a, b, «yes]}}\nmay: [{when: {fault: yes, topic: a}, up_to: 9 per guest}]\n",
        "bad-id",
    ),
    (
        "boundaries/refund.yaml",
        "title: R\nfacts: {fault: F?}\nmay: [{id: a, up_to: 9 per guest}, {id: b, up_to: 8}, {id: «a, when: {fault: yes}}]\n",
        "duplicate-id",
    ),
    (
        "boundaries/refund.yaml",
        "title: R\nfacts: {fault: F?}\nmay: [{when: {fault: yes}, up_to: 9 per guest}, {up_to: 8}, {«over»: 7}]\n",
        "misplaced-key",
    ),
    (
        "boundaries/refund.yaml",
        "title: R\nfacts: {fault: F?}\nmay: [{when: {fault: yes}, up_to: [9 per guest, 8, «7.000]}]\n",
        "bad-amount",
    ),
    (
        "boundaries/refund.yaml",
        "title: R\nfacts: {fault: F?}\nmay: [{when: {fault: yes}, up_to: 9 per guest}, {up_to: 8}, {when: {fault: «perhaps}}]\n",
        "bad-test",
    ),
    (
        "boundaries/refund.yaml",
        "title: R\nfacts: {fault: F?}\nmay: [{when: {fault: yes}, up_to: [9 per guest, 8, «7 USD]}]\n",
        "mixed-currency",
    ),
    (
        "boundaries/refund.yaml",
        "title: R\nfacts: {fault: F?, amount: {type: «number, ask: A?}}\nmay: [{when: {fault: yes}, up_to: 9 per guest}]\n",
        "fact-conflict",
    ),
    (
        "boundaries/refund.yaml",
        "title: R\nfacts: {fault: F?, «idle»: I?}\nmay: [{when: {fault: yes}, up_to: 9 per guest}]\n",
        "unused-fact",
    ),
    (
        "examples/late.yaml",
        "title: L\nvalues: listen\ndecisions:\n  - &d {boundary: refund, role: desk, facts: {fault: yes, amount: 1}, verdict: may}\n  - *d\n  - {boundary: refund, role: desk, facts: {fault: yes, amount: 1, already: {«gest»: 1}}, verdict: may}\n",
        "unknown-period",
    ),
    (
        "examples/late.yaml",
        "title: L\nvalues: listen\nstory: |\n  One.\n\n  See [x](«value:lsten).\ndecisions: [{boundary: refund, role: desk, facts: {fault: yes, amount: 1}, verdict: may}]\n",
        "broken-link",
    ),
    (
        "examples/late.yaml",
        "title: L\nvalues: listen\nstory: See [x](«../../../x).\ndecisions: [{boundary: refund, role: desk, facts: {fault: yes, amount: 1}, verdict: may}]\n",
        "unsafe-path",
    ),
    ("values/listen.yaml", "title: Listen\nreview_by: «2020-01-01\n", "review-overdue"),
];

#[track_caller]
fn told_at_mark(project: &Project, words: &str, code: &str) -> Told {
    let run = project.run(&format!("{words} --format json --today 2026-06-01"));
    let (file, line, column) = run.marked().cloned().expect("a marked place");
    let report = run.report();
    let all = format!("{:#?}", report.diagnostics);
    let is_it = |told: &Told| told.code == code && told.file == file;
    let told =
        report.diagnostics.into_iter().find(is_it).unwrap_or_else(|| panic!("{code}: {all}"));
    assert_eq!((told.line, told.column), (line, column), "{code}: {told:#?}");
    told
}

#[test]
fn in_an_organisations_own_file() {
    for (path, text, code) in WRONG {
        told_at_mark(&Project::sound().write(&format!("acme/{path}"), text), "check", code);
    }
}

#[test]
fn in_a_template_seen_from_a_fork() {
    for (path, text, code) in WRONG {
        let project = Project::forked().write(&format!("base/{path}"), text);
        let told = told_at_mark(&project, "check acme", code);
        assert!(told.help.is_some_and(|help| help.contains("this reaches acme")), "{code}");
    }
}

#[test]
fn in_a_forks_override() {
    for (path, text, code) in WRONG {
        // What the template has is not missing; its clauses stand before a fork's.
        if ["missing-field", "duplicate-id"].contains(code) {
            continue;
        }
        told_at_mark(&Project::forked().write(&format!("acme/{path}"), text), "check", code);
    }
}

#[test]
fn behind_a_placeholder() {
    let decision = "decisions: [{boundary: refund, role: desk, facts: {fault: yes, amount: 1}, verdict: may}]\n";
    let cases: &[(&str, String, &str, &str)] = &[
        ("roles/desk.yaml", "title: Desk\nreports_to: $(q)\n".into(), "nobody", "unknown-role"),
        ("roles/desk.yaml", "title: Desk\nstart_with: [role:lead, role:lead, 'value:$(q)']\nreports_to: lead\n".into(), "nothing", "unknown-value"),
        ("roles/desk.yaml", "title: Desk\nstart_with: ['page:$(q)']\nreports_to: lead\n".into(), "nothing", "unknown-page"),
        ("roles/desk.yaml", "title: Desk\nstart_with: ['example:$(q)']\nreports_to: lead\n".into(), "nothing", "unknown-example"),
        ("roles/desk.yaml", "title: Desk\nreports_to: lead\nsince: $(q)\n".into(), "soon", "wrong-type"),
        ("roles/desk.yaml", "title: Desk\nreports_to: lead\nreview_by: $(q)\n".into(), "'2020-01-01'", "review-overdue"),
        ("boundaries/refund.yaml", "title: R\nfacts: {fault: F?}\nmay: [{when: {fault: yes}, up_to: [9 per guest, 8, $(q)]}]\n".into(), "7.000 EUR", "bad-amount"),
        ("boundaries/refund.yaml", "title: R\nfacts: {fault: F?}\nmay: [{when: {fault: yes}, up_to: [9 per guest, 8, $(q)]}]\n".into(), "7 USD", "mixed-currency"),
        ("boundaries/refund.yaml", "title: R\nfacts: {fault: F?}\nmay: [{when: {fault: $(q)}, up_to: 9 per guest}]\n".into(), "perhaps", "bad-test"),
        ("boundaries/refund.yaml", "title: R\nfacts: {fault: F?}\nmay: [{when: {fault: yes}, up_to: 9 per guest}]\notherwise: ask $(q)\n".into(), "nobody", "unknown-role"),
        ("examples/late.yaml", "title: L\nvalues: listen\ndecisions: [{boundary: $(q), role: desk, facts: {fault: yes, amount: 1}, verdict: may}]\n".into(), "nothing", "unknown-boundary"),
        ("examples/late.yaml", format!("title: L\nvalues: listen\nstory: See [x]($(q)).\n{decision}"), "'value:nothing'", "broken-link"),
        ("examples/late.yaml", format!("title: L\nvalues: listen\nkind: $(q)\n{decision}"), "tale", "wrong-type"),
        ("roles/desk.yaml", "title: Desk\nreports_to: lead\nsource: {url: $(q)}\n".into(), "'javascript:x'", "wrong-type"),
    ];
    for (path, text, answer, code) in cases {
        let playbook = format!(
            "name: Acme\ncurrency: EUR\notherwise: ask lead\nquestions: {{q: {{ask: What?}}}}\nanswers: {{q: «{answer}}}\n"
        );
        let project = Project::sound()
            .write(&format!("acme/{path}"), text)
            .write("acme/playbook.yaml", &playbook);
        told_at_mark(&project, "check", code);
    }
    for (theme, answer, code) in [
        ("{accent: $(q)}", "greenish", "bad-theme"),
        ("{use: $(q)}", "fancy", "bad-theme"),
        ("{accent: $(q)}", "'#ffee00'", "low-contrast"),
        ("{logo: $(q)}", "assets/none.svg", "missing-asset"),
        ("{logo: $(q)}", "../outside.svg", "unsafe-path"),
    ] {
        let playbook = format!(
            "name: Acme\ncurrency: EUR\notherwise: ask lead\ntheme: {theme}\nquestions: {{q: {{ask: What?}}}}\nanswers: {{q: «{answer}}}\n"
        );
        told_at_mark(&Project::sound().write("acme/playbook.yaml", &playbook), "check", code);
    }
}

#[test]
fn in_a_translation() {
    let bilingual = || {
        Project::sound().write(
            "acme/playbook.yaml",
            "name: Acme\nlanguages: [en, nl]\ncurrency: EUR\notherwise: ask lead\n",
        )
    };
    for (path, text, code) in [
        ("values/listen.nl.yaml", "title: Luisteren\nsummary: een«: twee\n", "yaml-syntax"),
        ("values/listen.nl.yaml", "title: Luisteren\n«sumary»: x\n", "unknown-field"),
        ("values/listen.nl.yaml", "title: «[Luisteren]\n", "wrong-type"),
        ("values/listen.nl.yaml", "title: Luisteren\n«title»: Horen\n", "duplicate-key"),
        (
            "values/listen.nl.yaml",
            "title: Luisteren\ntext: |\n  Een.\n\n  Zie [x](«value:lsten).\n",
            "broken-link",
        ),
        ("values/listen.nl.yaml", "title: Luisteren\ntext: Zie [x](«../../../x).\n", "unsafe-path"),
        (
            "values/listen.nl.yaml",
            "title: Luisteren\nsummary: Het $(wat) en «$(wie)\n",
            "unknown-question",
        ),
        ("values/listen.nl.yaml", "title: Luisteren\n«order»: 3\n", "translation-changes-rule"),
        ("values/listen.nl.yaml", "title: Luisteren\nwe_do: «[a]\n", "translation-shape"),
        ("values/listen.de.yaml", "«title: Hören\n", "unknown-language"),
        ("boundaries/refund.nl.yaml", "title: T\nfacts: {fault: F?, «falt»: F?}\n", "unknown-fact"),
    ] {
        let project = bilingual().write(&format!("acme/{path}"), text);
        let run = project.run("check --format json");
        let (file, line, column) = run.marked().cloned().expect("marked");
        let report = run.report();
        let found = report.diagnostics.iter().any(|told| {
            (told.code.as_str(), &told.file, told.line, told.column) == (code, &file, line, column)
        });
        assert!(found, "{code} at {line}:{column} not among {:#?}", report.diagnostics);
    }
}

#[test]
fn every_code_has_a_test() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/suite");
    let tests: String = std::fs::read_dir(folder)
        .expect("the suite is there")
        .map(|file| file.expect("a file").path())
        .filter(|path| path.is_file())
        .map(|path| std::fs::read_to_string(path).expect("a test"))
        .collect();
    for code in ruimte::diagnostic::Code::ALL.iter().map(|code| code.name()) {
        let is_told = tests.contains(&format!("tells(\"{code}\")"))
            || tests.contains(&format!("tells_among_others(\"{code}\")"))
            || tests.contains(&format!("told.code == \"{code}\")"));
        assert!(is_told, "{code}");
    }
}
