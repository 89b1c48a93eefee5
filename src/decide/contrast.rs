//! Two versions of a boundary, laid one on the other: who may decide more now, and where.
//!
//! Both are compiled over one space that has the facts, totals and limits of both, for the
//! roles of both. What differs is then read off, like everything else, from diagrams:
//!
//! ```text
//! let versions = Versions::new(&old_playbook, &new_playbook);
//! match versions.contrast(old_boundary, new_boundary, Lines::Held) {
//!     Ok(None) => {}                        // every verdict of every role is the same
//!     Ok(Some(contrast)) => contrast.find(|shift| shift == Shift::Wider),
//!     Err(incomparable) => {}               // say so: nothing is known
//! }
//! ```

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use crate::model::{Boundary, Currency, FactId, Playbook, RoleId};

use super::aligned::{align, set_apart};
use super::compile::TooComplex;
use super::diagram::Diagram;
use super::house::House;
use super::outcome::{Outcome, Reason, Ruling};
use super::regions::{Region, regions_where};
use super::rules::{Lines, Rules};
use super::shift::{RoleOrder, Shift};
use super::side_by_side::SideBySide;
use super::situation::Situation;
use super::space::{Range, Space, Subject};
use super::stretch::Pick;

/// Two versions of a playbook, each read with the roles of both.
#[derive(Clone, Debug)]
pub struct Versions {
    old: House,
    new: House,
    /// Who stands above whom in both.
    order: Arc<RoleOrder>,
    /// The old one with roles of the new one above others as there, if there are such.
    pub(super) joined: Option<Box<Joined>>,
}

/// An old version with roles that only the new one has above some of its own.
#[derive(Clone, Debug)]
pub(super) struct Joined {
    house: House,
    order: Arc<RoleOrder>,
    /// The roles that only the new one has.
    pub(super) added: HashSet<RoleId>,
}

/// Why two versions of a boundary cannot be laid on one another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Incomparable {
    /// One of them, or both together, tell more situations apart than can be overseen.
    TooComplex(TooComplex),
    /// Their amounts are in different currencies.
    Currencies {
        /// What amounts were in.
        old: Currency,
        /// What they are in now.
        new: Currency,
    },
    /// Nobody says what holds in silence, in one of them.
    NoSilence,
}

/// Two versions of a boundary that decide some case differently.
#[derive(Clone, Debug)]
pub struct Contrast {
    both: SideBySide<'static>,
    /// For each outcome of the old and of the new diagram, the number of its ruling.
    numbers: [Vec<u32>; 2],
    /// For each ruling, an outcome of the old and of the new diagram that tells it.
    tellers: [Vec<usize>; 2],
    /// What each version knows, in its own names.
    known: [Vec<Subject>; 2],
    /// The roles, those who meet customers before those who lead them.
    from_below: Vec<usize>,
    /// Who stands above whom in both versions.
    order: Arc<RoleOrder>,
}

/// The numbers of what is told before and now.
type Change = (u32, u32);

/// Situations in which a role is told something else than before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// The role.
    pub role: RoleId,
    /// The situations.
    pub region: Region,
    /// What it was told there.
    pub from: Ruling,
    /// What it is told there now.
    pub to: Ruling,
    /// Which way that goes.
    pub shift: Shift,
    /// One of the situations.
    pub witness: Situation,
}

/// What is different for one role.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Differences {
    /// All of it: regions that meet nowhere. None where nothing is.
    Each(Vec<Difference>),
    /// One region of more than anybody would read.
    Among(Box<Difference>),
}

impl Versions {
    /// Reads two playbooks with the roles of both. A role that one of them does not have
    /// reports there to the same role as in the other.
    pub fn new(old: &Playbook, new: &Playbook) -> Self {
        let known: HashSet<&RoleId> = old.roles.iter().map(|role| &role.id).collect();
        let added = new.roles.iter().map(|role| &role.id).filter(|role| !known.contains(role));
        let added = added.cloned().collect();
        let joined = House::joined(old, new);
        let (old, new) = House::both(old, new);
        let order = Arc::new(old.order(&new));
        let joined = joined.map(|house| {
            let order = Arc::new(house.order(&new));
            Box::new(Joined { house, order, added })
        });
        Self { old, new, order, joined }
    }

    /// The roles of both: those of the new playbook in its order, then those that are gone.
    pub fn roles(&self) -> &[RoleId] {
        self.new.ids()
    }

    /// Lays two versions of a boundary on one another, each with the lines that always hold in
    /// its own playbook, or both by themselves. One that always holds is read as a boundary in
    /// which silence means *may*. `None` where every verdict is the same.
    ///
    /// # Errors
    /// When nothing can be said, and why.
    pub fn contrast(
        &self,
        old: &Boundary,
        new: &Boundary,
        lines: Lines,
    ) -> Result<Option<Contrast>, Incomparable> {
        self.contrast_with(&self.old, &self.order, [old, new], lines)
    }

