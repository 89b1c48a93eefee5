//! Puts a finished site in the place of the published one.
//!
//! The published folder itself stays the one it is: with its permissions, with all that others
//! have put there, and with whoever is at work in it. Yet nobody who comes by its name may see a
//! mixture, whoever is killed. So the finished site takes its place for a moment, in one step;
//! behind it the folder is brought up to date file by file; then it takes its place again.

use std::fs;

use anyhow::{Context as _, Result};

use super::apply::{Changes, Ready};
use super::found::Found;
use super::held;
use super::merge::Leftover;
use super::place::Place;
use super::reach::Placed;
use super::swap::{Swapped, settle, swap};
use super::users;

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
    place.note(&new, &placed).with_context(cannot)?;
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
pub(super) fn finish(place: &Place, ready: &Ready<'_>, placed: &Placed) {
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
