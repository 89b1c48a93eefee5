//! What a boundary asks before it decides.

use std::fmt;

use rust_decimal::Decimal;

use super::{Amount, FactId, OptionId, Text, WordForms, Written};

/// The id of the built-in money fact.
pub const AMOUNT: &str = "amount";

/// One thing that a decision may depend on.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Fact {
    /// Its id within the boundary.
    pub id: FactId,
    /// What values it takes.
    pub kind: FactKind,
    /// The question to the reader; only the built-in `amount` may have none.
    pub ask: Option<Text>,
    /// The value of a decision that leaves it out.
    pub default: Option<FactValue>,
    /// Whether whoever decides can still bring it about, so that what would make it a may
    /// speaks of it. Of the built-in `amount` that is always so.
    pub can_change: bool,
}

/// What values a fact takes.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum FactKind {
    /// Yes or no.
    YesNo,
    /// Any decimal number, with the word for what it counts.
    Number {
        /// `bags` in `more than 3 bags`.
        unit: Option<WordForms>,
    },
    /// A percentage; 15 stands for 15 %.
    Percent,
    /// An amount of money, not negative.
    Money,
    /// One of several options.
    Choice {
        /// The options in the author's order; at least one.
        options: Vec<ChoiceOption>,
    },
}

/// One option of a choice fact.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct ChoiceOption {
    /// Its id.
    pub id: OptionId,
    /// The words shown; the id itself where the author gave a bare list.
    pub words: Text,
}

/// A value of a fact.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum FactValue {
    /// Of a yes_no fact.
    YesNo(bool),
    /// Of a number fact.
    Number(Decimal),
    /// Of a percent fact; 15 stands for 15 %.
    Percent(Decimal),
    /// Of a money fact.
    Money(Amount),
    /// Of a choice fact.
    Choice(OptionId),
}

/// As the content format writes it: `yes`, `3`, `15 %`, `250 EUR`, `interest`.
impl fmt::Display for FactValue {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::YesNo(true) => formatter.write_str("yes"),
            Self::YesNo(false) => formatter.write_str("no"),
            Self::Number(number) => write!(formatter, "{}", Written(*number)),
            Self::Percent(number) => write!(formatter, "{} %", Written(*number)),
            Self::Money(amount) => write!(formatter, "{amount}"),
            Self::Choice(option) => write!(formatter, "{option}"),
        }
    }
}
