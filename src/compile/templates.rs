//! Forks held against the folders that they lie over, each of which is read once.
//!
//! A template is read on its own: with the answers that it has itself. Thirty forks of one share
//! that reading, unless it asks what only a fork can answer; then forks that answered the same
//! share it.

use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use crate::check::{Fork, OwnFiles, Template};
use crate::diagnostic::{Diagnostic, Span};
use crate::load::{self, Layers, Loaded};
use crate::model::{Kind, Place};

use super::World;
use super::guarded::{Guard, Loosened};

/// What has been read of templates: by their folder and what was lent to them.
#[derive(Debug, Default)]
pub(super) struct Templates {
    read: Mutex<HashMap<Key, Arc<OnceLock<Option<Below>>>>>,
}

type Lent = BTreeMap<String, String>;
type Key = (String, Lent);

/// A folder that others lie over.
#[derive(Clone, Debug)]
struct Below {
    template: Arc<Template>,
    /// The questions that it leaves to whoever lies over it.
    open: Arc<[String]>,
    /// What there is to say about itself and about those that it lies over in turn.
    found: Arc<[Loosened]>,
}

impl World {
    /// What a fork makes of boundaries that those it lies over let nobody loosen; what one of
    /// these does to another is told as well.
    pub(super) fn loosened(&self, organisation: &str, loaded: &Loaded<'_>) -> Vec<Diagnostic> {
        let found = self.found(organisation, loaded);
        found.into_iter().map(|found| found.problem).collect()
    }

    fn found(&self, organisation: &str, loaded: &Loaded<'_>) -> Vec<Loosened> {
        let below: Vec<&str> = self.workspace.layers(organisation).into_iter().skip(1).collect();
        if !below.iter().any(|folder| self.keeps_something(folder)) {
            return Vec::new();
        }
        let mut found: Vec<Loosened> = Vec::new();
        let mut told: Vec<Loosened> = Vec::new();
        let layers = Layers::of(&self.workspace, organisation);
        for (distance, folder) in below.iter().enumerate() {
            let Some(Below { template, found: theirs, .. }) = self.below(folder, loaded) else {
                continue;
            };
            // The nearest one tells of all that lie below.
            if distance == 0 {
                told.extend(theirs.iter().cloned());
            }
            let (playbook, flawed) = (&loaded.playbook, &loaded.flawed);
            let fork = Fork { playbook, flawed, files: loaded, template: &template };
            let guard = Guard { fork: &fork, folder, nearer: &found, below: &told };
            let more = guard.loosened(layers.as_ref());
            found.extend(more);
        }
        found.extend(told);
        found
    }

    /// Whether some boundary of a folder says what forks may do with it.
    fn keeps_something(&self, folder: &str) -> bool {
        let mut entries = self.workspace.entries(folder);
        entries.any(|(entry, file)| {
            entry.kind == Kind::Boundary
                && self.workspace.files.get(file).root().get("forks").is_some()
        })
    }

    /// A folder that an organisation lies over, with the answers of the organisation where it
    /// has none.
    fn below(&self, folder: &str, fork: &Loaded<'_>) -> Option<Below> {
        let alone = self.read(folder, Lent::new())?;
        let answer =
            |question: &String| Some((question.clone(), fork.answers.given.get(question)?.clone()));
        let lent: Lent = alone.open.iter().filter_map(answer).collect();
        if lent.is_empty() { Some(alone) } else { self.read(folder, lent) }
    }

    fn read(&self, folder: &str, lent: Lent) -> Option<Below> {
        let key = (folder.to_owned(), lent);
        let mut read = self.templates.read.lock().unwrap_or_else(PoisonError::into_inner);
        let once = Arc::clone(read.entry(key.clone()).or_default());
        drop(read);
        once.get_or_init(|| self.read_once(folder, &key.1)).clone()
    }

    fn read_once(&self, folder: &str, lent: &Lent) -> Option<Below> {
        let loaded = load::load_lent(&self.workspace, folder, lent)?;
        let found = self.found(folder, &loaded).into();
        let places = Template::places_of(&loaded.playbook).into_iter();
        let places = places.map(|place| (place.clone(), loaded.span(&place))).collect();
        let is_lent = !lent.is_empty();
        let open = loaded.answers.open.iter().cloned().collect();
        let Loaded { playbook, flawed, .. } = loaded;
        let template = Arc::new(Template { playbook, flawed, places, is_lent });
        Some(Below { template, open, found })
    }
}

impl OwnFiles for Loaded<'_> {
    fn whole(&self, place: &Place) -> Option<Span> {
        self.own_whole(place)
    }

    fn part(&self, place: &Place) -> Option<Span> {
        self.own_part(place)
    }

    fn words(&self, place: &Place) -> Option<Span> {
        self.own_words(place)
    }

    fn written(&self, place: &Place) -> Option<Span> {
        self.own_written(place)
    }

    fn key(&self, kind: Kind, id: &str, key: &str) -> Option<Span> {
        self.own_key(kind, id, key)
    }

    fn clause(&self, boundary: &str, list: &str, id: &str) -> Option<Span> {
        self.own_clause(boundary, list, id)
    }

    fn file(&self, kind: Kind, id: &str) -> Option<Span> {
        self.own_file(kind, id)
    }

    fn is_sound(&self, kind: Kind, id: &str) -> bool {
        self.is_own_sound(kind, id)
    }

    fn drop(&self, kind: Kind, id: &str) -> Option<Span> {
        self.own_drop(kind, id)
    }
}
