//! `boundaries/ID.yaml`

use std::cell::RefCell;

use crate::diagnostic::{Code, Diagnostic};
use crate::load::grammar::{Flaw, Said, said};
use crate::load::raw::{RawBoundary, RawForks};
use crate::load::read::{ScalarOr, Written};
use crate::model::{AMOUNT, Boundary, BoundaryId, FactValue, ForkPolicy, Kind, Otherwise, RoleId};
use crate::source::{Data, Tree};

use super::clause::{Clauses, built_in_amount};
use super::context::is_misspelt;
use super::{Context, Raws};

pub(crate) use super::fact::{AlwaysFacts, BoundaryFacts};

impl Context<'_> {
    /// A boundary with its facts, which it takes over in their final order.
    pub(crate) fn lower_boundary(
        &self,
        raws: &Raws<'_, RawBoundary>,
        facts: &mut BoundaryFacts,
        always: &AlwaysFacts,
    ) -> Boundary {
        let is_always = raws.rules.always.0 == Some(true);
        if is_always {
            self.misplaced_in_always(raws.tree);
        }
        self.own_forks(raws);
        let amount = built_in_amount(None);
        let clauses = Clauses {
            context: self,
            raws,
            facts,
            always,
            unknown: self.unknown_clauses(raws),
            amount: &amount,
            currency: RefCell::default(),
            ids: RefCell::default(),
            uses_amount: RefCell::default(),
        };
        default_currencies(raws, facts, &clauses);
        let (may, ask, never) = (clauses.list("may"), clauses.list("ask"), clauses.list("never"));
        let uses_amount = *clauses.uses_amount.borrow();
        let currency = clauses.currency.borrow().as_ref().map(|(currency, _)| *currency);
        if uses_amount && facts.get(AMOUNT).is_none() {
            facts.push(amount);
        }
        let title = self.required(raws, raws.tree, "title", |raw| raw.title.get());
        let question = self.text(raws, |raw| raw.question.get());
        Boundary {
            id: BoundaryId::new(&*raws.name.1),
            question: question.unwrap_or_else(|| title.clone()),
            title,
            summary: self.text(raws, |raw| raw.summary.get()),
            why: self.markdown(raws, |raw| raw.why.get()),
            values: self.values(&raws.rules.values),
            always: is_always,
            facts: facts.all().to_vec(),
            may: if is_always { Vec::new() } else { may },
            ask,
            never,
            otherwise: raws.rules.otherwise.get().and_then(|said| self.otherwise(said)),
            forks: forks(raws.rules.forks.0),
            currency: currency.or(self.chain.own().currency),
            order: raws.rules.order.0,
            stewardship: self.stewardship(raws, RawBoundary::stewardship),
        }
    }

    fn misplaced_in_always(&self, tree: &Tree) {
        if let Some(pair) = tree.pair("may") {
            let help = "move it to another boundary: this one only draws lines";
            self.misplaced(pair, "an `always` boundary gives no room", help);
        }
        if let Some(pair) = tree.pair("otherwise") {
            let help = "take it out: where this boundary is silent, others speak";
            self.misplaced(pair, "an `always` boundary has no `otherwise`", help);
        }
    }

    /// A fork may not say what forks may do, nor leave it empty: that is the template's to say.
    fn own_forks(&self, raws: &Raws<'_, RawBoundary>) {
        let levels = self.catalogue.things.get(&raws.name).map_or(&[][..], Vec::as_slice);
        let originals = levels.iter().filter_map(|level| level.original);
        for file in originals.skip_while(|file| *file != raws.file).skip(1) {
            if let Some(pair) = self.spans.files.get(file).root().pair("forks") {
                let help = "take it out; the template's own `forks` holds";
                let message = "what forks may change is for the template to say";
                self.misplaced(pair, message, help);
            }
        }
    }

    /// What holds in silence.
    pub(crate) fn otherwise(&self, written: &Written) -> Option<Otherwise> {
        let one_role = |flaw: Flaw| match flaw.help.as_deref() {
            Some(help) if help.contains(" and ROLE") => {
                flaw.help("write `ask ROLE`, with one role")
            }
            _ => flaw,
        };
        match self.told(written, said(&written.text).map_err(one_role))? {
            Said::May => Some(Otherwise::May),
            Said::Never => Some(Otherwise::Never),
            Said::Ask(roles) => match roles.as_slice() {
                [(_, role)] if self.catalogue.has(Kind::Role, role) => {
                    Some(Otherwise::Ask(RoleId::new(*role)))
                }
                [(range, role)] => {
                    self.unknown_thing(Kind::Role, written, role, range.clone());
                    None
                }
                _ => {
                    let at = self.spans.written(written.at);
                    let problem =
                        Diagnostic::new(Code::WrongType, at, "in silence one role is asked")
                            .help("name one role here; an `ask` clause adds others");
                    self.tell(problem);
                    None
                }
            },
        }
    }

    /// Asks for an `otherwise` where neither a boundary nor the playbook has one.
    pub(crate) fn demand_otherwise(&self, raws: &Raws<'_, RawBoundary>, playbook: Option<&Tree>) {
        let has = |tree: &Tree| tree.pair("otherwise").is_some() || is_misspelt(tree, "otherwise");
        let playbook_has = playbook.is_some_and(has);
        let is_always = raws.rules.always.0 == Some(true);
        if playbook_has || is_always || !raws.sound || has(raws.tree) {
            return;
        }
        let level = &self.chain.levels[self.chain.level_of(raws.file)];
        let files = self.spans.files;
        let file = files.get(level.playbook);
        // A playbook.yaml without keys is told of where nothing lies over it, and only there.
        let roots = playbook.into_iter().chain([file.root()]);
        let is_readable =
            roots.map(|root| &root.data).any(|data| matches!(data, Data::Map(_) | Data::Null));
        if !file.is_sound() || !is_readable {
            return;
        }
        let message = "nothing says what holds where no clause speaks";
        let help = "a leader decides that: `otherwise: ask ROLE`, or `may`, or `never`";
        let problem = Diagnostic::new(Code::MissingField, files.start(level.playbook), message)
            .help(help)
            .related(files.start(raws.file), "this boundary has no `otherwise` of its own");
        self.tell(problem);
    }
}

/// Holds the currencies of defaults against the boundary's.
fn default_currencies(raws: &Raws<'_, RawBoundary>, facts: &BoundaryFacts, clauses: &Clauses<'_>) {
    for fact in facts.all() {
        let Some(FactValue::Money(amount)) = &fact.default else { continue };
        let raw = raws.rules.facts.get().and_then(|facts| facts.get(fact.id.as_str()));
        if let Some(ScalarOr::Other(keys)) = raw
            && let Some(default) = keys.default.get()
        {
            clauses.uses(amount.currency, default.at);
        }
    }
}

fn forks(raw: Option<RawForks>) -> ForkPolicy {
    match raw {
        Some(RawForks::Tighten) => ForkPolicy::Tighten,
        Some(RawForks::Fixed) => ForkPolicy::Fixed,
        Some(RawForks::Change) | None => ForkPolicy::Change,
    }
}
