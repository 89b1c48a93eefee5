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
