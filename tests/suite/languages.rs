//! `--lang`: an answer for people is told in one language, ours and the content's.

use serde_json::Value;

use crate::project::Project;

/// A playbook in two languages, written in the first.
fn project(first: &str, second: &str) -> Project {
    let playbook =
        format!("name: Acme\ncurrency: EUR\notherwise: ask lead\nlanguages: [{first}, {second}]\n");
    let words = |language: &str, en: &'static str, nl: &'static str| match language {
        "nl" => nl,
        _ => en,
    };
    let both = |path: &str, rules: &str, en: &'static str, nl: &'static str| {
        let original = format!("{}{rules}", words(first, en, nl));
        [
            (format!("acme/{path}.yaml"), original),
            (format!("acme/{path}.{second}.yaml"), words(second, en, nl).to_owned()),
        ]
    };
    let files = [
        both("roles/desk", "reports_to: lead\n", "title: Front desk\n", "title: Receptie\n"),
        both("roles/lead", "reports_to: head\n", "title: Duty lead\n", "title: Dienstleider\n"),
        both("roles/head", "", "title: Director\n", "title: Directeur\n"),
        both(
            "boundaries/refund",
            "may:\n  - {when: {fault: yes}, up_to: [50 EUR, 80 EUR per guest], id: small}\n  - {roles: lead, up_to: 1200.50 EUR, id: large}\nask: [{whom: head, when: {topic: food}, id: food}]\nnever: [{when: {bags: more than 3}, id: bags}]\notherwise: ask head\n",
            "title: Money back\nfacts:\n  fault: {ask: Was it our fault?}\n  topic: {type: choice, ask: What about?, options: {room: The room, food: Food}, default: room}\n  bags: {type: number, ask: How many bags?, unit: bags, default: 0, can_change: yes}\n",
            "title: Geld terug\nfacts:\n  fault: {ask: Lag het aan ons?}\n  topic: {type: choice, ask: Waarover?, options: {room: De kamer, food: Eten}, default: room}\n  bags: {type: number, ask: Hoeveel tassen?, unit: tassen, default: 0, can_change: yes}\n",
        ),
        both(
            "boundaries/lines",
            "always: true\nnever: [{when: {injury: yes}, id: hurt}]\n",
            "title: Lines\nfacts: {injury: {ask: Is anyone hurt?}}\n",
            "title: Lijnen\nfacts: {injury: {ask: Is er iemand gewond?}}\n",
        ),
    ];
    let files = files.into_iter().flatten();
    let project = files.fold(Project::empty(), |project, (path, text)| {
        // A translation has words only.
        let rules = [
            "type: choice, ",
            "type: number, ",
            ", default: room",
            ", default: 0, can_change: yes",
        ];
        let is_translation = path.contains(&format!(".{second}."));
        let text =
            rules.iter().filter(|_| is_translation).fold(text, |text, rule| text.replace(rule, ""));
        project.write(&path, &text)
    });
    project.write("acme/playbook.yaml", &playbook)
}

#[track_caller]
fn told(words: &str) -> String {
    let run = project("en", "nl").run(words).ends(0);
    assert_eq!(run.stderr(), "");
    run.stdout()
}

#[test]
fn the_playbook_of_these_tests_is_sound() {
    for (first, second) in [("en", "nl"), ("nl", "en"), ("en", "fr")] {
        let report = project(first, second).run("check --format json").report();
        assert_eq!(report.errors, 0, "{:#?}", report.diagnostics);
    }
}

