//! The space of situations: what a decision may depend on, cut into cells within which every
//! test comes out the same.

use std::collections::HashMap;

use crate::model::{Amount, Currency, Fact, FactId, FactKind, FactValue, OptionId, Period};
use rust_decimal::Decimal;

use super::stretch::{Cut, Stretch};

/// What a node of a diagram asks.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Subject {
    /// A fact.
    Fact(FactId),
    /// What has been given in a period, the amount in question included.
    Total(Period),
}

/// The values that a variable takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Domain {
    /// Yes, cell 0, or no, cell 1.
    YesNo,
    /// One of these, a cell each.
    Choice(Vec<OptionId>),
    /// A number; the cells lie between these cuts, lowest first.
    Quantity {
        /// Where tests change their mind, sorted, each once.
        cuts: Vec<Cut>,
        /// What the numbers are of.
        measure: Measure,
        /// The smallest difference that authors make.
        step: Decimal,
    },
}

/// What a quantity is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measure {
    /// Things, counted or measured.
    Number,
    /// Percent; 15 stands for 15 %.
    Percent,
    /// Money of a currency, never negative.
    Money(Option<Currency>),
}

/// One thing that a decision may depend on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Variable {
    /// What it is.
    pub subject: Subject,
    /// Its values.
    pub domain: Domain,
    /// What holds where a decision leaves it out.
    pub default: Option<FactValue>,
    /// Whether it belongs to a boundary that always holds.
    pub always: bool,
    /// Whether whoever decides can still choose it: the amount, and facts that say so. A running
    /// total follows the amount and is not chosen itself.
    pub can_change: bool,
}

/// Neighbouring cells of a variable, both ends included.
pub(super) type Range = (u32, u32);

impl Variable {
    pub(super) fn of_fact(fact: &Fact, always: bool, currency: Option<Currency>) -> Self {
        let quantity = |measure, step| Domain::Quantity { cuts: Vec::new(), measure, step };
        let domain = match &fact.kind {
            FactKind::YesNo => Domain::YesNo,
            FactKind::Choice { options } => {
                Domain::Choice(options.iter().map(|option| option.id.clone()).collect())
            }
            FactKind::Number { .. } => quantity(Measure::Number, Decimal::ONE),
            FactKind::Percent => quantity(Measure::Percent, Decimal::ONE),
            FactKind::Money => quantity(Measure::Money(currency), cent(currency)),
        };
        let subject = Subject::Fact(fact.id.clone());
        let can_change = fact.can_change || fact.id.as_str() == crate::model::AMOUNT;
        Self { subject, domain, default: fact.default.clone(), always, can_change }
    }

    pub(super) fn of_total(period: Period, currency: Option<Currency>) -> Self {
        let measure = Measure::Money(currency);
        let domain = Domain::Quantity { cuts: Vec::new(), measure, step: cent(currency) };
        Self {
            subject: Subject::Total(period),
            domain,
            default: None,
            always: false,
            can_change: false,
        }
    }

    /// How many cells it has.
    pub fn cells(&self) -> u32 {
        let count = match &self.domain {
            Domain::YesNo => 2,
            Domain::Choice(options) => options.len(),
            Domain::Quantity { cuts, .. } => cuts.len() + 1,
        };
        u32::try_from(count).unwrap_or(u32::MAX)
    }

    /// Its id: of a fact, the fact's.
    pub fn name(&self) -> &str {
        match &self.subject {
            Subject::Fact(fact) => fact.as_str(),
            Subject::Total(period) => period.as_str(),
        }
    }

    pub(super) fn cuts(&self) -> &[Cut] {
        match &self.domain {
            Domain::Quantity { cuts, .. } => cuts,
            Domain::YesNo | Domain::Choice(_) => &[],
        }
    }

    /// The smallest difference that authors make between its values.
    pub fn step(&self) -> Decimal {
        match &self.domain {
            Domain::Quantity { step, .. } => *step,
            Domain::YesNo | Domain::Choice(_) => Decimal::ONE,
        }
    }

    /// The stretch of neighbouring cells. Of a quantity that is never negative, the first one
    /// begins at nothing, too.
    pub fn stretch(&self, (first, last): (u32, u32)) -> Stretch {
        let cuts = self.cuts();
        let from = first.checked_sub(1).and_then(|before| cuts.get(before as usize)).copied();
        Stretch { from, to: cuts.get(last as usize).copied() }
    }

    /// The cell of a number.
    pub(super) fn cell_of(&self, number: Decimal) -> u32 {
        let below = self.cuts().partition_point(|cut| !cut.is_above(number));
        u32::try_from(below).unwrap_or(u32::MAX)
    }

    /// The cell of a value; `None` where it is no value of this variable.
    pub(super) fn cell(&self, value: &FactValue) -> Option<u32> {
        match (value, &self.domain) {
            (FactValue::YesNo(yes), Domain::YesNo) => Some(u32::from(!yes)),
            (FactValue::Choice(option), Domain::Choice(options)) => {
                let index = options.iter().position(|known| known == option)?;
                u32::try_from(index).ok()
            }
            (FactValue::Number(number) | FactValue::Percent(number), Domain::Quantity { .. }) => {
                Some(self.cell_of(*number))
            }
            (FactValue::Money(Amount { value, .. }), Domain::Quantity { .. }) => {
                Some(self.cell_of(*value))
            }
            _ => None,
        }
    }

