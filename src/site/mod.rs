//! A site, and how it gets onto a disk.
//!
//! A site may be all in memory ([`Site`]), or made file by file while it is written: whoever can
//! make its files ([`Make`]) is asked for one after the other, so that nobody holds all of them.

mod apply;
mod folders;
mod found;
mod held;
mod journal;
mod large;
mod lock;
mod merge;
mod moving;
mod noted;
mod place;
mod publish;
mod reach;
mod recover;
mod regular;
mod stage;
mod swap;
mod users;
mod write;

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::io::{self, Write};
use std::sync::Arc;

pub use place::is_published;
pub use write::{Report, write};

/// Something that makes the files of a site.
pub trait Make: Sync {
    /// The paths of all files, with forward slashes, each once; what takes longest first.
    fn paths(&self) -> Vec<&str>;

    /// Makes a file. `mark` is what it left when the same path was made before; where that says
    /// that it would come out the same, it need not be made.
    fn make(&self, path: &str, mark: Option<&str>) -> Made<'_>;
}

/// What became of a file that was asked for.
pub enum Made<'a> {
    /// It would come out as it did when it left its mark.
    Same,
    /// Its content, and a mark by which to know it again where there is one.
    New(Cow<'a, [u8]>, Option<String>),
    /// The same of what is too large to be held: it is written where it belongs.
    Large(Pour<'a>, String),
    /// It cannot be made.
    Failed,
}

/// Writes a file where it belongs.
pub type Pour<'a> = Box<dyn FnOnce(&mut dyn Write) -> io::Result<()> + Send + 'a>;

/// Everything that is published, by its path with forward slashes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Site {
    /// The files.
    pub files: BTreeMap<String, Arc<[u8]>>,
}

impl Site {
    /// Adds a file; one of the same path is replaced.
    pub fn insert(&mut self, path: impl Into<String>, bytes: impl Into<Arc<[u8]>>) {
        self.files.insert(path.into(), bytes.into());
    }

    /// A file's text, for looking at it.
    pub fn text(&self, path: &str) -> Option<&str> {
        std::str::from_utf8(self.files.get(path)?).ok()
    }
}

impl Make for Site {
    fn paths(&self) -> Vec<&str> {
        self.files.keys().map(String::as_str).collect()
    }

    fn make(&self, path: &str, _: Option<&str>) -> Made<'_> {
        self.files.get(path).map_or(Made::Failed, |bytes| Made::New(Cow::Borrowed(bytes), None))
    }
}
