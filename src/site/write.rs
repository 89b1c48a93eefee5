//! Puts a site on a disk so that whoever looks sees the old site or the new one, whole.
//!
//! The new site is built in a folder beside the old one, out of new files and hard links to
//! those that have not changed, and then takes its place in one step. Whatever kills us leaves
//! at most that folder behind, which the next build clears away. Files that somebody else put
//! into a published folder (a `CNAME`, a `.git`) come along.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::{fs, io};

use anyhow::{Context, Result};
use rayon::prelude::*;

use super::found::Found;
use super::journal::{Journal, MARKER, Note};
use super::large::Large;
use super::lock::Lock;
use super::place::Place;
use super::swap::swap;
use super::{Made, Make, Pour};

/// What writing a site has changed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// Files that are new or have changed.
    pub written: usize,
    /// Files that have stayed as they were.
    pub unchanged: usize,
    /// Files that are no more.
    pub removed: usize,
}

/// Writes a site to a folder, which it replaces; `None`, and nothing is replaced, where one of its
/// files cannot be made. Refuses a folder that holds anything else. After an error the folder is
/// as it was.
pub fn write(site: &dyn Make, out: &Path) -> Result<Option<Report>> {
    let place = Place::new(out)?;
    place.prepare()?;
    let _lock = Lock::take(&place.beside("lock"))?;
    place.recover()?;
    let exists = place.check()?;
    let before = if exists { Journal::read(&place.out) } else { Journal::default() };
    let paths = site.paths();
    let found = if exists { Found::look(&place.out, &before, &paths)? } else { Found::default() };
    found.check(&paths, &place.out)?;
    let stage = Stage { site, place: &place, before: &before, found: &found };
    let replaced = stage.fill(&paths).and_then(|filled| match filled {
        Some(filled) => stage.replace(&filled, exists).map(Some),
        None => Ok(None),
    });
    if !matches!(replaced, Ok(Some(report)) if report.written + report.removed > 0) {
        // A half-built site is of no use, and on a full disk it is in the way.
        let _ = place.clear("new");
        let _ = place.clear("journal");
    }
    replaced
}

/// A file of the new site.
struct Filed<'a> {
    path: &'a str,
    note: Note,
    /// Whether it is not as in the old site, and lies on the stage already.
    written: bool,
}

/// The folder in which a new site is built, beside the old one.
struct Stage<'a> {
    site: &'a dyn Make,
    place: &'a Place,
    /// What the old site says of itself.
    before: &'a Journal,
    /// What is there.
    found: &'a Found,
}

impl Stage<'_> {
    /// Makes all files, and puts down those that have changed; `None` where one failed.
    fn fill<'p>(&self, paths: &[&'p str]) -> Result<Option<Vec<Filed<'p>>>> {
        let new = self.place.beside("new");
        let kept = self.found.others.iter().map(PathBuf::as_path);
        let folders: BTreeSet<&Path> =
            paths.iter().map(Path::new).chain(kept).filter_map(Path::parent).collect();
        let folders = folders.into_iter().chain(self.found.folders.iter().map(PathBuf::as_path));
        let cannot = |folder: &Path| format!("{} cannot be made", folder.display());
        fs::create_dir_all(&new).with_context(|| cannot(&new))?;
        for folder in folders {
            fs::create_dir_all(new.join(folder))
                .with_context(|| cannot(&self.place.out.join(folder)))?;
        }
        let made: Vec<Option<Filed<'p>>> =
            paths.par_iter().map(|path| self.file(path)).collect::<Result<_>>()?;
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

    /// Completes the new site with what stays, and puts it in the place of the old one.
    fn replace(&self, filed: &[Filed<'_>], exists: bool) -> Result<Report> {
        let (new, out) = (self.place.beside("new"), &self.place.out);
        let written = filed.iter().filter(|file| file.written).count();
        let kept: Vec<&str> =
            filed.iter().filter(|file| !file.written).map(|file| file.path).collect();
        let notes = filed.iter().map(|file| (file.path.to_owned(), file.note.clone()));
        let journal = Journal::new(notes.collect());
        let gone = |path: &&String| *path != MARKER && !journal.has(path);
        let removed = self.found.ours.iter().filter(gone).count();
        let report = Report { written, unchanged: kept.len(), removed };
        if exists && written == 0 && removed == 0 && self.place.check()? {
            journal.update(self.before, out, &self.place.beside("journal"))?;
            return Ok(report);
        }
        journal.write(&new.join(MARKER))?;
        kept.par_iter().try_for_each(|path| bring_along(&out.join(path), &new.join(path)))?;
        let others = &self.found.others;
        others.iter().try_for_each(|path| bring_along(&out.join(path), &new.join(path)))?;
        super::swap::settle(&new);
        // Somebody may have closed the folder while the site was made.
        self.place.check()?;
        swap(&new, out, &self.place.beside("old"))
            .with_context(|| format!("{} cannot be replaced", out.display()))?;
        // The new site is there; what cannot be cleared away now, the next build tells of.
        let _ = self.place.recover();
        Ok(report)
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

/// Gives a file that stays a place in the new folder: the same file under a second name where
/// the disk can do that. It keeps the time of its last change, so that what is uploaded or cached
/// by it is only what is new.
fn bring_along(from: &Path, to: &Path) -> Result<()> {
    if fs::hard_link(from, to).is_ok() {
        return Ok(());
    }
    let cannot = || format!("{} cannot be kept", from.display());
    fs::copy(from, to).with_context(cannot)?;
    let time = fs::metadata(from).and_then(|about| about.modified());
    if let Ok(time) = time {
        // Without it the file would be uploaded again, and read again by the next build.
        let _ = fs::File::options().write(true).open(to).and_then(|file| file.set_modified(time));
    }
    Ok(())
}

#[cfg(test)]
mod tests;
