//! Clauses of forks: an `id` names one below, `new: true` is a fork's own, and an empty limit is
//! never none.

use crate::project::{Project, Told};

const BASE: &str = "\
title: Refund
facts: {fault: F?}
may:
  - {id: desk, roles: [desk], when: {fault: yes}, up_to: 50 EUR per guest, why: Because., say: Hi.}
  - {id: large, roles: [lead], up_to: 500 EUR per guest}
ask:
  - {id: press, whom: lead, when: {fault: no}}
never:
  - {id: top, over: 5000 EUR}
otherwise: never
";

/// A fork that says this of the template's boundary.
fn fork(text: &str) -> Project {
    Project::forked()
        .write("base/boundaries/refund.yaml", BASE)
        .write("acme/boundaries/refund.yaml", text)
}

/// What is told as the only error, at the marked place.
#[track_caller]
fn told(project: &Project, code: &str) -> Told {
    project.tells_one_error();
    project.tells_among_others(code)
}

#[track_caller]
fn help(project: &Project, code: &str) -> String {
    told(project, code).help.expect("help")
}

/// The verdict about an amount for a role of `acme`.
fn verdict(project: &Project, role: &str, amount: u32) -> String {
    let words = format!("decide acme refund --role {role} fault=yes amount={amount} --format json");
    let told: serde_json::Value =
        serde_json::from_str(&project.run(&words).ends(0).stdout()).expect("JSON");
    told["verdict"].as_str().expect("a verdict").to_owned()
}

#[test]
fn an_id_that_names_nothing_below_is_told_with_the_one_that_is_meant() {
    let project = fork("may:\n  - id: «larg\n    up_to: 400 EUR per guest\n");
    let first = told(&project, "unknown-clause");
    assert_eq!(first.message, "in `base`, no `may` of this boundary has the id `larg`");
    let help = first.help.expect("help");
    assert!(help.starts_with("did you mean `large`?\n"), "{help}");
    assert!(help.contains("has no `id`, or says `new: true`"), "{help}");
    let related = &first.related[0];
    assert_eq!((&*related.file, related.line), ("content/base/boundaries/refund.yaml", 5));
    project.run("decide acme refund --role desk fault=yes amount=400").ends(1);
}

#[test]
fn without_a_near_one_the_ids_of_that_list_are_told() {
    let strange = help(&fork("may: [{id: «clerk, up_to: 4 EUR}]\n"), "unknown-clause");
    assert!(strange.contains("`desk`, `large`") && !strange.contains("press"), "{strange}");
    let only = help(&fork("never: [{id: «limit, over: 4 EUR}]\n"), "unknown-clause");
    assert!(only.starts_with("did you mean `top`?"), "{only}");
    let none = fork("never: [{id: «limit, over: 4 EUR}]\n")
        .write("base/boundaries/refund.yaml", &BASE.replace("{id: top, over", "{over"));
    // The mark that was set last counts.
    let none = none.write("acme/boundaries/refund.yaml", "never: [{id: «limit, over: 4 EUR}]\n");
    let none = help(&none, "unknown-clause");
    assert!(none.contains("no `never` there has an id"), "{none}");
}

#[test]
fn an_id_of_another_list_is_told_to_be_one() {
    let text = help(&fork("never: [{id: «large, over: 9 EUR}]\n"), "unknown-clause");
    assert!(text.contains("`large` is a clause of `may`"), "{text}");
}

#[test]
fn a_removal_of_nothing_is_unknown_too() {
    let text = help(&fork("ask: [{id: «pres, remove: true}]\n"), "unknown-clause");
    assert!(text.starts_with("did you mean `press`?") && !text.contains("new: true"), "{text}");
    fork("may: [{«remove»: true}]\n").tells_one_error();
    fork("may: [{id: desk, remove: «maybe}]\n").tells_one_error();
}

#[test]
fn an_unknown_clause_is_not_also_wrong_otherwise() {
    fork("ask: [{id: «gone, over: 9 EUR}]\n").tells_one_error();
    fork("may: [{id: «gone, when: {nothing: yes}}]\n").tells_one_error();
}

