//! What `new` writes: the starter, a first organisation lying over it, and settings.

use crate::source::{STARTER, starter_files};

use super::NewFile;
use super::editor::{self, EditorSchema};
use super::fork::{Fork, fork};

/// A workspace to be started.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Start<'a> {
    /// The id of its first organisation.
    pub id: &'a str,
    /// What that says, lying over the starter.
    pub fork: Fork<'a>,
    /// What editors get.
    pub schemas: &'a [EditorSchema],
}

/// The files of a new workspace.
pub fn workspace(start: &Start<'_>) -> Vec<NewFile> {
    let playbook = fork(&start.fork);
    let starter = starter_files().into_iter();
    let starter =
        starter.map(|(path, bytes)| NewFile::new(format!("content/{STARTER}/{path}"), bytes));
    starter
        .chain([
            NewFile::new(format!("content/{}/playbook.yaml", start.id), playbook),
            NewFile::new(".gitignore", "/dist\n"),
        ])
        .chain(editor::files(start.schemas))
        .collect()
}
