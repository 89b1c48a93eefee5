//! Tests: `yes`, `more than 3 bags`, `between 5 and 10 %`, `not interest`.

use std::ops::Range;

use rust_decimal::Decimal;

use crate::diagnostic::{Code, did_you_mean, nearest};
use crate::model::{ChoiceTest, Comparison, Currency, FactKind, OptionId, Test};

use super::{Flaw, amount, constant, number, words, yes_no};

/// How quantities of a fact are written.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Quantities<'a> {
    /// The kind of fact.
    pub(crate) kind: &'a FactKind,
    /// The words that a number may carry: its unit, in every language and layer.
    pub(crate) units: &'a [String],
    /// The currency of a bare number.
    pub(crate) currency: Option<Currency>,
}

/// Reads a test for a fact of this kind. Of an amount with a currency, that currency comes
/// along, so that the caller can hold it against the boundary's.
pub(crate) fn test(
    text: &str,
    quantities: Quantities<'_>,
) -> Result<(Test, Option<Currency>), Flaw> {
    match quantities.kind {
        FactKind::YesNo => yes_no_test(text).map(|test| (test, None)),
        FactKind::Choice { options } => {
            let ids: Vec<&str> = options.iter().map(|option| option.id.as_str()).collect();
            choice(text, &ids).map(|test| (test, None))
        }
        FactKind::Number { .. } | FactKind::Percent | FactKind::Money => {
            let mut measure = Measure { quantities, currency: None };
            let comparison = measure.comparison(text)?;
            Ok((Test::Measure(comparison), measure.currency))
        }
    }
}

fn yes_no_test(text: &str) -> Result<Test, Flaw> {
    let (negated, rest) = match strip(text, &["not"]) {
        Some(rest) => (true, rest),
        None => (false, 0..text.len()),
    };
    let value = yes_no(&text[rest]).ok_or_else(|| {
        Flaw::new(Code::BadTest, format!("`{text}` is no test for a yes-or-no fact"))
            .help("write `yes` or `no`")
    })?;
    Ok(Test::YesNo(value != negated))
}

fn choice(text: &str, ids: &[&str]) -> Result<Test, Flaw> {
    let (negated, rest) = match strip(text, &["not"]) {
        Some(rest) => (true, rest),
        None => (false, 0..text.len()),
    };
    let option = text[rest.clone()].trim();
    if !ids.contains(&option) {
        return Err(Flaw::new(Code::UnknownOption, format!("`{option}` is not among the options"))
            .maybe_help(did_you_mean(option, ids.iter().copied()))
            .at(rest));
    }
    let id = OptionId::new(option);
    Ok(Test::Choice(if negated { ChoiceTest::Not(id) } else { ChoiceTest::OneOf(vec![id]) }))
}

struct Measure<'a> {
    quantities: Quantities<'a>,
    /// The currency of the amounts read so far.
    currency: Option<Currency>,
}

impl Measure<'_> {
    fn comparison(&mut self, text: &str) -> Result<Comparison, Flaw> {
        type Make = fn(Decimal) -> Comparison;
        let keywords: [(&[&str], Make); 5] = [
            (&["at", "most"], Comparison::AtMost),
            (&["at", "least"], Comparison::AtLeast),
            (&["more", "than"], Comparison::MoreThan),
            (&["less", "than"], Comparison::LessThan),
            (&["not"], Comparison::Not),
        ];
        for (keyword, make) in keywords {
            if let Some(rest) = strip(text, keyword) {
                return self.quantity(text, rest, true).map(make);
            }
        }
        match strip(text, &["between"]) {
            Some(rest) => self.between(text, rest),
            None => self.quantity(text, 0..text.len(), false).map(Comparison::Exactly),
        }
    }

    fn between(&mut self, text: &str, rest: Range<usize>) -> Result<Comparison, Flaw> {
        let and = words(text).find(|(_, word)| word.eq_ignore_ascii_case("and"));
        let Some((and, _)) = and else {
            let message = format!("`{text}` does not say up to where");
            return Err(Flaw::new(Code::BadTest, message).help("write `between 5 and 10`"));
        };
        let low = self.quantity(text, rest.start.min(and.start)..and.start, true)?;
        let high = self.quantity(text, and.end..text.len(), true)?;
        if low > high {
            let message = format!("`{text}` can never be: {low} is above {high}");
            let help = format!("write the smaller one first: between {high} and {low}");
            return Err(Flaw::new(Code::BadTest, message).help(help));
        }
        // One value is one value, however it is written: told, decided and proved alike.
        Ok(if low == high { Comparison::Exactly(low) } else { Comparison::Between(low, high) })
    }

    /// A quantity; `compared` says that words of comparison stand before it, so that what is
    /// wrong is the quantity itself.
    fn quantity(
        &mut self,
        text: &str,
        range: Range<usize>,
        compared: bool,
    ) -> Result<Decimal, Flaw> {
        let written = text[range].trim();
        if written.is_empty() {
            let message = format!("`{text}` does not say how much");
            return Err(Flaw::new(Code::BadTest, message).help("put the quantity after it"));
        }
        let quantity = match self.quantities.kind {
            FactKind::Money => self.money(text, written),
            FactKind::Percent => bare(written.strip_suffix('%').map_or(written, str::trim_end))
                .map_err(|flaw| in_percent(flaw, written)),
            _ => bare(without_unit(written, self.quantities.units))
                .map_err(|flaw| other_unit(flaw, written, self.quantities.units)),
        };
        let help = || range_help(text).or_else(|| keyword_help(text));
        quantity.map_err(|flaw| match help().filter(|_| !compared) {
            Some(help) => {
                Flaw::new(Code::BadTest, format!("`{text}` is no test that can be read")).help(help)
            }
            None => flaw,
        })
    }

    fn money(&mut self, text: &str, written: &str) -> Result<Decimal, Flaw> {
        let amount = amount(written, self.quantities.currency)?;
        constant(amount.value, written)?;
        self.currency.get_or_insert(amount.currency);
        if self.currency != Some(amount.currency) {
            let message = format!("`{text}` compares two currencies");
            return Err(Flaw::new(Code::MixedCurrency, message));
        }
        Ok(amount.value)
    }
}