#[test]
fn a_new_clause_says_so_or_has_no_id() {
    for clause in
        ["{id: own, new: true, over: 900 EUR}", "{over: 900 EUR}", "{new: yes, over: 900 EUR}"]
    {
        let project = fork(&format!("never: [{clause}]\n"));
        project.has_no_error();
        assert_eq!(verdict(&project, "lead", 901), "never", "{clause}");
    }
    fork("never: [{id: «own, new: false, over: 900 EUR}]\n").tells_one_error();
    fork("never: [{id: own, new: «perhaps, over: 900 EUR}]\n").tells_among_others("wrong-type");
}

#[test]
fn what_is_new_is_not_there_already() {
    let text = help(&fork("may: [{id: «large, new: true, up_to: 9 EUR}]\n"), "duplicate-id");
    assert!(text.contains("take `new` out"), "{text}");
    fork("may: [{id: «top, new: true, up_to: 9 EUR}]\n").tells_among_others("duplicate-id");
    fork("never: [{id: own, new: true, over: 800 EUR}, {id: «own, new: true, over: 900 EUR}]\n")
        .tells_among_others("duplicate-id");
    fork("may: [{id: large, remove: true, «new»: true}]\n").tells_among_others("misplaced-key");
}

#[test]
fn one_clause_takes_the_place_of_another() {
    for text in [
        "may: [{id: large, remove: true}, {id: large, new: true, roles: [lead], up_to: 90 EUR}]\n",
        "may: [{id: large, new: true, roles: [lead], up_to: 90 EUR}, {id: large, remove: true}]\n",
        "may: [{id: large, remove: true}, {roles: [lead], up_to: 90 EUR}]\n",
    ] {
        let project = fork(text);
        project.has_no_error();
        assert_eq!(
            (&*verdict(&project, "lead", 90), &*verdict(&project, "lead", 91)),
            ("may", "never")
        );
    }
}

#[test]
fn a_clause_is_changed_once() {
    let text = "may: [{id: large, up_to: 9 EUR}, {id: «large, note: Twice.}]\n";
    let text = help(&fork(text), "duplicate-id");
    assert!(text.contains("into one entry"), "{text}");
}

#[test]
fn nothing_is_new_where_nothing_lies_below() {
    let own = "title: Own\nmay: [{id: one, up_to: 5 EUR}]\nnever: [{id: two, over: 9 EUR}]\notherwise: never\n";
    Project::forked().write("acme/boundaries/own.yaml", own).has_no_error();
    let new = own.replace("id: two", "id: two, «new»: true");
    Project::forked().write("acme/boundaries/own.yaml", &new).tells_among_others("misplaced-key");
    Project::sound().write("acme/boundaries/own.yaml", &new).tells_among_others("misplaced-key");
}

/// A fork of a fork: `mid` lies over `base`, `acme` over `mid`.
fn chain(mid: &str, top: &str) -> Project {
    Project::forked()
        .write("base/boundaries/refund.yaml", BASE)
        .write("mid/playbook.yaml", "name: Mid\nextends: base\ntemplate: true\n")
        .write("mid/boundaries/refund.yaml", mid)
        .write("acme/playbook.yaml", "name: Acme\nextends: mid\n")
        .write("acme/boundaries/refund.yaml", top)
}

#[test]
fn below_is_any_layer_below() {
    let new = "may: [{id: own, new: true, roles: [lead], up_to: 700 EUR}]\n";
    let project = chain(new, "may: [{id: own, up_to: 600 EUR}, {id: large, up_to: 9 EUR}]\n");
    project.has_no_error();
    assert_eq!(
        (&*verdict(&project, "lead", 600), &*verdict(&project, "lead", 601)),
        ("may", "never")
    );
    chain(new, "may: [{id: «own, new: true, up_to: 600 EUR}]\n").tells_among_others("duplicate-id");
    let both = told(&chain(new, "may: [{id: «owns, up_to: 600 EUR}]\n"), "unknown-clause");
    assert!(both.message.starts_with("in `base` and `mid`, no `may`"), "{}", both.message);
}

#[test]
fn what_a_layer_took_out_cannot_be_changed_above() {
    let project =
        chain("may: [{id: large, remove: true}]\n", "may: [{id: «large, up_to: 9 EUR}]\n");
    let first = told(&project, "unknown-clause");
    assert!(first.help.expect("help").starts_with("`large` is taken out below"));
    assert_eq!(first.related[0].file, "content/mid/boundaries/refund.yaml");
    chain("may:\n", "may: [{id: «large, up_to: 9 EUR}]\n").tells_among_others("unknown-clause");
}

