//! Moves a file or a folder to another place without ever replacing what lies there.

use std::ffi::OsString;
use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

pub(super) type Id = (u64, u64);

/// How often another name is tried for what cannot keep its own.
const NAMES: usize = 1_000;

/// Moves to a path where nothing may lie.
#[cfg(any(target_os = "linux", target_os = "macos"))]
pub(super) fn to_free(from: &Path, to: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    use rustix::io::Errno;
    match renameat_with(CWD, from, CWD, to, RenameFlags::NOREPLACE) {
        Err(Errno::NOSYS | Errno::INVAL | Errno::NOTSUP) => in_steps(from, to),
        moved => Ok(moved?),
    }
}

#[cfg(not(any(target_os = "linux", target_os = "macos")))]
pub(super) fn to_free(from: &Path, to: &Path) -> io::Result<()> {
    in_steps(from, to)
}

/// The same where the system cannot refuse by itself: a file gets its second name first.
fn in_steps(from: &Path, to: &Path) -> io::Result<()> {
    if fs::symlink_metadata(from)?.is_file() && fs::hard_link(from, to).is_ok() {
        return fs::remove_file(from);
    }
    if fs::symlink_metadata(to).is_ok() {
        return Err(ErrorKind::AlreadyExists.into());
    }
    fs::rename(from, to)
}

/// Moves to a path; where something lies there, the one changed last gets the name, and the other
/// `NAME.kept-1` or the next free number beside it. A folder that lies there stays in any case.
pub(super) fn to(from: &Path, to: &Path) -> io::Result<()> {
    let moved = to_free(from, to);
    if !matches!(&moved, Err(error) if error.kind() == ErrorKind::AlreadyExists) {
        return moved;
    }
    if to.is_dir() || changed(from)? < changed(to)? {
        return aside(from, to);
    }
    aside(to, to)?;
    to_free(from, to)
}

/// Moves to a free name beside a path.
pub(super) fn aside(from: &Path, path: &Path) -> io::Result<()> {
    for number in 1..NAMES {
        match to_free(from, &numbered(path, number)) {
            Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
            moved => return moved,
        }
    }
    Err(ErrorKind::AlreadyExists.into())
}

fn numbered(path: &Path, number: usize) -> PathBuf {
    let mut name = OsString::from(path.file_name().unwrap_or_default());
    name.push(format!(".kept-{number}"));
    path.with_file_name(name)
}

fn changed(path: &Path) -> io::Result<std::time::SystemTime> {
    fs::symlink_metadata(path)?.modified()
}

/// Whether two paths are names of one file.
pub(super) fn is_same(one: &Path, other: &Path) -> bool {
    id(one).is_some_and(|one| Some(one) == id(other))
}

/// What tells a file or folder from all others, whatever its names: its device and its number.
#[cfg(unix)]
pub(super) fn id(path: &Path) -> Option<Id> {
    use std::os::unix::fs::MetadataExt as _;
    fs::symlink_metadata(path).ok().map(|about| (about.dev(), about.ino()))
}

#[cfg(not(unix))]
pub(super) fn id(_path: &Path) -> Option<Id> {
    None
}
