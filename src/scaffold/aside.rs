//! Files and folders on their way to a name, beside it.
//!
//! Whoever makes one holds a lock on it. One that nobody holds was left behind by somebody who
//! was killed, and goes when the next one comes.

use std::fs::{self, File};
use std::io;
use std::path::Path;

use tempfile::{Builder, NamedTempFile, TempDir};

/// What their names begin with.
const PREFIX: &str = ".ruimte-new-";

/// A folder that goes again with all that is left in it.
pub(super) struct Aside {
    folder: TempDir,
    _held: Option<File>,
}

impl Aside {
    /// A new one.
    pub(super) fn folder(parent: &Path) -> io::Result<Self> {
        loop {
            let folder = Builder::new().prefix(PREFIX).tempdir_in(parent)?;
            let held = File::open(folder.path()).ok();
            // Where folders cannot be locked, nobody takes one for left behind.
            held.as_ref().map(File::lock);
            // Somebody may have swept just before we held it.
            if folder.path().exists() {
                return Ok(Self { folder, _held: held });
            }
        }
    }

    /// Where it is.
    pub(super) fn path(&self) -> &Path {
        self.folder.path()
    }
}

/// A new file with the rights that a new file has.
pub(super) fn file(parent: &Path) -> io::Result<NamedTempFile> {
    let mut builder = Builder::new();
    builder.prefix(PREFIX);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        // The system takes from these what it takes from every new file.
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    loop {
        let file = builder.tempfile_in(parent)?;
        let _ = file.as_file().lock();
        if file.path().exists() {
            return Ok(file);
        }
    }
}

/// Whether somebody who was killed has left this.
pub(super) fn is_left_behind(path: &Path) -> bool {
    left_behind(path).is_some()
}

/// What somebody who was killed has left, held: nobody who has only just made it takes it for
/// their own before it is let go.
fn left_behind(path: &Path) -> Option<File> {
    let is_named = |name: &std::ffi::OsStr| name.to_string_lossy().starts_with(PREFIX);
    let is_ours = path.file_name().is_some_and(is_named)
        && fs::symlink_metadata(path).is_ok_and(|is| is.is_dir() || is.is_file());
    let file = is_ours.then(|| File::open(path).ok())??;
    file.try_lock().is_ok().then_some(file)
}

/// Removes from a folder what was left behind in it; what cannot be removed does no harm.
pub(super) fn sweep(folder: &Path) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for path in entries.flatten().map(|entry| entry.path()) {
        if let Some(_held) = left_behind(&path) {
            let _ = if path.is_dir() { fs::remove_dir_all(&path) } else { fs::remove_file(&path) };
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_swept_is_held_until_it_is_gone() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let path = folder.path().join(".ruimte-new-a1b2c3");
        fs::write(&path, "half a file").expect("a file");
        let held = left_behind(&path);
        assert!(held.is_some());
        assert!(left_behind(&path).is_none(), "somebody else may take it meanwhile");
        drop(held);
        sweep(folder.path());
        assert!(!path.exists());
    }
}
