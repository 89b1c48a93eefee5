//! `ruimte fork --standalone`: a copy that says what its layers said together.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use proptest::prelude::*;
use ruimte::load::{self, load};
use ruimte::model::Playbook;
use ruimte::scaffold;
use ruimte::source::{Archive, Workspace};

use crate::project::Project;

/// A file by its path, and what it holds.
type Written = (&'static str, &'static str);

/// What a template has.
const BASE: &[Written] = &[
    (
        "playbook.yaml",
        "# Our template.\ntemplate: true   # others fork it\nname: Basis\nlanguages: [nl, en]\n# Money.\ncurrency: EUR\ntagline: Zo doen wij dat\notherwise: ask lead\ntheme: {accent: \"#0b6e4f\", logo: assets/logo.svg}\nwords:\n  customer: {one: gast, many: gasten} # niet: klant\n  guest: gast\nevidence: [{figure: 1, claim: Een bewering van $(name)}]\nquestions:\n  room: {type: money, ask: Hoeveel?, default: 50}\n  motto: {ask: Welk motto?, default: \"Zo: doen\"}\n  days: {type: number, ask: Hoe lang?, default: 3}\n# That is all.\n",
    ),
    (
        "playbook.en.yaml",
        "# English.\nname: Base\ntagline: The way we do it\nwords:\n  customer: {one: guest, many: guests}\nevidence: [{claim: A claim of $(name)}]\nquestions:\n  room: {ask: How much?}\nanswers: {motto: Like this}\n",
    ),
    ("roles/lead.yaml", "title: Chef\n"),
    (
        "roles/desk.yaml",
        "# At the desk.\ntitle: Balie\nreports_to: lead\nstart_with: [value:listen]\n",
    ),
    (
        "values/listen.yaml",
        "# What we stand for.\n\ntitle: Luister\n# In one line.\nsummary: &s \"$(motto), $(days) dagen: $$(x)\"\ntext: |+\n  # Kop\n\n  Met *nadruk*.\n\n\nwe_do:\n- Vraag door   # altijd\n- Vat samen\nwe_do_not: [Afkappen]\n",
    ),
    (
        "values/listen.en.yaml",
        "title: Listen\nsummary: \"$(motto), $(days) days\"\nwe_do: [Ask, Sum up]\nwe_do_not: [Cut off]\n",
    ),
    // Ways of writing that cannot always be taken over.
    ("values/flow.yaml", "{title: Stroom, summary: Zo, we_do: [a, b]}\n"),
    ("values/alias.yaml", "title: &t Eén\nsummary: *t\nwe_do: &l [a]\nwe_do_not: *l\n"),
    (
        "values/windows.yaml",
        "# Regel\r\ntitle: Raam\r\nsummary: |\r\n  Twee\r\n  regels\r\n# Slot\r\n",
    ),
    ("values/marked.yaml", "%YAML 1.2\n---\n# Kop\ntitle: \"Twee\n  regels\"\nsummary: Zo\n...\n"),
    (
        "values/nested.yaml",
        "title: Diep\nsource:\n    # Van wie.\n    author: Iemand   # zelf\n    # Wanneer.\n    year: 2020\n",
    ),
    ("values/deep/er/brave.yml", "title: Durf\ntext: >-\n  Een\n  twee\nsummary: Durf\n"),
    (
        "boundaries/refund.yaml",
        "title: Teruggeven\nquestion: Mag ik?\nfacts:\n  fault: Onze fout?\n  paid: {type: money, ask: Betaald?, default: 10}\n  topic: {type: choice, ask: Waarover?, options: [rente, kosten]}\n  amount: Hoeveel?\nmay:\n  # The small ones.\n  - id: small\n    when: {fault: yes}\n    up_to: 50 per guest   # a bare amount\n    why: |\n      Daarom.\n  - {id: large, roles: [lead], up_to: [$(room) per guest, 200]}\nask:\n  - whom: lead\n    when: {paid: between 20 and 40, topic: [rente, kosten]}\n    title: Vraag\nnever:\n  - {id: far, over: 5000, why: Te veel}\notherwise: ask lead\n",
    ),
    (
        "boundaries/refund.en.yaml",
        "title: Refund\nquestion: May I?\nfacts:\n  fault: Our fault?\n  topic: {ask: About what?, options: {rente: Interest}}\nmay: [{why: Because.}, {}]\nask: [{title: Ask}]\nnever: [{why: Too much}]\n",
    ),
    (
        "examples/late.yaml",
        "title: Laat\nstory: Een verhaal over $(room).\nvalues: [listen]\ndecisions:\n  - {boundary: refund, role: desk, facts: {fault: yes, amount: 20, paid: 5, topic: rente}, verdict: may}\n",
    ),
    ("examples/late.en.yaml", "title: Late\n"),
    (
        "pages/leading.md",
        "---\n# A page.\ntitle: Leiden\norder: 2\n---\n\nTekst met [](value:listen) en $(room).\n",
    ),
    ("pages/leading.en.md", "---\ntitle: Leading\n---\nText.\n"),
    (
        "scan.yaml",
        "title: Scan\nintro: Vooraf\nscale: [Nooit, Altijd]\nstatements: [{text: Ik luister, value: listen}]\nbands: [{from: 0, title: Laag}, {from: 60, title: Hoog}]\n",
    ),
    ("scan.en.yaml", "title: Scan\nscale: [Never, Always]\nbands: [{}, {title: High}]\n"),
    ("assets/logo.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1 1\"/>\n"),
    ("theme/static/own.css", "b {}\n"),
];

