//! A new folder in the place of an old one, in one step where the system has such a step.

use std::fs;
use std::io;
use std::path::Path;

/// Puts `new` where `out` is. Afterwards `new` or `aside` may hold what was there before.
pub(super) fn swap(new: &Path, out: &Path, aside: &Path) -> io::Result<()> {
    if fs::symlink_metadata(out).is_err() {
        fs::rename(new, out)?;
    } else if !exchange(new, out)? {
        // For a moment there is no site; who is killed then finds it put back by the next build.
        fs::rename(out, aside)?;
        fs::rename(new, out)?;
    }
    if let Some(parent) = out.parent() {
        settle(parent);
    }
    Ok(())
}

/// Changes two folders' places in one step; `false` where the system cannot.
#[cfg(any(target_os = "linux", target_os = "macos"))]
fn exchange(one: &Path, other: &Path) -> io::Result<bool> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    use rustix::io::Errno;
    match renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE) {
        Ok(()) => Ok(true),
        Err(Errno::NOSYS | Errno::INVAL | Errno::NOTSUP) => Ok(false),
        Err(error) => Err(error.into()),
    }
}

#[cfg(not(any(target_os = "linux", target_os = "macos")))]
fn exchange(_one: &Path, _other: &Path) -> io::Result<bool> {
    Ok(false)
}

/// Asks the disk to keep what a folder lists before we go on. The files themselves are not
/// waited for: after a power cut the next build writes again what the disk has lost.
pub(super) fn settle(folder: &Path) {
    if let Ok(folder) = fs::File::open(folder) {
        // Not every system can; none is worse off for our asking.
        let _ = folder.sync_all();
    }
}
