//! Puts a finished site in the place of the published one.
//!
//! The published folder itself stays the one it is: with its permissions, with all that others
//! have put there, and with whoever is at work in it. Yet nobody who comes by its name may see a
//! mixture, whoever is killed. So the finished site takes its place for a moment, in one step;
//! behind it the folder is brought up to date file by file; then it takes its place again.

use std::path::Path;
use std::{fs, io};

use anyhow::{Context as _, Result};

use super::apply::Changes;
use super::found::Found;
use super::journal::Journal;
use super::links::{self, Placed};
use super::merge::Leftover;
use super::moving;
use super::place::Place;
use super::swap::{Swapped, settle, swap};
use super::users;

/// Publishes the site that is finished on the stage, over a folder in which this was found.
pub(super) fn publish(place: &Place, found: &Found, changes: &Changes<'_>) -> Result<()> {
    let (new, beside) = (place.beside("new"), place.beside("swap"));
    let cannot = || format!("{} cannot be replaced", place.out.display());
    if fs::symlink_metadata(&place.out).is_err() {
        fs::rename(&new, &place.out).with_context(cannot)?;
        settle(place.parent());
        return Ok(());
    }
    let placed = links::place(place, found, &new);
    place.note_stage(&new).with_context(cannot)?;
    fs::rename(&new, &beside).with_context(cannot)?;
    let swapped = swap(&beside, &place.out, &place.beside("old")).inspect_err(|_| {
        // It is no more than a stage again, which is cleared away.
        let _ = fs::rename(&beside, &new);
    });
    if swapped.with_context(cannot)? == Swapped::AtOnce {
        finish(place, found, changes, &placed);
    }
    // The new site is there; what cannot be cleared away now, the next build tells of.
    let _ = place.recover();
    settle(place.parent());
    Ok(())
}

/// Brings the folder up to date in whose place a finished site lies, and puts it there again. What
/// cannot be brought up to date is left: then the finished site stays where it is.
fn finish(place: &Place, found: &Found, changes: &Changes<'_>, placed: &Placed) {
    let (beside, out) = (place.beside("swap"), &place.out);
    let is_back = changes
        .apply(place, out, &beside)
        .and_then(|()| swap(&beside, out, &place.beside("old")))
        .is_ok();
    if is_back {
        links::turn(place, found, &beside);
        links::take_back(placed, &beside, out);
    }
    if is_back && !found.folders.is_empty() {
        let _ = Leftover::new(place, &beside).rescue();
        users::wait([out, &beside]);
    }
}

/// The same after a kill: what has to be done is told by what the two folders say of themselves.
fn resume(place: &Place) -> Result<()> {
    let beside = place.beside("swap");
    let (old, new) = (Journal::read(&beside), Journal::read(&place.out));
    let paths: Vec<&str> = new.notes.keys().map(String::as_str).collect();
    let found = Found::look(&beside, &old, &paths)?;
    let gone = |path: &&str| !new.has(path);
    let removed = found.ours.iter().map(String::as_str).filter(gone).collect();
    let is_ours = |path: &str| found.ours.contains(path);
    let changes = Changes { written: paths.clone(), removed, is_ours: &is_ours };
    finish(place, &found, &changes, &Placed::default());
    Ok(())
}

impl Place {
    /// Puts right what a killed build has left, and clears it away. What others have put into it
    /// goes to the published folder.
    pub(super) fn recover(&self) -> Result<()> {
        if exists(&self.out) && !is_folder(&self.out) {
            // It will be refused, and nobody's files can go there.
            return Ok(());
        }
        let [old, beside] = ["old", "swap"].map(|what| self.beside(what));
        for kept in [&old, &beside] {
            if exists(kept) && !exists(&self.out) && !self.is_stage(kept) {
                fs::rename(kept, &self.out)
                    .with_context(|| format!("{} cannot be put back", kept.display()))?;
            }
        }
        if is_folder(&beside) && self.is_stage(&self.out) {
            resume(self)?;
        }
        for left in [&old, &beside] {
            if is_folder(left) && is_folder(&self.out) {
                Leftover::new(self, left).clear().with_context(|| cannot_be_cleared(left))?;
            }
        }
        ["new", "old", "swap", "journal", "file", "stage"]
            .iter()
            .try_for_each(|what| self.clear(what))
    }

    /// Notes down which folder is the finished site, while it goes to another place.
    fn note_stage(&self, folder: &Path) -> io::Result<()> {
        self.clear("stage").map_err(io::Error::other)?;
        identity(folder).map_or(Ok(()), |id| fs::write(self.beside("stage"), id))
    }

    fn is_stage(&self, folder: &Path) -> bool {
        let noted = super::regular::read(&self.beside("stage"), 100);
        noted.is_ok_and(|(noted, _)| identity(folder).is_some_and(|id| id.as_bytes() == noted))
    }
}

pub(super) fn cannot_be_cleared(left: &Path) -> String {
    format!("{} cannot be cleared away", left.display())
}

fn exists(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok()
}

fn is_folder(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok_and(|about| about.is_dir())
}

/// What tells a folder from all others, whatever its name.
fn identity(folder: &Path) -> Option<String> {
    moving::id(folder).map(|(device, file)| format!("{device} {file}\n"))
}
