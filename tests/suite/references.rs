//! Ids that name nothing, and circles.

use crate::project::Project;

const REFUND: &str = "title: Refund\nfacts:\n  fault: Our fault?\n";

fn refund(rest: &str) -> Project {
    Project::sound().write("acme/boundaries/refund.yaml", &format!("{REFUND}{rest}"))
}

fn late(decision: &str) -> Project {
    let text = format!("title: Late\nvalues: [listen]\ndecisions:\n  - {decision}\n");
    Project::sound().write("acme/examples/late.yaml", &text)
}

#[test]
fn unknown_role() {
    let told = Project::sound()
        .write("acme/roles/desk.yaml", "title: Desk\nreports_to: «laed»\n")
        .tells("unknown-role");
    assert_eq!(told.help.as_deref(), Some("did you mean `lead`?"));
    let may = "may:\n  - when: {fault: yes}\n    up_to: 5 EUR per guest\n";
    refund(&format!("{may}    roles: [desk, lead, «dsek»]\n")).tells("unknown-role");
    refund(&format!("{may}ask:\n  - whom: «laed»\n")).tells("unknown-role");
    refund(&format!("{may}otherwise: ask «laed»\n")).tells("unknown-role");
    late("{boundary: refund, role: desk, facts: {fault: no, amount: 1}, verdict: ask lead and «dsek»}")
        .tells_among_others("unknown-role");
    late("{boundary: refund, role: «dsk», facts: {fault: yes, amount: 1}, verdict: may}")
        .tells("unknown-role");
}

#[test]
fn unknown_value() {
    let text = "title: Refund\nvalues: [listen, listen, «lisen»]\nfacts: {fault: Our fault?}\nmay:\n  - {when: {fault: yes}, up_to: 5 EUR per guest}\n";
    let told = Project::sound().write("acme/boundaries/refund.yaml", text).tells("unknown-value");
    assert_eq!(told.help.as_deref(), Some("did you mean `listen`?"));
    Project::sound()
        .write(
            "acme/roles/desk.yaml",
            "title: Desk\nreports_to: lead\nstart_with: [role:lead, value:«lisen»]\n",
        )
        .tells("unknown-value");
    let scan = "title: Scan\nscale: [No, Yes]\nstatements:\n  - {text: A, value: listen}\n  - {text: B}\n  - {text: C, value: «lisen»}\n";
    Project::sound().write("acme/scan.yaml", scan).tells("unknown-value");
}

#[test]
fn unknown_boundary() {
    let told = late("{boundary: «refnud», role: desk, facts: {fault: yes}, verdict: may}")
        .tells_among_others("unknown-boundary");
    assert_eq!(told.help.as_deref(), Some("did you mean `refund`?"));
}

#[test]
fn an_always_boundary_is_not_decided_on_its_own() {
    Project::sound()
        .write("acme/boundaries/lines.yaml", "title: Lines\nalways: true\nfacts: {press: Press?}\nnever:\n  - when: {press: yes}\n")
        .write("acme/examples/late.yaml", "title: Late\nvalues: listen\ndecisions:\n  - {boundary: refund, role: desk, facts: {fault: yes, amount: 1, press: no}, verdict: may}\n  - {boundary: «lines», role: desk, facts: {press: yes}, verdict: never}\n")
        .tells("unknown-boundary");
}

#[test]
fn unknown_example_and_page() {
    Project::sound()
        .write(
            "acme/roles/desk.yaml",
            "title: Desk\nreports_to: lead\nstart_with: [example:«laet»]\n",
        )
        .tells("unknown-example");
    Project::sound()
        .write(
            "acme/roles/desk.yaml",
            "title: Desk\nreports_to: lead\nstart_with: [page:«welcome»]\n",
        )
        .tells("unknown-page");
    Project::forked()
        .write("acme/playbook.yaml", "name: Acme\nextends: base\nwithout: [«examples/laet»]\n")
        .tells("unknown-example");
}

#[test]
fn unknown_fact() {
    let told = refund("may:\n  - when: {«falt»: yes, fault: yes}\n    up_to: 5 EUR per guest\n")
        .tells("unknown-fact");
    assert_eq!(told.help.as_deref(), Some("did you mean `fault`?"));
    late("{boundary: refund, role: desk, facts: {fault: yes, «amuont»: 1}, verdict: may}")
        .tells("unknown-fact");
}

