//! Puts a finished site in the place of the published one.
//!
//! The published folder itself stays the one it is: with its permissions, with all that others
//! have put there, and with whoever is at work in it. Yet nobody who comes by its name may see a
//! mixture, whoever is killed. So the finished site takes its place for a moment, in one step;
//! behind it the folder is brought up to date file by file; then it takes its place again.

use std::path::Path;
use std::{fs, io};

use anyhow::{Context as _, Result};

use super::apply::{Changes, Ready};
use super::found::Found;
use super::held;
use super::journal::Journal;
use super::merge::Leftover;
use super::moving::{self, Id};
use super::place::Place;
use super::reach::Placed;
use super::swap::{Swapped, settle, swap};
use super::users;

/// So much is read of what a killed build has noted down.
const MOST_NOTED: u64 = 64 << 20;

/// Publishes the site that is finished on the stage. `look` finds what is in the published folder.
pub(super) fn publish(
    place: &Place,
    changes: &Changes<'_>,
    look: &dyn Fn() -> Result<Found>,
) -> Result<()> {
    let (new, beside) = (place.beside("new"), place.beside("swap"));
    let cannot = || format!("{} cannot be replaced", place.out.display());
    if fs::symlink_metadata(&place.out).is_err() {
        fs::rename(&new, &place.out).with_context(cannot)?;
        settle(place.parent());
        return Ok(());
    }
    let mut placed = Placed::default();
    placed.put(place, &look()?, &new);
    let files = place.beside("file");
    let ready = changes.ready(&new, &place.out, &files)?;
    placed.prepare(place, ready.folder());
    // What has come since then is soon put there, too.
    placed.put(place, &look()?, &new);
    place.note_stage(&new, &placed).with_context(cannot)?;
    placed.put(place, &look()?, &new);
    fs::rename(&new, &beside).with_context(cannot)?;
    let swap = || swap(&beside, &place.out, &place.beside("old"));
    let swapped = held::hold(place).and_then(|()| swap()).inspect_err(|_| {
        // It is no more than a stage again, which is cleared away.
        let _ = held::release(place);
        let _ = fs::rename(&beside, &new);
    });
    if swapped.with_context(cannot)? == Swapped::AtOnce {
        finish(place, &ready, &placed);
    }
    // The new site is there; what cannot be cleared away now, the next build tells of.
    let _ = place.recover();
    settle(place.parent());
    Ok(())
}

/// Brings the folder up to date in whose place a finished site lies, and puts it there again. What
/// cannot be brought up to date is left: then the finished site stays where it is.
fn finish(place: &Place, ready: &Ready<'_>, placed: &Placed) {
    let (beside, out) = (place.beside("swap"), &place.out);
    let is_back =
        ready.apply(out, &beside).and_then(|()| swap(&beside, out, &place.beside("old"))).is_ok();
    if is_back && placed.has_repositories() {
        placed.turn(&beside, ready.folder());
        let _ = held::release(place);
        let _ = Leftover::new(place, &beside, placed).rescue();
        users::wait([out, &beside]);
    }
}

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
    let (ready, placed) = (changes.ready(&place.out, &beside, &files)?, place.placed());
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
        held::release(self).with_context(|| cannot_be_cleared(&self.beside("held")))?;
        let placed = self.placed();
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

    /// Notes down which folder is the finished site, while it goes to another place, and what has
    /// been put into it.
    fn note_stage(&self, folder: &Path, placed: &Placed) -> io::Result<()> {
        self.clear("stage").map_err(io::Error::other)?;
        let Some(own) = moving::id(folder) else { return Ok(()) };
        let lines: String = [&own]
            .into_iter()
            .chain(placed.ids())
            .map(|(device, file)| format!("{device} {file}\n"))
            .collect();
        fs::write(self.beside("stage"), lines)
    }

    /// What was noted down: first the finished site.
    fn noted(&self) -> Vec<Id> {
        let noted = super::regular::read(&self.beside("stage"), MOST_NOTED);
        let id = |line: &str| {
            let (device, file) = line.split_once(' ')?;
            Some((device.parse().ok()?, file.parse().ok()?))
        };
        let text = noted.map(|(bytes, _)| String::from_utf8_lossy(&bytes).into_owned());
        text.unwrap_or_default().lines().map_while(id).collect()
    }

    fn is_stage(&self, folder: &Path) -> bool {
        moving::id(folder).is_some_and(|id| self.noted().first() == Some(&id))
    }

    fn placed(&self) -> Placed {
        Placed::left(self, self.noted().into_iter().skip(1).collect())
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
