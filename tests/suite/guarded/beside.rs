//! A fork's own boundary beside a guarded one.

use super::{told_of, told_of_guards};
use crate::project::{Project, Told};

const UPGRADE: &str = "title: Room upgrade\nquestion: May I give a guest a better room?\nfacts: {free: Is a better room free tonight?}\nmay: [{id: all, only: lead, when: {free: yes}}]\notherwise: ask lead\nforks: fixed\n";

/// A template that guards a boundary, and a fork with one of its own.
fn beside(guarded: &str, own: &str) -> Project {
    named("room-upgrade", guarded, own)
}

fn named(id: &str, guarded: &str, own: &str) -> Project {
    Project::empty()
        .write(
            "base/playbook.yaml",
            "name: Base\ntemplate: true\nlanguages: [en, nl]\ncurrency: EUR\notherwise: ask lead\n",
        )
        .write("base/roles/lead.yaml", "title: Lead\n")
        .write("base/roles/desk.yaml", "title: Desk\nreports_to: lead\n")
        .write(&format!("base/boundaries/{id}.yaml"), guarded)
        .write("acme/playbook.yaml", "name: Acme\nextends: base\n")
        .write("acme/boundaries/nice-room.yaml", own)
}

#[track_caller]
fn tells(guarded: &str, own: &str) -> Told {
    let project = beside(guarded, own);
    let mut told = told_of_guards(&project);
    assert_eq!(told.len(), 1, "{own}\n{told:#?}");
    let told = told.remove(0);
    assert_eq!((told.code.as_str(), told.severity.as_str()), ("beside-guard", "warning"));
    assert_eq!((told.file.as_str(), told.line), ("content/acme/boundaries/nice-room.yaml", 1));
    told
}

#[track_caller]
fn is_silent(guarded: &str, own: &str) {
    let told = told_of_guards(&beside(guarded, own));
    assert!(told.is_empty(), "{own}\n{told:#?}");
}

#[test]
fn a_boundary_that_decides_the_same_more_freely_is_told() {
    let own = "title: A nicer room\nquestion: May I give this guest a nicer room?\nfacts: {free: Is a better room free tonight?}\nmay: [{when: {free: yes}}]\n";
    let told = tells(UPGRADE, own);
    assert_eq!(
        told.message,
        "`nice-room` decides what `room-upgrade` guards, and more freely: may for Desk, free: yes; `room-upgrade` says ask Lead"
    );
    assert_eq!(told.related[0].file, "content/base/boundaries/room-upgrade.yaml");
    let help = told.help.expect("help");
    for line in [
        "try it: ruimte decide acme nice-room --role desk free=yes",
        "what is guarded: ruimte decide acme room-upgrade --role desk free=yes",
    ] {
        assert!(help.contains(line), "{help}");
    }
}

#[test]
fn other_names_and_other_words_do_not_hide_it() {
    for own in [
        // The same fact, under another title.
        "title: Spoil them\nfacts: {free: Is a better room free tonight?}\nmay: [{when: {free: yes}}]\n",
        // Another name of the fact.
        "title: Spoil them\nfacts: {vacant: Is a better room free tonight?}\nmay: [{when: {vacant: yes}}]\n",
        // Nearly the same words of the fact.
        "title: Spoil them\nfacts: {vacant: Is there a better room that is free tonight?}\nmay: [{when: {vacant: yes}}]\n",
        // The same question, decided by another fact.
        "title: Spoil them\nquestion: May I give them a better room?\nfacts: {vip: Are they important?}\nmay: [{when: {vip: yes}}]\n",
        // No fact at all.
        "title: Upgrade any room\nmay: [{}]\n",
        "title: Upgrades of rooms\nfacts: {full: Is it full?}\nmay: [{when: {full: yes}}]\n",
    ] {
        tells(UPGRADE, own);
    }
    let named = tells(
        UPGRADE,
        "title: Spoil them\nfacts: {vacant: Is a better room free tonight?}\nmay: [{when: {vacant: yes}}]\n",
    );
    assert!(named.message.contains("may for Desk, vacant: yes; "), "{}", named.message);
}

#[test]
fn what_gives_no_more_room_is_silent() {
    for own in [
        "title: A nicer room\nfacts: {free: Is a better room free tonight?}\nmay: [{only: lead, when: {free: yes}}]\n",
        "title: A nicer room\nfacts: {free: Is a better room free tonight?}\nnever: [{}]\notherwise: never\n",
        "title: Nicer rooms\nalways: true\nfacts: {broken: Is the better room broken?}\nnever: [{when: {broken: yes}}]\n",
    ] {
        is_silent(UPGRADE, own);
    }
}

#[test]
fn what_is_about_something_else_is_silent() {
    for own in [
        "title: Umbrella\nquestion: May I lend a guest an umbrella?\nfacts: {rain: Does it rain?}\nmay: [{when: {rain: yes}}]\n",
        // Another fact of the same name.
        "title: Parking\nquestion: May I lend the garage?\nfacts: {free: Is there a parking spot?}\nmay: [{when: {free: yes}}]\n",
        "title: Flowers\nquestion: May I buy flowers for a guest?\nmay: [{up_to: 500 EUR}]\n",
        "title: Room service\nquestion: May I bring breakfast?\nmay: [{up_to: 500 EUR}]\n",
    ] {
        is_silent(UPGRADE, own);
    }
    // Only a currency is shared with this one.
    let refund = "title: Refund\nquestion: May I refund a guest?\nmay: [{up_to: 50 EUR}]\notherwise: ask lead\nforks: tighten\n";
    for (own, count) in [
        ("title: Flowers\nquestion: May I buy flowers for a guest?\nmay: [{up_to: 500 EUR}]\n", 0),
        ("title: Refund poster\nquestion: May I hang a poster?\nmay: [{}]\n", 0),
        ("title: Big refund\nmay: [{up_to: 500 EUR}]\n", 1),
        ("title: Refund it all\nquestion: May I refund everything?\nmay: [{}]\n", 1),
    ] {
        let told = told_of_guards(&named("refund", refund, own));
        assert_eq!(told.len(), count, "{own}\n{told:#?}");
    }
}

