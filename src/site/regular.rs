//! Opens regular files and nothing else: no link is followed, and a pipe or a device neither
//! makes us wait nor gets to notice.

use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind, Read as _};
use std::path::Path;

/// Opens a file with these options; refuses whatever is no regular file.
pub(super) fn open(path: &Path, options: &mut OpenOptions) -> io::Result<File> {
    // Opening some devices does something, so they are looked at first.
    if fs::symlink_metadata(path).is_ok_and(|about| !about.is_file()) {
        return Err(not_regular());
    }
    let file = without_following(options).open(path)?;
    if file.metadata()?.is_file() { Ok(file) } else { Err(not_regular()) }
}

/// The content of a file of at most so many bytes, with what the system knows of it.
pub(super) fn read(path: &Path, most: u64) -> io::Result<(Vec<u8>, fs::Metadata)> {
    let file = open(path, File::options().read(true))?;
    let about = file.metadata()?;
    if about.len() > most {
        return Err(ErrorKind::FileTooLarge.into());
    }
    let mut bytes = Vec::new();
    file.take(most + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > most { Err(ErrorKind::FileTooLarge.into()) } else { Ok((bytes, about)) }
}

/// Whether a path is a regular file itself, and not a link to one.
pub(super) fn is_regular(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok_and(|about| about.is_file())
}

fn not_regular() -> io::Error {
    io::Error::new(ErrorKind::InvalidInput, "it is not a regular file")
}

#[cfg(unix)]
fn without_following(options: &mut OpenOptions) -> &mut OpenOptions {
    use rustix::fs::OFlags;
    use std::os::unix::fs::OpenOptionsExt as _;
    let flags = OFlags::NOFOLLOW | OFlags::NONBLOCK | OFlags::NOCTTY;
    options.custom_flags(flags.bits().cast_signed())
}

#[cfg(not(unix))]
fn without_following(options: &mut OpenOptions) -> &mut OpenOptions {
    options
}
