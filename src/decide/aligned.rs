//! Rules of two versions, brought over the same variables.
//!
//! A fact that only one version has is simply not tested by the other, and a choice has the
//! options of both. A fact that is another kind of thing in each (a number once, a choice now)
//! cannot be laid on itself: the old one becomes a variable of its own, `size (old)`. Where
//! both versions test money, but in different currencies, no amount of one says anything about
//! the other, and they are not compared at all.

use std::collections::HashSet;
use std::mem::discriminant;

use crate::model::{AMOUNT, Currency, FactId};

use super::rules::{Rule, Rules};
use super::space::{Domain, Measure, Subject, Variable};

/// Money of two currencies: the old one and the new.
pub(super) type Currencies = (Currency, Currency);

/// Gives old and new rules the same variables: those of the new, in their order, and those that
/// only the old ones have.
///
/// # Errors
/// When both test amounts of money, of different currencies.
pub(super) fn align(old: &mut Rules, new: &mut Rules) -> Result<(), Currencies> {
    if old.variables == new.variables {
        return Ok(());
    }
    let tested = (subjects(old), subjects(new));
    if let (Some(before), Some(after)) = (currency(old, &tested.0), currency(new, &tested.1))
        && before != after
    {
        return Err((before, after));
    }
    let mut variables = new.variables.clone();
    for variable in std::mem::take(&mut old.variables) {
        let same = variables.iter_mut().find(|known| known.subject == variable.subject);
        match same {
            None => insert(&mut variables, variable),
            Some(known) if is_alike(known, &variable) => merge(known, variable),
            Some(known) if !tested.1.contains(&known.subject) => *known = variable,
            Some(_) if !tested.0.contains(&variable.subject) => {}
            Some(_) => insert(&mut variables, old.set_apart(variable)),
        }
    }
    old.variables.clone_from(&variables);
    new.variables = variables;
    Ok(())
}

/// What a fact of the old version is called that is another kind of thing in the new one. No
/// author can give this name.
pub fn set_apart(fact: &FactId) -> FactId {
    FactId::new(format!("{fact} (old)"))
}

impl Rules {
    /// Makes a fact a variable of its own.
    fn set_apart(&mut self, mut variable: Variable) -> Variable {
        if let Subject::Fact(fact) = &variable.subject {
            let apart = set_apart(fact);
            let conditions = self.list.iter_mut().flat_map(|rule| &mut rule.when);
            conditions
                .filter(|condition| condition.fact == *fact)
                .for_each(|condition| condition.fact = apart.clone());
            variable.subject = Subject::Fact(apart);
        }
        variable
    }
}

/// What rules look at. No total is below the amount itself, so who looks at one looks at both.
fn subjects(rules: &Rules) -> HashSet<Subject> {
    let tests = rules.list.iter().flat_map(Rule::ways).flatten();
    let mut tested: HashSet<Subject> = tests.map(|(subject, _)| subject).collect();
    if tested.iter().any(|subject| matches!(subject, Subject::Total(_))) {
        tested.insert(Subject::Fact(FactId::new(AMOUNT)));
    }
    tested
}

/// The currency of the money that rules look at.
fn currency(rules: &Rules, tested: &HashSet<Subject>) -> Option<Currency> {
    let mut tested = rules.variables.iter().filter(|variable| tested.contains(&variable.subject));
    tested.find_map(|variable| match &variable.domain {
        Domain::Quantity { measure: Measure::Money(currency), .. } => *currency,
        _ => None,
    })
}

/// Whether values of one are values of the other, but for the options of a choice.
fn is_alike(one: &Variable, two: &Variable) -> bool {
    match (&one.domain, &two.domain) {
        (Domain::Quantity { measure: one, .. }, Domain::Quantity { measure: two, .. }) => {
            one == two
        }
        (one, two) => discriminant(one) == discriminant(two),
    }
}

/// Reads a variable so that it serves the old version, too.
fn merge(known: &mut Variable, old: Variable) {
    if let (Domain::Choice(options), Domain::Choice(before)) = (&mut known.domain, old.domain) {
        let more: Vec<_> = before.into_iter().filter(|option| !options.contains(option)).collect();
        options.extend(more);
    }
    known.always &= old.always;
    if known.default != old.default {
        known.default = None;
    }
}

/// Adds a variable where diagrams expect it: totals after the amount, always facts at the end.
fn insert(variables: &mut Vec<Variable>, variable: Variable) {
    let is_money = |variable: &Variable| match &variable.subject {
        Subject::Fact(fact) => fact.as_str() == AMOUNT,
        Subject::Total(_) => true,
    };
    let own = variables.iter().position(|known| known.always).unwrap_or(variables.len());
    let at = match &variable.subject {
        Subject::Total(_) => variables.iter().rposition(is_money).map_or(own, |last| last + 1),
        Subject::Fact(_) if variable.always => variables.len(),
        Subject::Fact(_) => own,
    };
    variables.insert(at, variable);
}
