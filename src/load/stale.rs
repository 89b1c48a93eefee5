//! What a fork's file says otherwise than the layers below it, where these said something else
//! once.
//!
//! What it lies over is merged from all lower layers, as they were and as they are, and only the
//! keys that the fork sets are looked at: in a mapping each by itself, and a clause with the id of
//! an inherited one like a mapping. How a text is laid out and in which order keys stand makes no
//! difference.

use std::sync::Arc;

use crate::diagnostic::Span;
use crate::model::Kind;
use crate::source::{Entry, File, Files, Tree};

use super::beneath::{Found, Walk, told};
use super::layer::{CLAUSE_LISTS, lay, lay_words};
use super::overridden::{Below, Layer, Override, is_it};

/// What is each house's own to say: nothing is contradicted by it.
const OWN_KEYS: [&str; 6] = ["name", "extends", "template", "without", "answers", "languages"];

/// What was different once below a key that a fork sets.
pub struct Change {
    /// The fork's key.
    pub at: Span,
    /// What it says there.
    pub own: String,
    /// What the layers below said.
    pub before: Option<String>,
    /// What they say now.
    pub after: Option<String>,
    /// Where they say it; the file, where they no longer do.
    pub now: Span,
}

/// Nobody knows what there was.
struct Unknown;

impl Override<'_> {
    /// What it sets that was different below it, given the files that a folder had then; none
    /// where some of that is not known.
    pub fn changes(
        &self,
        files: &Files,
        mut then: impl FnMut(&str) -> Option<Arc<[Entry]>>,
    ) -> Vec<Change> {
        let own = files.get(self.file);
        let mut found: Vec<Found<'_>> = Vec::new();
        for below in self.below.iter().filter(|_| own.is_sound()) {
            let more = self.found(below, files, own, &mut then).unwrap_or_default();
            let known: Vec<_> = found.iter().map(|found| found.at).collect();
            found.extend(more.into_iter().filter(|more| !known.contains(&more.at)));
        }
        found.iter().map(|found| change(files, found)).collect()
    }

    fn found<'o>(
        &self,
        below: &Below,
        files: &Files,
        own: &'o File,
        then: &mut impl FnMut(&str) -> Option<Arc<[Entry]>>,
    ) -> Result<Vec<Found<'o>>, Unknown> {
        let (mut before, mut after) = (Vec::new(), Vec::new());
        for layer in &below.layers {
            let now = layer.now.map(|file| files.get(file));
            if now.is_some_and(|now| !now.is_sound()) {
                return Err(Unknown);
            }
            before.extend(self.before(layer, now, then)?);
            after.extend(now.map(|now| now.root().clone()));
        }
        let (before, after) = (self.merged(below, before), self.merged(below, after));
        let Some(after) = after else { return Ok(Vec::new()) };
        let mut walk = Walk { is_words: below.is_words, found: Vec::new() };
        let is_boundary = self.entry.kind == Kind::Boundary && !below.is_words;
        let lists: &[&str] = if is_boundary { &CLAUSE_LISTS } else { &[] };
        walk.thing(own.root(), before.as_ref(), &after, |key| self.is_told(below, key), lists);
        Ok(walk.found)
    }

    fn is_told(&self, below: &Below, key: &str) -> bool {
        let is_own = self.entry.kind == Kind::Playbook && OWN_KEYS.contains(&key);
        !is_own && !below.apart.contains(&key)
    }

    /// What a layer said, if anything.
    fn before(
        &self,
        layer: &Layer,
        now: Option<&File>,
        then: &mut impl FnMut(&str) -> Option<Arc<[Entry]>>,
    ) -> Result<Option<Tree>, Unknown> {
        let same = now.map(|now| now.root().clone());
        if layer.is_built_in {
            return Ok(same);
        }
        let entries = then(&layer.folder).ok_or(Unknown)?;
        let found = entries.iter().find(|found| is_it(found, self.entry, layer.suffix.as_ref()));
        let bytes = found.and_then(|found| found.bytes().ok());
        if bytes.as_deref() == now.map(|now| now.source.text.as_bytes()) {
            return Ok(same);
        }
        found.map(|found| found.tree().ok_or(Unknown)).transpose()
    }

    /// What layers say together.
    fn merged(&self, below: &Below, layers: Vec<Tree>) -> Option<Tree> {
        layers.into_iter().reduce(|lower, upper| {
            if below.is_words {
                lay_words(lower, &upper)
            } else {
                lay(self.entry.kind, lower, &upper)
            }
        })
    }
}

fn change(files: &Files, found: &Found<'_>) -> Change {
    let key = found.key.as_str();
    let told =
        |tree: &Tree| if key.is_empty() { told(tree) } else { format!("{key}: {}", told(tree)) };
    let now = match found.now {
        Some(now) => files.key(now),
        None => files.start(found.file),
    };
    Change {
        at: first_line(&files.key(found.at)),
        own: told(found.own),
        before: found.before.as_ref().map(told),
        after: found.after.as_ref().map(told),
        now: first_line(&now),
    }
}

/// Of a text that is a file's whole body, the line that it begins with.
fn first_line(span: &Span) -> Span {
    let text = &span.source.text[span.range.clone()];
    let start = span.range.start + (text.len() - text.trim_start().len());
    let end = text.trim_start().find(['\r', '\n']).map_or(span.range.end, |length| start + length);
    Span::new(Arc::clone(&span.source), start..end)
}
