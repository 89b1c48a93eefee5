//! Amounts, limits, tests and answers that cannot be read with certainty.

use crate::project::Project;

fn clause(clause: &str) -> Project {
    let text = format!(
        "title: Refund\nfacts:\n  fault: Our fault?\n  bags: {{type: number, ask: How many?, unit: bags}}\nmay:\n  - {{when: {{fault: yes, bags: 1}}, up_to: 5 EUR per guest}}\n  - {clause}\notherwise: never\n"
    );
    let late = "title: Late\nvalues: listen\ndecisions:\n  - {boundary: refund, role: desk, facts: {fault: yes, bags: 1, amount: 1 EUR}, verdict: may}\n";
    Project::sound()
        .write("acme/examples/late.yaml", late)
        .write("acme/boundaries/refund.yaml", &text)
}

#[test]
fn bad_amount() {
    for limit in [
        "«2.000 EUR",
        "«\"2,000 EUR\"",
        "«2.000",
        "«1.000.000",
        "«€ 20",
        "«20 eur",
        "«20 EUX",
        "«EUR 20",
        "«1e3",
        "«0x10",
        "«-5 EUR",
        "«5 EUR per guest per day",
        "«5 EUR per",
        "«lots",
        "[5 EUR per guest, 5 EUR per day, «2.000 EUR per week]",
        "«20 20 EUR",
        "«+5",
    ] {
        clause(&format!("up_to: {limit}")).tells("bad-amount");
    }
    let told = clause("up_to: «2.000 EUR").tells("bad-amount");
    assert!(told.help.expect("help").contains("`2000`"));
    for limit in ["2000 EUR", "2000.50", "0.500 EUR", "5 EUR PER guest-day"] {
        clause(&format!("up_to: {limit}")).has_no_error();
    }
}

#[test]
fn a_bare_number_needs_a_currency() {
    clause("up_to: «5")
        .write("acme/playbook.yaml", "name: Acme\notherwise: ask lead\n")
        .at("content/acme/boundaries/refund.yaml", 7, 12)
        .tells("bad-amount");
}

#[test]
fn bad_amount_in_a_decision() {
    for value in ["«2.000", "«2.000 EUR", "«\"1,50\"", "«-1"] {
        let text = format!(
            "title: Late\nvalues: [listen]\ndecisions:\n  - {{boundary: refund, role: desk, facts: {{fault: yes, amount: {value}}}, verdict: may}}\n"
        );
        Project::sound().write("acme/examples/late.yaml", &text).tells("bad-amount");
    }
}

#[test]
fn bad_test() {
    for test in [
        "{bags: «more then 3}",
        "{bags: «over 3}",
        "{bags: «3 boxes}",
        "{bags: «between 5 and 3}",
        "{bags: «between 3}",
        "{bags: «more than 2.000}",
        "{bags: «more than}",
        "{fault: «perhaps}",
        "{bags: [1, «2]}",
        "{amount: «above 5 EUR}",
    ] {
        let project = clause(&format!("when: {test}"));
        let told = project.run("check --format json").report();
        let told = &told.diagnostics[0];
        let (_, line, _) = project.run("check").marked().cloned().expect("marked");
        assert_eq!((told.code.as_str(), told.line), ("bad-test", line), "{test}: {told:#?}");
    }
    let told = clause("when: {bags: «more then 3}").tells("bad-test");
    assert_eq!(told.help.as_deref(), Some("did you mean `more than`?"));
    for test in [
        "{bags: More Than 3 bags}",
        "{bags: between 3 and 5 bags}",
        "{bags: not 3}",
        "{fault: true}",
        "{amount: at least 5}",
    ] {
        clause(&format!("when: {test}")).has_no_error();
    }
}

#[test]
fn mixed_currency() {
    let told = clause("up_to: «7 USD»").tells("mixed-currency");
    assert_eq!((told.related[0].line, told.related[0].column), (6, 42));
    clause("when: {amount: «more than 7 USD}").tells("mixed-currency");
    let late = "title: Late\nvalues: [listen]\ndecisions:\n  - {boundary: refund, role: desk, facts: {fault: yes, amount: «5 USD}, verdict: may}\n";
    Project::sound().write("acme/examples/late.yaml", late).tells("mixed-currency");
}

