//! A new folder in the place of an old one, in one step where the system has such a step.

use std::fs;
use std::io;
use std::path::Path;

/// How a folder came into the place of another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Swapped {
    /// In one step: the other is where the first was.
    AtOnce,
    /// The other was moved aside.
    InSteps,
}

/// Puts `new` where `out` is.
pub(super) fn swap(new: &Path, out: &Path, aside: &Path) -> io::Result<Swapped> {
    if exchange(new, out)? {
        return Ok(Swapped::AtOnce);
    }
    in_steps(new, out, aside).map(|()| Swapped::InSteps)
}

/// For a moment there is no site; who is killed then finds it put back by the next build.
fn in_steps(new: &Path, out: &Path, aside: &Path) -> io::Result<()> {
    fs::rename(out, aside)?;
    fs::rename(new, out).inspect_err(|_| {
        // Nothing more can be done about one that does not go back; the next build tries again.
        let _ = fs::rename(aside, out);
    })
}

/// Changes two folders' places in one step; `false` where the system cannot.
#[cfg(any(target_os = "linux", target_os = "macos"))]
pub(super) fn exchange(one: &Path, other: &Path) -> io::Result<bool> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    use rustix::io::Errno;
    match renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE) {
        Ok(()) => Ok(true),
        Err(Errno::NOSYS | Errno::INVAL | Errno::NOTSUP) => Ok(false),
        Err(error) => Err(error.into()),
    }
}

#[cfg(not(any(target_os = "linux", target_os = "macos")))]
pub(super) fn exchange(_one: &Path, _other: &Path) -> io::Result<bool> {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn where_the_new_one_does_not_come_the_old_one_stays() {
        let folder = tempfile::tempdir().expect("a folder");
        let [new, out, aside] = ["new", "out", "aside"].map(|name| folder.path().join(name));
        fs::create_dir(&out).expect("a folder");
        fs::write(out.join("a"), "old").expect("a file");
        assert!(in_steps(&new, &out, &aside).is_err(), "there is no new one");
        assert_eq!(fs::read_to_string(out.join("a")).expect("it is back"), "old");
        fs::create_dir(&new).expect("a folder");
        in_steps(&new, &out, &aside).expect("there is one now");
        assert!(!out.join("a").exists() && aside.join("a").exists());
    }
}
