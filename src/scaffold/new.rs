//! What `new` writes: the starter, a first organisation lying over it, and settings.

use crate::model::Language;
use crate::source::{STARTER, starter_files};

use super::NewFile;
use super::editor::{self, EditorSchema};
use super::scalar::scalar;
use super::skeleton::{Skeleton, Tongue, original};

/// A workspace to be started.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Start<'a> {
    /// The id of its first organisation.
    pub id: &'a str,
    /// What that is called.
    pub name: &'a str,
    /// Its languages; the first is the one to write in.
    pub languages: &'a [Language],
    /// What editors get.
    pub schemas: &'a [EditorSchema],
}

/// The files of a new workspace.
pub fn workspace(start: &Start<'_>) -> Vec<NewFile> {
    let tags: Vec<&str> = start.languages.iter().map(Language::as_str).collect();
    let tongue = start.languages.first().and_then(Tongue::of).unwrap_or(Tongue::English);
    let filling = [("name", &*scalar(start.name)), ("languages", &*tags.join(", "))];
    let playbook = original(Skeleton::Playbook, tongue, &filling);
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
