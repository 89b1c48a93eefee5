//! One entry of `may`, `ask` or `never`.

use std::cell::RefCell;
use std::collections::{HashMap, HashSet};

use crate::diagnostic::{Code, Diagnostic, did_you_mean};
use crate::load::grammar::{Flaw, Quantities, is_inner_id, limit, test};
use crate::load::raw::{RawBoundary, RawClause};
use crate::load::read::{Field, OneOrMany, Written, WrittenAt};
use crate::model::{
    AMOUNT, ChoiceTest, Clause, ClauseId, ClauseKind, Condition, Currency, Fact, FactId, FactKind,
    Limit, RoleId, Scope, Test,
};
use crate::source::{Origin, Tree};

use super::fact::{AlwaysFacts, BoundaryFacts};
use super::{Context, Raws};

/// What the clauses of one boundary share.
pub(super) struct Clauses<'a> {
    pub(super) context: &'a Context<'a>,
    pub(super) raws: &'a Raws<'a, RawBoundary>,
    pub(super) facts: &'a BoundaryFacts,
    pub(super) always: &'a AlwaysFacts,
    /// The clauses of forks that name nothing below, which decide nothing.
    pub(super) unknown: HashSet<Origin>,
    /// The built-in fact, for boundaries that do not declare it.
    pub(super) amount: &'a Fact,
    /// The first currency in use, and where.
    pub(super) currency: RefCell<Option<(Currency, WrittenAt)>>,
    /// The ids met so far, and where.
    pub(super) ids: RefCell<HashMap<String, WrittenAt>>,
    /// Whether some clause has a limit or tests the amount.
    pub(super) uses_amount: RefCell<bool>,
}

impl Clauses<'_> {
    /// The clauses below one of `may`, `ask` and `never`.
    pub(super) fn list(&self, list: &'static str) -> Vec<Clause> {
        let trees = self.raws.tree.get(list).map_or(&[][..], Tree::items);
        let raws = self.raws.rules.clauses(list);
        raws.iter()
            .zip(trees)
            .enumerate()
            .filter_map(|(index, (raw, tree))| {
                let reading = Reading { all: self, list, index, raw: raw.get()?, tree };
                reading.clause()
            })
            .collect()
    }

    fn is_always(&self) -> bool {
        self.raws.rules.always.0 == Some(true)
    }

    /// Holds a currency against those met before.
    pub(super) fn uses(&self, currency: Currency, at: WrittenAt) {
        let mut first = self.currency.borrow_mut();
        match &*first {
            None => *first = Some((currency, at)),
            Some((found, _)) if *found == currency => {}
            Some((found, first_at)) => {
                let message = format!("this is in {currency}, and the boundary counts in {found}");
                let spans = self.context.spans;
                let problem = Diagnostic::new(Code::MixedCurrency, spans.written(at), message)
                    .help("one boundary uses one currency: change one, or make two boundaries")
                    .related(spans.written(*first_at), format!("here it counts in {found}"));
                self.context.tell(problem);
            }
        }
    }
}

/// One clause being read.
struct Reading<'a> {
    all: &'a Clauses<'a>,
    list: &'static str,
    index: usize,
    raw: &'a RawClause,
    tree: &'a Tree,
}

