//! What boundaries decide, held against their examples, and what they leave open.

use std::fmt::Write as _;

use crate::project::Project;

fn refund(boundary: &str) -> Project {
    Project::sound().write("acme/boundaries/refund.yaml", boundary)
}

#[test]
fn wrong_verdict() {
    let late = |facts: &str, verdict: &str| {
        let text = format!(
            "title: Late\nvalues: listen\ndecisions:\n  - boundary: refund\n    role: desk\n    facts: {{{facts}}}\n    verdict: {verdict}\n"
        );
        Project::sound().write("acme/examples/late.yaml", &text)
    };
    // The clause that leaves it to the lead is shown, too.
    let told = late("fault: yes, amount: 50.01 EUR", "«may").tells_among_others("wrong-verdict");
    assert_eq!(told.message, "the example expects `may`, and `refund` says `ask lead`");
    let related = &told.related[0];
    assert_eq!(
        (related.file.as_str(), related.line),
        ("content/acme/boundaries/refund.yaml", 7),
        "no clause speaks, so what holds in silence is shown"
    );
    let told = late("fault: yes, amount: 50 EUR", "«ask lead").tells("wrong-verdict");
    assert_eq!((told.related[0].line, told.related[0].column), (5, 5));
    let told = late("fault: yes, amount: 20, already: {guest: 30.01}", "«may")
        .tells_among_others("wrong-verdict");
    assert_eq!(told.help.as_deref(), Some("write `verdict: ask lead`, or change the boundary"));
    late("fault: yes, amount: 20, already: {guest: 30}", "may").is_silent();
}

#[test]
fn a_verdict_in_a_template_is_held_in_each_fork() {
    let example = "title: Late\nvalues: listen\ndecisions:\n  - {boundary: refund, role: desk, facts: {fault: yes, amount: 50}, verdict: may}\n";
    let refund = "title: Refund\nfacts: {fault: Our fault?}\nmay: [{when: {fault: yes}, up_to: $(room) per guest}]\notherwise: ask lead\n";
    let project = Project::forked()
        .write("base/playbook.yaml", "name: Base\ntemplate: true\ncurrency: EUR\notherwise: ask lead\nquestions: {room: {type: money, ask: How much?, default: 50}}\n")
        .write("base/boundaries/refund.yaml", refund)
        .write("base/examples/late.yaml", example);
    project.is_silent();
    let project =
        project.write("acme/playbook.yaml", "name: Acme\nextends: base\nanswers: {room: «49}\n");
    let told = project.tells_among_others("wrong-verdict");
    assert_eq!(told.related[0].file, "content/base/examples/late.yaml");
    assert!(told.help.expect("help").contains("content/acme/examples/late.yaml"));
}

#[test]
fn undecided_example() {
    let late = |facts: &str| {
        let text = format!(
            "title: Late\nvalues: listen\ndecisions:\n  - «boundary: refund\n    role: desk\n{facts}    verdict: may\n"
        );
        Project::sound().write("acme/examples/late.yaml", &text)
    };
    let told = late("    facts: {amount: 20 EUR}\n").tells_among_others("undecided-example");
    assert_eq!(told.message, "the verdict depends on `fault`, which is left out here");
    assert_eq!(
        told.help.as_deref(),
        Some("say under `facts` what was the case; it could be `may` or `ask lead`")
    );
    let told = late("").tells_among_others("undecided-example");
    assert!(told.message.contains("`fault` and `amount`"), "{}", told.message);
}

#[test]
fn too_complex() {
    let mut boundary = "title: Refund\notherwise: never\n«facts»: {".to_owned();
    for fact in 0..40 {
        let _ = write!(boundary, "{}a{fact}: A?, b{fact}: B?", if fact > 0 { ", " } else { "" });
    }
    boundary.push_str("}\nmay:\n");
    for fact in 0..40 {
        let _ = writeln!(boundary, "  - {{when: {{a{fact}: yes, b{}: yes}}}}", 39 - fact);
    }
    let project =
        refund(&boundary).write("acme/examples/late.yaml", "title: Late\nvalues: listen\n");
    let told = project.tells_among_others("too-complex");
    assert!(told.message.contains("multiply"), "{}", told.message);
    project.run("build").ends(1);
}

#[test]
fn dead_clause() {
    let told = refund("title: Refund\nfacts: {fault: Our fault?}\nmay:\n  - {when: {fault: yes}, up_to: 50 per guest}\n  - «{when: {fault: yes}, up_to: 40 per guest}\notherwise: ask lead\n")
        .tells("dead-clause");
    let help = told.help.expect("help");
    assert!(help.contains("Desk, fault: yes, 40 EUR: may, with it and without"), "{help}");
    assert!(help.contains("ruimte decide acme refund --role desk fault=yes amount=\"40 EUR\""));
    assert_eq!(told.related[0].line, 4);
}

#[test]
fn silent_cells() {
    let told = refund("«title: Refund\nfacts: {fault: Our fault?}\nmay:\n  - {when: {fault: yes}, up_to: 50 per guest}\n")
        .tells("silent-cells");
    assert_eq!(told.message, "Desk, 60 EUR: no clause speaks, so: ask Lead");
    assert_eq!(
        (told.related[0].file.as_str(), told.related[0].line),
        ("content/acme/playbook.yaml", 3)
    );
}

#[test]
fn asked_in_vain() {
    let told = refund("title: Refund\nfacts: {fault: Our fault?}\nmay:\n  - {when: {fault: yes}, up_to: 50 per guest}\nnever: [{only: lead, when: {fault: no}}]\notherwise: «ask lead\n")
        .tells_among_others("asked-in-vain");
    assert_eq!(told.message, "Desk, fault: no: ask Lead, who is told never");
}

#[test]
fn untested() {
    let told = refund("title: Refund\nfacts: {fault: Our fault?}\nmay:\n  - {when: {fault: yes}, up_to: 50 per guest}\nnever:\n  - «{over: 500}\notherwise: ask lead\n")
        .tells("untested");
    let help = told.help.expect("help");
    assert!(
        help.contains("- {boundary: refund, role: desk, facts: {amount: 600 EUR}, verdict: never}"),
        "{help}"
    );
}
