//! One slip, one message: what follows from a mistake is not told as another.

use crate::project::Project;

const QUESTIONS: &str = "name: Base\ntemplate: true\ncurrency: EUR\notherwise: ask lead\n";

#[test]
fn a_misspelt_required_key_is_not_also_missing() {
    Project::sound().write("acme/values/listen.yaml", "«titel»: Listen\n").tells("unknown-field");
}

#[test]
fn a_flaw_in_a_boundary_does_not_flood_its_examples() {
    for text in [
        "title: Refund\nfacts: {fault: F?}\nmay:\n  - {when: {fault: yes}, «up_to»: }\n",
        "title: Refund\nfacts: {fault: F?}\n«mey»: [{when: {fault: yes}, up_to: 5}]\n",
        "title: Refund\nfacts: {fault: F?}\nmay:\n  - {when: {fault: yes}, up_to: «\"1,000 per guest\"}\n",
        "title: Refund\nfacts: {fault: {type: «numbr, ask: F?}}\nmay:\n  - {when: {fault: yes}, up_to: 5 per guest}\n",
        "title: Refund\nfacts: {fault: «{type: choice, ask: F?}}\nmay:\n  - {when: {fault: yes}, up_to: 5 per guest}\n",
    ] {
        Project::sound().write("acme/boundaries/refund.yaml", text).tells_one_error();
    }
    Project::sound()
        .write("acme/boundaries/refund.yaml", "title: Refund\nfacts: {fault: F?\nmay«: []\n")
        .tells("yaml-syntax");
}

#[test]
fn a_currency_that_is_none_is_told_once() {
    Project::sound()
        .write("acme/playbook.yaml", "name: Acme\ncurrency: «EURO\notherwise: ask lead\n")
        .write("acme/boundaries/refund.yaml", "title: Refund\nfacts: {fault: F?}\nmay: [{when: {fault: yes}, up_to: 5 per guest}]\n")
        .at("content/acme/playbook.yaml", 2, 11)
        .write("acme/examples/late.yaml", "title: Late\nvalues: listen\ndecisions: [{boundary: refund, role: desk, facts: {fault: yes, amount: 2}, verdict: may}]\n")
        .tells("bad-amount");
}

#[test]
fn a_template_may_ask_without_a_default_wherever_the_answer_goes() {
    let base = format!(
        "{QUESTIONS}feedback: {{email: $(mail), url: $(web)}}\ntheme: {{accent: $(colour)}}\nquestions:\n  mail: {{ask: Mail?}}\n  web: {{ask: Web?}}\n  colour: {{ask: Colour?}}\n  chief: {{ask: Chief?}}\n  low: {{type: number, ask: Low?}}\n  room: {{type: money, ask: Room?}}\n"
    );
    let boundary = "title: Refund\nfacts: {fault: F?, count: {type: number, ask: How many?}}\nmay: [{when: {fault: yes, count: between 5 and $(low)}, up_to: $(room) per guest}]\notherwise: ask $(chief)\n";
    let example = "title: Late\nvalues: listen\nstory: See [this](role:$(chief)).\ndecisions: [{boundary: refund, role: desk, facts: {fault: yes, count: 6, amount: 2}, verdict: may}]\n";
    let project = Project::forked()
        .write("base/playbook.yaml", &base)
        .write("base/boundaries/refund.yaml", boundary)
        .write("base/examples/late.yaml", example)
        .write("acme/playbook.yaml", "name: Acme\nextends: base\nanswers: {mail: a@b.nl, web: 'https://b.nl', colour: '#0b6e4f', chief: lead, low: 9, room: 50 EUR}\n");
    project.is_silent();
    let run = project.run("build base").ends(1);
    assert!(run.stderr().contains("missing-answer"), "{}", run.stderr());
    assert!(!project.path("dist/base").exists());
    let project = project.write("acme/playbook.yaml", "name: Acme\nextends: base\n«answers»: {mail: a@b.nl, web: 'https://b.nl', colour: '#0b6e4f', low: 9, room: 50 EUR}\n");
    project.tells("missing-answer");
}

#[test]
fn a_missing_answer_is_told_once_in_all_languages() {
    Project::sound()
        .write("acme/playbook.yaml", "name: Acme\nlanguages: [en, nl]\ncurrency: EUR\notherwise: ask lead\nquestions: {city: {ask: Which?}}\n«answers»: {citty: Delft}\nvision: In $(city).\n")
        .write("acme/playbook.nl.yaml", "vision: In $(city)!\nquestions: {city: {ask: Welke?}}\n")
        .at("content/acme/playbook.yaml", 6, 11)
        .tells_among_others("unknown-question");
    let report = Project::sound()
        .write("acme/playbook.yaml", "name: Acme\ncurrency: EUR\notherwise: ask lead\nquestions: {city: {ask: Which?}}\nanswers: {citty: Delft}\nvision: In $(city).\n")
        .run("check --format json")
        .report();
    assert_eq!(report.diagnostics.len(), 1, "{:#?}", report.diagnostics);
}

