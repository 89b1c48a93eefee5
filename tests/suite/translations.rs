//! Translations: words only, beside the original, in a language of the playbook.

use crate::project::Project;

fn bilingual() -> Project {
    Project::sound()
        .write(
            "acme/playbook.yaml",
            "name: Acme\nlanguages: [en, nl]\ncurrency: EUR\notherwise: ask lead\n",
        )
        .write("acme/roles/lead.nl.yaml", "title: Chef\n")
        .write("acme/roles/desk.nl.yaml", "title: Balie\n")
        .write("acme/values/listen.nl.yaml", "title: Luisteren\n")
        .write("acme/boundaries/refund.nl.yaml", "title: Terug\nfacts: {fault: Onze fout?}\n")
        .write("acme/examples/late.nl.yaml", "title: Laat\n")
}

#[test]
fn a_complete_translation_is_silent() {
    bilingual().is_silent();
    bilingual()
        .write("acme/boundaries/refund.yaml", "title: Refund\nfacts:\n  fault: Our fault?\notherwise: ask lead\nmay:\n  - when: {fault: yes}\n    up_to: 50 EUR per guest\n    say: Of course.\n    note: Sure.\n")
        .write("acme/boundaries/refund.nl.yaml", "title: Terug\nfacts: {fault: {ask: Onze fout?}}\nmay:\n  - {say: Natuurlijk., note: Zeker.}\n")
        .is_silent();
}

#[test]
fn translation_changes_rule() {
    for text in [
        "title: Terug\nfacts: {fault: Onze fout?}\nmay:\n  - «up_to»: 500 EUR\n",
        "title: Terug\nfacts: {fault: Onze fout?}\n«otherwise»: may\n",
        "title: Terug\nfacts: {fault: Onze fout?}\n«values»: [listen]\n",
        "title: Terug\nfacts: {fault: {ask: Onze fout?, «default»: no}}\n",
        "title: Terug\nfacts: {fault: Onze fout?}\n«order»: 3\n",
        "title: Terug\nfacts: {fault: Onze fout?}\n«always»: true\n",
    ] {
        bilingual().write("acme/boundaries/refund.nl.yaml", text).tells("translation-changes-rule");
    }
    bilingual()
        .write("acme/examples/late.nl.yaml", "title: Laat\ndecisions:\n  - «verdict»: never\n")
        .tells("translation-changes-rule");
    bilingual()
        .write("acme/playbook.nl.yaml", "tagline: Fijn\n«currency»: USD\n")
        .tells_among_others("translation-changes-rule");
}

#[test]
fn translation_shape() {
    let listen = "title: Listen\nwe_do: [one, two, three]\n";
    let with = |text: &str| {
        bilingual()
            .write("acme/values/listen.yaml", listen)
            .write("acme/values/listen.nl.yaml", text)
    };
    with("title: Luisteren\nwe_do: [een, twee, drie]\n").is_silent();
    with("title: Luisteren\nwe_do: «[een, twee]\n").tells_among_others("translation-shape");
    with("title: Luisteren\nwe_do:\n  «- een\n")
        .at("content/acme/values/listen.nl.yaml", 3, 3)
        .tells_among_others("translation-shape");
    with("title: Luisteren\nwe_do: [een, twee, drie]\nwe_do_not: «[nee]\n")
        .tells("translation-shape");
    bilingual()
        .write(
            "acme/boundaries/refund.nl.yaml",
            "title: Terug\nfacts: {fault: Onze fout?}\nmay: «[{note: a}, {note: b}]\n",
        )
        .tells("translation-shape");
    bilingual()
        .write("acme/values/lisen.nl.yaml", "«title: Luisteren\n")
        .tells("translation-shape");
}

