//! Clauses that change no decision: what is said to do about them never takes away what was meant.

use crate::project::{Project, Told};

/// A template whose desk and shop give up to ten percent, as `may` says it.
fn template(may: &str) -> String {
    format!(
        "title: Rate\nfacts:\n  off: {{type: percent, ask: How much off?}}\n  regular: Is it a regular guest?\nmay:\n{may}otherwise: never\n"
    )
}

const DESK: &str = "  - {id: desk, roles: [desk, shop], when: {off: at most 10 %}}\n  - {id: lead, roles: [lead], when: {off: at most 50 %}}\n";

/// A fork that says this of the template's boundary.
fn fork(base: &str, own: &str) -> Project {
    Project::forked()
        .write("base/roles/shop.yaml", "title: Shop\nreports_to: lead\n")
        .write("base/boundaries/rate.yaml", base)
        .write("acme/boundaries/rate.yaml", own)
}

/// What is told of a dead clause of `acme`, and what to do about it.
#[track_caller]
fn dead(project: &Project) -> (Told, String) {
    let report = project.run("check acme --format json --today 2026-06-01").report();
    let mut dead: Vec<Told> =
        report.diagnostics.into_iter().filter(|told| told.code == "dead-clause").collect();
    assert_eq!(dead.len(), 1, "{dead:#?}");
    let told = dead.remove(0);
    let help = told.help.clone().expect("help");
    for takes_away in ["take it out", "take this out", "delete"] {
        assert!(!help.contains(takes_away), "{help}");
    }
    (told, help)
}

/// The lines of YAML that a help gives, from the first with this key on.
fn lines(help: &str, key: &str) -> String {
    let from = help.lines().skip_while(|line| *line != format!("{key}:"));
    let lines = from.take_while(|line| line.starts_with(' ') || *line == format!("{key}:"));
    lines.map(|line| format!("{line}\n")).collect()
}

/// The verdict of `acme` about so many percent.
fn verdict(project: &Project, role: &str, off: u32) -> String {
    let words = format!("decide acme rate --role {role} off={off} regular=yes --format json");
    let told: serde_json::Value =
        serde_json::from_str(&project.run(&words).ends(0).stdout()).expect("JSON");
    told["verdict"].as_str().expect("a verdict").to_owned()
}

#[track_caller]
fn has_no_dead_clause(project: &Project) {
    let report = project.run("check acme --format json --today 2026-06-01").report();
    let dead = report.diagnostics.iter().find(|told| told.code == "dead-clause");
    assert!(dead.is_none() && report.errors == 0, "{:#?}", report.diagnostics);
}

#[test]
fn a_narrower_may_is_told_the_id_to_change_and_the_lines() {
    let own = "may:\n  - roles: [desk, shop]\n    when: {off: at most 5 %}\n    note: Ours, as of today.\n";
    let project = fork(&template(DESK), own);
    let (told, help) = dead(&project);
    assert_eq!((&*told.file, told.line), ("content/acme/boundaries/rate.yaml", 2));
    assert!(help.starts_with("did you mean to change `desk`?"), "{help}");
    assert!(help.contains("content/acme/boundaries/rate.yaml"), "{help}");
    let lines = lines(&help, "may");
    let due =
        "may:\n  - id: desk\n    when: {off: at most 5 %}\n    note: \"Ours, as of today.\"\n";
    assert_eq!(lines, due);
    let project = project.write("acme/boundaries/rate.yaml", &lines);
    has_no_dead_clause(&project);
    assert_eq!(
        ["desk", "shop", "lead"].map(|role| verdict(&project, role, 8)),
        ["ask", "ask", "may"]
    );
}

#[test]
fn for_some_of_its_roles_the_others_keep_their_room() {
    let project = fork(&template(DESK), "may:\n  - {roles: desk, when: {off: at most 5 %}}\n");
    let (_, help) = dead(&project);
    let lines = lines(&help, "may");
    assert_eq!(
        lines,
        "may:\n  - id: desk\n    roles: [shop]\n  - roles: desk\n    when: {off: at most 5 %}\n"
    );
    let project = project.write("acme/boundaries/rate.yaml", &lines);
    has_no_dead_clause(&project);
    assert_eq!(["desk", "shop"].map(|role| verdict(&project, role, 8)), ["ask", "may"]);
    assert_eq!(verdict(&project, "desk", 5), "may");
}

#[test]
fn where_it_is_for_everyone_these_alone_are_asked() {
    let base = template("  - {id: all, when: {off: at most 10 %}}\n");
    let project = fork(&base, "may:\n  - {only: [desk], when: {off: at most 5 %}}\n");
    let (_, help) = dead(&project);
    assert!(help.contains("did you mean to change `all`?"), "{help}");
    assert_eq!(lines(&help, "may"), "may:\n  - id: all\n    when: {off: at most 5 %}\n");
    let alone = lines(&help, "ask");
    assert_eq!(alone, "ask:\n  - {only: [desk], whom: lead, when: {off: more than 5 %}}\n");
    let project = project.write("acme/boundaries/rate.yaml", &alone);
    has_no_dead_clause(&project);
    assert_eq!(["desk", "shop"].map(|role| verdict(&project, role, 8)), ["ask", "may"]);
    assert_eq!(verdict(&project, "desk", 5), "may");
}

