//! Witnesses: one situation of a region, with values that people would name.

use rust_decimal::Decimal;

use crate::model::{AMOUNT, Amount, FactId, FactValue};

use super::regions::Region;
use super::situation::Situation;
use super::space::{Domain, Measure, Range, Space, Subject, Variable};
use super::stretch::{Cut, Pick, Stretch};

impl Space {
    /// A situation of a region. Facts that do not matter there are left out, and so are those
    /// of always boundaries that are `no`.
    pub fn witness(&self, region: &Region, pick: Pick) -> Situation {
        let mut situation = Situation::default();
        let mut money = Money::default();
        let mut by_variable: Vec<Option<&[Range]>> = vec![None; self.variables.len()];
        for (index, cells) in &region.when {
            by_variable[*index] = Some(cells);
        }
        for (variable, cells) in self.variables.iter().zip(by_variable) {
            match &variable.subject {
                Subject::Fact(fact) if fact.as_str() == AMOUNT => {
                    money.amount = cells.map(|cells| variable.stretch(cells[0]));
                    money.step = variable.step();
                }
                Subject::Total(period) => {
                    if let Some(cells) = cells {
                        let stretch = variable.stretch(cells[0]);
                        money.totals.push((period.clone(), stretch));
                        money.step = variable.step();
                    }
                }
                Subject::Fact(fact) => {
                    let value = cells.and_then(|cells| variable.typical(cells, pick));
                    situation.facts.extend(value.map(|value| (fact.clone(), value)));
                }
            }
        }
        let currency = self.variables.iter().find_map(|variable| match &variable.domain {
            Domain::Quantity { measure: Measure::Money(currency), .. } => *currency,
            _ => None,
        });
        if let (Some((amount, already)), Some(currency)) = (money.typical(pick), currency) {
            let amount = FactValue::Money(Amount { value: amount, currency });
            situation.facts.push((FactId::new(AMOUNT), amount));
            let given = already.into_iter().filter(|(_, value)| !value.is_zero());
            situation
                .already
                .extend(given.map(|(period, value)| (period, Amount { value, currency })));
        }
        situation
    }
}

impl Space {
    /// Whether some situation lies in a region: no total is below the amount itself.
    pub(super) fn can_occur(&self, region: &Region) -> bool {
        let stretches = |index: usize| match region.cells(index) {
            Some(cells) => {
                cells.iter().map(|range| self.variables[index].stretch(*range)).collect()
            }
            None => vec![Stretch::default()],
        };
        let lowest = |stretches: Vec<Stretch>| stretches.into_iter().filter_map(|it| it.from).min();
        let from = self.amount().and_then(|amount| lowest(stretches(amount)));
        (0..self.variables.len()).filter(|index| self.is_total(*index)).all(|index| {
            stretches(index)
                .into_iter()
                .any(|total| from.zip(total.to).is_none_or(|(from, to)| from < to))
        })
    }
}

impl Variable {
    /// A value in one of these cells; `None` where it need not be said.
    fn typical(&self, cells: &[Range], pick: Pick) -> Option<FactValue> {
        let first = cells[0].0;
        match &self.domain {
            Domain::YesNo if self.always && first == 1 => None,
            Domain::YesNo => Some(FactValue::YesNo(first == 0)),
            Domain::Choice(options) => options.get(first as usize).cloned().map(FactValue::Choice),
            Domain::Quantity { step, measure, .. } => {
                // Numbers are counted one by one; amounts of money are named by round figures.
                let pick = if matches!(measure, Measure::Money(_)) { pick } else { Pick::Next };
                self.value(self.stretch(cells[0]).typical(*step, pick))
            }
        }
    }
}

/// An amount and its running totals, none of which is below it.
#[derive(Default)]
struct Money {
    amount: Option<Stretch>,
    totals: Vec<(crate::model::Period, Stretch)>,
    step: Decimal,
}

type Given = Vec<(crate::model::Period, Decimal)>;

impl Money {
    /// An amount, and what was given before in each period.
    fn typical(&self, pick: Pick) -> Option<(Decimal, Given)> {
        if self.amount.is_none() && self.totals.is_empty() {
            return None;
        }
        let any = Stretch { from: Some(Cut::before(Decimal::ZERO)), to: None };
        let own = self.amount.unwrap_or_default().meet(any)?;
        let stretches = self.totals.iter().map(|(_, stretch)| *stretch);
        let common = stretches.clone().try_fold(own, Stretch::meet);
        let below =
            |known: Stretch, total: Stretch| known.meet(Stretch { from: None, to: total.to });
        let room = common.or_else(|| stretches.clone().try_fold(own, below))?;
        let amount = room.typical(self.step, pick);
        let from_here = Stretch { from: Some(Cut::before(amount)), to: None };
        let already = self.totals.iter().filter_map(|(period, stretch)| {
            let stretch = stretch.meet(from_here)?;
            let total = if stretch.has(amount) { amount } else { stretch.typical(self.step, pick) };
            Some((period.clone(), total - amount))
        });
        Some((amount, already.collect()))
    }
}