/// What a template over it may say: any of these, the first in any case.
const OVER: &[Written] = &[
    ("playbook.yaml", "# Ours.\nname: Midden\nextends: base\ntemplate: true\n"),
    ("playbook.en.yaml", "tagline: Ours\nevidence: [{claim: Another claim}]\n"),
    ("values/listen.yaml", "# Reworded.\nsummary: \"Anders: $(motto)\"\ntext:\nwe_do: [Zwijg]\n"),
    ("values/listen.en.yaml", "summary: Otherwise\nwe_do_not: [Interrupt]\n"),
    ("values/deep/er/brave.yml", "title: Moed\n"),
    ("values/brave.en.yaml", "title: Courage\n"),
    ("values/flow.yaml", "summary: Anders\n"),
    ("values/alias.yaml", "title: Twee\n"),
    ("values/windows.yaml", "title: Deur\r\n"),
    ("values/marked.yaml", "summary: \"# Anders: |\"\n"),
    ("values/nested.yaml", "source: {year: 2021}\n"),
    ("values/new.yaml", "title: Nieuw\nsummary: Van ons\n"),
    (
        "boundaries/money/refund.yaml",
        "# More of it.\nfacts:\n  paid: {default: 12 EUR}\nmay:\n  - {id: small, up_to: 60 EUR per guest}\n  # Ours.\n  - id: ours\n    new: true\n    roles: lead\n    up_to: 300 EUR\n    why: Van ons\nnever:\n  - {id: far, remove: true}\n  - {over: 7000 EUR, why: Veel}\nask:\n  - {whom: lead, when: {paid: more than 90 EUR}}\n",
    ),
    ("boundaries/refund.en.yaml", "summary: A refund\n"),
    ("boundaries/gift.yaml", "title: Gift\nmay: [{up_to: 5}]\n"),
    ("examples/late.yaml", "story: Een ander verhaal.\ntags: [x, y]\n"),
    ("examples/own.yaml", "title: Eigen\nvalues: listen\n"),
    ("pages/leading.md", "---\nfor: [leaders]\n---\nEigen tekst.\n"),
    ("pages/leading.en.md", "---\ntitle: Lead\n---\nOwn text.\n"),
    ("scan.yaml", "intro:\ntitle: Meting\n"),
    ("assets/logo.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 2 2\"/>\n"),
    ("roles/desk.en.yaml", "title: Desk\n"),
];

/// What the upper template's playbook.yaml may add.
const KEYS: &[&str] = &[
    "currency: USD\n",
    "languages: [nl]\n",
    "languages: [en, nl]\n",
    "without: [examples/late, pages/leading]\n",
    "without: scan\n",
    "answers: {room: 60 EUR, days: 4}\n",
    "words: {guest: {one: gast, many: gasten}, customer: {many: klanten}}\n",
    "questions: {more: {ask: Meer?, default: ja}}\ntagline: $(more)\n",
    "feedback: {email: a@example.org}\n",
];

