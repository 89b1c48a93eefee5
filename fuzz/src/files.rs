//! Content folders in one text: each file begins with a line `=== acme/roles/desk.yaml`.

use std::collections::BTreeMap;

use jiff::civil::date;
use ruimte::compile::World;
use ruimte::source::{Archive, Workspace};

/// What begins a file.
const MARK: &[u8] = b"=== ";

/// More files than this are not looked at.
const MOST_FILES: usize = 32;

/// More organisations than this are not looked at.
const MOST_FOLDERS: usize = 4;

/// Files of one folder, by their paths in it.
pub type Folder = BTreeMap<String, Vec<u8>>;

/// The folders of a text by name, and what stands before the first file.
pub fn folders(data: &[u8]) -> (BTreeMap<String, Folder>, &[u8]) {
    let mut folders: BTreeMap<String, Folder> = BTreeMap::new();
    let mut parts = Parts { rest: data };
    let before = parts.next_part();
    for _ in 0..MOST_FILES {
        let Some((path, text)) = parts.next_file() else { break };
        let Some((folder, path)) = walked(&path) else { continue };
        if folders.len() < MOST_FOLDERS || folders.contains_key(&folder) {
            folders.entry(folder).or_default().entry(path).or_insert_with(|| text.to_vec());
        }
    }
    (folders, before)
}

/// A world of these folders and of nothing else.
pub fn world(folders: &BTreeMap<String, Folder>) -> World {
    World::new(workspace(folders).0, BTreeMap::new(), date(2026, 6, 1))
}

/// A workspace of these folders, and what to take others in with.
pub fn workspace(folders: &BTreeMap<String, Folder>) -> (Workspace, Archive) {
    let (mut workspace, mut archive) = (Workspace::default(), Archive::default());
    for (name, files) in folders {
        workspace.take_in(name, "content", files.clone(), &mut archive);
    }
    (workspace, archive)
}

/// A path as a walk through a folder could meet it, in two parts; `None` where it could not, or
/// would pass it by.
fn walked(path: &str) -> Option<(String, String)> {
    let path = path.replace(disturbs, "\u{fffd}");
    let is_met = |part: &str| !part.is_empty() && !part.starts_with(['.', '_']);
    let (folder, rest) = path.split_once('/')?;
    (path.split('/').all(is_met)).then(|| (folder.to_owned(), rest.to_owned()))
}

/// Whether a letter commands a terminal, or turns the direction of its lines.
pub fn disturbs(letter: char) -> bool {
    let turns = |letter: char| matches!(letter, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    letter.is_control() || turns(letter)
}

/// What is left of a text.
struct Parts<'a> {
    rest: &'a [u8],
}

impl<'a> Parts<'a> {
    fn next_file(&mut self) -> Option<(String, &'a [u8])> {
        let after = self.rest.strip_prefix(MARK)?;
        let end = after.iter().position(|byte| *byte == b'\n').unwrap_or(after.len());
        let path = String::from_utf8_lossy(&after[..end]).trim_end().to_owned();
        self.rest = &after[(end + 1).min(after.len())..];
        Some((path, self.next_part()))
    }

    /// All up to the next mark at the beginning of a line.
    fn next_part(&mut self) -> &'a [u8] {
        let begins = |at: usize| {
            self.rest[at..].starts_with(MARK) && (at == 0 || self.rest[at - 1] == b'\n')
        };
        let end = (0..self.rest.len()).find(|at| begins(*at)).unwrap_or(self.rest.len());
        let (part, rest) = self.rest.split_at(end);
        self.rest = rest;
        part
    }
}
