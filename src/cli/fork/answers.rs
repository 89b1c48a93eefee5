//! The answers of a fork: given on the command line, asked for on a terminal, or refused with
//! all that is still open.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::{self, IsTerminal as _};

use anyhow::{Result, bail};

use crate::load::Questions;
use crate::model::Question;

use super::super::args::Fork;
use super::ask::Conversation;

/// Each question's answer; of what is left to the template, none.
pub(super) fn all(fork: &Fork, questions: &Questions) -> Result<BTreeMap<String, String>> {
    let (mut answers, problems) = given(fork, questions);
    let open = open(questions, &answers);
    let asks = !fork.defaults && io::stdin().is_terminal() && io::stderr().is_terminal();
    let is_due = |question: &&&Question| !fork.defaults || question.default.is_none();
    let due: Vec<&Question> =
        if asks { Vec::new() } else { open.iter().filter(is_due).copied().collect() };
    if !problems.is_empty() || !due.is_empty() {
        bail!("{}", refusal(fork, &problems, &due));
    }
    if asks {
        let mut conversation = Conversation { input: io::stdin().lock(), output: io::stderr() };
        for question in open {
            if let Some(answer) = conversation.ask(question, questions)? {
                answers.insert(question.id.clone(), answer);
            }
        }
    }
    Ok(answers)
}

/// The answers on the command line, and what is wrong with them.
fn given(fork: &Fork, questions: &Questions) -> (BTreeMap<String, String>, Vec<String>) {
    let mut answers = BTreeMap::new();
    let mut problems = Vec::new();
    for (id, answer) in &fork.answers {
        if let Err(wrong) = questions.hold(id, answer) {
            let help = wrong.help.map(|help| format!("\n  {help}")).unwrap_or_default();
            problems.push(format!("--answer {id}: {}{help}", wrong.message));
        }
        if answers.insert(id.clone(), answer.clone()).is_some() {
            problems.push(format!("--answer {id}: this is answered twice\n  keep one of the two"));
        }
    }
    (answers, problems)
}

/// The questions that nobody has answered: neither the template nor the command line.
fn open<'q>(questions: &'q Questions, answers: &BTreeMap<String, String>) -> Vec<&'q Question> {
    let is_open =
        |question: &&Question| question.settled.is_none() && !answers.contains_key(&question.id);
    questions.all.iter().filter(is_open).collect()
}

fn refusal(fork: &Fork, problems: &[String], due: &[&Question]) -> String {
    let mut refusal = problems.join("\n");
    if due.is_empty() {
        return refusal;
    }
    if !refusal.is_empty() {
        refusal.push('\n');
    }
    let _ = writeln!(refusal, "`{}` asks what nobody has answered yet:", fork.template);
    for question in due {
        let (answer, remark) = match &question.default {
            Some(default) => (&**default, "   (the default)"),
            None => ("...", ""),
        };
        let _ = writeln!(refusal, "  {}", question.ask.replace('\n', "\n  "));
        let _ = writeln!(refusal, "    --answer {}={}{remark}", question.id, pasted(answer));
    }
    let has_default = due.iter().any(|question| question.default.is_some());
    refusal.push_str(if has_default {
        "paste the answers that you want, and --defaults for the others"
    } else {
        "paste the lines behind the command, with your answers"
    });
    refusal
}

/// A text as a shell takes it over letter for letter.
fn pasted(answer: &str) -> String {
    let is_plain = |letter: char| letter.is_ascii_alphanumeric() || ".-_".contains(letter);
    if answer.contains(['$', '`', '\\', '"', '!']) {
        format!("'{}'", answer.replace('\'', r"'\''"))
    } else if !answer.is_empty() && answer.chars().all(is_plain) {
        answer.to_owned()
    } else {
        format!("\"{answer}\"")
    }
}

#[cfg(test)]
mod tests {
    use super::pasted;

    #[test]
    fn answers_can_be_pasted() {
        assert_eq!(pasted("25"), "25");
        assert_eq!(pasted("250 EUR"), "\"250 EUR\"");
        assert_eq!(pasted("it's $5"), r"'it'\''s $5'");
    }
}