#[test]
fn what_a_template_names_wrongly_is_told_once_and_there() {
    let project = chain("may: [{id: «larg, up_to: 9 EUR}]\n", "may: [{id: larg, note: N}]\n").at(
        "content/mid/boundaries/refund.yaml",
        1,
        12,
    );
    let first = told(&project, "unknown-clause");
    assert!(first.help.expect("help").ends_with("this reaches acme"));
}

#[test]
fn a_broken_template_is_all_that_is_told() {
    fork("may: [{id: large, up_to: 9 EUR}]\n")
        .write("base/boundaries/refund.yaml", "title: Refund\nmay: [«")
        .at("content/base/boundaries/refund.yaml", 2, 7)
        .tells_one_error();
    fork("may: [{id: large, up_to: 9 EUR}]\n")
        .write(
            "base/boundaries/refund.yaml",
            "title: Refund\nmay: «{id: large}\notherwise: never\n",
        )
        .tells_among_others("wrong-type");
}

#[test]
fn new_reaches_no_export_and_no_copy() {
    let project = fork("never: [{id: own, new: true, over: 900 EUR}]\n");
    project.run("build").ends(0);
    let json = std::fs::read_to_string(project.path("dist/acme/playbook.json")).expect("JSON");
    assert!(json.contains("\"own\"") && !json.contains("\"new\""), "{json}");
    project.run("fork acme copy --standalone").ends(0);
    let copy = std::fs::read_to_string(project.path("content/copy/boundaries/refund.yaml"));
    let copy = copy.expect("a copy");
    assert!(copy.contains("own") && !copy.contains("new"), "{copy}");
    let report = project.run("check copy --format json").report();
    assert_eq!(report.errors, 0, "{:#?}", report.diagnostics);
}

#[test]
fn a_translation_stands_beside_new_clauses() {
    let project = fork("never: [{id: own, new: true, over: 900 EUR, why: Own.}]\n")
        .write(
            "base/playbook.yaml",
            "name: Base\ntemplate: true\ncurrency: EUR\notherwise: ask lead\nlanguages: [en, nl]\n",
        )
        .write("acme/boundaries/refund.nl.yaml", "never: [{why: Eigen.}]\n");
    project.has_no_error();
    project
        .write("acme/boundaries/refund.nl.yaml", "never: [{why: Eigen., «new»: true}]\n")
        .tells_among_others("translation-changes-rule");
}

#[test]
fn an_empty_limit_of_a_clause_is_refused_in_a_fork() {
    for key in ["up_to", "when", "roles"] {
        for empty in ["", "~", "null", "\"\"", "\" \"", "[]", "!!null ~"] {
            let text = format!("may:\n  - {{id: desk, «{key}»: {empty}}}\n");
            let report = fork(&text).run("check --format json").report();
            let errors: Vec<_> =
                report.diagnostics.iter().filter(|told| told.severity == "error").collect();
            assert_eq!(errors.len(), 1, "{text}{errors:#?}");
            assert_eq!((&*errors[0].code, errors[0].line), ("wrong-type", 2), "{text}{errors:#?}");
            let help = errors[0].help.as_deref().expect("help");
            assert!(help.contains("`{id: desk, remove: true}`"), "{text}{help}");
        }
    }
    fork("may:\n  - id: desk\n    «up_to»:\n").tells_one_error();
    fork("may: [{id: desk, when: «{}}]\n").tells_one_error();
    fork("never: [{id: top, «over»: }]\n").tells_one_error();
    fork("may: [{id: desk, «only»: }]\n").tells_one_error();
    for empty in ["", "~", "[]", "\"\"", "{}"] {
        let text = format!("may:\n  - {{id: desk, when: {{fault: {empty}}}}}\n");
        let report = fork(&text).run("check --format json").report();
        assert_eq!(report.errors, 1, "{text}{:#?}", report.diagnostics);
        assert_eq!((&*report.diagnostics[0].code, report.diagnostics[0].line), ("wrong-type", 2));
    }
}