#[test]
fn a_verdict_in_dutch() {
    snapbox::assert_data_eq!(
        told("decide acme refund --role desk fault=yes amount=60 topic=food --lang nl"),
        snapbox::str![[r#"
Overleg met Directeur en Dienstleider
  Beslist    Dienstleider
  Want       Overleg eerst met Directeur als het antwoord op “Waarover?” Eten is.
             content/acme/boundaries/refund.yaml:9

"#]]
    );
    snapbox::assert_data_eq!(
        told("decide acme refund --role lead fault=yes amount=60 bags=4 --lang NL"),
        snapbox::str![[r#"
Nooit: dit doen we niet
  Want       Iedereen: nooit als het antwoord op “Hoeveel tassen?” meer dan 3 tassen is.
             content/acme/boundaries/refund.yaml:10
  Mag zelf   tot en met 3 tassen en tot en met € 1.200,50

"#]]
    );
    snapbox::assert_data_eq!(
        told("decide acme refund --role desk fault=no amount=2000 --lang nl"),
        snapbox::str![[r#"
Overleg met Directeur
  Beslist    Directeur
  Want       Geen enkele regel noemt dit geval, dus overleg met Directeur.
             content/acme/boundaries/refund.yaml:11

"#]]
    );
    snapbox::assert_data_eq!(
        told("decide acme refund --role desk --lang nl"),
        snapbox::str![[r#"
Dat hangt ervan af: mag, of overleg met Directeur, of overleg met Dienstleider
  Geef op    fault: Lag het aan ons?
  Geef op    amount: Om welk bedrag gaat het?

"#]]
    );
    snapbox::assert_data_eq!(
        told("decide acme refund --role lead amount=5 --lang nl"),
        snapbox::str![[r#"
Mag: beslis zelf
  Want       Dit geldt, wat er ook is weggelaten.

"#]]
    );
}

#[test]
fn the_words_of_a_clause_are_those_of_the_language() {
    let words = "may:\n  - {why: Zij vertrouwden ons., say: Ik maak het goed., note: Noteer het., afterwards: [Zeg het de keuken]}\n";
    let rules = "title: T\nfacts: {fault: {ask: F?}}\nmay:\n  - {id: small, when: {fault: yes}, why: They trusted us., say: Let me., note: Write it down., afterwards: [Tell the kitchen]}\n";
    let project = project("en", "nl")
        .write("acme/boundaries/refund.yaml", rules)
        .write("acme/boundaries/refund.nl.yaml", &format!("title: T\n{words}"));
    let decide = "decide acme refund --role desk fault=yes";
    snapbox::assert_data_eq!(
        project.run(&format!("{decide} --lang nl")).ends(0).stdout(),
        snapbox::str![[r#"
Mag: beslis zelf
  Want       Iedereen: als het antwoord op “F?” ja is.
             content/acme/boundaries/refund.yaml:4
  Waarom     Zij vertrouwden ons.
  Zeg        "Ik maak het goed."
  Let op     Noteer het.
  Daarna     1. Zeg het de keuken

"#]]
    );
    let read = |lang: &str| -> Value {
        let run = project.run(&format!("{decide} {lang} --format json")).ends(0);
        serde_json::from_str(&run.stdout()).expect("JSON")
    };
    let (en, mut nl) = (read(""), read("--lang nl"));
    assert_eq!(read("--lang en"), en);
    for (key, said) in
        [("why", "Zij vertrouwden ons."), ("say", "Ik maak het goed."), ("note", "Noteer het.")]
    {
        assert_eq!(nl[key], said);
        nl[key] = en[key].clone();
    }
    assert_eq!(nl["afterwards"], serde_json::json!(["Zeg het de keuken"]));
    nl["afterwards"] = en["afterwards"].clone();
    assert_eq!(nl, en, "only the words follow the language");
}

#[test]
fn who_may_decide_what_in_dutch() {
    snapbox::assert_data_eq!(
        told("matrix acme --lang nl"),
        snapbox::str![[r#"
Geld terug (refund)
  Directeur
    mag    tot en met 3 tassen
    nooit  meer dan 3 tassen
  Dienstleider
    mag                    tot en met 3 tassen en tot en met € 1.200,50 in één keer, als “Waarover?” De kamer is
    overleg met Directeur  tot en met 3 tassen en meer dan € 1.200,50 in één keer
    nooit                  meer dan 3 tassen
    overleg met Directeur  tot en met 3 tassen en tot en met € 1.200,50 in één keer, als “Waarover?” Eten is
  Receptie
    mag                                    tot en met 3 tassen, tot en met € 50 in één keer en tot en met € 80 per gast, als “Lag het aan ons?” ja is en “Waarover?” De kamer is
    overleg met Dienstleider               tot en met 3 tassen, tot en met € 50 in één keer en meer dan € 80 per gast, als “Lag het aan ons?” ja is en “Waarover?” De kamer is
    overleg met Dienstleider               tot en met 3 tassen; meer dan € 50, tot en met € 1.200,50 in één keer, als “Lag het aan ons?” ja is en “Waarover?” De kamer is
    overleg met Directeur                  tot en met 3 tassen en meer dan € 1.200,50 in één keer
    nooit                                  meer dan 3 tassen
    overleg met Directeur                  tot en met 3 tassen, tot en met € 50 in één keer en tot en met € 80 per gast, als “Lag het aan ons?” ja is en “Waarover?” Eten is
    overleg met Directeur en Dienstleider  tot en met 3 tassen, tot en met € 50 in één keer en meer dan € 80 per gast, als “Lag het aan ons?” ja is en “Waarover?” Eten is
    overleg met Directeur en Dienstleider  tot en met 3 tassen; meer dan € 50, tot en met € 1.200,50 in één keer, als “Lag het aan ons?” ja is en “Waarover?” Eten is
    overleg met Dienstleider               tot en met 3 tassen en tot en met € 1.200,50 in één keer, als “Lag het aan ons?” nee is en “Waarover?” De kamer is
    overleg met Directeur en Dienstleider  tot en met 3 tassen en tot en met € 1.200,50 in één keer, als “Lag het aan ons?” nee is en “Waarover?” Eten is

Dit geldt waar niets speelt van wat altijd voorgaat: “Is er iemand gewond?”.

"#]]
    );
    snapbox::assert_data_eq!(
        told("matrix acme --format md --lang nl"),
        snapbox::str![[r#"
## Geld terug

| Rollen | Wanneer | Oordeel |
| --- | --- | --- |
| Directeur | tot en met 3 tassen | mag |
| Directeur | meer dan 3 tassen | nooit |
| Dienstleider | tot en met 3 tassen en tot en met € 1.200,50 in één keer, als “Waarover?” De kamer is | mag |
| Dienstleider | tot en met 3 tassen en meer dan € 1.200,50 in één keer | overleg met Directeur |
| Dienstleider | meer dan 3 tassen | nooit |
| Dienstleider | tot en met 3 tassen en tot en met € 1.200,50 in één keer, als “Waarover?” Eten is | overleg met Directeur |
| Receptie | tot en met 3 tassen, tot en met € 50 in één keer en tot en met € 80 per gast, als “Lag het aan ons?” ja is en “Waarover?” De kamer is | mag |
| Receptie | tot en met 3 tassen, tot en met € 50 in één keer en meer dan € 80 per gast, als “Lag het aan ons?” ja is en “Waarover?” De kamer is | overleg met Dienstleider |
| Receptie | tot en met 3 tassen; meer dan € 50, tot en met € 1.200,50 in één keer, als “Lag het aan ons?” ja is en “Waarover?” De kamer is | overleg met Dienstleider |
| Receptie | tot en met 3 tassen en meer dan € 1.200,50 in één keer | overleg met Directeur |
| Receptie | meer dan 3 tassen | nooit |
| Receptie | tot en met 3 tassen, tot en met € 50 in één keer en tot en met € 80 per gast, als “Lag het aan ons?” ja is en “Waarover?” Eten is | overleg met Directeur |
| Receptie | tot en met 3 tassen, tot en met € 50 in één keer en meer dan € 80 per gast, als “Lag het aan ons?” ja is en “Waarover?” Eten is | overleg met Directeur en Dienstleider |
| Receptie | tot en met 3 tassen; meer dan € 50, tot en met € 1.200,50 in één keer, als “Lag het aan ons?” ja is en “Waarover?” Eten is | overleg met Directeur en Dienstleider |
| Receptie | tot en met 3 tassen en tot en met € 1.200,50 in één keer, als “Lag het aan ons?” nee is en “Waarover?” De kamer is | overleg met Dienstleider |
| Receptie | tot en met 3 tassen en tot en met € 1.200,50 in één keer, als “Lag het aan ons?” nee is en “Waarover?” Eten is | overleg met Directeur en Dienstleider |

Dit geldt waar niets speelt van wat altijd voorgaat: “Is er iemand gewond?”.

"#]]
    );
    let csv = told("matrix acme --format csv --lang nl");
    assert!(
        csv.starts_with("\"boundary\",\"role\",\"when\",\"verdict\",\"whom\",\"decides\"\r\n"),
        "{csv}"
    );
    assert!(
        csv.contains("\"refund\",\"desk\",\"meer dan 3 tassen\",\"never\",\"\",\"\"\r\n"),
        "{csv}"
    );
    assert_eq!(told("matrix acme --format json --lang nl"), told("matrix acme --format json"));
}

#[test]
fn what_changed_in_dutch() {
    let project = project("en", "nl");
    let copied = std::process::Command::new("cp")
        .args(["-r", "content", "old"])
        .current_dir(project.path("."))
        .status();
    assert!(copied.expect("it runs").success());
    let read = |path: &str| std::fs::read_to_string(project.path(path)).expect("it is there");
    let rules = read("content/acme/boundaries/refund.yaml");
    let rules = rules.replace("[50 EUR, 80 EUR per guest]", "[40 EUR, 100 EUR per guest]");
    let words = read("content/acme/boundaries/refund.nl.yaml");
    let words = words.replace("title: Geld terug", "title: Geld terug voor een gast");
    let project = project
        .write("acme/boundaries/refund.yaml", &rules)
        .write("acme/boundaries/refund.nl.yaml", &words)
        .write("acme/pages/why.md", "---\ntitle: Why\n---\nBecause.\n")
        .write("acme/pages/why.nl.md", "---\ntitle: Waarom\n---\nDaarom.\n");
    let told = |words: &str| project.run(&format!("diff old:acme acme {words}")).ends(0).stdout();
    snapbox::assert_data_eq!(
        told("--lang nl"),
        snapbox::str![[r#"
Geld terug voor een gast (refund)
  ruimer   Receptie; tot en met 3 tassen; tot en met € 40 in één keer; meer dan € 80, tot en met € 100 per gast, als “Lag het aan ons?” ja is en “Waarover?” De kamer is: overleg met Dienstleider -> mag
  ruimer   Receptie; tot en met 3 tassen; tot en met € 40 in één keer; meer dan € 80, tot en met € 100 per gast, als “Lag het aan ons?” ja is en “Waarover?” Eten is: overleg met Directeur en Dienstleider -> overleg met Directeur
  krapper  Receptie; tot en met 3 tassen; meer dan € 40, tot en met € 50 in één keer; tot en met € 80 per gast, als “Lag het aan ons?” ja is en “Waarover?” De kamer is: mag -> overleg met Dienstleider
  krapper  Receptie; tot en met 3 tassen; meer dan € 40, tot en met € 50 in één keer; tot en met € 80 per gast, als “Lag het aan ons?” ja is en “Waarover?” Eten is: overleg met Directeur -> overleg met Directeur en Dienstleider

Speelt er iets van wat altijd voorgaat, dan komt erbij wat daar staat: “Is er iemand gewond?”.

grens refund: gewijzigd
  titel: ‘Geld terug’ -> ‘Geld terug voor een gast’
  mag
bladzijde why: toegevoegd

"#]]
    );
    snapbox::assert_data_eq!(
        told("--lang nl --format md"),
        snapbox::str![[r#"
## Wie nu wat mag beslissen

### Geld terug voor een gast

| | Rollen | Wanneer | Eerst | Nu |
| --- | --- | --- | --- | --- |
| ruimer | Receptie | tot en met 3 tassen; tot en met € 40 in één keer; meer dan € 80, tot en met € 100 per gast, als “Lag het aan ons?” ja is en “Waarover?” De kamer is | overleg met Dienstleider | mag |
| ruimer | Receptie | tot en met 3 tassen; tot en met € 40 in één keer; meer dan € 80, tot en met € 100 per gast, als “Lag het aan ons?” ja is en “Waarover?” Eten is | overleg met Directeur en Dienstleider | overleg met Directeur |
| krapper | Receptie | tot en met 3 tassen; meer dan € 40, tot en met € 50 in één keer; tot en met € 80 per gast, als “Lag het aan ons?” ja is en “Waarover?” De kamer is | mag | overleg met Dienstleider |
| krapper | Receptie | tot en met 3 tassen; meer dan € 40, tot en met € 50 in één keer; tot en met € 80 per gast, als “Lag het aan ons?” ja is en “Waarover?” Eten is | overleg met Directeur | overleg met Directeur en Dienstleider |

Speelt er iets van wat altijd voorgaat, dan komt erbij wat daar staat: “Is er iemand gewond?”.

## Wat er verder veranderde

- grens `refund` (Geld terug voor een gast): gewijzigd
  - titel: ‘Geld terug’ -> ‘Geld terug voor een gast’
  - mag
- bladzijde `why` (Waarom): toegevoegd

"#]]
    );
    assert_eq!(told("--format json --lang nl"), told("--format json"));
    assert_eq!(project.run("diff acme acme --lang nl").ends(0).stdout(), "Geen verschillen.\n");
    let project = project.write("fresh/playbook.yaml", "name: Fresh\nlanguages: [en]\n");
    let folders = |words: &str| project.run(&format!("diff old content {words}")).ends(0).stdout();
    assert!(folders("--lang nl").ends_with("fresh\n  toegevoegd\n"), "{}", folders("--lang nl"));
    let markdown = folders("--lang nl --format md");
    assert!(markdown.ends_with("# fresh\n\nDeze organisatie is toegevoegd.\n"), "{markdown}");
}

/// Words that only one of the two languages has.
#[test]
fn no_answer_mixes_our_words() {
    let english = [
        "May",
        "may",
        "Ask",
        "ask",
        "Never",
        "never",
        "always",
        "Because",
        "Decides",
        "It depends",
        "Tell",
        "if ",
        "is yes",
        "is no",
        "up to",
        "more than",
        "when",
        "everyone",
        "Roles",
        "Verdict",
        "No clause",
        "touched",
    ];
    let dutch = [
        "Mag",
        "mag",
        "Overleg",
        "overleg",
        "Nooit",
        "nooit",
        "altijd",
        "Want",
        "Beslist",
        "Dat hangt",
        "Geef op",
        "als ",
        "ja is",
        "nee is",
        "tot en met",
        "meer dan",
        "iedereen",
        "Rollen",
        "Oordeel",
        "Geen enkele",
        "voorgaat",
    ];
    let commands = [
        "decide acme refund --role desk fault=yes amount=60 topic=food",
        "decide acme refund --role desk fault=yes amount=60",
        "decide acme refund --role lead fault=yes amount=60 bags=4",
        "decide acme refund --role desk fault=no amount=2000",
        "decide acme refund --role desk",
        "decide acme refund --role lead amount=5",
        "decide acme refund --role desk injury=yes",
        "matrix acme",
        "matrix acme --format md",
    ];
    for (first, second) in [("en", "nl"), ("nl", "en")] {
        let project = project(first, second);
        for command in commands {
            for language in [first, second] {
                let words =
                    if language == first { String::new() } else { format!(" --lang {language}") };
                let told = project.run(&format!("{command}{words}")).ends(0).stdout();
                let told = told.lines().filter(|line| !line.contains("content/"));
                let told = told.collect::<Vec<_>>().join("\n");
                let others = if language == "en" { &dutch[..] } else { &english[..] };
                for other in others {
                    let is_word = |(at, _): (usize, &str)| {
                        let before = told[..at].chars().next_back();
                        let after = told[at + other.len()..].chars().next();
                        let ends = |letter: Option<char>| {
                            letter.is_none_or(|letter| !letter.is_alphabetic())
                        };
                        ends(before) && (other.ends_with(' ') || ends(after))
                    };
                    let found = told.match_indices(other).any(is_word);
                    assert!(!found, "`{other}` in {language}: {command}\n{told}");
                }
            }
        }
    }
}

/// The built-in theme has no French: our words are English then, as on pages.
#[test]
fn a_language_that_we_have_no_words_for() {
    let project = project("en", "fr")
        .write("acme/roles/lead.fr.yaml", "title: Chef de service\n")
        .write("acme/boundaries/refund.fr.yaml", "facts: {fault: {ask: Notre faute ?}}\n");
    let run = project.run("decide acme refund --role desk fault=yes amount=60 --lang fr").ends(0);
    snapbox::assert_data_eq!(
        run.stdout(),
        snapbox::str![[r#"
Ask Chef de service
  Decides    Chef de service
  Because    Chef de service and everyone above: up to 1 200,50 €.
             content/acme/boundaries/refund.yaml:8
  May alone  up to 50 €

"#]]
    );
}

#[test]
fn a_language_that_the_playbook_does_not_have_is_refused() {
    let project = project("en", "nl");
    let refused = |words: &str| {
        let run = project.run(words).ends(2);
        assert_eq!(run.stdout(), "");
        run.stderr()
    };
    for command in ["decide acme refund --role desk", "matrix acme", "diff acme acme"] {
        for format in ["", "--format json"] {
            let told = refused(&format!("{command} {format} --lang fr"));
            let message = "error: `acme` is not written in `fr`\nthe languages are `en`, `nl`\n";
            assert_eq!(told, message, "{command}");
            let told = refused(&format!("{command} {format} --lang nll"));
            assert!(told.contains("`nll`; did you mean `nl`?\n"), "{told}");
            let told = refused(&format!("{command} {format} --lang EN_us"));
            assert!(told.contains("`EN_us`; did you mean `en`?\n"), "{told}");
        }
    }
}

#[test]
fn amounts_are_plain_text() {
    for words in ["matrix acme --lang nl", "matrix acme --format csv", "matrix acme"] {
        let told = told(words);
        assert!(!told.contains(['\u{a0}', '\u{202f}']), "{told}");
        assert!(!told.chars().any(|letter| ('\u{e000}'..='\u{e004}').contains(&letter)), "{told}");
    }
}

/// What only the old version has is told in its words, in the language of the answer.
#[test]
fn what_is_gone_is_told_in_its_own_words() {
    let project = project("en", "nl");
    let rules = "title: R\nfacts: {late: {ask: Was it late?}}\nmay: [{when: {late: yes}, roles: desk}]\notherwise: ask porter\n";
    let words = "title: R\nfacts: {late: {ask: Was het laat?}}\n";
    let project = project
        .bytes("old/acme/playbook.yaml", b"name: Acme\nlanguages: [en, nl]\notherwise: never\n")
        .bytes("old/acme/roles/desk.yaml", b"title: Front desk\nreports_to: porter\n")
        .bytes("old/acme/roles/desk.nl.yaml", b"title: Receptie\n")
        .bytes("old/acme/roles/porter.yaml", b"title: Porter\n")
        .bytes("old/acme/roles/porter.nl.yaml", b"title: Portier\n")
        .bytes("old/acme/boundaries/refund.yaml", rules.as_bytes())
        .bytes("old/acme/boundaries/refund.nl.yaml", words.as_bytes());
    std::fs::remove_file(project.path("content/acme/boundaries/lines.yaml")).expect("it goes");
    std::fs::remove_file(project.path("content/acme/boundaries/lines.nl.yaml")).expect("it goes");
    let project = project
        .write("acme/boundaries/refund.yaml", "title: R\nmay: [{}]\n")
        .write("acme/boundaries/refund.nl.yaml", "title: R\n");
    let told = |words: &str| project.run(&format!("diff old:acme acme {words}")).ends(0).stdout();
    snapbox::assert_data_eq!(
        told("--lang nl"),
        snapbox::str![[r#"
R (refund)
  ruimer   Directeur, Dienstleider: overleg met Portier -> mag
  ruimer   Receptie; als “Was het laat?” nee is: overleg met Portier -> mag

playbook: gewijzigd
  munt
  anders
rol head: toegevoegd
rol lead: toegevoegd
rol desk: gewijzigd
  rapporteert aan
rol porter: vervallen
grens refund: gewijzigd
  feiten
  mag
  anders

"#]]
    );
    assert!(told("").contains("if “Was it late?” is no: ask Porter -> may"), "{}", told(""));
}
