//! Input that means harm, or merely slipped: always an answer with a place, and soon.

use std::time::{Duration, Instant};

use crate::project::Project;

#[track_caller]
fn refused(text: &[u8]) {
    let started = Instant::now();
    let report = Project::sound()
        .bytes("content/acme/values/listen.yaml", text)
        .run("check --format json")
        .report();
    assert!(report.errors > 0);
    let first = &report.diagnostics[0];
    assert_eq!(first.file, "content/acme/values/listen.yaml", "{first:#?}");
    assert!(started.elapsed() < Duration::from_mins(1), "{:?}", started.elapsed());
}

#[test]
fn texts_that_are_no_playbook() {
    refused(b"title: a\0b\n");
    refused(b"\0\0\0\0");
    refused(b"\xff\xfe\0t\0i");
    refused(b"title: [\n");
    refused(b"title: \"never ends\n");
    refused(b"%YAML 1.2\n---\ntitle: A\n...\n---\ntitle: B\n");
    refused(b"{{ title }}\n");
    refused(b"? [a, b]\n: c\n");
    refused(b"title: &a [*a]\n");
    refused("title: x\nsummary: \u{202e}\u{7}x\n".as_bytes());
}

#[test]
fn answers_that_multiply() {
    let playbook = format!(
        "name: Acme\ncurrency: EUR\notherwise: ask lead\nquestions:\n  q: {{type: text, ask: Q?}}\n\
         answers:\n  q: {}\ntagline: {}\n",
        "x".repeat(100_000),
        "$(q)".repeat(1_000),
    );
    let told = Project::sound()
        .write("acme/playbook.yaml", &playbook)
        .at("content/acme/playbook.yaml", 8, 10)
        .tells_among_others("bad-answer");
    assert!(told.message.contains("longer than 16 MB"), "{}", told.message);
}

#[test]
fn html_without_end() {
    let page = format!("---\ntitle: P\n---\n«{}\n", "<div>".repeat(100_000));
    Project::sound().write("acme/pages/p.md", &page).tells("wrong-type");
}

/// `Project::report` holds every message against one line.
#[test]
fn keys_that_command_a_terminal() {
    for key in ["a\\nb", "\\e[31mred", "a\\u202eb"] {
        let told = Project::sound()
            .write("acme/values/listen.yaml", &format!("title: Listen\n«\"{key}\": 1\n"))
            .tells("unknown-field");
        let is_plain = |letter: char| letter == '\u{fffd}' || !letter.is_control();
        assert!(told.message.chars().all(is_plain) && !told.message.contains('\u{202e}'));
    }
}

#[test]
fn brackets_without_end() {
    refused(&b"[".repeat(20_000));
    refused(&b"{a: ".repeat(20_000));
    refused(&[b"title: ".as_slice(), &b"[".repeat(1_500_000)].concat());
    let dashes: String = "- ".repeat(20_000);
    refused(dashes.as_bytes());
    let mut stairs = String::new();
    for depth in 0..1_000 {
        stairs.push_str(&" ".repeat(depth));
        stairs.push_str("a:\n");
    }
    refused(stairs.as_bytes());
}

#[test]
fn aliases_that_multiply() {
    let mut bomb = String::from("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for level in 1..12 {
        let below = format!("*a{}", level - 1);
        let items = [below.as_str(); 10].join(", ");
        bomb.push_str(&format!("a{level}: &a{level} [{items}]\n"));
    }
    refused(bomb.as_bytes());
}

#[test]
fn thousands_of_problems_in_one_file() {
    let mut text = String::from("title: Listen\nwe_do:\n");
    for _ in 0..20_000 {
        text.push_str("  - {x: 1}\n");
    }
    refused(text.as_bytes());
    let keys: String = (0..20_000).map(|number| format!("key{number}: 1\n")).collect();
    refused(format!("title: x\n{keys}").as_bytes());
}

/// The quickest of a few checks of a boundary with so many facts and clauses.
fn time_of(count: usize) -> Duration {
    // The amount is asked first: then each clause is certain as soon as its own fact is, and
    // what grows is the reading, which is what is timed here.
    let mut boundary = String::from("title: Large\nfacts:\n  amount: How much is it?\n");
    for number in 0..count {
        boundary.push_str(&format!("  fact{number}: Is this fact number {number} of many?\n"));
    }
    boundary.push_str("may:\n");
    for number in 0..count {
        boundary.push_str(&format!(
            "  - when: {{fact{number}: yes, amount: more than 5}}\n    up_to: {number}.50 EUR per guest\n"
        ));
    }
    let project = Project::sound().write("acme/boundaries/large.yaml", &boundary);
    let check = || {
        let started = Instant::now();
        assert_eq!(project.run("check --format json").report().errors, 0);
        started.elapsed()
    };
    (0..3).map(|_| check()).min().expect("it was checked")
}

