//! Whose room changed, and how: by role, those with the same changes together.

use super::News;
use crate::compare::{Moved, Room};
use crate::decide::{Difference, House, Region, Ruling, Shift};
use crate::model::{Boundary, Role, RoleId};

/// Roles for which the same is different.
#[derive(Clone, Debug)]
pub(crate) struct Altered<'a> {
    pub(crate) roles: Vec<&'a Role>,
    /// What is different for each of them: what is wider first, then what is narrower; within
    /// that by boundary. Empty where nothing is.
    pub(crate) changes: Vec<Change<'a>>,
}

/// One verdict that became another, in one boundary.
#[derive(Clone, Debug)]
pub(crate) struct Change<'a> {
    pub(crate) shift: Shift,
    pub(crate) boundary: &'a Boundary,
    pub(crate) room: &'a Room,
    pub(crate) from: Ruling,
    pub(crate) to: Ruling,
    /// Where; one region of everything where it is everywhere.
    pub(crate) regions: Vec<Region>,
}

impl PartialEq for Change<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.is_alike(other)
            && self.regions.len() == other.regions.len()
            && self.regions.iter().all(|region| is_in(&other.regions, region))
    }
}

impl Change<'_> {
    /// Whether the same became the same, in the same boundary, wherever that is.
    fn is_alike(&self, other: &Self) -> bool {
        self.boundary.id == other.boundary.id
            && self.shift == other.shift
            && (&self.from, &self.to) == (&other.from, &other.to)
    }

    /// Whether the answer stays, and only somebody else decides in the end.
    pub(crate) fn is_of_decider(&self) -> bool {
        self.from.answer.clone().sorted() == self.to.answer.clone().sorted()
    }
}

/// All roles of both versions with what is different for them, those who meet customers first;
/// of those that are gone only the ones for which something is.
pub(crate) fn altered<'a>(news: &'a News<'_>, house: &House) -> Vec<Altered<'a>> {
    let there = house.from_below();
    let gone = there.len()..news.both.roles.len();
    let mut groups: Vec<Altered<'a>> = Vec::new();
    for number in there.iter().copied().chain(gone) {
        let role = &news.both.roles[number];
        let changes = changes(news, &role.id);
        if changes.is_empty() && number >= there.len() {
            continue;
        }
        match groups.iter_mut().find(|group| group.changes == changes) {
            Some(group) => group.roles.push(role),
            None => groups.push(Altered { roles: vec![role], changes }),
        }
    }
    // Where nothing is different comes last: it takes one line.
    groups.sort_by_key(|group| group.changes.is_empty());
    groups
}

fn changes<'a>(news: &'a News<'_>, role: &RoleId) -> Vec<Change<'a>> {
    let mut changes: Vec<Change<'a>> = Vec::new();
    for moved in &news.moved {
        let Ok(room) = &moved.room else { continue };
        for one in room.told().filter(|one| one.role == *role) {
            let Some(change) = change(news, moved, room, one) else { continue };
            match changes.iter_mut().find(|known| known.is_alike(&change)) {
                Some(known) => {
                    let [region] = &change.regions[..] else { continue };
                    if !is_in(&known.regions, region) {
                        known.regions.push(region.clone());
                    }
                }
                None => changes.push(change),
            }
        }
    }
    changes.sort_by_key(|change| change.shift);
    changes
}

/// Regions of different differences have different labels, which say nothing here.
fn is_in(regions: &[Region], region: &Region) -> bool {
    regions.iter().any(|known| known.when == region.when)
}

fn change<'a>(
    news: &'a News<'_>,
    moved: &Moved<'_>,
    room: &'a Room,
    one: &Difference,
) -> Option<Change<'a>> {
    let mut boundaries = news.both.boundaries.iter();
    Some(Change {
        shift: one.shift,
        boundary: boundaries.find(|boundary| boundary.id == moved.boundary.id)?,
        room,
        from: as_told(&one.from, &one.role),
        to: as_told(&one.to, &one.role),
        regions: vec![room.untouched(&one.region)],
    })
}

/// That a role decides itself goes without saying, so that colleagues with the same room are
/// told the same.
fn as_told(ruling: &Ruling, role: &RoleId) -> Ruling {
    let decides = ruling.decides.clone().filter(|decides| decides != role);
    Ruling { decides, ..ruling.clone() }
}
