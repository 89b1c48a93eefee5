//! Small changes of a boundary, of the kind that slip in unnoticed.
//!
//! Every limit and every number in a test is moved by the smallest step, up and down; every
//! verdict is turned into another; every clause, condition and limit is taken out. An example
//! that would then be decided otherwise notices the change.

use rust_decimal::Decimal;

use crate::model::{Comparison, FactId, Otherwise, Test};

use super::house::House;
use super::rules::{ClauseAt, Effect, Rule, Rules};
use super::space::{Space, Subject, Variable};

/// A change of one thing in the rules of a boundary.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Mutation {
    /// The clause; `None`: what holds in silence.
    pub at: Option<ClauseAt>,
    /// What becomes of it.
    pub change: Mutated,
}

/// What becomes of a clause or of silence.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Mutated {
    /// A limit, by its position, has another amount.
    Limit {
        /// Which of its limits.
        index: usize,
        /// What it was.
        from: Decimal,
        /// What it becomes.
        to: Decimal,
    },
    /// A number in the test of a fact is another.
    Number {
        /// The fact.
        fact: FactId,
        /// Whether it is the second number of a `between`.
        second: bool,
        /// What it was.
        from: Decimal,
        /// What it becomes.
        to: Decimal,
    },
    /// The verdict is another one: `may` becomes never, all else the opposite.
    Verdict,
    /// The clause is gone.
    Dropped,
    /// The test of a fact is gone.
    Condition(FactId),
    /// A limit, by its position, is gone.
    Unlimited(usize),
}

/// What kind of change it is, for counting.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Aspect {
    /// Limits and numbers moved.
    Limits,
    /// Verdicts turned.
    Verdicts,
    /// Clauses taken out.
    Clauses,
    /// Conditions taken out.
    Conditions,
}

impl Aspect {
    /// All kinds, in the order in which they are told.
    pub const ALL: [Self; 4] = [Self::Limits, Self::Verdicts, Self::Clauses, Self::Conditions];

    /// What is counted: `limits`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Limits => "limits",
            Self::Verdicts => "verdicts",
            Self::Clauses => "clauses",
            Self::Conditions => "conditions",
        }
    }
}

impl Mutated {
    /// What kind of change it is.
    pub fn aspect(&self) -> Aspect {
        match self {
            Self::Limit { .. } | Self::Number { .. } => Aspect::Limits,
            Self::Verdict => Aspect::Verdicts,
            Self::Dropped => Aspect::Clauses,
            Self::Condition(_) | Self::Unlimited(_) => Aspect::Conditions,
        }
    }
}

impl Rules {
    /// All small changes, in the order of the clauses.
    pub(super) fn mutations(&self, space: &Space) -> Vec<Mutation> {
        let of_rules = self.list.iter().flat_map(|rule| rule.mutations(space));
        let silence = Mutation { at: None, change: Mutated::Verdict };
        of_rules.chain([silence]).collect()
    }

    /// The rules after a change.
    pub(super) fn mutated(&self, house: &House, mutation: &Mutation) -> Self {
        let mut rules = self.clone();
        let Some(at) = &mutation.at else {
            rules.otherwise = match self.otherwise {
                Otherwise::May | Otherwise::Ask(_) => Otherwise::Never,
                Otherwise::Never => Otherwise::May,
            };
            return rules;
        };
        if mutation.change == Mutated::Dropped {
            return self.without(at);
        }
        if let Some(rule) = rules.list.iter_mut().find(|rule| rule.at == *at) {
            rule.mutate(house, &mutation.change);
        }
        rules.in_order()
    }
}

impl Rule {
    fn mutations(&self, space: &Space) -> Vec<Mutation> {
        let variable = |subject: &Subject| {
            space.variables.iter().find(|variable| variable.subject == *subject)
        };
        let mut changes = Vec::new();
        for (index, limit) in self.limits.iter().enumerate() {
            let (subject, _) = self.limit(limit);
            let from = limit.amount.value;
            let moved = variable(&subject).map(|variable| neighbours(variable, from));
            let moved = moved.into_iter().flatten();
            changes.extend(moved.map(|to| Mutated::Limit { index, from, to }));
            changes.push(Mutated::Unlimited(index));
        }
        for condition in &self.when {
            let subject = Subject::Fact(condition.fact.clone());
            if let (Some(variable), Test::Measure(comparison)) =
                (variable(&subject), &condition.test)
            {
                for (second, from) in numbers(*comparison) {
                    let fact = &condition.fact;
                    changes.extend(
                        neighbours(variable, from).into_iter().map(|to| Mutated::Number {
                            fact: fact.clone(),
                            second,
                            from,
                            to,
                        }),
                    );
                }
            }
            changes.push(Mutated::Condition(condition.fact.clone()));
        }
        changes.extend([Mutated::Verdict, Mutated::Dropped]);
        let at = |change| Mutation { at: Some(self.at.clone()), change };
        changes.into_iter().map(at).collect()
    }

    fn mutate(&mut self, house: &House, change: &Mutated) {
        match change {
            Mutated::Limit { index, to, .. } => self.limits[*index].amount.value = *to,
            Mutated::Unlimited(index) => {
                self.limits.remove(*index);
            }
            Mutated::Condition(fact) => self.when.retain(|condition| condition.fact != *fact),
            Mutated::Number { fact, second, to, .. } => {
                for condition in self.when.iter_mut().filter(|condition| condition.fact == *fact) {
                    if let Test::Measure(comparison) = &mut condition.test {
                        *comparison = with(*comparison, *second, *to);
                    }
                }
            }
            Mutated::Verdict => {
                let is_never = self.effect == Effect::Never;
                self.effect = if is_never { Effect::May } else { Effect::Never };
                self.roles = house.spread(&self.scope, is_never);
            }
            Mutated::Dropped => {}
        }
    }
}

/// The numbers in a comparison; whether each is the second one.
fn numbers(comparison: Comparison) -> Vec<(bool, Decimal)> {
    match comparison {
        Comparison::Between(x, y) => vec![(false, x), (true, y)],
        Comparison::AtMost(x)
        | Comparison::AtLeast(x)
        | Comparison::MoreThan(x)
        | Comparison::LessThan(x)
        | Comparison::Exactly(x)
        | Comparison::Not(x) => vec![(false, x)],
    }
}

/// A comparison with another number. The ends of a `between` stay in order.
fn with(comparison: Comparison, second: bool, number: Decimal) -> Comparison {
    match comparison {
        Comparison::Between(x, _) if second => Comparison::Between(x.min(number), number),
        Comparison::Between(_, y) => Comparison::Between(number, y.max(number)),
        Comparison::AtMost(_) => Comparison::AtMost(number),
        Comparison::AtLeast(_) => Comparison::AtLeast(number),
        Comparison::MoreThan(_) => Comparison::MoreThan(number),
        Comparison::LessThan(_) => Comparison::LessThan(number),
        Comparison::Exactly(_) => Comparison::Exactly(number),
        Comparison::Not(_) => Comparison::Not(number),
    }
}

/// A number a step higher and a step lower; no amount becomes negative.
fn neighbours(variable: &Variable, number: Decimal) -> Vec<Decimal> {
    let step = variable.step();
    let all = [number + step, number - step].into_iter();
    all.filter(|number| !variable.is_money() || *number >= Decimal::ZERO).collect()
}
