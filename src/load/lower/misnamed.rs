//! A fork's boundary that stands alone and was most probably written to change an inherited one.
//!
//! A fork's file whose name is misspelt, or whose template has been renamed, lies over nothing.
//! With a title it is a complete boundary, so a change meant for some would become a new rule for
//! all. What gives it away are the ids of its clauses: those of an inherited boundary for which
//! the fork has no file. One of these conditions makes it an error:
//!
//! - some id is that boundary's, and the file names are at most two letters apart;
//! - most ids are that boundary's, and two of them are of no other boundary below and of no role;
//! - most ids are that boundary's, one of them is of no other boundary below and of no role, and
//!   either it has several words, or the two boundaries share a word of their file names or a fact.
//!
//! Whoever means a new boundary says `new: true` beside the ids, or leaves them out.

use std::collections::BTreeSet;

use crate::diagnostic::{Code, Diagnostic, are_near};
use crate::load::catalogue::LevelFiles;
use crate::load::layer::is_new;
use crate::load::raw::RawBoundary;
use crate::load::successor::{Candidate, advice, candidates, words};
use crate::model::{AMOUNT, Kind};
use crate::source::Tree;

use super::clauses_below::{Named, clauses};
use super::{Context, Raws};

/// The most letters by which the name of a misspelt file differs.
const MOST_SLIPS: usize = 2;

/// The inherited boundary for which a file was most probably meant.
struct Meant<'a> {
    candidate: Candidate<'a>,
    /// A clause of the file.
    clause: Named,
    /// The clause of that boundary which has its id.
    below: Named,
}

/// A boundary that lies over nothing, beside those that it could have been meant for.
struct Misnamed<'a> {
    context: &'a Context<'a>,
    id: &'a str,
    root: &'a Tree,
    /// Its clauses with ids.
    own: Vec<Named>,
    candidates: Vec<Candidate<'a>>,
}

impl Context<'_> {
    /// Whether a boundary lies over nothing and most probably was meant to change another one.
    pub(crate) fn is_misnamed(&self, raws: &Raws<'_, RawBoundary>) -> bool {
        self.meant(raws, |clause| !is_new(clause)).is_some()
    }

    /// Whether the clauses of a boundary that lies over nothing look like changes, so that `new`
    /// says something there.
    pub(super) fn looks_misnamed(&self, raws: &Raws<'_, RawBoundary>) -> bool {
        self.meant(raws, |_| true).is_some()
    }

    /// Tells that a boundary most probably was meant to change another one.
    pub(crate) fn tell_misnamed(&self, raws: &Raws<'_, RawBoundary>) {
        let Some(meant) = self.meant(raws, |clause| !is_new(clause)) else { return };
        let (files, (_, id)) = (self.spans.files, &raws.name);
        let message = format!(
            "{} has no boundary `{id}`, so this changes no clause `{}`; its boundary `{}` has one",
            self.folders_below(raws.file),
            meant.clause.id,
            meant.candidate.id
        );
        let file = files.get(raws.file);
        let advice = advice(&raws.name, file, Some(meant.candidate), &[], files);
        let help = format!(
            "{advice}\nfor a boundary of your own, say `new: true` beside each `id`, or leave the \
             ids out"
        );
        let problem = Diagnostic::new(Code::UnknownClause, files.value(meant.clause.at), message);
        let below = files.value(meant.below.at);
        self.tell(problem.help(help).related(below, "this clause has the id"));
    }

    /// The boundary that was meant, judged by the clauses that `counts` tells to look at.
    fn meant<'m>(
        &'m self,
        raws: &'m Raws<'_, RawBoundary>,
        counts: impl Fn(&Tree) -> bool,
    ) -> Option<Meant<'m>> {
        let level = self.chain.level_of(raws.file);
        let root = self.spans.files.get(raws.file).root();
        let counted = clauses(root).filter(|(_, clause)| counts(clause));
        let own: Vec<Named> =
            counted.filter_map(|(list, clause)| Named::of(list, clause)).collect();
        if level == 0 || !raws.sound || own.is_empty() {
            return None;
        }
        let is_taken = |files: &LevelFiles| files.level == level;
        let candidates = candidates(self.catalogue, Kind::Boundary, level, is_taken);
        let candidates = candidates.into_iter().filter(|candidate| !candidate.is_taken).collect();
        Misnamed { context: self, id: &raws.name.1, root, own, candidates }.meant()
    }
}

impl<'a> Misnamed<'a> {
    fn meant(&self) -> Option<Meant<'a>> {
        let found = self.candidates.iter();
        let found = found.filter_map(|candidate| Some((self.likeness(candidate)?, *candidate)));
        let (_, candidate) = found.max_by_key(|(likeness, _)| *likeness)?;
        self.own.iter().find_map(|clause| {
            let below = named(self.root_of(&candidate)).find(|known| known.is(clause))?;
            Some(Meant { candidate, clause: clause.clone(), below })
        })
    }

    /// How much speaks for a boundary; `None` where it is not enough.
    fn likeness(&self, candidate: &Candidate<'_>) -> Option<(bool, usize)> {
        let below: Vec<Named> = named(self.root_of(candidate)).collect();
        let is_shared = |own: &&Named| below.iter().any(|known| known.is(own));
        let shared: Vec<&Named> = self.own.iter().filter(is_shared).collect();
        let telling: Vec<&Named> =
            shared.iter().copied().filter(|named| !self.is_common(named)).collect();
        let is_slip = are_near(self.id, candidate.id, MOST_SLIPS) && !shared.is_empty();
        let is_most = shared.len() * 2 > self.own.len();
        let is_enough = match telling.as_slice() {
            [] => false,
            [only] => words(&only.id).len() > 1 || self.is_related(candidate),
            _ => true,
        };
        (is_slip || (is_most && is_enough)).then_some((is_slip, shared.len()))
    }

    /// Whether an id says little: several boundaries have it, or it is that of a role.
    fn is_common(&self, own: &Named) -> bool {
        let has = |candidate: &&Candidate<'_>| {
            named(self.root_of(candidate)).any(|known| known.id == own.id)
        };
        let is_role = self.context.catalogue.has(Kind::Role, &own.id);
        is_role || self.candidates.iter().filter(has).nth(1).is_some()
    }

    /// Whether the two share a word of their file names, or a fact.
    fn is_related(&self, candidate: &Candidate<'_>) -> bool {
        let facts_below = facts(self.root_of(candidate));
        !words(self.id).is_disjoint(&words(candidate.id))
            || !facts(self.root).is_disjoint(&facts_below)
    }

    fn root_of(&self, candidate: &Candidate<'_>) -> &'a Tree {
        self.context.spans.files.get(candidate.file).root()
    }
}

/// The clauses of a file that have ids.
fn named(root: &Tree) -> impl Iterator<Item = Named> {
    clauses(root).filter_map(|(list, clause)| Named::of(list, clause))
}

/// The facts that a file declares, besides the amount.
fn facts(root: &Tree) -> BTreeSet<&str> {
    let facts = root.get("facts").map_or(&[][..], Tree::pairs);
    facts.iter().map(|fact| &*fact.key).filter(|fact| *fact != AMOUNT).collect()
}
