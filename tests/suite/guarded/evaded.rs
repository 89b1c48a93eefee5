//! Other words that make a guard one of something else: periods, titles of roles, what is to be
//! done afterwards, and another form of a language.

use super::{OWN, guarded, is_fine, is_refused, told_of_guards};
use crate::project::Project;

const OWN_PLAYBOOK: &str = "acme/playbook.yaml";

/// A guarded boundary with limits over periods, of which the template words some.
fn cash(policy: &str) -> Project {
    guarded(policy)
        .write("base/boundaries/allergy.yaml", &format!("title: Cash\nmay:\n  - {{id: all, up_to: 50 EUR per guest, afterwards: [Ring 112, Write it down]}}\n  - {{id: big, roles: lead, up_to: [500 EUR per shift, 900 EUR per guest-day, 70 EUR per customer]}}\nnever: [{{id: cap, over: 5000 EUR}}]\notherwise: ask boss\nforks: {policy}\n"))
        .write("base/boundaries/allergy.nl.yaml", "title: Contant\nmay: [{afterwards: [Bel 112, Schrijf het op]}, {}]\n")
        .write("base/playbook.nl.yaml", "name: Base\nwords: {shift: dienst}\n")
}

fn with(policy: &str, path: &str, text: &str) -> Project {
    cash(policy).write(path, text)
}

fn playbook(text: &str) -> String {
    format!("name: Acme\nextends: base\n{text}")
}

/// Refused of a fixed boundary, and warned of where forks may tighten.
#[track_caller]
fn is_told(path: &str, text: &str, message: &str) {
    let told = is_refused(&with("fixed", path, text), "reworded-guard");
    assert_eq!(told.message, message);
    let told = told_of_guards(&with("tighten", path, text));
    assert_eq!(told.len(), 1, "{told:#?}");
    assert_eq!((told[0].code.as_str(), told[0].severity.as_str()), ("reworded-guard", "warning"));
}

#[test]
fn what_limits_run_over_is_called_as_in_the_template() {
    for (text, period, does) in [
        ("words: {guest: {one: «hour, many: hours}}\n", "guest", "put its own words to"),
        ("words: {shift: «hour}\n", "shift", "put its own words to"),
        ("words: {day: «hour}\n", "day", "put its own words to"),
        ("words: {guest-day: «minute}\n", "guest-day", "put its own words to"),
    ] {
        let message = format!(
            "no fork may {does} the word for the period `{period}`, over which limits of `allergy` run"
        );
        is_told(OWN_PLAYBOOK, &playbook(text), &message);
    }
    for (text, does) in
        [("words: {shift: «uur}\n", "reword"), ("words: {shift: {one: «uur}}\n", "reword")]
    {
        let message = format!(
            "no fork may {does} the word for the period `shift`, over which limits of `allergy` run"
        );
        is_told("acme/playbook.nl.yaml", text, &message);
    }
    let told = is_refused(
        &with("fixed", OWN_PLAYBOOK, &playbook("words: {guest: «hour}\n")),
        "reworded-guard",
    );
    assert_eq!(told.help.as_deref(), Some("take it out here: it then reads as in the template"));
}

#[test]
fn the_house_s_words_for_anything_else_are_its_own() {
    for text in [
        "words: {customer: visitor, employee: host, week: shift}\n",
        "languages: [en]\nwords: {guest: guest, day: {one: day, many: days}}\n",
        "languages: [de]\nwords: {guest: Gast, day: Tag}\n",
    ] {
        is_fine(&with("fixed", OWN_PLAYBOOK, &playbook(text)));
    }
    is_fine(&with("fixed", "acme/playbook.nl.yaml", "words: {guest: gast, shift: dienst}\n"));
    // What the template has not translated yet is there to be translated.
    let project = cash("fixed").write("base/playbook.nl.yaml", "name: Base\n");
    is_fine(&project.write("acme/playbook.nl.yaml", "words: {shift: dienst}\n"));
}

