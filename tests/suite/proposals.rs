//! Whatever is proposed is accepted: examples of findings and proof, and witnesses of diff, with
//! limits of every resolution.

use serde_json::Value;

use crate::project::{Project, Report};

/// Lower and upper ends between which, or just beside which, some value has to be named.
const ENDS: [(&str, &str); 9] = [
    ("2.49", "2.5"),
    ("2.4940", "2.4951"),
    ("1", "1.0010"),
    ("999", "1000"),
    ("12.3440", "12.3450"),
    ("0.00000001", "0.00000002"),
    ("999999999999999.99999999", "1000000000000000"),
    ("9999999999999998", "9999999999999999"),
    ("-1.1010", "-1.1000"),
];

fn playbook(fact: &str, unit: &str, (low, high): (&str, &str)) -> Project {
    let (low, high) = match fact {
        "money" => (low.trim_start_matches('-'), high.trim_start_matches('-')),
        _ => (low, high),
    };
    let boundary = format!(
        "title: B\nquestion: May I?\nfacts:\n  n: {{type: {fact}, ask: N?}}\n  null: X?\n\
         may:\n  - when: {{n: more than {low}{unit}}}\n  - when: {{\"null\": yes, n: less than {low}{unit}}}\n\
         never:\n  - when: {{n: at least {high}{unit}}}\n    why: Too much.\notherwise: never\n"
    );
    Project::empty()
        .write("a/playbook.yaml", "name: A\nlanguages: [en]\ncurrency: EUR\notherwise: never\n")
        .write("a/roles/r.yaml", "title: R\n")
        .write("a/boundaries/b.yaml", &boundary.replace("  null: X?", "  \"null\": X?"))
}

/// The entries of `decisions` that a report proposes.
fn proposed(report: &Report) -> Vec<String> {
    let helps = report.diagnostics.iter().filter_map(|told| told.help.as_deref());
    let lines = helps.flat_map(str::lines).map(str::trim);
    lines.filter(|line| line.starts_with("- {boundary:")).map(str::to_owned).collect()
}

fn with_example(project: Project, decisions: &[String]) -> Project {
    let example = format!("title: E\nstory: S.\ndecisions:\n  {}\n", decisions.join("\n  "));
    project.write("a/examples/e.yaml", &example)
}

#[test]
fn examples_that_are_proposed_hold() {
    for (kind, unit) in [("number", ""), ("percent", " %"), ("money", " EUR")] {
        for ends in ENDS {
            let report = playbook(kind, unit, ends)
                .run("check --proof --format json --today 2026-06-01")
                .report();
            assert_eq!(report.errors, 0, "{kind} {ends:?}: {:#?}", report.diagnostics);
            let decisions = proposed(&report);
            assert!(decisions.len() > 3, "{kind} {ends:?}: {:#?}", report.diagnostics);
            let project = with_example(playbook(kind, unit, ends), &decisions);
            let report = project.run("check --proof --format json --today 2026-06-01").report();
            let left: Vec<_> =
                report.diagnostics.iter().filter(|told| told.code != "dead-clause").collect();
            assert!(left.is_empty(), "{kind} {ends:?} {decisions:#?}: {left:#?}");
        }
    }
}

#[test]
fn witnesses_of_diff_are_decisions() {
    for (kind, unit) in [("number", ""), ("percent", " %"), ("money", " EUR")] {
        for (low, high) in ENDS {
            let old = playbook(kind, unit, (low, high));
            let new = std::fs::read_to_string(old.path("content/a/boundaries/b.yaml"))
                .expect("it is there")
                .replace("at least", "more than");
            let project = old
                .write(
                    "c/playbook.yaml",
                    "name: C\nlanguages: [en]\ncurrency: EUR\notherwise: never\n",
                )
                .write("c/roles/r.yaml", "title: R\n")
                .write("c/boundaries/b.yaml", &new);
            let run = project.run("diff a c --format json").ends(0);
            let said: Value = serde_json::from_str(&run.stdout()).expect("JSON");
            let changes = said["authority"].as_array().expect("changes");
            assert!(!changes.is_empty(), "{kind} {low} {high}");
            for change in changes {
                for (organisation, side) in [("a", "from"), ("c", "to")] {
                    let witness = change["witness"].as_object().expect("a witness");
                    let facts = witness
                        .iter()
                        .map(|(name, value)| format!("{name}={}", value.as_str().expect("a text")));
                    let facts: Vec<String> = facts.collect();
                    let mut words = vec!["decide", organisation, "b", "--role", "r"];
                    words.extend(["--format", "json"]);
                    words.extend(facts.iter().map(String::as_str));
                    let run = project.run_words(&words).ends(0);
                    let decided: Value = serde_json::from_str(&run.stdout()).expect("JSON");
                    assert_eq!(decided["verdict"], change[side]["verdict"], "{facts:?}");
                }
            }
        }
    }
}

#[test]
fn constants_leave_room_beside_them() {
    let wrong = |ends| playbook("number", "", ends).run("check --format json").report();
    for ends in [("0.000000001", "1"), ("1", "99999999999999999")] {
        let report = wrong(ends);
        let told = report.diagnostics.iter().find(|told| told.code == "bad-test");
        assert!(told.is_some_and(|told| told.message.contains("more digits")), "{ends:?}");
    }
}