fn bytes(files: &[Written]) -> Vec<(String, Vec<u8>)> {
    files.iter().map(|(path, text)| ((*path).to_owned(), text.as_bytes().to_vec())).collect()
}

/// A fork of a template over a template, its copy, and the files of that.
fn both(over: &[Written], keys: &[&str]) -> (Playbook, Playbook, String) {
    let mut archive = Archive::default();
    let mut workspace = Workspace::default();
    let mut middle = bytes(over);
    middle[0].1.extend(keys.concat().into_bytes());
    workspace.take_in("base", "content", bytes(BASE), &mut archive);
    workspace.take_in("middle", "content", middle, &mut archive);
    let questions = load::questions(&workspace, "middle").expect("it is there");
    let answers = BTreeMap::from([("motto".to_owned(), "Twee\nregels".to_owned())]);
    let text = scaffold::fork(&scaffold::Fork {
        name: "Zon",
        template: "middle",
        languages: &questions.languages,
        questions: &questions.all,
        answers: &answers,
        copies: true,
    });
    let own = [("playbook.yaml".to_owned(), text.into_bytes())];
    workspace.take_in("zon", "content", own, &mut archive);
    let linked = load(&workspace, "zon").expect("it is there");
    let problems: Vec<_> = linked.problems.iter().filter(|problem| problem.is_error()).collect();
    assert!(problems.is_empty(), "{problems:#?}");
    let mut linked = linked.playbook;
    linked.extends = None;
    let drafts = load::flat(&workspace, "zon").expect("it is there");
    let files = scaffold::standalone(&drafts, &workspace.files, "middle", &questions.languages);
    let files = files.expect("nothing to be read");
    let told = files
        .iter()
        .map(|file| format!("== {}\n{}", file.path, String::from_utf8_lossy(&file.bytes)));
    let told = told.collect();
    let mut alone = Workspace::default();
    let files = files.into_iter().map(|file| (file.path, file.bytes));
    alone.take_in("zon", "content", files, &mut Archive::default());
    let copied = load(&alone, "zon").expect("it is there");
    let problems: Vec<_> = copied.problems.iter().filter(|problem| problem.is_error()).collect();
    assert!(problems.is_empty(), "{problems:#?}\n{told}");
    (linked, copied.playbook, told)
}

/// Whether a file can be there besides what a playbook.yaml says: nothing that is dropped is
/// changed, and there are no translations into a language that is none of the playbook's.
fn fits(path: &str, key: &str) -> bool {
    let is_dropped = |thing: &str| key.starts_with("without") && key.contains(thing);
    let stem = path.split('.').next().unwrap_or_default();
    let is_foreign = key == "languages: [nl]\n" && path.contains(".en.");
    !(is_dropped(stem) || is_foreign)
}

fn chosen<T: Copy>(from: &[T], mask: u32) -> Vec<T> {
    from.iter().enumerate().filter(|(at, _)| mask & (1 << at) != 0).map(|(_, it)| *it).collect()
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 48, failure_persistence: None, ..ProptestConfig::default()
    })]

    #[test]
    fn a_copy_is_the_playbook_that_its_layers_were(
        over in any::<u32>(),
        one in 0..KEYS.len(),
        other in 0..KEYS.len(),
    ) {
        let mut keys = vec![KEYS[one]];
        let name = |key: &str| key.split(':').next().unwrap_or_default().to_owned();
        if name(KEYS[one]) != name(KEYS[other]) {
            keys.push(KEYS[other]);
        }
        // Where the first language changes, a text may come to stand under another.
        prop_assume!(!keys.contains(&"languages: [en, nl]\n"));
        let fits = |file: &Written| keys.iter().all(|key| fits(file.0, key));
        let over: Vec<Written> = chosen(OVER, over | 1).into_iter().filter(fits).collect();
        let (linked, copied, told) = both(&over, &keys);
        prop_assert_eq!(linked, copied, "{}", told);
    }
}

/// A playbook without the marks that say in which language each text is.
fn unmarked(playbook: &Playbook) -> String {
    let told = format!("{playbook:#?}");
    let is_mark = |line: &&str| !line.trim_start().starts_with("language: ");
    let mut marks = false;
    let rest = told.lines().filter(|line| {
        let begins = !is_mark(line);
        let within = marks;
        marks = (marks || begins) && line.trim() != "),";
        !(begins || within)
    });
    rest.collect::<Vec<_>>().join("\n")
}

