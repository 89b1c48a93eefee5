//! A content folder with all its organisations.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use rayon::prelude::*;

use crate::diagnostic::Diagnostic;
use crate::model::{Asset, Kind};

use super::archive::{Archive, Read};
use super::builtin::{self, STARTER};
use super::file::{File, FileId, Files};
use super::folder::{Entry, Folder, TextSource};
use super::tree::Tree;

/// Where a folder is, and what authors are shown for it.
#[derive(Clone, Debug)]
pub struct Location {
    /// Where it is.
    pub path: PathBuf,
    /// Its path relative to the working directory, with forward slashes.
    pub shown: String,
}

/// All organisations of a content folder, their files read.
#[derive(Debug, Default)]
pub struct Workspace {
    /// The content folder's canonical path; empty where nothing came from a disk.
    pub root: PathBuf,
    /// The organisations by id.
    pub folders: BTreeMap<String, Folder>,
    /// All their files.
    pub files: Files,
    /// Which file each entry of a folder is, in the order of the entries.
    pub file_ids: BTreeMap<String, Vec<FileId>>,
    /// What is wrong with the folders, by the organisation that they belong to; below the empty
    /// name what belongs to none. What is wrong with the text of a file, it tells itself
    /// ([`File::problems`](super::File::problems)).
    pub problems: BTreeMap<String, Vec<Diagnostic>>,
}

impl Workspace {
    /// Lists a content folder and reads all files of its organisations; where some are `named`,
    /// only theirs and those of the templates that they lie over, and only of these problems are
    /// told. The built-in starter is among them where one of them extends it or it is named, and
    /// the folder has no starter of its own.
    ///
    /// Fails only where the content folder itself cannot be listed.
    pub fn read(content: &Location, named: &[String]) -> std::io::Result<Self> {
        Self::read_again(content, named, &mut Archive::default())
    }

    /// The same, and of what is in the archive only what has changed since is read.
    pub fn read_again(
        content: &Location,
        named: &[String],
        archive: &mut Archive,
    ) -> std::io::Result<Self> {
        let mut workspace = Self::default();
        workspace.list(content, archive)?;
        // Where some are named, what belongs to none of them is not asked for.
        if !named.is_empty() {
            workspace.problems.remove("");
        }
        let wanted: Vec<String> = match named {
            [] => workspace.folders.keys().cloned().collect(),
            named => named.to_vec(),
        };
        workspace.read_with_templates(wanted, archive);
        let is_named = named.iter().any(|name| name == STARTER);
        if !workspace.folders.contains_key(STARTER) && (is_named || workspace.extends(STARTER)) {
            workspace.folders.insert(STARTER.to_owned(), builtin::starter());
            workspace.read_files(&[STARTER.to_owned()], archive);
        }
        Ok(workspace)
    }

    /// Lists the organisations of a content folder, and reads none of their texts.
    ///
    /// Fails only where the content folder itself cannot be listed.
    pub fn listed(content: &Location) -> std::io::Result<Self> {
        let mut workspace = Self::default();
        workspace.list(content, &mut Archive::default())?;
        Ok(workspace)
    }

    /// A workspace that has nothing but the built-in starter.
    pub fn built_in(archive: &mut Archive) -> Self {
        let mut workspace = Self::default();
        workspace.folders.insert(STARTER.to_owned(), builtin::starter());
        workspace.read_files(&[STARTER.to_owned()], archive);
        workspace
    }

    /// Takes an organisation in that stands nowhere yet: the files of its folder by their paths
    /// within it. The archive is the one that the others were read with.
    pub fn take_in(
        &mut self,
        name: &str,
        shown: &str,
        files: impl IntoIterator<Item = (String, Vec<u8>)>,
        archive: &mut Archive,
    ) {
        let mut folder =
            Folder { name: name.to_owned(), shown: format!("{shown}/{name}"), ..Folder::default() };
        for (path, bytes) in files {
            folder.add(&path, TextSource::BuiltIn(bytes.into()), archive);
        }
        folder.entries.sort_by(|one, two| one.shown.cmp(&two.shown));
        self.file_ids.remove(name);
        self.problems.remove(name);
        self.add(folder);
        self.read_files(&[name.to_owned()], archive);
    }

    /// A workspace of one organisation whose YAML files are given as path without suffix and
    /// text, for tests of the stages above.
    #[cfg(test)]
    pub(crate) fn of_texts(name: &str, files: &[(&str, &str)]) -> Self {
        let mut folder =
            Folder { name: name.to_owned(), shown: format!("content/{name}"), ..Folder::default() };
        for (path, text) in files {
            let bytes = text.as_bytes().to_vec().into();
            let text = TextSource::BuiltIn(bytes);
            folder.add(&format!("{path}.yaml"), text, &mut Archive::default());
        }
        let mut workspace = Self::default();
        workspace.add(folder);
        workspace.read_files(&[name.to_owned()], &mut Archive::default());
        workspace
    }

    /// The ids of the organisations that stand in the content folder itself.
    pub fn own(&self) -> impl Iterator<Item = &str> {
        let is_own = |folder: &&Folder| !folder.shown.starts_with('(');
        self.folders.values().filter(is_own).map(|folder| folder.name.as_str())
    }

    /// Whether an organisation is a template, built only when named.
    pub fn is_template(&self, folder: &str) -> bool {
        let says = self.playbook(folder).and_then(|root| root.get("template")?.text());
        says.is_some_and(|says| ["true", "yes"].iter().any(|yes| says.eq_ignore_ascii_case(yes)))
    }

