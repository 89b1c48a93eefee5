//! Brings the published folder up to date, file by file, while a finished site lies in its place.
//! Done twice, it comes out the same: after a kill the next build does it again.

use std::fs;
use std::io::{self, ErrorKind};
use std::path::Path;

use super::folders;
use super::journal::MARKER;
use super::moving;
use super::place::Place;

/// What makes the published folder what the finished site is.
pub(super) struct Changes<'a> {
    /// Files that may be other ones in the finished site.
    pub(super) written: Vec<&'a str>,
    /// Files that are no more.
    pub(super) removed: Vec<&'a str>,
    /// Whether a file of this path in the published folder is ours.
    pub(super) is_ours: &'a dyn Fn(&str) -> bool,
}

impl Changes<'_> {
    /// Changes the folder `to`; the finished site is at `from` and stays as it is. What the
    /// folder says of itself comes last.
    pub(super) fn apply(&self, place: &Place, from: &Path, to: &Path) -> io::Result<()> {
        let beside = place.beside("file");
        self.removed.iter().try_for_each(|path| remove(to, path))?;
        for path in self.written.iter().chain([&MARKER]) {
            self.put(&beside, from, to, path)?;
        }
        Ok(())
    }

    fn put(&self, beside: &Path, from: &Path, to: &Path, path: &str) -> io::Result<()> {
        let (new, there) = (from.join(path), to.join(path));
        if moving::is_same(&new, &there) {
            return Ok(());
        }
        let parent = Path::new(path).parent().unwrap_or(Path::new(""));
        folders::make(to, from, parent)?;
        self.make_way(&there, path)?;
        super::write::bring_along(&new, beside).map_err(io::Error::other)?;
        let put = folders::in_closed(&to.join(parent), || fs::rename(beside, &there));
        put.inspect_err(|_| {
            // It is in the way of the next one.
            let _ = fs::remove_file(beside);
        })
    }

    /// Moves away what somebody has put where a new file belongs since we looked; of folders only
    /// such as are empty are taken away.
    fn make_way(&self, there: &Path, path: &str) -> io::Result<()> {
        let Ok(about) = fs::symlink_metadata(there) else { return Ok(()) };
        if !about.is_dir() {
            let is_ours = path == MARKER || (self.is_ours)(path);
            return if is_ours { Ok(()) } else { moving::aside(there, there) };
        }
        remove_empty(there).or_else(|_| moving::aside(there, there))
    }
}

/// Removes a file of ours, and the folders that are empty without it.
fn remove(root: &Path, path: &str) -> io::Result<()> {
    let there = root.join(path);
    let parent = there.parent().unwrap_or(root);
    let removed = folders::in_closed(parent, || fs::remove_file(&there));
    match removed {
        Err(error) if error.kind() != ErrorKind::NotFound => return Err(error),
        _ => {}
    }
    let mut folders = there.ancestors().skip(1).take_while(|folder| *folder != root);
    while folders.next().is_some_and(|folder| fs::remove_dir(folder).is_ok()) {}
    Ok(())
}

/// Removes a folder in which there are folders at most.
fn remove_empty(folder: &Path) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        remove_empty(&entry?.path())?;
    }
    fs::remove_dir(folder)
}
