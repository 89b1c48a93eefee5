//! Puts a site on a disk so that whoever looks sees the old site or the new one, whole.
//!
//! The new site is built in a folder beside the old one, out of new files and hard links to
//! those that have not changed, and then takes its place in one step. Whatever kills us leaves
//! at most that folder behind, which the next build clears away. What somebody else put into a
//! published folder (a `CNAME`, a `.git`) stays where it is: see [`super::publish`].

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use rayon::prelude::*;

use super::Make;
use super::apply::Changes;
use super::found::Found;
use super::journal::{Journal, MARKER};
use super::lock::Lock;
use super::place::Place;
use super::publish::publish;
use super::stage::{Filed, Stage};

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
        for what in ["new", "journal", "file", "stage"] {
            let _ = place.clear(what);
        }
    }
    replaced
}

impl Stage<'_> {
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
        let not_said = || format!("{} cannot be written", out.join(MARKER).display());
        if exists && written == 0 && removed == 0 && self.place.check()? {
            let beside = self.place.beside("journal");
            journal.update(self.before, out, &beside).with_context(not_said)?;
            return Ok(report);
        }
        journal.write(&new.join(MARKER)).with_context(not_said)?;
        kept.par_iter().try_for_each(|path| bring_along(&out.join(path), &new.join(path)))?;
        super::swap::settle(&new);
        // Somebody may have closed the folder, or put something there, while the site was made.
        let found = if self.place.check()? { self.look(filed)? } else { Found::default() };
        let written = filed.iter().filter(|file| file.written).map(|file| file.path).collect();
        let removed = found.ours.iter().filter(gone).map(String::as_str).collect();
        let is_ours = |path: &str| found.ours.contains(path);
        let changes = Changes { written, removed, is_ours: &is_ours };
        publish(self.place, &changes, &|| self.look(filed))?;
        Ok(report)
    }

    /// What is in the published folder now.
    fn look(&self, filed: &[Filed<'_>]) -> Result<Found> {
        let paths: Vec<&str> = filed.iter().map(|file| file.path).collect();
        let found = Found::look(&self.place.out, self.before, &paths)?;
        found.check(&paths, &self.place.out)?;
        Ok(found)
    }
}

/// Gives a file that stays a place in the new folder: the same file under a second name where
/// the disk can do that. It keeps the time of its last change, so that what is uploaded or cached
/// by it is only what is new.
pub(super) fn bring_along(from: &Path, to: &Path) -> Result<()> {
    if fs::hard_link(from, to).is_ok() {
        return Ok(());
    }
    let cannot = || format!("{} cannot be kept", from.display());
    // A copy must not be written into what may be another file under a second name.
    let _ = fs::remove_file(to);
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