#[test]
fn an_unknown_placeholder_is_all_that_is_wrong_with_its_value() {
    Project::sound()
        .write("acme/boundaries/refund.yaml", "title: Refund\nfacts: {fault: F?}\nmay:\n  - {when: {fault: «$(sure)}, up_to: 5 per guest}\n")
        .tells("unknown-question");
}

#[test]
fn a_rule_in_a_translation_is_told_once() {
    for text in ["«languages»: [nl]\n", "«values»: [a]\n"] {
        let report = Project::sound()
            .write(
                "acme/playbook.yaml",
                "name: Acme\nlanguages: [en, nl]\ncurrency: EUR\notherwise: ask lead\n",
            )
            .write(
                "acme/boundaries/refund.nl.yaml",
                &format!("title: T\nfacts: {{fault: F?}}\n{text}"),
            )
            .run("check --format json")
            .report();
        assert_eq!(report.errors, 1, "{:#?}", report.diagnostics);
    }
}

#[test]
fn only_a_text_is_answered_otherwise_in_another_language() {
    let with = |kind: &str, answer: &str| {
        Project::sound()
            .write("acme/playbook.yaml", &format!("name: Acme\nlanguages: [en, nl]\ncurrency: EUR\notherwise: ask lead\nquestions: {{q: {{type: {kind}, ask: What?}}}}\nanswers: {{q: 400}}\nvision: It is $(q).\n"))
            .write("acme/playbook.nl.yaml", &format!("vision: Het is $(q).\nquestions: {{q: {{ask: Wat?}}}}\nanswers: {{«q»: {answer}}}\n"))
    };
    with("money", "999").tells_among_others("translation-changes-rule");
    let report = with("text", "veel").run("check --format json").report();
    assert_eq!(report.errors, 0, "{:#?}", report.diagnostics);
}

#[test]
fn the_last_clause_of_a_list_can_be_removed() {
    let base = "title: Refund\nfacts: {fault: F?}\nmay: [{when: {fault: yes}, up_to: 50 per guest}]\nnever: [{id: n, over: 5000}]\notherwise: ask lead\n";
    let large = "title: Large\ndecisions: [{boundary: refund, role: desk, facts: {fault: no, amount: 6000}, verdict: never}]\n";
    Project::forked()
        .write("base/boundaries/refund.yaml", base)
        .write("base/examples/large.yaml", large)
        .write("acme/boundaries/refund.yaml", "never: [{id: n, remove: true}]\n")
        .write("acme/playbook.yaml", "name: Acme\nextends: base\nwithout: examples/large\n")
        .is_silent();
}

#[test]
fn a_forks_own_faults_are_told_in_the_fork() {
    Project::forked().write("acme/values/listen.yaml", "«title»:\n").tells("missing-field");
    let base = "title: Refund\nfacts: {fault: F?}\nmay: [{when: {fault: yes}, up_to: 50 per guest}]\nnever: [{id: n, over: 5000}]\notherwise: ask lead\n";
    Project::forked()
        .write("base/boundaries/refund.yaml", base)
        .write("acme/boundaries/refund.yaml", "may: [{id: «n, up_to: 1 per guest}]\n")
        .tells_one_error();
    let project = Project::forked()
        .write(
            "base/playbook.yaml",
            "name: Base\ntemplate: true\nlanguages: [nl, en]\ncurrency: EUR\notherwise: ask lead\n",
        )
        .write("acme/playbook.yaml", "name: Acme\nextends: base\n")
        .write("acme/pages/own.md", "---\ntitle: Eigen\n---\nTekst.\n");
    let report = project.run("check acme --format json").report();
    let pages = report.diagnostics.iter().find(|told| told.message.contains("pages"));
    let pages = pages.expect("its own page is not translated");
    assert_eq!(
        (pages.file.as_str(), pages.line, pages.column),
        ("content/acme/playbook.yaml", 2, 10)
    );
}

