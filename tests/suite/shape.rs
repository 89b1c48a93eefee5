//! Problems with the shape of a file: syntax, keys, types.

use crate::project::Project;

#[test]
fn yaml_syntax() {
    let broken = [
        "title: Listen\nsummary: one«: two\n",
        "title: Listen\n«\tsummary: x\n",
        "title: Listen\nwe_do: [a, b\norder«: 3\n",
        "title: Listen\nsummary: «@home\n",
        "title: Listen\n«---\ntitle: Again\n",
        "title: Listen\nsummary: «*nowhere\n",
        "title: Listen\nsummary: «!odd x\n",
    ];
    for text in broken {
        let told = Project::sound().write("acme/values/listen.yaml", text).tells("yaml-syntax");
        assert!(told.help.is_some(), "{told:#?}");
    }
}

#[test]
fn unknown_field_with_the_nearest_known_key() {
    let told = Project::sound()
        .write("acme/values/listen.yaml", "title: Listen\n«sumary»: x\n")
        .tells("unknown-field");
    assert_eq!(told.help.as_deref(), Some("did you mean `summary`?"));
    Project::sound()
        .write(
            "acme/examples/late.yaml",
            "title: Late\nvalues: [listen]\ndecisions:\n  - {boundary: refund, role: desk, facts: {fault: yes, amount: 1}, verdict: may}\n  - {boundary: refund, role: desk, facts: {fault: yes, amount: 1}, verdict: may}\n  - boundary: refund\n    role: desk\n    «fact»: {fault: yes}\n    verdict: may\n",
        )
        .tells("unknown-field");
    let told = Project::sound()
        .append("content/acme/playbook.yaml", "")
        .write(
            "acme/playbook.yaml",
            "name: Acme\ncurrency: EUR\notherwise: ask lead\nfeedback: {«mail»: a@b.nl}\n",
        )
        .tells("unknown-field");
    assert_eq!(told.help.as_deref(), Some("did you mean `email`?"));
}

#[test]
fn missing_field() {
    Project::sound().write("acme/values/listen.yaml", "«summary: x\n").tells("missing-field");
    Project::sound().write("acme/values/listen.yaml", "«").tells("missing-field");
    Project::sound().write("acme/values/listen.yaml", "«# nothing yet\n").tells("missing-field");
    Project::sound()
        .write("acme/playbook.yaml", "«currency: EUR\notherwise: may\n")
        .tells("missing-field");
    Project::sound().write("acme/pages/p.md", "«No front matter.\n").tells("missing-field");
    let ask = "title: Refund\nfacts:\n  fault: Our fault?\nmay:\n  - when: {fault: yes}\n    up_to: 5 EUR\nask:\n  - {whom: lead}\n  - {whom: lead}\n  - «over: 3 EUR\n";
    Project::sound().write("acme/boundaries/refund.yaml", ask).tells("missing-field");
    let choice = "title: Refund\nfacts:\n  fault: Our fault?\n  topic: «{type: choice, ask: What?}\nmay:\n  - when: {fault: yes, topic: x}\n    up_to: 5 EUR\n";
    Project::sound()
        .write("acme/boundaries/refund.yaml", choice)
        .tells_among_others("missing-field");
}

#[test]
fn missing_otherwise_is_for_the_playbook_to_say() {
    let told = Project::sound()
        .write("acme/playbook.yaml", "«name: Acme\ncurrency: EUR\n")
        .write("acme/boundaries/refund.yaml", "title: Refund\nfacts: {fault: Our fault?}\nmay: [{when: {fault: yes}, up_to: 50 per guest}]\n")
        .tells("missing-field");
    assert_eq!(told.related[0].file, "content/acme/boundaries/refund.yaml");
}

#[test]
fn wrong_type() {
    for text in [
        "title: Listen\nwe_do: «speak\n",
        "title: Listen\nwe_do: «[]\n",
        "title: Listen\nsummary: «[a]\n",
        "title: Listen\n«summary»:\n",
        "title: Listen\n«summary»: ~\n",
        "title: Listen\nwe_do:\n  - a\n  - b\n  - «{c: d}\n",
        "title: Listen\norder: «first\n",
        "title: Listen\nsince: «soon\n",
        "title: Listen\nsource: {url: «javascript:alert}\n",
        "«- a\n- b\n",
        "«42\n",
    ] {
        Project::sound().write("acme/values/listen.yaml", text).tells("wrong-type");
    }
    for text in [
        "title: Late\nkind: «counterexmple\nvalues: [listen]\ndecisions: [{boundary: refund, role: desk, facts: {amount: 1, fault: yes}, verdict: may}]\n",
        "title: Late\nvalues: [listen]\ndecisions: [{boundary: refund, role: desk, facts: {amount: 1, fault: «perhaps}, verdict: may}]\n",
        "title: Late\nvalues: [listen]\ndecisions: [{boundary: refund, role: desk, facts: {amount: 1, fault: yes}, verdict: «maybe}]\n",
    ] {
        Project::sound().write("acme/examples/late.yaml", text).tells_among_others("wrong-type");
    }
}

