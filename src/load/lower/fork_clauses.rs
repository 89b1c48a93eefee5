//! What the clauses of a fork's file are to those below it: a change, a removal, or new.
//!
//! A fork's `id` names a clause below. Where none has it, the template has renamed or dropped the
//! clause, and what was meant as a change for some must not become a rule for all.

use std::collections::HashSet;

use crate::diagnostic::{Code, Diagnostic};
use crate::load::catalogue::LevelFiles;
use crate::load::grammar::yes_no;
use crate::load::layer::{CLAUSE_LISTS, is_new, removes};
use crate::load::raw::RawBoundary;
use crate::source::{Data, File, Origin, Pair, Tree};

use super::clauses_below::{Below, Named, clauses};
use super::{Context, Raws};

impl Context<'_> {
    /// Tells which clauses of a boundary's files change or remove nothing that lies below, and
    /// returns where these clauses stand: they are no clauses of the boundary.
    pub(super) fn unknown_clauses(&self, raws: &Raws<'_, RawBoundary>) -> HashSet<Origin> {
        let mut unknown = HashSet::new();
        if !raws.sound {
            return unknown;
        }
        let levels = self.catalogue.things.get(&raws.name).map_or(&[][..], Vec::as_slice);
        let mut below = Below::default();
        for (level, file) in levels.iter().filter_map(|level| Some((level, self.original(level)?)))
        {
            if below.folders.is_empty() {
                self.new_over_nothing(raws, file.root());
            } else {
                unknown.extend(self.held_against(&below, file.root()));
            }
            below.absorb(&self.chain.levels[level.level].folder, file.root());
        }
        unknown
    }

    /// The unsuffixed file of a level, if it says something.
    fn original(&self, level: &LevelFiles) -> Option<&File> {
        let file = self.spans.files.get(level.original?);
        file.is_mapping().then_some(file)
    }

    /// Where nothing lies below, no clause needs to be called new, unless it could be taken for a
    /// change.
    fn new_over_nothing(&self, raws: &Raws<'_, RawBoundary>, root: &Tree) {
        let pairs = clauses(root).filter_map(|(_, clause)| clause.pair("new"));
        let mut pairs = pairs.peekable();
        if pairs.peek().is_none() || self.looks_misnamed(raws) {
            return;
        }
        for pair in pairs {
            let (_, id) = &raws.name;
            let message = format!("nothing called `{id}` lies below, so all its clauses are new");
            let help = "take `new` out: an `id` needs nothing beside it here";
            self.misplaced(pair, message, help);
        }
    }

    /// The clauses of a file that name nothing below, each told.
    fn held_against(&self, below: &Below, root: &Tree) -> Vec<Origin> {
        self.empty_lists(root);
        let mut unknown = Vec::new();
        let mut changed: Vec<Named> = Vec::new();
        for (list, clause) in clauses(root) {
            if removes(clause) {
                self.removed_and_more(clause);
            }
            let Some(named) = Named::of(list, clause).filter(|_| !is_new(clause)) else { continue };
            // What cannot be read is told where the clause is read.
            if below.unreadable.contains(&list) || is_new_unreadable(clause) {
                continue;
            }
            if !below.has(&named) {
                self.unknown_clause(below, &named, clause);
                unknown.push(clause.origin);
            } else if let Some(first) = changed.iter().find(|known| known.is(&named)) {
                self.changed_twice(first, &named);
            }
            changed.push(named);
        }
        unknown
    }

    /// An empty list adds nothing to the clauses below and takes none of them away.
    fn empty_lists(&self, root: &Tree) {
        for list in CLAUSE_LISTS {
            let Some(tree) = root.get(list) else { continue };
            if matches!(&tree.data, Data::List(items) if items.is_empty()) {
                let at = self.spans.files.value(tree.origin);
                let message = format!("`{list}` is an empty list, which changes nothing below");
                let help = "take the key out; to drop an inherited clause, write \
                            `{id: ..., remove: true}` in the list";
                self.tell(Diagnostic::new(Code::WrongType, at, message).help(help));
            }
        }
    }

    /// Whatever else an entry says that removes a clause would have no effect.
    fn removed_and_more(&self, clause: &Tree) {
        let is_more = |pair: &&Pair| match &*pair.key {
            "id" | "remove" => false,
            "new" => is_new(clause),
            _ => true,
        };
        let Some(pair) = clause.pairs().iter().find(is_more) else { return };
        if &*pair.key == "new" {
            let help = "to put another clause in the place of an inherited one, write two entries: \
                        one that removes it, and the new one";
            self.misplaced(pair, "a clause is new or removes another one, not both", help);
        } else {
            let message = format!("this entry removes a clause, so `{}` has no effect", pair.key);
            let help = "to change the clause, take `remove` out; to remove it, take the rest out";
            self.misplaced(pair, message, help);
        }
    }

    fn changed_twice(&self, first: &Named, second: &Named) {
        let at = self.spans.files.value(second.at);
        let message = format!("the inherited clause `{}` is changed twice here", second.id);
        let problem = Diagnostic::new(Code::DuplicateId, at, message)
            .help("write all that changes into one entry; a clause of your own has no `id`, or says `new: true` beside it")
            .related(self.spans.files.value(first.at), "the other change");
        self.tell(problem);
    }

    fn unknown_clause(&self, below: &Below, named: &Named, clause: &Tree) {
        let Named { list, id, at } = named;
        let folders: Vec<String> =
            below.folders.iter().map(|folder| format!("`{folder}`")).collect();
        let folders = folders.join(" and ");
        let message = format!("in {folders}, no `{list}` of this boundary has the id `{id}`");
        let own = if removes(clause) {
            "if it is gone on purpose, there is nothing left to remove: take this entry out"
        } else {
            "a clause of your own has no `id`, or says `new: true` beside it"
        };
        let help = format!("{}\n{own}", below.advice(named));
        let at = self.spans.files.value(*at);
        let mut problem = Diagnostic::new(Code::UnknownClause, at, message).help(help);
        if let Some((near, told)) = below.near(named) {
            problem = problem.related(self.spans.files.value(near.at), told);
        }
        self.tell(problem);
    }
}

/// Whether a clause says in some unreadable way whether it is new.
fn is_new_unreadable(clause: &Tree) -> bool {
    clause.get("new").is_some_and(|new| new.text().and_then(yes_no).is_none())
}
