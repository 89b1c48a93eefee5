//! What is otherwise in a case that is nearly the same as another.

use super::{Phrase, Teller, phrase};
use crate::decide::{Situation, Subject, Variable};
use crate::model::{AMOUNT, Boundary, FactId, FactValue, Period};
use crate::render::language::Arg;

impl Teller<'_> {
    /// `The same case, but about €250.01 instead of €180.`
    pub(crate) fn but(
        &self,
        boundary: &Boundary,
        variable: &Variable,
        before: &Situation,
        after: &Situation,
    ) -> Phrase {
        match &variable.subject {
            Subject::Fact(id) => self.but_fact(boundary, variable, id, before, after),
            Subject::Total(period) => self.but_total(boundary, period, before, after),
        }
    }

    fn but_fact(
        &self,
        boundary: &Boundary,
        variable: &Variable,
        id: &FactId,
        before: &Situation,
        after: &Situation,
    ) -> Phrase {
        let fact = self.fact_of(boundary, id);
        let answer = |situation: &Situation| {
            let value = situation.fact(id.as_str()).or(variable.default.as_ref());
            value.map(|value| self.quoted(&self.answer(boundary, fact, value), value))
        };
        let (old, new) = (answer(before).unwrap_or_default(), answer(after).unwrap_or_default());
        let key = if id.as_str() == AMOUNT { "practise_but_amount" } else { "practise_but" };
        let (question, new) = (self.question(fact, id), phrase::strong(&new));
        let args = [("question", &question), ("old", &old), ("new", &new)];
        Phrase(self.lexicon.say(key, &args.map(|(name, words)| (name, Arg::Words(words)))))
    }

    /// An answer within a sentence: the words of an option are somebody's.
    fn quoted(&self, answer: &str, value: &FactValue) -> String {
        match value {
            FactValue::Choice(_) => phrase::quote(answer, None),
            FactValue::YesNo(yes) => {
                self.lexicon.word(if *yes { "answer_yes" } else { "answer_no" })
            }
            _ => phrase::clean(answer),
        }
    }

    fn but_total(
        &self,
        boundary: &Boundary,
        period: &Period,
        before: &Situation,
        after: &Situation,
    ) -> Phrase {
        let money = |situation: &Situation| self.money(boundary, situation.already(period));
        let is_first = before.already(period).is_zero();
        let key = if is_first { "practise_but_first" } else { "practise_but_total" };
        let (old, new) = (money(before), phrase::strong(&money(after)));
        let period = self.lexicon.period(period);
        let args = [("period", &period), ("old", &old), ("new", &new)];
        Phrase(self.lexicon.say(key, &args.map(|(name, words)| (name, Arg::Words(words)))))
    }
}