#[test]
fn where_the_first_language_changes_the_words_stay() {
    for over in [&OVER[..1], &OVER[..4], OVER] {
        let (linked, copied, told) = both(over, &["languages: [en, nl]\n"]);
        let (linked, copied) = (unmarked(&linked), unmarked(&copied));
        let differ = linked.lines().zip(copied.lines()).find(|(one, two)| one != two);
        assert!(linked == copied, "{differ:?}\n{told}");
    }
}

/// All files below a folder.
fn tree(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(next).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(folder).expect("below it").to_string_lossy();
                files.insert(name.into_owned(), fs::read(&path).expect("a file"));
            }
        }
    }
    files
}

/// Builds a fork and a copy of the same name, and holds all files against each other. What a
/// playbook says for programs names the template that it lies over, and so what a folder says of
/// itself is another thing.
#[track_caller]
fn builds_the_same(project: &Project, template: &str, answers: &[&str]) {
    let words = [&["fork", template, "zon", "--defaults"], answers].concat();
    project.run_words(&words).ends(0);
    project.run("build zon --quiet --out linked").ends(0);
    fs::remove_dir_all(project.path("content/zon")).expect("it was there");
    project.run_words(&[&words[..], &["--standalone"]].concat()).ends(0);
    fs::create_dir(project.path("alone")).expect("a folder");
    fs::rename(project.path("content/zon"), project.path("alone/zon")).expect("moved");
    project.run("build zon --quiet --out copied --content alone").ends(0);
    let (mut linked, copied) = (tree(&project.path("linked")), tree(&project.path("copied")));
    assert!(linked.len() > 20);
    let export = linked.get_mut("zon/playbook.json").expect("an export");
    let extends = format!("\"extends\":\"{template}\",");
    let said = String::from_utf8_lossy(export).replacen(&extends, "", 1);
    *export = said.into_bytes();
    assert_eq!(linked.keys().collect::<Vec<_>>(), copied.keys().collect::<Vec<_>>());
    for (path, bytes) in linked.iter().filter(|(path, _)| !path.ends_with(".ruimte")) {
        assert!(bytes == &copied[path], "{path} differs");
    }
}

#[test]
fn a_copy_of_the_starter_builds_the_same_pages() {
    let project = Project::empty();
    fs::create_dir(project.path("content")).expect("a folder");
    let answers = ["--answer", "goodwill=400 EUR", "--answer", "duty_phone=+31: 6 #x"];
    builds_the_same(&project, "starter", &answers);
    let original = Path::new(env!("CARGO_MANIFEST_DIR")).join("content/starter");
    let (original, copy) = (tree(&original), tree(&project.path("alone/zon")));
    assert_eq!(original.keys().collect::<Vec<_>>(), copy.keys().collect::<Vec<_>>());
    let differ: Vec<&String> = original
        .iter()
        .filter(|(path, bytes)| copy[*path] != **bytes)
        .map(|(path, _)| path)
        .collect();
    assert_eq!(differ, ["playbook.en.yaml", "playbook.yaml"]);
    let told = |files: &BTreeMap<String, Vec<u8>>, path: &str| {
        String::from_utf8(files[path].clone()).expect("text")
    };
    let before = told(&original, "playbook.yaml").replace("template: true\n", "");
    let before = before.replace("name: Hotel De Linde", "name: Zon");
    let after = told(&copy, "playbook.yaml");
    let (_, kept) = after.split_once("\n\n").expect("a heading");
    assert_eq!(kept.split_once("\n# Jullie antw").expect("answers").0, before);
    let before = told(&original, "playbook.en.yaml").replace("name: Hotel De Linde\n", "");
    assert_eq!(told(&copy, "playbook.en.yaml"), before);
}

#[test]
fn a_copy_of_a_template_over_a_template_builds_the_same_pages() {
    let mut project = Project::empty();
    for (folder, files) in [("base", BASE), ("middle", OVER)] {
        for (path, text) in files {
            project = project.write(&format!("{folder}/{path}"), text);
        }
    }
    let project = project.append("content/middle/playbook.yaml", "currency: USD\n");
    builds_the_same(&project, "middle", &["--answer", "room=70 EUR"]);
}