#[test]
fn it_says_what_an_empty_limit_would_mean() {
    let told = told(&fork("may: [{id: desk, «up_to»: }]\n"), "wrong-type");
    assert_eq!(told.message, "`up_to` is empty, and a blank limit would mean *any amount*");
    let told = self::told(&fork("may: [{id: desk, when: {«fault»: }}]\n"), "wrong-type");
    assert!(told.message.ends_with("*whatever is the case*"), "{}", told.message);
    // A limit of one's own is never blank either, and nobody is told to take it out.
    let told = self::told(&fork("may: [{roles: [desk], «up_to»: }]\n"), "wrong-type");
    let help = told.help.expect("help");
    assert!(help.starts_with("write what is meant; only where"), "{help}");
}

#[test]
fn an_empty_limit_that_a_placeholder_would_fill_is_none() {
    let base = "name: Base\ntemplate: true\ncurrency: EUR\notherwise: ask lead\nquestions: {room: {type: money, ask: How much?}}\n";
    let project = fork("may: [{id: desk, up_to: $(room)}]\n").write("base/playbook.yaml", base);
    for answer in ["", "~", "\"\"", "' '"] {
        let text = format!("name: Acme\nextends: base\nanswers: {{room: {answer}}}\n");
        let report = fork("may: [{id: desk, up_to: $(room)}]\n")
            .write("base/playbook.yaml", base)
            .write("acme/playbook.yaml", &text)
            .run("check acme --format json")
            .report();
        assert!(report.errors > 0, "{answer}: {:#?}", report.diagnostics);
        assert!(report.diagnostics.iter().any(|told| told.file == "content/acme/playbook.yaml"));
    }
    let answered = "name: Acme\nextends: base\nanswers: {room: 90 EUR}\n";
    project.write("acme/playbook.yaml", answered).has_no_error();
}

#[test]
fn words_of_a_clause_are_still_taken_away_by_an_empty_key() {
    let project = fork("may: [{id: desk, why: , say: ~}]\n");
    project.has_no_error();
    project.run("build").ends(0);
    let page = std::fs::read_to_string(project.path("dist/acme/boundaries/refund.html"));
    assert!(!page.expect("a page").contains("Because."));
}

#[test]
fn a_rule_is_no_word_and_an_empty_one_neither() {
    for text in ["may: [{«up_to»: }, {}]\n", "may: [{when: {«fault»: }}, {}]\n"] {
        let project = Project::forked()
            .write("base/playbook.yaml", "name: Base\ntemplate: true\ncurrency: EUR\notherwise: ask lead\nlanguages: [en, nl]\n")
            .write("base/boundaries/refund.yaml", BASE)
            .write("base/boundaries/refund.nl.yaml", text);
        project.tells_one_error();
    }
}

#[test]
fn the_schema_says_what_new_is() {
    let text = Project::empty().run("schema boundary").ends(0).stdout();
    let schema: serde_json::Value = serde_json::from_str(&text).expect("JSON");
    for list in ["may", "ask", "never"] {
        let key = &schema["properties"][list]["items"]["properties"]["new"];
        let description = key["description"].as_str().unwrap_or_default();
        assert!(description.contains("is its own"), "{list}: {key}");
    }
}

#[test]
fn an_empty_list_of_clauses_changes_nothing_and_is_refused() {
    let (text, told) = ("never: «[]\n", "which changes nothing below");
    assert!(self::told(&fork(text), "wrong-type").message.contains(told));
}

#[test]
fn nothing_stands_beside_remove() {
    for text in [
        "may: [{id: large, remove: true, «when»: {press: yes}}]\n",
        "may: [{id: large, «up_to»: 5 EUR, remove: true}]\n",
        "may: [{id: large, remove: true, new: no, «up_to»: 5 EUR}]\n",
        "may: [{id: large, remove: true, «why»: Too much.}]\n",
    ] {
        let message = fork(text).tells_among_others("misplaced-key").message;
        assert!(message.starts_with("this entry removes a clause, so `"), "{message}");
    }
}

#[test]
fn what_cannot_be_read_is_all_that_is_told() {
    fork("never: [{id: own, «new»: , over: 900 EUR}]\n").tells_one_error();
}
