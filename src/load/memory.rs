//! What lowering the examples brought about the last time.
//!
//! A playbook has few rules and many examples, and most edits change one of these. An example
//! reads its own files and the rules, and no other example; so where neither changed, what came
//! of it is taken over as it is, problems included.

use std::collections::{HashMap, HashSet};

use crate::diagnostic::Diagnostic;
use crate::model::{Example, Kind};
use crate::source::Files;

use super::catalogue::{Catalogue, LevelFiles, Name};
use super::chain::Chain;

/// What lowering the examples brought about the last time.
#[derive(Debug, Default)]
pub struct Memory {
    rules: Rules,
    /// How often the rules have changed.
    round: u64,
    examples: HashMap<String, Lowered>,
}

/// Everything besides examples and the words of pages: the folders that make an organisation,
/// its other things, and the readings of their files.
#[derive(Debug, Default, PartialEq, Eq)]
struct Rules {
    folders: Vec<String>,
    things: Vec<(Name, Vec<u64>)>,
}

/// What came of an example.
#[derive(Clone, Debug)]
pub(super) struct Lowered {
    /// The readings of its files; `None` where it is made from more than these.
    pub(super) files: Option<Vec<u64>>,
    pub(super) example: Example,
    pub(super) problems: Vec<Diagnostic>,
    /// The languages in which some text of it is missing.
    pub(super) untranslated: Vec<(usize, Name)>,
}

impl Memory {
    /// How often the rules have changed so far: the same number means the same rules.
    pub fn round(&self) -> u64 {
        self.round
    }

    /// Forgets examples that are gone, and everything unless the rules are those of the last
    /// time.
    pub(super) fn recall(&mut self, chain: &Chain, catalogue: &Catalogue, files: &Files) {
        let is_rule = |(name, _): &(&Name, &Vec<LevelFiles>)| name.0 != Kind::Example;
        let thing = |(name, levels): (&Name, &Vec<LevelFiles>)| {
            let read = if name.0 == Kind::Page { Vec::new() } else { readings(levels, files) };
            (name.clone(), read)
        };
        let rules = Rules {
            folders: chain.levels.iter().map(|level| level.folder.clone()).collect(),
            things: catalogue.things.iter().filter(is_rule).map(thing).collect(),
        };
        if rules != self.rules {
            *self = Self { rules, round: self.round + 1, examples: HashMap::new() };
        }
        let there = || catalogue.things.keys().filter(|name| name.0 == Kind::Example);
        if self.examples.len() > there().count() {
            let there: HashSet<&str> = there().map(|name| &*name.1).collect();
            self.examples.retain(|id, _| there.contains(&**id));
        }
    }

    /// What came of an example whose files are still the same.
    pub(super) fn example(&self, id: &str, files: &[u64]) -> Option<&Lowered> {
        self.examples.get(id).filter(|known| known.files.as_deref() == Some(files))
    }

    /// Keeps what came of an example, if it is made from its files alone and is not known yet.
    pub(super) fn keep(&mut self, lowered: &Lowered) {
        let id = lowered.example.id.as_str();
        let is_news = |files: &Vec<u64>| self.example(id, files).is_none();
        if lowered.files.as_ref().is_some_and(is_news) {
            self.examples.insert(id.to_owned(), lowered.clone());
        }
    }
}

/// The readings of a thing's files, in the order of their levels.
pub(super) fn readings(levels: &[LevelFiles], files: &Files) -> Vec<u64> {
    levels.iter().flat_map(LevelFiles::all).map(|file| files.get(file).reading).collect()
}
