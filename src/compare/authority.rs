//! Who may now decide what: boundary by boundary, for every role.

use rayon::prelude::*;

use crate::decide::{
    Contrast, Difference, Differences, Incomparable, Lines, Region, Subject, Versions,
};
use crate::model::{Boundary, FactId, Playbook};

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

/// What a region says of one variable.
type Part = (usize, Vec<(u32, u32)>);

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

    /// What is told to people: all differences, but those that lie where a line that always
    /// holds is touched, and go the same way as another for that role where none is. There the
    /// line just comes besides.
    pub fn told(&self) -> impl Iterator<Item = &Difference> {
        self.differences.iter().filter(|one| !self.is_besides(one))
    }

    /// A region without the lines that always hold and are not touched in it: that goes without
    /// saying.
    pub fn untouched(&self, region: &Region) -> Region {
        let parts = region.when.iter().filter(|part| !self.is_untouched(part));
        Region { when: parts.cloned().collect(), label: region.label }
    }

    /// The lines that always hold which go without saying somewhere.
    pub fn besides(&self) -> Vec<&FactId> {
        let mut facts: Vec<&FactId> = Vec::new();
        let parts = self.differences.iter().flat_map(|one| &one.region.when);
        for (at, _) in parts.filter(|part| self.is_untouched(part)) {
            if let Subject::Fact(fact) = &self.contrast.space().variables[*at].subject
                && !facts.contains(&fact)
            {
                facts.push(fact);
            }
        }
        facts
    }

    fn is_untouched(&self, (at, cells): &Part) -> bool {
        self.is_always(*at) && cells.iter().all(|(first, _)| *first == 1)
    }

    fn is_always(&self, variable: usize) -> bool {
        self.contrast.space().variables[variable].always
    }

    fn is_besides(&self, one: &Difference) -> bool {
        let own = |region: &Region| -> Vec<Part> {
            region.when.iter().filter(|part| !self.is_always(part.0)).cloned().collect()
        };
        let touches = |one: &Difference| {
            let mut parts = one.region.when.iter();
            parts.any(|part| self.is_always(part.0) && !self.is_untouched(part))
        };
        touches(one)
            && self.differences.iter().any(|other| {
                other.role == one.role
                    && other.shift == one.shift
                    && !touches(other)
                    && own(&other.region) == own(&one.region)
            })
    }
}
