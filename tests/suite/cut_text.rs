//! Texts of which YAML takes a part for something else.

use crate::project::{Project, Told};

#[track_caller]
fn told(path: &str, text: &str) -> Told {
    Project::sound().write(&format!("acme/{path}"), text).tells("cut-text")
}

#[test]
fn a_text_that_a_number_sign_cuts_is_told_with_its_quotes() {
    for (path, text, line) in [
        ("values/listen.yaml", "title: Room «#12 and up\n", "title: \"Room #12 and up\""),
        (
            "values/listen.yaml",
            "title: Listen\nsummary: Say \"call «#1\" first\n",
            "summary: \"Say \\\"call #1\\\" first\"",
        ),
        (
            "values/listen.yaml",
            "title: Listen\nwe_do:\n  - Listen\n  - Call line «#1 first # always\n",
            "- \"Call line #1 first\" # always",
        ),
        (
            "values/listen.yaml",
            "title: Listen\nwe_do: [Listen, Call «#1\n  ]\n",
            "we_do: [Listen, \"Call #1\"",
        ),
        (
            "roles/desk.yaml",
            "title: Desk\nreports_to: lead\nsummary: Line one\n  «#2 of the house\n",
            "summary: \"Line one #2 of the house\"",
        ),
        (
            "boundaries/refund.yaml",
            "title: Refund\nfacts:\n  fault: {ask: Our fault?, type: yes_no}\nmay:\n  - when: {fault: yes}\n    up_to: 50 EUR per guest #the limit\n    note: Form «#7\notherwise: ask lead\n",
            "note: \"Form #7\"",
        ),
        (
            "boundaries/refund.yaml",
            "title: Refund\nfacts:\n  fault: Our fault, as in form «#7?\nmay:\n  - when: {fault: yes}\n    up_to: 50 EUR per guest\notherwise: ask lead #always\n",
            "fault: \"Our fault, as in form #7?\"",
        ),
        (
            "playbook.yaml",
            "name: Acme\ncurrency: EUR\notherwise: ask lead\ntagline: We are «#1\n",
            "tagline: \"We are #1\"",
        ),
        ("pages/p.md", "---\ntitle: Room «#12\n---\nRoom #12.\n", "title: \"Room #12\""),
    ] {
        let told = told(path, text);
        assert_eq!(told.severity, "warning");
        let help = format!("put quotes around the text: `{line}`");
        assert_eq!(told.help.as_deref(), Some(&*help), "{told:#?}");
    }
}

#[test]
fn an_anchor_that_nothing_repeats_is_a_text() {
    let told = told("values/listen.yaml", "title: Listen\nsummary: «&co Text\n");
    assert_eq!(told.message, "YAML takes `&co` for an anchor, so readers get only `Text`");
    let project = "title: &a Listen\nsummary: *a\n";
    Project::sound().write("acme/values/listen.yaml", project).is_silent();
}

#[test]
fn comments_of_authors_are_left_alone() {
    let text = "title: Listen   # the nice one\n# summary: x\nsummary: Two # lines\n\
                #text: old\nwe_do: # what else\n  - a # b\n  #- c\n";
    Project::sound().write("acme/values/listen.yaml", text).is_silent();
}

#[test]
fn translations_options_and_what_takes_something_away_are_looked_at() {
    let playbook = "name: Acme\nlanguages: [en, nl]\ncurrency: EUR\notherwise: ask lead\n";
    Project::sound()
        .write("acme/playbook.yaml", playbook)
        .write("acme/values/listen.nl.yaml", "title: Kamer «#12\n")
        .tells_among_others("cut-text");
    let options = "title: Refund\nfacts:\n  fault: Our fault?\n  topic: {type: choice, ask: What?, options: {a: First «#1\n    , b: B}}\nmay:\n  - when: {fault: yes, topic: a}\n    up_to: 50 EUR per guest\notherwise: ask lead\n";
    Project::sound().write("acme/boundaries/refund.yaml", options).tells_among_others("cut-text");
    // In a fork this would take the summary away, without a word.
    Project::forked()
        .write("base/values/listen.yaml", "title: Listen\nsummary: All of it\n")
        .write("acme/values/listen.yaml", "summary: «#1 in the house\n")
        .tells("cut-text");
    let tags = "title: Late\nvalues: [listen]\ntags: Room «#12\ndecisions:\n  - boundary: refund\n    role: desk\n    facts: {fault: yes, amount: 20 EUR}\n    verdict: may\n";
    Project::sound().write("acme/examples/late.yaml", tags).tells("cut-text");
}

/// Where nothing is left of a text that must be there, that is an error, with the same help.
#[test]
fn a_text_of_which_nothing_is_left_is_told_once() {
    for (text, line) in [
        ("«title»: #12\n", "title: \"#12\""),
        ("title: Listen\nwe_do:\n  - Listen\n  «- #1 first\n", "- \"#1 first\""),
        ("title: Listen\nsummary: «&co\n", "summary: \"&co\""),
    ] {
        let project = Project::sound().write("acme/values/listen.yaml", text);
        let report = project.run("check --format json").report();
        let told = &report.diagnostics;
        assert_eq!(told.len(), 1, "{told:#?}");
        let help = format!("put quotes around the text: `{line}`");
        assert_eq!((&*told[0].code, told[0].help.as_deref()), ("wrong-type", Some(&*help)));
        let (_, at, _) = project.run("check").marked().cloned().expect("marked");
        assert_eq!(told[0].line, at, "{told:#?}");
    }
}

/// What is cut off often leaves something that is no YAML; then the `#` is what is told.
#[test]
fn where_a_cut_breaks_the_yaml_it_is_told_at_its_place() {
    for text in [
        "title: Listen\nwe_do: [Listen, Call «#1 first, Hang up]\nsummary: x\n",
        "title: Listen\nsource: {title: Form «#7, year: 2020}\n",
        "title: Listen\nsummary: Line «#1 first,\n  and never hang up\n",
        "title: Listen\nsummary: «& Co\n",
        "title: Listen\nsummary: «&Co. and more\n",
        "title: Listen\nsummary: «!! x\n",
        "title: Listen\nsummary: «? x\n",
        "title: Listen\nsummary: «- x\n",
    ] {
        let told = Project::sound().write("acme/values/listen.yaml", text).tells("yaml-syntax");
        assert!(told.help.expect("help").contains("quotes"), "{text}");
    }
    // What stands between quotes is no comment.
    let told = Project::sound()
        .write("acme/values/listen.yaml", "title: \"Room #12\" «x\n")
        .tells("yaml-syntax");
    assert!(!told.message.contains('#'), "{told:#?}");
}
