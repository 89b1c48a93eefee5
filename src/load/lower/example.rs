//! `examples/ID.yaml`

use std::collections::{BTreeMap, HashMap, HashSet};

use crate::diagnostic::{Code, did_you_mean, nearest};
use crate::load::grammar::{Flaw, Quantities, Said, amount, fact_value, said};
use crate::load::raw::{RawDecision, RawExample, RawExampleKind};
use crate::load::read::{Entries, Field, ScalarOr, Written};
use crate::model::{
    Amount, Boundary, Currency, Decision, Example, ExampleId, ExampleKind, Fact, FactId, FactValue,
    Kind, Period, RoleId, Verdict,
};
use crate::source::Tree;

use super::direction::contained;
use super::fact::{ALREADY, AlwaysFacts, BoundaryFacts};
use super::{Context, Raws};

/// What examples need to know of the boundaries.
pub(crate) struct Boundaries<'a> {
    pub(crate) all: &'a [Boundary],
    pub(crate) facts: &'a BTreeMap<String, BoundaryFacts>,
    pub(crate) always: &'a AlwaysFacts,
    /// Those with errors of their own, against which no decision can be held.
    pub(crate) flawed: HashSet<&'a str>,
    /// The periods of each boundary's limits.
    pub(crate) periods: HashMap<&'a str, Vec<Period>>,
}

impl Context<'_> {
    pub(crate) fn lower_example(
        &self,
        raws: &Raws<'_, RawExample>,
        boundaries: &Boundaries<'_>,
    ) -> Example {
        let tags = raws.rules.tags.get().map_or(&[][..], |list| &list.0);
        Example {
            id: ExampleId::new(&*raws.name.1),
            title: self.required(raws, raws.tree, "title", |raw| raw.title.get()),
            kind: match raws.rules.kind.0 {
                Some(RawExampleKind::Counterexample) => ExampleKind::Counterexample,
                Some(RawExampleKind::Example) | None => ExampleKind::Example,
            },
            story: self.markdown(raws, |raw| raw.story.get()),
            decisions: self.decisions(raws, boundaries),
            what_happened: self.markdown(raws, |raw| raw.what_happened.get()),
            better: self.markdown(raws, |raw| raw.better.get()),
            lesson: self.markdown(raws, |raw| raw.lesson.get()),
            values: self.values(&raws.rules.values),
            tags: tags.iter().filter_map(|tag| Some(contained(&tag.get()?.text))).collect(),
            order: raws.rules.order.0,
            stewardship: self.stewardship(raws, RawExample::stewardship),
        }
    }

    fn decisions(&self, raws: &Raws<'_, RawExample>, boundaries: &Boundaries<'_>) -> Vec<Decision> {
        let list = raws.rules.decisions.get().map_or(&[][..], Vec::as_slice);
        let trees = raws.tree.get("decisions").map_or(&[][..], Tree::items);
        let lower = |(raw, tree): (&Field<RawDecision>, &Tree)| {
            self.decision(raws, raw.get()?, tree, boundaries)
        };
        list.iter().zip(trees).filter_map(lower).collect()
    }

    fn decision(
        &self,
        raws: &Raws<'_, RawExample>,
        raw: &RawDecision,
        tree: &Tree,
        boundaries: &Boundaries<'_>,
    ) -> Option<Decision> {
        self.missing(raws, tree, "boundary", "say which boundary decides: `boundary: ID`");
        self.missing(raws, tree, "role", "say who decides: `role: ID`");
        let help = "say what the boundary must answer: `may`, `never` or `ask ROLE`";
        self.missing(raws, tree, "verdict", help);
        let role = raw.role.get().and_then(|role| self.role(role));
        let verdict = raw.verdict.get().and_then(|verdict| self.verdict(verdict));
        let boundary = self.decided_boundary(raw.boundary.get()?, boundaries)?;
        let reading = DecisionReading { context: self, boundary, boundaries };
        let is_flawed = boundaries.flawed.contains(boundary.id.as_str());
        let (facts, already) = match raw.facts.get().filter(|_| !is_flawed) {
            Some(entries) => reading.facts(entries),
            None => (Vec::new(), Vec::new()),
        };
        Some(Decision {
            boundary: boundary.id.clone(),
            role: role?,
            facts,
            already,
            verdict: verdict?,
        })
    }

    fn decided_boundary<'b>(
        &self,
        written: &Written,
        boundaries: &Boundaries<'b>,
    ) -> Option<&'b Boundary> {
        if !self.known(Kind::Boundary, written) {
            return None;
        }
        let boundary =
            boundaries.all.iter().find(|boundary| boundary.id.as_str() == written.text)?;
        if boundary.always {
            let message = format!("`{}` is not decided on its own", written.text);
            let help = "it is an `always` boundary, which holds in every other decision: name the \
                        boundary that decides, and give the fact there";
            self.flaw(written, Flaw::new(Code::UnknownBoundary, message).help(help));
            return None;
        }
        Some(boundary)
    }

    fn verdict(&self, written: &Written) -> Option<Verdict> {
        match self.told(written, said(&written.text))? {
            Said::May => Some(Verdict::May),
            Said::Never => Some(Verdict::Never),
            Said::Ask(roles) => {
                let mut found = Vec::new();
                for (range, role) in &roles {
                    if self.catalogue.has(Kind::Role, role) {
                        found.push(RoleId::new(*role));
                    } else {
                        self.unknown_thing(Kind::Role, written, role, range.clone());
                    }
                }
                (found.len() == roles.len()).then_some(Verdict::Ask(found))
            }
        }
    }
}

