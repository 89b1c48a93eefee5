//! A site in memory, and how it gets onto a disk.

mod lock;
mod swap;
mod write;

use std::collections::BTreeMap;
use std::sync::Arc;

pub use write::{Report, write};

/// Everything that is published, by its path with forward slashes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Site {
    /// The files.
    pub files: BTreeMap<String, Arc<[u8]>>,
}

impl Site {
    /// Adds a file; one of the same path is replaced.
    pub fn insert(&mut self, path: impl Into<String>, bytes: impl Into<Arc<[u8]>>) {
        self.files.insert(path.into(), bytes.into());
    }

    /// A file's text, for looking at it.
    pub fn text(&self, path: &str) -> Option<&str> {
        std::str::from_utf8(self.files.get(path)?).ok()
    }
}
