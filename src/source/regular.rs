//! Reads regular files of bounded size, whatever takes their place meanwhile.

use std::fs::{File, OpenOptions};
use std::io::{self, ErrorKind, Read as _};
use std::path::Path;

/// Why a file was not read.
pub(super) enum Refused {
    /// The system says why, or it is neither a file nor a link to one.
    Io(io::Error),
    /// It has so many bytes, more than are read.
    TooLarge(u64),
}

impl From<io::Error> for Refused {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}

/// The content of a file of at most so many bytes. A pipe or a device that has taken its place
/// since it was listed is refused at once, and of a file that grows no more than this is read.
pub(super) fn read(path: &Path, most: u64) -> Result<Vec<u8>, Refused> {
    let file = open(path)?;
    let about = file.metadata()?;
    if !about.is_file() {
        return Err(Refused::Io(ErrorKind::InvalidInput.into()));
    }
    if about.len() > most {
        return Err(Refused::TooLarge(about.len()));
    }
    // One byte more: the reader asks for another one to see that there is none.
    let mut bytes = Vec::with_capacity(usize::try_from(about.len()).unwrap_or(0) + 1);
    file.take(most + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > most { Err(Refused::TooLarge(bytes.len() as u64)) } else { Ok(bytes) }
}

/// Opens a file without waiting for whoever is at the other end of a pipe.
fn open(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.read(true);
    #[cfg(unix)]
    {
        use rustix::fs::OFlags;
        use std::os::unix::fs::OpenOptionsExt as _;
        options.custom_flags((OFlags::NONBLOCK | OFlags::NOCTTY).bits().cast_signed());
    }
    options.open(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_so_much_is_read() {
        let file = tempfile::NamedTempFile::new().expect("a file");
        std::fs::write(file.path(), "12345").expect("it is written");
        assert!(matches!(read(file.path(), 5).as_deref(), Ok(b"12345")));
        assert!(matches!(read(file.path(), 4), Err(Refused::TooLarge(5))));
    }

    #[cfg(unix)]
    #[test]
    fn a_pipe_and_a_device_are_refused_at_once() {
        let folder = tempfile::tempdir().expect("a folder");
        let pipe = folder.path().join("pipe");
        let mode = rustix::fs::Mode::from_raw_mode(0o600);
        rustix::fs::mkfifoat(rustix::fs::CWD, &pipe, mode).expect("a pipe");
        for path in [pipe.as_path(), Path::new("/dev/zero"), folder.path()] {
            assert!(matches!(read(path, 5), Err(Refused::Io(_))), "{}", path.display());
        }
    }
}
