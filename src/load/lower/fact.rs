//! `facts:` of a boundary.

use std::collections::{HashMap, HashSet};

use crate::diagnostic::{Code, Diagnostic};
use crate::load::grammar::{Flaw, Quantities, fact_value, is_inner_id, yes_no};
use crate::load::raw::{RawBoundary, RawFact, RawFactKeys, RawFactType, RawWord, RawWordForms};
use crate::load::read::{Entries, List, ListOrMap, Prose, ScalarOr, Written, WrittenAt};
use crate::model::{
    AMOUNT, ChoiceOption, Fact, FactId, FactKind, FactValue, OptionId, Text, WordForms,
};
use crate::source::Tree;

use super::{Context, Raws};

/// What to do about a unit without its words.
const BOTH_FORMS: &str = "write both forms, as in `{one: bag, many: bags}`, or the word alone";

/// The key that stands among a decision's facts and is none.
pub(crate) const ALREADY: &str = "already";

/// The facts of a boundary, and the words that numbers may carry.
#[derive(Clone, Debug, Default)]
pub(crate) struct BoundaryFacts {
    /// In the author's order.
    facts: Vec<Fact>,
    positions: HashMap<FactId, usize>,
    units: HashMap<FactId, Vec<String>>,
    /// Where each was declared.
    declared: HashMap<FactId, WrittenAt>,
    /// Those that could not be read, of which nothing more is said.
    broken: HashSet<String>,
}

/// The facts that `always` boundaries share with all others.
pub(crate) type AlwaysFacts = BoundaryFacts;

impl BoundaryFacts {
    /// The fact of an id.
    pub(crate) fn get(&self, id: &str) -> Option<&Fact> {
        self.positions.get(id).map(|position| &self.facts[*position])
    }

    /// The words that a number of a fact may carry.
    pub(crate) fn units(&self, id: &FactId) -> &[String] {
        self.units.get(id).map_or(&[], Vec::as_slice)
    }

    /// The ids of all facts.
    pub(crate) fn ids(&self) -> impl Iterator<Item = &str> {
        self.facts.iter().map(|fact| fact.id.as_str())
    }

    /// Whether a fact was declared in a way that has been told to be wrong.
    pub(crate) fn is_broken(&self, id: &str) -> bool {
        self.broken.contains(id)
    }

    /// All facts, in the author's order.
    pub(crate) fn all(&self) -> &[Fact] {
        &self.facts
    }

    /// Adds a fact after the others.
    pub(crate) fn push(&mut self, fact: Fact) {
        self.positions.insert(fact.id.clone(), self.facts.len());
        self.facts.push(fact);
    }

    /// Takes the facts of another boundary in.
    pub(crate) fn absorb(&mut self, other: Self) {
        for fact in other.facts {
            self.push(fact);
        }
        self.units.extend(other.units);
        self.declared.extend(other.declared);
    }
}

impl Context<'_> {
    /// The declared facts of a boundary; `always` holds those that it may not declare again.
    pub(crate) fn lower_facts(
        &self,
        raws: &Raws<'_, RawBoundary>,
        always: &AlwaysFacts,
    ) -> BoundaryFacts {
        let mut facts = BoundaryFacts::default();
        let declared = raws.rules.facts.get().map_or(&[][..], |facts| &facts.0);
        let trees = raws.tree.get("facts").map_or(&[][..], Tree::pairs);
        for ((id, raw), pair) in declared.iter().zip(trees) {
            let Some(raw) = raw.get().filter(|_| self.can_be_fact(id, always)) else {
                facts.broken.insert(id.text.clone());
                continue;
            };
            let reading = FactReading { context: self, raws, id, raw, tree: &pair.value };
            if reading.is_broken() {
                facts.broken.insert(id.text.clone());
            }
            let fact = reading.fact();
            facts.units.insert(fact.id.clone(), reading.units());
            facts.declared.insert(fact.id.clone(), id.at);
            facts.push(fact);
        }
        facts
    }

    fn can_be_fact(&self, id: &Written, always: &AlwaysFacts) -> bool {
        if id.text == ALREADY || !is_inner_id(&id.text) {
            let message = format!("`{}` cannot be the name of a fact", id.text);
            let help = "use letters, digits, `-` and `_`; `already` holds running totals";
            self.flaw(id, Flaw::new(Code::BadId, message).help(help));
            return false;
        }
        if let Some(declared) = always.declared.get(id.text.as_str()) {
            let message = format!("the fact `{}` is declared twice", id.text);
            let at = self.spans.written(id.at);
            self.tell(
                Diagnostic::new(Code::FactConflict, at, message)
                    .help("take it out here: the facts of `always` boundaries are everyone's")
                    .related(
                        self.spans.written(*declared),
                        "an `always` boundary declares it here",
                    ),
            );
            return false;
        }
        true
    }
}

struct FactReading<'a> {
    context: &'a Context<'a>,
    raws: &'a Raws<'a, RawBoundary>,
    id: &'a Written,
    raw: &'a RawFact,
    tree: &'a Tree,
}

