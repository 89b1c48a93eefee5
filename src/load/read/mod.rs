//! Reads trees into typed structs, through serde, telling every problem on the way.
//!
//! serde's derived readers stop at the first problem. This deserializer reports a problem at
//! its place the moment it meets it, and the [`Field`]s of the structs catch what follows, so
//! that one pass over a file finds everything that is wrong with its shape.

mod access;
mod empty;
mod error;
mod invisible;
mod key;
mod reader;
pub(crate) mod schema;
mod types;

use std::cell::RefCell;

use crate::diagnostic::Diagnostic;
use crate::source::{Origin, Tree};

use super::spans::Spans;

pub(crate) use types::{
    Entries, Field, List, ListOrMap, OneOrMany, Prose, ScalarOr, Written, WrittenAt,
};

/// What the files of a kind may say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mode {
    /// Everything.
    Original,
    /// Words only.
    Translation,
}

/// Reads a tree into a struct whose fields are all optional, and collects what is wrong.
pub(crate) fn read<T: serde::de::DeserializeOwned + Default>(
    tree: &Tree,
    mode: Mode,
    spans: &Spans<'_>,
    problems: &RefCell<Vec<Diagnostic>>,
) -> T {
    let tally = RefCell::default();
    let reading = reader::Reading { mode, spans, problems, tally: &tally, texts: None };
    let root = reader::Reader::root(tree, &reading);
    let read = T::deserialize(root).unwrap_or_default();
    problems.borrow_mut().append(&mut tally.take().rest());
    read
}

/// Where all texts stand that readers see, in a tree of this struct; also the empty ones.
pub(crate) fn texts<T: serde::de::DeserializeOwned + Default>(
    tree: &Tree,
    spans: &Spans<'_>,
) -> Vec<Origin> {
    let (untold, tally, texts) = (RefCell::default(), RefCell::default(), RefCell::default());
    let mode = Mode::Original;
    let reading =
        reader::Reading { mode, spans, problems: &untold, tally: &tally, texts: Some(&texts) };
    let _ = T::deserialize(reader::Reader::root(tree, &reading));
    texts.into_inner()
}

/// The nearest key above a value, which is what an author must take out.
type NearestKey = Option<Origin>;
