//! The bench: says, for every role, what a set of matching clauses comes to.
//!
//! This is the only place that knows the order of `decisions.md`: never first, then what a
//! role may do by itself, then the line above it, then silence; and what the asks add.

use crate::model::{Otherwise, RoleId};

use super::bits::{Bits, common, has, insert, meet, words};
use super::house::{House, Silence};
use super::outcome::{Answer, Outcome, Reason, Ruling};
use super::rules::{Effect, Rule};

/// Rules, numbered, sorted by whom they bind. Sets of rules are words of bits.
pub(super) struct Bench<'a> {
    house: &'a House,
    rules: Vec<&'a Rule>,
    /// For each rule, the first that is a way of the same clause.
    clauses: Vec<usize>,
    /// All who may be asked: the roles by their numbers.
    people: Vec<RoleId>,
    /// For each rule that is an ask, which of these it names.
    asked: Vec<Option<usize>>,
    /// For each role, the rules that are for it.
    never: Vec<Bits>,
    may: Vec<Bits>,
    ask: Vec<Bits>,
    silence: Vec<Silence>,
    /// The roles from the top of each line downwards, so that chiefs come first.
    downwards: Vec<usize>,
}

/// What one role may do by itself, or whose room it is.
#[derive(Clone, Copy)]
enum Room {
    Own(usize),
    Line { role: usize, clause: usize },
    Silence(Silence),
}

/// An outcome in numbers. A diagram may have hundreds of thousands of leaves with an outcome
/// for every role; numbers are compared without looking at any text.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub(super) struct Spelled {
    /// Who decides in the end; `None` for never.
    decides: Option<usize>,
    /// Whom to ask, in order.
    whom: Vec<usize>,
    why: Why,
}

/// A reason in numbers: a rule, where it is a clause.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
enum Why {
    Clause(usize),
    Line(usize),
    #[default]
    Otherwise,
}

impl<'a> Bench<'a> {
    pub(super) fn new(house: &'a House, rules: Vec<&'a Rule>, otherwise: &Otherwise) -> Self {
        let count = house.roles();
        let none = || vec![Bits::none(rules.len()); count];
        let (mut never, mut may, mut ask) = (none(), none(), none());
        let mut people = house.ids().to_vec();
        let (mut clauses, mut asked) = (Vec::new(), vec![None; rules.len()]);
        for (number, rule) in rules.iter().enumerate() {
            // The ways of a clause follow each other.
            let before = number.checked_sub(1).filter(|before| rules[*before].at == rule.at);
            clauses.push(before.map_or(number, |before| clauses[before]));
            let bound = match &rule.effect {
                Effect::Never => &mut never,
                Effect::May => &mut may,
                Effect::Ask(whom) => {
                    asked[number] = Some(position(&mut people, whom));
                    &mut ask
                }
            };
            rule.roles.iter().for_each(|role| bound[role].insert(number));
        }
        let silence = (0..count).map(|role| house.silence(otherwise, role)).collect();
        let downwards = downwards(house);
        Self { house, rules, clauses, people, asked, never, may, ask, silence, downwards }
    }

    /// How many roles there are.
    pub(super) fn roles(&self) -> usize {
        self.house.roles()
    }

    /// What a set of matching rules says to each role.
    pub(super) fn outcomes(&self, matching: &[u64]) -> Vec<Outcome> {
        let mut outcomes = Vec::with_capacity(self.house.roles());
        self.tell(matching, |spelled| outcomes.push(self.outcome(spelled)));
        outcomes
    }

    /// Tells what a set of matching rules says to each role, in their order.
    pub(super) fn tell(&self, matching: &[u64], mut tell: impl FnMut(&Spelled)) {
        let authority = self.authority(matching);
        let mut spelled = Spelled::default();
        for role in 0..self.house.roles() {
            self.spell(role, matching, &authority, &mut spelled);
            tell(&spelled);
        }
    }

    /// What an outcome in numbers is.
    pub(super) fn outcome(&self, spelled: &Spelled) -> Outcome {
        let person = |person: &usize| self.people[*person].clone();
        let whom = || spelled.whom.iter().map(person).collect();
        let answer = match &spelled.decides {
            None => Answer::Never,
            Some(_) if spelled.whom.is_empty() => Answer::May,
            Some(_) => Answer::Ask(whom()),
        };
        let decides = spelled.decides.as_ref().map(person);
        let at = |rule: usize| self.rules[rule].at.clone();
        let reason = match spelled.why {
            Why::Clause(rule) => Reason::Clause(at(rule)),
            Why::Line(rule) => Reason::Line(at(rule)),
            Why::Otherwise => Reason::Otherwise,
        };
        Outcome { ruling: Ruling { answer, decides }, reason }
    }

    /// For each role the nearest at or above it that decides alone, with the clause that says
    /// so.
    fn authority(&self, matching: &[u64]) -> Vec<Option<(usize, usize)>> {
        let mut nearest = vec![None; self.house.roles()];
        for role in &self.downwards {
            let own = common(matching, &self.may[*role].0).next();
            let own = own.filter(|_| !meet(matching, &self.never[*role].0));
            nearest[*role] = match own {
                Some(rule) => Some((*role, rule)),
                None => self.house.chief[*role].and_then(|chief| nearest[chief]),
            };
        }
        nearest
    }

