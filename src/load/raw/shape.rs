//! How single values are written: the patterns behind ids, amounts, dates and tests.
//!
//! The [`grammar`](crate::load::grammar) reads these texts; here they are patterns for editors,
//! which let through all that the grammar reads and what is left to placeholders. Where only the
//! rest of the playbook can tell, they are the wider ones.

use std::borrow::Cow;

use schemars::generate::SchemaGenerator;
use schemars::{JsonSchema, Schema, json_schema};
use serde_json::{Value, json};

use crate::load::read::schema::{WORDS, stands_here};

/// Digits with a dot before the decimals, but none that could mark thousands.
const NUMBER: &str = r"(?:(?:0|[1-9]\d*)(?:\.(?:\d{1,2}|\d{4,}))?|(?:0|[1-9]\d{3,})\.\d{3})";
/// The id of a file.
const ID: &str = "[a-z0-9][a-z0-9-]*";
/// The id of a fact, an option, a question or a clause.
const INNER_ID: &str = "[A-Za-z0-9][A-Za-z0-9_-]*";

/// Types that stand for a way of writing.
macro_rules! shapes {
    ($($(#[$doc:meta])* $name:ident => $schema:expr;)*) => {$(
        $(#[$doc])*
        #[derive(Debug)]
        pub(crate) enum $name {}

        impl JsonSchema for $name {
            stands_here!(stringify!($name), _generator => $schema);
        }
    )*};
}

shapes! {
    /// The id of a thing: the stem of its file.
    Id => of(&["string", "integer"], ID, "An id has small letters, digits and `-`, as in a file's name: duty-manager.", &json!([]));
    /// The id of a clause or an option.
    InnerId => of(&["string", "integer"], INNER_ID, "An id has letters, digits, `-` and `_`, and no spaces.", &json!([]));
    /// Yes or no.
    YesNo => of(&["boolean", "string"], &any_case("(?:yes|no|true|false)"), "Write yes or no.", &json!(["yes", "no"]));
    /// A whole number.
    Whole => of(&["integer", "string"], r"[+-]?\d+", "Write a whole number, without decimals.", &json!([]));
    /// A day.
    Day => text(r"\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])", "Write year, month and day: 2026-01-15.", &["2026-01-15"]);
    /// A currency.
    CurrencyCode => text("[A-Z]{3}", "A currency is the three letters of its code: EUR, USD, GBP.", &["EUR", "USD", "GBP"]);
    /// A language.
    LanguageTag => text("[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*", "A language is its short code: en, nl, pt-BR.", &["en", "nl"]);
    /// A limit: an amount, or an amount per period.
    Limit => quantity(&format!(r"{NUMBER}(?:\s+[A-Z]{{3}})?(?:\s+{}\s+[^\s\d]\S*)?", any_case("per")), LIMIT, &["250 EUR", "250 EUR per guest"]);
    /// A running total.
    Total => quantity(&format!(r"{NUMBER}(?:\s+[A-Z]{{3}})?"), LIMIT, &["100 EUR"]);
    /// A percentage.
    Percentage => quantity(r"\d{1,3}\s*%?", "Write a whole percentage from 0 to 100.", &["60"]);
    /// The value of a fact: `yes`, `3`, `15 %`, `250 EUR`, an option.
    FactValue => of(&["boolean", "string", "number"], &fact_value(), "Write `yes` or `no`, a number, a percentage, an amount or an option.", &json!(["yes", "no"]));
    /// A test of a fact.
    FactTest => of(&["boolean", "string", "number"], &fact_test(), TEST, &json!(["yes", "no", "more than 3", "at most 100 EUR"]));
    /// What holds in silence.
    Otherwise => text(&said(&format!(r"ask\s+{ID}")), "Write `may`, `never` or `ask ROLE`.", &["may", "never", "ask duty-manager"]);
    /// A verdict.
    Said => text(&said(&format!(r"ask\s+{ID}(?:\s+and\s+{ID})*")), "Write `may`, `never`, `ask ROLE` or `ask ROLE and ROLE`.", &["may", "never", "ask duty-manager"]);
    /// A thing, as links name it.
    LinkTarget => text(&format!("(?:role|value|boundary|example|page):{ID}"), "Write the kind and the id: `value:own-the-moment`.", &["value:own-the-moment", "page:leading"]);
    /// A thing, as its file is called.
    FilePath => text(&format!("(?:(?:roles|values|boundaries|examples|pages)/{ID}|scan)"), "Write the folder and the id: `examples/late-breakfast`.", &["examples/late-breakfast"]);
    /// An address for the browser.
    WebAddress => text(&format!(r"{}://[/\\]*[^\s/\\?#@]+([/\\?#]\S*)?", any_case("https?")), "Begin the address with https://.", &["https://example.org"]);
    /// An address for mail.
    MailAddress => text(r"[^\s@]+@[^\s@]+\.[^\s@]+", "Write an address like name@example.org.", &["ideas@example.org"]);
    /// An answer, or the default of a question.
    Answer => json_schema!({"type": ["string", "number", "boolean"], (WORDS): true});
}

const LIMIT: &str =
    "Write 2000 EUR, 2000.50 EUR or 250 EUR per guest: no symbols, no separators for thousands.";
const TEST: &str = "Write `yes`, `no`, `at most 3`, `at least 3`, `more than 3`, `less than 3`, \
                    `between 3 and 5`, `not 3`, `3` or an option.";

/// Any of several words, or what `ask` asks for.
fn said(ask: &str) -> String {
    format!(
        "(?:{}|{}|{})",
        any_case("may"),
        any_case("never"),
        ask.replacen("ask", &any_case("ask"), 1).replacen("and", &any_case("and"), 1)
    )
}

fn fact_value() -> String {
    format!(r"(?:-?{NUMBER}(?:\s*%|\s+\S.*)?|{INNER_ID})")
}

fn fact_test() -> String {
    let quantity = format!(r"-?{NUMBER}(?:\s*%|\s+\S.*)?");
    let words = any_case(r"(?:at\s+most|at\s+least|more\s+than|less\s+than|not)");
    let (between, and, not) = (any_case("between"), any_case("and"), any_case("not"));
    format!(
        r"(?:(?:{words}\s+)?{quantity}|{between}\s+{quantity}\s+{and}\s+{quantity}|(?:{not}\s+)?{INNER_ID})"
    )
}

/// A pattern whose letters match in either case; what follows a backslash stays as it is.
fn any_case(pattern: &str) -> String {
    let mut escaped = false;
    let letter = |letter: char| {
        let plain = escaped || !letter.is_ascii_lowercase();
        escaped = letter == '\\';
        if plain {
            letter.to_string()
        } else {
            format!("[{letter}{}]", letter.to_ascii_uppercase())
        }
    };
    pattern.chars().map(letter).collect()
}

fn text(pattern: &str, message: &str, examples: &[&str]) -> Schema {
    of(&["string"], pattern, message, &json!(examples))
}

/// Something that YAML may take for a number: that is then not negative.
fn quantity(pattern: &str, message: &str, examples: &[&str]) -> Schema {
    let mut schema = of(&["string", "number"], pattern, message, &json!(examples));
    schema.insert("minimum".to_owned(), json!(0));
    schema
}

/// A scalar whose text, if YAML takes it for one, is written like this, or holds a placeholder.
fn of(types: &[&str], pattern: &str, message: &str, examples: &Value) -> Schema {
    let mut schema = json_schema!({
        "type": types,
        "pattern": format!(r"^\s*{pattern}\s*$|\$\("),
        "errorMessage": message,
    });
    if examples.as_array().is_some_and(|examples| !examples.is_empty()) {
        schema.insert("examples".to_owned(), examples.clone());
    }
    schema
}
