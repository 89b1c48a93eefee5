//! Regions in words: where a verdict holds.

use rust_decimal::Decimal;

use super::{Ground, Phrase, Teller, phrase};
use crate::decide::{Domain, MayIf, Region, Space, Stretch, Subject, Values, Variable};
use crate::model::{AMOUNT, Boundary, FactId, FactKind, OptionId};
use crate::render::chart::{Span, is_money};
use crate::render::language::Arg;

impl Teller<'_> {
    /// Where a region is, in one breath: `up to €250 per guest, if “Was it our fault?” is yes`.
    /// Empty where it is everywhere.
    pub(crate) fn region(
        &self,
        boundary: &Boundary,
        ground: &dyn Ground,
        region: &Region,
    ) -> Phrase {
        let tell = || self.tell_region(boundary, ground.space(), region);
        ground.told(self.language, region, &tell)
    }

    fn tell_region(&self, boundary: &Boundary, space: &Space, region: &Region) -> Phrase {
        let answer = |(at, cells): &(usize, Vec<Span>)| {
            (*at, self.cells(boundary, space, &space.variables[*at], cells))
        };
        self.in_one_breath(boundary, space, region.when.iter().map(answer))
    }

    /// What would make it a may, one way: `up to €220, if “Is there a receipt?” is yes`. Its
    /// amount is what may be given now, whatever was given before.
    pub(crate) fn may_if(&self, boundary: &Boundary, space: &Space, room: &MayIf) -> Phrase {
        let answer = |(at, values): &(usize, Values)| {
            let variable = &space.variables[*at];
            let words = match values {
                Values::Cells(cells) => self.cells(boundary, space, variable, cells),
                Values::Stretch(stretch) => {
                    let number = |number| match &variable.subject {
                        Subject::Fact(id) => {
                            self.measure(boundary, self.fact_of(boundary, id), number)
                        }
                        Subject::Total(_) => self.money(boundary, number),
                    };
                    phrase::strong(&self.stretch(boundary, variable, *stretch, &number))
                }
            };
            (*at, words)
        };
        self.in_one_breath(boundary, space, room.when.iter().map(answer))
    }

    /// Variables with what they must be, in one breath: money first, then each question with its
    /// answer.
    fn in_one_breath(
        &self,
        boundary: &Boundary,
        space: &Space,
        answers: impl Iterator<Item = (usize, String)>,
    ) -> Phrase {
        let mut money = Vec::new();
        let mut conditions = Vec::new();
        for (at, answer) in answers {
            match self.asked(boundary, space, at) {
                None => money.push(answer),
                Some(question) => conditions.push(self.condition_on(&question, &answer).0),
            }
        }
        let key = match (money.is_empty(), conditions.is_empty()) {
            (_, true) => return Phrase(self.amounts(&money)),
            (true, false) => "where_if",
            (false, false) => "where_money_if",
        };
        let (money, conditions) = (self.amounts(&money), self.lexicon.all_of(&conditions));
        let args = [("money", Arg::Words(&money)), ("conditions", Arg::Words(&conditions))];
        Phrase(self.lexicon.say(key, &args))
    }

    /// A question with its answer as a condition: `“Was it our fault?” is yes`.
    pub(crate) fn condition_on(&self, question: &Phrase, answer: &str) -> Phrase {
        let args = [("question", Arg::Words(&question.0)), ("answer", Arg::Words(answer))];
        Phrase(self.lexicon.say("where_answer", &args))
    }

    /// Several amounts, all of them; those that hold a comma themselves are kept apart.
    fn amounts(&self, parts: &[String]) -> String {
        if parts.len() > 1 && parts.iter().any(|part| part.contains(", ")) {
            return parts.join("; ");
        }
        self.lexicon.all_of(parts)
    }

    /// Several regions, any of them: `up to €50; or if “Was it our fault?” is yes`.
    pub(crate) fn regions(
        &self,
        boundary: &Boundary,
        ground: &dyn Ground,
        regions: &[Region],
    ) -> Phrase {
        let told: Vec<String> =
            regions.iter().map(|region| self.region(boundary, ground, region).0).collect();
        self.any_region(&told)
    }

    /// Regions that have been told, any of them.
    pub(super) fn any_region(&self, told: &[String]) -> Phrase {
        match told {
            [] => Phrase(String::new()),
            [only] => Phrase(only.clone()),
            [before @ .., last] => {
                let before = before.join("; ");
                let args = [("before", Arg::Words(&before)), ("last", Arg::Words(last))];
                Phrase(self.lexicon.say("where_or", &args))
            }
        }
    }

    /// The question that a variable answers; `None` where its values say what they are.
    pub(crate) fn asked(
        &self,
        boundary: &Boundary,
        space: &Space,
        variable: usize,
    ) -> Option<Phrase> {
        match &space.variables[variable].subject {
            Subject::Fact(id) if !self.speaks(boundary, space, variable) => {
                Some(Phrase(self.question(self.fact_of(boundary, id), id)))
            }
            _ => None,
        }
    }

    /// Whether an answer tells what it is of: money, and what has a unit of its own.
    fn speaks(&self, boundary: &Boundary, space: &Space, variable: usize) -> bool {
        let unit = |variable: &Variable| match &variable.subject {
            Subject::Fact(id) => match self.fact_of(boundary, id).map(|fact| &fact.kind) {
                Some(FactKind::Number { unit: Some(unit) }) => {
                    Some(unit.many().content(self.language))
                }
                Some(FactKind::Percent) => Some("%"),
                _ => None,
            },
            Subject::Total(_) => None,
        };
        is_money(space, variable)
            || unit(&space.variables[variable]).is_some_and(|own| {
                space.variables.iter().filter(|other| unit(other) == Some(own)).count() == 1
            })
    }

    /// Cells of a variable as an answer: `yes`, `Press or Law`, `up to €250 per guest`.
    pub(crate) fn cells(
        &self,
        boundary: &Boundary,
        space: &Space,
        variable: &Variable,
        cells: &[Span],
    ) -> String {
        match &variable.domain {
            Domain::YesNo => {
                let yes = cells.first().is_some_and(|(first, _)| *first == 0);
                phrase::strong(&self.lexicon.word(if yes { "answer_yes" } else { "answer_no" }))
            }
            Domain::Choice(options) => self.options(boundary, variable, options, cells),
            Domain::Quantity { .. } => {
                let number = |number| self.told_number(boundary, space, variable, number);
                let of = |cells: &Span| {
                    self.stretch(boundary, variable, variable.stretch(*cells), &number)
                };
                phrase::strong(&self.lexicon.any_of(&cells.iter().map(of).collect::<Vec<_>>()))
            }
        }
    }

    fn options(
        &self,
        boundary: &Boundary,
        variable: &Variable,
        options: &[OptionId],
        cells: &[Span],
    ) -> String {
        let fact = self.fact_of(boundary, &FactId::new(variable.name()));
        let words = |id: &OptionId| phrase::strong(&phrase::clean(&self.option_words(fact, id)));
        let is_in = |at: usize| {
            cells.iter().any(|(first, last)| (*first as usize..=*last as usize).contains(&at))
        };
        let (chosen, left): (Vec<_>, Vec<_>) =
            options.iter().enumerate().partition(|(at, _)| is_in(*at));
        match left.as_slice() {
            [(_, other)] if chosen.len() > 2 => {
                self.lexicon.say("anything_but", &[("x", Arg::Words(&words(other)))])
            }
            _ => {
                let chosen: Vec<String> = chosen.into_iter().map(|(_, id)| words(id)).collect();
                self.lexicon.any_of(&chosen)
            }
        }
    }

    /// `more than €250, up to €2,000 per guest`
    fn stretch(
        &self,
        boundary: &Boundary,
        variable: &Variable,
        stretch: Stretch,
        told: &dyn Fn(Decimal) -> String,
    ) -> String {
        let (key, x, y) = keys(stretch, self.has_unit(boundary, variable));
        // What two numbers are of is said once, after the second.
        let first = match (x, y) {
            (Some(number), None) => told(number),
            (Some(number), Some(_)) => self.first_number(boundary, variable, number),
            (None, _) => String::new(),
        };
        let second = y.map(told).unwrap_or_default();
        let upper = if x.is_some() && y.is_none() { &first } else { &second };
        let args =
            [("x", Arg::Words(&first)), ("y", Arg::Words(&second)), ("amount", Arg::Words(upper))];
        self.lexicon.say(key, &args)
    }

    /// Whether its numbers are amounts of something: those go up to a limit.
    fn has_unit(&self, boundary: &Boundary, variable: &Variable) -> bool {
        match &variable.subject {
            Subject::Fact(id) => match self.fact_of(boundary, id).map(|fact| &fact.kind) {
                Some(FactKind::Number { unit }) => unit.is_some(),
                Some(FactKind::Money | FactKind::Percent) => true,
                _ => false,
            },
            Subject::Total(_) => true,
        }
    }

    fn first_number(&self, boundary: &Boundary, variable: &Variable, number: Decimal) -> String {
        match &variable.subject {
            Subject::Fact(id) => self.bare(boundary, self.fact_of(boundary, id), number),
            Subject::Total(_) => self.money(boundary, number),
        }
    }

    /// A number with what it is of: `3 bags`, `€250 per guest`.
    fn told_number(
        &self,
        boundary: &Boundary,
        space: &Space,
        variable: &Variable,
        number: Decimal,
    ) -> String {
        let of_money = |key, period: &str| {
            let amount = self.money(boundary, number);
            let args = [("amount", Arg::Words(&amount)), ("period", Arg::Words(period))];
            self.lexicon.say(key, &args)
        };
        let totals = || space.variables.iter().any(|it| matches!(it.subject, Subject::Total(_)));
        match &variable.subject {
            Subject::Total(period) => of_money("per", &phrase::clean(&self.lexicon.period(period))),
            Subject::Fact(id) if id.as_str() == AMOUNT && totals() => of_money("at_once", ""),
            Subject::Fact(id) => self.measure(boundary, self.fact_of(boundary, id), number),
        }
    }
}

