//! Decisions to put to a boundary: some on the edges of its clauses, or one of every kind.

use std::collections::{BTreeSet, HashSet};

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use ruimte::model::*;
use rust_decimal::Decimal;

use super::build::*;
use crate::decisions::plain::{always_boundaries, boundary_of};

/// What a decision holds: facts, and what was given before in each period.
pub(crate) type Situation = (Vec<(FactId, FactValue)>, Vec<(Period, Amount)>);

/// A whole decision: who takes it, and its situation.
pub(crate) type Taken = (RoleId, Vec<(FactId, FactValue)>, Vec<(Period, Amount)>);

/// How far a value lies from an edge that it just misses.
const STEP: &str = "0.01";

/// Any decision of a boundary: a role, and facts and running totals that stand on the edges of
/// its clauses and just beside them. What has a default may be left out.
pub(crate) fn situation(
    playbook: &Playbook,
    boundary: &BoundaryId,
) -> impl Strategy<Value = Taken> + use<> {
    let boundary = boundary_of(playbook, boundary).clone();
    let roles: Vec<RoleId> = playbook.roles.iter().map(|role| role.id.clone()).collect();
    let given: Vec<BoxedStrategy<Option<FactValue>>> = boundary
        .facts
        .iter()
        .map(|fact| {
            let value = select(values_near(&boundary, fact));
            match fact.default {
                Some(_) => prop::option::weighted(0.75, value).boxed(),
                None => value.prop_map(Some).boxed(),
            }
        })
        .collect();
    let lines: Vec<FactId> = always_facts_of(playbook).map(|fact| fact.id.clone()).collect();
    let crossed = vec(prop::bool::weighted(0.25), lines.len());
    let totals: Vec<BoxedStrategy<Option<Decimal>>> = boundary
        .periods()
        .iter()
        .map(|period| {
            let totals = near(&limits_of(&boundary, Some(period)), true);
            prop::option::weighted(0.8, select(totals)).boxed()
        })
        .collect();
    (select(roles), given, crossed, totals).prop_map(move |(role, given, crossed, totals)| {
        let mut facts: Vec<(FactId, FactValue)> = Vec::new();
        let mut amount = Decimal::ZERO;
        for (fact, given) in boundary.facts.iter().zip(given) {
            if fact.id.as_str() == AMOUNT
                && let Some(FactValue::Money(value)) = given.as_ref().or(fact.default.as_ref())
            {
                amount = value.value;
            }
            facts.extend(given.map(|value| (fact.id.clone(), value)));
        }
        let yes = lines.iter().zip(crossed).filter(|(_, crossed)| *crossed);
        facts.extend(yes.map(|(fact, _)| (fact.clone(), FactValue::YesNo(true))));
        let periods = boundary.periods().into_iter().zip(totals);
        let already = periods.filter_map(|(period, total)| {
            Some((period, euro((total? - amount).max(Decimal::ZERO))))
        });
        (role, facts, already.collect())
    })
}

/// Situations of which every other situation of a boundary has its like here: no clause can
/// tell the two apart. Facts that no clause asks about have one value throughout.
pub(crate) fn all_situations(playbook: &Playbook, boundary: &BoundaryId) -> Vec<Situation> {
    let boundary = boundary_of(playbook, boundary);
    let asked: HashSet<&FactId> = always_boundaries(playbook)
        .into_iter()
        .chain([boundary])
        .flat_map(Boundary::clauses)
        .flat_map(|(_, clause)| &clause.when)
        .map(|condition| &condition.fact)
        .collect();
    let mut all: Vec<Situation> = vec![Situation::default()];
    for fact in boundary.facts.iter().chain(always_facts_of(playbook)) {
        let choices: Vec<Situation> = if fact.id.as_str() == AMOUNT {
            moneys_of(boundary)
        } else {
            let mut values = classes_of(boundary, fact);
            values.truncate(if asked.contains(&fact.id) { values.len() } else { 1 });
            values.into_iter().map(|value| (vec![(fact.id.clone(), value)], Vec::new())).collect()
        };
        all =
            all.iter().flat_map(|one| choices.iter().map(move |next| joined(one, next))).collect();
    }
    all
}

fn joined(one: &Situation, next: &Situation) -> Situation {
    let (mut facts, mut already) = one.clone();
    facts.extend(next.0.iter().cloned());
    already.extend(next.1.iter().cloned());
    (facts, already)
}

/// A value of each kind that the clauses can tell apart.
pub(crate) fn classes_of(boundary: &Boundary, fact: &Fact) -> Vec<FactValue> {
    let of_measures =
        |not_negative: bool| representatives(&tested(boundary, &fact.id), not_negative).into_iter();
    match &fact.kind {
        FactKind::YesNo => vec![FactValue::YesNo(false), FactValue::YesNo(true)],
        FactKind::Number { .. } => of_measures(false).map(FactValue::Number).collect(),
        FactKind::Percent => of_measures(false).map(FactValue::Percent).collect(),
        FactKind::Money => of_measures(true).map(|value| FactValue::Money(euro(value))).collect(),
        FactKind::Choice { options } => {
            options.iter().map(|option| FactValue::Choice(option.id.clone())).collect()
        }
    }
}

