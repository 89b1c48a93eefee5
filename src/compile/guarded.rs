//! What a fork makes of all that one folder below it guards: what is decided, what is asked, in
//! which words, and what stands beside it.

use crate::check::{self, Fork, Reworded, Worded};
use crate::diagnostic::Diagnostic;
use crate::load::{Layers, Rewording, Versions};
use crate::model::{Boundary, BoundaryId, FactId, Kind};

/// What a folder makes of a boundary that one below guards.
#[derive(Clone, Debug)]
pub(super) struct Loosened {
    boundary: BoundaryId,
    matter: Matter,
    /// The folder that keeps it.
    kept_by: String,
    pub(super) problem: Diagnostic,
}

/// What is changed in a boundary.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Matter {
    /// What it decides.
    Verdicts,
    /// What it asks.
    Fact(FactId),
    /// The words in which it asks.
    Words,
    /// That it decides what a guarded one does.
    Beside,
}

/// What a folder that an organisation lies over guards.
pub(super) struct Guard<'a> {
    pub(super) fork: &'a Fork<'a>,
    /// The folder.
    pub(super) folder: &'a str,
    /// What the organisation makes of folders that lie nearer to it.
    pub(super) nearer: &'a [Loosened],
    /// What those that it lies over make of one another.
    pub(super) below: &'a [Loosened],
}

impl Guard<'_> {
    /// What the fork makes of what it guards.
    pub(super) fn loosened(&self, layers: Option<&Layers<'_>>) -> Vec<Loosened> {
        let mut found = self.decided();
        found.extend(self.asked());
        found.extend(self.titled());
        if let Some(layers) = layers {
            found.extend(self.worded(layers));
            found.extend(self.beside(layers));
        }
        found
    }

    fn decided(&self) -> Vec<Loosened> {
        let is_told = |boundary: &BoundaryId| {
            self.is_nearer(boundary, &Matter::Verdicts)
                || self.is_below(boundary, &Matter::Verdicts)
        };
        let found = check::loosened(self.fork, is_told).into_iter();
        found.map(|(boundary, problem)| self.told(boundary, Matter::Verdicts, problem)).collect()
    }

    fn asked(&self) -> Vec<Loosened> {
        let below = |boundary: &BoundaryId, fact: &FactId| {
            self.is_below(boundary, &Matter::Fact(fact.clone()))
        };
        let found = check::changed_facts(self.fork, below).into_iter();
        let found =
            found.map(|(boundary, fact, problem)| self.told(boundary, Matter::Fact(fact), problem));
        found.filter(|found| !self.is_nearer(&found.boundary, &found.matter)).collect()
    }

    fn titled(&self) -> Option<Loosened> {
        let (boundary, problem) = check::swapped_titles(self.fork)?;
        let mut nearer = self.nearer.iter();
        let is_told = nearer.any(|known| known.problem.at == problem.at);
        (!is_told).then(|| self.told(boundary, Matter::Words, problem))
    }

    fn worded(&self, layers: &Layers<'_>) -> Vec<Loosened> {
        let mut found: Vec<Loosened> = Vec::new();
        for Worded { guard, kept, own, facts } in check::worded(self.fork) {
            let versions = Versions { kept, own, facts: facts.as_deref() };
            self.reworded(guard, layers.rewordings(self.folder, versions), &mut found);
        }
        for (guard, periods) in check::measured(self.fork) {
            self.reworded(guard, layers.reworded_periods(self.folder, &periods), &mut found);
        }
        found
    }

    /// Adds what is to be said of these texts of a guarded boundary, of each line once.
    fn reworded(&self, guard: &Boundary, texts: Vec<Rewording>, found: &mut Vec<Loosened>) {
        let is_words = |known: &&Loosened| known.matter == Matter::Words;
        for rewording in texts {
            let told = self.nearer.iter().filter(is_words).chain(found.iter());
            let mut places = told.map(|known| &known.problem.at);
            if places.any(|at| *at == rewording.at) {
                continue;
            }
            let Rewording { place, at, is_there, below, hides } = rewording;
            let reworded = Reworded { place, at, is_there, below, hides };
            let problem = check::reworded_guard(self.fork, guard, reworded);
            // The forms of one word are changed together.
            let is_same = |known: &&Loosened| {
                known.problem.message == problem.message
                    && known.problem.at.source == problem.at.source
            };
            if found.iter().any(|known| is_same(&known)) {
                continue;
            }
            found.push(self.told(guard.id.clone(), Matter::Words, problem));
        }
    }

    fn beside(&self, layers: &Layers<'_>) -> Vec<Loosened> {
        let is_own = |boundary: &BoundaryId| {
            layers.is_own(Kind::Boundary, boundary.as_str())
                && !self.is_nearer(boundary, &Matter::Beside)
        };
        let found = check::beside_guards(self.fork, is_own).into_iter();
        found.map(|(boundary, problem)| self.told(boundary, Matter::Beside, problem)).collect()
    }

    fn told(&self, boundary: BoundaryId, matter: Matter, problem: Diagnostic) -> Loosened {
        Loosened { boundary, matter, kept_by: self.folder.to_owned(), problem }
    }

    fn is_nearer(&self, boundary: &BoundaryId, matter: &Matter) -> bool {
        self.nearer.iter().any(|known| known.boundary == *boundary && known.matter == *matter)
    }

    fn is_below(&self, boundary: &BoundaryId, matter: &Matter) -> bool {
        let mut below = self.below.iter().filter(|known| known.kept_by == self.folder);
        below.any(|known| known.boundary == *boundary && known.matter == *matter)
    }
}