#[test]
fn the_name_may_hold_an_answer() {
    let project = Project::sound().write(
        "acme/playbook.yaml",
        "name: Hotel $(city)\ncurrency: EUR\notherwise: ask lead\nquestions: {city: {ask: Which?, default: Delft}}\nvision: This is $(name).\n",
    );
    project.is_silent();
    project.run("build").ends(0);
    let home = std::fs::read_to_string(project.path("dist/acme/index.html")).expect("a page");
    assert!(home.contains("This is Hotel Delft."));
}

#[test]
fn blank_texts_are_empty() {
    Project::sound().write("acme/values/listen.yaml", "title: «\"  \"\n").tells("wrong-type");
    Project::sound()
        .write("acme/pages/p.md", "---\ntitle: P\n«text»: One\n---\nTwo\n")
        .tells("duplicate-key");
}

#[test]
fn a_long_line_is_checked_and_published() {
    let mut project = Project::sound();
    for number in 0..300 {
        let text = format!(
            "title: R{number}\nreports_to: {}\n",
            if number == 0 { "lead".to_owned() } else { format!("r{}", number - 1) }
        );
        project = project.write(&format!("acme/roles/r{number}.yaml"), &text);
    }
    project.is_silent();
    project.run("build").ends(0);
    let roles =
        std::fs::read_to_string(project.path("dist/acme/roles/index.html")).expect("a page");
    assert!(roles.contains("r299.html"));
}

#[test]
fn others_files_in_a_published_folder_stay() {
    let project = Project::sound();
    project.run("build").ends(0);
    let project =
        project.bytes("dist/acme/CNAME", b"play.example.org").bytes("dist/acme/.git/HEAD", b"ref");
    let project = project
        .write("acme/values/kind.yaml", "title: Kind\n")
        .write("acme/examples/kind.yaml", "title: K\nvalues: kind\n");
    project.run("build").ends(0);
    assert!(project.path("dist/acme/values/kind.html").exists());
    assert_eq!(std::fs::read(project.path("dist/acme/CNAME")).expect("kept"), b"play.example.org");
    assert_eq!(std::fs::read(project.path("dist/acme/.git/HEAD")).expect("kept"), b"ref");
    let project = project
        .bytes("dist/acme/values/new.html", b"mine")
        .write("acme/values/new.yaml", "title: New\n");
    let run = project.run("build").ends(2);
    assert!(run.stderr().contains("not ruimte's"), "{}", run.stderr());
}

#[test]
fn an_address_that_is_none_is_wrong_usage() {
    for address in ["javascript:alert(1)", "example.org", "https://", "https://x.nl/?q=1"] {
        Project::sound().run(&format!("build --base-url {address}")).ends(2);
    }
}

#[test]
fn a_slip_in_one_boundary_is_all_that_is_told_of_the_playbook() {
    // The example of the line is decided in the boundary that cannot be read.
    let project = Project::sound()
        .write("acme/boundaries/lines.yaml", "title: Lines\nalways: true\nfacts: {press: Is the press there?}\nask: [{whom: lead, when: {press: yes}}]\n")
        .write("acme/boundaries/refund.yaml", "title: Refund\nfacts: {fault: F?}\nmay:\n  - {when: {fault: yes}, roles: [desk], up_to: 50 EUR}\notherwise: ask lead\n")
        .write("acme/examples/press.yaml", "title: Press\ndecisions:\n  - {boundary: refund, role: desk, facts: {fault: yes, press: yes, amount: 2}, verdict: ask lead}\n  - {boundary: refund, role: desk, facts: {fault: no, amount: 2}, verdict: ask lead}\n  - {boundary: refund, role: desk, facts: {fault: yes, amount: 2}, verdict: may}\n");
    project.is_silent();
    project
        .write("acme/boundaries/refund.yaml", "title: Refund\nfacts: {fault: F?}\nmay:\n  - {when: {fault: yes}, roles: [«desc], up_to: 50 EUR}\notherwise: ask lead\n")
        .tells("unknown-role");
}

#[test]
fn what_an_unknown_key_was_to_hold_is_not_also_missing() {
    Project::sound()
        .write("acme/boundaries/refund.yaml", "title: Refund\n«fact»: {fault: F?}\nmay:\n  - {when: {fault: yes}, up_to: 50 EUR}\notherwise: ask lead\n")
        .tells("unknown-field");
    Project::sound()
        .write(
            "acme/playbook.yaml",
            "name: Acme\nlanguages: [en, nl]\ncurrency: EUR\notherwise: ask lead\n",
        )
        .write("acme/values/listen.yaml", "title: Listen\n«we_d»: [Ask]\n")
        .write("acme/values/listen.nl.yaml", "title: Luister\nwe_do: [Vraag]\n")
        .at("content/acme/values/listen.yaml", 2, 1)
        .tells("unknown-field");
}