    /// The entries of a folder with the files that they are.
    pub fn entries(&self, folder: &str) -> impl Iterator<Item = (&Entry, FileId)> {
        let entries = self.folders.get(folder).map_or(&[][..], |folder| &folder.entries);
        let ids = self.file_ids.get(folder).map_or(&[][..], Vec::as_slice);
        entries.iter().zip(ids.iter().copied())
    }

    /// The folders that an organisation lies over and its own, which comes first.
    pub fn layers<'a>(&'a self, organisation: &'a str) -> Vec<&'a str> {
        let mut layers = vec![organisation];
        let below = |folder| self.playbook(folder)?.get("extends")?.text();
        while let Some(next) = below(layers[layers.len() - 1]) {
            if layers.contains(&next) {
                break;
            }
            layers.push(next);
        }
        layers
    }

    /// Whether things of an organisation may be missing here: not all that it is made of could be
    /// read.
    pub fn is_partial(&self, organisation: &str) -> bool {
        let is_partial = |folder: &str| {
            self.folders.get(folder).is_some_and(|folder| folder.is_partial)
                || self.playbook_file(folder).is_some_and(|file| !file.is_text())
        };
        self.layers(organisation).into_iter().any(is_partial)
    }

    /// Whether a folder is here just as it is in another workspace.
    pub fn is_same(&self, other: &Self, folder: &str) -> bool {
        let beside = |folder: &'_ Folder| {
            (folder.shown.clone(), folder.assets.clone(), folder.theme.clone())
        };
        self.folders.get(folder).map(beside) == other.folders.get(folder).map(beside)
            && self.problems.get(folder) == other.problems.get(folder)
            && self.readings(folder).eq(other.readings(folder))
    }

    /// The paths of the files that came, went or hold something else than in another workspace.
    pub fn changes(&self, before: &Self) -> Vec<String> {
        let mut changes: Vec<String> = self.files.changes(&before.files).collect();
        let (now, then) = (self.beside(), before.beside());
        let other = now.iter().filter(|(path, bytes)| then.get(*path) != Some(*bytes));
        let gone = then.keys().filter(|path| !now.contains_key(*path));
        changes.extend(other.map(|(path, _)| path).chain(gone).cloned());
        changes
    }

    /// All assets and theme files by their paths.
    fn beside(&self) -> BTreeMap<String, &Arc<[u8]>> {
        let all = self.folders.values();
        let assets = all.clone().flat_map(|folder| {
            let path = |asset: &Asset| format!("{}/{}", folder.shown, asset.path);
            folder.assets.iter().map(move |asset| (path(asset), &asset.bytes))
        });
        let theme = all.flat_map(|folder| &folder.theme);
        assets.chain(theme.map(|file| (file.shown.clone(), &file.bytes))).collect()
    }

    /// The paths of a folder's files, each with the number of its reading.
    fn readings(&self, folder: &str) -> impl Iterator<Item = (&str, u64)> {
        let entries = self.entries(folder);
        entries.map(|(entry, file)| (&*entry.shown, self.files.get(file).reading))
    }

    /// The organisation that a file lies in, or whose folder it is, by the path that authors are
    /// shown.
    pub fn owner(&self, shown: &str) -> Option<&str> {
        let below = |folder: &&Folder| {
            let rest = shown.strip_prefix(&*folder.shown);
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        };
        self.folders.values().find(below).map(|folder| folder.name.as_str())
    }

    /// Whether some organisation lies over a folder.
    fn extends(&self, folder: &str) -> bool {
        self.folders.keys().any(|name| {
            let playbook = self.playbook(name);
            playbook.and_then(|root| root.get("extends")?.text()) == Some(folder)
        })
    }

    /// What an organisation's `playbook.yaml` holds.
    fn playbook(&self, folder: &str) -> Option<&Tree> {
        self.playbook_file(folder).map(File::root)
    }

    fn playbook_file(&self, folder: &str) -> Option<&File> {
        let mut entries = self.entries(folder);
        let is_it = |entry: &Entry| entry.kind == Kind::Playbook && entry.language.is_none();
        let (_, file) = entries.find(|(entry, _)| is_it(entry))?;
        Some(self.files.get(file))
    }

    /// Reads the files of some folders and of those that they extend.
    fn read_with_templates(&mut self, mut wanted: Vec<String>, archive: &mut Archive) {
        while !wanted.is_empty() {
            wanted.retain(|name| !self.file_ids.contains_key(name));
            wanted.sort();
            wanted.dedup();
            self.read_files(&wanted, archive);
            let extended =
                |name: &String| Some(self.playbook(name)?.get("extends")?.text()?.to_owned());
            let next: Vec<String> = wanted.iter().filter_map(extended).collect();
            wanted = next.into_iter().filter(|name| self.folders.contains_key(name)).collect();
        }
    }

    /// Reads the files of some folders.
    fn read_files(&mut self, names: &[String], archive: &mut Archive) {
        let entries: Vec<(&str, &Entry)> = names
            .iter()
            .filter_map(|name| self.folders.get(name))
            .flat_map(|folder| folder.entries.iter().map(|entry| (&*folder.name, entry)))
            .collect();
        let ids: Vec<FileId> = entries.iter().map(|(_, entry)| archive.id(entry)).collect();
        let known = &*archive;
        let read: Vec<(&str, Read)> = entries
            .par_iter()
            .zip(&ids)
            .map(|((folder, entry), id)| (*folder, known.read(*id, entry)))
            .collect();
        for (id, (folder, read)) in ids.into_iter().zip(read) {
            self.file_ids.entry(folder.to_owned()).or_default().push(id);
            self.files.put(id, Arc::clone(&read.file));
            archive.keep(id, read);
        }
    }
}
