//! What is asked: defaults, options, types, and whether it is asked at all.

use super::{OWN, guarded, is_fine, is_refused, told_of_guards};
use crate::project::Project;

const BOTH: [&str; 2] = ["fixed", "tighten"];

/// A fork whose file of the boundary says this is refused, whether it is fixed or to be tightened.
#[track_caller]
fn refused(text: &str, message: &str) {
    for policy in BOTH {
        let told = is_refused(&guarded(policy).write(OWN, text), "loosened-boundary");
        assert_eq!(told.message, message, "{policy}");
        let files: Vec<&str> = told.related.iter().map(|related| related.file.as_str()).collect();
        assert_eq!(files, ["content/base/boundaries/allergy.yaml"; 2]);
    }
}

#[test]
fn a_default_that_a_fork_gives_is_refused_where_it_stands() {
    refused(
        "facts:\n  traces: {«default: no}\n",
        "`allergy` no longer asks `traces`: where nobody says, it is taken to be `no`",
    );
    refused(
        "facts: {source: {«default: card}}\n",
        "`allergy` no longer asks `source`: where nobody says, it is taken to be `card`",
    );
    refused(
        "facts: {portions: {«default: 2}}\n",
        "`allergy` no longer asks `portions`: where nobody says, it is taken to be `2`",
    );
    refused(
        "facts: {amount: {«default: 0 EUR}}\n",
        "`allergy` no longer asks `amount`: where nobody says, it is taken to be `0 EUR`",
    );
}

#[test]
fn what_is_no_longer_asked_is_not_published() {
    let project = guarded("tighten").write(OWN, "facts: {traces: {default: no}}\n");
    project.run("build acme").ends(1);
    assert!(!project.path("dist/acme").exists());
    guarded("fixed").run("build acme").ends(0);
}

#[test]
fn the_place_in_the_template_is_that_of_its_fact() {
    let told = is_refused(
        &guarded("fixed").write(OWN, "facts: {traces: {«default: no}}\n"),
        "loosened-boundary",
    );
    assert_eq!((told.related[1].line, told.related[1].column), (5, 3));
    assert_eq!(told.help.as_deref(), Some("take `default` out here, so that everybody is asked"));
}

#[test]
fn a_default_that_a_fork_changes_is_refused() {
    refused(
        "facts: {late: {«default: yes}}\n",
        "where nobody says, `allergy` takes `late` to be `yes`, and the template takes it to be `no`",
    );
    for policy in BOTH {
        is_fine(&guarded(policy).write(OWN, "facts: {late: {default: no}}\n"));
    }
}

#[test]
fn an_answer_that_changes_a_default_is_refused_where_it_is_given() {
    for policy in BOTH {
        for text in ["answers: {assume: «yes}\n", "questions: {assume: {default: «yes}}\n"] {
            let text = format!("name: Acme\nextends: base\n{text}");
            let told = is_refused(
                &guarded(policy).write("acme/playbook.yaml", &text),
                "loosened-boundary",
            );
            assert_eq!(
                told.help.as_deref(),
                Some("answer as the template does, which makes it `no`")
            );
        }
    }
}

#[test]
fn the_first_answer_to_a_question_gives_no_default() {
    let open = "name: Base\ntemplate: true\nlanguages: [en, nl]\ncurrency: EUR\notherwise: ask lead\nquestions:\n  assume: {type: yes_no, ask: Assume?}\n  dish: {type: text, ask: What?}\n";
    for answer in ["yes", "no"] {
        let own = format!("name: Acme\nextends: base\nanswers: {{assume: {answer}, dish: soup}}\n");
        let project = guarded("fixed").write("base/playbook.yaml", open);
        is_fine(&project.write("acme/playbook.yaml", &own));
    }
}

