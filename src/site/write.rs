//! Puts a site on a disk so that whoever looks sees the old site or the new one, whole.
//!
//! The new site is built in a folder beside the old one, out of new files and hard links to
//! those that have not changed, and then takes its place in one step. Whatever kills us leaves
//! at most that folder behind, which the next build clears away. Files that somebody else put
//! into a published folder (a `CNAME`, a `.git`) come along.

use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsString;
use std::fs;
use std::path::{Component, Path, PathBuf};

use anyhow::{Context, Result, bail};
use rayon::prelude::*;

use super::journal::{Journal, MARKER, Note};
use super::lock::Lock;
use super::swap::swap;
use super::{Made, Make};

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
/// files cannot be made. Refuses a folder that holds anything else.
pub fn write(site: &dyn Make, out: &Path) -> Result<Option<Report>> {
    let place = Place::new(out)?;
    fs::create_dir_all(&place.parent)
        .with_context(|| format!("the folder {} cannot be made", place.parent.display()))?;
    let _lock = Lock::take(&place.beside("lock"))?;
    place.recover()?;
    let exists = place.check()?;
    let before = if exists { Journal::read(&place.out) } else { Journal::default() };
    let found = if exists { files_below(&place.out)? } else { BTreeSet::new() };
    let (ours, foreign): (BTreeSet<String>, _) =
        found.into_iter().partition(|path| before.has(path));
    let paths = site.paths();
    check_paths(&paths, &foreign, &place)?;
    let stage = Stage { site, place: &place, before: &before, ours: &ours };
    let replaced = stage.fill(&paths, &foreign).and_then(|filled| match filled {
        Some(filled) => stage.replace(&filled, &foreign, exists).map(Some),
        None => Ok(None),
    });
    if !matches!(replaced, Ok(Some(report)) if report.written + report.removed > 0) {
        // A half-built site is of no use, and on a full disk it is in the way.
        let _ = fs::remove_dir_all(place.beside("new"));
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
    /// The files of the old site that are still there.
    ours: &'a BTreeSet<String>,
}

impl Stage<'_> {
    /// Makes all files, and puts down those that have changed; `None` where one failed.
    fn fill<'p>(
        &self,
        paths: &[&'p str],
        foreign: &BTreeSet<String>,
    ) -> Result<Option<Vec<Filed<'p>>>> {
        let new = self.place.beside("new");
        let all = paths.iter().copied().chain(foreign.iter().map(String::as_str));
        let folders: BTreeSet<PathBuf> = all
            .filter_map(|path| Path::new(path).parent().map(|folder| new.join(folder)))
            .collect();
        for folder in folders.iter().chain([&new]) {
            fs::create_dir_all(folder)
                .with_context(|| format!("the folder {} cannot be made", folder.display()))?;
        }
        let made: Vec<Option<Filed<'p>>> =
            paths.par_iter().map(|path| self.file(path)).collect::<Result<_>>()?;
        Ok(made.into_iter().collect())
    }

    fn file<'p>(&self, path: &'p str) -> Result<Option<Filed<'p>>> {
        let old = self.before.0.get(path).filter(|_| self.ours.contains(path));
        let there = || plain(&self.place.out.join(path));
        let mut made = self.site.make(path, old.and_then(Note::mark));
        if matches!(made, Made::Same) {
            // Somebody may have changed the file since we made it.
            if let Some(note) = old.filter(|note| there().is_some_and(|old| note.is_of(&old))) {
                return Ok(Some(Filed { path, note: note.clone(), written: false }));
            }
            made = self.site.make(path, None);
        }
        let Made::New(bytes, mark) = made else { return Ok(None) };
        let note = Note::new(&bytes, mark);
        let written = old.is_none() || there().is_none_or(|old| *old != *bytes);
        if written {
            let file = self.place.beside("new").join(path);
            fs::write(&file, &bytes)
                .with_context(|| format!("{} cannot be written", file.display()))?;
        }
        Ok(Some(Filed { path, note, written }))
    }

    /// Completes the new site with what stays, and puts it in the place of the old one.
    fn replace(
        &self,
        filed: &[Filed<'_>],
        foreign: &BTreeSet<String>,
        exists: bool,
    ) -> Result<Report> {
        let (new, out) = (self.place.beside("new"), &self.place.out);
        let written = filed.iter().filter(|file| file.written).count();
        let kept: Vec<&str> =
            filed.iter().filter(|file| !file.written).map(|file| file.path).collect();
        let journal: BTreeMap<_, _> =
            filed.iter().map(|file| (file.path.to_owned(), file.note.clone())).collect();
        let journal = Journal(journal);
        let gone = |path: &&String| *path != MARKER && !journal.has(path);
        let removed = self.ours.iter().filter(gone).count();
        let report = Report { written, unchanged: kept.len(), removed };
        if exists && written == 0 && removed == 0 {
            journal.update(self.before, out, &self.place.beside("journal"))?;
            return Ok(report);
        }
        journal.write(&new.join(MARKER))?;
        kept.par_iter().try_for_each(|path| bring_along(&out.join(path), &new.join(path)))?;
        foreign.iter().try_for_each(|path| bring_along(&out.join(path), &new.join(path)))?;
        super::swap::settle(&new);
        swap(&new, out, &self.place.beside("old"))
            .with_context(|| format!("{} cannot be replaced", out.display()))?;
        self.place.recover()?;
        Ok(report)
    }
}

