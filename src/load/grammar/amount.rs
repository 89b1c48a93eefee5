//! Amounts of money, and limits: `2000 EUR`, `2000.50 EUR per guest`, or a bare `2000`.

use crate::diagnostic::{Code, nearest};
use crate::model::{Amount, Currency, Limit, Period};

use super::number::{either, meanings};
use super::{Flaw, constant, is_period, number, words};

/// What people write for a currency instead of its code.
const SYMBOLS: [(&str, &str); 4] = [("€", "EUR"), ("$", "USD"), ("£", "GBP"), ("¥", "JPY")];

/// Reads an amount; a bare number is in the given currency.
pub(crate) fn amount(text: &str, currency: Option<Currency>) -> Result<Amount, Flaw> {
    if let Some(flaw) = symbol(text) {
        return Err(flaw);
    }
    let all: Vec<_> = words(text).collect();
    match all.as_slice() {
        [(_, only)] => read(only, None, currency),
        [(_, code), (_, value)] if Currency::from_code(code).is_some() && number(value).is_ok() => {
            Err(no_amount(text).help(format!("write the number first: `{value} {code}`")))
        }
        [(_, value), (_, code)] if !begins_with_digit(code) => read(value, Some(code), currency),
        _ => Err(spaced(text).unwrap_or_else(|| no_amount(text))),
    }
}

/// Reads a limit: an amount, or an amount `per` a period.
pub(crate) fn limit(text: &str, currency: Option<Currency>) -> Result<Limit, Flaw> {
    let all: Vec<_> = words(text).collect();
    let per = all.iter().position(|(_, word)| word.eq_ignore_ascii_case("per"));
    let Some(per) = per else {
        return Ok(Limit { amount: bound(text, currency)?, period: None });
    };
    let (before, after) = (&all[..per], &all[per + 1..]);
    let end = before.last().map_or(0, |(range, _)| range.end);
    let amount = bound(&text[..end], currency).map_err(|flaw| match after {
        [(_, period)] => with_period(flaw, period),
        _ => flaw,
    })?;
    match after {
        [(_, word)] if is_period(word) => {
            Ok(Limit { amount, period: Some(Period::new(*word)) })
        }
        [] => Err(Flaw::new(Code::BadAmount, format!("`{text}` does not say per what"))
            .help("name the period in one word: `per guest`, `per day`")),
        _ => Err(Flaw::new(Code::BadAmount, format!("`{text}` is no limit"))
            .help("a period is one word (`per guest-day`); for two limits write a list: [50 EUR per guest, 200 EUR per day]")),
    }
}

/// A flaw of a limit's amount; what to write instead keeps the period.
fn with_period(flaw: Flaw, period: &str) -> Flaw {
    let Some(help) = &flaw.help else { return flaw };
    let all = help.split_inclusive('`').map(|part| match part.strip_suffix('`') {
        Some(meant) if begins_with_digit(meant) => {
            format!("{meant} per {period}`")
        }
        _ => part.to_owned(),
    });
    let help: String = all.collect();
    flaw.help(help)
}

/// The amount of a limit.
fn bound(text: &str, currency: Option<Currency>) -> Result<Amount, Flaw> {
    let amount = amount(text, currency)?;
    constant(amount.value, text.trim())?;
    Ok(amount)
}

fn read(value: &str, code: Option<&str>, currency: Option<Currency>) -> Result<Amount, Flaw> {
    let value = number(value)?;
    if value.is_sign_negative() && !value.is_zero() {
        return Err(Flaw::new(Code::BadAmount, format!("`{value}` is less than nothing"))
            .help("an amount is never negative"));
    }
    let currency = match code {
        Some(code) => Currency::from_code(code).ok_or_else(|| unknown_currency(code))?,
        None => currency.ok_or_else(|| {
            Flaw::new(Code::BadAmount, format!("`{value}` does not say in which currency"))
                .help(format!("write `{value} EUR`, or set `currency: EUR` in playbook.yaml"))
        })?,
    };
    Ok(Amount { value, currency })
}

/// What is wrong with an amount that has a currency's sign, and how its own number is written.
fn symbol(text: &str) -> Option<Flaw> {
    let (symbol, code) = SYMBOLS.into_iter().find(|(symbol, _)| text.contains(symbol))?;
    let bare = text.replace(symbol, " ");
    let own: String = words(&bare).map(|(_, word)| word).filter(|word| *word != code).collect();
    let help = match either(&amounts(&own), &format!(" {code}")) {
        Some(meant) => format!("write {meant}"),
        None => format!("write a number, and `{code}` after it"),
    };
    let message = format!("an amount has a currency's letters, not `{symbol}`");
    Some(Flaw::new(Code::BadAmount, message).help(help))
}

