//! The rules that decide a boundary: its own clauses and those of the boundaries that always
//! hold, each with whom it is for and what it tests.

use std::collections::{HashMap, HashSet};

use crate::model::{
    AMOUNT, Boundary, BoundaryId, Clause, ClauseId, ClauseKind, ClauseRef, Comparison, Condition,
    FactId, Limit, Otherwise, Period, RoleId, Scope, Test,
};

use super::bits::Bits;
use super::house::House;
use super::space::{Space, Subject, Variable};
use super::stretch::{Cut, stretches};

/// Which clause a rule is.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ClauseAt {
    /// The boundary in which it stands.
    pub boundary: BoundaryId,
    /// Where in it.
    pub clause: ClauseRef,
    /// Its own id.
    pub id: Option<ClauseId>,
}

/// What a rule says where it matches.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Effect {
    Never,
    May,
    Ask(RoleId),
}

/// One clause, as far as it decides.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Rule {
    pub(super) at: ClauseAt,
    pub(super) effect: Effect,
    /// Whom it names, before authority and restraint spread.
    pub(super) scope: Scope,
    /// Whom it is for.
    pub(super) roles: Bits,
    /// All of these must pass.
    pub(super) when: Vec<Condition>,
    /// The limits, read as its own kind reads them.
    pub(super) limits: Vec<Limit>,
    /// Whether its limits bind from below (`up_to`, all of them) or from above (`over`, any).
    pub(super) up_to: bool,
}

impl Rule {
    fn new(house: &House, boundary: &Boundary, at: ClauseRef, clause: &Clause) -> Self {
        Self {
            at: ClauseAt { boundary: boundary.id.clone(), clause: at, id: clause.id.clone() },
            effect: match &clause.kind {
                ClauseKind::May => Effect::May,
                ClauseKind::Ask { whom } => Effect::Ask(whom.clone()),
                ClauseKind::Never => Effect::Never,
            },
            scope: clause.scope.clone(),
            roles: house.concerned(clause),
            when: clause.when.clone(),
            limits: clause.limits.clone(),
            up_to: clause.kind == ClauseKind::May,
        }
    }

    /// What it tests, as a list of ways to match, each a list of tests that must all pass.
    pub(super) fn ways(&self) -> Vec<Vec<(Subject, Test)>> {
        let when = self
            .when
            .iter()
            .map(|condition| (Subject::Fact(condition.fact.clone()), condition.test.clone()));
        let when: Vec<_> = when.collect();
        let limits = self.limits.iter().map(|limit| self.limit(limit));
        if self.up_to {
            return vec![when.into_iter().chain(limits).collect()];
        }
        if self.limits.is_empty() {
            return vec![when];
        }
        limits.map(|limit| when.iter().cloned().chain([limit]).collect()).collect()
    }

    pub(super) fn limit(&self, limit: &Limit) -> (Subject, Test) {
        let subject = match &limit.period {
            Some(period) => Subject::Total(period.clone()),
            None => Subject::Fact(FactId::new(AMOUNT)),
        };
        let value = limit.amount.value;
        let comparison =
            if self.up_to { Comparison::AtMost(value) } else { Comparison::MoreThan(value) };
        (subject, Test::Measure(comparison))
    }
}

/// Whether a boundary is read with the boundaries that always hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lines {
    /// As it decides: nothing crosses the lines that always hold.
    Held,
    /// Its own clauses alone.
    LeftOut,
}

/// All rules that decide a boundary.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rules {
    /// Never first, then may, then ask; within a kind as the contract orders reasons: the
    /// boundary's own in file order, then those of always boundaries.
    pub(super) list: Vec<Rule>,
    /// What holds in silence.
    pub(super) otherwise: Otherwise,
    /// What the decision may depend on, uncut.
    pub(super) variables: Vec<Variable>,
}

impl Rules {
    /// The rules of a boundary. `None` where nobody says what holds in silence, or where it
    /// is not decided on its own.
    pub fn of(house: &House, boundary: &Boundary) -> Option<Self> {
        if boundary.always { None } else { Self::read(house, boundary, Lines::Held) }
    }

