//! The conditions of a clause in words.

use rust_decimal::Decimal;

use super::{Teller, phrase};
use crate::model::{
    AMOUNT, Boundary, ChoiceTest, Comparison, Condition, Fact, FactId, FactKind, OptionId, Test,
};
use crate::render::language::Arg;

impl Teller<'_> {
    /// All conditions: `the answer to “Was it our fault?” is yes, to “Is the press involved?” no
    /// and the amount is more than €500`.
    pub(super) fn conditions(&self, boundary: &Boundary, conditions: &[Condition]) -> String {
        let is_answer = |condition: &Condition| condition.fact.as_str() != AMOUNT;
        let parts: Vec<_> = conditions
            .iter()
            .enumerate()
            .map(|(index, condition)| {
                let follows = index > 0 && is_answer(&conditions[index - 1]);
                self.condition(boundary, condition, follows)
            })
            .collect();
        self.lexicon.all_of(&parts)
    }

    /// One condition; where it `follows` another answer, the sentence goes on in its frame.
    fn condition(&self, boundary: &Boundary, condition: &Condition, follows: bool) -> String {
        let key = match (condition.fact.as_str() == AMOUNT, follows) {
            (true, _) => "when_amount",
            (false, false) => "when_answer",
            (false, true) => "when_answer_too",
        };
        let fact = self.fact_of(boundary, &condition.fact);
        let question = self.question(fact, &condition.fact);
        let answer = self.answer_wanted(boundary, condition);
        let args = [("question", Arg::Words(&question)), ("answer", Arg::Words(&answer))];
        self.lexicon.say(key, &args)
    }

    /// The answer that a condition wants: `yes`, `Press or Law`, `more than 3 bags`.
    pub(super) fn answer_wanted(&self, boundary: &Boundary, condition: &Condition) -> String {
        let fact = self.fact_of(boundary, &condition.fact);
        match &condition.test {
            Test::YesNo(answer) => {
                let word = self.lexicon.word(if *answer { "answer_yes" } else { "answer_no" });
                phrase::strong(&word)
            }
            Test::Choice(ChoiceTest::OneOf(options)) => {
                let words: Vec<_> = options.iter().map(|id| self.option(fact, id)).collect();
                self.lexicon.any_of(&words)
            }
            Test::Choice(ChoiceTest::Not(option)) => {
                let option = self.option(fact, option);
                self.lexicon.say("anything_but", &[("x", Arg::Words(&option))])
            }
            Test::Measure(comparison) => self.comparison(boundary, fact, *comparison),
        }
    }

    /// `more than 3 bags`
    fn comparison(&self, boundary: &Boundary, fact: Option<&Fact>, test: Comparison) -> String {
        let measure = |number: Decimal| self.measure(boundary, fact, number);
        let (key, first, second) = match test {
            Comparison::AtMost(number) => ("at_most", number, None),
            Comparison::AtLeast(number) => ("at_least", number, None),
            Comparison::MoreThan(number) => ("more_than", number, None),
            Comparison::LessThan(number) => ("less_than", number, None),
            Comparison::Between(from, to) => ("between", from, Some(to)),
            Comparison::Exactly(number) => ("exactly", number, None),
            Comparison::Not(number) => ("other_than", number, None),
        };
        // Between two numbers the unit is said once, after the second.
        let first = match second {
            Some(_) => self.bare(boundary, fact, first),
            None => measure(first),
        };
        let second = second.map(measure).unwrap_or_default();
        let args = [("x", Arg::Words(first.as_str())), ("y", Arg::Words(second.as_str()))];
        phrase::strong(&self.lexicon.say(key, &args))
    }

    pub(super) fn bare(&self, boundary: &Boundary, fact: Option<&Fact>, number: Decimal) -> String {
        match fact.map(|fact| &fact.kind) {
            Some(FactKind::Number { .. }) => self.lexicon.number(number),
            _ => self.measure(boundary, fact, number),
        }
    }

    /// The question of a fact, as a quotation; the amount is asked by its name.
    pub(super) fn question(&self, fact: Option<&Fact>, id: &FactId) -> String {
        match fact.and_then(|fact| fact.ask.as_ref()) {
            Some(ask) => {
                let wording = ask.wording(self.language);
                phrase::quote(&wording.content, self.foreign(wording))
            }
            None if id.as_str() == AMOUNT => self.lexicon.word("amount"),
            None => phrase::quote(id.as_str(), None),
        }
    }

    fn option(&self, fact: Option<&Fact>, id: &OptionId) -> String {
        phrase::strong(&phrase::clean(&self.option_words(fact, id)))
    }
}