impl FactReading<'_> {
    fn fact(&self) -> Fact {
        let kind = self.kind();
        let default = self.keys().and_then(|keys| self.default(keys, &kind));
        let is_always = self.raws.rules.always.0 == Some(true);
        let can_change = self.keys().and_then(|keys| keys.can_change.0).unwrap_or(false);
        Fact {
            id: FactId::new(&*self.id.text),
            ask: self.context.text(self.raws, |raw| question(raw, &self.id.text)),
            default: if is_always { Some(FactValue::YesNo(false)) } else { default },
            kind,
            can_change,
        }
    }

    /// Whether its type, or what its type needs, is wrong.
    fn is_broken(&self) -> bool {
        let Some(keys) = self.keys() else { return false };
        let is_choice = keys.kind.0 == Some(RawFactType::Choice);
        let unit = keys.unit.get();
        self.is_type_unreadable()
            || self.is_yes_no_choice()
            || (is_choice && keys.options.get().is_none())
            || unit.is_some_and(|unit| unit.form(true).or(unit.form(false)).is_none())
    }

    /// Whether its type was reported as none that there is, so that nothing follows from it.
    fn is_type_unreadable(&self) -> bool {
        let is_read = self.keys().is_some_and(|keys| keys.kind.0.is_some());
        !is_read && self.tree.pair("type").is_some()
    }

    /// Whether it is a choice between yes and no, which is no choice.
    fn is_yes_no_choice(&self) -> bool {
        let Some(keys) = self.keys().filter(|keys| keys.kind.0 == Some(RawFactType::Choice)) else {
            return false;
        };
        let ids = keys.options.get().map(option_ids).unwrap_or_default();
        ids.len() == 2 && ids.iter().all(|id| yes_no(&id.text).is_some())
    }

    fn keys(&self) -> Option<&RawFactKeys> {
        match self.raw {
            ScalarOr::Scalar(_) => None,
            ScalarOr::Other(keys) => Some(keys),
        }
    }

    fn kind(&self) -> FactKind {
        let keys = self.keys();
        let is_amount = self.id.text == AMOUNT;
        let declared = keys.and_then(|keys| keys.kind.0);
        let kind = match (declared, is_amount) {
            (None, true) => RawFactType::Money,
            (None, false) => RawFactType::YesNo,
            (Some(kind), _) => kind,
        };
        if is_amount && kind != RawFactType::Money {
            self.tell_value("type", Code::FactConflict, "`amount` is built in, and money");
            return FactKind::Money;
        }
        if self.raws.rules.always.0 == Some(true) && is_amount {
            let message = "an `always` boundary has yes-or-no facts only";
            let flaw = Flaw::new(Code::MisplacedKey, message)
                .help("take it out: an amount is decided elsewhere");
            self.context.flaw(self.id, flaw);
        } else if self.raws.rules.always.0 == Some(true) && kind != RawFactType::YesNo {
            let help = "ask something that is answered with yes or no";
            self.misplaced("type", "an `always` boundary has yes-or-no facts only", help);
        }
        let is_known = !self.is_type_unreadable();
        if is_known && kind != RawFactType::Number {
            self.misplaced("unit", "only a number counts in units", "take it out");
        }
        if is_known && kind != RawFactType::Choice {
            let help = "take it out, or write `type: choice`";
            self.misplaced("options", "only a choice has options", help);
        }
        match kind {
            RawFactType::YesNo => FactKind::YesNo,
            RawFactType::Percent => FactKind::Percent,
            RawFactType::Money => FactKind::Money,
            RawFactType::Number => FactKind::Number { unit: self.unit() },
            RawFactType::Choice => FactKind::Choice { options: self.options() },
        }
    }

    /// What a number counts. Each language has both of its forms, never one of another's.
    fn unit(&self) -> Option<WordForms> {
        self.written_units().for_each(|unit| self.tell_missing_form(unit));
        let of = |form: for<'w> fn(&'w RawWord) -> Option<&'w Prose>| {
            self.context.neutral(self.raws, |raw| form(self.written_unit(raw)?))
        };
        let one = of(|unit| unit.form(true).or_else(|| unit.form(false)))?;
        let many = of(|unit| unit.form(false).or_else(|| unit.form(true)));
        let many = many.filter(|many| *many != one);
        Some(WordForms { one, many })
    }

    fn tell_missing_form(&self, unit: &RawWord) {
        let ScalarOr::Other(RawWordForms { one, many }) = unit else { return };
        let (written, missing) = match (one.get(), many.get()) {
            (Some(one), None) => (one, "many"),
            (None, Some(many)) => (many, "one"),
            (Some(_), Some(_)) => return,
            (None, None) => return self.tell_wordless_unit(),
        };
        let flaw = Flaw::new(Code::MissingField, format!("this unit has no `{missing}`"));
        self.context.flaw(&written.0, flaw.help(BOTH_FORMS));
    }

    fn tell_wordless_unit(&self) {
        let Some(unit) = self.tree.get("unit") else { return };
        let at = self.context.spans.tree(unit);
        let told = Diagnostic::new(Code::MissingField, at, "this unit has no words");
        self.context.tell(told.help(BOTH_FORMS));
    }

    fn written_unit<'r>(&self, raw: &'r RawBoundary) -> Option<&'r RawWord> {
        fact_keys(raw, &self.id.text)?.unit.get()
    }

    /// The unit as the rules and each language have it.
    fn written_units(&self) -> impl Iterator<Item = &RawWord> {
        let all = std::iter::once(&self.raws.rules).chain(self.raws.words.iter().flatten());
        all.filter_map(|raw| self.written_unit(raw))
    }

    /// The unit in every language and form: any of them may stand in a test.
    fn units(&self) -> Vec<String> {
        let words = |unit: &RawWord| {
            let forms = [true, false].into_iter().filter_map(|one| unit.form(one));
            forms.map(|Prose(written)| written.text.clone()).collect::<Vec<_>>()
        };
        self.written_units().flat_map(words).collect()
    }

    fn options(&self) -> Vec<ChoiceOption> {
        let Some(options) = self.keys().and_then(|keys| keys.options.get()) else {
            let help = "list what to choose from: `options: {interest: Interest, fees: Fees}`";
            self.context.missing(self.raws, self.tree, "options", help);
            return Vec::new();
        };
        let ids = option_ids(options);
        if let Some(first) = ids.first().filter(|_| self.is_yes_no_choice()) {
            let message = "a question that is answered with yes or no needs no options";
            let help = "take `type` and `options` out: yes and no are what every fact has";
            self.context.flaw(first, Flaw::new(Code::BadId, message).help(help));
            return Vec::new();
        }
        let mut seen: Vec<&str> = Vec::new();
        let mut lowered = Vec::new();
        for id in ids {
            if seen.contains(&id.text.as_str()) {
                let message = format!("there is a second option `{}`", id.text);
                self.context.flaw(id, Flaw::new(Code::DuplicateId, message));
            } else if self.can_be_option(id) {
                seen.push(&id.text);
                lowered.push(self.option(id));
            }
        }
        lowered
    }

    fn can_be_option(&self, id: &Written) -> bool {
        let reserved = yes_no(&id.text).is_some() || id.text.eq_ignore_ascii_case("not");
        let can_be = is_inner_id(&id.text) && !reserved;
        if !can_be {
            let message = format!("`{}` cannot be an option", id.text);
            let help = if reserved {
                "yes, no and not mean something else in a test: choose another word"
            } else {
                "use letters, digits, `-` and `_` for the id, and put the words after it"
            };
            self.context.flaw(id, Flaw::new(Code::BadId, message).help(help));
        }
        can_be
    }

    fn option(&self, id: &Written) -> ChoiceOption {
        let words = self.context.text(self.raws, |raw| {
            match fact_keys(raw, &self.id.text)?.options.get()? {
                ListOrMap::Map(entries) => entries.get(&id.text),
                ListOrMap::List(_) => None,
            }
        });
        let bare = || Text::single(self.context.languages[0].clone(), id.text.clone());
        ChoiceOption { id: OptionId::new(&*id.text), words: words.unwrap_or_else(bare) }
    }

    fn default(&self, keys: &RawFactKeys, kind: &FactKind) -> Option<FactValue> {
        let written = keys.default.get()?;
        let quantities = Quantities {
            kind,
            units: &self.units(),
            currency: self.context.chain.currency_of(written.at.origin.file),
        };
        let value = self.context.told(written, fact_value(&written.text, quantities))?;
        if self.raws.rules.always.0 == Some(true) && value != FactValue::YesNo(false) {
            let help = "take it out: what an `always` boundary asks about is not so unless said";
            self.misplaced("default", "in an `always` boundary a fact's default is no", help);
        }
        Some(value)
    }

    fn misplaced(&self, key: &str, message: &str, help: &str) {
        if let Some(pair) = self.tree.pair(key) {
            self.context.misplaced(pair, message, help);
        }
    }

    fn tell_value(&self, key: &str, code: Code, message: &str) {
        if let Some(tree) = self.tree.get(key) {
            let at = self.context.spans.tree(tree);
            let help = "write `type: money`, or give the fact another name";
            self.context.tell(Diagnostic::new(code, at, message).help(help));
        }
    }
}

fn question<'r>(raw: &'r RawBoundary, id: &str) -> Option<&'r Prose> {
    match raw.facts.get()?.get(id)? {
        ScalarOr::Scalar(question) => Some(question),
        ScalarOr::Other(keys) => keys.ask.get(),
    }
}

fn fact_keys<'r>(raw: &'r RawBoundary, id: &str) -> Option<&'r RawFactKeys> {
    match raw.facts.get()?.get(id)? {
        ScalarOr::Scalar(_) => None,
        ScalarOr::Other(keys) => Some(keys),
    }
}

fn option_ids(options: &ListOrMap<List<Written>, Entries<Prose>>) -> Vec<&Written> {
    match options {
        ListOrMap::List(ids) => ids.iter().filter_map(|id| id.get()).collect(),
        ListOrMap::Map(entries) => entries.0.iter().map(|(id, _)| id).collect(),
    }
}