    /// The rules of any boundary, with the lines that always hold or by itself. One that always
    /// holds is read as a boundary in which silence means *may*: what is left is what it
    /// forbids, and whom it asks. `None` where nobody says what holds in silence.
    pub(super) fn read(house: &House, boundary: &Boundary, lines: Lines) -> Option<Self> {
        let otherwise = if boundary.always {
            Otherwise::May
        } else {
            boundary.otherwise.as_ref().or(house.otherwise.as_ref())?.clone()
        };
        let others = house.always.iter().filter(|always| always.id != boundary.id);
        let list: Vec<Rule> = std::iter::once(boundary)
            .chain(others.filter(|_| lines == Lines::Held))
            .flat_map(|boundary| {
                boundary.clauses().map(|(at, clause)| Rule::new(house, boundary, at, clause))
            })
            .collect();
        Some(Self { list, otherwise, variables: variables(house, boundary) }.in_order())
    }

    /// Never first, then may, then ask; what was in order within a kind stays so.
    pub(super) fn in_order(mut self) -> Self {
        self.list.sort_by_key(|rule| match rule.effect {
            Effect::Never => 0,
            Effect::May => 1,
            Effect::Ask(_) => 2,
        });
        self
    }

    /// All places at which the tests cut the values.
    pub(super) fn cuts(&self) -> impl Iterator<Item = (Subject, Cut)> {
        let ways = self.list.iter().flat_map(Rule::ways).flatten();
        ways.flat_map(|(subject, test)| {
            let found = match test {
                Test::Measure(comparison) => stretches(comparison),
                Test::YesNo(_) | Test::Choice(_) => Vec::new(),
            };
            let ends: Vec<Cut> = found
                .into_iter()
                .flat_map(|stretch| [stretch.from, stretch.to])
                .flatten()
                .collect();
            ends.into_iter().map(move |cut| (subject.clone(), cut))
        })
    }

    /// The space in which these rules decide, with the cuts of other rules over the same
    /// variables, too.
    pub(super) fn space(&self, others: &[&Self]) -> Space {
        let positions: HashMap<&Subject, usize> = self
            .variables
            .iter()
            .enumerate()
            .map(|(position, variable)| (&variable.subject, position))
            .collect();
        let cuts = std::iter::once(&self).chain(others).flat_map(|rules| rules.cuts());
        let cuts = cuts.filter_map(|(subject, cut)| Some((*positions.get(&subject)?, cut)));
        Space::new(self.variables.clone(), cuts)
    }

    /// What the decision may depend on.
    pub(super) fn subjects(&self) -> Vec<Subject> {
        self.variables.iter().map(|variable| variable.subject.clone()).collect()
    }

    /// Whether these rules say the same as others of the same roles, clause by clause.
    pub(super) fn say_the_same(&self, other: &Self) -> bool {
        let same = |(one, two): (&Rule, &Rule)| {
            one.effect == two.effect
                && one.roles == two.roles
                && one.when == two.when
                && one.limits == two.limits
        };
        self.otherwise == other.otherwise
            && self.list.len() == other.list.len()
            && self.list.iter().zip(&other.list).all(same)
    }

    /// The same rules without those of one clause.
    #[must_use]
    pub(super) fn without(&self, at: &ClauseAt) -> Self {
        let mut rules = self.clone();
        rules.list.retain(|rule| rule.at != *at);
        rules
    }

    /// The same without those of several clauses.
    #[must_use]
    pub(super) fn without_all(&self, clauses: &HashSet<ClauseAt>) -> Self {
        let mut rules = self.clone();
        rules.list.retain(|rule| !clauses.contains(&rule.at));
        rules
    }
}

/// Facts in the author's order, the amount's totals after it, always facts at the end.
fn variables(house: &House, boundary: &Boundary) -> Vec<Variable> {
    let currency = boundary.currency;
    let totals = |fact: &FactId| -> Vec<Period> {
        if fact.as_str() == AMOUNT { boundary.periods() } else { Vec::new() }
    };
    // Those of a boundary that always holds are among what always holds.
    let own = boundary.facts.iter().filter(|_| !boundary.always).flat_map(|fact| {
        let totals = totals(&fact.id).into_iter().map(|per| Variable::of_total(per, currency));
        std::iter::once(Variable::of_fact(fact, false, currency)).chain(totals)
    });
    let always = house.always.iter().flat_map(|always| {
        always.facts.iter().map(|fact| Variable::of_fact(fact, true, always.currency))
    });
    own.chain(always).collect()
}
