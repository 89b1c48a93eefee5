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
    let reading = reader::Reading { mode, spans, problems };
    let root = reader::Reader::root(tree, &reading);
    T::deserialize(root).unwrap_or_default()
}

/// The nearest key above a value, which is what an author must take out.
type NearestKey = Option<Origin>;