    /// The same, where roles that only the new version has stand above others in the old one, too.
    pub(super) fn contrast_joined(
        &self,
        Joined { house, order, .. }: &Joined,
        versions: [&Boundary; 2],
        lines: Lines,
    ) -> Result<Option<Contrast>, Incomparable> {
        self.contrast_with(house, order, versions, lines)
    }

    fn contrast_with(
        &self,
        house: &House,
        order: &Arc<RoleOrder>,
        [old, new]: [&Boundary; 2],
        lines: Lines,
    ) -> Result<Option<Contrast>, Incomparable> {
        let read = |house: &House, boundary: &Boundary| {
            Rules::read(house, boundary, lines).ok_or(Incomparable::NoSilence)
        };
        let (mut before, mut after) = (read(house, old)?, read(&self.new, new)?);
        let known = [&before, &after].map(Rules::subjects);
        align(&mut before, &mut after)
            .map_err(|(old, new)| Incomparable::Currencies { old, new })?;
        if house.chief == self.new.chief && before.say_the_same(&after) {
            return Ok(None);
        }
        let space = after.space(&[&before]);
        let over = |house: &House, rules: &Rules| {
            Diagram::over(house, rules, space.clone()).map_err(Incomparable::TooComplex)
        };
        let (one, two) = (over(house, &before)?, over(&self.new, &after)?);
        let too_large = || Incomparable::TooComplex(TooComplex { facts: Vec::new() });
        let both = SideBySide::of(Cow::Owned(one), Cow::Owned(two)).ok_or_else(too_large)?;
        let order = Arc::clone(order);
        let contrast = Contrast::new(both, known, self.new.from_below(), order);
        let mut roles = 0..self.roles().len();
        Ok(roles.any(|role| contrast.differs(role, |_| true)).then_some(contrast))
    }
}

impl Contrast {
    fn new(
        both: SideBySide<'static>,
        known: [Vec<Subject>; 2],
        from_below: Vec<usize>,
        order: Arc<RoleOrder>,
    ) -> Self {
        let mut sorted: HashMap<Ruling, u32> = HashMap::new();
        let numbers = [&both.one, &both.two].map(|diagram| {
            let number = |outcome: &Outcome| {
                let next = u32::try_from(sorted.len()).unwrap_or(u32::MAX);
                *sorted.entry(outcome.ruling.clone().sorted()).or_insert(next)
            };
            diagram.outcomes.iter().map(number).collect()
        });
        let tellers = numbers.each_ref().map(|numbers: &Vec<u32>| {
            let mut tellers = vec![0; sorted.len()];
            let outcomes = numbers.iter().enumerate();
            outcomes.for_each(|(outcome, number)| tellers[*number as usize] = outcome);
            tellers
        });
        Self { both, numbers, tellers, known, from_below, order }
    }

    /// The roles of both versions: those of the new playbook in its order, then those that are
    /// gone.
    pub fn roles(&self) -> &[RoleId] {
        &self.both.two.roles
    }

    /// What the regions are regions of. A fact that has become another kind of thing is in it
    /// twice: as `size` now, and as `size (old)` before.
    pub fn space(&self) -> &Space {
        self.both.space()
    }

    /// A difference for any role that goes such a way, those who meet customers first; `None`
    /// where there is none.
    pub fn find(&self, wanted: impl Fn(Shift) -> bool) -> Option<Difference> {
        self.find_among(|_| true, wanted)
    }

    /// The same for some of the roles.
    pub(super) fn find_among(
        &self,
        roles: impl Fn(&RoleId) -> bool,
        wanted: impl Fn(Shift) -> bool,
    ) -> Option<Difference> {
        let mut among = self.from_below.iter().filter(|role| roles(&self.roles()[**role]));
        among.find_map(|role| self.find_for(*role, &wanted))
    }

    /// What is different for a role, by its number: as few regions as tell all of it.
    pub fn differences(&self, role: usize) -> Differences {
        if !self.differs(role, |_| true) {
            return Differences::Each(Vec::new());
        }
        let mut changes: Vec<Change> = Vec::new();
        let mut labels: HashMap<Change, u32> = HashMap::new();
        let mut label = |pair: u32| {
            let change = self.change(pair, role);
            if change.0 == change.1 {
                return 0;
            }
            *labels.entry(change).or_insert_with(|| {
                changes.push(change);
                u32::try_from(changes.len()).unwrap_or(u32::MAX)
            })
        };
        let of_pairs: Vec<u32> = (0..self.both.pairs.len())
            .map(|pair| label(u32::try_from(pair).unwrap_or(0)))
            .collect();
        let graph = self.both.graph.relabelled(|pair| of_pairs[pair as usize]);
        let Some(regions) = regions_where(&graph, self.space(), |label| label != 0) else {
            let one = self.find_for(role, &|_| true);
            return one.map_or(Differences::Each(Vec::new()), |one| Differences::Among(one.into()));
        };
        let told = regions.into_iter().map(|region| {
            let change = changes[region.label as usize - 1];
            self.told(role, region, change)
        });
        Differences::Each(told.collect())
    }

