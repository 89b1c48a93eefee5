//! What is to be done once decided, as a guarded clause says it, and a fork leaves out.

use crate::diagnostic::Span;
use crate::source::{Origin, Tree};

use super::layer::{CLAUSE_LISTS, clause_id};
use super::worded::{Reading, is_same};

/// A step that a clause of a folder below demands and an organisation's clauses do not.
pub(super) struct Lost<'t> {
    /// The list and the id of the clause.
    pub(super) clause: [&'t str; 2],
    /// The step as the folder below has it.
    pub(super) was: &'t Tree,
    /// What the organisation's clause says is to be done, if it has anything.
    pub(super) now: Option<&'t Tree>,
    /// Whether the organisation has the clause at all.
    pub(super) is_kept: bool,
    /// Whether it says fewer steps than there were, so that this is no translation.
    pub(super) is_shorter: bool,
}

/// The steps that are lost from one reading to another, of each clause the first.
pub(super) fn lost<'t>(before: &Reading<'t>, now: &Reading<'t>) -> Vec<Lost<'t>> {
    let mut found = Vec::new();
    for list in CLAUSE_LISTS {
        let clauses = now.clauses(list);
        for was in before.clauses(list) {
            let Some(id) = clause_id(was) else { continue };
            let same = clauses.iter().find(|now| clause_id(now) == Some(id));
            // Of a clause that is gone, another one may say the same.
            let others = same.map_or(clauses, std::slice::from_ref);
            let has = |step: &&Tree| {
                let mut steps = others.iter().flat_map(steps);
                steps.any(|now| is_same(Some(now), Some(step)))
            };
            let Some(step) = steps(was).iter().find(|step| !has(step)) else { continue };
            let now = same.and_then(|clause| clause.get("afterwards"));
            let is_shorter = same.map_or(0, |now| steps(now).len()) < steps(was).len();
            let is_kept = same.is_some();
            found.push(Lost { clause: [list, id], was: step, now, is_kept, is_shorter });
        }
    }
    found
}

fn steps(clause: &Tree) -> &[Tree] {
    match clause.get("afterwards") {
        Some(one) if one.scalar().is_some() => std::slice::from_ref(one),
        Some(list) => list.items(),
        None => &[],
    }
}

/// Where a file takes out what is to be done, or a clause that says it: the key, or the entry.
pub(super) fn taken_out(root: &Tree, [list, id]: [&str; 2]) -> Option<(Origin, bool)> {
    let clauses = root.get(list)?.items();
    let clause = clauses.iter().find(|clause| clause_id(clause) == Some(id))?;
    match clause.pair("afterwards") {
        Some(pair) => Some((pair.origin, true)),
        None => Some((clause.origin, false)),
    }
}

/// What a file says is to be done: the whole value, or the first entry that is its own.
pub(super) fn own_steps(now: &Tree, is_own: impl Fn(Origin) -> bool) -> Option<&Tree> {
    std::iter::once(now).chain(now.items()).find(|tree| is_own(tree.origin))
}

/// The place that is told, where a file takes something out.
pub(super) fn span(files: &crate::source::Files, (at, is_key): (Origin, bool)) -> Span {
    if is_key { files.key(at) } else { files.value(at) }
}