/// Whoever is asked what was taken for granted is held to more.
#[test]
fn a_default_may_be_taken_away_where_forks_may_tighten() {
    for text in ["facts: {late: {«default: }}\n", "facts: {«late: Is it late?}\n"] {
        let refused = is_refused(&guarded("fixed").write(OWN, text), "loosened-boundary");
        assert_eq!(
            refused.message,
            "`allergy` asks `late`, and the template takes it to be `no` where nobody says"
        );
        let text = text.replace("Is it late?", "{type: yes_no, default: }");
        is_fine(&guarded("tighten").write(OWN, &text));
    }
}

#[test]
fn what_one_chooses_from_is_kept() {
    refused(
        "facts: {source: {options: {«friend: From a friend}}}\n",
        "`source` of `allergy` offers `friend`, which the template does not",
    );
    for policy in BOTH {
        is_fine(&guarded(policy).write(
            OWN,
            "facts: {source: {options: {guess: By heart, cook: From the cook, card: From the card}}}\n",
        ));
    }
    let renamed = "facts: {source: {options: {guess: , hunch: By heart}}}\nnever:\n  - {id: guess, when: {source: hunch}}\n";
    for policy in BOTH {
        let told = told_of_guards(&guarded(policy).write(OWN, renamed));
        let told: Vec<&str> = told.iter().map(|told| told.message.as_str()).collect();
        let message = "`source` of `allergy` no longer offers `guess`, and offers `hunch`";
        assert!(told.contains(&message), "{told:#?}");
    }
}

#[test]
fn of_another_kind_is_told_whatever_is_decided() {
    let template = "title: A\nfacts: {n: {type: number, ask: N?}}\nmay: [{id: few, when: {n: at most 3}}]\notherwise: never\nforks: tighten\n";
    let fork =
        "facts: {n: {type: «yes_no}}\nmay: [{id: few, remove: true}]\nnever: [{when: {n: yes}}]\n";
    let project = guarded("fixed")
        .write("base/boundaries/allergy.yaml", template)
        .write("base/boundaries/allergy.nl.yaml", "title: A\n")
        .write(OWN, fork);
    let told = is_refused(&project, "loosened-boundary");
    assert!(told.message.starts_with("`n` is another kind of fact than"), "{}", told.message);
}

#[test]
fn a_fact_that_is_no_longer_asked_is_refused() {
    let drop = "facts: {«traces: }\nask: [{id: traces, remove: true}]\n";
    for policy in BOTH {
        let project = guarded(policy).write(OWN, drop);
        let told = told_of_guards(&project);
        let told: Vec<_> = told.iter().filter(|told| told.line == 1).collect();
        assert_eq!(told.len(), 1, "{told:#?}");
        assert_eq!(told[0].message, "`allergy` no longer asks `traces`");
    }
}

/// Where a fork takes room away with a clause, what that tested need not be asked, and the amount
/// that it limited is no longer there.
#[test]
fn what_only_a_clause_asked_that_is_gone_is_no_fact_that_is_gone() {
    let template = "title: A\nfacts: {kind: Kind?}\nmay: [{id: all, when: {kind: yes}, up_to: 5 EUR}]\notherwise: ask boss\nforks: tighten\n";
    let project = guarded("fixed")
        .write("base/boundaries/allergy.yaml", template)
        .write("base/boundaries/allergy.nl.yaml", "title: A\n")
        .write(OWN, "may: [{id: all, remove: true}]\n");
    is_fine(&project);
    let report = project.run("check --format json --today 2026-06-01").report();
    let told = report.diagnostics.iter().find(|told| told.code == "unused-fact").expect("unused");
    let help = told.help.as_deref().expect("help");
    assert!(help.contains("no fork takes out what the template asks here"), "{help}");
}

