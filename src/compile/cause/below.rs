//! What there is to say about a folder that others lie over, found out once.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use crate::check;
use crate::diagnostic::Diagnostic;
use crate::load::{self, Loaded};
use crate::render::{self, Options};

use super::super::report::resolved;
use super::super::{Examined, World};
use super::answer::Nearest;
use super::{Fork, Key, Lent, key};

/// What was found in a folder that others lie over.
#[derive(Debug)]
pub(super) struct Found {
    /// Each problem as it is told, by what it was before its cause was looked for.
    pub(super) found: HashMap<Key, Diagnostic>,
    /// The questions that it leaves to whoever lies over it.
    open: Vec<String>,
}

impl Found {
    /// Whether something is wrong there, so that not all is said of it.
    pub(super) fn has_errors(&self) -> bool {
        self.found.values().any(Diagnostic::is_error)
    }
}

/// What was found in all such folders, by the readings of their files and what was lent to them.
#[derive(Debug, Default)]
pub(in crate::compile) struct Lower {
    found: Mutex<HashMap<(String, Lent), Reading>>,
}

/// What was found, and the numbers of the readings of the files that it was found in.
type Reading = (Vec<u64>, Arc<Found>);

impl World {
    /// What there is to say about a folder, with the answers of a fork where it has none.
    pub(super) fn lower<'f>(&self, folder: &'f str, fork: &Loaded<'_>) -> Option<Nearest<'f>> {
        let alone = self.found_in(folder, Lent::new())?;
        let answer =
            |question: &String| Some((question.clone(), fork.answers.given.get(question)?.clone()));
        let lent: Lent = alone.open.iter().filter_map(answer).collect();
        let found = self.found_in(folder, lent.clone())?;
        Some(Nearest { folder, lent, found, alone })
    }

    /// The same, from what is known where nothing has changed since. Nothing is locked while it is
    /// found out: who does that may work on something else meanwhile.
    pub(super) fn found_in(&self, folder: &str, lent: Lent) -> Option<Arc<Found>> {
        let (key, readings) = ((folder.to_owned(), lent), self.readings(folder));
        let lock = || self.lower.found.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((then, known)) = lock().get(&key)
            && *then == readings
        {
            return Some(Arc::clone(known));
        }
        let found = Arc::new(self.find(folder, &key.1)?);
        lock().insert(key, (readings, Arc::clone(&found)));
        Some(found)
    }

    /// The numbers of the readings of all files that make an organisation, and how many assets
    /// there are beside them.
    fn readings(&self, organisation: &str) -> Vec<u64> {
        let layers = self.workspace.layers(organisation);
        let files = layers.iter().flat_map(|layer| self.workspace.entries(layer));
        let readings = files.map(|(_, file)| self.workspace.files.get(file).reading);
        let folders = layers.iter().filter_map(|layer| self.workspace.folders.get(*layer));
        readings.chain(folders.map(|folder| folder.assets.len() as u64)).collect()
    }

    fn find(&self, folder: &str, lent: &Lent) -> Option<Found> {
        let mut loaded = load::load_lent(&self.workspace, folder, lent)?;
        let mut problems = std::mem::take(&mut loaded.problems);
        let authority = Arc::new(check::authority(&loaded.playbook, &loaded.flawed, &self.cabinet));
        let examined = Examined {
            organisation: folder.to_owned(),
            loaded,
            authority,
            diagnostics: Vec::new(),
        };
        problems.extend(self.found_by_looking(&examined));
        let keys: Vec<Key> = problems.iter().map(key).collect();
        let told = self.each_at_its_cause(Fork { examined: &examined, lent }, problems);
        let open = examined.loaded.answers.open.iter().cloned().collect();
        Some(Found { found: keys.into_iter().zip(told).collect(), open })
    }

    /// What looking at a loaded organisation finds, and rendering it.
    pub(super) fn found_by_looking(&self, examined: &Examined<'_>) -> Vec<Diagnostic> {
        let Examined { loaded, authority, .. } = examined;
        let theme = self.theme(examined);
        let rendered = render::inspect(&loaded.playbook, authority, &theme, &Options::default());
        let findings = self.findings(examined).into_iter().chain(rendered.findings);
        resolved(loaded, findings.collect()).collect()
    }
}
