//! What an organisation's own files say of a thing, as against those that it lies over.

use crate::diagnostic::Span;
use crate::model::{Kind, Place, Step};
use crate::source::{FileId, Origin, Tree};

use super::layer::clause_id;
use super::organisation::Loaded;
use super::places;
use super::spans::{PartSource, Spans};

impl Loaded<'_> {
    /// The value at a place, where its own files wrote all of it.
    pub fn own_whole(&self, place: &Place) -> Option<Span> {
        let tree = self.lead(place)?;
        self.is_own(tree.origin).then(|| self.spans().tree(tree))
    }

    /// The first text at or below a place that its own files wrote, or answered.
    pub fn own_part(&self, place: &Place) -> Option<Span> {
        let tree = self.lead(place)?;
        self.first_own(tree)
    }

    /// The words at a place that its own files wrote, translations included.
    pub fn own_words(&self, place: &Place) -> Option<Span> {
        let thing = self.things.get(&places::name_of(place))?;
        let all = std::iter::once(thing.rules.tree()).chain(thing.words.iter().flatten());
        let mut found = all.filter_map(|tree| place.path.iter().try_fold(tree, step_into));
        let own = found.find(|tree| self.is_in_own_folder(tree.origin))?;
        Some(self.spans().tree(own))
    }

    /// A key at the top of its own file of a thing, empty or not.
    pub fn own_key(&self, kind: Kind, id: &str, key: &str) -> Option<Span> {
        self.own_written(&Place::of(kind, id).key(key))
    }

    /// The key at the end of a path in its own file of a thing, empty or not.
    pub fn own_written(&self, place: &Place) -> Option<Span> {
        let (last, path) = place.path.split_last()?;
        let mut tree = self.own_root(place.kind, &place.id)?;
        for step in path {
            tree = step_into(tree, step)?;
        }
        match last {
            Step::Key(key) => Some(self.files.key(tree.pair(key)?.origin)),
            Step::Index(_) => None,
        }
    }

    /// The clause with an id in its own file of a boundary, below one of `may`, `ask` and
    /// `never`, were it only to take the inherited one out.
    pub fn own_clause(&self, boundary: &str, list: &str, id: &str) -> Option<Span> {
        let clauses = self.own_root(Kind::Boundary, boundary)?.get(list)?;
        let clause = clauses.items().iter().find(|clause| clause_id(clause) == Some(id))?;
        Some(self.files.value(clause.origin))
    }

    /// The beginning of its own file of a thing.
    pub fn own_file(&self, kind: Kind, id: &str) -> Option<Span> {
        Some(self.files.start(self.own_original(kind, id)?))
    }

    /// The entry of its own `without` that drops a thing.
    pub fn own_drop(&self, kind: Kind, id: &str) -> Option<Span> {
        let at = self.dropped.get(&(kind, id.to_owned()))?;
        Some(self.files.value(*at))
    }

    /// Whether its own files of a thing are without errors, whatever they lead to below.
    pub fn is_own_sound(&self, kind: Kind, id: &str) -> bool {
        !self.spoilt.contains(&(kind, id.to_owned()))
    }

    fn own_original(&self, kind: Kind, id: &str) -> Option<FileId> {
        self.own.get(&(kind, id.to_owned())).copied()
    }

    fn own_root(&self, kind: Kind, id: &str) -> Option<&Tree> {
        Some(self.files.get(self.own_original(kind, id)?).root())
    }

    fn is_own(&self, origin: Origin) -> bool {
        self.own.values().any(|file| *file == origin.file)
    }

    fn is_in_own_folder(&self, origin: Origin) -> bool {
        let folder = |file: FileId| {
            let path: &str = &self.files.get(file).source.path;
            path.rsplit_once('/').map_or("", |(folder, _)| folder).to_owned()
        };
        let Some(playbook) = self.own_original(Kind::Playbook, "") else { return false };
        let own = folder(playbook);
        folder(origin.file)
            .strip_prefix(&own)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    }

    fn spans(&self) -> Spans<'_> {
        Spans { files: self.files, substitutions: &self.substitutions }
    }

    /// What a path leads to in the rules of a thing.
    fn lead(&self, place: &Place) -> Option<&Tree> {
        let rules: &Tree = self.things.get(&places::name_of(place))?.rules.tree();
        place.path.iter().try_fold(rules, step_into)
    }

    fn first_own(&self, tree: &Tree) -> Option<Span> {
        if self.is_own(tree.origin) {
            return Some(self.spans().tree(tree));
        }
        if let Some(answer) = self.own_answer(tree) {
            return Some(self.files.value(answer));
        }
        let values = tree.pairs().iter().map(|pair| &pair.value).chain(tree.items());
        values.into_iter().find_map(|value| self.first_own(value))
    }

    /// Where an answer within a text was given, if its own files gave it.
    fn own_answer(&self, tree: &Tree) -> Option<Origin> {
        let substitution = self.substitutions.get(tree.scalar()?.substitution? as usize)?;
        substitution.parts.iter().find_map(|(_, source)| match source {
            PartSource::Answer(at) if self.is_own(*at) => Some(*at),
            _ => None,
        })
    }
}

fn step_into<'t>(tree: &'t Tree, step: &Step) -> Option<&'t Tree> {
    match step {
        Step::Key(key) => tree.get(key),
        Step::Index(index) => tree.items().get(*index),
    }
}