/// A fact can stop being asked without any change to the boundary's own file of it.
#[test]
fn a_line_that_always_holds_asks_nothing_in_its_place() {
    let line = "title: Own\nalways: true\nfacts: {«traces: Can a trace hurt?}\nask: [{whom: boss, when: {traces: yes}}]\n";
    for policy in BOTH {
        let project = guarded(policy)
            .write(OWN, "facts: {traces: }\n")
            .write("acme/boundaries/own.yaml", line);
        let told = is_refused(&project, "loosened-boundary");
        assert_eq!(
            told.message,
            "`allergy` no longer asks `traces`: it is taken to be `no` unless somebody says it"
        );
    }
    let without = "name: Acme\nextends: base\nwithout: [boundaries/lines]\n";
    for policy in BOTH {
        let moved = |press: &str| {
            let project = guarded(policy).write("acme/playbook.yaml", without);
            let project = project.write(
                OWN,
                &format!(
                    "facts: {{press: {press}}}\nask: [{{whom: boss, when: {{press: yes}}}}]\n"
                ),
            );
            let told = told_of_guards(&project);
            told.iter().map(|told| told.message.clone()).collect::<Vec<_>>()
        };
        let given = moved("{ask: Press?, default: no}");
        let message = "`allergy` no longer asks `press`: where nobody says, it is taken to be `no`";
        assert!(given.iter().any(|told| told == message), "{given:#?}");
        let asked = moved("Press?");
        assert_eq!(asked.iter().any(|told| told.contains("asks `press`")), policy == "fixed");
    }
}

#[test]
fn of_a_fork_in_the_middle_it_is_told_once_there() {
    let chain = |middle: &str, own: &str| {
        guarded("fixed")
            .write("chain/playbook.yaml", "name: Chain\ntemplate: true\nextends: base\n")
            .write("chain/boundaries/allergy.yaml", middle)
            .write("acme/playbook.yaml", "name: Acme\nextends: chain\n")
            .write(OWN, own)
    };
    let given = "facts: {traces: {«default: no}}\n";
    let told = is_refused(&chain(given, "title: Ours\n"), "loosened-boundary");
    assert!(told.help.expect("help").contains("this reaches acme"));
    is_refused(&chain("title: Theirs\n", given), "loosened-boundary");
    let both = chain("facts: {traces: {default: no}}\n", "facts: {portions: {default: 1}}\n");
    let files: Vec<String> = told_of_guards(&both).into_iter().map(|told| told.file).collect();
    assert_eq!(
        files,
        ["content/acme/boundaries/allergy.yaml", "content/chain/boundaries/allergy.yaml"]
    );
}

/// A question of one in the middle that is answered above it makes a default all the same.
#[test]
fn an_answer_to_one_in_the_middle_gives_no_default() {
    let project = guarded("fixed")
        .write(
            "chain/playbook.yaml",
            "name: Chain\ntemplate: true\nextends: base\nquestions: {hurt: {type: yes_no, ask: Hurt?}}\n",
        )
        .write("chain/boundaries/allergy.yaml", "facts: {traces: {«default: $(hurt)}}\n")
        .write("acme/playbook.yaml", "name: Acme\nextends: chain\nanswers: {hurt: no}\n");
    is_refused(&project, "loosened-boundary");
}

#[test]
fn the_starter_guards_what_it_asks() {
    let project = Project::empty()
        .write("oost/playbook.yaml", "name: Oost\nextends: starter\nlanguages: [nl, en]\n")
        .write(
            "oost/boundaries/allergy.yaml",
            "facts:\n  traces: {default: no}\n  known_from: {default: card}\n",
        );
    let told = told_of_guards(&project);
    assert_eq!(told.iter().map(|told| told.line).collect::<Vec<_>>(), [2, 3], "{told:#?}");
    assert!(told.iter().all(|told| told.code == "loosened-boundary"));
    project.run("build oost").ends(1);
    // A full copy has no template.
    let project = project.bytes("content/oost/boundaries/allergy.yaml", b"title: Allergie\n");
    project.run("fork starter copy --standalone --defaults").ends(0);
    let own = "content/copy/boundaries/allergy.yaml";
    let text = std::fs::read_to_string(project.path(own)).expect("it is there");
    let given = text.replace("traces: {ask:", "traces: {default: no, ask:");
    assert_ne!(text, given);
    let project = project.bytes(own, given.as_bytes());
    assert!(told_of_guards(&project).is_empty());
}