#[test]
fn roles_keep_no_titles_of_one_another() {
    let message = |title: &str, other: &str, role: &str| {
        format!(
            "in the template `{title}` is the title of `{other}`, and here of `{role}`: whoever reads `allergy` takes the one for the other"
        )
    };
    let swapped = |policy: &str| {
        with(policy, "acme/roles/lead.yaml", "title: «Desk\n")
            .write("acme/roles/desk.yaml", "title: Lead\n")
    };
    let told = is_refused(&swapped("fixed"), "reworded-guard");
    assert_eq!(told.message, message("Desk", "desk", "lead"));
    assert_eq!(told_of_guards(&swapped("tighten"))[0].severity, "warning");
    // The other keeps its title, too.
    is_told("acme/roles/desk.yaml", "title: «Boss\n", &message("Boss", "boss", "desk"));
    // In one language only.
    let dutch = cash("fixed")
        .write("base/roles/lead.nl.yaml", "title: Leiding\n")
        .write("base/roles/desk.nl.yaml", "title: Balie\n")
        .write("acme/roles/lead.nl.yaml", "title: Balie\n")
        .write("acme/roles/desk.nl.yaml", "title: «Leiding\n");
    is_refused(&dutch, "reworded-guard");
}

#[test]
fn a_title_of_ones_own_is_fine() {
    is_fine(&with("fixed", "acme/roles/desk.yaml", "title: Reception\n"));
    // One that another role has given up for a new one.
    let moved = with("fixed", "acme/roles/boss.yaml", "title: Director\n");
    is_fine(&moved.write("acme/roles/lead.yaml", "title: Boss\n"));
}

#[test]
fn what_is_to_be_done_afterwards_is_not_left_out() {
    let what = "what is to be done after `all` of `allergy`";
    for (text, does) in [
        ("may: [{id: all, «afterwards: }]\n", "take out"),
        ("may: [{id: all, afterwards: «[Write it down]}]\n", "reword"),
        ("may: [{id: all, afterwards: «[Smile, Write it down]}]\n", "reword"),
    ] {
        is_told(OWN, text, &format!("no fork may {does} {what}"));
    }
    is_told(
        "acme/boundaries/allergy.nl.yaml",
        "may: [{afterwards: [«Lach, Schrijf het op]}, {}]\n",
        &format!("no fork may reword {what}"),
    );
    // Another clause takes its place, and demands nothing.
    let anew = "may:\n  - «{id: all, remove: true}\n  - up_to: 50 EUR per guest\n";
    is_refused(&with("fixed", OWN, anew), "reworded-guard");
}

#[test]
fn more_may_be_done_afterwards() {
    for text in [
        "may: [{id: all, afterwards: [Smile, Write it down, Ring 112]}]\n",
        "may: [{id: big, afterwards: [Smile]}]\n",
    ] {
        is_fine(&with("fixed", OWN, text).write(OWN_PLAYBOOK, &playbook("languages: [en]\n")));
    }
    let anew = "may:\n  - {id: all, remove: true}\n  - {up_to: 50 EUR per guest, afterwards: [Ring 112, Write it down]}\n";
    is_fine(&with("fixed", OWN, anew).write(OWN_PLAYBOOK, &playbook("languages: [en]\n")));
    // A clause that is gone demands nothing.
    is_fine(&with("tighten", OWN, "may: [{id: all, remove: true}]\n"));
}

#[test]
fn another_form_of_a_language_is_that_language() {
    for (languages, path) in [
        ("[en-GB]", OWN),
        ("[en-US, nl]", OWN),
        ("[nl-BE, en]", "acme/boundaries/allergy.nl-BE.yaml"),
    ] {
        let text = "facts: {traces: «Regent het?}\n";
        let project = guarded("fixed")
            .write(OWN_PLAYBOOK, &playbook(&format!("languages: {languages}\n")))
            .write(path, text);
        is_refused(&project, "reworded-guard");
    }
    let same = "facts: {traces: Can a trace hurt?}\n";
    is_fine(
        &guarded("fixed").write(OWN_PLAYBOOK, &playbook("languages: [en-GB]\n")).write(OWN, same),
    );
}