    /// A number of this variable as a value, as short as it is written.
    pub(super) fn value(&self, number: Decimal) -> Option<FactValue> {
        let number = number.normalize();
        match &self.domain {
            Domain::Quantity { measure: Measure::Number, .. } => Some(FactValue::Number(number)),
            Domain::Quantity { measure: Measure::Percent, .. } => Some(FactValue::Percent(number)),
            Domain::Quantity { measure: Measure::Money(currency), .. } => {
                currency.map(|currency| FactValue::Money(Amount { value: number, currency }))
            }
            Domain::YesNo | Domain::Choice(_) => None,
        }
    }

    /// Whether it is an amount of money.
    pub fn is_money(&self) -> bool {
        matches!(self.domain, Domain::Quantity { measure: Measure::Money(_), .. })
    }
}

/// The smallest difference between two amounts.
fn cent(currency: Option<Currency>) -> Decimal {
    Decimal::new(1, currency.map_or(2, Currency::decimals))
}

/// All variables of some boundary, in the order in which a diagram asks them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Space {
    /// The variables.
    pub variables: Vec<Variable>,
    /// Which of them is the amount.
    amount: Option<usize>,
    /// For each cell of the amount, the rank of its lower end among the cuts of all totals.
    ranks: Vec<u32>,
    /// For each variable that is a total, by rank, its first cell that is not all below.
    reachable: Vec<Vec<u32>>,
}

impl Space {
    /// A space of these variables, cut at these places; each cut names its variable.
    pub(super) fn new(
        mut variables: Vec<Variable>,
        cuts: impl Iterator<Item = (usize, Cut)>,
    ) -> Self {
        let mut steps = vec![0_u32; variables.len()];
        for (index, cut) in cuts {
            let is_money = variables[index].is_money();
            steps[index] = steps[index].max(cut.value.normalize().scale());
            let is_below_all = is_money && cut <= Cut::before(Decimal::ZERO);
            if let Domain::Quantity { cuts, .. } = &mut variables[index].domain
                && !is_below_all
            {
                cuts.push(cut);
            }
        }
        for (variable, scale) in variables.iter_mut().zip(steps) {
            if let Domain::Quantity { cuts, step, .. } = &mut variable.domain {
                cuts.sort_unstable();
                cuts.dedup();
                *step = (*step).min(Decimal::new(1, scale));
            }
        }
        let mut space = Self { variables, amount: None, ranks: Vec::new(), reachable: Vec::new() };
        space.relate_totals();
        space
    }

    /// No total is below the amount itself; notes which cells of totals an amount leaves.
    fn relate_totals(&mut self) {
        let is_amount = |variable: &Variable| match &variable.subject {
            Subject::Fact(fact) => fact.as_str() == crate::model::AMOUNT,
            Subject::Total(_) => false,
        };
        self.amount = self.variables.iter().position(is_amount);
        let is_total = |variable: &Variable| matches!(variable.subject, Subject::Total(_));
        let totals = || self.variables.iter().filter(|variable| is_total(variable));
        let mut ends: Vec<Cut> = totals().flat_map(Variable::cuts).copied().collect();
        ends.sort_unstable();
        ends.dedup();
        let lower = |cell: usize, cuts: &[Cut]| cell.checked_sub(1).map(|before| cuts[before]);
        if let Some(amount) = self.amount {
            let cuts = self.variables[amount].cuts();
            let rank = |cell| match lower(cell, cuts) {
                Some(lower) => ends.partition_point(|end| *end <= lower),
                None => 0,
            };
            self.ranks =
                (0..=cuts.len()).map(|cell| u32::try_from(rank(cell)).unwrap_or(0)).collect();
        }
        let first = |total: &Variable, rank: usize| match lower(rank, &ends) {
            Some(lower) => total.cuts().partition_point(|cut| *cut <= lower),
            None => 0,
        };
        self.reachable = self
            .variables
            .iter()
            .map(|variable| {
                let ranks = if is_total(variable) { ends.len() + 1 } else { 0 };
                (0..ranks).map(|rank| u32::try_from(first(variable, rank)).unwrap_or(0)).collect()
            })
            .collect();
    }

    /// Where each subject stands among the variables.
    pub(super) fn positions(&self) -> HashMap<&Subject, usize> {
        let numbered = self.variables.iter().enumerate();
        numbered.map(|(position, variable)| (&variable.subject, position)).collect()
    }

    /// Where the amount stands.
    pub(super) fn amount(&self) -> Option<usize> {
        self.amount
    }

    pub(super) fn is_total(&self, variable: usize) -> bool {
        !self.reachable[variable].is_empty()
    }

    /// What an amount in this cell leaves of the totals, as a rank: 0 leaves all.
    pub(super) fn rank(&self, amount_cell: u32) -> u64 {
        self.ranks.get(amount_cell as usize).copied().unwrap_or(0).into()
    }

    /// The first cell of a variable that can occur at this rank.
    pub(super) fn first_cell(&self, variable: usize, rank: u64) -> u32 {
        let by_rank = usize::try_from(rank).ok();
        by_rank.and_then(|rank| self.reachable[variable].get(rank)).copied().unwrap_or(0)
    }
}
