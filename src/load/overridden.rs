//! Which files of a fork lie over which files of the folders below it.
//!
//! Words lie over words of the same language, whatever the files that hold them are called; rules
//! lie over the unsuffixed files.

use std::collections::BTreeMap;

use crate::model::{Kind, Language};
use crate::source::{Entry, FileId, Origin, TextSource, Tree, Workspace};

use super::catalogue::{Catalogue, Name};
use super::chain::{Chain, Level};
use super::language::language;
use super::layer::CLAUSE_LISTS;

/// A file of a fork that lies over files of other folders.
pub struct Override<'a> {
    /// The file.
    pub entry: &'a Entry,
    pub(super) file: FileId,
    /// What it lies over: the words of its language, where these stand apart, and the rules.
    pub(super) below: Vec<Below>,
}

/// The files of all lower layers that say the same thing, the lowest first.
pub(super) struct Below {
    pub(super) layers: Vec<Layer>,
    /// Whether they are words only, whose lists stand entry by entry.
    pub(super) is_words: bool,
    /// The keys that are not theirs to say.
    pub(super) apart: Vec<&'static str>,
}

/// What one folder says, or said.
pub(super) struct Layer {
    pub(super) folder: String,
    /// Its file; `None` where it has none now.
    pub(super) now: Option<FileId>,
    /// The language in the file's name, if that has one.
    pub(super) suffix: Option<Language>,
    /// Whether it comes with the program, and so never changes.
    pub(super) is_built_in: bool,
}

/// The files of an organisation's own folder that lie over others. None where it extends
/// nothing, or only what comes with the program.
pub fn overrides<'a>(workspace: &'a Workspace, folder: &str) -> Vec<Override<'a>> {
    let is_own = |folder: &str| workspace.own().any(|own| own == folder);
    let layers = workspace.layers(folder);
    if !layers.iter().skip(1).any(|layer| is_own(layer)) {
        return Vec::new();
    }
    let Some(chain) = Chain::of(workspace, folder, &mut Vec::new()) else { return Vec::new() };
    let dropped = Catalogue::of(workspace, &chain, &mut Vec::new()).dropped;
    let lower = Lower { workspace, chain: &chain, dropped };
    let entries = workspace.entries(folder);
    let over = entries.map(|(entry, file)| {
        let below = lower.below(entry, file);
        Override { entry, file, below }
    });
    over.filter(|over| !over.below.is_empty()).collect()
}

/// The layers that lie below an organisation's own.
struct Lower<'a> {
    workspace: &'a Workspace,
    chain: &'a Chain,
    /// What some layer has dropped, and where it says so.
    dropped: BTreeMap<Name, Origin>,
}

impl Lower<'_> {
    fn below(&self, entry: &Entry, file: FileId) -> Vec<Below> {
        let spoken = self.chain.language_of(file);
        let lists =
            || if entry.kind == Kind::Boundary { CLAUSE_LISTS.to_vec() } else { Vec::new() };
        let found = if entry.language.is_some() {
            // In a list that the fork has added to, it counts its own clauses.
            let beside = self.original(entry);
            let mut apart = lists();
            apart.retain(|list| beside.is_some_and(|beside| beside.get(list).is_some()));
            vec![Below { layers: self.spoken(entry, spoken), is_words: true, apart }]
        } else {
            let mut words = self.spoken(entry, spoken);
            words.retain(|layer| layer.suffix.is_some());
            let rules = self.layers(entry, |_| None);
            vec![
                Below { layers: words, is_words: true, apart: lists() },
                Below { layers: rules, is_words: false, apart: Vec::new() },
            ]
        };
        let is_there = |below: &Below| below.layers.iter().any(|layer| layer.now.is_some());
        found.into_iter().filter(is_there).collect()
    }

    /// What the lower layers say of the same thing in a language.
    fn spoken(&self, entry: &Entry, spoken: &Language) -> Vec<Layer> {
        self.layers(entry, |first| (first != spoken).then(|| spoken.clone()))
    }

    fn layers(&self, entry: &Entry, suffix: impl Fn(&Language) -> Option<Language>) -> Vec<Layer> {
        // What a layer has dropped lies below nothing that it or a higher one says.
        let drop = self.dropped.get(&(entry.kind, entry.id.clone()));
        let lowest = drop.map_or(0, |at| self.chain.level_of(at.file));
        let levels = &self.chain.levels[lowest..self.chain.own_number()];
        let layer = |level: &Level| {
            let suffix = suffix(&level.languages[0]);
            let mut files = self.workspace.entries(&level.folder);
            let now = files.find(|(found, _)| is_it(found, entry, suffix.as_ref()));
            let now = now.map(|(_, file)| file);
            let is_built_in = !self.workspace.own().any(|own| own == level.folder);
            Layer { folder: level.folder.clone(), now, suffix, is_built_in }
        };
        levels.iter().map(layer).collect()
    }

    fn original(&self, entry: &Entry) -> Option<&Tree> {
        let mut files = self.workspace.entries(&self.chain.own().folder);
        let (_, file) = files.find(|(found, _)| is_it(found, entry, None))?;
        Some(self.workspace.files.get(file).root())
    }
}

/// Whether a file speaks of the same thing as another, with this language in its name.
pub(super) fn is_it(found: &Entry, entry: &Entry, suffix: Option<&Language>) -> bool {
    found.kind == entry.kind
        && found.id == entry.id
        && found.language.is_some() == suffix.is_some()
        && found.language.as_deref().and_then(language).as_ref() == suffix
}

impl Override<'_> {
    /// Its path below the content folder; `None` where it does not come from there.
    pub fn path(&self, workspace: &Workspace) -> Option<String> {
        let TextSource::Disk(path) = &self.entry.text else { return None };
        let parts = path.strip_prefix(&workspace.root).ok()?.iter();
        let parts: Option<Vec<&str>> = parts.map(|part| part.to_str()).collect();
        Some(parts?.join("/"))
    }
}
