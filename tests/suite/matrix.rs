//! `ruimte matrix`: who may decide what, for people, spreadsheets, documents and programs.

use std::fs;

use serde::Deserialize;
use serde_json::{Map, Value};

use crate::project::Project;

/// The shape of the contract, and nothing besides.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Matrix {
    boundaries: Vec<Boundary>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Boundary {
    id: String,
    roles: Vec<Role>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Role {
    id: String,
    regions: Vec<Region>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Region {
    when: Map<String, Value>,
    verdict: String,
    whom: Vec<String>,
}

fn project() -> Project {
    Project::empty()
        .write("acme/playbook.yaml", "name: Acme\ncurrency: EUR\notherwise: ask lead\n")
        .write("acme/roles/desk.yaml", "title: Desk\nreports_to: lead\n")
        .write("acme/roles/night.yaml", "title: Night\nreports_to: lead\n")
        .write("acme/roles/lead.yaml", "title: Lead\n")
        .write("acme/roles/press.yaml", "title: Press\n")
        .write(
            "acme/boundaries/refund.yaml",
            "title: Refund | more\norder: 1\nfacts:\n  topic: {type: choice, ask: T?, options: [room, food, interest]}\n  off: {type: percent, ask: O?, default: 0}\nmay:\n  - {roles: desk, up_to: [50 EUR, 80 EUR per guest]}\n  - {roles: night, up_to: [50 EUR, 80 EUR per guest]}\nask: [{whom: press, when: {topic: [food, interest]}}]\nnever: [{when: {off: more than 15 %}}]\n",
        )
        .write("acme/boundaries/free.yaml", "title: Free\nmay: [{}]\n")
        .write(
            "acme/boundaries/lines.yaml",
            "title: Lines\nalways: true\nfacts: {injury: Is anyone hurt?}\nnever: [{when: {injury: yes}}]\n",
        )
}

fn printed(words: &str) -> String {
    let run = project().run(&format!("matrix acme {words}")).ends(0);
    assert_eq!(run.stderr(), "");
    run.stdout()
}

#[test]
fn for_people() {
    snapbox::assert_data_eq!(
        printed(""),
        snapbox::str![[r#"
Refund | more (refund)
  Desk, Night
    may                 up to 15%, up to €50 at once and up to €80 per guest, if “T?” is room
    ask Lead            up to 15%, up to €50 at once and more than €80 per guest, if “T?” is room
    ask Lead            up to 15% and more than €50 at once, if “T?” is room
    never               more than 15%
    ask Press           up to 15%, up to €50 at once and up to €80 per guest, if “T?” is food or interest
    ask Press and Lead  up to 15%, up to €50 at once and more than €80 per guest, if “T?” is food or interest
    ask Press and Lead  up to 15% and more than €50 at once, if “T?” is food or interest
  Lead
    may        up to 15%, if “T?” is room
    never      more than 15%
    ask Press  up to 15%, if “T?” is food or interest
  Press
    ask Lead  up to 15%
    never     more than 15%

Free (free)
  Desk, Lead, Night, Press
    may  always

This is where none of the lines that always hold is touched: “Is anyone hurt?”.

"#]]
    );
}

#[test]
fn of_one_boundary() {
    snapbox::assert_data_eq!(
        printed("free"),
        snapbox::str![[r#"
Free (free)
  Desk, Lead, Night, Press
    may  always

This is where none of the lines that always hold is touched: “Is anyone hurt?”.

"#]]
    );
    let run = project().run("matrix acme fre").ends(2);
    assert!(run.stderr().contains("did you mean `free`?"), "{}", run.stderr());
    assert!(project().run("matrix acne").ends(2).stderr().contains("did you mean `acme`?"));
    assert!(project().run("matrix acme lines").ends(2).stderr().contains("always holds"));
}

#[test]
fn as_markdown() {
    snapbox::assert_data_eq!(
        printed("refund --format md"),
        snapbox::str![[r#"
## Refund /| more

| Roles | When | Verdict |
| --- | --- | --- |
| Desk, Night | up to 15%, up to €50 at once and up to €80 per guest, if “T?” is room | may |
| Desk, Night | up to 15%, up to €50 at once and more than €80 per guest, if “T?” is room | ask Lead |
| Desk, Night | up to 15% and more than €50 at once, if “T?” is room | ask Lead |
| Desk, Night | more than 15% | never |
| Desk, Night | up to 15%, up to €50 at once and up to €80 per guest, if “T?” is food or interest | ask Press |
| Desk, Night | up to 15%, up to €50 at once and more than €80 per guest, if “T?” is food or interest | ask Press and Lead |
| Desk, Night | up to 15% and more than €50 at once, if “T?” is food or interest | ask Press and Lead |
| Lead | up to 15%, if “T?” is room | may |
| Lead | more than 15% | never |
| Lead | up to 15%, if “T?” is food or interest | ask Press |
| Press | up to 15% | ask Lead |
| Press | more than 15% | never |

This is where none of the lines that always hold is touched: “Is anyone hurt?”.

"#]]
    );
}

#[test]
fn for_spreadsheets() {
    let text = printed("--format csv");
    assert!(text.lines().count() > 5 && text.split("\r\n").count() == text.lines().count() + 1);
    let rows: Vec<Vec<String>> = text.split_terminator("\r\n").map(cells).collect();
    assert_eq!(rows[0], ["boundary", "role", "when", "verdict", "whom", "decides"]);
    assert!(rows.iter().all(|row| row.len() == 6), "{rows:#?}");
    let of = |boundary: &str, role: &str| -> Vec<Vec<String>> {
        rows.iter().filter(|row| row[0] == boundary && row[1] == role).cloned().collect()
    };
    let free = of("free", "desk");
    assert_eq!(free[0][2..], ["if “Is anyone hurt?” is yes", "never", "", ""]);
    assert_eq!(free[1][2..], ["if “Is anyone hurt?” is no", "may", "", "desk"]);
    let desk = of("refund", "desk");
    let asks = desk.iter().find(|row| row[2].contains("food or interest") && row[3] == "ask");
    assert!(asks.is_some(), "{desk:#?}");
}

#[test]
fn every_cell_is_quoted() {
    for line in printed("free --format csv").split_terminator("\r\n") {
        let is_quoted = |cell: &str| cell.starts_with('"') && cell.ends_with('"');
        assert!(line.split(',').all(is_quoted), "{line}");
    }
    let between = "title: Free\nfacts: {n: {type: number, ask: N \"x\"?}}\nmay: [{when: {n: between 2 and 5}}]\notherwise: never\n";
    let run = project().write("acme/boundaries/free.yaml", between);
    let text = run.run("matrix acme free --format csv").ends(0).stdout();
    let row = text.lines().find(|line| line.contains(",\"may\",")).expect("a row");
    let when = "if “N \"x\"?” is between 2 and 5 and “Is anyone hurt?” is no";
    assert_eq!(cells(row)[2], when);
    assert!(row.contains(&format!(",\"{}\",\"may\",", when.replace('"', "\"\""))), "{row}");
}

/// What no cell may begin with, whichever character a spreadsheet takes to separate cells.
#[test]
fn no_separator_begins_a_formula() {
    let project = Project::empty()
        .write("acme/playbook.yaml", "name: Acme\ncurrency: EUR\notherwise: ask lead\n")
        .write("acme/roles/lead.yaml", "title: \"Lead;=cmd|' /C calc'!A0;x\"\n")
        .write("acme/roles/desk.yaml", "title: \"-2+3\"\nreports_to: lead\n")
        .write(
            "acme/boundaries/refund.yaml",
            "title: \"Refund;=1+1;x; \\\"=2|@a\"\nquestion: \"\\uFF1D1+1 May I?\\t=1+1\"\nfacts:\n  x: {type: number, ask: \"=HYPERLINK(1);+1\"}\n  c: {type: choice, ask: \"-1+c\", options: {a: \"=SUM(1)\", b: \"\\u200b=1+1\"}}\nmay:\n  - when: {c: a, x: at most 3}\n",
        );
    project.run("build acme").ends(0);
    let published = fs::read_to_string(project.path("dist/acme/matrix.csv")).expect("a table");
    let published = published.trim_start_matches('\u{feff}').to_owned();
    assert!(published.contains("Refund;'=1+1;x; \"\"'=2|'@a"), "{published}");
    for text in [published, project.run("matrix acme --format csv").ends(0).stdout()] {
        for separator in [',', ';', '|', '\t'] {
            for cell in naively_split(&text, separator) {
                let begins = cell
                    .trim_start_matches(|it: char| it.is_whitespace() || "\"\u{200b}".contains(it));
                assert!(
                    !begins.starts_with(['=', '+', '-', '@', '\u{ff1d}']),
                    "{separator:?}: {cell}"
                );
            }
        }
    }
}

/// The cells as a program reads them that expects a separator, and quotes only around a cell.
fn naively_split(text: &str, separator: char) -> Vec<String> {
    let mut cells = vec![String::new()];
    let (mut is_quoted, mut letters) = (false, text.chars().peekable());
    while let Some(letter) = letters.next() {
        let cell = cells.last_mut().expect("a cell");
        if is_quoted && letter == '"' {
            match letters.next_if_eq(&'"') {
                Some(quote) => cell.push(quote),
                None => is_quoted = false,
            }
        } else if !is_quoted && (letter == separator || "\r\n".contains(letter)) {
            cells.push(String::new());
            is_quoted = letters.next_if_eq(&'"').is_some();
        } else {
            cell.push(letter);
        }
    }
    cells
}

/// The cells of a line of CSV (RFC 4180).
fn cells(line: &str) -> Vec<String> {
    let mut cells = vec![String::new()];
    let mut is_quoted = false;
    let mut letters = line.chars().peekable();
    while let Some(letter) = letters.next() {
        let cell = cells.last_mut().expect("a cell");
        match letter {
            '"' if is_quoted && letters.peek() == Some(&'"') => {
                letters.next();
                cell.push('"');
            }
            '"' => is_quoted = !is_quoted,
            ',' if !is_quoted => cells.push(String::new()),
            other => cell.push(other),
        }
    }
    assert!(!is_quoted, "an open quote: {line}");
    cells
}

#[test]
fn for_programs() {
    let matrix: Matrix = serde_json::from_str(&printed("--format json")).expect("the contract");
    let ids: Vec<&str> = matrix.boundaries.iter().map(|boundary| boundary.id.as_str()).collect();
    assert_eq!(ids, ["refund", "free"]);
    let refund = &matrix.boundaries[0];
    let roles: Vec<&str> = refund.roles.iter().map(|role| role.id.as_str()).collect();
    assert_eq!(roles, ["desk", "lead", "night", "press"]);
    for region in matrix.boundaries.iter().flat_map(|it| &it.roles).flat_map(|it| &it.regions) {
        assert!(["may", "ask", "never"].contains(&region.verdict.as_str()));
        assert_eq!(region.verdict == "ask", !region.whom.is_empty());
        assert!(region.when.values().all(Value::is_string));
    }
    let told: Vec<String> = refund.roles[0]
        .regions
        .iter()
        .map(|region| {
            let when = region.when.iter().map(|(name, value)| format!("{name}: {value}"));
            let when: Vec<String> = when.collect();
            format!("{} {} <- {}", region.verdict, region.whom.join("+"), when.join("; "))
        })
        .collect();
    snapbox::assert_data_eq!(
        told.join("\n"),
        snapbox::str![[r#"
never  <- injury: "yes"; off: "up to 15 %"
may  <- amount: "up to 50 EUR"; amount per guest: "up to 80 EUR"; injury: "no"; off: "up to 15 %"; topic: "room"
ask lead <- amount: "up to 50 EUR"; amount per guest: "more than 80 EUR"; injury: "no"; off: "up to 15 %"; topic: "room"
ask lead <- amount: "more than 50 EUR"; injury: "no"; off: "up to 15 %"; topic: "room"
never  <- off: "more than 15 %"
ask press <- amount: "up to 50 EUR"; amount per guest: "up to 80 EUR"; injury: "no"; off: "up to 15 %"; topic: "food or interest"
ask press+lead <- amount: "up to 50 EUR"; amount per guest: "more than 80 EUR"; injury: "no"; off: "up to 15 %"; topic: "food or interest"
ask press+lead <- amount: "more than 50 EUR"; injury: "no"; off: "up to 15 %"; topic: "food or interest"
"#]]
    );
}

#[test]
fn boundaries_with_errors_are_left_out_and_told() {
    let run = project()
        .write("acme/boundaries/refund.yaml", "title: Refund\nmay: [{up_to: 2.000}]\n")
        .run("matrix acme --format json")
        .ends(1);
    let matrix: Matrix = serde_json::from_str(&run.stdout()).expect("the contract");
    assert_eq!(matrix.boundaries.len(), 1);
    assert!(run.stderr().contains("error[bad-amount]"), "{}", run.stderr());
    assert!(run.stderr().ends_with("1 of 2 boundaries cannot be told until this is mended\n"));
}
