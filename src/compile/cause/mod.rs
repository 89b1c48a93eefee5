//! Problems that a fork causes in files that it inherits, told at the line of the fork that causes
//! them.
//!
//! Whoever writes a fork cannot mend its template, and the template is fine by itself. So each
//! problem in an inherited file is looked up among those of the folder below. What is told there as
//! well is the template's own. For the rest, the part of the fork's own files is searched for
//! without which the problem goes away.

mod advice;
mod answer;
mod below;
mod once;
mod search;
mod trimmed;

use std::collections::hash_map::Entry;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::ops::Range;

use crate::diagnostic::{Code, Diagnostic, Related};

use super::{Examined, World};

pub(super) use below::Lower;

use advice::{Advice, SHOWS};
use search::Search;

/// Answers that a folder does not have and a fork of it gives, by their questions.
type Lent = BTreeMap<String, String>;

/// What a problem is, whatever the words.
type Key = (Code, String, Range<usize>);

fn key(problem: &Diagnostic) -> Key {
    (problem.code, problem.at.source.path.clone(), problem.at.range.clone())
}

/// What an organisation is, as far as problems in it are looked at.
#[derive(Clone, Copy)]
struct Fork<'a> {
    examined: &'a Examined<'a>,
    lent: &'a Lent,
}

impl World {
    /// Tells the problems of inherited files that the organisation causes at its own files.
    pub(super) fn at_their_causes(
        &self,
        examined: &Examined<'_>,
        problems: Vec<Diagnostic>,
    ) -> Vec<Diagnostic> {
        let lent = Lent::new();
        let fork = Fork { examined, lent: &lent };
        self.once_a_change(once_each(self.each_at_its_cause(fork, problems)))
    }

    /// The same problems in the same order.
    fn each_at_its_cause(&self, fork: Fork<'_>, mut problems: Vec<Diagnostic>) -> Vec<Diagnostic> {
        let layers = self.workspace.layers(&fork.examined.organisation);
        let [_, below @ ..] = layers.as_slice() else { return problems };
        let is_inherited = |problem: &Diagnostic| {
            let owner = self.workspace.owner(&problem.at.source.path);
            has_cause(problem.code) && owner.is_some_and(|owner| below.contains(&owner))
        };
        let [nearest, ..] = below else { return problems };
        // Of folders that extend each other none is below the other.
        let is_circle = problems.iter().any(|problem| problem.code == Code::ExtendsCycle);
        if is_circle || !problems.iter().any(is_inherited) {
            return problems;
        }
        let Some(lower) = self.lower(nearest, &fork.examined.loaded) else { return problems };
        let errors: HashSet<Key> =
            problems.iter().filter(|problem| problem.is_error()).map(key).collect();
        let advice = Advice { world: self, fork };
        let mut unexplained: Vec<usize> = Vec::new();
        for (number, problem) in problems.iter_mut().enumerate() {
            if !is_inherited(problem) {
                continue;
            }
            match lower.found.found.get(&key(problem)) {
                // A folder between has caused it, and tells it there.
                Some(theirs) if key(theirs) != key(problem) => *problem = theirs.clone(),
                Some(_) => {
                    if let Some(cause) = self.answer(&lower, fork, problem) {
                        *problem = advice.told(problem, cause);
                    }
                }
                None => unexplained.push(number),
            }
        }
        let targets: Vec<Diagnostic> =
            unexplained.iter().map(|number| problems[*number].clone()).collect();
        let causes = Search::new(self, fork, errors).causes(&targets);
        for number in unexplained {
            let problem = &problems[number];
            let cause = causes.get(&key(problem)).cloned();
            // Where several lines cause it together, no single one can be found.
            let is_blamed = problem.is_error() && !lower.found.has_errors();
            if let Some(cause) = cause.or_else(|| advice.likely(problem).filter(|_| is_blamed)) {
                problems[number] = advice.told(problem, cause);
            }
        }
        problems
    }
}

/// Whether a problem is of a kind that something elsewhere can cause. What is wrong with the text
/// of a file is its own, and some findings look at the fork's own files already.
fn has_cause(code: Code) -> bool {
    !matches!(
        code,
        Code::YamlSyntax
            | Code::NotText
            | Code::DuplicateKey
            | Code::UnknownField
            | Code::StrayFile
            | Code::StaleOverride
            | Code::LoosenedBoundary
            | Code::RewordedGuard
            | Code::BesideGuard
            | Code::CutText
            | Code::MissingTranslation
            | Code::ReviewOverdue
            | Code::CardOverflow
            | Code::LowContrast
    )
}

/// The same problem is told once, and errors of one kind that one line causes in one file are one.
fn once_each(problems: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let mut seen: HashSet<(Key, String)> = HashSet::new();
    let mut told: Vec<Diagnostic> = Vec::new();
    let mut caused: HashMap<(Key, String), usize> = HashMap::new();
    for problem in problems {
        if !seen.insert((key(&problem), problem.message.clone())) {
            continue;
        }
        let shown = problem.related.first().filter(|related| related.message == SHOWS);
        let shown = shown.filter(|_| problem.is_error()).map(|related| related.at.clone());
        let Some(shown) = shown else {
            told.push(problem);
            continue;
        };
        match caused.entry((key(&problem), shown.source.path.clone())) {
            Entry::Occupied(first) => {
                let first = &mut told[*first.get()];
                first.related.push(Related { at: shown, message: "and here".to_owned() });
            }
            Entry::Vacant(place) => {
                place.insert(told.len());
                told.push(problem);
            }
        }
    }
    told
}