/// The message for a stretch, and its numbers. Whether an end belongs to it must be right in
/// words.
fn keys(stretch: Stretch, unit: bool) -> (&'static str, Option<Decimal>, Option<Decimal>) {
    if let Some(only) = stretch.only() {
        return ("exactly", Some(only), None);
    }
    let ends = (stretch.from.map(|cut| cut.after), stretch.to.map(|cut| cut.after));
    let key = match (ends, unit) {
        ((None, None), _) => "any_amount",
        ((Some(true), None), _) => "more_than",
        ((Some(false), None), _) => "at_least",
        ((None, Some(true)), true) => "up_to",
        ((None, Some(true)), false) => "at_most",
        ((None, Some(false)), _) => "less_than",
        ((Some(true), Some(true)), true) => "above_up_to",
        ((Some(true), Some(true)), false) => "above_at_most",
        ((Some(true), Some(false)), _) => "above_below",
        ((Some(false), Some(true)), _) => "between",
        ((Some(false), Some(false)), _) => "from_below",
    };
    let (from, to) = (stretch.from.map(|cut| cut.value), stretch.to.map(|cut| cut.value));
    match (from, to) {
        // What has an upper end only is told by one number.
        (None, Some(_)) => (key, to, None),
        _ => (key, from, to),
    }
}
