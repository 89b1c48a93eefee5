//! The small languages inside values: what can be read is printed, and read again as the same.
//!
//! Each line of a text is one trial: `up_to: 5 EUR per guest`, `bags: at most 3`,
//! `text: Ask $(motto)`, `answer money: 400`, `fact paid: 15.50 EUR`, `total guest: 3`.

use std::sync::LazyLock;

use ruimte::load::{self, load};
use ruimte::model::{Boundary, ChoiceTest, Clause, LanguageIndex, Limit, Playbook, Test};

use crate::files::{Folder, workspace};

/// Of one input no more lines are tried.
const MOST_LINES: usize = 8;

/// Questions of each type, each of which is the answer to a test or a limit.
const QUESTIONS: [(&str, &str, &str); 6] = [
    ("money", "{type: money, ask: q, default: 5}", "up_to: $(q) per guest"),
    ("number", "{type: number, ask: q, default: 5}", "when: {bags: at most $(q)}"),
    ("percent", "{type: percent, ask: q, default: 5}", "when: {discount: at least $(q)}"),
    ("yes_no", "{type: yes_no, ask: q, default: yes}", "when: {fault: $(q)}"),
    (
        "choice",
        "{type: choice, ask: q, options: [rent, cost], default: rent}",
        "when: {topic: $(q)}",
    ),
    ("text", "{ask: q, default: x}", "why: $(q)"),
];

/// A playbook to ask what was given.
static PLAYBOOK: LazyLock<Playbook> =
    LazyLock::new(|| read("EUR", "", "may: [{up_to: 5 per guest}]").expect("it has no error"));

/// Tries each line of a text.
pub fn check(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else { return };
    for line in text.lines().take(MOST_LINES) {
        let Some((what, value)) = line.split_once(": ") else { continue };
        match what.split_once(' ') {
            Some(("answer", kind)) => answers(kind, value),
            Some(("fact", fact)) => facts(fact, value),
            Some(("total", period)) => totals(period, value),
            _ if what == "text" => texts(value),
            _ if ["up_to", "over"].contains(&what) => {
                clauses(&format!("{what}: {}", quoted(value)));
            }
            _ => clauses(&format!("when: {{{what}: {}}}", quoted(value))),
        }
    }
}

/// A clause that can be read is printed, and read again as the same.
fn clauses(written: &str) {
    let key = if written.starts_with("over") { "never" } else { "may" };
    let clause = format!("{key}: [{{{written}}}]");
    let Some(first) = read_clause("EUR", &clause) else { return };
    let boundary = boundary(&first);
    let currency = boundary.currency.map_or("EUR", |currency| currency.code());
    let printed = format!("{key}: [{{{}}}]", printed(only(boundary)));
    let Some(second) = read_clause(currency, &printed) else {
        panic!("`{clause}` is read, and printed as what is not: `{printed}`");
    };
    let (one, two) = (only(boundary), only(self::boundary(&second)));
    assert_eq!((&one.when, &one.limits), (&two.when, &two.limits), "{clause} {printed}");
}

fn printed(clause: &Clause) -> String {
    let whens = clause.when.iter().map(|one| format!("{}: {}", one.fact, test(&one.test)));
    let whens: Vec<String> = whens.collect();
    let limits: Vec<String> = clause.limits.iter().map(limit).collect();
    match limits.first() {
        Some(limit) if clause.kind.key() == "may" => format!("up_to: {limit}"),
        Some(limit) => format!("over: {limit}"),
        None => format!("when: {{{}}}", whens.join(", ")),
    }
}

fn test(test: &Test) -> String {
    match test {
        Test::Choice(ChoiceTest::OneOf(_)) => format!("[{test}]"),
        _ => quoted(&test.to_string()),
    }
}

fn limit(limit: &Limit) -> String {
    let period = limit.period.as_ref().map(|period| format!(" per {period}"));
    quoted(&format!("{}{}", limit.amount, period.unwrap_or_default()))
}