impl Reading<'_> {
    fn clause(&self) -> Option<Clause> {
        let context = self.all.context;
        if self.all.unknown.contains(&self.tree.origin) || self.stray_removal() {
            return None;
        }
        self.misplaced_keys();
        let kind = self.kind()?;
        Some(Clause {
            id: self.id(),
            kind,
            scope: self.scope(),
            when: self.when(),
            limits: self.limits(),
            title: context.text(self.all.raws, |raw| self.of(raw)?.title.get()),
            why: context.markdown(self.all.raws, |raw| self.of(raw)?.why.get()),
            say: context.text(self.all.raws, |raw| self.of(raw)?.say.get()),
            afterwards: context.texts(self.all.raws, |raw| self.of(raw)?.afterwards.get()),
            note: context.text(self.all.raws, |raw| self.of(raw)?.note.get()),
        })
    }

    /// This clause in the raw struct of a language.
    fn of<'r>(&self, raw: &'r RawBoundary) -> Option<&'r RawClause> {
        raw.clauses(self.list).get(self.index)?.get()
    }

    fn kind(&self) -> Option<ClauseKind> {
        match self.list {
            "may" => Some(ClauseKind::May),
            "never" => Some(ClauseKind::Never),
            _ => {
                let help = "name the role to consult: `whom: ROLE`";
                self.all.context.missing(self.all.raws, self.tree, "whom", help);
                let whom = self.all.context.role(self.raw.whom.get()?)?;
                Some(ClauseKind::Ask { whom })
            }
        }
    }

    /// A removal where nothing lies below, or that does not say of what.
    fn stray_removal(&self) -> bool {
        let Some(pair) = self.tree.pair("remove").filter(|_| self.raw.remove.0 == Some(true))
        else {
            return false;
        };
        let message = match self.raw.id.get() {
            None => "this does not say which clause to remove".to_owned(),
            Some(id) => {
                format!("no clause `{}` is inherited here, so none can be removed", id.text)
            }
        };
        let help = "a fork removes an inherited clause by its id: `{id: ..., remove: true}`";
        self.all.context.misplaced(pair, message, help);
        true
    }

    fn misplaced_keys(&self) {
        let may = self.list == "may";
        let ask = self.list == "ask";
        if !may {
            let help = "write `over` for what holds above an amount";
            self.misplaced("up_to", "`up_to` belongs to a `may`", help);
        }
        if may {
            let help = "write `up_to` for what may be decided alone";
            self.misplaced("over", "`over` belongs to an `ask` or a `never`", help);
        }
        if !ask {
            let help = "write the clause below `ask`, or take the key out";
            self.misplaced("whom", "only an `ask` says whom to consult", help);
        }
        if self.all.is_always() {
            let help = "take it out: an `always` boundary holds whatever the amount";
            self.misplaced("over", "an `always` boundary has no limits", help);
        }
        if self.raw.roles.get().is_some() && self.raw.only.get().is_some() {
            let help = "keep `roles` for these and those above or below, or `only` for just these";
            self.misplaced("only", "a clause has `roles` or `only`, not both", help);
        }
    }

    fn misplaced(&self, key: &str, message: &str, help: &str) {
        if let Some(pair) = self.tree.pair(key) {
            self.all.context.misplaced(pair, message, help);
        }
    }

    fn id(&self) -> Option<ClauseId> {
        let id = self.raw.id.get()?;
        let context = self.all.context;
        if !is_inner_id(&id.text) {
            let message = format!("`{}` cannot be the id of a clause", id.text);
            let flaw = Flaw::new(Code::BadId, message).help("use letters, digits, `-` and `_`");
            context.flaw(id, flaw);
            return None;
        }
        let first = *self.all.ids.borrow_mut().entry(id.text.clone()).or_insert(id.at);
        if first != id.at {
            let message = format!("this boundary has a second clause `{}`", id.text);
            let level = |at: WrittenAt| context.chain.level_of(at.origin.file);
            let (own, other) =
                if level(first) > level(id.at) { (first, id.at) } else { (id.at, first) };
            let help = if self.raw.new.0 == Some(true) {
                "to change the inherited one, take `new` out; for a clause of your own choose another id"
            } else {
                "give one of the two another id"
            };
            let problem = Diagnostic::new(Code::DuplicateId, context.spans.written(own), message)
                .help(help)
                .related(context.spans.written(other), "the other one");
            context.tell(problem);
            return None;
        }
        Some(ClauseId::new(&*id.text))
    }

    fn scope(&self) -> Scope {
        let roles = |list: &OneOrMany<Written>| -> Vec<RoleId> { self.all.context.roles(list) };
        match (self.raw.roles.get(), self.raw.only.get()) {
            (Some(list), _) => Scope::Roles(roles(list)),
            (None, Some(list)) => Scope::Only(roles(list)),
            (None, None) => Scope::Everyone,
        }
    }

    fn limits(&self) -> Vec<Limit> {
        let list = if self.list == "may" { &self.raw.up_to } else { &self.raw.over };
        let list = list.get().map_or(&[][..], |list| &list.0);
        if !list.is_empty() {
            *self.all.uses_amount.borrow_mut() = true;
        }
        let list: Vec<&Written> = list.iter().filter_map(Field::get).collect();
        for pair in list.windows(2) {
            self.tell_decimal_comma(pair[0], pair[1]);
        }
        list.into_iter().filter_map(|written| self.limit(written)).collect()
    }

    /// `[12,50 EUR]` is a list of two limits, and was meant as one.
    fn tell_decimal_comma(&self, whole: &Written, rest: &Written) {
        let spans = &self.all.context.spans;
        let (one, two) = (spans.written(whole.at), spans.written(rest.at));
        let between = one.source.text.get(one.range.end..two.range.start);
        let is_number = whole.text.bytes().all(|letter| letter.is_ascii_digit());
        let is_one = between == Some(",") && is_number && one.source == two.source;
        if is_one && rest.text.starts_with(|letter: char| letter.is_ascii_digit()) {
            let (whole_part, part) = (&whole.text, &rest.text);
            let message =
                format!("a comma separates limits here, so `{whole_part},{part}` is read as two");
            let help = format!("write decimals with a dot: {whole_part}.{part}");
            self.all.context.flaw(whole, Flaw::new(Code::BadAmount, message).help(help));
        }
    }

    fn limit(&self, written: &Written) -> Option<Limit> {
        let context = self.all.context;
        let currency = context.chain.currency_of(written.at.origin.file);
        let limit = context.told(written, limit(&written.text, currency))?;
        self.all.uses(limit.amount.currency, written.at);
        Some(limit)
    }

    fn when(&self) -> Vec<Condition> {
        let entries = self.raw.when.get().map_or(&[][..], |when| &when.0);
        entries.iter().filter_map(|(fact, tests)| self.condition(fact, &tests.get()?.0)).collect()
    }

    fn condition(&self, name: &Written, tests: &[Field<Written>]) -> Option<Condition> {
        if self.all.facts.is_broken(&name.text) {
            return None;
        }
        let fact = self.fact(name)?;
        let tests: Vec<&Written> = tests.iter().filter_map(Field::get).collect();
        let test = match tests.as_slice() {
            [] => return None,
            [only] => self.test(only, fact)?,
            several => self.one_of(several, fact)?,
        };
        Some(Condition { fact: FactId::new(&*name.text), test })
    }

    /// The fact that a condition names: the boundary's, an always one, or the amount.
    fn fact(&self, name: &Written) -> Option<&Fact> {
        let all = self.all;
        if name.text == AMOUNT {
            if all.is_always() {
                let help = "an `always` boundary asks yes-or-no facts only";
                if let Some(pair) = self.tree.get("when").and_then(|when| when.pair(AMOUNT)) {
                    all.context.misplaced(pair, "an `always` boundary knows no amount", help);
                }
                return None;
            }
            *all.uses_amount.borrow_mut() = true;
        }
        let found = all.facts.get(&name.text).or_else(|| all.always.get(&name.text));
        let found = found.or_else(|| (name.text == AMOUNT).then_some(all.amount));
        if found.is_none() {
            let message = format!("this boundary has no fact `{}`", name.text);
            let known = all.facts.ids().chain(all.always.ids()).chain([AMOUNT]);
            let help = did_you_mean(&name.text, known)
                .unwrap_or_else(|| "declare it below `facts`".to_owned());
            let flaw = Flaw::new(Code::UnknownFact, message).help(help);
            all.context.flaw(name, flaw);
        }
        found
    }

    fn test(&self, written: &Written, fact: &Fact) -> Option<Test> {
        let context = self.all.context;
        let quantities = Quantities {
            kind: &fact.kind,
            units: self.all.facts.units(&fact.id),
            currency: context.chain.currency_of(written.at.origin.file),
        };
        let (test, currency) = context.told(written, test(&written.text, quantities))?;
        if let Some(currency) = currency {
            self.all.uses(currency, written.at);
        }
        Some(test)
    }

    /// A list of options, any one of them.
    fn one_of(&self, tests: &[&Written], fact: &Fact) -> Option<Test> {
        if !matches!(fact.kind, FactKind::Choice { .. }) {
            let message = format!("`{}` is no choice, so it takes one test", fact.id);
            let help = "write one test: `at most 3`, `between 3 and 5`";
            self.all.context.flaw(tests[0], Flaw::new(Code::BadTest, message).help(help));
            return None;
        }
        let mut options = Vec::new();
        for written in tests {
            match self.test(written, fact) {
                Some(Test::Choice(ChoiceTest::OneOf(option))) => options.extend(option),
                Some(_) => {
                    let message = "a list of options holds no `not`";
                    let help = "list the options that are meant, or write one `not OPTION`";
                    self.all.context.flaw(written, Flaw::new(Code::BadTest, message).help(help));
                }
                None => {}
            }
        }
        (!options.is_empty()).then_some(Test::Choice(ChoiceTest::OneOf(options)))
    }
}

/// The built-in money fact.
pub(super) fn built_in_amount(ask: Option<crate::model::Text>) -> Fact {
    Fact { id: FactId::new(AMOUNT), kind: FactKind::Money, ask, default: None, can_change: false }
}
