//! Files that are too large to be held: written piece by piece, and digested on the way.

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::Path;

use super::journal::Note;

/// Most pieces are small; so many bytes of them are written in one go.
const AT_ONCE: usize = 64 << 10;

/// A file that is being written.
pub(super) struct Large {
    pieces: BufWriter<Digested>,
}

/// What is written, its digest and its size so far.
struct Digested {
    file: File,
    digest: blake3::Hasher,
    size: u64,
}

impl Large {
    /// Begins a file.
    pub(super) fn create(file: &Path) -> io::Result<Self> {
        let written =
            Digested { file: File::create(file)?, digest: blake3::Hasher::new(), size: 0 };
        Ok(Self { pieces: BufWriter::with_capacity(AT_ONCE, written) })
    }

    /// Ends it; what there is to note of it, with its maker's mark.
    pub(super) fn end(self, mark: String) -> io::Result<Note> {
        let written = self.pieces.into_inner().map_err(io::IntoInnerError::into_error)?;
        Ok(Note::of(written.digest.finalize(), written.size, mark))
    }
}

impl Write for Large {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.pieces.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.pieces.flush()
    }
}

impl Write for Digested {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.file.write(bytes)?;
        self.digest.update(&bytes[..written]);
        self.size += written as u64;
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}
