//! Dates.

use jiff::civil::Date;

use crate::diagnostic::Code;

use super::Flaw;

/// Reads a date as `2026-01-15`.
pub(crate) fn date(text: &str) -> Result<Date, Flaw> {
    let well_formed = text.len() == 10 && text.bytes().filter(|byte| *byte == b'-').count() == 2;
    well_formed.then(|| text.parse().ok()).flatten().ok_or_else(|| {
        let flaw = Flaw::new(Code::WrongType, format!("`{text}` is no date"));
        match last_day(text) {
            Some(last) => flaw.help(format!("the last day of that month is {last}")),
            None => flaw.help("write year, month and day: 2026-01-15"),
        }
    })
}

/// The last day of the month, of a date whose day alone is too high.
fn last_day(text: &str) -> Option<Date> {
    let (month, day) = text.rsplit_once('-')?;
    let is_day = day.len() == 2 && day.parse::<u8>().is_ok_and(|day| (29..=31).contains(&day));
    let first: Date = is_day.then(|| format!("{month}-01").parse().ok()).flatten()?;
    Some(first.last_of_month())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_too_many_is_told_with_the_last_one() {
        let help = |text| date(text).expect_err(text).help.unwrap_or_default();
        assert_eq!(help("2026-02-30"), "the last day of that month is 2026-02-28");
        assert_eq!(help("2028-02-30"), "the last day of that month is 2028-02-29");
        assert_eq!(help("30-02-2026"), "write year, month and day: 2026-01-15");
        assert_eq!(help("2026-13-01"), "write year, month and day: 2026-01-15");
    }
}