/// In a language whose common words nobody told, questions share most of their words.
#[test]
fn other_languages_raise_no_false_alarm() {
    let languages = |text: &str| text.replace("[en, nl]", "[de]");
    let upgrade = "title: Zimmer\nquestion: Darf ich dem Gast ein besseres Zimmer geben?\nfacts: {free: Ist ein besseres Zimmer frei?}\nmay: [{only: lead, when: {free: yes}}]\notherwise: ask lead\nforks: fixed\n";
    let own = "title: Frühstück\nquestion: Darf ich dem Gast ein Frühstück geben?\nfacts: {rain: Ist ein Regen da?}\nmay: [{when: {rain: yes}}]\n";
    let project = beside(upgrade, own).write(
        "base/playbook.yaml",
        &languages(
            "name: Base\ntemplate: true\nlanguages: [en, nl]\ncurrency: EUR\notherwise: ask lead\n",
        ),
    );
    assert!(told_of_guards(&project).is_empty());
    let same =
        "title: Frühstück\nquestion: Darf ich dem Gast ein besseres Zimmer geben?\nmay: [{}]\n";
    let project = project.write("acme/boundaries/nice-room.yaml", same);
    assert_eq!(told_of(&project, &["beside-guard"]).len(), 1);
}

#[test]
fn of_a_fork_in_the_middle_it_is_told_once() {
    let own = "title: A nicer room\nfacts: {free: Is a better room free tonight?}\nmay: [{when: {free: yes}}]\n";
    let project = beside(UPGRADE, "title: Umbrella\nmay: [{}]\n")
        .write("chain/playbook.yaml", "name: Chain\ntemplate: true\nextends: base\n")
        .write("chain/boundaries/nicer.yaml", own)
        .write("acme/playbook.yaml", "name: Acme\nextends: chain\n")
        .write("acme/boundaries/nicer.yaml", "summary: Ours.\n");
    let told = told_of_guards(&project);
    assert_eq!(told.len(), 1, "{told:#?}");
    assert_eq!(told[0].file, "content/chain/boundaries/nicer.yaml");
}

/// What is decided freely may be decided anywhere, and the template's own are its own matter.
#[test]
fn only_a_fork_goes_round_a_guard() {
    let own = "title: A nicer room\nfacts: {free: Is a better room free tonight?}\nmay: [{when: {free: yes}}]\n";
    is_silent(&UPGRADE.replace("forks: fixed\n", ""), own);
    let project = beside(UPGRADE, "title: Umbrella\nmay: [{}]\n");
    let project = project.write("base/boundaries/nicer.yaml", own);
    assert!(told_of_guards(&project).is_empty());
}

/// Beside a guard over refunds in cash: few words, a sum by another name, and what is elsewhere.
#[test]
fn few_words_do_not_hide_it_and_many_shared_ones_accuse_nobody() {
    let refund = "title: Cash refund\nquestion: May I give a guest their cash back?\nfacts: {fault: Was it our fault?}\nmay: [{when: {fault: yes}, up_to: 50 EUR}]\notherwise: ask lead\nforks: tighten\n";
    for (own, count) in [
        ("title: Cash\nquestion: May I pay this out now?\nmay: [{}]\n", 1),
        ("title: Cash\nquestion: May I pay this out now?\nmay: [{up_to: 500 EUR}]\n", 1),
        (
            "title: Cash\nquestion: May I pay this out now?\nfacts: {amount: {ask: What sum?}}\nmay: [{up_to: 500 EUR}]\n",
            1,
        ),
        (
            "title: Refunds\nquestion: May I do it at once?\nfacts: {sum: {type: money, ask: What sum?}}\nmay: [{when: {sum: at most 500 EUR}}]\n",
            1,
        ),
        (
            "title: Gift\nquestion: May I make a gift of a cash refund?\nmay: [{up_to: 500 EUR}]\n",
            1,
        ),
        ("title: Money back\nquestion: May I refund what they paid?\nmay: [{up_to: 500 EUR}]\n", 1),
        ("title: Tips pot\nquestion: May I share out the tips?\nmay: [{up_to: 500 EUR}]\n", 0),
        (
            "title: Tips pot\nquestion: May I pay the tips out in cash?\nmay: [{up_to: 500 EUR}]\n",
            0,
        ),
        (
            "title: Tips pot\nquestion: May I refund a colleague from the tips pot, in cash?\nfacts: {amount: What sum?}\nmay: [{up_to: 500 EUR}]\n",
            0,
        ),
        ("title: Cash drawer\nquestion: May I open the cash drawer to count it?\nmay: [{}]\n", 0),
        (
            "title: Petty cash\nquestion: May I take petty cash for the shop?\nmay: [{up_to: 60 EUR}]\n",
            0,
        ),
        (
            "title: Taxi\nquestion: May I pay a taxi for a guest?\nfacts: {fare: {type: money, ask: What is the fare?}}\nmay: [{when: {fare: at most 80 EUR}}]\n",
            0,
        ),
        ("title: Back office\nquestion: May I let a guest into the back office?\nmay: [{}]\n", 0),
    ] {
        let told = told_of_guards(&named("cash-refund", refund, own));
        assert_eq!(told.len(), count, "{own}\n{told:#?}");
    }
}