fn question(question: &str, answer: &str) -> Project {
    let playbook = format!(
        "name: Acme\ncurrency: EUR\notherwise: ask lead\nquestions:\n  q: {question}\n{answer}"
    );
    Project::sound()
        .write("acme/roles/lead.yaml", "title: Lead of $(q)\n")
        .write("acme/playbook.yaml", &playbook)
}

#[test]
fn bad_answer() {
    question("{type: money, ask: How much?}", "answers: {q: «lots}\n").tells("bad-answer");
    question("{type: money, ask: How much?}", "answers: {q: «2.000}\n").tells("bad-answer");
    question("{type: money, ask: How much?, default: «lots}", "answers: {q: 5 EUR}\n")
        .tells("bad-answer");
    question("{type: number, ask: How many?}", "answers: {q: «\"1,5\"}\n").tells("bad-answer");
    question("{type: percent, ask: How much?}", "answers: {q: «half}\n").tells("bad-answer");
    question("{type: yes_no, ask: Sure?}", "answers: {q: «perhaps}\n").tells("bad-answer");
    let told =
        question("{type: choice, ask: Which?, options: [red, green]}", "answers: {q: «gren}\n")
            .tells("bad-answer");
    assert_eq!(told.help.as_deref(), Some("did you mean `green`?"));
    question("{ask: Who?}", "answers: {q: «$(name)}\n").tells("bad-answer");
    for (kind, answer) in [
        ("money", "400"),
        ("number", "-1.5"),
        ("percent", "15 %"),
        ("yes_no", "true"),
        ("text", "x"),
    ] {
        question(&format!("{{type: {kind}, ask: What?}}"), &format!("answers: {{q: {answer}}}\n"))
            .is_silent();
    }
}

#[test]
fn missing_answer() {
    question("{type: money, ask: How much?}", "")
        .at("content/acme/playbook.yaml", 5, 3)
        .tells("missing-answer");
    let told = Project::forked()
        .write("base/playbook.yaml", "name: Base\ntemplate: true\ncurrency: EUR\notherwise: ask lead\nquestions: {q: {ask: Who?}, r: {ask: What?}}\n")
        .write("base/roles/lead.yaml", "title: Lead $(q) $(r)\n")
        .write("acme/playbook.yaml", "name: Acme\nextends: base\n«answers»: {r: x}\n")
        .tells("missing-answer");
    assert_eq!(
        (told.related[0].file.as_str(), told.related[0].line),
        ("content/base/playbook.yaml", 5)
    );
}

#[test]
fn unknown_question() {
    let told = question("{ask: Who?, default: x}", "answers: {«p»: y}\n").tells("unknown-question");
    assert_eq!(told.help.as_deref(), Some("did you mean `q`?"));
    question("{ask: Who?, default: x}", "")
        .write("acme/values/listen.yaml", "title: Listen\nsummary: Ask $(q) or «$(p)\n")
        .tells("unknown-question");
    question("{ask: Who?, default: x}", "")
        .write("acme/pages/p.md", "---\ntitle: P\n---\nOne\n\nTwo $(name) «$(q1)» $$(q1)\n")
        .tells("unknown-question");
}

#[test]
fn a_decimal_comma_within_brackets_is_told_to_be_one() {
    let boundary = |clause: &str| {
        let text = format!(
            "title: Extra\nfacts:\n  fault: Our fault?\n  bags: {{type: number, ask: How many?, unit: bags}}\n  off: {{type: percent, ask: How much?}}\nmay:\n  - {{when: {{fault: yes}}, up_to: 5 EUR}}\nnever:\n  - {clause}\notherwise: never\n"
        );
        Project::sound().write("acme/boundaries/extra.yaml", &text)
    };
    for (clause, number) in [
        ("{when: {bags: more than «2,5}}", "2.5"),
        ("{when: {bags: more than «2,5 bags}}", "2.5"),
        ("{when: {off: more than «12,5 %}}", "12.5"),
    ] {
        let told = boundary(clause).tells_among_others("wrong-type");
        assert!(told.message.starts_with("a comma separates entries here"), "{}", told.message);
        assert_eq!(told.help, Some(format!("write decimals with a dot: {number}")));
        boundary(clause).tells_one_error();
    }
    let told = boundary("{over: [«12,50 EUR]}").tells_among_others("bad-amount");
    assert_eq!(told.help.as_deref(), Some("write decimals with a dot: 12.50 EUR"));
    boundary("{over: [12, 50 EUR per guest]}").has_no_error();
}
