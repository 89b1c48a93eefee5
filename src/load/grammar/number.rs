//! Decimal numbers, read so that nobody can mean another number than we do.

use rust_decimal::Decimal;

use crate::diagnostic::Code;
use crate::model::is_ambiguous;

use super::Flaw;

/// Reads a decimal: digits, with a dot before the decimals, and a `-` before a negative one.
pub(crate) fn number(text: &str) -> Result<Decimal, Flaw> {
    let flaw = |message: String| Flaw::new(Code::BadAmount, message);
    let digits = text.strip_prefix('-').unwrap_or(text);
    if digits.contains(',') {
        return Err(flaw(format!("`{text}` has a comma"))
            .help("write thousands without a separator, and a dot before cents: 2000.50"));
    }
    if is_ambiguous(digits) {
        let plain = text.replace('.', "");
        let fraction = match digits.matches('.').count() {
            1 => format!(", or `{text}0` for the fraction"),
            _ => String::new(),
        };
        let help = format!(
            "a dot before three digits marks thousands in one country and decimals in another: \
             write `{plain}`{fraction}"
        );
        return Err(flaw(format!("`{text}` can be read in two ways")).help(help));
    }
    if !is_plain(digits) {
        return Err(flaw(format!("`{text}` is no number"))
            .help("write digits only, with a dot before the decimals: 2000 or 2000.50"));
    }
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let is_reckonable = whole.len() <= MOST_WHOLE_DIGITS + 1 && fraction.len() <= MOST_DECIMALS + 2;
    Decimal::from_str_exact(text).ok().filter(|_| is_reckonable).ok_or_else(|| flaw(too_long(text)))
}

/// Holds a constant of a test or a limit to fewer digits than [`number`] reads, so that there are
/// values on both sides of every constant that a decision can name.
pub(crate) fn constant(number: Decimal, text: &str) -> Result<Decimal, Flaw> {
    let whole = number.abs().trunc().to_string();
    let is_short = whole.len() <= MOST_WHOLE_DIGITS && number.scale() as usize <= MOST_DECIMALS;
    if is_short { Ok(number) } else { Err(Flaw::new(Code::BadAmount, too_long(text))) }
}

fn too_long(text: &str) -> String {
    format!("`{text}` has more digits than can be reckoned with")
}

/// So many digits before and behind the dot leave room to add up and to go a step further
/// within the 28 digits of an exact decimal.
const MOST_WHOLE_DIGITS: usize = 16;
const MOST_DECIMALS: usize = 8;

fn is_plain(digits: &str) -> bool {
    let all_digits =
        |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let whole_is_plain =
        |whole: &str| all_digits(whole) && (whole == "0" || !whole.starts_with('0'));
    match digits.split_once('.') {
        Some((whole, fraction)) => whole_is_plain(whole) && all_digits(fraction),
        None => whole_is_plain(digits),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_has_one_meaning() {
        for text in ["0", "3", "-3", "2000", "2000.50", "0.500", "2000.505", "1234.567", "12.34"] {
            assert_eq!(number(text).expect(text).to_string(), text);
        }
    }

    #[test]
    fn refuses_what_could_mean_another_number() {
        for text in [
            "2.000",
            "12.345",
            "-1.000",
            "1.000.000",
            "2,000",
            "2,5",
            "1e3",
            "0x10",
            "+5",
            ".5",
            "5.",
            "",
            "-",
            "1 000",
            "€5",
            "007",
            "1_000",
            ".inf",
            "99999999999999999999999999999999",
        ] {
            assert_eq!(number(text).expect_err(text).code, Code::BadAmount, "{text}");
        }
    }
}
