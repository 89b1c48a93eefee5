//! What a fork is held against: the folders that it lies over, and what its own files say.

use std::collections::BTreeMap;

use crate::diagnostic::Span;
use crate::model::{Boundary, ForkPolicy, Kind, Place, Playbook};

use super::Flawed;

/// A folder that others lie over, read on its own: with its answers and its defaults. Where it
/// has neither, it says nothing about that value, and it is read with the fork's answer.
#[derive(Debug)]
pub struct Template {
    /// Its playbook, possibly with gaps.
    pub playbook: Playbook,
    /// The things of it that have gaps.
    pub flawed: Flawed,
    /// Where it says what forks may do with its boundaries, and which facts it asks.
    pub places: BTreeMap<Place, Span>,
    /// Whether some answers are the fork's, so that it cannot be asked by itself.
    pub is_lent: bool,
}

impl Template {
    /// The boundaries with which forks may not do as they like.
    pub fn guarded(&self) -> impl Iterator<Item = &Boundary> {
        self.playbook.boundaries.iter().filter(|boundary| boundary.forks != ForkPolicy::Change)
    }

    /// The places that are told beside what a fork does to a guarded boundary: what forks may do
    /// with it, its facts and what these say of themselves.
    pub fn places_of(playbook: &Playbook) -> Vec<Place> {
        let mut places = Vec::new();
        let is_told = |one: &&Boundary| one.forks != ForkPolicy::Change || one.always;
        for boundary in playbook.boundaries.iter().filter(is_told) {
            let place = Place::of(Kind::Boundary, &boundary.id);
            places.push(place.clone().key("forks").the_key());
            for fact in &boundary.facts {
                let fact = place.clone().key("facts").key(&fact.id);
                let keys = ["default", "type", "options"].map(|key| fact.clone().key(key));
                places.extend(std::iter::once(fact).chain(keys).map(Place::the_key));
            }
        }
        places
    }

    /// Where it says something.
    pub(super) fn at(&self, place: &Place) -> Option<&Span> {
        self.places.get(&place.clone().the_key())
    }
}

/// What a fork's own files say, as against those that it lies over, and where.
pub trait OwnFiles {
    /// The value at a place, where its own files wrote all of it.
    fn whole(&self, place: &Place) -> Option<Span>;
    /// The first text at or below a place that its own files wrote, or answered.
    fn part(&self, place: &Place) -> Option<Span>;
    /// The words at a place that its own files wrote, in whatever language.
    fn words(&self, place: &Place) -> Option<Span>;
    /// The key at the end of a path in its own file of a thing, empty or not.
    fn written(&self, place: &Place) -> Option<Span>;
    /// A key at the top of its own file of a thing, empty or not.
    fn key(&self, kind: Kind, id: &str, key: &str) -> Option<Span>;
    /// A clause of its own file of a boundary, by the list that it stands in and its id.
    fn clause(&self, boundary: &str, list: &str, id: &str) -> Option<Span>;
    /// The beginning of its own file of a thing.
    fn file(&self, kind: Kind, id: &str) -> Option<Span>;
    /// Whether its own files of a thing are without errors, whatever they lead to below.
    fn is_sound(&self, kind: Kind, id: &str) -> bool;
    /// The entry of its `without` that drops a thing.
    fn drop(&self, kind: Kind, id: &str) -> Option<Span>;
}