#[test]
fn an_inherited_clause_without_id_is_named_and_its_author_gives_it_one() {
    let base = template(
        "  - {roles: [lead], when: {off: at most 50 %}}\n  - {roles: [desk], when: {off: at most 10 %, regular: yes}}\n",
    );
    let own = "may:\n  - {roles: [desk], when: {off: at most 5 %, regular: yes}}\n";
    let project = fork(&base, own);
    let (_, help) = dead(&project);
    let name = "the second `may` of `base` (content/base/boundaries/rate.yaml:7)";
    assert!(help.starts_with(name), "{help}");
    assert!(help.contains("as `id: desk`"), "{help}");
    // What the fork can do by itself until then.
    let now = lines(&help, "ask");
    assert_eq!(
        now,
        "ask:\n  - {roles: [desk], whom: lead, when: {regular: yes, off: more than 5 %}}\n"
    );
    let project = project.write("acme/boundaries/rate.yaml", &now);
    has_no_dead_clause(&project);
    assert_eq!((&*verdict(&project, "desk", 5), &*verdict(&project, "desk", 8)), ("may", "ask"));
    // And with the id.
    let then = lines(&help, "may");
    let project = project
        .write(
            "base/boundaries/rate.yaml",
            &base.replace("{roles: [desk]", "{id: desk, roles: [desk]"),
        )
        .write("acme/boundaries/rate.yaml", &then);
    has_no_dead_clause(&project);
    assert_eq!((&*verdict(&project, "desk", 5), &*verdict(&project, "desk", 8)), ("may", "ask"));
}

#[test]
fn its_position_is_the_one_in_the_templates_file() {
    let base = template(
        "  - {id: first, roles: [lead], when: {regular: yes}}\n  - {roles: [desk], when: {off: at most 10 %}}\n",
    );
    let own =
        "may:\n  - {id: first, remove: true}\n  - {roles: [desk], when: {off: at most 5 %}}\n";
    let (_, help) = dead(&fork(&base, own));
    assert!(
        help.starts_with("the second `may` of `base` (content/base/boundaries/rate.yaml:7)"),
        "{help}"
    );
}

#[test]
fn nobody_above_means_never() {
    let base = template("  - {roles: [lead], up_to: 100 EUR per guest, when: {regular: yes}}\n");
    let own = "may:\n  - {roles: [lead], up_to: 60 EUR per guest, when: {regular: yes}}\n";
    let project = fork(&base, own);
    let (_, help) = dead(&project);
    let now = lines(&help, "never");
    assert_eq!(now, "never:\n  - {roles: [lead], over: 60 EUR per guest, when: {regular: yes}}\n");
    has_no_dead_clause(&project.write("acme/boundaries/rate.yaml", &now));
}

#[test]
fn an_exception_to_a_never_changes_the_never() {
    let base = template("  - {}\n") + "never:\n  - {id: top, when: {off: more than 20 %}}\n";
    let project = fork(&base, "never:\n  - when: {off: more than 40 %}\n");
    let (_, help) = dead(&project);
    assert!(
        help.starts_with("did you mean to change `top`? a second `never` lets nothing through"),
        "{help}"
    );
    let lines = lines(&help, "never");
    assert_eq!(lines, "never:\n  - id: top\n    when: {off: more than 40 %}\n");
    let project = project.write("acme/boundaries/rate.yaml", &lines);
    has_no_dead_clause(&project);
    assert_eq!(
        (&*verdict(&project, "desk", 30), &*verdict(&project, "desk", 41)),
        ("may", "never")
    );
    let guarded = base + "forks: tighten\n";
    let (_, help) = dead(&fork(&guarded, "never:\n  - when: {off: more than 40 %}\n"));
    assert!(help.contains("the template lets no fork loosen it"), "{help}");
}

#[test]
fn an_ask_that_asks_less_changes_the_ask() {
    let base =
        template("  - {}\n") + "ask:\n  - {id: big, whom: lead, when: {off: more than 10 %}}\n";
    let (_, help) = dead(&fork(&base, "ask:\n  - {whom: lead, when: {off: more than 30 %}}\n"));
    let due = "ask:\n  - id: big\n    whom: lead\n    when: {off: more than 30 %}\n";
    assert_eq!(lines(&help, "ask"), due);
}

#[test]
fn a_repetition_is_told_to_be_one() {
    let (_, help) = dead(&fork(
        &template(DESK),
        "may:\n  - {roles: [desk, shop], when: {off: at most 10 %}, note: Ours.}\n",
    ));
    assert!(
        help.starts_with("`desk` (content/base/boundaries/rate.yaml:6) says the same"),
        "{help}"
    );
    assert!(help.contains("below `- id: desk` in content/acme/boundaries/rate.yaml"), "{help}");
}

