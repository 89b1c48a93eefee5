//! What the helper asks, in words.

use serde::Serialize;

use super::spoken::Spoken;
use crate::decide::{Space, Subject, Variable};
use crate::model::{AMOUNT, Boundary, Fact, FactKind, FactValue, Text, WordForms};
use crate::render::desk::Desk;
use crate::render::language::Arg;

/// One thing that may be asked; beside the entry of the diagram's `asks` with its number.
#[derive(Serialize)]
pub(super) struct Asked {
    /// The question.
    ask: Spoken,
    /// `yes_no`, `choice`, `number`, `percent` or `money`; of a running total, what was given
    /// before.
    kind: &'static str,
    /// The options of a choice, in the order of its cells.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    options: Vec<(String, Spoken)>,
    /// How a number is written with what it is of: `{0} km`.
    #[serde(skip_serializing_if = "Option::is_none")]
    unit: Option<String>,
    /// The same for one of it, where that has a word of its own: `{0} bag`.
    #[serde(skip_serializing_if = "Option::is_none")]
    one: Option<String>,
    /// The words that a number may carry: its unit, in every language and form.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    units: Vec<String>,
    /// How the amount of a running total is written: `{0} per guest`.
    #[serde(skip_serializing_if = "Option::is_none")]
    per: Option<String>,
    /// What holds where a decision leaves it out.
    #[serde(skip_serializing_if = "Option::is_none")]
    default: Option<String>,
    /// Of what can still be changed, how an answer to it is a condition: `“Is there a receipt?”
    /// is {0}`; missing where the answer says what it is of.
    #[serde(skip_serializing_if = "Option::is_none")]
    condition: Option<String>,
}

impl Asked {
    pub(super) fn new(
        desk: &Desk<'_>,
        boundary: &Boundary,
        space: &Space,
        number: usize,
        variable: &Variable,
    ) -> Self {
        let asked = Self::unconditional(desk, boundary, variable);
        let teller = desk.teller_plain();
        let question = teller.asked(boundary, space, number).filter(|_| variable.can_change);
        let condition = question.map(|question| teller.condition_on(&question, "{0}").plain());
        Self { condition, ..asked }
    }

    fn unconditional(desk: &Desk<'_>, boundary: &Boundary, variable: &Variable) -> Self {
        match &variable.subject {
            Subject::Fact(id) => {
                let always = desk.book.always().flat_map(|always| &always.facts);
                let fact = boundary.facts.iter().chain(always).find(|fact| fact.id == *id);
                fact.map_or_else(|| Self::bare(id.to_string()), |fact| Self::of_fact(desk, fact))
            }
            Subject::Total(period) => {
                let period = desk.lexicon.period(period);
                let args = [("amount", Arg::Words("{0}")), ("period", Arg::Words(&period))];
                let ask = desk.lexicon.say("helper_already", &args);
                let per = Some(desk.lexicon.say("per", &args));
                Self { kind: "money", per, ..Self::bare(ask) }
            }
        }
    }

    fn of_fact(desk: &Desk<'_>, fact: &Fact) -> Self {
        let ask = match &fact.ask {
            Some(ask) => Spoken::new(desk, ask),
            None if fact.id.as_str() == AMOUNT => Spoken::Own(desk.word("helper_amount")),
            None => Spoken::Own(fact.id.to_string()),
        };
        let (mut units, mut one) = (Vec::new(), None);
        let (kind, unit, options) = match &fact.kind {
            FactKind::YesNo => ("yes_no", None, Vec::new()),
            FactKind::Number { unit } => {
                units = unit.as_ref().map(WordForms::spellings).unwrap_or_default();
                let pattern = |form: &Text| format!("{{0}}\u{a0}{}", form.content(desk.language));
                one =
                    unit.as_ref().filter(|unit| unit.many.is_some()).map(|unit| pattern(&unit.one));
                ("number", unit.as_ref().map(|unit| pattern(unit.many())), Vec::new())
            }
            FactKind::Percent => {
                ("percent", Some(pattern(desk, &desk.lexicon.percent(1.into()))), Vec::new())
            }
            FactKind::Money => ("money", None, Vec::new()),
            FactKind::Choice { options } => {
                let words = |option: &crate::model::ChoiceOption| {
                    (option.id.to_string(), Spoken::new(desk, &option.words))
                };
                ("choice", None, options.iter().map(words).collect())
            }
        };
        let default = fact.default.as_ref().map(FactValue::to_string);
        Self { ask, kind, options, unit, one, units, per: None, default, condition: None }
    }

    fn bare(ask: String) -> Self {
        let ask = Spoken::Own(ask);
        let (options, units) = (Vec::new(), Vec::new());
        let (unit, one, per, default, condition) = (None, None, None, None, None);
        Self { ask, kind: "number", options, unit, one, units, per, default, condition }
    }
}

/// How numbers are written, from how 1 is: `€ 1` is `€ {0}`. Not every language writes it `1`.
pub(super) fn pattern(desk: &Desk<'_>, one: &str) -> String {
    one.replacen(&desk.lexicon.number(1.into()), "{0}", 1)
}
