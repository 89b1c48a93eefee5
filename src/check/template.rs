//! What a fork is held against: the folders that it lies over, and what its own files say.

use std::collections::BTreeMap;

use crate::diagnostic::Span;
use crate::model::{Boundary, BoundaryId, ForkPolicy, Kind, Place, Playbook};

use super::Flawed;

/// A folder that others lie over, read on its own: with its answers and its defaults. Where it
/// has neither, it says nothing about that value, and it is read with the fork's answer.
#[derive(Debug)]
pub struct Template {
    /// Its playbook, possibly with gaps.
    pub playbook: Playbook,
    /// The things of it that have gaps.
    pub flawed: Flawed,
    /// Where its boundaries say what forks may do with them.
    pub forks: BTreeMap<BoundaryId, Span>,
    /// Whether some answers are the fork's, so that it cannot be asked by itself.
    pub is_lent: bool,
}

impl Template {
    /// The boundaries with which forks may not do as they like.
    pub(super) fn guarded(&self) -> impl Iterator<Item = &Boundary> {
        self.playbook.boundaries.iter().filter(|boundary| boundary.forks != ForkPolicy::Change)
    }
}

/// What a fork's own files say, as against those that it lies over, and where.
pub trait OwnFiles {
    /// The value at a place, where its own files wrote all of it.
    fn whole(&self, place: &Place) -> Option<Span>;
    /// The first text at or below a place that its own files wrote, or answered.
    fn part(&self, place: &Place) -> Option<Span>;
    /// A key at the top of its own file of a thing, empty or not.
    fn key(&self, kind: Kind, id: &str, key: &str) -> Option<Span>;
    /// A clause of its own file of a boundary, by the list that it stands in and its id.
    fn clause(&self, boundary: &str, list: &str, id: &str) -> Option<Span>;
    /// The beginning of its own file of a thing.
    fn file(&self, kind: Kind, id: &str) -> Option<Span>;
    /// The entry of its `without` that drops a thing.
    fn drop(&self, kind: Kind, id: &str) -> Option<Span>;
}
