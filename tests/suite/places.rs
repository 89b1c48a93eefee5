//! The place named is the text that the author must change, wherever it came from.

use crate::project::Project;

#[test]
fn behind_a_placeholder_it_is_the_answer() {
    let ask = "name: Acme\ncurrency: EUR\notherwise: ask lead\nquestions: {chief: {ask: Who?}, what: {ask: What?, default: x}}\n";
    let with = |answer: &str, desk: &str| {
        Project::sound()
            .write("acme/roles/desk.yaml", desk)
            .write("acme/values/listen.yaml", "title: Listen\nsummary: $(what) $(chief)\n")
            .write("acme/playbook.yaml", &format!("{ask}answers: {{chief: {answer}}}\n"))
    };
    with("lead", "title: Desk\nreports_to: $(chief)\n").is_silent();
    with("«laed", "title: Desk\nreports_to: $(chief)\n").tells("unknown-role");
    with(
        "«lst",
        "title: Desk\nreports_to: lead\nstart_with: [role:lead, role:lead, value:$(chief)]\n",
    )
    .tells("unknown-value");
}

#[test]
fn beside_a_placeholder_it_is_the_words_around_it() {
    let ask = "name: Acme\ncurrency: EUR\notherwise: ask lead\nquestions: {room: {type: money, ask: How much?, default: 5 EUR}}\n";
    Project::sound()
        .write("acme/playbook.yaml", ask)
        .write("acme/boundaries/refund.yaml", "title: Refund\nfacts: {fault: F?}\nmay:\n  - when: {fault: yes}\n    up_to: «$(room) per guest per day\n")
        .tells_among_others("bad-amount");
    Project::sound()
        .write("acme/playbook.yaml", ask)
        .write("acme/examples/late.yaml", "title: Late $(room)\nvalues: listen\ndecisions:\n  - boundary: refund\n    role: desk\n    facts: {fault: yes, amount: 1}\n    verdict: ask $(name) and «lead-of-desk»\n")
        .at("content/acme/examples/late.yaml", 7, 30)
        .tells_among_others("unknown-role");
}

#[test]
fn through_an_alias_it_is_the_anchor() {
    let text = "title: Late\nvalues: listen\ndecisions:\n  - &one\n    boundary: refund\n    role: «dsek»\n    facts: {fault: yes, amount: 1}\n    verdict: may\n  - *one\n";
    Project::sound().write("acme/examples/late.yaml", text).tells("unknown-role");
}

#[test]
fn a_merge_key_takes_the_anchors_keys_in() {
    let with = |role: &str| {
        format!(
            "title: Late\nvalues: listen\ndecisions:\n  - &one\n    boundary: refund\n    role: {role}\n    facts: {{fault: yes, amount: 1}}\n    verdict: may\n  - {{<<: *one, role: lead}}\n  - {{<<: *one, facts: {{fault: yes, amount: 2}}}}\n"
        )
    };
    Project::sound().write("acme/examples/late.yaml", &with("desk")).is_silent();
    Project::sound().write("acme/examples/late.yaml", &with("«dsek»")).tells("unknown-role");
}

#[test]
fn in_block_texts_and_quotes() {
    Project::sound()
        .write(
            "acme/values/listen.yaml",
            "title: Listen\ntext: |\n  First line.\n\n  Then [this](«role:dsek») and more.\n",
        )
        .tells("broken-link");
    Project::sound()
        .write(
            "acme/values/listen.yaml",
            "title: 'Listen'\ntext: \"See [it](value:listen) and [this](«value:lsten») .\"\n",
        )
        .tells("broken-link");
}

#[test]
fn columns_count_characters_and_line_ends_do_not_matter() {
    Project::sound()
        .write(
            "acme/roles/desk.yaml",
            "title: Balieë é 😀\r\nreports_to: {é: «x}\r\n".replace("{é: «x}", "«läed").as_str(),
        )
        .tells("unknown-role");
    Project::sound()
        .write(
            "acme/roles/desk.yaml",
            "title: Désk\nstart_with: [\"rôle\", «x]\nreports_to: lead\n",
        )
        .at("content/acme/roles/desk.yaml", 2, 14)
        .tells_among_others("wrong-type");
}

#[test]
fn invisible_characters_are_told_where_they_stand() {
    Project::sound()
        .bytes("content/acme/values/listen.yaml", b"title: ok\nsummary: fine\ntext: a\x07b\n")
        .at("content/acme/values/listen.yaml", 3, 8)
        .tells("yaml-syntax");
    Project::sound().write("acme/values/listen.yaml", "title: «\"a\\0b\"\n").tells("wrong-type");
}

#[test]
fn a_byte_order_mark_changes_nothing() {
    Project::sound()
        .bytes("content/acme/values/listen.yaml", b"\xef\xbb\xbftitle: Listen\r\nsummary: x\r\n")
        .is_silent();
    Project::sound()
        .bytes("content/acme/values/listen.yaml", b"\xef\xbb\xbftitle: Listen\nsumary: x\n")
        .at("content/acme/values/listen.yaml", 2, 1)
        .tells("unknown-field");
}

#[test]
fn paths_are_relative_to_the_working_directory() {
    let project = Project::sound().write("acme/values/listen.yaml", "title: Listen\n«sumary: x\n");
    let absolute = project.path("content");
    for content in ["./content", "content/", absolute.to_str().expect("a path")] {
        let report = project.run(&format!("check --format json --content {content}")).report();
        assert_eq!(report.diagnostics[0].file, "content/acme/values/listen.yaml", "{content}");
    }
}
