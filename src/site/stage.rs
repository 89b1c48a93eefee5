//! The folder in which a new site is built, beside the old one: what is made for it, and what of
//! the old one stays.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::{fs, io};

use anyhow::{Context as _, Result};
use rayon::prelude::*;

use super::folders;
use super::found::Found;
use super::journal::{Journal, Note};
use super::large::Large;
use super::place::Place;
use super::{Made, Make, Pour};

/// So many files at most are one hand's, lest the others wait for it in the end.
const AT_ONCE: usize = 8;

/// A file of the new site.
pub(super) struct Filed<'a> {
    pub(super) path: &'a str,
    pub(super) note: Note,
    /// Whether it is not as in the old site, and lies on the stage already.
    pub(super) written: bool,
}

/// The folder in which a new site is built, beside the old one.
pub(super) struct Stage<'a> {
    pub(super) site: &'a dyn Make,
    pub(super) place: &'a Place,
    /// What the old site says of itself.
    pub(super) before: &'a Journal,
    /// What is there.
    pub(super) found: &'a Found,
}

impl Stage<'_> {
    /// Makes all files, and puts down those that have changed; `None` where one failed.
    pub(super) fn fill<'p>(&self, paths: &[&'p str]) -> Result<Option<Vec<Filed<'p>>>> {
        let new = self.place.beside("new");
        let out = &self.place.out;
        let folders: BTreeSet<&Path> =
            paths.iter().filter_map(|path| Path::new(path).parent()).collect();
        let cannot = |folder: &Path| format!("{} cannot be made", folder.display());
        fs::create_dir_all(&new).with_context(|| cannot(&new))?;
        folders::resemble(&new, out);
        for folder in folders {
            folders::make(&new, out, folder).with_context(|| cannot(&out.join(folder)))?;
        }
        let made: Vec<Option<Filed<'p>>> = paths
            .par_iter()
            .with_max_len(AT_ONCE)
            .map(|path| self.file(path))
            .collect::<Result<_>>()?;
        Ok(made.into_iter().collect())
    }

    fn file<'p>(&self, path: &'p str) -> Result<Option<Filed<'p>>> {
        let old = self.before.notes.get(path).filter(|_| self.found.ours.contains(path));
        let mut made = self.site.make(path, old.and_then(Note::mark));
        if matches!(made, Made::Same) {
            // Somebody may have changed the file since we made it.
            if let Some(note) = old.filter(|note| self.is_as_noted(path, note)) {
                return Ok(Some(Filed { path, note: note.clone(), written: false }));
            }
            made = self.site.make(path, None);
        }
        match made {
            Made::New(bytes, mark) => self.put(path, old.is_some(), &bytes, mark).map(Some),
            Made::Large(write, mark) => self.pour(path, old, write, mark).map(Some),
            Made::Same | Made::Failed => Ok(None),
        }
    }

    /// Puts a file on the stage where the old site has another one or none.
    fn put<'p>(
        &self,
        path: &'p str,
        is_old: bool,
        bytes: &[u8],
        mark: Option<String>,
    ) -> Result<Filed<'p>> {
        let there = self.place.out.join(path);
        let is_there = is_old && is_as_large(&there, bytes.len() as u64);
        let written = !is_there || plain(&there).is_none_or(|old| old != bytes);
        if written {
            fs::write(self.staged(path), bytes).with_context(|| cannot_be_written(&there))?;
        }
        Ok(Filed { path, note: Note::new(bytes, mark), written })
    }

    /// The same of a file that is not held.
    fn pour<'p>(
        &self,
        path: &'p str,
        old: Option<&Note>,
        write: Pour<'_>,
        mark: String,
    ) -> Result<Filed<'p>> {
        let new = self.staged(path);
        let poured = || {
            let mut file = Large::create(&new)?;
            write(&mut file)?;
            let note = file.end(mark)?;
            let is_there = |old: &Note| note.is_alike(old) && self.is_as_noted(path, old);
            let written = !old.is_some_and(is_there);
            if !written {
                fs::remove_file(&new)?;
            }
            Ok::<_, io::Error>(Filed { path, note, written })
        };
        poured().with_context(|| cannot_be_written(&self.place.out.join(path)))
    }

    /// Where a file is put. What is told of it has the name that it would have got: the stage is
    /// nobody's business.
    fn staged(&self, path: &str) -> PathBuf {
        self.place.beside("new").join(path)
    }

    /// Whether a file of the old site is still what we made.
    fn is_as_noted(&self, path: &str, note: &Note) -> bool {
        let there = self.place.out.join(path);
        let vouched = |about: fs::Metadata| about.is_file() && self.before.vouches(note, &about);
        fs::symlink_metadata(&there).is_ok_and(vouched)
            || plain(&there).is_some_and(|old| note.is_of(&old))
    }
}

fn cannot_be_written(file: &Path) -> String {
    format!("{} cannot be written", file.display())
}

fn is_as_large(file: &Path, size: u64) -> bool {
    fs::symlink_metadata(file).is_ok_and(|about| about.len() == size)
}

/// The content of a plain file.
fn plain(file: &Path) -> Option<Vec<u8>> {
    fs::symlink_metadata(file).ok().filter(fs::Metadata::is_file)?;
    fs::read(file).ok()
}
