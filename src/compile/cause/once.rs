//! A change that is wrong in itself, or that a template lets no fork make, is told once: what else
//! comes of it is no second problem.

use std::ops::Range;

use crate::diagnostic::{Diagnostic, Span};
use crate::source::{Files, Pair, Tree};

use super::super::World;
use super::advice::SHOWS;

/// How it is told that something dropped is still named.
const NAMED: &str = "it is named here";

impl World {
    /// The problems without errors in inherited files that come of a change which is an error
    /// itself.
    pub(super) fn once_a_change(&self, problems: Vec<Diagnostic>) -> Vec<Diagnostic> {
        let is_caused = |problem: &Diagnostic| {
            let mut shown = problem.related.iter().map(|related| related.message.as_str());
            problem.is_error() && shown.any(|message| message == SHOWS || message == NAMED)
        };
        if !problems.iter().any(is_caused) {
            return problems;
        }
        let own = problems.iter().filter(|problem| problem.is_error() && !is_caused(problem));
        let changes: Vec<Span> = own.map(|problem| self.change(&problem.at)).collect();
        let follows = |problem: &Diagnostic| {
            let comes_of = |change: &Span| {
                change.source == problem.at.source
                    && change.range.start <= problem.at.range.start
                    && problem.at.range.end <= change.range.end
            };
            is_caused(problem) && changes.iter().any(comes_of)
        };
        let follows: Vec<bool> = problems.iter().map(follows).collect();
        let told = problems.into_iter().zip(follows).filter(|(_, follows)| !follows);
        told.map(|(problem, _)| problem).collect()
    }

    /// All that a fork writes of what it changes: a fact as a whole, or a key beside its value.
    fn change(&self, at: &Span) -> Span {
        let files = &self.workspace.files;
        let file = self.workspace.owner(&at.source.path).and_then(|owner| {
            let mut entries = self.workspace.entries(owner);
            entries.find(|(entry, _)| entry.shown == at.source.path).map(|(_, file)| file)
        });
        let range = file.and_then(|file| around(files, files.get(file).root(), &at.range));
        Span { range: range.unwrap_or_else(|| at.range.clone()), ..at.clone() }
    }
}

fn around(files: &Files, root: &Tree, at: &Range<usize>) -> Option<Range<usize>> {
    let find = |tree: &Tree| {
        let has = |pair: &&Pair| {
            let range = stretch(files, pair);
            range.start <= at.start && at.end <= range.end
        };
        tree.pairs().iter().find(has).cloned()
    };
    let pair = find(root)?;
    match &*pair.key {
        "always" => Some(stretch(files, &pair)),
        "facts" => find(&pair.value).map(|fact| stretch(files, &fact)),
        _ => None,
    }
}

/// From the beginning of a key to the end of its value.
fn stretch(files: &Files, pair: &Pair) -> Range<usize> {
    let (key, value) = (files.key(pair.origin).range, files.value(pair.value.origin).range);
    key.start..value.end.max(key.end)
}