#[test]
fn the_time_a_file_takes_grows_with_its_length() {
    let (once, fourfold) = (time_of(250), time_of(1_000));
    // Four times the length took sixteen times as long when facts were looked up one by one.
    assert!(fourfold < once * 9, "{once:?} and {fourfold:?}");
}

#[test]
fn names_that_mean_harm() {
    for name in ["..yaml.yaml", "$(name).yaml", "<script>.yaml", "a b.yaml", "é.yaml", "a\nb.yaml"]
    {
        let report = Project::sound()
            .bytes(&format!("content/acme/values/{name}"), b"title: X\n")
            .run("check --format json")
            .report();
        assert!(report.diagnostics.iter().all(|told| told.code == "bad-id"
            || told.code == "stray-file"
            || told.code == "unknown-language"));
    }
}

/// Builds with a theme whose first page holds this, and expects to hear of it, soon.
#[track_caller]
fn costs_too_much(template: &str, expected: &str) {
    let started = Instant::now();
    let text = format!(
        "{{% extends \"default/pages/home.html\" %}}{{% block main %}}{template}{{% endblock main %}}"
    );
    let run = Project::sound()
        .write("acme/theme/templates/pages/home.html", &text)
        .run("check --format json");
    let report = run.report();
    let told = report.diagnostics.iter().find(|told| told.code == "template-error");
    let told = told.unwrap_or_else(|| panic!("{:.80}: {:#?}", template, report.diagnostics));
    assert_eq!(told.file, "content/acme/theme/templates/pages/home.html");
    assert!(told.message.contains(expected), "{:.80}: {}", template, told.message);
    assert!(started.elapsed() < Duration::from_mins(1), "{:?}", started.elapsed());
}

#[test]
fn templates_take_only_so_many_steps() {
    let nested = "{% for a in range(end=10000) %}".repeat(3) + &"{% endfor %}".repeat(3);
    costs_too_much(&nested, "more than 1000000 steps");
    let literal = "{% set l = [1, 2, 3, 4, 5, 6, 7, 8, 9, 0] %}".to_owned()
        + &"{%- for a in l -%}".repeat(12)
        + &"{% endfor %}".repeat(12);
    costs_too_much(&literal, "more than 1000000 steps");
}

#[test]
fn templates_make_only_so_much_text() {
    let page = "{% for a in range(end=100000) %}".to_owned() + &"x".repeat(1_000) + "{% endfor %}";
    costs_too_much(&page, "a page of more than 16 MB");
    let doubled = "{% set s = \"twice \" %}".to_owned() + &"{% set s = s ~ s %}".repeat(60);
    costs_too_much(&doubled, "keeps more than 16 MB");
    let captured = "{% for a in range(end=100000) %}{% set s %}".to_owned()
        + &"x".repeat(1_000)
        + "{% endset %}{% endfor %}";
    costs_too_much(&captured, "keeps more than 16 MB");
    let long = format!("{{{{ \"{}\" }}}}", "x".repeat(3_000));
    costs_too_much(&long, "a tag that is too long");
    costs_too_much(&"x".repeat(300_000), "more than the 256 kB that are read");
}

#[test]
fn templates_that_call_themselves_end() {
    costs_too_much("{% include \"pages/home.html\" %}", "built on itself");
    let started = Instant::now();
    let report = Project::sound()
        .write(
            "acme/theme/templates/components/silence.html",
            "{% component twice() %}{{ <twice /> }}{{ <twice /> }}{% endcomponent twice %}",
        )
        .write(
            "acme/theme/templates/pages/home.html",
            "{% extends \"default/pages/home.html\" %}{% block main %}{{ <twice /> }}{% endblock main %}",
        )
        .run("check --format json")
        .report();
    assert!(report.diagnostics.iter().any(|told| told.code == "template-error"));
    assert!(started.elapsed() < Duration::from_mins(1), "{:?}", started.elapsed());
}

#[test]
fn a_line_without_end_is_told_by_its_numbers() {
    let started = Instant::now();
    let project = Project::sound()
        .write("acme/values/listen.yaml", &format!("title: {}\nsumary: x\n", "x".repeat(1 << 20)));
    let run = project.run("check");
    assert!(run.stderr().contains("content/acme/values/listen.yaml:2:1"), "{}", run.stderr());
    assert!(run.stderr().len() < 10_000);
    assert!(started.elapsed() < Duration::from_secs(30), "{:?}", started.elapsed());
}

#[test]
fn a_text_that_turns_the_direction_turns_only_itself() {
    let project = Project::sound().write("acme/roles/lead.yaml", "title: \"Lead\\u202e\"\n");
    project.run("build").ends(0);
    let page = std::fs::read_to_string(project.path("dist/acme/boundaries/refund.html"));
    let page = page.expect("a page");
    assert!(page.contains("Lead\u{202e}\u{202c}"));
    assert!(!page.replace("Lead\u{202e}\u{202c}", "").contains('\u{202e}'));
}