    /// A situation as the old version is asked about it: with what it knows, in its own names.
    pub fn as_before(&self, situation: &Situation) -> Situation {
        let own = |fact: &FactId| {
            situation.fact(set_apart(fact).as_str()).or(situation.fact(fact.as_str()))
        };
        situation.told(&self.known[0], own)
    }

    /// A situation as the new version is asked about it: with what it knows.
    pub fn as_now(&self, situation: &Situation) -> Situation {
        situation.told(&self.known[1], |fact| situation.fact(fact.as_str()))
    }

    /// What decides the case of a difference that was found, before and now.
    pub(super) fn reasons(&self, difference: &Difference) -> (Reason, Reason) {
        let (one, two) = self.both.pairs[difference.region.label as usize];
        let role = self.roles().iter().position(|role| *role == difference.role).unwrap_or(0);
        let reason = |diagram: &Diagram, leaf: u32| diagram.outcome(leaf, role).reason.clone();
        (reason(&self.both.one, one), reason(&self.both.two, two))
    }

    /// A fact that both versions test and that is another kind of thing in each.
    pub(super) fn retyped(&self) -> Option<FactId> {
        let subjects = self.space().variables.iter().map(|variable| &variable.subject);
        let is_apart =
            |fact: &FactId| subjects.clone().any(|known| *known == Subject::Fact(set_apart(fact)));
        let mut facts = self.known[0].iter().filter_map(|subject| match subject {
            Subject::Fact(fact) => Some(fact),
            Subject::Total(_) => None,
        });
        facts.find(|fact| is_apart(fact)).cloned()
    }

    fn find_for(&self, role: usize, wanted: &impl Fn(Shift) -> bool) -> Option<Difference> {
        if !self.differs(role, wanted) {
            return None;
        }
        let space = self.space();
        let is_wanted = |pair: u32| self.shift(self.change(pair, role)).is_some_and(wanted);
        let cost = |variable: usize, (first, _): Range| {
            u32::from(space.variables[variable].always && first == 0)
        };
        let path = self.both.graph.cheapest(is_wanted, cost)?;
        let when: Vec<_> =
            path.into_iter().map(|(variable, range)| (variable, vec![range])).collect();
        let label = self.both.graph.walk(|variable| {
            when.iter().find(|(known, _)| *known == variable).map_or(0, |(_, cells)| cells[0].0)
        });
        Some(self.told(role, Region { when, label }, self.change(label, role)))
    }

    fn told(&self, role: usize, region: Region, (from, to): Change) -> Difference {
        let (from, to) = (self.ruling(0, from).clone(), self.ruling(1, to).clone());
        Difference {
            role: self.roles()[role].clone(),
            witness: self.space().witness(&region, Pick::Round),
            region,
            shift: Shift::between(&from, &to, &self.order),
            from,
            to,
        }
    }

    /// Whether anything that goes such a way is different for a role.
    pub(super) fn differs(&self, role: usize, wanted: impl Fn(Shift) -> bool) -> bool {
        let pairs = 0..u32::try_from(self.both.pairs.len()).unwrap_or(u32::MAX);
        pairs.into_iter().any(|pair| self.shift(self.change(pair, role)).is_some_and(&wanted))
    }

    /// What a role is told at a pair of leaves, before and now.
    fn change(&self, pair: u32, role: usize) -> Change {
        let (one, two) = self.both.pairs[pair as usize];
        let before = self.both.one.leaves[one as usize][role];
        let after = self.both.two.leaves[two as usize][role];
        (self.numbers[0][before as usize], self.numbers[1][after as usize])
    }

    fn shift(&self, (from, to): Change) -> Option<Shift> {
        let shift = || Shift::between(self.ruling(0, from), self.ruling(1, to), &self.order);
        (from != to).then(shift)
    }

    /// A ruling by its number, those asked in the order in which that version tells them.
    fn ruling(&self, side: usize, number: u32) -> &Ruling {
        let diagram = if side == 0 { &self.both.one } else { &self.both.two };
        &diagram.outcomes[self.tellers[side][number as usize]].ruling
    }
}
