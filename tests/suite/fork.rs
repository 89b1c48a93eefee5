//! `ruimte fork`: a new organisation on a template, its questions answered.

use std::fs;
use std::io::Write as _;
use std::process::Stdio;

use proptest::prelude::*;
use ruimte::model::{LanguageIndex, Text};
use ruimte::source::{Archive, Workspace};
use ruimte::{load, scaffold};

use crate::project::{Project, Run};

/// A template that asks of every type; only `phone` has no default.
const BASE: &str = "\
name: Base
template: true
currency: EUR
otherwise: ask lead
questions:
  room: {type: money, ask: How much for one guest?, default: 50 EUR}
  days: {type: number, ask: How many days?, default: 3}
  cut: {type: percent, ask: How much off?, default: 10 %}
  open: {type: yes_no, ask: Open on Sunday?, default: yes}
  form: {type: choice, ask: Which form?, options: [u, je], default: u}
  phone: {ask: Which number?}
";

/// What uses the answers.
const VALUE: &str = "title: Listen\nsummary: $(days) days, $(cut) off, open $(open), $(form)\ntext: Call $(phone)\n";

const REFUND: &str = "title: Refund\nfacts: {fault: Our fault?}\nmay: [{when: {fault: yes}, up_to: $(room) per guest}]\notherwise: ask lead\n";

fn asking() -> Project {
    Project::forked()
        .write("base/playbook.yaml", BASE)
        .write("base/values/listen.yaml", VALUE)
        .write("base/boundaries/refund.yaml", REFUND)
        .write("acme/playbook.yaml", "name: Acme\nextends: base\nanswers: {phone: \"1\"}\n")
}

fn fork(project: &Project, words: &[&str]) -> Run {
    project.run_words(&[&["fork"], words].concat())
}

fn written(project: &Project, path: &str) -> String {
    fs::read_to_string(project.path(path)).expect(path)
}

