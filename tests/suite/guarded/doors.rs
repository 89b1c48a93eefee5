//! Other doors to a guarded boundary: what holds in silence, lines, money, files and templates that
//! cannot be read.

use super::{OWN, guarded, is_fine, is_refused, told_of_guards};
use crate::project::Project;

/// A guarded boundary that leaves silence to the playbook.
fn silent(policy: &str) -> Project {
    let text = format!(
        "title: A\nfacts: {{x: X?}}\nmay: [{{id: all, when: {{x: yes}}, up_to: 50 per day}}]\nforks: {policy}\n"
    );
    guarded(policy)
        .write("base/boundaries/allergy.yaml", &text)
        .write("base/boundaries/allergy.nl.yaml", "title: A\n")
}

fn own_playbook(project: Project, text: &str) -> Project {
    project.write("acme/playbook.yaml", &format!("name: Acme\nextends: base\n{text}"))
}

#[test]
fn silence_the_line_and_what_is_dropped() {
    for policy in ["fixed", "tighten"] {
        let with = |text: &str| own_playbook(silent(policy), text);
        is_refused(&with("«otherwise»: may\n"), "loosened-boundary");
        is_refused(&with("without: [«boundaries/allergy]\n"), "loosened-boundary");
        is_refused(&silent(policy).write(OWN, "«otherwise»: may\n"), "loosened-boundary");
        is_refused(&silent(policy).write(OWN, "may: [«{when: {x: yes}}]\n"), "loosened-boundary");
        let dropped_and_made_anew = with("without: [«boundaries/allergy]\n");
        let anew = "title: A\nquestion: May I?\nmay: [{}]\n";
        is_refused(&dropped_and_made_anew.write(OWN, anew), "loosened-boundary");
    }
    let line = "title: A\nmay: [{}]\nask: [{whom: boss, roles: lead}]\nforks: fixed\n";
    let project = silent("fixed")
        .write("base/boundaries/allergy.yaml", line)
        .write("acme/roles/desk.yaml", "«reports_to»: cook\n");
    is_refused(&project, "loosened-boundary");
}

#[test]
fn words_order_and_roles_of_ones_own_loosen_nothing() {
    for policy in ["fixed", "tighten"] {
        is_fine(&own_playbook(silent(policy), "words: {customer: visitor}\n"));
        is_fine(
            &silent(policy)
                .write(OWN, "order: 9\nvalues: []\n".replace("values: []\n", "").as_str()),
        );
        is_fine(&silent(policy).write("acme/roles/temp.yaml", "title: Temp\nreports_to: desk\n"));
        is_fine(&own_playbook(silent(policy), "currency: USD\n"));
        let line = "title: Own\nalways: true\nfacts: {wet: Wet?}\nnever: [{when: {wet: yes}}]\n";
        is_fine(&silent(policy).write("acme/boundaries/own.yaml", line));
    }
}

#[test]
fn amounts_in_another_currency_are_refused() {
    for policy in ["fixed", "tighten"] {
        let project = own_playbook(silent(policy), "currency: USD\n");
        let told = told_of_guards(&project.write(OWN, "may: [{id: all, up_to: 50 per day}]\n"));
        assert_eq!(told.len(), 1, "{told:#?}");
        assert!(told[0].message.contains("counts in USD and the template in EUR"), "{told:#?}");
    }
}

#[test]
fn a_boundary_is_made_no_line_for_others() {
    let template = "title: A\nfacts: {x: X?}\nnever: [{when: {x: yes}}]\nforks: POLICY\n";
    for policy in ["fixed", "tighten"] {
        let project = silent(policy)
            .write("base/boundaries/allergy.yaml", &template.replace("POLICY", policy))
            .write(
                "base/playbook.yaml",
                "name: Base\ntemplate: true\nlanguages: [en, nl]\notherwise: may\n",
            )
            .write(OWN, "«always»: true\n");
        let told = is_refused(&project, "loosened-boundary");
        assert_eq!(
            told.message,
            "`allergy` holds in every decision here, and decides nothing itself"
        );
    }
}

/// A template that has an error of its own says nothing against which a fork could be held; the
/// fork, which does not have that error, is not published unseen.
#[test]
fn a_template_that_cannot_be_read_lets_nothing_pass() {
    for policy in ["fixed", "tighten"] {
        let silence = "name: Base\ntemplate: true\nlanguages: [en, nl]\ncurrency: EUR\n";
        let project = silent(policy).write("base/playbook.yaml", silence);
        let project =
            own_playbook(project, "otherwise: may\n").at("content/acme/playbook.yaml", 1, 1);
        let told = is_refused(&project, "loosened-boundary");
        assert!(told.message.starts_with("the template `base` has errors, so nobody can tell"));
        assert!(told.help.expect("help").contains("`ruimte check base`"));
        let project = silent(policy).write("base/roles/odd.yaml", "title: Odd\nreports_to: gone\n");
        let project = own_playbook(project, "without: [roles/odd]\n");
        let project = project.at("content/acme/playbook.yaml", 1, 1);
        is_refused(&project, "loosened-boundary");
    }
}

#[test]
fn an_error_of_the_fork_itself_is_told_alone() {
    let project = silent("fixed").write(OWN, "titel: A\nfacts: {x: {default: no}}\n");
    assert!(told_of_guards(&project).is_empty());
    project.run("build acme").ends(1);
}