/// A text keeps what it says when its placeholders are filled in and its signs set apart.
fn texts(written: &str) {
    let summary = |text: &str| {
        let playbook = read("EUR", &format!("tagline: {}\n", quoted(text)), "")?;
        playbook.tagline.map(|tagline| tagline.content(LanguageIndex(0)).to_owned())
    };
    let Some(said) = summary(written) else { return };
    let again = summary(&said.replace("$(", "$$("));
    assert_eq!(again.as_deref(), Some(&*said), "{written}");
}

/// An answer that is taken can be used wherever its question's type belongs.
fn answers(kind: &str, answer: &str) {
    let Some((_, question, clause)) = QUESTIONS.iter().find(|(known, _, _)| *known == kind) else {
        return;
    };
    let asked = format!("questions: {{q: {question}}}\n");
    let template = folder("EUR", &asked, &clause_of(clause));
    let (workspace, _) = workspace(&[("acme".to_owned(), template)].into());
    let questions = load::questions(&workspace, "acme").expect("it is there");
    let is_taken = questions.hold("q", answer).is_ok();
    let answered = format!("{asked}answers: {{q: {}}}\n", quoted(answer));
    let read = read("EUR", &answered, &clause_of(clause));
    assert_eq!(read.is_some(), is_taken, "the answer `{answer}` to a question of type {kind}");
}

fn clause_of(clause: &str) -> String {
    format!("may: [{{{clause}}}]")
}

/// What is given for a fact is printed, and read again as the same.
fn facts(fact: &str, text: &str) {
    let boundary = boundary(&PLAYBOOK);
    let given = |text: &str| load::fact(&PLAYBOOK, boundary, fact, text);
    if let Ok(first) = given(text) {
        assert_eq!(given(&first.1.to_string()), Ok(first));
    }
}

/// The same of what was given before.
fn totals(period: &str, text: &str) {
    let boundary = boundary(&PLAYBOOK);
    let given = |text: &str| load::total(boundary, period, text);
    if let Ok(first) = given(text) {
        assert_eq!(given(&first.1.to_string()), Ok(first));
    }
}

fn boundary(playbook: &Playbook) -> &Boundary {
    playbook.boundaries.first().expect("it has one")
}

fn only(boundary: &Boundary) -> &Clause {
    boundary.clauses().next().expect("it has one").1
}

fn read_clause(currency: &str, clause: &str) -> Option<Playbook> {
    let playbook = read(currency, "", clause)?;
    let (one, more) = (boundary(&playbook).clauses().count(), playbook.boundaries.len());
    (one == 1 && more == 1).then_some(playbook)
}

/// A playbook with these keys and a boundary with this clause; `None` where something is wrong.
fn read(currency: &str, keys: &str, clause: &str) -> Option<Playbook> {
    let (workspace, _) = workspace(&[("acme".to_owned(), folder(currency, keys, clause))].into());
    let loaded = load(&workspace, "acme").expect("it is there");
    (!loaded.has_errors() && loaded.unanswered.is_empty()).then_some(loaded.playbook)
}

fn folder(currency: &str, keys: &str, clause: &str) -> Folder {
    let playbook = format!("name: Acme\ncurrency: {currency}\notherwise: never\n{keys}");
    let boundary = format!(
        "title: Room\nfacts:\n  fault: Ours?\n  bags: {{type: number, ask: How many?, unit: bags}}\n  discount: {{type: percent, ask: How much?}}\n  paid: {{type: money, ask: How much?}}\n  topic: {{type: choice, ask: What?, options: [rent, cost]}}\n{clause}\n"
    );
    let file = |(path, text): (&str, String)| (path.to_owned(), text.into_bytes());
    [("playbook.yaml", playbook), ("boundaries/room.yaml", boundary)].map(file).into()
}

/// A text as YAML says it exactly.
fn quoted(text: &str) -> String {
    let letter = |letter: char| match letter {
        '"' | '\\' => format!("\\{letter}"),
        ' '..='~' => letter.to_string(),
        _ => format!("\\U{:08x}", u32::from(letter)),
    };
    format!("\"{}\"", text.chars().map(letter).collect::<String>())
}