#[test]
fn a_fork_says_what_is_answered_and_leaves_the_rest_to_the_template() {
    let project = asking();
    let words = ["base", "zon", "--defaults", "--answer", "phone=06: #1", "--answer", "room=400"];
    let run = fork(&project, &words).ends(0);
    assert_eq!(run.stdout(), "content/zon/playbook.yaml\n");
    snapbox::assert_data_eq!(
        run.stderr(),
        snapbox::str![[r#"
Zon has a playbook. It lies over `base`: say in its folder only what differs.

Next:
  ruimte check zon          tells what does not hold together
  ruimte serve zon --open   shows the playbook while you write

"#]]
    );
    snapbox::assert_data_eq!(
        written(&project, "content/zon/playbook.yaml"),
        snapbox::str![[r##"
# Your organisation, lying over `base`: what you do not say here is as it is there. To change
# a thing, make a file of the same name in this folder and say only what differs; `boundaries/x.yaml`
# here lies over `boundaries/x.yaml` there, and an empty key takes away what it says.
# `ruimte check` tells what does not hold together, `ruimte serve --open` shows the playbook.

name: Zon
extends: base
# The first is the language you write in. Take out what you do not need.
languages: [en]

# The template asks, you answer. What stands behind a `#` is left to the template: take the
# `#` away to answer it yourself.
answers:
  # How much for one guest?
  # (money; used in boundaries/refund)
  room: 400
  # How many days?
  # (number; used in values/listen)
  # days: 3   # the template's default
  # How much off?
  # (percentage; used in values/listen)
  # cut: 10 %   # the template's default
  # Open on Sunday?
  # (yes or no; used in values/listen)
  # open: yes   # the template's default
  # Which form?
  # (one of: u, je; used in values/listen)
  # form: u   # the template's default
  # Which number?
  # (text; used in values/listen)
  phone: "06: #1"

# More that you can say here; take away the `#` in front of it.
# tagline: Every guest leaves glad.
# theme: {accent: "#0b6e4f", logo: assets/logo.svg}
# without: [examples/late-breakfast]

"##]]
    );
    project.is_silent();
    let limit = project.run("matrix zon refund --format text").ends(0).stdout();
    assert!(limit.contains("400"), "{limit}");
}

#[test]
fn comments_that_are_taken_away_are_answers() {
    let project = asking();
    fork(&project, &["base", "zon", "--defaults", "--answer", "phone=1"]).ends(0);
    let text = written(&project, "content/zon/playbook.yaml");
    let text = text.replace("  # days: 3", "  days: 4").replace("  # cut:", "  cut:");
    project.write("zon/playbook.yaml", &text).is_silent();
}

#[test]
fn a_default_that_the_template_changes_reaches_the_fork() {
    let project = Project::forked()
        .write("base/playbook.yaml", &BASE.replace("number?}", "number?, default: \"1\"}"))
        .write("base/values/listen.yaml", VALUE)
        .write("base/boundaries/refund.yaml", REFUND);
    fork(&project, &["base", "zon", "--defaults"]).ends(0);
    assert!(written(&project, "content/zon/playbook.yaml").contains("\n# answers:\n"));
    project.is_silent();
    let changed = BASE.replace("50 EUR", "70 EUR").replace("number?}", "number?, default: \"1\"}");
    let project = project.write("base/playbook.yaml", &changed);
    assert!(project.run("matrix zon").stdout().contains("70"));
}

#[test]
fn nothing_is_written_while_questions_are_open() {
    let project = asking();
    let refused = fork(&project, &["base", "zon", "--answer", "room=400 EUR"]).ends(2);
    assert_eq!(refused.stdout(), "");
    snapbox::assert_data_eq!(
        refused.stderr(),
        snapbox::str![[r#"
error: `base` asks what nobody has answered yet:
  How many days?
    --answer days=3   (the default)
  How much off?
    --answer cut="10 %"   (the default)
  Open on Sunday?
    --answer open=yes   (the default)
  Which form?
    --answer form=u   (the default)
  Which number?
    --answer phone=...
paste the answers that you want, and --defaults for the others

"#]]
    );
    let refused = fork(&project, &["base", "zon", "--defaults"]).ends(2).stderr();
    assert!(refused.contains("phone") && !refused.contains("days"), "{refused}");
    assert!(!project.path("content/zon").exists());
}

#[test]
fn all_that_is_wrong_with_answers_is_told_at_once_in_the_words_of_check() {
    let project = asking();
    let mut words = vec!["base", "zon", "--defaults"];
    let wrong = ["room=2.000", "days=", "open=ja", "form=jje", "phoen=1", "cut=a", "cut=5"];
    words.extend(wrong.iter().flat_map(|answer| ["--answer", answer]));
    let refused = fork(&project, &words).ends(2).stderr();
    snapbox::assert_data_eq!(
        &refused,
        snapbox::str![[r#"
error: --answer room: this cannot be the answer: `2.000` can be read in two ways
  a dot before three digits marks thousands in one country and decimals in another: write `2000`, or `2.0000` for the fraction
--answer days: this is empty
--answer open: this cannot be the answer: `ja` is neither yes nor no
  write `yes` or `no`
--answer form: this cannot be the answer: `jje` is not among the options
  did you mean `je`?
--answer phoen: no question is called `phoen`
  did you mean `phone`?
--answer cut: this cannot be the answer: `a` is no number
  write digits only, with a dot before the decimals: 2000 or 2000.50
--answer cut: this is answered twice
  keep one of the two
`base` asks what nobody has answered yet:
  Which number?
    --answer phone=...
paste the lines behind the command, with your answers

"#]]
    );
    assert!(!project.path("content/zon").exists());
    let told = project
        .write("acme/playbook.yaml", "name: A\nextends: base\nanswers: {phone: x, room: «2.000}\n")
        .tells("bad-answer");
    assert!(refused.contains(&told.message), "{}", told.message);
    assert!(refused.contains(&told.help.expect("help")));
}

#[test]
fn what_a_template_answered_its_own_template_is_settled() {
    let project = asking().write(
        "middle/playbook.yaml",
        "name: Middle\ntemplate: true\nextends: base\nanswers: {phone: \"1\", room: 60 EUR}\nquestions: {motto: {ask: Which motto?}}\ntagline: $(motto)\n",
    );
    let refused = fork(&project, &["middle", "zon"]).ends(2).stderr();
    assert!(refused.contains("days=3") && refused.contains("motto=..."), "{refused}");
    assert!(!refused.contains("phone") && !refused.contains("room"), "{refused}");
    fork(&project, &["middle", "zon", "--defaults", "--answer", "motto=Glad"]).ends(0);
    assert!(project.run("matrix zon").stdout().contains("60"));
    let text = written(&project, "content/zon/playbook.yaml");
    assert!(text.contains("# room: 60 EUR   # the template's answer"), "{text}");
    let words = ["middle", "maan", "--defaults", "--answer", "motto=Glad", "--answer", "room=90"];
    fork(&project, &words).ends(0);
    assert!(project.run("matrix maan").stdout().contains("90"));
    project.is_silent();
}

#[test]
fn every_answer_is_read_as_it_was_given() {
    for answer in ["1_000", "two\nlines: #1\n  x"] {
        let project = asking();
        let answer_phone = format!("phone={answer}");
        fork(&project, &["base", "zon", "--defaults", "--answer", &answer_phone]).ends(0);
        project.run("build zon --quiet").ends(0);
        let export = fs::read_to_string(project.path("dist/zon/playbook.json")).expect("it");
        let export: serde_json::Value = serde_json::from_str(&export).expect("JSON");
        let text = export["values"][0]["text"][0]["text"].as_str().expect("a text");
        assert!(text.starts_with("Call ") && text.ends_with(answer), "{answer:?}: {text:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 64, failure_persistence: None, ..ProptestConfig::default()
    })]

    #[test]
    fn what_was_answered_is_what_is_loaded(
        phone in "[ -~é…\n\t]{1,24}",
        room in (0u32..100_000, 0u32..100),
        cut in -50i32..200,
    ) {
        let value = "title: Listen\nsummary: $(room)|$(cut)|$(open)|$(form)|$(days)\ntext: \"<$(phone)>\"\n";
        let files = [("playbook.yaml", BASE), ("values/listen.yaml", value), ("roles/lead.yaml", "title: L\n")];
        let bytes = files.map(|(path, text)| (path.to_owned(), text.as_bytes().to_vec()));
        let mut archive = Archive::default();
        let mut workspace = Workspace::default();
        workspace.take_in("base", "content", bytes, &mut archive);
        let questions = load::questions(&workspace, "base").expect("it is there");
        let room = format!("{}.{:02}", room.0, room.1);
        let cut = format!("{cut} %");
        let given = [("phone", phone.trim()), ("room", &room), ("cut", &cut), ("open", "No"), ("form", "je")];
        prop_assume!(given.iter().all(|(id, answer)| questions.hold(id, answer).is_ok()));
        let answers = given.map(|(id, answer)| (id.to_owned(), answer.to_owned())).into();
        let text = scaffold::fork(&scaffold::Fork {
            name: "Zon",
            template: "base",
            languages: &questions.languages,
            questions: &questions.all,
            answers: &answers,
            copies: false,
        });
        let own = [("playbook.yaml".to_owned(), text.clone().into_bytes())];
        workspace.take_in("zon", "content", own, &mut archive);
        let loaded = load::load(&workspace, "zon").expect("it is there");
        prop_assert!(!loaded.has_errors(), "{:#?}", loaded.problems);
        let value = &loaded.playbook.values[0];
        let read = |text: &Text| text.content(LanguageIndex(0)).to_owned();
        let summary = read(value.summary.as_ref().expect("a summary"));
        prop_assert_eq!(summary, format!("{room} EUR|{cut}|no|je|3"), "{}", text);
        let read = read(&value.text.as_ref().expect("a text").0);
        prop_assert_eq!(read, format!("<{}>", phone.trim()), "{}", text);
    }
}

#[test]
fn names_and_places_are_held_against_what_is_there() {
    let project = asking().bytes("content/file", b"mine").bytes("content/full/notes.txt", b"mine");
    for (words, told) in [
        (vec!["base", "Hotel De Linde"], "did you mean `hotel-de-linde`?"),
        (vec!["base", "../zon"], "did you mean `zon`?"),
        (vec!["base", "🎉"], "cannot be the name"),
        (vec!["base", "starter"], "built-in template"),
        (vec!["base", "acme"], "it holds `playbook.yaml`"),
        (vec!["base", "full"], "it holds `notes.txt`"),
        (vec!["base", "file"], "`content/file` is a file"),
        (vec!["bsae", "zon"], "did you mean `base`?"),
        (vec!["base", "zon", "--name", " "], "the name is empty"),
        (vec!["base", "zon", "--answer", "x"], "goodwill="),
    ] {
        let refused = fork(&project, &words).ends(2).stderr();
        assert!(refused.contains(told), "{words:?}: {refused}");
    }
    assert_eq!(written(&project, "content/full/notes.txt"), "mine");
    assert!(!project.path("content/zon").exists());
    let words = ["base", "zon", "--name", "Say \"hi\": $(x)", "--defaults", "--answer", "phone=1"];
    fork(&project, &words).ends(0);
    project.run("check zon").ends(0);
}

#[test]
fn the_starter_can_be_forked_where_there_is_nothing_yet() {
    let project = Project::empty();
    let refused = fork(&project, &["base", "zon"]).ends(2).stderr();
    assert!(refused.contains("there is no folder `content` here"), "{refused}");
    let run = fork(&project, &["starter", "zon", "--defaults"]).ends(0);
    assert_eq!(run.stdout(), "content/zon/playbook.yaml\n");
    assert!(written(&project, "content/zon/playbook.yaml").starts_with("# Jullie organisatie"));
    project.is_silent();
}

#[test]
fn an_organisation_that_is_no_template_can_be_forked_too() {
    let project = Project::sound();
    let told = fork(&project, &["acme", "zon"]).ends(0).stderr();
    assert!(told.contains("`acme` is no template"), "{told}");
    project.is_silent();
}

#[test]
fn a_template_with_errors_is_mended_first() {
    let project = asking().write("base/values/listen.yaml", "title: Listen\nsumary: x\n");
    let refused = fork(&project, &["base", "zon", "--defaults", "--answer", "phone=1"]).ends(1);
    assert!(refused.stderr().contains("unknown-field"), "{}", refused.stderr());
    assert!(refused.stderr().contains("mend `base` first"));
    assert!(!project.path("content/zon").exists());
}

#[test]
fn an_example_that_no_longer_agrees_is_told_and_the_fork_is_there() {
    let project = asking();
    let words = ["base", "zon", "--defaults", "--answer", "phone=1", "--answer", "room=10 EUR"];
    let told = fork(&project, &words).ends(1).stderr();
    assert!(told.contains("wrong-verdict") && told.contains("base/examples/late.yaml"), "{told}");
    assert!(told.contains("It is written"), "{told}");
    project.run("check zon").ends(1);
}

/// `script` gives the command a terminal; what is typed comes through a pipe.
#[test]
fn on_a_terminal_it_asks() {
    let project = asking();
    let typed = |words: &str, typed: &str| {
        let binary = env!("CARGO_BIN_EXE_ruimte");
        let mut command = std::process::Command::new("script");
        command.args(["-qec", &format!("{binary} fork base {words}"), "/dev/null"]);
        command.current_dir(project.path("")).stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut script = command.spawn().expect("`script` runs");
        script.stdin.take().expect("a pipe").write_all(typed.as_bytes()).expect("typed");
        let output = script.wait_with_output().expect("it ends");
        (output.status.code(), String::from_utf8_lossy(&output.stdout).into_owned())
    };
    let (code, told) = typed("zon", "lots\n60 EUR\n\n\nno\nje\n06 1\n");
    assert_eq!(code, Some(0), "{told}");
    assert!(told.contains("no number") && told.contains("room [50 EUR]: "), "{told}");
    let text = written(&project, "content/zon/playbook.yaml");
    for line in ["  room: 60 EUR\n", "  # days: 3 ", "  open: no\n", "  phone: \"06 1\"\n"] {
        assert!(text.contains(line), "{line} in {text}");
    }
    project.is_silent();
    let (code, told) = typed("maan", "60 EUR\n\u{4}");
    assert_eq!(code, Some(2), "{told}");
    assert!(told.contains("nothing is written"), "{told}");
    let (code, told) = typed("maan", "60 EUR\n\u{3}");
    assert_ne!(code, Some(0), "{told}");
    assert!(!project.path("content/maan").exists());
}

#[test]
fn what_a_fork_leaves_to_its_template_is_answered_by_taking_signs_away() {
    let project = Project::forked()
        .write("base/playbook.yaml", "name: Base\ntemplate: true\ncurrency: EUR\notherwise: ask lead\nquestions: {room: {type: money, ask: How much?, default: 40 EUR}}\n")
        .write("base/boundaries/refund.yaml", "title: Refund\nfacts: {fault: F?}\nmay: [{when: {fault: yes}, up_to: $(room)}]\n");
    project.run("fork base own --defaults").ends(0);
    let file = project.path("content/own/playbook.yaml");
    let written = std::fs::read_to_string(&file).expect("a playbook");
    assert!(written.contains("# Begin with the `#` of this line:\n# answers:\n"), "{written}");
    let answered = written.replace("# answers:", "answers:").replace("# room: 40", "room: 70");
    std::fs::write(&file, answered).expect("to write");
    project.run("check own").ends(0);
    let told = project.run("decide own refund --role lead fault=yes amount=70").ends(0).stdout();
    assert!(told.contains("€70"), "{told}");
}
