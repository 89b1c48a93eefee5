//! Owners, dates and sources.

use jiff::civil::Date;

use crate::diagnostic::Code;
use crate::load::grammar::{Flaw, date};
use crate::load::raw::{RawCitation, RawStewardship};
use crate::load::read::{Field, Written};
use crate::model::{Citation, Stewardship, has_credentials};

use super::{Context, Raws};

impl Context<'_> {
    pub(crate) fn stewardship<R>(
        &self,
        raws: &Raws<'_, R>,
        get: impl for<'r> Fn(&'r R) -> RawStewardship<'r>,
    ) -> Stewardship {
        let rules = get(&raws.rules);
        Stewardship {
            owner: self.neutral(raws, |raw| get(raw).owner.get()),
            since: self.date(rules.since),
            review_by: self.date(rules.review_by),
            source: rules.source.get().map(|_| self.citation(raws, |raw| get(raw).source.get())),
        }
    }

    fn date(&self, written: &Field<Written>) -> Option<Date> {
        let written = written.get()?;
        self.told(written, date(&written.text))
    }

    /// A publication; `get` finds it in the raw struct of one language.
    pub(crate) fn citation<R>(
        &self,
        raws: &Raws<'_, R>,
        get: impl Fn(&R) -> Option<&RawCitation>,
    ) -> Citation {
        let rules = get(&raws.rules);
        Citation {
            title: self.neutral(raws, |raw| get(raw)?.title.get()),
            author: self.neutral(raws, |raw| get(raw)?.author.get()),
            publisher: self.neutral(raws, |raw| get(raw)?.publisher.get()),
            year: rules.and_then(|rules| rules.year.0).and_then(|year| year.try_into().ok()),
            url: rules.and_then(|rules| self.web_address(rules.url.get()?)),
        }
    }

    /// An address that a browser may be sent to.
    pub(crate) fn web_address(&self, written: &Written) -> Option<String> {
        let text = written.text.trim();
        let is_web = ["https://", "http://"].iter().any(|scheme| {
            text.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme))
        });
        if is_web && has_credentials(text) {
            let message = "this address has the name or password of a user in it";
            let help =
                "take out what stands before the `@`, with the `@`: every reader would see it";
            self.flaw(written, Flaw::new(Code::WrongType, message).help(help));
            return None;
        }
        if is_web && !text.contains(char::is_whitespace) {
            return Some(text.to_owned());
        }
        let message = format!("`{text}` is no web address");
        let flaw = Flaw::new(Code::WrongType, message).help("begin it with https://");
        self.flaw(written, flaw);
        None
    }
}
