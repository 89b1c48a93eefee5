//! Dates.

use jiff::civil::Date;

use crate::diagnostic::Code;

use super::Flaw;

/// Reads a date as `2026-01-15`.
pub(crate) fn date(text: &str) -> Result<Date, Flaw> {
    let well_formed = text.len() == 10 && text.bytes().filter(|byte| *byte == b'-').count() == 2;
    well_formed.then(|| text.parse().ok()).flatten().ok_or_else(|| {
        Flaw::new(Code::WrongType, format!("`{text}` is no date"))
            .help("write year, month and day: 2026-01-15")
    })
}
