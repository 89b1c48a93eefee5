//! First steps: a new workspace, an organisation on a template, and things that only have to be
//! filled in.
//!
//! What is written here has to pass `check --strict` as it stands, so that the first thing that
//! an author sees is a playbook and not a list of problems. Texts are in `skeletons/`, one file
//! a kind and language; [`disk`] writes all of it or nothing, over nothing.

mod add;
mod aside;
mod disk;
mod editor;
mod fork;
mod house;
mod kept;
mod new;
mod scalar;
mod skeleton;
mod slug;
mod standalone;
mod yaml;

pub use add::{Addition, add};
pub use disk::{Names, Occupied, replace, start, write_new};
pub use editor::EditorSchema;
pub use fork::{Fork, fork};
pub use house::House;
pub use new::{Start, workspace};
pub use slug::{name, slug};
pub use standalone::standalone;

/// A file to be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewFile {
    /// Its path, with forward slashes, below the folder that gets it.
    pub path: String,
    /// What is in it.
    pub bytes: Vec<u8>,
}

impl NewFile {
    fn new(path: impl Into<String>, bytes: impl Into<Vec<u8>>) -> Self {
        Self { path: path.into(), bytes: bytes.into() }
    }
}
