//! Where text comes from: the files of a workspace, and the YAML in them.
//!
//! serde_yaml says what a file means; the result is a [`Tree`] whose every value remembers
//! which value of which file it is. Where in the file that is, only a diagnostic asks, so
//! [`locate`] finds it out then and not before. A file is parsed when somebody asks what it holds,
//! and [`root`] says how long that stays.

mod archive;
mod builtin;
mod comments;
mod commits;
mod cuts;
mod draft;
mod faults;
mod file;
mod folder;
mod front_matter;
mod git;
mod history;
mod listing;
mod locate;
mod parse;
mod past;
mod quote;
mod reading;
mod regular;
mod root;
mod syntax;
mod themes;
mod tree;
mod unread;
mod variant;
mod ways;
mod workspace;

pub use archive::Archive;
pub use builtin::{STARTER, starter, starter_files};
pub use commits::{Revision, changed_last, revision};
pub use cuts::Cut;
pub use draft::Draft;
pub use file::{File, FileId, Files, LARGEST_FILE};
pub use folder::{Entry, Folder, TextSource, ThemeFile};
pub use front_matter::{Missed, front_matter, title_line};
pub use git::{GitError, folder_at};
pub use history::{History, Look};
pub use past::Past;
pub use themes::{themes, themes_again};
pub use tree::{BODY, Data, Origin, Pair, Plain, Scalar, Tree};
pub use workspace::{Location, Workspace};

/// What a YAML text holds, where it can be read and says nothing twice. No file is behind it, so
/// its places lead nowhere.
pub fn yaml(text: &str) -> Option<Tree> {
    let parsed = parse::parse(FileId::default(), text).ok()?;
    parsed.duplicates.is_empty().then_some(parsed.root)
}

#[cfg(test)]
mod tests;

/// The tree of a YAML text, for tests of the stages above.
#[cfg(test)]
pub(crate) fn tree_of(yaml: &str) -> Tree {
    match parse::parse(FileId::default(), yaml) {
        Ok(parsed) => parsed.root,
        Err(failure) => panic!("{}", failure.message),
    }
}
