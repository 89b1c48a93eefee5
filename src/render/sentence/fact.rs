//! Facts and their values in words.

use rust_decimal::Decimal;

use super::{Teller, phrase};
use crate::decide::Situation;
use crate::model::{
    AMOUNT, Amount, Boundary, Fact, FactId, FactKind, FactValue, OptionId, Text, Wording,
};
use crate::render::language::Arg;

/// One thing that was known when somebody decided.
pub(crate) struct Known<'a> {
    /// What it answers, in the author's words; `None` where ours are all there is.
    pub(crate) asked: Option<&'a Text>,
    /// What it answers, in ours.
    pub(crate) term: String,
    /// The answer.
    pub(crate) answer: String,
}

impl<'a> Teller<'a> {
    /// A fact by its id: the boundary's own, or one of the boundaries that always hold.
    pub(super) fn fact_of(&self, boundary: &'a Boundary, id: &FactId) -> Option<&'a Fact> {
        boundary
            .facts
            .iter()
            .chain(self.book.always().flat_map(|always| &always.facts))
            .find(|fact| fact.id == *id)
    }

    /// The language of a text, where it is not the reader's.
    pub(super) fn foreign<'t>(&self, wording: &'t Wording) -> Option<&'t str> {
        let own = self.book.playbook.languages.get(self.language.0);
        (own != Some(&wording.language)).then(|| wording.language.as_str())
    }

    /// All that is known when somebody decides, running totals last.
    pub(crate) fn known(&self, boundary: &'a Boundary, situation: &Situation) -> Vec<Known<'a>> {
        let facts = situation.facts.iter().map(|(id, value)| {
            let fact = self.fact_of(boundary, id);
            Known {
                asked: fact.and_then(|fact| fact.ask.as_ref()),
                term: match id.as_str() {
                    AMOUNT => self.lexicon.word("amount_term"),
                    other => other.to_owned(),
                },
                answer: self.answer(boundary, fact, value),
            }
        });
        let totals = situation.already.iter().map(|(period, amount)| {
            let period = self.lexicon.period(period);
            Known {
                asked: None,
                term: self.lexicon.say("already", &[("period", Arg::Words(&period))]),
                answer: self.lexicon.money(amount),
            }
        });
        facts.chain(totals).collect()
    }

    pub(super) fn answer(
        &self,
        boundary: &Boundary,
        fact: Option<&Fact>,
        value: &FactValue,
    ) -> String {
        match value {
            FactValue::YesNo(true) => self.lexicon.word("yes"),
            FactValue::YesNo(false) => self.lexicon.word("no"),
            FactValue::Number(number) | FactValue::Percent(number) => {
                self.measure(boundary, fact, *number)
            }
            FactValue::Money(amount) => self.lexicon.money(amount),
            FactValue::Choice(option) => self.option_words(fact, option),
        }
    }

    pub(super) fn option_words(&self, fact: Option<&Fact>, id: &OptionId) -> String {
        let Some(FactKind::Choice { options }) = fact.map(|fact| &fact.kind) else {
            return id.to_string();
        };
        options
            .iter()
            .find(|option| option.id == *id)
            .map_or_else(|| id.to_string(), |option| option.words.content(self.language).to_owned())
    }

    /// A number as a fact of this kind has it: `3 bags`, `15%`, `€250`.
    pub(super) fn measure(
        &self,
        boundary: &Boundary,
        fact: Option<&Fact>,
        number: Decimal,
    ) -> String {
        match fact.map(|fact| &fact.kind) {
            Some(FactKind::Percent) => self.lexicon.percent(number),
            Some(FactKind::Money) => self.money(boundary, number),
            Some(FactKind::Number { unit: Some(unit) }) => {
                let [one, many] =
                    [&unit.one, unit.many()].map(|form| phrase::clean(form.content(self.language)));
                let unit = self.lexicon.counted(number, &one, &many);
                format!("{}\u{a0}{unit}", self.lexicon.number(number))
            }
            _ => self.lexicon.number(number),
        }
    }

    pub(super) fn money(&self, boundary: &Boundary, value: Decimal) -> String {
        match boundary.currency.or(self.book.playbook.currency) {
            Some(currency) => self.lexicon.money(&Amount { value, currency }),
            None => self.lexicon.number(value),
        }
    }
}
