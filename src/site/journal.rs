//! What a published folder says of itself: that it is ours, which of its files we made, and
//! enough of each to know whether it is still what we made of the same things.
//!
//! It is all that one build knows of the one before. A line for each file: its path, and after
//! a tab the digest of its content and the mark that its maker left, where it left one.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result};
use percent_encoding::{AsciiSet, CONTROLS, percent_decode_str, utf8_percent_encode};

/// The file that says that a folder is ours to replace.
pub(super) const MARKER: &str = ".ruimte";

/// What would break a line in a path.
const BREAKS: &AsciiSet = &CONTROLS.add(b'%');

const HEAD: &str = "This folder is made by ruimte, which replaces these files of it:\n";

/// The files that we made, by their paths.
#[derive(Clone, Debug, Default)]
pub(super) struct Journal(pub(super) BTreeMap<String, Note>);

/// What is known of a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Note {
    /// The digest of its content, and its maker's mark.
    pub(super) known: Option<(String, String)>,
}

impl Note {
    /// For a file of this content.
    pub(super) fn new(bytes: &[u8], mark: Option<String>) -> Self {
        Self { known: mark.map(|mark| (digest(bytes), mark)) }
    }

    /// The mark that its maker left.
    pub(super) fn mark(&self) -> Option<&str> {
        self.known.as_ref().map(|(_, mark)| mark.as_str())
    }

    /// Whether its maker left a mark, and this is the content that it made then.
    pub(super) fn is_of(&self, bytes: &[u8]) -> bool {
        self.known.as_ref().is_some_and(|(known, _)| *known == digest(bytes))
    }
}

impl Journal {
    /// What the folder says; nothing where it says nothing that can be read.
    pub(super) fn read(folder: &Path) -> Self {
        let text = fs::read_to_string(folder.join(MARKER)).unwrap_or_default();
        let lines = text.lines().skip(1).filter(|line| !line.is_empty());
        Self(lines.map(entry).collect())
    }

    /// Says it in a file.
    pub(super) fn write(&self, file: &Path) -> Result<()> {
        let mut text = HEAD.to_owned();
        for (path, note) in &self.0 {
            text.extend(utf8_percent_encode(path, BREAKS));
            if let Some((digest, mark)) = &note.known {
                text.extend(["\t", digest, " ", mark]);
            }
            text.push('\n');
        }
        fs::write(file, text).with_context(|| format!("{} cannot be written", file.display()))
    }

    /// Says it in a folder whose files have stayed, by a file beside it, if it said otherwise.
    pub(super) fn update(&self, before: &Self, folder: &Path, beside: &Path) -> Result<()> {
        if self.0 == before.0 {
            return Ok(());
        }
        self.write(beside)?;
        fs::rename(beside, folder.join(MARKER))
            .with_context(|| format!("{} cannot be written", folder.display()))
    }

    /// Whether a file is ours.
    pub(super) fn has(&self, path: &str) -> bool {
        path == MARKER || self.0.contains_key(path)
    }
}

fn entry(line: &str) -> (String, Note) {
    let (path, known) = line.split_once('\t').unwrap_or((line, ""));
    let known = known.split_once(' ');
    let known = known.map(|(digest, mark)| (digest.to_owned(), mark.to_owned()));
    let path = percent_decode_str(path).decode_utf8_lossy().into_owned();
    (path, Note { known })
}

/// Enough of a digest that no two contents have the same by chance.
fn digest(bytes: &[u8]) -> String {
    blake3::hash(bytes).to_hex()[..32].to_owned()
}
