//! One build at a time into one folder.

use std::fs::{self, File};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use super::regular;

/// A lock that others wait for until it is dropped.
pub(super) struct Lock {
    path: PathBuf,
    _file: File,
}

impl Lock {
    /// Waits for the lock and takes it. Refuses a path at which something else lies than a file
    /// of its own: whoever put a link there would have us make or hold a file elsewhere.
    pub(super) fn take(path: &Path) -> Result<Self> {
        loop {
            let file = open(path).with_context(|| {
                format!(
                    "the lock {} cannot be made: if something else lies there, move it away",
                    path.display()
                )
            })?;
            file.lock().with_context(|| format!("{} cannot be locked", path.display()))?;
            // Whoever had it before has removed its file: then we hold a lock that nobody sees.
            if is_at(&file, path) {
                return Ok(Self { path: path.to_owned(), _file: file });
            }
        }
    }
}

/// Opens the lock's file, made where there is none. Of a second person's file that a killed build
/// has left, reading is enough.
fn open(path: &Path) -> io::Result<File> {
    let mut opened = regular::open(path, File::options().write(true));
    if is(&opened, ErrorKind::PermissionDenied) {
        opened = regular::open(path, File::options().read(true));
    }
    if is(&opened, ErrorKind::NotFound) {
        opened = regular::open(path, File::options().create(true).truncate(false).write(true));
    }
    let file = opened?;
    if has_other_names(&file.metadata()?) {
        return Err(io::Error::new(ErrorKind::InvalidInput, "it is a hard link to another file"));
    }
    Ok(file)
}

fn is(opened: &io::Result<File>, kind: ErrorKind) -> bool {
    opened.as_ref().is_err_and(|error| error.kind() == kind)
}

#[cfg(unix)]
fn has_other_names(about: &fs::Metadata) -> bool {
    std::os::unix::fs::MetadataExt::nlink(about) > 1
}

#[cfg(not(unix))]
fn has_other_names(_about: &fs::Metadata) -> bool {
    false
}

impl Drop for Lock {
    fn drop(&mut self) {
        // Removed while still locked; where that fails, it stays and does no harm.
        if cfg!(unix) {
            let _ = fs::remove_file(&self.path);
        }
    }
}

#[cfg(unix)]
fn is_at(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let (Ok(held), Ok(there)) = (file.metadata(), fs::symlink_metadata(path)) else { return false };
    (held.dev(), held.ino()) == (there.dev(), there.ino())
}

#[cfg(not(unix))]
fn is_at(_file: &File, _path: &Path) -> bool {
    true
}
