//! Numbers, money, dates and words in several languages.

use rust_decimal::Decimal;

use super::{Arg, Lexicon};
use crate::model::{Amount, Currency, Language, LanguageIndex, Words};
use crate::render::fixture::playbook;
use crate::render::theme::Theme;

fn lexicon(tag: &str) -> Lexicon {
    let theme = Theme::new(&playbook().theme, &[], None);
    Lexicon::new(&theme.locales, &Language::new(tag), LanguageIndex(0), &Words::default())
}

fn money(tag: &str, digits: i64, scale: u32, currency: &str) -> String {
    let currency = Currency::from_code(currency).expect("a currency");
    let amount = Amount { value: Decimal::new(digits, scale), currency };
    lexicon(tag).money(&amount).replace('\u{a0}', "_")
}

#[test]
fn money_is_written_as_the_language_does() {
    assert_eq!(money("en", 123_450, 2, "EUR"), "€1,234.50");
    assert_eq!(money("nl", 123_450, 2, "EUR"), "€_1.234,50");
    assert_eq!(money("nl", 25_000, 2, "EUR"), "€_250", "whole amounts go without decimals");
    assert_eq!(money("en", 2000, 0, "USD"), "$2,000");
    assert_eq!(money("de", 123_450, 2, "EUR"), "1.234,50_€");
    assert_eq!(money("en", 5, 1, "EUR"), "€0.50");
    assert_eq!(money("en", 12345, 4, "EUR"), "€1.2345", "never rounded");
    assert_eq!(money("en", 1500, 0, "JPY"), "¥1,500");
}

#[test]
fn numbers_and_dates() {
    let (en, nl) = (lexicon("en"), lexicon("nl"));
    assert_eq!(en.number(Decimal::new(12_345_675, 1)), "1,234,567.5");
    assert_eq!(nl.number(Decimal::new(12_345_675, 1)), "1.234.567,5");
    assert_eq!(nl.percent(Decimal::new(150, 1)), "15%");
    let date = jiff::civil::date(2026, 3, 5);
    assert_eq!(en.date(date), "5 March 2026");
    assert_eq!(nl.date(date), "5 maart 2026");
}

#[test]
fn a_language_without_words_of_its_own_falls_back() {
    let frisian = lexicon("fy");
    assert_eq!(frisian.word("boundaries"), "Boundaries");
    assert_eq!(frisian.own_name(), "fy");
    assert_eq!(lexicon("nl-BE").word("boundaries"), "Grenzen");
    assert_eq!(lexicon("nl").language_name(&Language::new("en")), "het Engels");
}

#[test]
fn counting_chooses_the_form() {
    let say = |count: usize| {
        let number = count.to_string();
        let args = [("count", Arg::Count(count)), ("number", Arg::Words(number.as_str()))];
        lexicon("nl").say("examples_lead", &args)
    };
    assert!(say(1).starts_with("Eén situatie"));
    assert!(say(7).starts_with("7 situaties"));
}

#[test]
fn both_languages_have_every_message() {
    let (en, nl) = (lexicon("en"), lexicon("nl"));
    let own = |lexicon: &Lexicon| lexicon.ids_of_first();
    assert_eq!(own(&en), own(&nl));
}
