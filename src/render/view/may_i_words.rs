//! The messages that the helper's scripts fill in themselves: with what a reader typed, and with
//! what a link says.

use crate::render::desk::Desk;
use crate::render::language::Arg;

/// Messages, each with what goes into it, in the order in which scripts hand it over.
type Messages = &'static [(&'static str, &'static [&'static str])];

/// What is said of a number that was typed.
const TYPED: Messages = &[
    ("typed_empty", &[]),
    ("typed_number", &[]),
    ("typed_marks", &["x"]),
    ("typed_which", &[]),
    ("typed_negative", &[]),
    ("typed_digits", &[]),
    ("typed_currency", &["x"]),
    ("typed_hidden", &[]),
    ("typed_try", &["x"]),
    ("typed_meant", &["x"]),
];

/// What is said of a case beside its verdict.
const CASE: Messages = &[
    ("case_of", &["x", "limit", "left"]),
    ("case_sum", &["x", "before", "sum", "limit", "left"]),
    ("case_before", &["x", "before"]),
];

/// What is said of a link that cannot be read.
const GIVEN: Messages = &[
    ("given_lead", &[]),
    ("given_in_link", &[]),
    ("given_go_on", &[]),
    ("given_of", &["name", "message"]),
    ("given_help", &["message", "help"]),
    ("given_comma", &["text", "meant"]),
    ("given_thousands", &["text", "meant"]),
    ("given_two_ways", &["text", "meant"]),
    ("given_number", &["text"]),
    ("given_digits", &["text"]),
    ("given_amount", &["text"]),
    ("given_code_first", &["text", "meant"]),
    ("given_space", &["text", "meant"]),
    ("given_symbol", &["text", "meant"]),
    ("given_symbol_alone", &["text", "meant"]),
    ("given_either", &["meant", "other"]),
    ("given_negative", &["text"]),
    ("given_currency", &["text"]),
    ("given_currency_code", &["text"]),
    ("given_no_currency", &["text"]),
    ("given_other_currency", &["name", "currency", "boundary", "due"]),
    ("given_yes_no", &["text"]),
    ("given_option", &["text"]),
    ("given_fact", &["boundary", "name"]),
    ("given_period", &["boundary", "name"]),
    ("given_no_totals", &[]),
    ("given_twice", &["name"]),
    ("given_role", &["name", "text"]),
    ("given_boundary", &["name", "text"]),
    ("given_always", &["text"]),
    ("given_meant", &["name"]),
    ("given_only", &["name"]),
    ("given_choose", &["names"]),
];

/// All of these by their names, with `{0}`, `{1}` and so on where something goes in.
pub(super) fn messages(desk: &Desk<'_>) -> impl Iterator<Item = (&'static str, String)> {
    const BLANKS: [&str; 5] = ["{0}", "{1}", "{2}", "{3}", "{4}"];
    let all = [TYPED, CASE, GIVEN].into_iter().flatten();
    all.map(|(key, names)| {
        let args: Vec<_> =
            names.iter().zip(BLANKS).map(|(name, blank)| (*name, Arg::Words(blank))).collect();
        (*key, desk.lexicon.say(key, &args))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_message_takes_more_than_there_are_blanks() {
        let all = [TYPED, CASE, GIVEN].into_iter().flatten();
        assert!(all.into_iter().all(|(_, names)| names.len() <= 5));
    }
}
