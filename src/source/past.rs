//! What the folders of a repository held at its commits, asked of a single git process.
//!
//! Trees are read here and not by `git ls-tree`, so that a template may have sorted its files
//! into other sub-folders since, and no process is needed for every commit.

use std::collections::HashMap;
use std::io::{self, BufRead as _, BufReader, Read as _, Write as _};
use std::process::{Child, ChildStdin, ChildStdout};
use std::sync::Arc;

use crate::diagnostic::SourceText;
use crate::model::Kind;

use super::archive::Archive;
use super::file::{File, FileId, LARGEST_FILE};
use super::folder::{Entry, Folder, TextSource};
use super::history::end;
use super::tree::Tree;

/// A git process that tells what is in a repository.
pub struct Past {
    git: Child,
    asked: ChildStdin,
    told: BufReader<ChildStdout>,
    prefix: String,
    /// What has been told: by its id.
    objects: HashMap<String, Option<Object>>,
    /// The folders of commits, by commit and name.
    folders: HashMap<(String, String), Option<Arc<[Entry]>>>,
    /// The same by the ids of their trees, most of which several commits share.
    trees: HashMap<String, Option<Arc<[Entry]>>>,
}

/// What a repository keeps under an id.
#[derive(Clone)]
struct Object {
    id: String,
    bytes: Arc<[u8]>,
}

/// A line of a folder.
struct Line {
    is_folder: bool,
    is_file: bool,
    name: String,
    id: String,
}

impl Past {
    pub(super) fn new(mut git: Child, prefix: String) -> Option<Self> {
        let (asked, told) = (git.stdin.take()?, BufReader::new(git.stdout.take()?));
        let (objects, folders, trees) = (HashMap::new(), HashMap::new(), HashMap::new());
        Some(Self { git, asked, told, prefix, objects, folders, trees })
    }

    /// The files that an organisation's folder had at a commit. `None` where there was no such
    /// folder, or not all of it can be told.
    pub fn folder(&mut self, commit: &str, name: &str) -> Option<Arc<[Entry]>> {
        let key = (commit.to_owned(), name.to_owned());
        if let Some(known) = self.folders.get(&key) {
            return known.clone();
        }
        let found = self.folder_once(commit, name);
        self.folders.insert(key, found.clone());
        found
    }

    fn folder_once(&mut self, commit: &str, name: &str) -> Option<Arc<[Entry]>> {
        let root = self.ask(&format!("{commit}:{}{name}", self.prefix))?;
        if let Some(known) = self.trees.get(&root.id) {
            return known.clone();
        }
        let mut folder = Folder { name: name.to_owned(), ..Folder::default() };
        let is_whole = self.add(&mut folder, "", &root).is_some();
        let entries: Option<Arc<[Entry]>> = is_whole.then(|| folder.entries.into());
        self.trees.insert(root.id, entries.clone());
        entries
    }

    /// Sorts the files of a tree into a folder. `None` where something in it cannot be told: what
    /// is behind a link, or what was never fetched.
    fn add(&mut self, folder: &mut Folder, path: &str, tree: &Object) -> Option<()> {
        for line in lines(tree)? {
            let path = format!("{path}{}", line.name);
            if line.name.starts_with(['.', '_']) || ["assets", "theme"].contains(&&*path) {
                continue;
            }
            if line.is_folder {
                let below = self.object(&line.id)?;
                self.add(folder, &format!("{path}/"), &below)?;
            } else if line.is_file {
                let bytes = self.object(&line.id)?.bytes;
                folder.add(&path, TextSource::BuiltIn(bytes), &mut Archive::default());
            } else {
                return None;
            }
        }
        Some(())
    }

    fn object(&mut self, id: &str) -> Option<Object> {
        if let Some(known) = self.objects.get(id) {
            return known.clone();
        }
        let object = self.ask(id);
        self.objects.insert(id.to_owned(), object.clone());
        object
    }

    /// Asks for one thing: the answer is a line that ends in its size, then so many bytes and a
    /// line's end.
    fn ask(&mut self, name: &str) -> Option<Object> {
        if name.contains(['\n', '\r']) {
            return None;
        }
        writeln!(self.asked, "{name}").ok()?;
        self.asked.flush().ok()?;
        let mut head = String::new();
        self.told.read_line(&mut head).ok()?;
        let mut words = head.trim_end().rsplitn(3, ' ');
        let (size, kind, id) = (words.next()?, words.next()?, words.next()?);
        let size: u64 = size.parse().ok()?;
        let mut told = (&mut self.told).take(size + 1);
        if size > LARGEST_FILE || !matches!(kind, "tree" | "blob") {
            // The next answer begins behind this one.
            io::copy(&mut told, &mut io::sink()).ok()?;
            return None;
        }
        let mut bytes = Vec::new();
        told.read_to_end(&mut bytes).ok()?;
        bytes.pop();
        Some(Object { id: id.to_owned(), bytes: bytes.into() })
    }
}

impl Drop for Past {
    fn drop(&mut self) {
        end(&mut self.git);
    }
}

/// The lines of a tree: mode, a space, name, a zero, and the id as so many bytes as its own has.
fn lines(tree: &Object) -> Option<Vec<Line>> {
    let length = tree.id.len() / 2;
    let mut rest = &*tree.bytes;
    let mut lines = Vec::new();
    while !rest.is_empty() {
        let head = rest.iter().position(|byte| *byte == 0)?;
        let (mode, name) = std::str::from_utf8(&rest[..head]).ok()?.split_once(' ')?;
        let id = rest.get(head + 1..head + 1 + length)?;
        let id = id.iter().fold(String::new(), |id, byte| id + &format!("{byte:02x}"));
        let (is_folder, is_file) = (mode == "40000", mode.starts_with("100"));
        lines.push(Line { is_folder, is_file, name: name.to_owned(), id });
        rest = &rest[head + 1 + length..];
    }
    Some(lines)
}

impl Entry {
    /// What the file holds, where it can be read. Its places lead nowhere.
    pub fn tree(&self) -> Option<Tree> {
        let source = SourceText::new(self.shown.clone(), self.read().ok()?);
        let nowhere = FileId(u32::MAX);
        let file = match self.kind {
            Kind::Page => File::markdown(nowhere, source),
            _ => File::yaml(nowhere, source),
        };
        file.is_sound().then(|| file.into_root())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tree_is_read_whatever_the_length_of_its_ids() {
        for length in [20_u8, 32] {
            let mut bytes = b"100644 a b.yaml\0".to_vec();
            bytes.extend(vec![0xab; length.into()]);
            bytes.extend(b"40000 roles\0");
            bytes.extend(vec![0x01; length.into()]);
            let id = "0".repeat(usize::from(length) * 2);
            let lines = lines(&Object { id, bytes: bytes.into() }).expect("a tree");
            let told: Vec<_> =
                lines.iter().map(|line| (&*line.name, line.is_folder, line.is_file)).collect();
            assert_eq!(told, [("a b.yaml", false, true), ("roles", true, false)]);
            assert_eq!(lines[0].id, "ab".repeat(length.into()));
        }
        let cut = Object { id: "0".repeat(40), bytes: b"100644 a\0abc".to_vec().into() };
        assert!(lines(&cut).is_none());
    }
}
