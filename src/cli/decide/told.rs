//! A verdict to be told, with where what decided it is written.

use crate::compile::Examined;
use crate::decide::{ClauseAt, Decided, Situation};
use crate::model::{Boundary, Clause, Kind, Place};
use crate::render::Sentences;

/// A verdict to be told.
pub(super) struct Told<'a> {
    pub(super) examined: &'a Examined<'a>,
    pub(super) boundary: &'a Boundary,
    pub(super) decided: &'a Decided,
    pub(super) situation: &'a Situation,
    /// Tells it in the language of the answer.
    pub(super) sentences: &'a Sentences<'a>,
}

impl<'a> Told<'a> {
    /// A clause, and the boundary that has it.
    pub(super) fn clause(&self, at: &ClauseAt) -> Option<(&'a Boundary, &'a Clause)> {
        let boundaries = &self.examined.loaded.playbook.boundaries;
        let boundary = boundaries.iter().find(|boundary| boundary.id == at.boundary)?;
        let (_, clause) = boundary.clauses().find(|(known, _)| *known == at.clause)?;
        Some((boundary, clause))
    }

    /// The file and line of a clause.
    pub(super) fn place(&self, at: &ClauseAt) -> (String, usize) {
        let place =
            Place::of(Kind::Boundary, &at.boundary).key(at.clause.key).index(at.clause.index);
        let span = self.examined.loaded.span(&place);
        (span.source.path.clone(), span.start().line)
    }

    /// What holds in silence, and where that is written.
    pub(super) fn silence(&self) -> (String, usize) {
        let place = match self.boundary.otherwise {
            Some(_) => Place::of(Kind::Boundary, &self.boundary.id),
            None => Place::of(Kind::Playbook, ""),
        };
        let span = self.examined.loaded.span(&place.key("otherwise"));
        (span.source.path.clone(), span.start().line)
    }
}