#[test]
fn a_translation_names_what_the_original_has() {
    bilingual()
        .write(
            "acme/boundaries/refund.nl.yaml",
            "title: Terug\nfacts: {fault: Onze fout?, «falt»: Echt?}\n",
        )
        .tells("unknown-fact");
    bilingual()
        .write("acme/values/listen.nl.yaml", "title: Luisteren\n«sumary»: x\n")
        .tells("unknown-field");
}

#[test]
fn unknown_language() {
    bilingual().write("acme/values/listen.de.yaml", "«title: Hören\n").tells("unknown-language");
    let told =
        bilingual().write("acme/values/listen.ln.yaml", "«title: x\n").tells("unknown-language");
    assert_eq!(told.help.as_deref(), Some("did you mean `en`?"));
    Project::sound()
        .write(
            "acme/playbook.yaml",
            "name: Acme\nlanguages: [en, «english]\ncurrency: EUR\notherwise: ask lead\n",
        )
        .tells("unknown-language");
}

#[test]
fn missing_translation_once_a_language_and_kind() {
    let report = Project::sound()
        .write(
            "acme/playbook.yaml",
            "name: Acme\nlanguages: [en, nl]\ncurrency: EUR\notherwise: ask lead\n",
        )
        .write("acme/roles/lead.nl.yaml", "title: Chef\n")
        .run("check --format json")
        .report();
    let told: Vec<_> = report
        .diagnostics
        .iter()
        .map(|told| (told.message.as_str(), told.line, told.column))
        .collect();
    assert_eq!(
        told,
        [
            ("1 of 1 boundaries not fully translated into `nl`", 2, 17),
            ("1 of 1 examples not fully translated into `nl`", 2, 17),
            ("1 of 1 values not fully translated into `nl`", 2, 17),
            ("1 of 2 roles not fully translated into `nl`", 2, 17),
        ]
    );
    assert!(report.diagnostics.iter().all(|told| told.code == "missing-translation"));
}

#[test]
fn a_fork_may_list_the_languages_otherwise_or_fewer() {
    let template = |fork: &str| {
        Project::forked()
            .write("base/playbook.yaml", "name: Base\ntemplate: true\nlanguages: [nl, en]\ncurrency: EUR\notherwise: ask lead\n")
            .write("base/roles/lead.en.yaml", "title: Lead\n")
            .write("base/roles/desk.en.yaml", "title: Desk\n")
            .write("base/values/listen.en.yaml", "title: Listen\n")
            .write("base/boundaries/refund.en.yaml", "title: Refund\nfacts: {fault: Our fault?}\n")
            .write("base/examples/late.en.yaml", "title: Late\n")
            .write("acme/playbook.yaml", &format!("name: Acme\nextends: base\n{fork}"))
    };
    template("").is_silent();
    template("languages: [en, nl]\n").is_silent();
    template("languages: nl\n").is_silent();
    template("languages: [en]\n").is_silent();
    let told = template("languages: [en, «fr]\n").run("check acme --format json").report();
    assert!(
        told.diagnostics.iter().all(|told| told.code == "missing-translation" && told.column == 17)
    );
}

#[test]
fn a_title_in_a_translation_alone_is_missing() {
    let untitled = [
        ("values/listen", "«summary: S.\n"),
        ("roles/desk", "«reports_to: lead\n"),
        ("boundaries/refund", "«facts: {fault: F?}\nmay: [{when: {fault: yes}, up_to: 50 EUR}]\n"),
        ("examples/late", "«values: [listen]\n"),
    ];
    for (thing, text) in untitled {
        let project = bilingual().write(&format!("acme/{thing}.yaml"), text);
        let told = project.tells_among_others("missing-field");
        let help = told.help.unwrap_or_default();
        assert!(help.contains("in `en`: a translation has one"), "{thing}: {help}");
    }
    bilingual()
        .write("acme/pages/p.md", "«---\norder: 1\n---\nText.\n")
        .write("acme/pages/p.nl.md", "---\ntitle: P\n---\nTekst.\n")
        .tells_among_others("missing-field");
}
