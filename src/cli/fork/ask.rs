//! Asks a leader the questions of a template, one by one.
//!
//! Plain lines: what is typed can be pasted, read aloud and scrolled back to, and where the input
//! ends before the questions do, nothing has been written.

use std::io::{BufRead, Write};

use anyhow::{Result, bail};

use crate::load::Questions;
use crate::model::{Question, QuestionKind};

/// Somebody who reads and types.
pub(super) struct Conversation<R, W> {
    /// What is typed.
    pub(super) input: R,
    /// What is read.
    pub(super) output: W,
}

impl<R: BufRead, W: Write> Conversation<R, W> {
    /// An answer that will do; `None` where it is left to the template.
    pub(super) fn ask(
        &mut self,
        question: &Question,
        questions: &Questions,
    ) -> Result<Option<String>> {
        write!(self.output, "{}", put(question))?;
        loop {
            match &question.default {
                Some(default) => write!(self.output, "{} [{default}]: ", question.id)?,
                None => write!(self.output, "{}: ", question.id)?,
            }
            self.output.flush()?;
            let Some(line) = self.line()? else {
                writeln!(self.output)?;
                bail!("the answers ended before the questions did; nothing is written");
            };
            if line.is_empty() && question.default.is_some() {
                return Ok(None);
            }
            match questions.hold(&question.id, &line) {
                Ok(()) => return Ok(Some(line)),
                Err(wrong) => {
                    writeln!(self.output, "  {}", wrong.message)?;
                    if let Some(help) = wrong.help {
                        writeln!(self.output, "  {help}")?;
                    }
                }
            }
        }
    }

    /// The next line; `None` where there is none any more.
    fn line(&mut self) -> Result<Option<String>> {
        let mut line = String::new();
        let ended = self.input.read_line(&mut line)? == 0;
        Ok((!ended).then(|| line.trim().to_owned()))
    }
}

/// A question, how to answer it, and where the answer is used.
fn put(question: &Question) -> String {
    let how = match question.kind {
        QuestionKind::Text => "Any text.".to_owned(),
        QuestionKind::Money => "An amount, as 250 EUR.".to_owned(),
        QuestionKind::Number => "A number.".to_owned(),
        QuestionKind::Percent => "A percentage, as 10 %.".to_owned(),
        QuestionKind::YesNo => "yes or no.".to_owned(),
        QuestionKind::Choice => format!("One of: {}.", question.options.join(", ")),
    };
    let used = question.uses("and more").map(|uses| format!(" Used in {uses}."));
    let used = used.unwrap_or_default();
    let enter = if question.default.is_some() { " Enter leaves it to the template." } else { "" };
    format!("\n{}\n  {how}{used}{enter}\n", question.ask)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Workspace;

    /// What is answered to the one question of a template, and what is said meanwhile.
    fn asked(question: &str, typed: &str) -> (Result<Option<String>>, String) {
        let playbook = format!("name: B\ncurrency: EUR\nquestions: {{q: {{{question}}}}}\n");
        let value = "title: V\nsummary: $(q)\n";
        let workspace =
            Workspace::of_texts("base", &[("playbook", &playbook), ("values/v", value)]);
        let questions = crate::load::questions(&workspace, "base").expect("it is there");
        let mut conversation = Conversation { input: typed.as_bytes(), output: Vec::new() };
        let answer = conversation.ask(&questions.all[0], &questions);
        (answer, String::from_utf8(conversation.output).expect("text"))
    }

    #[test]
    fn it_asks_until_the_answer_will_do() {
        let (answer, told) = asked("type: money, ask: How much?", "\nlots\n2.000\n 400 \n");
        assert_eq!(answer.expect("an answer").as_deref(), Some("400"));
        assert!(told.starts_with("\nHow much?\n  An amount, as 250 EUR. Used in values/v.\nq: "));
        assert!(told.contains("is empty") && told.contains("two ways"), "{told}");
    }

    #[test]
    fn an_empty_line_takes_the_default() {
        let (answer, told) = asked("type: choice, ask: Which?, options: [u, je], default: u", "\n");
        assert_eq!(answer.expect("an answer"), None);
        assert!(told.contains("One of: u, je.") && told.ends_with("q [u]: "), "{told}");
        let (answer, _) = asked("ask: Which?, default: u", "u\n");
        assert_eq!(answer.expect("an answer").as_deref(), Some("u"), "said is said");
    }

    #[test]
    fn an_input_that_ends_is_no_answer() {
        let (answer, _) = asked("ask: Which?, default: u", "");
        assert!(answer.expect_err("nothing was typed").to_string().contains("nothing is written"));
    }
}
