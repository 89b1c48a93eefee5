//! What a killed build has left beside the published folder: it is finished, or cleared away.

use std::ffi::OsStr;
use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result, bail};

use super::apply::Changes;
use super::found::Found;
use super::held;
use super::journal::Journal;
use super::merge::Leftover;
use super::moving;
use super::place::Place;
use super::publish::finish;
use super::reach::{Placed, REPOSITORY};

/// The same after a kill: what has to be done is told by what the two folders say of themselves.
fn resume(place: &Place) -> Result<()> {
    let (beside, files) = (place.beside("swap"), place.beside("file"));
    let (old, new) = (Journal::read(&beside), Journal::read(&place.out));
    let paths: Vec<&str> = new.notes.keys().map(String::as_str).collect();
    let found = Found::look(&beside, &old, &paths)?;
    let gone = |path: &&str| !new.has(path);
    let removed = found.ours.iter().map(String::as_str).filter(gone).collect();
    let is_ours = |path: &str| found.ours.contains(path);
    let changes = Changes { written: paths.clone(), removed, is_ours: &is_ours };
    place.clear("file")?;
    let (ready, placed) =
        (changes.ready(&place.out, &beside, &files)?, Placed::left(place, place.noted().placed));
    placed.prepare(place, ready.folder());
    finish(place, &ready, &placed);
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
        let [old, beside, held] = ["old", "swap", "held"].map(|what| self.beside(what));
        [&old, &beside, &held].into_iter().try_for_each(|left| self.check_left(left))?;
        for kept in [&old, &beside] {
            if exists(kept) && !exists(&self.out) && !self.noted().is_site(kept) {
                fs::rename(kept, &self.out)
                    .with_context(|| format!("{} cannot be put back", kept.display()))?;
            }
        }
        if is_folder(&beside) && self.noted().is_site(&self.out) {
            resume(self)?;
        }
        held::release(self).with_context(|| cannot_be_cleared(&held))?;
        let placed = Placed::left(self, self.noted().placed);
        for left in [&old, &beside] {
            if is_folder(left) && is_folder(&self.out) {
                Leftover::new(self, left, &placed)
                    .clear()
                    .with_context(|| cannot_be_cleared(left))?;
            }
        }
        ["new", "old", "swap", "journal", "file", "stage"]
            .iter()
            .try_for_each(|what| self.clear(what))
    }

    /// Refuses a repository that no build has left here: it may have come with the content, and
    /// in the published folder git would run what it says.
    fn check_left(&self, left: &Path) -> Result<()> {
        let is_known = moving::id(left).is_some_and(|id| self.noted().is_of_ours(id));
        let is_held = *left == self.beside("held");
        if is_folder(left) && !is_known && (is_held || has_repository(left)) {
            bail!("{} was not left there by a build: move it away", left.display());
        }
        Ok(())
    }
}

/// Whether there is a repository of git in a folder.
fn has_repository(folder: &Path) -> bool {
    let is_one = |name: &OsStr| name.eq_ignore_ascii_case(REPOSITORY);
    walkdir::WalkDir::new(folder).into_iter().flatten().any(|entry| is_one(entry.file_name()))
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
