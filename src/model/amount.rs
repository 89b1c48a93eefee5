//! Money: exact decimals with a currency.

use std::fmt;

use rust_decimal::Decimal;

use super::{Period, Written};

/// A currency of ISO 4217.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Currency(iso_currency::Currency);

impl Currency {
    /// The currency of a three-letter code, upper case; `None` when ISO 4217 has none.
    pub fn from_code(code: &str) -> Option<Self> {
        iso_currency::Currency::from_code(code).map(Self)
    }

    /// The three-letter code.
    pub fn code(self) -> &'static str {
        self.0.code()
    }

    /// The sign that people write, `€` or `$`, as iso_currency lists it.
    pub fn symbol(self) -> String {
        self.0.symbol().to_string()
    }

    /// How many decimals its smallest coin takes: 2 for EUR, 0 for JPY.
    pub fn decimals(self) -> u32 {
        self.0.exponent().map_or(2, u32::from)
    }
}

impl fmt::Display for Currency {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.code())
    }
}

/// An amount of money, never negative.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Amount {
    /// How much.
    pub value: Decimal,
    /// Of what.
    pub currency: Currency,
}

/// As the content format writes it: `250 EUR`.
impl fmt::Display for Amount {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{} {}", Written(self.value), self.currency)
    }
}

/// An amount that a decision is held against, by itself or as a running total.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Limit {
    /// The amount itself.
    pub amount: Amount,
    /// What the running total runs over; `None`: the limit is for this one decision.
    pub period: Option<Period>,
}