/// Where a site goes, and the folders beside it that we work in.
struct Place {
    out: PathBuf,
    parent: PathBuf,
    name: OsString,
}

impl Place {
    fn new(out: &Path) -> Result<Self> {
        let Some(name) = out.file_name() else {
            bail!("{} is not a folder of its own: name one below it", out.display());
        };
        let parent = match out.parent() {
            Some(parent) if !parent.as_os_str().is_empty() => parent.to_owned(),
            _ => PathBuf::from("."),
        };
        Ok(Self { out: parent.join(name), name: name.to_owned(), parent })
    }

    fn beside(&self, what: &str) -> PathBuf {
        let mut name = OsString::from(".");
        name.push(&self.name);
        name.push(format!(".ruimte-{what}"));
        self.parent.join(name)
    }

    /// Clears away what a killed build has left, after putting back what it had moved aside.
    fn recover(&self) -> Result<()> {
        let (new, old) = (self.beside("new"), self.beside("old"));
        if exists(&old) && !exists(&self.out) {
            fs::rename(&old, &self.out)
                .with_context(|| format!("{} cannot be put back", old.display()))?;
        }
        for left in [new, old] {
            if exists(&left) {
                fs::remove_dir_all(&left)
                    .with_context(|| format!("{} cannot be cleared away", left.display()))?;
            }
        }
        let _ = fs::remove_file(self.beside("journal"));
        Ok(())
    }

    /// Whether there is a site to replace; refuses what is not ours.
    fn check(&self) -> Result<bool> {
        let out = self.out.display();
        let Ok(metadata) = fs::symlink_metadata(&self.out) else { return Ok(false) };
        if metadata.is_symlink() {
            bail!("{out} is a symbolic link: name the folder that it leads to");
        }
        if !metadata.is_dir() {
            bail!("{out} is a file, not a folder");
        }
        let mut entries =
            fs::read_dir(&self.out).with_context(|| format!("{out} cannot be read"))?;
        if entries.next().is_some() && !self.out.join(MARKER).is_file() {
            bail!(
                "{out} holds files that ruimte did not make, and building would replace all of \
                 it: name another folder, or empty this one"
            );
        }
        Ok(true)
    }
}

fn exists(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok()
}

/// All files below a folder by their path with forward slashes; links are not followed.
fn files_below(folder: &Path) -> Result<BTreeSet<String>> {
    let mut files = BTreeSet::new();
    for entry in walkdir::WalkDir::new(folder).min_depth(1) {
        let entry = entry.with_context(|| format!("{} cannot be read", folder.display()))?;
        if entry.file_type().is_dir() {
            continue;
        }
        let inside = entry.path().strip_prefix(folder)?;
        let parts: Vec<_> =
            inside.components().map(|part| part.as_os_str().to_string_lossy()).collect();
        files.insert(parts.join("/"));
    }
    Ok(files)
}

/// Refuses paths that lead out of the folder, or to a file of somebody else's.
fn check_paths(paths: &[&str], foreign: &BTreeSet<String>, place: &Place) -> Result<()> {
    for path in paths {
        if !Path::new(path).components().all(|part| matches!(part, Component::Normal(_))) {
            bail!("a site cannot hold the file `{path}`");
        }
        if foreign.contains(*path) {
            bail!(
                "{} is not ruimte's, and the playbook has a file of that name: move it away",
                place.out.join(path).display()
            );
        }
    }
    Ok(())
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
    fs::copy(from, to).with_context(|| format!("{} cannot be kept", from.display()))?;
    Ok(())
}

#[cfg(test)]
mod tests;
