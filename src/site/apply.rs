//! Brings the published folder up to date, file by file, while a finished site lies in its place.
//! Done twice, it comes out the same: after a kill the next build does it again.
//!
//! While that lasts, whoever opens the published folder by its name gets another one; so as
//! little as possible is left to do then.

use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};

use super::folders;
use super::journal::MARKER;
use super::moving;

/// What makes the published folder what the finished site is.
pub(super) struct Changes<'a> {
    /// Files that may be other ones in the finished site.
    pub(super) written: Vec<&'a str>,
    /// Files that are no more.
    pub(super) removed: Vec<&'a str>,
    /// Whether a file of this path in the published folder is ours.
    pub(super) is_ours: &'a dyn Fn(&str) -> bool,
}

/// The same with all files ready to be moved.
pub(super) struct Ready<'a> {
    changes: &'a Changes<'a>,
    /// Where they are.
    folder: &'a Path,
    /// Each with the name that it has there.
    files: Vec<(&'a str, PathBuf)>,
}

impl<'a> Changes<'a> {
    /// Gives the files that are other ones at `from` than at `to` second names in a folder that
    /// is made for them.
    pub(super) fn ready(&'a self, from: &Path, to: &Path, folder: &'a Path) -> Result<Ready<'a>> {
        let cannot = || format!("{} cannot be made", folder.display());
        fs::create_dir(folder).with_context(cannot)?;
        folders::resemble(folder, to);
        let is_other = |path: &&str| !moving::is_same(&from.join(path), &to.join(path));
        // What the folder says of itself comes last.
        let all = self.written.iter().copied().chain([MARKER]).filter(is_other);
        let mut files = Vec::new();
        for (at, path) in all.enumerate() {
            let ready = folder.join(at.to_string());
            super::write::bring_along(&from.join(path), &ready)?;
            files.push((path, ready));
        }
        Ok(Ready { changes: self, folder, files })
    }
}

impl Ready<'_> {
    /// Where other things can be put that are needed until then.
    pub(super) fn folder(&self) -> &Path {
        self.folder
    }

    /// Changes the folder `to`, with new folders like those at `from`.
    pub(super) fn apply(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.changes.removed.iter().try_for_each(|path| remove(to, path))?;
        self.files.iter().try_for_each(|(path, ready)| self.put(ready, from, to, path))
    }

    fn put(&self, ready: &Path, from: &Path, to: &Path, path: &str) -> io::Result<()> {
        let there = to.join(path);
        let is_ours = path == MARKER || (self.changes.is_ours)(path);
        let put =
            || if is_ours { fs::rename(ready, &there) } else { moving::to_free(ready, &there) };
        if put().is_ok() {
            return Ok(());
        }
        let parent = Path::new(path).parent().unwrap_or(Path::new(""));
        folders::make(to, from, parent)?;
        folders::in_closed(&to.join(parent), || {
            make_way(&there, is_ours)?;
            put()
        })
    }
}

/// Moves away what somebody has put where a new file belongs since we looked; of folders only
/// such as are empty are taken away.
fn make_way(there: &Path, is_ours: bool) -> io::Result<()> {
    match fs::symlink_metadata(there) {
        Ok(about) if about.is_dir() => remove_empty(there).or_else(|_| moving::aside(there, there)),
        Ok(_) if !is_ours => moving::aside(there, there),
        _ => Ok(()),
    }
}

/// Removes a file of ours, and the folders that are empty without it.
fn remove(root: &Path, path: &str) -> io::Result<()> {
    let there = root.join(path);
    let parent = there.parent().unwrap_or(root);
    match folders::in_closed(parent, || fs::remove_file(&there)) {
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