    fn spell(
        &self,
        role: usize,
        matching: &[u64],
        authority: &[Option<(usize, usize)>],
        spelled: &mut Spelled,
    ) {
        spelled.whom.clear();
        spelled.decides = None;
        if let Some(rule) = common(matching, &self.never[role].0).next() {
            spelled.why = Why::Clause(self.clauses[rule]);
            return;
        }
        let room = match (authority[role], self.silence[role]) {
            (Some((free, clause)), _) if free == role => Room::Own(clause),
            (Some((free, clause)), Silence::Ask(_) | Silence::Never) => {
                Room::Line { role: free, clause }
            }
            (_, silence) => Room::Silence(silence),
        };
        if matches!(room, Room::Silence(Silence::Never)) {
            spelled.why = Why::Otherwise;
            return;
        }
        self.spell_asking(role, matching, room, spelled);
    }

    /// The asks that match, and the room that they are added to.
    fn spell_asking(&self, role: usize, matching: &[u64], room: Room, spelled: &mut Spelled) {
        let mut first = None;
        for rule in common(matching, &self.ask[role].0) {
            first = first.or(Some(rule));
            if let Some(asked) = self.asked[rule]
                && !spelled.whom.contains(&asked)
            {
                spelled.whom.push(asked);
            }
        }
        let (upwards, why) = match room {
            Room::Own(clause) => (None, Why::Clause(self.clauses[clause])),
            Room::Line { role, clause } => (Some(role), Why::Line(self.clauses[clause])),
            Room::Silence(Silence::Ask(role)) => (Some(role), Why::Otherwise),
            Room::Silence(_) => (None, Why::Otherwise),
        };
        spelled.decides = Some(upwards.unwrap_or(role));
        spelled.whom.extend(upwards.filter(|upwards| !spelled.whom.contains(upwards)));
        spelled.why = first.map_or(why, |rule| Why::Clause(self.clauses[rule]));
    }
}

/// The number of somebody among people, who are joined if they were not there.
fn position(people: &mut Vec<RoleId>, id: &RoleId) -> usize {
    people.iter().position(|known| known == id).unwrap_or_else(|| {
        people.push(id.clone());
        people.len() - 1
    })
}

/// Chiefs before those who report to them. A role in a broken line comes last.
fn downwards(house: &House) -> Vec<usize> {
    let roles = house.roles();
    let mut placed = Bits::none(roles);
    let mut order = Vec::with_capacity(roles);
    while order.len() < roles {
        let before = order.len();
        for role in 0..roles {
            let ready = house.chief[role].is_none_or(|chief| placed.has(chief));
            if ready && !placed.has(role) {
                placed.insert(role);
                order.push(role);
            }
        }
        if order.len() == before {
            order.extend((0..roles).filter(|role| !has(&placed.0, *role)));
        }
    }
    order
}

/// What a certain rule makes pointless: the sets that it silences among all rules.
///
/// A rule is silenced by another that is certain to match when it can change neither the
/// verdict nor the reason of any role any more.
pub(super) struct Silencing {
    class: Vec<usize>,
    /// By class: the rules that are silenced wherever they stand.
    all: Vec<Bits>,
    /// By class: the rules that are silenced where they stand later.
    later: Vec<Bits>,
}

impl Silencing {
    pub(super) fn new(rules: &[&Rule]) -> Self {
        let mut classes: Vec<(&Effect, &Bits)> = Vec::new();
        let mut numbers = std::collections::HashMap::new();
        let class: Vec<usize> = rules
            .iter()
            .map(|rule| {
                *numbers.entry((&rule.effect, &rule.roles)).or_insert_with(|| {
                    classes.push((&rule.effect, &rule.roles));
                    classes.len() - 1
                })
            })
            .collect();
        let mut members = vec![Bits::none(rules.len()); classes.len()];
        class.iter().enumerate().for_each(|(rule, class)| members[*class].insert(rule));
        let silenced = |by: &(&Effect, &Bits), later: bool| {
            let mut silenced = Bits::none(rules.len());
            for (other, members) in classes.iter().zip(&members) {
                let binds = match (by.0, other.0) {
                    (Effect::Never, Effect::May | Effect::Ask(_)) => !later,
                    (Effect::Never, Effect::Never) | (Effect::May, Effect::May) => later,
                    (Effect::Ask(one), Effect::Ask(two)) => later && one == two,
                    _ => false,
                };
                if binds && other.1.within(by.1) {
                    silenced.0.iter_mut().zip(&members.0).for_each(|(word, more)| *word |= more);
                }
            }
            silenced
        };
        let all = classes.iter().map(|class| silenced(class, false)).collect();
        let later = classes.iter().map(|class| silenced(class, true)).collect();
        Self { class, all, later }
    }

    /// Takes out of a set what a certain rule in it silences.
    pub(super) fn apply(&self, rule: usize, set: &mut [u64]) {
        let class = self.class[rule];
        let (all, later) = (&self.all[class].0, &self.later[class].0);
        let (home, above) = (rule / 64, !(u64::MAX >> (63 - rule % 64)));
        for (index, word) in set.iter_mut().enumerate() {
            let later = match index.cmp(&home) {
                std::cmp::Ordering::Less => 0,
                std::cmp::Ordering::Equal => later[index] & above,
                std::cmp::Ordering::Greater => later[index],
            };
            *word &= !(all[index] | later);
        }
    }
}

/// A set of all rules.
pub(super) fn every(count: usize) -> Vec<u64> {
    let mut set = vec![0; words(count)];
    (0..count).for_each(|rule| insert(&mut set, rule));
    set
}