struct DecisionReading<'a> {
    context: &'a Context<'a>,
    boundary: &'a Boundary,
    boundaries: &'a Boundaries<'a>,
}

type Facts = (Vec<(FactId, FactValue)>, Vec<(Period, Amount)>);

impl DecisionReading<'_> {
    fn facts(&self, entries: &Entries<ScalarOr<Written, Entries<Written>>>) -> Facts {
        let mut facts = Vec::new();
        let mut already = Vec::new();
        for (name, value) in &entries.0 {
            match value.get() {
                Some(ScalarOr::Other(totals)) if name.text == ALREADY => {
                    already = totals
                        .0
                        .iter()
                        .filter_map(|(period, amount)| self.total(period, amount.get()))
                        .collect();
                }
                Some(ScalarOr::Scalar(value)) if name.text == ALREADY => {
                    let message = "`already` should say for which period".to_owned();
                    let help = "write the running totals by period: `already: {day: 600 EUR}`";
                    let flaw = Flaw::new(Code::WrongType, message).help(help);
                    self.context.flaw(value, flaw);
                }
                Some(ScalarOr::Scalar(value)) => facts.extend(self.fact(name, value)),
                Some(ScalarOr::Other(_)) if self.knows(name) => {
                    let message = format!("`{}` has one value", name.text);
                    self.context.flaw(name, Flaw::new(Code::WrongType, message));
                }
                Some(ScalarOr::Other(_)) | None => {}
            }
        }
        (facts, already)
    }

    /// The boundary's own facts.
    fn own(&self) -> Option<&BoundaryFacts> {
        self.boundaries.facts.get(self.boundary.id.as_str())
    }

    fn known(&self, id: &str) -> Option<&Fact> {
        let own = self.own().and_then(|facts| facts.get(id));
        own.or_else(|| self.boundaries.always.get(id))
    }

    fn knows(&self, name: &Written) -> bool {
        if self.known(&name.text).is_some() {
            return true;
        }
        let always = self.boundaries.always;
        let own = self.boundary.facts.iter().map(|fact| fact.id.as_str());
        let message = format!("the boundary `{}` has no fact `{}`", self.boundary.id, name.text);
        let help = nearest(&name.text, [ALREADY])
            .map(|near| format!("did you mean `{near}`?"))
            .or_else(|| did_you_mean(&name.text, own.chain(always.ids())));
        self.context.flaw(name, Flaw::new(Code::UnknownFact, message).maybe_help(help));
        false
    }

    fn fact(&self, name: &Written, value: &Written) -> Option<(FactId, FactValue)> {
        if !self.knows(name) {
            return None;
        }
        let fact = self.known(&name.text)?;
        let units = self.own();
        let quantities = Quantities {
            kind: &fact.kind,
            units: units.map_or(&[], |facts| facts.units(&fact.id)),
            currency: self.boundary.currency,
        };
        let lowered = self.context.told(value, fact_value(&value.text, quantities))?;
        if let FactValue::Money(amount) = &lowered {
            self.same_currency(value, amount.currency)?;
        }
        Some((fact.id.clone(), lowered))
    }

    fn total(&self, period: &Written, value: Option<&Written>) -> Option<(Period, Amount)> {
        let periods = &self.boundaries.periods[self.boundary.id.as_str()];
        if !periods.iter().any(|known| known.as_str() == period.text) {
            let message = format!("no limit of `{}` runs over `{}`", self.boundary.id, period.text);
            let help = did_you_mean(&period.text, periods.iter().map(Period::as_str))
                .unwrap_or_else(|| "this boundary has no running totals".to_owned());
            self.context.flaw(period, Flaw::new(Code::UnknownPeriod, message).help(help));
            return None;
        }
        let value = value?;
        let total = self.context.told(value, amount(&value.text, self.boundary.currency))?;
        self.same_currency(value, total.currency)?;
        Some((Period::new(&*period.text), total))
    }

    fn same_currency(&self, value: &Written, currency: Currency) -> Option<()> {
        let due = self.boundary.currency.filter(|due| *due != currency);
        let Some(due) = due else { return Some(()) };
        let message = format!("this is in {currency}, and `{}` counts in {due}", self.boundary.id);
        let help = format!("give the amount in {due}");
        self.context.flaw(value, Flaw::new(Code::MixedCurrency, message).help(help));
        None
    }
}
