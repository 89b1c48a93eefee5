//! Dates with the names of their months.

use jiff::civil::Date;

use super::{Arg, Lexicon};

impl Lexicon {
    /// A date in words: `15 January 2026`.
    pub(crate) fn date(&self, date: Date) -> String {
        let month = self.word(&format!("month_{}", date.month()));
        self.say(
            "date",
            &[
                ("day", Arg::Words(&date.day().to_string())),
                ("month", Arg::Words(&month)),
                ("year", Arg::Words(&date.year().to_string())),
            ],
        )
    }
}
