//! From a place that a later stage names to the text in the files.

use crate::diagnostic::Span;
use crate::model::{Kind, Part, Place, Step};
use crate::source::{Files, Origin, Tree};

use super::read::{Written, WrittenAt};
use super::spans::Spans;

/// What a path led to.
struct Found<'t> {
    tree: &'t Tree,
    /// The value beside whose key the path ends, if it ends at a key.
    pair: Option<Origin>,
}

/// Finds a place in a merged thing: as deep as the path can be followed.
pub(super) fn span(tree: &Tree, place: &Place, spans: &Spans<'_>) -> Span {
    let found = follow(tree, &place.path);
    match &place.part {
        Part::Key => match found.pair {
            Some(origin) => spans.files.key(origin),
            None => spans.tree(found.tree),
        },
        Part::Value if place.path.is_empty() => start(tree, spans.files),
        Part::Value => spans.tree(found.tree),
        Part::Excerpt { text, occurrence, .. } => excerpt(&found, text, *occurrence, spans),
    }
}

/// Whether a path can be followed to its end.
pub(super) fn leads(tree: &Tree, place: &Place) -> bool {
    let mut at = Some(tree);
    for step in &place.path {
        at = at.and_then(|tree| match step {
            Step::Key(key) => tree.get(key),
            Step::Index(index) => tree.items().get(*index),
        });
    }
    at.is_some()
}

/// A whole thing is found at its title, which is what it is known by.
fn start(tree: &Tree, files: &Files) -> Span {
    match tree.pair("title").or_else(|| tree.pair("name")) {
        Some(pair) => {
            let (key, value) = (files.key(pair.origin), files.value(pair.value.origin));
            let together = key.source == value.source && key.range.start < value.range.end;
            if together { Span::new(key.source, key.range.start..value.range.end) } else { value }
        }
        None => files.start(tree.origin.file),
    }
}

fn follow<'t>(tree: &'t Tree, path: &[Step]) -> Found<'t> {
    let mut found = Found { tree, pair: None };
    for step in path {
        let next = match step {
            Step::Key(key) => found.tree.pair(key).map(|pair| (&pair.value, Some(pair.origin))),
            // Where a list is written as its single entry, the path ends at that.
            Step::Index(index) => found.tree.items().get(*index).map(|item| (item, None)),
        };
        let Some((tree, pair)) = next else { break };
        found = Found { tree, pair };
    }
    found
}

fn excerpt(found: &Found<'_>, text: &str, occurrence: usize, spans: &Spans<'_>) -> Span {
    let whole = || spans.tree(found.tree);
    let Some(scalar) = found.tree.scalar() else { return whole() };
    let Some((start, _)) = scalar.text.match_indices(text).nth(occurrence) else {
        return whole();
    };
    let at =
        WrittenAt { origin: found.tree.origin, substitution: scalar.substitution, is_key: false };
    let written = Written { text: scalar.text.to_string(), at };
    spans.excerpt(&written, start..start + text.len())
}

/// Which of a thing's readings a place is in: `None` for the rules, else a language.
pub(super) fn language_of(place: &Place) -> Option<usize> {
    match &place.part {
        Part::Excerpt { language, .. } => Some(*language),
        Part::Key | Part::Value => None,
    }
}

/// The name by which a thing is kept.
pub(super) fn name_of(place: &Place) -> (Kind, String) {
    match place.kind {
        Kind::Playbook | Kind::Scan => (place.kind, String::new()),
        kind => (kind, place.id.clone()),
    }
}
