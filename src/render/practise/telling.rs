//! A case in words.

use std::fmt::Write as _;

use serde::Serialize;

use super::Card;
use crate::decide::{ClauseAt, Situation};
use crate::model::Example;
use crate::render::address::Spot;
use crate::render::book::has_matrix;
use crate::render::desk::Desk;
use crate::render::helper::{Spoken, Words};
use crate::render::markdown;
use crate::render::opening::first_sentences;
use crate::render::sentence::Phrase;
use crate::render::view::parts::Words as Line;

/// Of a story, enough sentences to see the case, and no more than a phone shows beside it.
const ENOUGH: usize = 140;
const LONGEST: usize = 320;
/// So many bytes of a text hold more letters than that.
const AT_MOST: usize = 4 * LONGEST + 4;

/// What a case comes to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Told {
    /// `may`, `ask` or `never`.
    is: &'static str,
    /// The ids of the roles to ask.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    whom: Vec<String>,
    #[serde(flatten)]
    words: Words,
}

impl Told {
    pub(super) fn new(desk: &Desk<'_>, card: &Card<'_>) -> Self {
        let answer = &card.ruling.answer;
        Self {
            is: answer.name(),
            whom: answer.whom().iter().map(ToString::to_string).collect(),
            words: Words::new(desk, &card.ruling, card.reason.as_ref()),
        }
    }
}

impl Card<'_> {
    /// What is otherwise than in the example.
    pub(crate) fn but(&self, desk: &Desk<'_>) -> Option<Phrase> {
        let variable = desk.chart(self.boundary)?.space().variables.get(self.changed?)?;
        let before = Situation::from(self.decision);
        let teller = desk.teller_plain();
        Some(teller.but(self.boundary, variable, &before, &self.situation))
    }

    /// Why it comes to what it does.
    pub(crate) fn proof(&self, desk: &Desk<'_>) -> Vec<Phrase> {
        let page = |role: &_| desk.role_page(role);
        let clause = |at: &ClauseAt| {
            let page = desk.href(&Spot::Boundary(at.boundary.clone()));
            format!("{page}#{}-{}", at.clause.key, at.clause.index + 1)
        };
        desk.teller(&page).proof(&self.ruling, self.reason.as_ref(), clause)
    }

    /// The helper, at this case; `None` where there is no helper.
    pub(crate) fn case(&self, desk: &Desk<'_>) -> Option<String> {
        has_matrix(desk.book.playbook)
            .then(|| format!("{}#{}", desk.href(&Spot::MayI), self.address()))
    }

    /// `boundary=put-it-right&role=front-desk&amount=80%20EUR`
    pub(super) fn address(&self) -> String {
        let mut address =
            format!("boundary={}&role={}", self.boundary.id, encoded(self.decision.role.as_str()));
        for (fact, value) in &self.situation.facts {
            let value = encoded(&value.to_string());
            let _ = write!(address, "&{}={value}", encoded(fact.as_str()));
        }
        for (period, amount) in &self.situation.already {
            let value = encoded(&amount.to_string());
            let _ = write!(address, "&already.{}={value}", encoded(period.as_str()));
        }
        address
    }
}

/// How a story begins.
pub(crate) fn story(desk: &Desk<'_>, example: &Example) -> Option<Line> {
    let wording = example.story.as_ref()?.0.wording(desk.language);
    let text = first_sentences(&markdown::beginning(&wording.content, AT_MOST), ENOUGH, LONGEST);
    Some(desk.wording(wording, text))
}

/// Words of a page, for a script.
pub(super) fn spoken(line: Line) -> Spoken {
    match line.lang {
        None => Spoken::Own(line.text),
        Some(lang) => Spoken::Foreign(line.text, lang),
    }
}

/// Text as a part of an address.
fn encoded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' => out.push(byte.into()),
            other => {
                let _ = write!(out, "%{other:02X}");
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::encoded;

    #[test]
    fn values_are_written_as_addresses_hold_them() {
        assert_eq!(encoded("80.50 EUR"), "80.50%20EUR");
        assert_eq!(encoded("15 %"), "15%20%25");
    }
}
