//! Small inputs that would fill the memory or never end: repeated texts, links that multiply,
//! problems without number.

use std::time::{Duration, Instant};

use crate::project::{Project, Report};

const FILE: &str = "acme/values/listen.yaml";

/// Checks an organisation with this file, soon.
#[track_caller]
fn checked(project: &Project) -> Report {
    let started = Instant::now();
    let report = project.run("check --format json").report();
    assert!(started.elapsed() < Duration::from_mins(1), "{:?}", started.elapsed());
    report
}

#[test]
fn a_long_text_is_repeated_only_so_often() {
    for (length, times) in [(100_000, 4_000), (1_000_000, 20_000), (30_000, 200)] {
        let anchor = format!("title: Listen\nsummary: &s \"{}\"\nwe_do:\n", "x".repeat(length));
        let text = anchor + &"- *s\n".repeat(times);
        let report = checked(&Project::sound().write(FILE, &text));
        let [told] = report.diagnostics.as_slice() else { panic!("{:#?}", report.diagnostics) };
        assert_eq!((told.code.as_str(), told.line), ("yaml-syntax", 2), "{told:#?}");
    }
    // Keys count as well, and lists of many small texts.
    let keys = format!("title: Listen\nx: &s\n  {}: 1\ny:\n", "k".repeat(900));
    let small = format!("title: Listen\nx: &s [{}]\ny:\n", vec!["ab"; 1_000].join(","));
    for anchor in [keys, small] {
        let text = anchor + &"- *s\n".repeat(1_900);
        let report = checked(&Project::sound().write(FILE, &text));
        assert_eq!(report.diagnostics[0].code, "yaml-syntax", "{:#?}", report.diagnostics[0]);
    }
}

#[test]
fn a_text_may_be_repeated() {
    let repeated = format!("title: Listen\nsummary: &s {}\nwe_do:\n", "Listen. ".repeat(100));
    Project::sound().write(FILE, &(repeated + &"- *s\n".repeat(100))).has_no_error();
}

/// Expects a hundred problems of a kind, and how many more there are.
#[track_caller]
fn are_counted(text: &str, code: &str, more: usize) {
    let report = checked(&Project::sound().write(FILE, text));
    let told: Vec<_> = report.diagnostics.iter().filter(|told| told.code == code).collect();
    assert_eq!(told.len(), 101, "{code}");
    let last = told.last().expect("the rest");
    assert_eq!(
        last.message,
        format!("this file has {more} more problems of this kind from here on"),
    );
}

#[test]
fn of_very_many_problems_in_a_file_the_first_hundred_are_told() {
    let keys: String = (0..100_000).map(|number| format!("k{number}: 1\n")).collect();
    are_counted(&format!("title: Listen\n{keys}"), "unknown-field", 99_900);
    let twice = format!("title: Listen\n{}", "we_do: x\n".repeat(50_000));
    are_counted(&twice, "duplicate-key", 49_899);
    let lists = format!("title: Listen\nwe_do:\n{}", "- {a: b}\n".repeat(30_000));
    are_counted(&lists, "wrong-type", 29_900);
}

#[test]
fn keys_of_two_mappings_that_are_merged_are_compared_quickly() {
    let keys = |letter: char| -> String {
        (0..30_000).map(|number| format!("{{{letter}{number}: 1}}\n")).collect()
    };
    let own = keys('o').replace(['{', '}'], "");
    let shared: String = keys('s').replace('{', "  ").replace('}', "");
    let text = format!("title: Listen\nx: &x\n{shared}<<: *x\n{own}");
    let report = checked(&Project::sound().write(FILE, &text));
    assert_eq!(report.diagnostics.len(), 101);
}

#[cfg(unix)]
#[test]
fn links_to_folders_with_links_do_not_multiply() {
    use std::os::unix::fs::symlink;
    for top in ["assets", "values"] {
        let project = (0..24).fold(Project::sound(), |project, level| {
            project.write(&format!("acme/{top}/d{level}/_note.txt"), "x")
        });
        for level in 0..23 {
            for name in ["a", "b"] {
                let link = project.path(format!("content/acme/{top}/d{level}/{name}"));
                symlink(format!("../d{}", level + 1), link).expect("a link");
            }
        }
        let started = Instant::now();
        let report = project.run("check --format json").report();
        assert!(started.elapsed() < Duration::from_secs(10), "{:?}", started.elapsed());
        assert!(report.diagnostics.iter().all(|told| told.code == "unsafe-path"));
        assert!((1..=24).contains(&report.errors), "{}", report.errors);
        let first = &report.diagnostics[0];
        assert!(first.file.starts_with(&format!("content/acme/{top}/d")), "{first:#?}");
    }
}

#[cfg(unix)]
#[test]
fn two_links_to_the_same_folder_are_both_read() {
    use std::os::unix::fs::symlink;
    let project = Project::sound().write("acme/assets/photos/one.png", "x").write(
        "acme/pages/p.md",
        "---\ntitle: P\n---\n[a](assets/a/one.png) [b](assets/b/one.png)\n",
    );
    for name in ["a", "b"] {
        symlink("photos", project.path(format!("content/acme/assets/{name}"))).expect("a link");
    }
    project.has_no_error();
}
