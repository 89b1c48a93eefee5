//! The tests that a clause's `when` puts to facts.

use std::fmt;

use rust_decimal::Decimal;

use super::{FactId, OptionId, Written};

/// One entry of `when`: a fact and the test that it must pass.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Condition {
    /// The fact.
    pub fact: FactId,
    /// The test.
    pub test: Test,
}

/// A test, of the kind that its fact is.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Test {
    /// The fact is exactly this.
    YesNo(bool),
    /// A number, a percentage or an amount in the boundary's currency compares like this.
    Measure(Comparison),
    /// The chosen option is one of these.
    Choice(ChoiceTest),
}

/// How a quantity must compare.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Comparison {
    /// `at most X`
    AtMost(Decimal),
    /// `at least X`
    AtLeast(Decimal),
    /// `more than X`
    MoreThan(Decimal),
    /// `less than X`
    LessThan(Decimal),
    /// `between X and Y`, both included; X is not above Y.
    Between(Decimal, Decimal),
    /// `X`
    Exactly(Decimal),
    /// `not X`
    Not(Decimal),
}

/// Which options a choice must be.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum ChoiceTest {
    /// One of these; at least one.
    OneOf(Vec<OptionId>),
    /// Any but this.
    Not(OptionId),
}

/// As the content format writes it, numbers without their units: `at most 3`, `yes`.
impl fmt::Display for Test {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::YesNo(true) => formatter.write_str("yes"),
            Self::YesNo(false) => formatter.write_str("no"),
            Self::Measure(comparison) => comparison.fmt(formatter),
            Self::Choice(ChoiceTest::OneOf(options)) => {
                let ids: Vec<&str> = options.iter().map(OptionId::as_str).collect();
                formatter.write_str(&ids.join(", "))
            }
            Self::Choice(ChoiceTest::Not(option)) => write!(formatter, "not {option}"),
        }
    }
}

impl fmt::Display for Comparison {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::AtMost(x) => write!(formatter, "at most {}", Written(*x)),
            Self::AtLeast(x) => write!(formatter, "at least {}", Written(*x)),
            Self::MoreThan(x) => write!(formatter, "more than {}", Written(*x)),
            Self::LessThan(x) => write!(formatter, "less than {}", Written(*x)),
            Self::Between(x, y) => write!(formatter, "between {} and {}", Written(*x), Written(*y)),
            Self::Exactly(x) => Written(*x).fmt(formatter),
            Self::Not(x) => write!(formatter, "not {}", Written(*x)),
        }
    }
}
