//! The bench: says, for every role, what a set of matching clauses comes to.
//!
//! This is the only place that knows the order of `decisions.md`: never first, then what a
//! role may do by itself, then the line above it, then silence; and what the asks add.

use crate::model::Otherwise;

use super::bits::{Bits, common, has, insert, meet, words};
use super::house::{House, Silence};
use super::outcome::{Answer, Outcome, Reason, Ruling};
use super::rules::{ClauseAt, Effect, Rule};

/// Rules, numbered, sorted by whom they bind. Sets of rules are words of bits.
pub(super) struct Bench<'a> {
    house: &'a House,
    rules: Vec<&'a Rule>,
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

impl<'a> Bench<'a> {
    pub(super) fn new(house: &'a House, rules: Vec<&'a Rule>, otherwise: &Otherwise) -> Self {
        let count = house.roles();
        let none = || vec![Bits::none(rules.len()); count];
        let (mut never, mut may, mut ask) = (none(), none(), none());
        for (number, rule) in rules.iter().enumerate() {
            let bound = match rule.effect {
                Effect::Never => &mut never,
                Effect::May => &mut may,
                Effect::Ask(_) => &mut ask,
            };
            rule.roles.iter().for_each(|role| bound[role].insert(number));
        }
        let silence = (0..count).map(|role| house.silence(otherwise, role)).collect();
        Self { house, rules, never, may, ask, silence, downwards: downwards(house) }
    }

    /// What a set of matching rules says to each role.
    pub(super) fn outcomes(&self, matching: &[u64]) -> Vec<Outcome> {
        let authority = self.authority(matching);
        (0..self.house.roles()).map(|role| self.outcome(role, matching, &authority)).collect()
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

    fn outcome(
        &self,
        role: usize,
        matching: &[u64],
        authority: &[Option<(usize, usize)>],
    ) -> Outcome {
        let never =
            |reason| Outcome { ruling: Ruling { answer: Answer::Never, decides: None }, reason };
        if let Some(rule) = common(matching, &self.never[role].0).next() {
            return never(Reason::Clause(self.at(rule)));
        }
        let room = match (authority[role], self.silence[role]) {
            (Some((free, clause)), _) if free == role => Room::Own(clause),
            (Some((free, clause)), Silence::Ask(_) | Silence::Never) => {
                Room::Line { role: free, clause }
            }
            (_, silence) => Room::Silence(silence),
        };
        if matches!(room, Room::Silence(Silence::Never)) {
            return never(Reason::Otherwise);
        }
        self.asking(role, matching, room)
    }

    /// The asks that match, and the room that they are added to.
    fn asking(&self, role: usize, matching: &[u64], room: Room) -> Outcome {
        let mut whom = Vec::new();
        let mut first = None;
        for rule in common(matching, &self.ask[role].0) {
            first = first.or(Some(rule));
            if let Effect::Ask(asked) = &self.rules[rule].effect
                && !whom.contains(asked)
            {
                whom.push(asked.clone());
            }
        }
        let (upwards, reason) = match room {
            Room::Own(clause) => (None, Reason::Clause(self.at(clause))),
            Room::Line { role, clause } => (Some(role), Reason::Line(self.at(clause))),
            Room::Silence(Silence::Ask(role)) => (Some(role), Reason::Otherwise),
            Room::Silence(_) => (None, Reason::Otherwise),
        };
        let decides = self.house.id(upwards.unwrap_or(role)).clone();
        if upwards.is_some() && !whom.contains(&decides) {
            whom.push(decides.clone());
        }
        let answer = if whom.is_empty() { Answer::May } else { Answer::Ask(whom) };
        let reason = first.map_or(reason, |rule| Reason::Clause(self.at(rule)));
        Outcome { ruling: Ruling { answer, decides: Some(decides) }, reason }
    }

    fn at(&self, rule: usize) -> ClauseAt {
        self.rules[rule].at.clone()
    }
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
