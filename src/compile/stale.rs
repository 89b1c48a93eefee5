//! Forks held against what they lay over when their authors last looked.
//!
//! Only who publishes or checks looks back: while a playbook is served, an edit never waits for
//! git. Of all organisations at once git is asked three times at most, and not at all where none
//! lies over another or no repository holds them.

use std::collections::{BTreeMap, BTreeSet};

use crate::check::{Stale, stale_override};
use crate::diagnostic::Diagnostic;
use crate::load::{self, Override};
use crate::source::{History, Workspace};

use super::World;

impl World {
    /// Looks up in git when the authors of forks last saw what they override; what has changed
    /// since is told of their organisations from then on.
    #[must_use]
    pub fn looking_back(self) -> Self {
        let stale = find(&self.workspace).unwrap_or_default();
        Self { stale, ..self }
    }

    /// What is stale in an organisation and in those that it lies over.
    pub(super) fn stale(&self, organisation: &str) -> Vec<Diagnostic> {
        let layers = self.workspace.layers(organisation).into_iter();
        layers.filter_map(|layer| self.stale.get(layer)).flatten().cloned().collect()
    }
}

/// What is stale, by the folder that says it. `None` where git does not know.
fn find(workspace: &Workspace) -> Option<BTreeMap<String, Vec<Diagnostic>>> {
    let overrides = |folder: &str| (folder.to_owned(), load::overrides(workspace, folder));
    let all: Vec<(String, Vec<Override<'_>>)> = workspace.own().map(overrides).collect();
    let paths = all.iter().flat_map(|(_, overrides)| overrides);
    let paths: BTreeSet<String> = paths.filter_map(|over| over.path(workspace)).collect();
    if paths.is_empty() {
        return None;
    }
    let history = History::of(&workspace.root)?;
    let looks = history.looks(&paths);
    if looks.is_empty() {
        return None;
    }
    let mut past = history.past()?;
    let mut stale: BTreeMap<String, Vec<Diagnostic>> = BTreeMap::new();
    for (folder, overrides) in &all {
        for over in overrides {
            let look = over.path(workspace).and_then(|path| looks.get(&path));
            let Some(look) = look else { continue };
            let changes = over.changes(&workspace.files, |name| past.folder(&look.commit, name));
            let told = changes.into_iter().map(|change| {
                let load::Change { at, own, before, after, now } = change;
                stale_override(Stale { at, since: look.day, own, before, after, now })
            });
            stale.entry(folder.clone()).or_default().extend(told);
        }
    }
    Some(stale)
}
