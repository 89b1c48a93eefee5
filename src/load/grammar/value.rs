//! Values of facts, as a decision gives them.

use crate::diagnostic::{Code, did_you_mean};
use crate::model::{FactKind, FactValue, OptionId};

use super::test::without_unit;
use super::{Flaw, Quantities, amount, number};

/// Reads yes or no; `true` and `false` mean the same.
pub(crate) fn yes_no(text: &str) -> Option<bool> {
    let is = |word: &str| text.trim().eq_ignore_ascii_case(word);
    if is("yes") || is("true") {
        Some(true)
    } else if is("no") || is("false") {
        Some(false)
    } else {
        None
    }
}

/// Reads a value of a fact.
pub(crate) fn fact_value(text: &str, quantities: Quantities<'_>) -> Result<FactValue, Flaw> {
    let wrong = |message: String, help: &str| Flaw::new(Code::WrongType, message).help(help);
    match quantities.kind {
        FactKind::YesNo => yes_no(text)
            .map(FactValue::YesNo)
            .ok_or_else(|| wrong(format!("`{text}` is neither yes nor no"), "write `yes` or `no`")),
        FactKind::Number { .. } => {
            let digits = without_unit(text.trim(), quantities.units);
            quantity(digits).map(FactValue::Number)
        }
        FactKind::Percent => {
            let digits = text.trim().strip_suffix('%').map_or(text.trim(), str::trim_end);
            quantity(digits).map(FactValue::Percent)
        }
        FactKind::Money => amount(text, quantities.currency).map(FactValue::Money),
        FactKind::Choice { options } => {
            let id = OptionId::new(text);
            if options.iter().any(|option| option.id == id) {
                Ok(FactValue::Choice(id))
            } else {
                let ids = options.iter().map(|option| option.id.as_str());
                Err(Flaw::new(Code::UnknownOption, format!("`{text}` is not among the options"))
                    .maybe_help(did_you_mean(text, ids)))
            }
        }
    }
}

/// A text that is no number at all is of the wrong type; a number that could be misread is
/// badly written.
fn quantity(text: &str) -> Result<rust_decimal::Decimal, Flaw> {
    number(text).map_err(|flaw| {
        if text.contains(|letter: char| letter.is_ascii_digit()) {
            flaw
        } else {
            flaw.code(Code::WrongType)
        }
    })
}
