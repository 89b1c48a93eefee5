//! Verdicts and questions in the few words in which lists and tables tell them.

use crate::decide::Answer;
use crate::model::{Boundary, FactId};
use crate::render::{Arg, Sentences};

/// A verdict in few words: `may`, `ask Press and Lead`.
pub(super) fn in_few_words(sentences: &Sentences<'_>, answer: &Answer) -> String {
    let whom = sentences.roles(answer.whom());
    sentences.say(&format!("cli_{}", answer.name()), &[("whom", Arg::Words(&whom))])
}

/// The questions of facts, as quotations; where nobody wrote one, the fact's id stands for it.
pub(super) fn quoted<'f>(
    facts: impl Iterator<Item = &'f FactId>,
    boundary: &Boundary,
    sentences: &Sentences<'_>,
) -> String {
    let question = |fact: &FactId| match sentences.question(boundary, fact) {
        Some(ask) => format!("“{ask}”"),
        None => fact.to_string(),
    };
    facts.map(question).collect::<Vec<_>>().join(", ")
}
