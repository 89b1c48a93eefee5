//! The small languages inside values: numbers, amounts, limits, tests and verdicts.
//!
//! Everything here turns a text into a type or says what is wrong with it, and where within
//! the text; no files, no YAML.

mod amount;
mod date;
mod id;
mod number;
mod placeholder;
mod test;
mod value;
mod verdict;

use std::ops::Range;

use crate::diagnostic::Code;

pub(crate) use amount::{amount, limit};
pub(crate) use date::date;
pub(crate) use id::{is_file_id, is_inner_id, is_period};
pub(crate) use number::{constant, number};
pub(crate) use placeholder::{Piece, pieces};
pub(crate) use test::{Quantities, test};
pub(crate) use value::{fact_value, yes_no};
pub(crate) use verdict::{Said, said};

/// What is wrong with a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Flaw {
    /// What kind of problem it is.
    pub(crate) code: Code,
    /// What is wrong, in one sentence.
    pub(crate) message: String,
    /// What to do about it.
    pub(crate) help: Option<String>,
    /// The part of the text that is wrong; `None`: all of it.
    pub(crate) range: Option<Range<usize>>,
}

impl Flaw {
    pub(crate) fn new(code: Code, message: impl Into<String>) -> Self {
        Self { code, message: message.into(), help: None, range: None }
    }

    pub(crate) fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    pub(crate) fn maybe_help(mut self, help: Option<String>) -> Self {
        self.help = help;
        self
    }

    pub(crate) fn at(mut self, range: Range<usize>) -> Self {
        self.range = Some(range);
        self
    }

    /// The same flaw under another code, for a text that stands in another context.
    pub(crate) fn code(mut self, code: Code) -> Self {
        self.code = code;
        self
    }
}

/// The words of a text with the bytes where each stands.
pub(crate) fn words(text: &str) -> impl Iterator<Item = (Range<usize>, &str)> {
    text.split_whitespace().map(|word| {
        let start = word.as_ptr() as usize - text.as_ptr() as usize;
        (start..start + word.len(), word)
    })
}
