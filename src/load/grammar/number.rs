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
        let meant = either(&meanings(text), "").unwrap_or_else(|| "`2000.50`".to_owned());
        let help = "write thousands without a separator, and a dot before the decimals";
        return Err(flaw(format!("`{text}` has a comma")).help(format!("{help}: {meant}")));
    }
    if is_ambiguous(digits) {
        let plain = text.replace('.', "");
        if digits.matches('.').count() > 1 {
            return Err(flaw(format!("`{text}` has dots between its thousands"))
                .help(format!("write thousands without a separator: `{plain}`")));
        }
        let help = format!(
            "a dot before three digits marks thousands in one country and decimals in another: \
             write `{plain}`, or `{text}0` for the fraction"
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

/// The numbers that digits with separators can mean, as the format writes them, whole ones first:
/// `1.500,50` is `1500.50`; `1,500` is `1500` or `1.5000`; `1.500,-` is `1500`.
pub(crate) fn meanings(text: &str) -> Vec<String> {
    let plain = text.trim_end_matches(['-', '–', '—']);
    let bare = plain.strip_suffix(['.', ',']).filter(|_| plain.len() < text.len());
    let digits = bare.unwrap_or(text);
    let (sign, digits) = digits.strip_prefix('-').map_or(("", digits), |rest| ("-", rest));
    let mut found: Vec<String> = Vec::new();
    for group in [Some('.'), Some(','), None] {
        for decimal in ['.', ','] {
            let meant = if group == Some(decimal) { None } else { reading(digits, group, decimal) };
            let meant = meant.filter(|meant| bare.is_none() || !meant.contains('.'));
            let meant = meant.map(|meant| format!("{sign}{meant}"));
            found.extend(meant.filter(|meant| !found.contains(meant)));
        }
    }
    found.sort_by_key(|meant| meant.contains('.'));
    found
}

/// Digits as they read with these separators; `None` where they are not written with them.
fn reading(text: &str, group: Option<char>, decimal: char) -> Option<String> {
    let (whole, fraction) =
        text.split_once(decimal).map_or((text, None), |(whole, part)| (whole, Some(part)));
    let groups: Vec<&str> = group.map_or_else(|| vec![whole], |mark| whole.split(mark).collect());
    let (first, rest) = groups.split_first()?;
    let is_grouped = rest.is_empty()
        || ((1..=3).contains(&first.len())
            && !first.starts_with('0')
            && rest.iter().all(|three| three.len() == 3));
    let whole = groups.concat();
    let plain = fraction.map_or_else(|| whole.clone(), |fraction| format!("{whole}.{fraction}"));
    let zero = if is_ambiguous(&plain) { "0" } else { "" };
    (is_grouped && is_plain(&plain)).then(|| format!("{plain}{zero}"))
}

/// Texts to write, each with what follows it: `` `1500 EUR` or `1.5000 EUR` ``.
pub(crate) fn either(texts: &[String], after: &str) -> Option<String> {
    let quoted: Vec<String> = texts.iter().map(|text| format!("`{text}{after}`")).collect();
    (!quoted.is_empty()).then(|| quoted.join(" or "))
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

    #[test]
    fn finds_what_separators_can_mean() {
        for (text, meant) in [
            ("50", "50"),
            ("49.95", "49.95"),
            ("49,95", "49.95"),
            ("1.500,50", "1500.50"),
            ("1,500.50", "1500.50"),
            ("1,500", "1500 1.5000"),
            ("1.500", "1500 1.5000"),
            ("1.500,-", "1500"),
            ("50,--", "50"),
            ("1,2,3", ""),
            ("lots", ""),
        ] {
            assert_eq!(meanings(text).join(" "), meant, "{text}");
        }
    }
}
