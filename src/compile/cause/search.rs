//! Which part of a fork's own files causes a problem: the smallest without which it goes away.

use std::cell::{Cell, RefCell};
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use crate::check;
use crate::diagnostic::{Diagnostic, Span};
use crate::load;
use crate::model::Kind;
use crate::source::{Entry, FileId, Tree, Workspace};

use super::super::{Examined, World};
use super::trimmed::{Path, parts, span, without};
use super::{Fork, Key, key};

/// So often an organisation is looked at again: what has not been found by then stays where it is.
const MOST_LOOKS: usize = 120;

/// Looks for causes.
pub(super) struct Search<'a> {
    world: &'a World,
    fork: Fork<'a>,
    /// The errors that there are anyway.
    errors: HashSet<Key>,
    looks: Cell<usize>,
    /// What is told without parts of files.
    known: RefCell<HashMap<(FileId, Option<Path>), Told>>,
}

/// All that is told of a variant; `None` where it has other errors.
type Told = Option<Arc<HashSet<Key>>>;

impl<'a> Search<'a> {
    pub(super) fn new(world: &'a World, fork: Fork<'a>, errors: HashSet<Key>) -> Self {
        let (looks, known) = (Cell::new(0), RefCell::default());
        Self { world, fork, errors, looks, known }
    }

    /// Where the cause of each of these problems was written, as far as it can be found.
    pub(super) fn causes(&self, problems: &[Diagnostic]) -> HashMap<Key, Span> {
        let mut causes = HashMap::new();
        for problem in problems {
            let key = key(problem);
            if !causes.contains_key(&key)
                && let Some(cause) = self.cause(problem)
            {
                causes.insert(key, cause);
            }
        }
        causes
    }

    fn cause(&self, told: &Diagnostic) -> Option<Span> {
        let problem = &key(told);
        self.candidates(problem).into_iter().find_map(|(entry, file)| {
            let files = &self.world.workspace.files;
            let root = files.get(file).root();
            let goes_with_file =
                entry.kind != Kind::Playbook && self.goes_without(problem, file, None);
            if !goes_with_file && entry.kind != Kind::Playbook && self.is_harmless(file) {
                return None;
            }
            // What the problem itself names in the file is more exact than a whole section.
            let named = || {
                let mut related = told.related.iter().map(|related| &related.at);
                related.find(|at| at.source == files.get(file).source).cloned()
            };
            match self.narrowest(problem, entry.kind, file, root, &[]) {
                Some(path) if path.len() == 1 => named().or_else(|| span(files, root, &path)),
                Some(path) => span(files, root, &path),
                None => goes_with_file.then(|| named().unwrap_or_else(|| files.start(file))),
            }
        })
    }

    /// The fork's own files that can cause something elsewhere: those of the same thing first,
    /// then rules, then what lies over something.
    fn candidates(&self, (_, path, _): &Key) -> Vec<(&'a Entry, FileId)> {
        let workspace = &self.world.workspace;
        let below = workspace.layers(&self.fork.examined.organisation);
        let mut entries = below.iter().skip(1).flat_map(|folder| workspace.entries(folder));
        let thing = entries.find(|(entry, _)| entry.shown == *path);
        let thing = thing.map(|(entry, _)| (entry.kind, &entry.id));
        let lies_over = |entry: &Entry| {
            let mut lower = below.iter().skip(1).flat_map(|folder| workspace.entries(folder));
            lower.any(|(found, _)| found.kind == entry.kind && found.id == entry.id)
        };
        let rank = |entry: &Entry| match entry.kind {
            kind if thing == Some((kind, &entry.id)) => Some(0),
            Kind::Boundary => Some(1),
            Kind::Playbook => Some(2),
            Kind::Role => Some(3),
            _ => lies_over(entry).then_some(4),
        };
        let own = workspace.entries(&self.fork.examined.organisation);
        let own = own.filter(|(entry, file)| {
            entry.language.is_none() && workspace.files.get(*file).is_sound()
        });
        let mut ranked: Vec<_> =
            own.filter_map(|(entry, file)| Some((rank(entry)?, (entry, file)))).collect();
        ranked.sort_by_key(|(rank, _)| *rank);
        ranked.into_iter().map(|(_, candidate)| candidate).collect()
    }

    /// The way to the smallest part of a file without which a problem goes away.
    fn narrowest(
        &self,
        problem: &Key,
        kind: Kind,
        file: FileId,
        root: &Tree,
        path: &[usize],
    ) -> Option<Path> {
        let mut parts = parts(kind, root, path).into_iter();
        let part = parts.find(|part| self.goes_without(problem, file, Some(part)))?;
        Some(self.narrowest(problem, kind, file, root, &part).unwrap_or(part))
    }

    /// Whether a problem goes away without a file or a part of it, and no other error comes.
    fn goes_without(&self, problem: &Key, file: FileId, part: Option<&Path>) -> bool {
        self.told_without(file, part).is_some_and(|told| !told.contains(problem))
    }

    /// Whether without a file there are no errors that there are not with it.
    fn is_harmless(&self, file: FileId) -> bool {
        self.told_without(file, None).is_some()
    }

    fn told_without(&self, file: FileId, part: Option<&Path>) -> Told {
        let place = (file, part.cloned());
        if let Some(known) = self.known.borrow().get(&place) {
            return known.clone();
        }
        if self.looks.replace(self.looks.get() + 1) >= MOST_LOOKS {
            return None;
        }
        let workspace = &self.world.workspace;
        let root = part.map(|part| without(workspace.files.get(file).root(), part));
        let variant = workspace.variant(&self.fork.examined.organisation, file, root);
        let told = self.told(&variant).map(Arc::new);
        self.known.borrow_mut().insert(place, told.clone());
        told
    }

    /// What is told of a variant; `None` where it has other errors.
    fn told(&self, variant: &Workspace) -> Option<HashSet<Key>> {
        let Fork { examined, lent } = self.fork;
        let organisation = examined.organisation.clone();
        let mut loaded = load::load_lent(variant, &organisation, lent)?;
        let mut problems = std::mem::take(&mut loaded.problems);
        let authority =
            Arc::new(check::authority(&loaded.playbook, &loaded.flawed, &self.world.cabinet));
        let examined = Examined { organisation, loaded, authority, diagnostics: Vec::new() };
        problems.extend(self.world.found_by_looking(&examined));
        let is_other =
            |problem: &Diagnostic| problem.is_error() && !self.errors.contains(&key(problem));
        if problems.iter().any(is_other) {
            return None;
        }
        Some(problems.iter().map(key).collect())
    }
}
