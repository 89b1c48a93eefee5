//! The limits within which a case is a may, so that a reader sees what is left of them.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::decide::{Answer, Diagram, Outcome, Reason, Subject};
use crate::model::{AMOUNT, Boundary, Clause, Limit};
use crate::render::desk::Desk;
use crate::render::language::Arg;

/// A limit: the number of what it holds for among `asks` (the amount, or a running total), its
/// exact value, and the limit in words: `€250 for this guest`.
#[derive(Serialize)]
pub(super) struct Within(usize, String, String);

/// The limits of the clauses by which outcomes are a may, by the number of the outcome.
pub(super) fn limits(
    desk: &Desk<'_>,
    boundary: &Boundary,
    diagram: &Diagram,
) -> BTreeMap<usize, Vec<Within>> {
    let of_outcome = |(number, outcome): (usize, &Outcome)| {
        let clause = deciding_may(boundary, outcome)?;
        let all = clause.limits.iter().filter_map(|limit| within(desk, diagram, limit));
        let all: Vec<Within> = all.collect();
        (!all.is_empty()).then_some((number, all))
    };
    diagram.outcomes.iter().enumerate().filter_map(of_outcome).collect()
}

/// The clause by which the role itself decides alone.
fn deciding_may<'a>(boundary: &'a Boundary, outcome: &Outcome) -> Option<&'a Clause> {
    let Reason::Clause(at) = &outcome.reason else { return None };
    if outcome.ruling.answer != Answer::May || at.boundary != boundary.id {
        return None;
    }
    boundary.clauses().find(|(known, _)| *known == at.clause).map(|(_, clause)| clause)
}

fn within(desk: &Desk<'_>, diagram: &Diagram, limit: &Limit) -> Option<Within> {
    let is_of = |subject: &Subject| match (subject, &limit.period) {
        (Subject::Fact(fact), None) => fact.as_str() == AMOUNT,
        (Subject::Total(period), Some(own)) => period == own,
        _ => false,
    };
    let mut variables = diagram.space.variables.iter();
    let asked = variables.position(|variable| is_of(&variable.subject))?;
    let amount = desk.lexicon.money(&limit.amount);
    let words = match &limit.period {
        None => amount,
        Some(period) => {
            let period = desk.lexicon.period(period);
            let args = [("amount", Arg::Words(&amount)), ("period", Arg::Words(&period))];
            desk.lexicon.say("case_limit", &args)
        }
    };
    Some(Within(asked, limit.amount.value.normalize().to_string(), words))
}