/// An organisation that lies over nothing and says this.
fn alone(text: &str) -> Project {
    Project::sound()
        .write("acme/roles/shop.yaml", "title: Shop\nreports_to: lead\n")
        .write("acme/boundaries/rate.yaml", text)
}

#[test]
fn within_one_file_the_other_clause_is_the_one_to_change() {
    let (_, help) = dead(&alone(&template(
        "  - {roles: [desk], when: {off: at most 10 %}}\n  - {roles: [desk], when: {off: at most 5 %}}\n",
    )));
    assert!(help.starts_with("the first `may` of `acme` (content/acme/boundaries/rate.yaml:6) covers all of it, and a second `may` takes no room away"), "{help}");
    assert!(
        help.contains("ask:\n  - {roles: [desk], whom: lead, when: {off: more than 5 %}}\n"),
        "{help}"
    );
    let (_, help) = dead(&alone(&template(
        "  - {when: {off: at most 10 %}}\n  - {when: {off: at most 10 %}}\n",
    )));
    assert!(help.contains("says the same: one of the two is enough"), "{help}");
}

#[test]
fn a_limit_that_silence_undoes_is_not_dead() {
    // Without it, silence would be the reason: nobody is told to take it out.
    let text =
        template("  - {when: {off: at most 10 %}}\n").replace("otherwise: never", "otherwise: may");
    let report = alone(&text).run("check acme --format json").report();
    let mut told = report.diagnostics.iter();
    assert!(told.all(|told| told.code != "dead-clause"), "{:#?}", report.diagnostics);
}

#[test]
fn a_may_below_a_never_is_told_which_never() {
    let base = template("  - {id: small, when: {off: at most 10 %}}\n")
        + "never:\n  - {id: regulars, when: {regular: yes}}\n";
    let (_, help) =
        dead(&fork(&base, "may:\n  - {roles: [lead], when: {off: at most 30 %, regular: yes}}\n"));
    assert!(
        help.starts_with("`regulars` (content/base/boundaries/rate.yaml:9) holds in all its cases"),
        "{help}"
    );
    assert!(
        help.contains("narrow that below `- id: regulars` in content/acme/boundaries/rate.yaml"),
        "{help}"
    );
}

#[test]
fn what_never_matches_is_to_be_looked_at() {
    let (_, help) = dead(&alone(&template(
        "  - {when: {off: at most 10 %}}\n  - {up_to: 5 EUR, when: {amount: more than 9 EUR}}\n",
    )));
    assert!(help.starts_with("look at its tests again"), "{help}");
    let text = template("  - {}\n") + "ask:\n  - {whom: desk, only: [lead]}\n";
    let (_, help) = dead(&alone(&text));
    assert!(help.contains("`whom`"), "{help}");
}

#[test]
fn in_a_fork_of_a_fork_it_is_told_in_the_folder_that_wrote_it() {
    let project = fork(&template(DESK), "why: Ours.\n")
        .write("mid/playbook.yaml", "name: Mid\ntemplate: true\nextends: base\n")
        .write(
            "mid/boundaries/rate.yaml",
            "may:\n  - {roles: [desk, shop], when: {off: at most 5 %}}\n",
        )
        .write("acme/playbook.yaml", "name: Acme\nextends: mid\n");
    let (told, help) = dead(&project);
    assert_eq!(told.file, "content/mid/boundaries/rate.yaml");
    assert!(help.starts_with("did you mean to change `desk`?"), "{help}");
    assert!(help.contains("write in content/mid/boundaries/rate.yaml"), "{help}");
}

#[test]
fn a_never_that_holds_is_told_before_a_may_that_says_the_same() {
    let red = "title: Red\nalways: true\nfacts: {press: Press?}\nnever: [{id: press, when: {press: yes}}]\n";
    let own = "may:\n  - {roles: [desk], when: {off: at most 5 %, press: yes}}\n";
    let (told, help) = dead(&fork(&template(DESK), own).write("base/boundaries/red.yaml", red));
    assert!(
        help.starts_with("`press` (content/base/boundaries/red.yaml:4) holds in all its cases"),
        "{help}"
    );
    assert!(help.contains("`- id: press` in content/acme/boundaries/red.yaml"), "{help}");
    assert_eq!(told.related[0].file, "content/base/boundaries/red.yaml");
}

#[test]
fn what_several_clauses_cover_between_them_is_not_said_to_be_covered_by_one() {
    for (first, second, third) in [
        ("at most 10 %", "more than 10 %", "at least 5 %"),
        ("at most 3 %", "between 2 % and 5 %", "at most 5 %"),
    ] {
        let may = |test: &str| format!("  - {{roles: [desk], when: {{off: {test}}}}}\n");
        let (_, help) = dead(&alone(&template(&[first, second, third].map(may).concat())));
        assert!(help.contains("and others cover all of it between them"), "{help}");
        assert!(help.contains("where a limit is meant, write it in each of them"), "{help}");
        assert!(!help.contains("never:"), "{help}");
    }
}
