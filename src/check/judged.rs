//! What the boundaries say to the decisions of all examples.

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

/// Judges all decisions of sound examples whose boundaries are compiled.
pub(super) fn judged(subject: Subject<'_>) -> Vec<Judged<'_>> {
    let examples = &subject.playbook.examples;
    let sound =
        examples.iter().filter(|example| !subject.is_flawed(Kind::Example, example.id.as_str()));
    let decisions = sound.flat_map(|example| {
        example
            .decisions
            .iter()
            .enumerate()
            .map(move |(index, decision)| (example, index, decision))
    });
    let judged = decisions.filter_map(|(example, index, decision)| {
        let situation = Situation::from(decision);
        let judgement = subject.authority.judge(&decision.boundary, &decision.role, &situation)?;
        Some(Judged { example, index, decision, judgement })
    });
    judged.collect()
}
