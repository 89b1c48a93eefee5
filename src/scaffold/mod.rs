//! What is written for authors to begin with. [`disk`] writes all of it or nothing, over nothing.

mod disk;

pub use disk::{Occupied, replace, start, write_new};

/// A file to be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewFile {
    /// Its path, with forward slashes, below the folder that gets it.
    pub path: String,
    /// What is in it.
    pub bytes: Vec<u8>,
}
