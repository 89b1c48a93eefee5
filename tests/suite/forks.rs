//! Forks: what they add, change and drop, and where problems in a template are told.

use crate::project::Project;

#[test]
fn a_fork_of_a_sound_template_is_silent() {
    Project::forked().is_silent();
}

#[test]
fn the_built_in_starter_can_be_extended_anywhere() {
    Project::empty().write("acme/playbook.yaml", "name: Acme\nextends: starter\n").is_silent();
}

#[test]
fn a_problem_in_a_template_is_told_once_with_whom_it_reaches() {
    let told = Project::forked()
        .write("bravo/playbook.yaml", "name: Bravo\nextends: base\n")
        .write("base/values/listen.yaml", "title: Listen\n«sumary»: x\n")
        .tells("unknown-field");
    assert!(told.help.expect("help").contains("acme, bravo"));
}

#[test]
fn every_kind_of_problem_is_placed_in_the_template_when_only_the_fork_is_checked() {
    for (path, text, code) in [
        ("values/listen.yaml", "title: Listen\nwe_do: «x\n", "wrong-type"),
        ("roles/desk.yaml", "title: Desk\nreports_to: «laed\n", "unknown-role"),
        (
            "roles/desk.yaml",
            "title: Desk\nreports_to: lead\nstart_with: [role:lead, role:lead, value:«lsten»]\n",
            "unknown-value",
        ),
        (
            "boundaries/refund.yaml",
            "title: Refund\nfacts: {fault: F?}\nmay: [{when: {fault: yes}, up_to: «2.000}]\n",
            "bad-amount",
        ),
        (
            "boundaries/refund.yaml",
            "title: Refund\nfacts: {fault: F?}\nmay: [{when: {fault: «dunno}, up_to: 2}]\n",
            "bad-test",
        ),
        (
            "values/listen.yaml",
            "title: Listen\nsummary: \"$(who»\" \n«sumary»: y\n",
            "unknown-field",
        ),
    ] {
        let project = Project::forked().write(&format!("base/{path}"), text);
        let report = project.run("check acme --format json").report();
        let (file, line, column) = project.run("check acme").marked().cloned().expect("marked");
        let told = report.diagnostics.iter().find(|told| told.code == code);
        let told = told.unwrap_or_else(|| panic!("no {code}: {:#?}", report.diagnostics));
        assert_eq!((&told.file, told.line, told.column), (&file, line, column), "{told:#?}");
    }
}

#[test]
fn a_fork_is_told_what_it_lacks_where_its_template_has_no_keys() {
    let project = Project::empty()
        .write("base/playbook.yaml", "«4\n")
        .write("base/boundaries/gift.yaml", "title: Gift\n")
        .write("acme/playbook.yaml", "name: Acme\nextends: base\n");
    let told = project.tells_among_others("missing-field");
    assert!(told.help.expect("help").contains("acme"));
}

#[test]
fn a_problem_in_an_override_is_placed_in_the_fork() {
    Project::forked()
        .write("acme/values/listen.yaml", "summary: x\nwe_do: «y\n")
        .tells("wrong-type");
    Project::forked()
        .write(
            "acme/boundaries/refund.yaml",
            "may:\n  - up_to: 5 EUR\n    roles: [lead, desk, «dsk]\n",
        )
        .tells("unknown-role");
    Project::forked()
        .write("acme/boundaries/refund.yaml", "facts: {fault: {«defualt»: no}}\n")
        .tells_among_others("unknown-field");
}

#[test]
fn clauses_merge_by_id_and_their_parts_keep_their_places() {
    let base = "title: Refund\nfacts: {fault: F?}\nmay:\n  - {id: small, when: {fault: yes}, up_to: 50 EUR per guest}\notherwise: never\n";
    let with = |fork: &str| {
        Project::forked()
            .write("base/boundaries/refund.yaml", base)
            .write("acme/boundaries/refund.yaml", fork)
    };
    with("may:\n  - {id: other, new: true, up_to: 1 EUR}\n  - {id: small, up_to: «5.000 EUR}\n")
        .tells_one_error();
    with("never:\n  - {id: «small, over: 9 EUR}\n").tells("unknown-clause");
    with("may:\n  - {id: «smal, remove: true}\n").tells("unknown-clause");
    with("«forks»: fixed\n").tells("misplaced-key");
}

#[test]
fn without_drops_and_tells_what_still_needs_it() {
    let told = Project::forked()
        .write("acme/playbook.yaml", "name: Acme\nextends: base\nwithout: [«values/listen»]\n")
        .tells("unknown-value");
    assert_eq!(told.related[0].file, "content/base/examples/late.yaml");
    Project::forked()
        .write("acme/playbook.yaml", "name: Acme\nextends: base\nwithout: [examples/late, values/listen, boundaries/refund]\n")
        .is_silent();
    Project::forked()
        .write("acme/playbook.yaml", "name: Acme\nextends: base\nwithout: «example/late\n")
        .tells("wrong-type");
}

#[test]
fn an_answer_is_in_the_currency_of_its_own_playbook() {
    let base = "name: Base\ntemplate: true\ncurrency: EUR\notherwise: ask lead\nquestions: {room: {type: money, ask: How much?, default: 50}}\n";
    let refund = "title: Refund\nfacts: {fault: F?}\nmay: [{when: {fault: yes}, up_to: $(room) per guest}]\notherwise: never\n";
    let project = Project::forked()
        .write("base/playbook.yaml", base)
        .write("base/boundaries/refund.yaml", refund)
        .write("base/examples/late.yaml", "title: Late\nvalues: listen\ndecisions: [{boundary: refund, role: desk, facts: {fault: yes, amount: 20}, verdict: may}]\n");
    let project = project.write(
        "acme/playbook.yaml",
        "name: Acme\nextends: base\ncurrency: USD\nanswers: {room: 60}\n",
    );
    project.is_silent();
}
