//! Files of a fork whose template's file has another name by now, or is gone.

use crate::project::{Project, Told};

/// A template in two languages with one of everything, and a fork of it.
fn forked() -> Project {
    Project::forked()
        .write("base/playbook.yaml", "name: Base\ntemplate: true\ncurrency: EUR\notherwise: ask lead\nlanguages: [en, nl]\n")
        .write("base/values/own-it.yaml", "title: Own it\nsummary: Yours until it is solved.\n")
        .write("base/roles/night-desk.yaml", "title: Night desk\nreports_to: lead\n")
        .write("base/examples/late-breakfast.yaml", "title: Late breakfast\nvalues: [own-it]\n")
        .write("base/pages/leading-for-room.md", "---\ntitle: Leading\n---\nText.\n")
        .write("base/boundaries/room-rate.yaml", "title: Rate\nfacts:\n  discount: {type: percent, ask: How much off?}\nmay:\n  - {id: desk, when: {discount: at most 10 %}}\notherwise: never\n")
}

#[track_caller]
fn told(project: &Project, code: &str) -> Told {
    project.tells_one_error();
    project.tells_among_others(code)
}

#[test]
fn an_override_of_something_that_was_renamed_is_told_the_new_name() {
    for (file, near, kind, text) in [
        ("values/own-the-moment.yaml", "own-it.yaml", "value", "«summary: Ours.\n"),
        ("values/own-its.yml", "own-it.yml", "value", "«we_do: [Ours]\n"),
        ("values/deep/own-the-moment.yaml", "own-it.yaml", "value", "«why: Ours\n"),
        ("roles/desk-at-night.yaml", "night-desk.yaml", "role", "«summary: Ours.\n"),
        ("examples/breakfast.yaml", "late-breakfast.yaml", "example", "«lesson: Ours.\n"),
        ("pages/leading.md", "leading-for-room.md", "page", "«---\norder: 2\n---\nOurs.\n"),
        ("boundaries/rate.yaml", "room-rate.yaml", "boundary", "«summary: Ours.\n"),
    ] {
        let text = if file.ends_with("ment.yaml") { "«summary: Ours.\n" } else { text };
        let path = format!("acme/{file}");
        let told = told(&forked().write(&path, text), "missing-field");
        let id = file.rsplit('/').next().and_then(|name| name.split('.').next()).expect("an id");
        let message =
            format!("`base` has no {kind} `{id}` (any more), and this file has no `title`");
        assert_eq!(told.message, message);
        let help = told.help.expect("help");
        let stem = near.split('.').next().expect("a stem");
        assert!(help.starts_with(&format!("did you mean `{stem}`?")), "{help}");
        assert!(help.contains(&format!("name this file `{near}`")), "{help}");
        assert!(help.contains(&format!("{kind} of your own, add a line `title: ")), "{help}");
        assert!(told.related[0].file.contains(stem), "{told:#?}", told = told.related);
    }
}

#[test]
fn a_boundary_is_found_by_the_names_in_it_and_nothing_else_is_told() {
    let text = "«facts: {discount: {default: 3 %}}\nmay:\n  - {id: desk, when: {discount: at most 5 %}}\n  - {id: gone, remove: true}\nnever:\n  - {id: n, new: true, when: {other: yes}}\nask: [{id: x, over: 5}]\n";
    let told = told(&forked().write("acme/boundaries/prices.yaml", text), "missing-field");
    let help = told.help.expect("help");
    assert!(help.starts_with("did you mean `room-rate`?"), "{help}");
}

#[test]
fn a_file_of_that_name_takes_in_what_the_other_says() {
    let project = forked()
        .write("acme/values/own-it.yaml", "summary: Ours.\n")
        .write("acme/values/own-the-moment.yaml", "«summary: Ours too.\n");
    let help = told(&project, "missing-field").help.expect("help");
    assert!(help.contains("you have a file for that already"), "{help}");
    // What the fork says nothing about yet is the more probable one.
    let project = project
        .write("base/values/own-all.yaml", "title: Own all\n")
        .write("acme/values/own-the-moment.yaml", "«summary: Ours too.\n");
    let help = told(&project, "missing-field").help.expect("help");
    assert!(help.starts_with("did you mean `own-all`?"), "{help}");
}

#[test]
fn without_a_near_one_all_names_are_told() {
    let told =
        told(&forked().write("acme/values/courage.yaml", "«summary: Ours.\n"), "missing-field");
    let help = told.help.expect("help");
    assert!(help.starts_with("below there are `listen`, `own-it`: name this file"), "{help}");
    assert!(help.ends_with("for a value of your own, add a line `title: ...`"), "{help}");
}