fn bare(written: &str) -> Result<Decimal, Flaw> {
    let number = number(written).and_then(|number| constant(number, written));
    number.map_err(|flaw| flaw.code(Code::BadTest))
}

/// A flaw of a number that carries another word than its unit, with how its own is written.
pub(super) fn other_unit(flaw: Flaw, written: &str, units: &[String]) -> Flaw {
    let before = leading_number(written);
    let word = written.rsplit(' ').next().unwrap_or(written);
    let known = || units.iter().map(String::as_str).filter(|unit| !unit.is_empty());
    match (before, nearest(word, known()).or_else(|| known().next())) {
        (Some(digits), Some(unit)) => flaw.help(format!("write `{digits}`, or `{digits} {unit}`")),
        _ => flaw,
    }
}

/// A flaw of a percentage that has a word for its sign, with how it is written.
pub(super) fn in_percent(flaw: Flaw, written: &str) -> Flaw {
    match leading_number(written) {
        Some(digits) if digits != written => flaw.help(format!("write `{digits} %`")),
        _ => flaw,
    }
}

/// The first word, when it is a number.
fn leading_number(written: &str) -> Option<&str> {
    written.split_whitespace().next().filter(|first| number(first).is_ok())
}

/// A number without the word for what it counts.
pub(super) fn without_unit<'a>(written: &'a str, units: &[String]) -> &'a str {
    let without = |unit: &String| {
        let start = written.len().checked_sub(unit.len())?;
        let tail = written.get(start..)?;
        let before = &written[..start];
        (!unit.is_empty() && tail.to_lowercase() == unit.to_lowercase() && before.ends_with(' '))
            .then(|| before.trim_end())
    };
    units.iter().find_map(without).unwrap_or(written)
}

/// The part of a text after its first words, when these are the given ones in any case.
fn strip(text: &str, keyword: &[&str]) -> Option<Range<usize>> {
    let first: Vec<_> = words(text).take(keyword.len()).collect();
    let matches = first.len() == keyword.len()
        && first.iter().zip(keyword).all(|((_, word), key)| word.eq_ignore_ascii_case(key));
    let end = first.last().filter(|_| matches)?.0.end;
    let rest = &text[end..];
    Some(end + (rest.len() - rest.trim_start().len())..text.len())
}

/// How a range is written that stands as `5 to 7`, `5-7` or `5..7`, or has its word behind it.
fn range_help(text: &str) -> Option<String> {
    const JOINTS: [&str; 7] = ["..", "–", "—", " to ", " till ", " - ", "-"];
    const AT_LEAST: [&str; 3] = [" or more", " and more", "+"];
    const AT_MOST: [&str; 2] = [" or less", " or fewer"];
    let begins_with_digit = |part: &str| part.starts_with(|first: char| first.is_ascii_digit());
    let behind = |words: &[&str]| words.iter().find_map(|word| text.strip_suffix(word));
    if let Some(least) = behind(&AT_LEAST).filter(|least| begins_with_digit(least)) {
        return Some(format!("write `at least {}`", least.trim()));
    }
    if let Some(most) = behind(&AT_MOST).filter(|most| begins_with_digit(most)) {
        return Some(format!("write `at most {}`", most.trim()));
    }
    let (low, high) = JOINTS.iter().find_map(|joint| text.split_once(joint))?;
    let (low, high) = (low.trim(), high.trim_start_matches('.').trim());
    (begins_with_digit(low) && begins_with_digit(high))
        .then(|| format!("write `between {low} and {high}`"))
}

