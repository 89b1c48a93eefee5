//! One slip of an author is reported once, where it was made, with what to write.

use crate::project::{Project, Told};

/// An organisation in two languages with a boundary, and its words in Dutch.
fn bilingual(languages: &str, boundary: &str, dutch: &str) -> Project {
    Project::empty()
        .write("a/playbook.yaml", &format!("name: A\n{languages}currency: EUR\n"))
        .write("a/roles/boss.yaml", "title: Boss\n")
        .write("a/roles/boss.nl.yaml", "title: Baas\n")
        .write("a/boundaries/lend.yaml", boundary)
        .write("a/boundaries/lend.nl.yaml", dutch)
}

const LEND: &str = "title: Lend\nfacts: {known: Do we know them?}\nmay: [{when: {known: yes}, up_to: 50}]\notherwise: ask boss\n";

/// The one error that there is, and what to do about it.
#[track_caller]
fn only_error(project: &Project) -> (Told, String) {
    let mut errors = project.run("check --format json").ends(1).report().diagnostics;
    errors.retain(|told| told.severity == "error");
    assert_eq!(errors.len(), 1, "{errors:#?}");
    let told = errors.remove(0);
    let help = told.help.clone().unwrap_or_default();
    (told, help)
}

#[test]
fn a_slip_in_the_list_of_languages_is_told_there() {
    for (languages, column, help) in [
        ("languages: [en, nll]\n", 17, "did you mean `nl`?"),
        ("languages: en, nl\n", 12, "write a list: `[en, nl]`"),
        ("languages: [en]\n", 12, "write `languages: [en, nl]`"),
        ("languages: [en, de]\n", 12, "write `languages: [en, de, nl]`"),
    ] {
        let (told, said) = only_error(&bilingual(languages, LEND, "title: Lenen\n"));
        let place = (&*told.code, &*told.file, told.line, told.column);
        assert_eq!(place, ("unknown-language", "content/a/playbook.yaml", 2, column));
        assert_eq!(said, help, "{languages}");
    }
    let none = bilingual("", LEND, "title: Lenen\n");
    assert_eq!(only_error(&none).1, "write `languages: [en, nl]`");
}

#[test]
fn a_slip_in_the_name_of_one_file_is_told_there() {
    let project = bilingual("languages: [en, nl]\n", LEND, "title: Lenen\n")
        .write("a/roles/desk.yaml", "title: Desk\n")
        .write("a/roles/desk.nll.yaml", "title: Balie\n");
    let (told, help) = only_error(&project);
    assert_eq!((&*told.file, &*help), ("content/a/roles/desk.nll.yaml", "did you mean `nl`?"));
}

#[test]
fn what_a_broken_fact_or_key_leads_to_is_not_told() {
    let dutch = "title: Lenen\nfacts: {known: Kennen we ze?}\n";
    let may = "may: [{up_to: 50}]\n";
    let rest = format!("{may}otherwise: ask boss\n");
    for (boundary, code, help) in [
        (
            format!(
                "title: Lend\nfacts: {{known: {{type: numbr, ask: K?, unit: {{one: bag, many: bags}}}}}}\n{rest}"
            ),
            "wrong-type",
            "did you mean `number`?",
        ),
        (
            format!("title: Lend\nfacts: {{known: K?}}\n{may}otherwize: ask boss\n"),
            "unknown-field",
            "did you mean `otherwise`?",
        ),
        (
            format!("title:\nfacts: {{known: K?}}\n{rest}"),
            "wrong-type",
            "fill it in, or take the key out",
        ),
        (
            format!(
                "title: Lend\nfacts: {{known: {{type: choice, ask: K?, options: [yes, no]}}}}\n{rest}"
            ),
            "bad-id",
            "take `type` and `options` out: yes and no are what every fact has",
        ),
    ] {
        let (told, said) = only_error(&bilingual("languages: [en, nl]\n", &boundary, dutch));
        assert_eq!((&*told.code, &*said), (code, help), "{boundary}");
    }
}

#[test]
fn a_missing_translation_names_the_file_to_write() {
    let project = bilingual("languages: [en, nl]\n", LEND, "title: Lenen\n");
    let report = project.run("check --format json").report();
    let told = report.diagnostics.iter().find(|told| told.code == "missing-translation");
    let help = told.and_then(|told| told.help.as_deref()).expect("a help");
    assert_eq!(help, "missing: lend; write the first of them in boundaries/lend.nl.yaml");
}

#[test]
fn several_clauses_that_leave_one_no_case_are_not_taken_for_one() {
    let boundary = "title: Lend\nfacts: {known: K?, late: L?}\nmay:\n  - {when: {known: yes}, up_to: 50}\n  - {when: {known: no, late: yes}}\nnever:\n  - {when: {late: yes}, why: One.}\n  - {when: {late: no}, why: Two.}\notherwise: ask boss\n";
    let project = bilingual("", boundary, "title: Lenen\n")
        .write("a/playbook.yaml", "name: A\nlanguages: [en, nl]\ncurrency: EUR\n");
    let report = project.run("check --format json").report();
    let dead = report.diagnostics.iter().filter(|told| told.code == "dead-clause");
    let help: Vec<&str> = dead.filter_map(|told| told.help.as_deref()).collect();
    assert_eq!(help.len(), 2, "{help:?}");
    assert!(help[0].contains("and others leave it no case between them"), "{}", help[0]);
    assert!(help[1].contains("holds in all its cases"), "{}", help[1]);
}

/// What a fork drops and its template still names: where, and what to write there.
#[test]
fn what_is_dropped_and_still_named_tells_what_to_write() {
    let base = |start_with: &str| {
        Project::empty()
            .write(
                "base/playbook.yaml",
                "name: Base\ntemplate: true\ncurrency: EUR\notherwise: ask desk\n",
            )
            .write("base/roles/desk.yaml", &format!("title: Desk\nstart_with: {start_with}\n"))
            .write("base/examples/one.yaml", "title: One\nstory: A story.\n")
            .write("base/examples/two.yaml", "title: Two\nstory: Another story.\n")
            .write("acme/playbook.yaml", "name: Acme\nextends: base\nwithout: [«examples/one»]\n")
    };
    for (start_with, write) in [
        (
            "[example:two, example:one]",
            "write the others alone, in content/acme/roles/desk.yaml: `start_with: [example:two]`",
        ),
        ("example:one", "leave `start_with:` empty, in content/acme/roles/desk.yaml"),
    ] {
        let project = base(start_with);
        let told = project.tells_among_others("unknown-example");
        assert_eq!(told.message, "the example `one` is dropped here, and still named");
        assert_eq!(told.help, Some(format!("keep it, or {write}")));
        assert_eq!(told.related[0].file, "content/base/roles/desk.yaml");
        let list =
            write.split_once("`start_with: ").map_or("", |(_, list)| list.trim_end_matches('`'));
        let own = project.write("acme/roles/desk.yaml", &format!("start_with: {list}\n"));
        let told = own.run("check --format json").report();
        assert_eq!(told.errors, 0, "{told:#?}");
    }
    let linked = base("example:two")
        .write("base/examples/two.yaml", "title: Two\nstory: See [one](example:one).\n");
    let told = linked.tells_among_others("broken-link");
    assert_eq!(
        told.help.as_deref(),
        Some("keep it, or write this text without the link, in content/acme/examples/two.yaml")
    );
}