#[test]
fn a_limit_or_condition_left_blank_never_means_none() {
    for clause in [
        "«up_to»:",
        "up_to: «[]",
        "«when»:",
        "when: «{}",
        "«roles»:",
        "only: «[]",
        "when: {«fault»: }",
    ] {
        let text = format!(
            "title: Refund\nfacts: {{fault: Our fault?}}\nmay:\n  - when: {{fault: yes}}\n    up_to: 5 EUR\n  - {clause}\n"
        );
        Project::sound().write("acme/boundaries/refund.yaml", &text).tells("wrong-type");
    }
}

#[test]
fn duplicate_key() {
    let told = Project::sound()
        .write("acme/values/listen.yaml", "title: Listen\nsummary: a\n«summary»: b\n")
        .tells("duplicate-key");
    assert_eq!((told.related[0].line, told.related[0].column), (2, 1));
}

#[test]
fn bad_id() {
    Project::sound().write("acme/values/Own It.yaml", "«title: Own\n").tells("bad-id");
    let fact = "title: Refund\nfacts:\n  fault: Our fault?\n  «my fact»: What?\nmay:\n  - when: {fault: yes}\n    up_to: 5 EUR per guest\n";
    Project::sound().write("acme/boundaries/refund.yaml", fact).tells("bad-id");
    let option = "title: Refund\nfacts:\n  fault: {type: choice, ask: Whose?, options: [ours, theirs, «no»]}\nmay:\n  - when: {fault: ours}\n    up_to: 5 EUR per guest\n";
    Project::sound().write("acme/boundaries/refund.yaml", option).tells_among_others("bad-id");
    Project::empty().write("Ac me/playbook.yaml", "«name: Acme\n").tells("bad-id");
}

#[test]
fn duplicate_id() {
    let told = Project::sound()
        .write("acme/values/more/listen.yml", "«title: Listen too\n")
        .tells("duplicate-id");
    assert_eq!(told.related[0].file, "content/acme/values/listen.yaml");
    let text = "title: Refund\nfacts: {fault: Our fault?}\nmay:\n  - {id: a, when: {fault: yes}, up_to: 5 EUR per guest}\nnever:\n  - {id: «a», when: {fault: no}}\n";
    Project::sound().write("acme/boundaries/refund.yaml", text).tells("duplicate-id");
}

#[test]
fn misplaced_key() {
    let clauses = [
        "may:\n  - {when: {fault: yes}, up_to: 5 EUR per guest, «over»: 3 EUR}\n",
        "may:\n  - {when: {fault: yes}, up_to: 5 EUR per guest, «whom»: lead}\n",
        "may:\n  - {when: {fault: yes}, up_to: 5 EUR per guest}\nnever:\n  - {«up_to»: 5 EUR}\n",
        "may:\n  - {when: {fault: yes}, up_to: 5 EUR per guest, roles: [desk], «only»: [lead]}\n",
        "may:\n  - {when: {fault: yes}, up_to: 5 EUR per guest}\n  - {id: x, «remove»: true}\n",
    ];
    for text in clauses {
        let text = format!("title: Refund\nfacts: {{fault: Our fault?}}\n{text}");
        Project::sound().write("acme/boundaries/refund.yaml", &text).tells("misplaced-key");
    }
    for text in [
        "title: Lines\nalways: true\nfacts: {press: Press?}\nnever:\n  - when: {press: yes}\n«otherwise»: never\n",
        "title: Lines\nalways: true\nfacts: {press: Press?}\nnever:\n  - when: {press: yes}\n«may»:\n  - when: {press: no}\n",
        "title: Lines\nalways: true\nfacts: {press: Press?}\nnever:\n  - when: {press: yes}\n    «over»: 5 EUR\n",
        "title: Lines\nalways: true\nfacts: {press: {«type»: percent, ask: Press?}}\nnever:\n  - when: {press: 5}\n",
        "title: Lines\nalways: true\nfacts: {press: {ask: Press?, «unit»: x}}\nnever:\n  - when: {press: yes}\n",
    ] {
        Project::sound().write("acme/boundaries/lines.yaml", text).tells("misplaced-key");
    }
}

#[test]
fn all_problems_at_once_sorted_by_file_and_line() {
    let report = Project::sound()
        .write("acme/values/listen.yaml", "titel: Listen\nwe_do: speak\norder: first\n")
        .write("acme/roles/desk.yaml", "title: Desk\nreports_to: leed\nstart_with: [value:lisen]\n")
        .run("check --format json")
        .report();
    let told: Vec<String> = report
        .diagnostics
        .iter()
        .map(|told| format!("{}:{} {}", told.file, told.line, told.code))
        .collect();
    assert_eq!(
        told,
        [
            "content/acme/roles/desk.yaml:2 unknown-role",
            "content/acme/roles/desk.yaml:3 unknown-value",
            "content/acme/values/listen.yaml:1 unknown-field",
            "content/acme/values/listen.yaml:2 wrong-type",
            "content/acme/values/listen.yaml:3 wrong-type",
        ]
    );
}
