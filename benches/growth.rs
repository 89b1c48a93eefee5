//! How the time of `check` grows with what is in a boundary or a playbook.
//!
//! `cargo bench --bench growth` prints the table of SECURITY.md: for each kind of content three
//! sizes, each twice the one before, with the median of some runs, and by how much the time grew
//! with the last doubling. A number after `--` says how many runs.

#![expect(clippy::print_stdout, reason = "printing is what this is for")]

use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// As many runs as a short look takes.
const FEW: usize = 3;

/// A kind of content that can be made in every size.
struct Family {
    name: &'static str,
    /// The largest of three sizes.
    largest: usize,
    roles: fn(usize) -> usize,
    boundary: fn(usize) -> String,
}

const FAMILIES: [Family; 7] = [
    Family {
        name: "clauses, each with a limit and a number",
        largest: 400,
        roles: |_| 2,
        boundary: |size| staircase(size, "may", "up_to", |at| format!("at least {}", size - at)),
    },
    Family {
        name: "the same, each with room of its own",
        largest: 400,
        roles: |_| 2,
        boundary: |size| staircase(size, "may", "up_to", |at| format!("at most {}", size - at)),
    },
    Family {
        name: "the same, as refusals",
        largest: 400,
        roles: |_| 2,
        boundary: |size| staircase(size, "never", "over", |at| format!("at least {at}")),
    },
    Family {
        name: "roles in one line, ten limits",
        largest: 1_000,
        roles: |size| size,
        boundary: |size| limits(size, size / 10),
    },
    Family {
        name: "roles in one line, each with a limit",
        largest: 1_000,
        roles: |size| size,
        boundary: |size| limits(size, 1),
    },
    Family {
        name: "facts of one clause",
        largest: 500,
        roles: |_| 2,
        boundary: |size| facts(size, "may", "yes"),
    },
    Family {
        name: "the same, of a refusal",
        largest: 500,
        roles: |_| 2,
        boundary: |size| facts(size, "never", "no"),
    },
];

/// Clauses whose limits rise while their tests move.
fn staircase(size: usize, list: &str, limit: &str, passing: impl Fn(usize) -> String) -> String {
    let mut text = "title: B\nfacts: {n: {type: number, ask: How many?}}\n".to_owned();
    if list == "never" {
        text.push_str("may: [{up_to: 100000 EUR}]\n");
    }
    let _ = writeln!(text, "{list}:");
    for at in 1..=size {
        let _ = writeln!(text, "  - {limit}: {at} EUR\n    when: {{n: {}}}", passing(at));
    }
    text
}

/// A limit for every so manieth role, the highest at the top.
fn limits(roles: usize, step: usize) -> String {
    let mut text = "title: B\nmay:\n".to_owned();
    for role in (0..roles).step_by(step) {
        let _ = writeln!(text, "  - {{roles: r{role}, up_to: {}00 EUR}}", roles - role);
    }
    text
}

/// One clause that tests so many facts.
fn facts(size: usize, list: &str, answer: &str) -> String {
    let mut text = "title: B\nfacts:\n".to_owned();
    for fact in 0..size {
        let _ = writeln!(text, "  f{fact}: Is it?");
    }
    if list == "never" {
        text.push_str("may: [{note: Note it.}]\n");
    }
    let tests: Vec<_> = (0..size).map(|fact| format!("f{fact}: {answer}")).collect();
    let _ = writeln!(text, "{list}:\n  - when: {{{}}}", tests.join(", "));
    text
}

fn write(folder: &Path, family: &Family, size: usize) {
    let content = folder.join("content/acme");
    let put = |path: String, text: String| {
        let path = content.join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, text).expect("a file");
    };
    put("playbook.yaml".into(), "name: Acme\ncurrency: EUR\notherwise: never\n".into());
    for role in 0..(family.roles)(size) {
        let above = role.checked_sub(1).map(|above| format!("reports_to: r{above}\n"));
        put(
            format!("roles/r{role}.yaml"),
            format!("title: R{role}\n{}", above.unwrap_or_default()),
        );
    }
    put("boundaries/b.yaml".into(), (family.boundary)(size));
}

/// The median time of checking what is in a folder.
fn check(folder: &Path, runs: usize) -> Duration {
    let mut times: Vec<Duration> = (0..runs)
        .map(|_| {
            let started = Instant::now();
            let mut command = Command::new(env!("CARGO_BIN_EXE_ruimte"));
            command.args(["check", "--format", "json"]).current_dir(folder);
            let status = command.stdout(Stdio::null()).stderr(Stdio::null()).status();
            assert!(status.expect("it runs").success());
            started.elapsed()
        })
        .collect();
    times.sort_unstable();
    times[runs / 2]
}

fn main() {
    let mut numbers = std::env::args().filter_map(|word| word.parse::<usize>().ok());
    let runs = numbers.next().unwrap_or(FEW).max(1);
    println!("| of | sizes | seconds | the last doubling takes |");
    println!("| --- | --- | --- | --- |");
    for family in FAMILIES {
        let sizes = [family.largest / 4, family.largest / 2, family.largest];
        let times = sizes.map(|size| {
            let folder = tempfile::tempdir().expect("a temporary folder");
            write(folder.path(), &family, size);
            check(folder.path(), runs)
        });
        let seconds = times.map(|time| format!("{:.2}", time.as_secs_f64()));
        let growth = times[2].as_secs_f64() / times[1].as_secs_f64();
        let sizes = sizes.map(|size| size.to_string());
        println!(
            "| {} | {} | {} | {growth:.1} times as long |",
            family.name,
            sizes.join(", "),
            seconds.join(", "),
        );
    }
}