/// The amount with its running totals, which lie on it or above: every combination of classes
/// that can occur, once.
///
/// An open class of amounts may hold an edge of a total, and below that edge other totals can
/// occur than above it: so the amounts stand between all edges, their own and those of totals.
fn moneys_of(boundary: &Boundary) -> Vec<Situation> {
    let own: BTreeSet<Decimal> =
        &tested(boundary, &FactId::new(AMOUNT)) | &limits_of(boundary, None);
    let periods: Vec<(Period, BTreeSet<Decimal>)> = boundary
        .periods()
        .into_iter()
        .map(|period| (period.clone(), limits_of(boundary, Some(&period))))
        .collect();
    let edges = periods.iter().fold(own.clone(), |all, (_, edges)| &all | edges);
    let mut seen: HashSet<Vec<usize>> = HashSet::new();
    let mut found: Vec<Situation> = Vec::new();
    for amount in representatives(&edges, true) {
        let value = FactValue::Money(euro(amount));
        let alone = (vec![(FactId::new(AMOUNT), value)], Vec::new());
        let mut combinations = vec![(vec![class(amount, &own)], alone)];
        for (period, edges) in &periods {
            let above = representatives(edges, true).into_iter().filter(|total| *total > amount);
            let totals: Vec<Decimal> = [amount].into_iter().chain(above).collect();
            let with = |(classes, situation): &(Vec<usize>, Situation), total: Decimal| {
                let already = (Vec::new(), vec![(period.clone(), euro(total - amount))]);
                let classes = [classes.as_slice(), &[class(total, edges)]].concat();
                (classes, joined(situation, &already))
            };
            combinations = combinations
                .iter()
                .flat_map(|one| totals.iter().map(move |total| with(one, *total)))
                .collect();
        }
        let new = combinations.into_iter().filter(|(classes, _)| seen.insert(classes.clone()));
        found.extend(new.map(|(_, situation)| situation));
    }
    found
}

/// Which of the stretches on and between edges holds a value.
fn class(value: Decimal, edges: &BTreeSet<Decimal>) -> usize {
    2 * edges.range(..value).count() + usize::from(edges.contains(&value))
}

/// A value on every edge, between every two, and outside both ends.
pub(crate) fn representatives(edges: &BTreeSet<Decimal>, not_negative: bool) -> Vec<Decimal> {
    let (Some(first), Some(last)) = (edges.first(), edges.last()) else {
        return vec![Decimal::ONE];
    };
    let below = if not_negative { first / Decimal::TWO } else { first - Decimal::ONE };
    let between = edges.iter().zip(edges.iter().skip(1)).map(|(a, b)| (a + b) / Decimal::TWO);
    let outside = [below, last + Decimal::ONE];
    let all: BTreeSet<Decimal> = edges.iter().copied().chain(between).chain(outside).collect();
    all.into_iter().collect()
}

/// Values for a decision: what a fact's tests are about, and just beside it.
fn values_near(boundary: &Boundary, fact: &Fact) -> Vec<FactValue> {
    let mut edges = tested(boundary, &fact.id);
    if fact.id.as_str() == AMOUNT {
        let limits = boundary.clauses().flat_map(|(_, clause)| &clause.limits);
        edges.extend(limits.map(|limit| limit.amount.value));
    }
    match &fact.kind {
        FactKind::Number { .. } => near(&edges, false).into_iter().map(FactValue::Number).collect(),
        FactKind::Percent => near(&edges, false).into_iter().map(FactValue::Percent).collect(),
        FactKind::Money => {
            near(&edges, true).into_iter().map(|value| FactValue::Money(euro(value))).collect()
        }
        FactKind::YesNo | FactKind::Choice { .. } => classes_of(boundary, fact),
    }
}

/// Every edge and what lies just beside it; money stays at zero or above.
fn near(edges: &BTreeSet<Decimal>, not_negative: bool) -> Vec<Decimal> {
    let step = decimal(STEP);
    let far = edges.last().map_or(Decimal::ONE, |last| last + Decimal::ONE);
    let beside = edges.iter().flat_map(|edge| [edge - step, *edge, edge + step]);
    let all: BTreeSet<Decimal> = beside.chain([Decimal::ZERO, far]).collect();
    all.into_iter().filter(|value| !not_negative || *value >= Decimal::ZERO).collect()
}

/// The constants of the tests that a boundary puts to one of its facts.
pub(crate) fn tested(boundary: &Boundary, fact: &FactId) -> BTreeSet<Decimal> {
    let conditions = boundary.clauses().flat_map(|(_, clause)| &clause.when);
    conditions
        .filter(|condition| condition.fact == *fact)
        .flat_map(|condition| match condition.test {
            Test::Measure(Comparison::Between(x, y)) => vec![x, y],
            Test::Measure(
                Comparison::AtMost(x)
                | Comparison::AtLeast(x)
                | Comparison::MoreThan(x)
                | Comparison::LessThan(x)
                | Comparison::Exactly(x)
                | Comparison::Not(x),
            ) => vec![x],
            Test::YesNo(_) | Test::Choice(_) => Vec::new(),
        })
        .collect()
}

/// What a boundary's limits of one period are; `None`: those on the amount alone.
pub(crate) fn limits_of(boundary: &Boundary, period: Option<&Period>) -> BTreeSet<Decimal> {
    let limits = boundary.clauses().flat_map(|(_, clause)| &clause.limits);
    let limits = limits.filter(|limit| limit.period.as_ref() == period);
    limits.map(|limit| limit.amount.value).collect()
}

pub(super) fn always_facts_of(playbook: &Playbook) -> impl Iterator<Item = &Fact> {
    always_boundaries(playbook).into_iter().flat_map(|boundary| &boundary.facts)
}