#[test]
fn an_amount_where_none_is_decided_on() {
    Project::sound()
        .write("acme/boundaries/tone.yaml", "title: Tone\nfacts: {rude: Rude?}\nmay:\n  - when: {rude: no}\notherwise: never\n")
        .write("acme/examples/tone.yaml", "title: Tone\ndecisions:\n  - {boundary: tone, role: desk, facts: {rude: no, «amount»: 5 EUR}, verdict: may}\n")
        .tells("unknown-fact");
}

#[test]
fn unknown_option() {
    let topic = "title: Topic\nfacts:\n  topic: {type: choice, ask: What?, options: {interest: Interest, charges: Charges}}\n";
    let topic = |test: &str| {
        Project::sound()
            .write("acme/boundaries/topic.yaml", &format!("{topic}may:\n  - when: {{topic: {test}}}\notherwise: never\n"))
            .write("acme/examples/topic.yaml", "title: T\ndecisions:\n  - {boundary: topic, role: desk, facts: {topic: interest}, verdict: may}\n")
    };
    topic("interest").is_silent();
    topic("[interest, charges]").is_silent();
    let told = topic("«intrest»").tells("unknown-option");
    assert_eq!(told.help.as_deref(), Some("did you mean `interest`?"));
    topic("not «intrest»").tells("unknown-option");
    topic("[interest, charges, «fees»]").tells("unknown-option");
    topic("interest")
        .write("acme/examples/topic.yaml", "title: T\ndecisions:\n  - {boundary: topic, role: desk, facts: {topic: «intrest»}, verdict: may}\n")
        .tells("unknown-option");
}

#[test]
fn unknown_period() {
    let told = late("{boundary: refund, role: desk, facts: {fault: yes, amount: 1, already: {«gest»: 3 EUR}}, verdict: may}")
        .tells("unknown-period");
    assert_eq!(told.help.as_deref(), Some("did you mean `guest`?"));
    late("{boundary: refund, role: desk, facts: {fault: yes, amount: 1, already: {guest: 3 EUR}}, verdict: may}")
        .is_silent();
}

#[test]
fn fact_conflict() {
    let told = Project::sound()
        .write("acme/boundaries/lines.yaml", "title: Lines\nalways: true\nfacts: {press: Press?}\nnever:\n  - when: {press: yes}\n")
        .write("acme/boundaries/refund.yaml", "title: Refund\nfacts:\n  fault: Our fault?\n  «press»: Press?\nmay:\n  - when: {fault: yes, press: no}\n    up_to: 50 EUR per guest\n")
        .tells("fact-conflict");
    assert_eq!(told.related[0].file, "content/acme/boundaries/lines.yaml");
    Project::sound()
        .write("acme/boundaries/refund.yaml", "title: Refund\nfacts:\n  fault: Our fault?\n  amount: {type: «number», ask: How much?}\nmay:\n  - when: {fault: yes}\n    up_to: 50 EUR per guest\n")
        .tells("fact-conflict");
}

#[test]
fn reports_to_cycle() {
    let told = Project::sound()
        .write("acme/roles/desk.yaml", "title: Desk\nreports_to: «lead\n")
        .bytes("content/acme/roles/lead.yaml", b"title: Lead\nreports_to: desk\n")
        .tells("reports-to-cycle");
    assert_eq!(told.related.len(), 1);
    Project::sound()
        .write("acme/roles/lead.yaml", "title: Lead\nreports_to: «lead\n")
        .tells("reports-to-cycle");
}

#[test]
fn extends_cycle_and_unknown_template() {
    let report = Project::forked()
        .write(
            "base/playbook.yaml",
            "name: Base\ncurrency: EUR\notherwise: ask lead\nextends: acme\n",
        )
        .run("check --format json")
        .report();
    assert!(report.diagnostics.iter().all(|told| told.code == "extends-cycle"));
    assert_eq!(report.diagnostics.len(), 2);
    let told = Project::forked()
        .write("acme/playbook.yaml", "name: Acme\nextends: «bsae\n")
        .tells("unknown-template");
    assert_eq!(told.help.as_deref(), Some("did you mean `base`?"));
    Project::sound()
        .write("acme/playbook.yaml", "name: Acme\nextends: «acme\ncurrency: EUR\notherwise: may\n")
        .tells("extends-cycle");
}
