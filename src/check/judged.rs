//! What the boundaries say to the decisions of all examples.

use rayon::prelude::*;

use crate::decide::{Judgement, Situation};
use crate::model::{Decision, Example, Kind, Place};

use super::Subject;

/// A decision of an example, with what its boundary says to it.
pub(super) struct Judged<'a> {
    pub(super) example: &'a Example,
    pub(super) index: usize,
    pub(super) decision: &'a Decision,
    pub(super) judgement: Judgement,
}

impl Judged<'_> {
    /// Where the decision stands.
    pub(super) fn place(&self) -> Place {
        Place::of(Kind::Example, &self.example.id).key("decisions").index(self.index)
    }
}

/// Judges all decisions of sound examples whose boundaries are compiled, those of many examples
/// at a time.
pub(super) fn judged(subject: Subject<'_>) -> Vec<Judged<'_>> {
    let examples = subject.playbook.examples.par_iter();
    let sound = examples.filter(|example| !subject.is_flawed(Kind::Example, example.id.as_str()));
    sound.flat_map_iter(|example| of(subject, example)).collect()
}

fn of<'a>(subject: Subject<'a>, example: &'a Example) -> impl Iterator<Item = Judged<'a>> {
    example.decisions.iter().enumerate().filter_map(move |(index, decision)| {
        let situation = Situation::from(decision);
        let judgement = subject.authority.judge(&decision.boundary, &decision.role, &situation)?;
        Some(Judged { example, index, decision, judgement })
    })
}
