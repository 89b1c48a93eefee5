//! What reads otherwise: things that came, went and changed, field by field.

use super::{changes, told};
use crate::project::Project;

#[test]
fn what_no_reader_sees_is_no_difference() {
    let project = Project::twice()
        .write("acme/roles/desk.yaml", "# a comment\nreports_to: \"lead\"\ntitle: 'Desk'\n")
        .write("acme/boundaries/money/refund.yml", "otherwise: ask lead\nmay: [{up_to: [50.00 EUR per guest], when: {fault: true}}]\nfacts: {fault: {ask: Our fault?}}\ntitle: Refund\n")
        .write("acme/examples/late.yaml", "title: Late\nvalues: listen\ndecisions:\n  - verdict: may\n    role: desk\n    boundary: refund\n    facts: {amount: 20, fault: true}\n")
        .write("acme/values/listen.yaml", "title: Listen\norder: 7\n");
    std::fs::remove_file(project.path("content/acme/boundaries/refund.yaml"))
        .expect("it was there");
    let told = told(&project);
    assert!(told.changes.is_empty() && told.authority.is_empty(), "{told:#?}");
    let run = project.run("diff old:acme acme").ends(0);
    assert_eq!((run.stdout().as_str(), run.stderr().as_str()), ("No differences.\n", ""));
    let run = project.run("diff old:acme acme --format md").ends(0);
    assert_eq!(run.stdout(), "No differences.\n");
}

#[test]
fn things_come_and_go() {
    let project = Project::twice()
        .write("acme/values/share.yaml", "title: Share\n")
        .write("acme/pages/why.md", "---\ntitle: Why\n---\nBecause.\n")
        .write(
            "acme/scan.yaml",
            "title: Scan\nscale: [No, Yes]\nstatements: [{text: I am well.}]\n",
        )
        .write("acme/assets/logo.svg", "<svg/>");
    std::fs::remove_file(project.path("content/acme/examples/late.yaml")).expect("it was there");
    assert_eq!(
        changes(&told(&project)),
        [
            "value share added: ",
            "example late removed: ",
            "page why added: ",
            "scan scan added: ",
            "asset assets/logo.svg added: ",
        ]
    );
}

/// Every key of a kind that a reader sees, changed by itself.
#[test]
fn each_field_is_named() {
    let value = [
        ("title", "title: Hear"),
        ("summary", "summary: S"),
        ("text", "text: T"),
        ("we_do", "we_do: [A]"),
        ("we_do_not", "we_do_not: [A]"),
        ("owner", "owner: O"),
        ("since", "since: 2026-01-01"),
        ("review_by", "review_by: 2036-01-01"),
        ("source", "source: {title: T}"),
    ];
    for (field, text) in value {
        let text =
            if field == "title" { format!("{text}\n") } else { format!("title: Listen\n{text}\n") };
        let project = Project::twice().write("acme/values/listen.yaml", &text);
        assert_eq!(changes(&told(&project)), [format!("value listen changed: {field}")]);
    }
    let playbook = [
        ("tagline", "tagline: T"),
        ("vision", "vision: V"),
        ("theme", "theme: {accent: \"#123456\"}"),
        ("words", "words: {customer: guest}"),
        ("feedback", "feedback: {email: a@example.org}"),
        ("evidence", "evidence: [{figure: 1, claim: C}]"),
        ("languages", "languages: [en, nl]"),
    ];
    for (field, text) in playbook {
        let text = format!("name: Acme\ncurrency: EUR\notherwise: ask lead\n{text}\n");
        let project = Project::twice().write("acme/playbook.yaml", &text);
        assert_eq!(changes(&told(&project)), [format!("playbook playbook changed: {field}")]);
    }
}

#[test]
fn an_amount_that_nobody_declared_is_no_fact_of_its_own() {
    let refund = "title: Refund\nfacts:\n  fault: Our fault?\nmay:\n  - when: {fault: yes}\notherwise: ask lead\n";
    let late = "title: Late\nvalues: [listen]\n";
    let project = Project::twice()
        .write("acme/boundaries/refund.yaml", refund)
        .write("acme/examples/late.yaml", late)
        .bytes("old/acme/examples/late.yaml", late.as_bytes());
    assert_eq!(changes(&told(&project)), ["boundary refund changed: may"]);
}

#[test]
fn a_translation_is_compared_in_its_language() {
    let languages = "name: Acme\ncurrency: EUR\notherwise: ask lead\nlanguages: [en, nl]\n";
    let project = Project::twice()
        .write("acme/playbook.yaml", languages)
        .write("acme/values/listen.nl.yaml", "title: Horen\n")
        .bytes("old/acme/playbook.yaml", languages.as_bytes())
        .bytes("old/acme/values/listen.nl.yaml", b"title: Luisteren\n");
    assert_eq!(changes(&told(&project)), ["value listen changed: title"]);
    let human = project.run("diff old:acme acme").ends(0).stdout();
    assert_eq!(human, "value listen: changed\n  title: ‘Luisteren’ -> ‘Horen’\n");
}

#[test]
fn an_order_counts_where_it_moves_something() {
    let project = Project::twice()
        .write("acme/values/aside.yaml", "title: Aside\n")
        .bytes("old/acme/values/aside.yaml", b"title: Aside\n")
        .write("acme/values/listen.yaml", "title: Listen\norder: 1\n");
    assert_eq!(changes(&told(&project)), ["value listen changed: order"]);
}

#[test]
fn an_answer_shows_in_what_it_changes() {
    let question = "name: Acme\ncurrency: EUR\notherwise: ask lead\nquestions: {room: {type: money, ask: How much?, default: 50 EUR}}\n";
    let refund = "title: Refund\nfacts:\n  fault: Our fault?\nmay:\n  - when: {fault: yes}\n    up_to: $(room) per guest\notherwise: ask lead\n";
    let project = Project::twice()
        .bytes("old/acme/playbook.yaml", question.as_bytes())
        .bytes("old/acme/boundaries/refund.yaml", refund.as_bytes())
        .write("acme/boundaries/refund.yaml", refund)
        .write("acme/playbook.yaml", &format!("{question}answers: {{room: 80 EUR}}\n"));
    let told = told(&project);
    assert_eq!(
        changes(&told),
        ["playbook playbook changed: answers", "boundary refund changed: may"]
    );
    assert_eq!(told.authority.len(), 1);
}
