//! Numbers as the content format writes them, so that each reads back as itself.

use std::fmt;

use rust_decimal::Decimal;

/// Writes a number so that the format accepts it: where it would be taken for thousands with a
/// separator (`2.495`), one more zero tells the fraction (`2.4950`).
#[derive(Clone, Copy, Debug)]
pub struct Written(pub Decimal);

impl fmt::Display for Written {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = self.0.to_string();
        let zero = if is_ambiguous(text.trim_start_matches('-')) { "0" } else { "" };
        write!(formatter, "{text}{zero}")
    }
}

/// Whether digits can be read as thousands with separators as well as a decimal: one to three
/// digits not starting with 0, then groups of a dot and three digits (format.md).
pub fn is_ambiguous(digits: &str) -> bool {
    let mut groups = digits.split('.');
    let all_digits = |group: &str| group.bytes().all(|byte| byte.is_ascii_digit());
    let first = groups.next().unwrap_or("");
    let rest: Vec<&str> = groups.collect();
    (1..=3).contains(&first.len())
        && !first.starts_with('0')
        && all_digits(first)
        && !rest.is_empty()
        && rest.iter().all(|group| group.len() == 3 && all_digits(group))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_could_be_thousands_gets_one_more_zero() {
        let written = |text: &str| Written(text.parse().expect("a number")).to_string();
        for (number, expected) in [
            ("2.495", "2.4950"),
            ("-12.345", "-12.3450"),
            ("0.495", "0.495"),
            ("2.4951", "2.4951"),
            ("2.50", "2.50"),
            ("1234.567", "1234.567"),
            ("2495", "2495"),
        ] {
            assert_eq!(written(number), expected);
        }
    }
}
