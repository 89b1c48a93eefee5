//! Who may now decide what: boundary by boundary, for every role.

use rayon::prelude::*;

use crate::decide::{Contrast, Difference, Differences, Incomparable, Lines, Versions};
use crate::model::{Boundary, Playbook};

/// A boundary that decides some case differently, or of which that cannot be told.
#[derive(Clone, Debug)]
pub struct Moved<'a> {
    /// The boundary as it is now.
    pub boundary: &'a Boundary,
    /// What is different.
    pub room: Result<Room, Incomparable>,
}

/// What is different in one boundary.
#[derive(Clone, Debug)]
pub struct Room {
    /// Both versions, over the space of the regions.
    pub contrast: Contrast,
    /// All that is different: roles in the playbook's order, regions in theirs.
    pub differences: Vec<Difference>,
    /// Whether more is different than anybody would read, for some role.
    pub has_more: bool,
}

/// The boundaries that both playbooks decide by, where what they decide is not the same, in the
/// new playbook's order.
pub fn authority<'a>(old: &Playbook, new: &'a Playbook) -> Vec<Moved<'a>> {
    let versions = Versions::new(old, new);
    let own = |boundary: &&Boundary| !boundary.always;
    let both = |boundary: &'a Boundary| {
        let mut before = old.boundaries.iter().filter(own);
        Some((before.find(|known| known.id == boundary.id)?, boundary))
    };
    let pairs: Vec<_> = new.boundaries.iter().filter(own).filter_map(both).collect();
    let moved = pairs.into_par_iter().filter_map(|(before, boundary)| {
        let room = versions.contrast(before, boundary, Lines::Held).transpose()?;
        Some(Moved { boundary, room: room.map(Room::of) })
    });
    moved.collect()
}

impl Room {
    fn of(contrast: Contrast) -> Self {
        let mut has_more = false;
        let mut differences = Vec::new();
        for role in 0..contrast.roles().len() {
            match contrast.differences(role) {
                Differences::Each(all) => differences.extend(all),
                Differences::Among(one) => {
                    has_more = true;
                    differences.push(*one);
                }
            }
        }
        Self { contrast, differences, has_more }
    }
}
