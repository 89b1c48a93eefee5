//! A fork's complete boundary that was meant to change one of its template's, under another name.

use crate::project::{Project, Told};

const PUT_IT_RIGHT: &str = "title: Put it right\nfacts: {fault: Our fault?}\nmay:\n  - {id: own-room, when: {fault: yes}, up_to: 50 EUR per guest}\n  - {id: lead, roles: lead, up_to: 500 EUR per guest}\nnever:\n  - {id: gifts, when: {fault: no}}\n";

/// A fork of a template with two boundaries, with this file of its own.
fn fork(file: &str, text: &str) -> Project {
    Project::forked()
        .write("base/boundaries/put-it-right.yaml", PUT_IT_RIGHT)
        .write(
            "base/boundaries/goodbye.yaml",
            "title: Goodbye\nmay: [{id: all}, {id: lead, roles: lead}]\n",
        )
        .write(&format!("acme/boundaries/{file}.yaml"), text)
}

#[track_caller]
fn told(project: &Project) -> Told {
    project.tells_one_error();
    project.tells_among_others("unknown-clause")
}

#[track_caller]
fn is_own(project: &Project) {
    project.has_no_error();
}

#[test]
fn a_misspelt_file_with_a_title_is_no_new_boundary() {
    let own = "title: Ours\notherwise: never\nmay: [{id: «own-room, up_to: 400 EUR per guest}]\n";
    let told = told(&fork("put-it-rigth", own));
    assert_eq!(
        told.message,
        "`base` has no boundary `put-it-rigth`, so this changes no clause `own-room`; its boundary `put-it-right` has one"
    );
    let help = told.help.expect("help");
    assert!(help.starts_with("did you mean `put-it-right`? to lie over content/base/boundaries/put-it-right.yaml, name this file `put-it-right.yaml`"), "{help}");
    assert!(help.contains("say `new: true` beside each `id`"), "{help}");
    assert_eq!(told.related[0].file, "content/base/boundaries/put-it-right.yaml");
    assert_eq!(told.related[0].line, 4);
}

#[test]
fn all_that_follows_from_the_name_is_told_once() {
    for own in [
        // A fact that only the template declares, a clause to take out, and an option of a fact.
        "title: Ours\nmay: [{id: «own-room, when: {fault: yes}, up_to: 9 EUR}]\nnever: [{id: gifts, remove: true}]\n",
        "title: Ours\nfacts: {fault: {default: no}}\nnever: [{id: «gifts, when: {fault: yes}}]\n",
        // The id of a role, and one that two boundaries have.
        "title: Ours\nmay: [{id: «lead, up_to: 9 EUR}]\n",
    ] {
        told(&fork("put-it-rght", own));
    }
}

#[test]
fn a_file_whose_template_was_renamed_is_found_by_its_ids() {
    for own in [
        "title: Ours\notherwise: never\nmay: [{id: «own-room, up_to: 9 EUR}]\n",
        "title: Ours\nmay: [{id: «own-room, up_to: 9 EUR}, {id: lead, up_to: 9 EUR}, {up_to: 1 EUR}]\n",
        "title: Ours\nfacts: {fault: Ours?}\nnever: [{id: «gifts, when: {fault: no}}]\n",
        "title: Ours\nmay: [{id: «own-room}]\nnever: [{id: gifts}, {id: x}]\n",
    ] {
        told(&fork("goodwill", own));
    }
    told(&fork("right-away", "title: Ours\nnever: [{id: «gifts}]\n"));
}

#[test]
fn ids_that_coincide_are_ones_own() {
    for own in [
        // Of a role, of two boundaries, and of one of them that says little.
        "title: Ours\nmay: [{id: lead, roles: lead, up_to: 9 EUR}]\n",
        "title: Ours\nmay: [{id: all}, {id: lead, roles: lead}]\n",
        "title: Ours\nnever: [{id: gifts}]\n",
        // In another list, and one among several.
        "title: Ours\nnever: [{id: own-room}]\n",
        "title: Ours\nmay: [{id: own-room}, {id: b, up_to: 9 EUR}]\n",
        // Said to be new.
        "title: Ours\nmay: [{id: own-room, new: true, up_to: 9 EUR}]\n",
        "title: Ours\nmay: [{up_to: 9 EUR}]\n",
    ] {
        is_own(&fork("flowers", own));
    }
    is_own(&fork("put-it-rigth", "title: Ours\nmay: [{id: own-room, new: true, up_to: 9 EUR}]\n"));
}

#[test]
fn beside_an_override_of_it_and_in_its_place_a_boundary_is_ones_own() {
    let own = "title: Ours\nmay: [{id: own-room, up_to: 9 EUR}]\n";
    is_own(&fork("goodwill", own).write("acme/boundaries/put-it-right.yaml", "summary: Ours.\n"));
    is_own(&fork("goodwill", own).write(
        "acme/playbook.yaml",
        "name: Acme\nextends: base\nwithout: [boundaries/put-it-right]\n",
    ));
    is_own(
        &Project::sound()
            .write("acme/boundaries/refnud.yaml", "title: Ours\nmay: [{id: a}]\n")
            .write("acme/boundaries/refund.yaml", "title: Refund\nmay: [{id: a}]\n")
            .write("acme/examples/late.yaml", "title: T\nvalues: [listen]\n"),
    );
}

#[test]
fn in_a_fork_of_a_fork_it_is_told_where_it_stands() {
    let chain = |folder: &str| {
        fork("goodwill", "title: Ours\nmay: [{up_to: 9 EUR}]\n")
            .write("mid/playbook.yaml", "name: Mid\ntemplate: true\nextends: base\n")
            .write("acme/playbook.yaml", "name: Acme\nextends: mid\n")
            .write(
                &format!("{folder}/boundaries/put-it-rigth.yaml"),
                "title: Ours\nmay: [{id: «own-room, up_to: 9 EUR}]\n",
            )
    };
    assert!(told(&chain("mid")).help.expect("help").ends_with("this reaches acme"));
    assert!(told(&chain("acme")).message.starts_with("`mid` (over `base`) has no boundary"));
}
