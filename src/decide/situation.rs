//! What is known when somebody decides.

use std::collections::HashMap;

use rust_decimal::Decimal;

use crate::model::{AMOUNT, Amount, Decision, FactId, FactValue, Period};

use super::space::{Space, Subject};

/// What is known in a decision.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Situation {
    /// Facts with their values.
    pub facts: Vec<(FactId, FactValue)>,
    /// What was given before in each period; one not listed is zero.
    pub already: Vec<(Period, Amount)>,
}

impl From<&Decision> for Situation {
    fn from(decision: &Decision) -> Self {
        Self { facts: decision.facts.clone(), already: decision.already.clone() }
    }
}

impl Situation {
    /// The value of a fact, where it is known.
    pub fn fact(&self, id: &str) -> Option<&FactValue> {
        self.facts.iter().find(|(fact, _)| fact.as_str() == id).map(|(_, value)| value)
    }

    /// What was given before in a period.
    pub fn already(&self, period: &Period) -> Decimal {
        let given = self.already.iter().find(|(known, _)| known == period);
        given.map_or(Decimal::ZERO, |(_, amount)| amount.value)
    }

    /// What is known of these subjects, a fact's value being what `own` says.
    pub(super) fn told<'a>(
        &'a self,
        subjects: &[Subject],
        own: impl Fn(&FactId) -> Option<&'a FactValue>,
    ) -> Self {
        let fact = |subject: &Subject| match subject {
            Subject::Fact(fact) => Some((fact.clone(), own(fact)?.clone())),
            Subject::Total(_) => None,
        };
        let is_known = |period: &Period| subjects.contains(&Subject::Total(period.clone()));
        let already = self.already.iter().filter(|(period, _)| is_known(period));
        Self {
            facts: subjects.iter().filter_map(fact).collect(),
            already: already.cloned().collect(),
        }
    }

    /// The same situation with another value of a fact.
    pub(super) fn with_fact(&self, id: &FactId, value: FactValue) -> Self {
        let mut other = self.clone();
        match other.facts.iter_mut().find(|(known, _)| known == id) {
            Some((_, known)) => *known = value,
            None => other.facts.push((id.clone(), value)),
        }
        other
    }

    /// The same situation with another amount given before in a period.
    pub(super) fn with_given(&self, period: &Period, amount: Amount) -> Self {
        let mut other = self.clone();
        match other.already.iter_mut().find(|(known, _)| known == period) {
            Some((_, known)) => *known = amount,
            None => other.already.push((period.clone(), amount)),
        }
        other
    }

    /// The same situation without what can be left out and still `holds`: what remains is what
    /// a story has to tell.
    #[must_use]
    pub fn simplified(mut self, holds: impl Fn(&Self) -> bool) -> Self {
        /// More facts than this nobody reads, so none is worth leaving out.
        const MOST: usize = 24;
        if self.facts.len() > MOST {
            return self;
        }
        for index in (0..self.facts.len()).rev() {
            let mut less = self.clone();
            less.facts.remove(index);
            if holds(&less) {
                self = less;
            }
        }
        for index in (0..self.already.len()).rev() {
            let mut less = self.clone();
            less.already.remove(index);
            if holds(&less) {
                self = less;
            }
        }
        self
    }

    /// For each variable the cell in which it is known to be.
    pub fn cells(&self, space: &Space) -> Vec<Option<u32>> {
        let amount = self.amount(space);
        let facts: HashMap<&str, &FactValue> =
            self.facts.iter().map(|(fact, value)| (fact.as_str(), value)).collect();
        let cell = |variable: &super::space::Variable| match &variable.subject {
            Subject::Fact(id) => {
                let known = facts.get(id.as_str()).copied().or(variable.default.as_ref());
                known.and_then(|value| variable.cell(value))
            }
            Subject::Total(period) => {
                amount.map(|amount| variable.cell_of(amount + self.already(period)))
            }
        };
        space.variables.iter().map(cell).collect()
    }

    /// The amount in question, where it is known.
    pub(super) fn amount(&self, space: &Space) -> Option<Decimal> {
        let default = || space.variables[space.amount()?].default.as_ref();
        match self.fact(AMOUNT).or_else(default)? {
            FactValue::Money(amount) => Some(amount.value),
            _ => None,
        }
    }
}
