//! From what was read back to the text that an author must change.

use std::ops::Range;

use crate::diagnostic::Span;
use crate::source::{Data, Files, Origin, Scalar, Tree};

use super::read::{Written, WrittenAt};

/// How one scalar came to be, where it held placeholders.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Substitution {
    /// Its parts in order, with the bytes that each has in the result.
    pub(crate) parts: Vec<(Range<usize>, PartSource)>,
}

impl Substitution {
    /// Whether some part stands in for an answer that is missing.
    pub(crate) fn stands_in(&self) -> bool {
        stands_in(&self.parts)
    }
}

/// Where a part of a substituted scalar comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum PartSource {
    /// The scalar's own words.
    Own,
    /// An answer, written here.
    Answer(Origin),
    /// An escape, which the tool itself wrote out.
    Escape,
    /// What stands in for an answer that is missing or wrong. Nothing more is to be said of the
    /// value that holds it.
    StandIn,
}

/// Finds the text behind what was read, through aliases, layers and placeholders.
#[derive(Clone, Copy)]
pub(crate) struct Spans<'a> {
    pub(crate) files: &'a Files,
    pub(crate) substitutions: &'a [Substitution],
}

impl Spans<'_> {
    /// The text of a value; of an empty one its key.
    pub(crate) fn tree(&self, tree: &Tree) -> Span {
        if matches!(tree.data, Data::Null) {
            return self.files.key(tree.origin);
        }
        let substitution = tree.scalar().and_then(|scalar: &Scalar| scalar.substitution);
        self.written(WrittenAt { origin: tree.origin, substitution, is_key: false })
    }

    /// The text of a scalar or a key. A scalar that is an answer through and through is found
    /// where the answer is given.
    pub(crate) fn written(&self, at: WrittenAt) -> Span {
        if at.is_key {
            return self.files.key(at.origin);
        }
        match self.parts(at) {
            parts if stands_in(parts) => Span::nowhere(),
            [(_, PartSource::Answer(answer))] => self.files.value(*answer),
            _ => self.files.value(at.origin),
        }
    }

    /// The text of some bytes of a scalar or a key.
    pub(crate) fn excerpt(&self, written: &Written, range: Range<usize>) -> Span {
        if written.at.is_key || range == (0..written.text.len()) {
            return self.written(written.at);
        }
        if stands_in(self.parts(written.at)) {
            return Span::nowhere();
        }
        let overlapping = self
            .parts(written.at)
            .iter()
            .find(|(part, _)| part.start < range.end && range.start < part.end);
        if let Some((_, PartSource::Answer(answer))) = overlapping {
            return self.files.value(*answer);
        }
        let Some(words) = written.text.get(range.clone()) else {
            return self.written(written.at);
        };
        let before = written.text[..range.start].matches(words).count();
        let from_answers = self
            .parts(written.at)
            .iter()
            .filter(|(part, source)| *source != PartSource::Own && part.end <= range.start)
            .map(|(part, _)| written.text[part.clone()].matches(words).count())
            .sum();
        self.files.excerpt(written.at.origin, words, before.saturating_sub(from_answers))
    }

    fn parts(&self, at: WrittenAt) -> &[(Range<usize>, PartSource)] {
        at.substitution.map_or(&[], |index| &self.substitutions[index as usize].parts)
    }
}

fn stands_in(parts: &[(Range<usize>, PartSource)]) -> bool {
    parts.iter().any(|(_, source)| *source == PartSource::StandIn)
}
