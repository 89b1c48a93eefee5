//! The tests that a clause's `when` puts to facts.

use rust_decimal::Decimal;

use super::{FactId, OptionId};

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
