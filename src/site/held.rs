//! Where the repository of a published folder is while a finished site lies in the folder's place.
//!
//! Programs of git in the folder name their lock files as the folder is called when they ask.
//! Both folders then have a link to one place that stays the same, so that every such name leads
//! to the repository before each step and after it.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::moving;
use super::place::Place;
use super::reach::{REPOSITORY, is_link, link};
use super::swap::exchange;

/// What a link in a folder beside this place says.
pub(super) fn target(place: &Place) -> PathBuf {
    Path::new("..").join(place.held_name())
}

/// Puts the repository of the published folder into its place, and a link where it was, in one
/// step. Without a repository, or where there is no such step, nothing changes.
pub(super) fn hold(place: &Place) -> io::Result<()> {
    let (held, repository) = (place.beside("held"), place.out.join(REPOSITORY));
    if !is_folder(&repository) || link(&target(place), &held).is_err() {
        return Ok(());
    }
    match exchange(&held, &repository) {
        Ok(true) => Ok(()),
        Ok(false) => fs::remove_file(&held),
        Err(error) => fs::remove_file(&held).and(Err(error)),
    }
}

/// Puts it back, also when a killed build has left it. Where there is another one by then, it
/// gets another name.
pub(super) fn release(place: &Place) -> io::Result<()> {
    let (held, repository) = (place.beside("held"), place.out.join(REPOSITORY));
    if is_folder(&held) && is_folder(&place.out) {
        if !is_link(place, &place.out, Path::new(REPOSITORY)) {
            return moving::to_free(&held, &repository)
                .or_else(|_| moving::aside(&held, &repository));
        }
        if !exchange(&held, &repository)? {
            fs::remove_file(&repository)?;
            return moving::to_free(&held, &repository);
        }
    }
    if held.is_symlink() { fs::remove_file(&held) } else { Ok(()) }
}

fn is_folder(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok_and(|about| about.is_dir())
}
