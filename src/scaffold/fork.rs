//! What `fork` writes: the playbook.yaml of an organisation that lies over another.
//!
//! What is answered is written; what is left to the template stands there as a comment, so that a
//! leader sees the question, and a default that the template changes still reaches the fork.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use crate::model::{Language, Question, QuestionKind};

use super::scalar::{exact, exact_below, key, scalar};
use super::skeleton::{Skeleton, Tongue, original};

/// An organisation that is to lie over another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fork<'a> {
    /// What it is called.
    pub name: &'a str,
    /// What it lies over.
    pub template: &'a str,
    /// The languages of that.
    pub languages: &'a [Language],
    /// All questions of that.
    pub questions: &'a [Question],
    /// The answers, by question.
    pub answers: &'a BTreeMap<String, String>,
    /// Whether it is on its way to become a copy, which has the questions in the same file.
    pub copies: bool,
}

/// The playbook.yaml of a fork.
pub fn fork(fork: &Fork<'_>) -> String {
    let tags: Vec<&str> = fork.languages.iter().map(Language::as_str).collect();
    let tongue = fork.languages.first().and_then(Tongue::of).unwrap_or(Tongue::English);
    let filling = [
        ("name", &*scalar(fork.name)),
        ("extends", &*exact(fork.template)),
        ("languages", &*tags.join(", ")),
        ("answers", &*answers(fork, tongue)),
    ];
    original(Skeleton::Fork, tongue, &filling)
}

/// The questions with their answers; nothing where there is no question.
fn answers(fork: &Fork<'_>, tongue: Tongue) -> String {
    let is_told = |question: &&Question| !fork.copies || fork.answers.contains_key(&question.id);
    let questions: Vec<&Question> = fork.questions.iter().filter(is_told).collect();
    if questions.is_empty() {
        return String::new();
    }
    let all_answered = questions.iter().all(|question| fork.answers.contains_key(&question.id));
    let mut text = String::from(match tongue {
        Tongue::English if fork.copies => "# Your answers to the questions of this playbook.\n",
        Tongue::Dutch if fork.copies => "# Jullie antwoorden op de vragen van dit handboek.\n",
        Tongue::English if all_answered => "# The template asks, you answer.\n",
        Tongue::Dutch if all_answered => "# Het sjabloon vraagt, jullie antwoorden.\n",
        Tongue::English => {
            "# The template asks, you answer. What stands behind a `#` is left to the template: take the\n# `#` away to answer it yourself.\n"
        }
        Tongue::Dutch => {
            "# Het sjabloon vraagt, jullie antwoorden. Wat achter een `#` staat, laat je aan het sjabloon\n# over: haal het `#` weg om het zelf te zeggen.\n"
        }
    });
    let is_answered = questions.iter().any(|question| fork.answers.contains_key(&question.id));
    // A key with nothing below it would be an error.
    text.push_str(match tongue {
        _ if is_answered => "answers:\n",
        Tongue::English => "# Begin with the `#` of this line:\n# answers:\n",
        Tongue::Dutch => "# Begin met het `#` van deze regel:\n# answers:\n",
    });
    for question in questions {
        for line in remarks(question, tongue) {
            let _ = writeln!(text, "  # {line}");
        }
        let _ = writeln!(text, "  {}", line(question, fork.answers.get(&question.id), tongue));
    }
    text
}

/// What a leader wants to know before answering.
fn remarks(question: &Question, tongue: Tongue) -> Vec<String> {
    let clean = |line: &str| line.replace(char::is_control, " ").trim().to_owned();
    let mut remarks: Vec<String> = question.ask.lines().map(clean).collect();
    let kind = kind(question, tongue);
    let (label, and_more) = match tongue {
        Tongue::English => ("used in", "and more"),
        Tongue::Dutch => ("gebruikt in", "en meer"),
    };
    remarks.push(match question.uses(and_more) {
        None => format!("({kind})"),
        Some(uses) => format!("({kind}; {label} {uses})"),
    });
    remarks
}

/// The type of a question, in words.
fn kind(question: &Question, tongue: Tongue) -> String {
    let (english, dutch) = match question.kind {
        QuestionKind::Text => ("text", "tekst"),
        QuestionKind::Money => ("money", "bedrag"),
        QuestionKind::Number => ("number", "getal"),
        QuestionKind::Percent => ("percentage", "percentage"),
        QuestionKind::YesNo => ("yes or no", "yes of no"),
        QuestionKind::Choice => {
            let options = question.options.join(", ");
            return match tongue {
                Tongue::English => format!("one of: {options}"),
                Tongue::Dutch => format!("een van: {options}"),
            };
        }
    };
    match tongue {
        Tongue::English => english.to_owned(),
        Tongue::Dutch => dutch.to_owned(),
    }
}

/// The answer, or behind a `#` what holds without one.
fn line(question: &Question, given: Option<&String>, tongue: Tongue) -> String {
    let id = key(&question.id);
    if let Some(answer) = given {
        return format!("{id}: {}", value(question.kind, answer, Some(2)));
    }
    let (answer, whose) = match (&question.settled, &question.default, tongue) {
        (Some(answer), _, Tongue::English) => (answer, "the template's answer"),
        (Some(answer), _, Tongue::Dutch) => (answer, "zo zegt het sjabloon het"),
        (None, Some(default), Tongue::English) => (default, "the template's default"),
        (None, Some(default), Tongue::Dutch) => (default, "zo staat het in het sjabloon"),
        (None, None, _) => return format!("# {id}: ..."),
    };
    format!("# {id}: {}   # {whose}", value(question.kind, answer, None))
}

/// An answer as YAML, letter for letter; on one line unless it stands below so much indentation.
fn value(kind: QuestionKind, answer: &str, indent: Option<usize>) -> String {
    let is_plain = match kind {
        QuestionKind::Text | QuestionKind::Choice => false,
        QuestionKind::YesNo => answer.bytes().all(|byte| byte.is_ascii_alphabetic()),
        QuestionKind::Money | QuestionKind::Number | QuestionKind::Percent => is_quantity(answer),
    };
    match indent {
        _ if is_plain => answer.to_owned(),
        Some(indent) => exact_below(answer, indent),
        None => exact(answer),
    }
}

/// A number, with `%` or the letters of a currency behind it.
fn is_quantity(answer: &str) -> bool {
    let digits = answer.strip_prefix('-').unwrap_or(answer);
    digits.starts_with(|letter: char| letter.is_ascii_digit())
        && digits.bytes().all(|byte| {
            byte.is_ascii_digit() || byte.is_ascii_uppercase() || b". %".contains(&byte)
        })
}
