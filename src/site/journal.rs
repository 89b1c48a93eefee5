//! What a published folder says of itself: that it is ours, which of its files we made, and
//! enough of each to know whether it is still what we made of the same things.
//!
//! It is all that one build knows of the one before. A line for each file: its path, and after
//! a tab, where its maker left a mark, that mark, the digest of its content and its size. The last
//! line is a digest of all the others: a power cut, an editor or a merge may have left less than
//! was written, and then no mark of it is believed.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::{Component, Path};
use std::time::SystemTime;

use percent_encoding::{AsciiSet, CONTROLS, percent_decode_str, utf8_percent_encode};

use super::regular;

/// The file that says that a folder is ours to replace.
pub(super) const MARKER: &str = ".ruimte";

/// No playbook has a longer one: a page takes about a hundred bytes. What is longer is not read.
const MOST_BYTES: u64 = 64 << 20;

/// Nor has one more files; what comes after so many lines is not looked at.
const MOST_LINES: usize = 400_000;

/// What would break a line in a path.
const BREAKS: &AsciiSet = &CONTROLS.add(b'%');

const HEAD: &str = "This folder is made by ruimte, which replaces these files of it:\n";

/// Begins the last line; no path does.
const END: &str = "\tend ";

/// The files that we made.
#[derive(Debug, Default)]
pub(super) struct Journal {
    /// By their paths.
    pub(super) notes: BTreeMap<String, Note>,
    /// Whether these are all of them, as they were written.
    pub(super) is_whole: bool,
    /// When it was written, where that is known.
    written: Option<SystemTime>,
}

/// What is known of a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Note {
    /// What there is to know where its maker left a mark.
    known: Option<Known>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Known {
    mark: String,
    digest: String,
    size: u64,
}

impl Note {
    /// For a file of this content.
    pub(super) fn new(bytes: &[u8], mark: Option<String>) -> Self {
        let known = |mark| Self::of(blake3::hash(bytes), bytes.len() as u64, mark);
        mark.map_or_else(Self::default, known)
    }

    /// For a file with a content of this digest and size.
    pub(super) fn of(digest: blake3::Hash, size: u64, mark: String) -> Self {
        Self { known: Some(Known { mark, digest: shown(digest), size }) }
    }

    /// Whether both are of the same content.
    pub(super) fn is_alike(&self, other: &Self) -> bool {
        let content = |note: &Self| note.known.as_ref().map(|known| known.digest.clone());
        self.known.is_some() && content(self) == content(other)
    }

    /// The mark that its maker left.
    pub(super) fn mark(&self) -> Option<&str> {
        self.known.as_ref().map(|known| known.mark.as_str())
    }

    /// Whether its maker left a mark, and this is the content that it made then.
    pub(super) fn is_of(&self, bytes: &[u8]) -> bool {
        self.known.as_ref().is_some_and(|known| known.digest == digest(bytes))
    }
}

impl Journal {
    /// Of these files.
    pub(super) fn new(notes: BTreeMap<String, Note>) -> Self {
        Self { notes, is_whole: true, written: None }
    }

    /// Whether a plain file is still what it was when it was noted down, as far as one sees
    /// without reading it: as large, and written before the journal was. Who changes a file later
    /// leaves a later time, unless on purpose.
    pub(super) fn vouches(&self, note: &Note, file: &fs::Metadata) -> bool {
        let before = file.modified().ok().zip(self.written).is_some_and(|(file, own)| file < own);
        before && note.known.as_ref().is_some_and(|known| known.size == file.len())
    }

    /// What the folder says. Where that is not all that was once written there, it is the paths
    /// that can still be read.
    pub(super) fn read(folder: &Path) -> Self {
        let Ok((bytes, about)) = regular::read(&folder.join(MARKER), MOST_BYTES) else {
            return Self::default();
        };
        let text = String::from_utf8_lossy(&bytes);
        let mut lines: Vec<&str> = text.lines().take(MOST_LINES).collect();
        let end = lines.pop_if(|last| last.starts_with(END));
        let is_whole = end.is_some_and(|end| end[END.len()..] == sum(&lines));
        let lines = lines.into_iter().skip(1).filter(|line| !line.is_empty()).map(entry);
        let lines = lines.filter(|(path, _)| is_inside(path));
        let forget = |(path, _)| (path, Note::default());
        let notes = if is_whole { lines.collect() } else { lines.map(forget).collect() };
        Self { notes, is_whole, written: about.modified().ok() }
    }

    /// Says it in a file, and waits until the disk has it.
    pub(super) fn write(&self, file: &Path) -> io::Result<()> {
        let mut text = HEAD.to_owned();
        for (path, note) in &self.notes {
            text.extend(utf8_percent_encode(path, BREAKS));
            if let Some(Known { mark, digest, size }) = &note.known {
                let _ = write!(text, "\t{mark} {digest} {size}");
            }
            text.push('\n');
        }
        let end = sum(&text.lines().collect::<Vec<_>>());
        text.extend([END, &end, "\n"]);
        let mut file = File::create(file)?;
        file.write_all(text.as_bytes())?;
        file.sync_all()
    }

    /// Says it in a folder whose files have stayed, by a file beside it, if it said otherwise.
    pub(super) fn update(&self, before: &Self, folder: &Path, beside: &Path) -> io::Result<()> {
        if self.notes == before.notes && before.is_whole {
            return Ok(());
        }
        self.write(beside)?;
        fs::rename(beside, folder.join(MARKER))
    }

    /// Whether a file is ours.
    pub(super) fn has(&self, path: &str) -> bool {
        path == MARKER || self.notes.contains_key(path)
    }

    /// Whether a folder holds files of ours, or did.
    pub(super) fn has_folder(&self, path: &str) -> bool {
        let below = format!("{path}/");
        let mut from = self.notes.range(below.clone()..);
        from.next().is_some_and(|(path, _)| path.starts_with(&below))
    }
}

/// Whether a path leads to something in the folder, and not out of it.
fn is_inside(path: &str) -> bool {
    let is_name = |part: Component<'_>| matches!(part, Component::Normal(_));
    !path.contains('\0') && Path::new(path).components().all(is_name)
}

fn entry(line: &str) -> (String, Note) {
    let (path, known) = line.split_once('\t').unwrap_or((line, ""));
    let mut parts = known.split(' ').map(str::to_owned);
    let mut next = || parts.next();
    let known = next()
        .zip(next())
        .zip(next())
        .and_then(|((mark, digest), size)| Some(Known { mark, digest, size: size.parse().ok()? }));
    let path = percent_decode_str(path).decode_utf8_lossy().into_owned();
    (path, Note { known })
}

/// The digest of lines, however they end.
fn sum(lines: &[&str]) -> String {
    digest(lines.join("\n").as_bytes())
}

fn digest(bytes: &[u8]) -> String {
    shown(blake3::hash(bytes))
}

/// Enough of a digest that no two contents have the same by chance.
fn shown(digest: blake3::Hash) -> String {
    digest.to_hex()[..32].to_owned()
}
