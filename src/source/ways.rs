//! How often links lead to the same folder: where folders hold links to folders that hold links,
//! the number of ways doubles with each of them.

use std::collections::HashMap;
use std::fs;
use std::path::PathBuf;

use walkdir::DirEntry;

/// By how many links the same folder is read within an organisation.
pub(super) const MOST_WAYS: u32 = 16;

/// The folders that links of an organisation lead to, and how many ways to each were met.
#[derive(Default)]
pub(super) struct Ways(HashMap<PathBuf, u32>);

impl Ways {
    /// Of a link to a folder, which way to that folder it is, counted from 1; of all else, 0.
    pub(super) fn count(&mut self, entry: &DirEntry) -> u32 {
        if !entry.path_is_symlink() || !entry.file_type().is_dir() {
            return 0;
        }
        let Ok(target) = fs::canonicalize(entry.path()) else { return 0 };
        let ways = self.0.entry(target).or_default();
        *ways += 1;
        *ways
    }
}