/// "Did you mean" for the words that say how to compare.
fn keyword_help(text: &str) -> Option<String> {
    const KEYWORDS: [&str; 6] = ["at most", "at least", "more than", "less than", "between", "not"];
    let all: Vec<&str> = words(text)
        .map(|(_, word)| word)
        .take_while(|word| !word.starts_with(|first: char| first.is_ascii_digit()))
        .collect();
    let is_symbol = |word: &&str| word.starts_with(['€', '$', '£', '-']);
    if all.first().is_none_or(is_symbol) {
        return None;
    }
    let given = all.join(" ").to_lowercase();
    // `<3` is one word.
    let symbol = given.trim_end_matches(|last: char| last.is_ascii_digit() || ".,".contains(last));
    let given = match symbol {
        "over" | "above" | ">" => "more than",
        "under" | "below" | "<" => "less than",
        "up to" | "max" | "maximum" | "<=" | "≤" => "at most",
        "from" | "min" | "minimum" | ">=" | "≥" => "at least",
        other => other,
    };
    Some(match nearest(given, KEYWORDS) {
        Some(keyword) => format!("did you mean `{keyword}`?"),
        None => {
            "write `at most 3`, `at least 3`, `more than 3`, `less than 3`, `between 3 and 5`, \
                 `not 3` or `3`"
                .to_owned()
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str, kind: &FactKind) -> Result<Test, Flaw> {
        let units = ["bags".to_owned()];
        let currency = Currency::from_code("EUR");
        test(text, Quantities { kind, units: &units, currency }).map(|(test, _)| test)
    }

    #[test]
    fn reads_comparisons_in_any_case() {
        let number = FactKind::Number { unit: None };
        let three = Decimal::from(3);
        let measure = |comparison| Ok(Test::Measure(comparison));
        assert_eq!(read("More Than 3 bags", &number), measure(Comparison::MoreThan(three)));
        assert_eq!(read("3", &number), measure(Comparison::Exactly(three)));
        assert_eq!(read("not -3", &number), measure(Comparison::Not(-three)));
        let between = Comparison::Between(three, Decimal::from(5));
        assert_eq!(read("between 3 and 5 bags", &number), measure(between));
        assert_eq!(read("at most 3%", &FactKind::Percent), measure(Comparison::AtMost(three)));
        assert_eq!(read("less than 3 EUR", &FactKind::Money), measure(Comparison::LessThan(three)));
        assert_eq!(read("not yes", &FactKind::YesNo), Ok(Test::YesNo(false)));
    }

    #[test]
    fn refuses_and_helps() {
        let number = FactKind::Number { unit: None };
        let flaw = read("more then 3", &number).expect_err("misspelt");
        assert_eq!(flaw.help.as_deref(), Some("did you mean `more than`?"));
        let flaw = read("at most 3 bgs", &number).expect_err("misspelt unit");
        assert_eq!(flaw.help.as_deref(), Some("write `3`, or `3 bags`"));
        let flaw = read("at most 3 percent", &FactKind::Percent).expect_err("a word");
        assert_eq!(flaw.help.as_deref(), Some("write `3 %`"));
        for (text, help) in [
            ("5 to 7", "write `between 5 and 7`"),
            ("5-7", "write `between 5 and 7`"),
            ("5 .. 7 bags", "write `between 5 and 7 bags`"),
            ("3+", "write `at least 3`"),
            ("3 or fewer", "write `at most 3`"),
            ("<3", "did you mean `less than`?"),
            (">= 3", "did you mean `at least`?"),
        ] {
            assert_eq!(read(text, &number).expect_err(text).help.as_deref(), Some(help), "{text}");
        }
        for text in ["", "between 5 and 3", "between 3", "more than", "3 boxes", "more than 2.000"]
        {
            assert_eq!(read(text, &number).expect_err(text).code, Code::BadTest, "{text}");
        }
        assert_eq!(read("maybe", &FactKind::YesNo).expect_err("maybe").code, Code::BadTest);
        let money = |text| read(text, &FactKind::Money).expect_err(text).code;
        assert_eq!(money("more than 2.000 EUR"), Code::BadAmount);
        assert_eq!(money("over 20 EUR"), Code::BadTest);
    }
}