/// The numbers that can be meant by a text as an amount: none of them is less than nothing.
fn amounts(text: &str) -> Vec<String> {
    if text.starts_with('-') { Vec::new() } else { meanings(text) }
}

/// What is wrong with an amount that has spaces between its digits.
fn spaced(text: &str) -> Option<Flaw> {
    let all: Vec<&str> = words(text).map(|(_, word)| word).collect();
    let code = all.last().copied().filter(|word| Currency::from_code(word).is_some());
    let digits = &all[..all.len() - usize::from(code.is_some())];
    let after = code.map(|code| format!(" {code}")).unwrap_or_default();
    let meant = either(&amounts(&digits.concat()), &after).filter(|_| digits.len() > 1)?;
    Some(no_amount(text).help(format!("write thousands without a space: {meant}")))
}

fn unknown_currency(code: &str) -> Flaw {
    /// The currencies in which playbooks are most likely written.
    const COMMON: [&str; 12] =
        ["EUR", "USD", "GBP", "CHF", "SEK", "NOK", "DKK", "PLN", "JPY", "CAD", "AUD", "SRD"];
    let meant = nearest(code, COMMON).or_else(|| match &*code.to_lowercase() {
        "euro" | "euros" => Some("EUR"),
        "dollar" | "dollars" => Some("USD"),
        "pound" | "pounds" => Some("GBP"),
        _ => None,
    });
    let help = match meant {
        Some(meant) => format!("did you mean `{meant}`?"),
        None => "a currency is the three letters of its code: EUR, USD, GBP".to_owned(),
    };
    Flaw::new(Code::BadAmount, format!("`{code}` is no currency")).help(help)
}

fn begins_with_digit(word: &str) -> bool {
    word.starts_with(|letter: char| letter.is_ascii_digit())
}

fn no_amount(text: &str) -> Flaw {
    Flaw::new(Code::BadAmount, format!("`{text}` is no amount"))
        .help("write a number and a currency: 2000 EUR or 2000.50 EUR")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn euro() -> Option<Currency> {
        Currency::from_code("EUR")
    }

    #[test]
    fn reads_amounts_and_limits() {
        let told = |text| {
            let limit = limit(text, euro()).expect(text);
            let period = limit.period.map(|period| format!(" per {period}")).unwrap_or_default();
            format!("{}{period}", limit.amount)
        };
        assert_eq!(told("2000"), "2000 EUR");
        assert_eq!(told("2000.50 USD"), "2000.50 USD");
        assert_eq!(told("250 EUR per guest"), "250 EUR per guest");
        assert_eq!(told("250 PER guest-day"), "250 EUR per guest-day");
    }

    #[test]
    fn what_to_write_keeps_the_period() {
        let help = |text| limit(text, euro()).expect_err(text).help.unwrap_or_default();
        assert_eq!(help("€40 per day"), "write `40 EUR per day`");
        assert_eq!(help("40 euro per day"), "did you mean `EUR`?");
        assert_eq!(help("EUR 40 per day"), "write the number first: `40 EUR per day`");
    }

    #[test]
    fn refuses_what_is_none() {
        for text in [
            "",
            "lots",
            "€ 20",
            "20 €",
            "€20",
            "EUR 20",
            "20 eur",
            "20 EUX",
            "2,000 EUR",
            "2.000 EUR",
            "-5 EUR",
            "5 EUR per",
            "5 EUR per guest per day",
            "per guest",
            "5 EUR guest",
            "1e3 EUR",
        ] {
            assert_eq!(limit(text, euro()).expect_err(text).code, Code::BadAmount, "{text}");
        }
        assert!(amount("5", None).is_err());
    }

    #[test]
    fn tells_how_the_own_number_is_written() {
        for (text, help) in [
            ("50 €", "write `50 EUR`"),
            ("€50", "write `50 EUR`"),
            ("€ 49.95", "write `49.95 EUR`"),
            ("49,95 €", "write `49.95 EUR`"),
            ("€50 EUR", "write `50 EUR`"),
            ("€1.500,-", "write `1500 EUR`"),
            ("€1.500", "write `1500 EUR` or `1.5000 EUR`"),
            ("€ 1 500,00", "write `1500.00 EUR`"),
            ("$20", "write `20 USD`"),
            ("€", "write a number, and `EUR` after it"),
            ("1 500,00", "write thousands without a space: `1500.00`"),
            ("1 500 EUR", "write thousands without a space: `1500 EUR`"),
        ] {
            assert_eq!(amount(text, euro()).expect_err(text).help.as_deref(), Some(help), "{text}");
        }
        let help = amount("20", None).expect_err("no currency").help.expect("help");
        assert!(help.starts_with("write `20 EUR`"), "{help}");
    }
}