#[test]
fn what_is_dropped_is_told_to_be_dropped() {
    let project = forked()
        .write("acme/playbook.yaml", "name: Acme\nextends: base\nwithout: [roles/night-desk]\n")
        .write("acme/roles/night-desk.yaml", "«summary: Ours.\n");
    let told = told(&project, "missing-field");
    assert!(
        told.help.expect("help").starts_with("to change the inherited one, take the entry out")
    );
    assert_eq!(told.related[0].file, "content/acme/playbook.yaml");
}

#[test]
fn a_scan_that_the_template_has_no_more_is_told_once() {
    let told = told(&forked().write("acme/scan.yaml", "«intro: Ours.\n"), "missing-field");
    let message =
        "`base` has no `scan.yaml` (any more), and this file has no `title`, `scale`, `statements`";
    assert_eq!(told.message, message);
}

#[test]
fn a_title_in_a_translation_hides_nothing() {
    let project = forked()
        .write("acme/values/own-the-moment.nl.yaml", "title: Van jou\n")
        .write("acme/values/own-the-moment.yaml", "«summary: Ours.\n");
    assert!(told(&project, "missing-field").help.expect("help").contains("`own-it`"));
}

#[test]
fn a_translation_of_something_that_was_renamed_is_told_the_new_name() {
    for (file, near) in [
        ("values/own-the-moment.nl.yaml", "own-it.nl.yaml"),
        ("roles/desk-at-night.nl.yaml", "night-desk.nl.yaml"),
        ("examples/breakfast.nl.yaml", "late-breakfast.nl.yaml"),
        ("boundaries/rate.nl.yaml", "room-rate.nl.yaml"),
        ("pages/leading.nl.md", "leading-for-room.nl.md"),
    ] {
        let text = if file.ends_with("md") {
            "«---\ntitle: Ons\n---\nTekst.\n"
        } else {
            "«title: Ons\n"
        };
        let told = told(&forked().write(&format!("acme/{file}"), text), "translation-shape");
        assert!(told.message.ends_with("does not exist (any more)"), "{}", told.message);
        let help = told.help.expect("help");
        assert!(help.contains(&format!("name this file `{near}`")), "{help}");
    }
    let project = forked()
        .write("acme/playbook.yaml", "name: Acme\nextends: base\nwithout: [roles/night-desk]\n")
        .write("acme/roles/night-desk.nl.yaml", "«title: Nacht\n");
    assert!(told(&project, "translation-shape").message.ends_with("that is dropped"));
}

#[test]
fn in_a_fork_of_a_fork_it_is_told_where_it_stands() {
    let project = forked()
        .write("mid/playbook.yaml", "name: Mid\ntemplate: true\nextends: base\n")
        .write("acme/playbook.yaml", "name: Acme\nextends: mid\n")
        .write("acme/values/own-the-moment.yaml", "we_do: [Ours]\n")
        .write("mid/values/own-the-moment.yaml", "«summary: Ours.\n");
    let told = told(&project, "missing-field");
    let help = told.help.expect("help");
    assert!(help.contains("`own-it`") && help.ends_with("this reaches acme"), "{help}");
    let project = forked()
        .write("mid/playbook.yaml", "name: Mid\ntemplate: true\nextends: base\n")
        .write("mid/values/give-room.yaml", "title: Give room\n")
        .write("acme/playbook.yaml", "name: Acme\nextends: mid\n")
        .write("acme/values/give-rom.yaml", "«summary: Ours.\n");
    let told = self::told(&project, "missing-field");
    assert!(
        told.message.starts_with("`mid` (over `base`) has no value `give-rom`"),
        "{}",
        told.message
    );
    assert!(told.help.expect("help").starts_with("did you mean `give-room`?"));
}

#[test]
fn what_extends_nothing_is_told_to_add_a_title() {
    let told =
        told(&Project::sound().write("acme/values/own.yaml", "«summary: Ours.\n"), "missing-field");
    assert_eq!(told.message, "this value has no `title`");
    assert_eq!(told.help.as_deref(), Some("add a line `title: ...`"));
    // Neither is the template itself.
    let template = forked().write("base/values/own.yaml", "«summary: Ours.\n");
    assert_eq!(self::told(&template, "missing-field").message, "this value has no `title`");
    // A misspelt title is all that is wrong.
    forked().write("acme/values/own.yaml", "«titel: Ours.\n").tells_among_others("unknown-field");
}

#[test]
fn below_a_template_that_is_not_there_nothing_is_said_to_be_missing() {
    forked()
        .write("acme/values/listen.yaml", "summary: Ours.\n")
        .write("acme/boundaries/room-rate.yaml", "may: [{id: desk, note: Ours.}]\n")
        .write("acme/playbook.yaml", "name: Acme\nextends: «bse\n")
        .tells_one_error();
}