/// A file of the copy in which every file of the upper template takes part.
fn merged(path: &str) -> String {
    let (_, _, told) = both(OVER, &["currency: USD\n"]);
    let all = told.split("== ").find_map(|file| file.strip_prefix(&format!("{path}\n")));
    all.unwrap_or_else(|| panic!("no {path} in {told}")).to_owned()
}

#[test]
fn what_is_merged_keeps_the_comments_and_the_order_of_the_original() {
    snapbox::assert_data_eq!(
        merged("playbook.yaml"),
        snapbox::str![[r##"
# Jullie organisatie: een kopie van `middle`, waar ze niets meer van overneemt. Het commentaar
# hieronder komt uit het origineel.

# Our template.
name: Zon
languages: [nl, en]
# Money.
currency: USD
tagline: Zo doen wij dat
otherwise: ask lead
theme: {accent: "#0b6e4f", logo: assets/logo.svg}
words:
  customer: {one: gast, many: gasten} # niet: klant
  guest: gast
evidence: [{figure: 1, claim: Een bewering van $(name)}]
questions:
  room:
    type: money
    ask: Hoeveel?
    default: 50 EUR
  motto: {ask: Welk motto?, default: "Zo: doen"}
  days: {type: number, ask: Hoe lang?, default: 3}

# Jullie antwoorden op de vragen van dit handboek.
answers:
  # Welk motto?
  # (tekst; gebruikt in values/listen)
  motto: |-
    Twee
    regels
# That is all.

"##]]
    );
    snapbox::assert_data_eq!(
        merged("boundaries/refund.yaml"),
        snapbox::str![[r#"
title: Teruggeven
question: Mag ik?
facts:
  fault: Onze fout?
  paid:
    type: money
    ask: Betaald?
    default: 12 EUR
  topic: {type: choice, ask: Waarover?, options: [rente, kosten]}
  amount: Hoeveel?
may:
  # The small ones.
  - id: small
    when: {fault: yes}
    up_to: 60 EUR per guest
    why: |
      Daarom.
  - id: large
    roles:
      - lead
    up_to:
      - "$(room) per guest"
      - 200 EUR
  # Ours.
  - id: ours
    roles: lead
    up_to: 300 EUR
    why: Van ons
ask:
  - whom: lead
    when:
      paid: between 20 EUR and 40 EUR
      topic:
        - rente
        - kosten
    title: Vraag
  - {whom: lead, when: {paid: more than 90 EUR}}
never:
  - {over: 7000 EUR, why: Veel}
otherwise: ask lead

"#]]
    );
}

#[test]
fn what_is_reworded_takes_the_place_of_the_original_in_every_language() {
    snapbox::assert_data_eq!(
        merged("values/listen.yaml"),
        snapbox::str![[r##"
# What we stand for.

title: Luister
# In one line.
summary: "Anders: $(motto)"


we_do: [Zwijg]
we_do_not: [Afkappen]

"##]]
    );
    snapbox::assert_data_eq!(
        merged("values/listen.en.yaml"),
        snapbox::str![[r#"
title: Listen
summary: Otherwise
we_do_not: [Interrupt]

"#]]
    );
    snapbox::assert_data_eq!(
        merged("values/nested.yaml"),
        snapbox::str![[r#"
title: Diep
source:
  # Van wie.
  author: Iemand   # zelf
  # Wanneer.
  year: 2021

"#]]
    );
    snapbox::assert_data_eq!(
        merged("pages/leading.md"),
        snapbox::str![[r#"
---
# A page.
title: Leiden
order: 2
for: [leaders]
---
Eigen tekst.

"#]]
    );
}

#[test]
fn a_copy_of_an_organisation_needs_no_template_any_more() {
    let project = Project::forked();
    let run = project.run("fork acme zon --standalone").ends(0);
    assert_eq!(run.stdout(), "content/zon\n");
    assert!(run.stderr().contains("a copy of `acme`"), "{}", run.stderr());
    fs::remove_dir_all(project.path("content/base")).expect("it was there");
    fs::remove_dir_all(project.path("content/acme")).expect("it was there");
    project.is_silent();
}
