//! Numbers, percentages and money as a language writes them.

use icu_decimal::DecimalFormatter;
use icu_decimal::input::Decimal as FixedDecimal;
use icu_locale_core::Locale;
use rust_decimal::Decimal;

use super::Lexicon;
use crate::model::{Amount, Language};

/// The space that keeps a number and its sign on one line.
const NARROW: char = '\u{a0}';

/// A formatter for numbers of a language; `None` where its tag cannot be read.
pub(super) fn formatter(language: &Language) -> Option<DecimalFormatter> {
    let locale: Locale = language.as_str().parse().ok()?;
    DecimalFormatter::try_new(
        locale.into(),
        icu_decimal::options::DecimalFormatterOptions::default(),
    )
    .ok()
}

impl Lexicon {
    /// A number: `1,234.5`.
    pub(crate) fn number(&self, number: Decimal) -> String {
        self.written(&number.normalize().to_string())
    }

    /// A percentage: `15%`.
    pub(crate) fn percent(&self, percent: Decimal) -> String {
        let number = self.number(percent);
        match self.language.primary() {
            "en" | "nl" | "it" | "pt" | "ja" | "zh" | "ko" | "id" => format!("{number}%"),
            _ => format!("{number}{NARROW}%"),
        }
    }

    /// An amount: `€1,234.50`, or `€ 1.234,50`. Whole amounts go without decimals.
    pub(crate) fn money(&self, amount: &Amount) -> String {
        let value = amount.value.normalize();
        let decimals =
            if value.scale() == 0 { 0 } else { amount.currency.decimals().max(value.scale()) };
        let mut exact = value;
        exact.rescale(decimals);
        let number = self.written(&exact.to_string());
        let sign = amount.currency.symbol();
        // A sign of letters needs room before the digits in every language.
        let letters = sign.ends_with(char::is_alphabetic);
        match self.language.primary() {
            "nl" | "tr" | "fy" => format!("{sign}{NARROW}{number}"),
            "en" | "ja" | "zh" | "ko" | "ga" | "cy" if letters => format!("{sign}{NARROW}{number}"),
            "en" | "ja" | "zh" | "ko" | "ga" | "cy" => format!("{sign}{number}"),
            _ => format!("{number}{NARROW}{sign}"),
        }
    }

    fn written(&self, digits: &str) -> String {
        let parsed = FixedDecimal::try_from_str(digits).ok();
        match (&self.decimals, parsed) {
            (Some(formatter), Some(decimal)) => formatter.format(&decimal).to_string(),
            _ => digits.to_owned(),
        }
    }
}
