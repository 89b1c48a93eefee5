//! What is there and cannot be read: links that lead nowhere or out of the content, folders that
//! the system refuses, pipes where a file should be.
//!
//! It keeps its name among the things of its organisation, so that nobody is told that what is
//! there does not exist.

use std::io;
use std::path::Path;
use std::sync::Arc;

use crate::diagnostic::{Code, Diagnostic, SourceText, Span};

use super::archive::Archive;
use super::folder::{Folder, TextSource, is_hidden, is_known_folder, is_read, relative};
use super::ways::MOST_WAYS;

/// Why something that is there cannot be read.
#[derive(Debug)]
pub(super) enum Unread {
    /// A link that leads out of the content folder.
    LeadsOut,
    /// A link to something that is not there.
    LeadsNowhere,
    /// A link to a folder that it is in.
    LeadsAround,
    /// A link to a folder to which too many links lead.
    TooManyWays,
    /// A folder that has the name of a file.
    IsFolder,
    /// Neither a file nor a folder.
    IsNoFile,
    /// The system says why.
    Refused(String),
}

impl Unread {
    /// Why a link cannot be followed.
    pub(super) fn of_link(error: &io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::PermissionDenied => Self::Refused(error.to_string()),
            // Nothing is there, or a link that leads back to it.
            _ => Self::LeadsNowhere,
        }
    }

    /// The problem, of something that is called `name`.
    pub(super) fn problem(&self, name: &str, at: Span) -> Diagnostic {
        let (code, message, help) = match self {
            Self::LeadsOut => (
                Code::UnsafePath,
                format!("`{name}` is a link that leads out of the content folder"),
                "put a copy of what it leads to here instead",
            ),
            Self::LeadsNowhere => (
                Code::UnsafePath,
                format!("`{name}` is a link that leads nowhere"),
                "put what it should lead to here instead, or take the link away",
            ),
            Self::LeadsAround => (
                Code::UnsafePath,
                format!("`{name}` is a link to a folder that holds it"),
                "take the link away",
            ),
            Self::TooManyWays => (
                Code::UnsafePath,
                format!("`{name}` is a link to a folder to which {MOST_WAYS} other ways lead"),
                "take links away: links to folders that hold links multiply",
            ),
            Self::IsFolder => (
                Code::NotText,
                format!("`{name}` is a folder, and a file is read by that name"),
                "give the folder another name, and write the file",
            ),
            Self::IsNoFile => (
                Code::NotText,
                format!("`{name}` cannot be read: it is neither a file nor a folder"),
                "put a file in its place, or take it away",
            ),
            Self::Refused(reason) => (
                Code::NotText,
                format!("`{name}` cannot be read: {reason}"),
                "see to it that you may read it, with all that is in it",
            ),
        };
        Diagnostic::new(code, at, message).help(help)
    }
}

/// The place of something that has no text.
pub(super) fn place(shown: String) -> Span {
    Span::start_of(Arc::new(SourceText::new(shown, "")))
}

impl Folder {
    /// An organisation of whose folder nothing can be read.
    pub(super) fn lost(name: &str, shown: &str, path: &Path, why: &Unread) -> Self {
        let mut folder = Self { name: name.to_owned(), shown: shown.to_owned(), ..Self::default() };
        folder.lose("", path, why);
        folder
    }

    /// Tells that something cannot be read, and keeps what it would have been.
    pub(super) fn lose(&mut self, relative: &str, path: &Path, why: &Unread) {
        let name = if relative.is_empty() { self.name.as_str() } else { relative };
        let problem = why.problem(name, self.place(relative));
        self.problems.push(problem);
        let lost = TextSource::Lost(path.to_owned());
        let top = relative.split('/').next().unwrap_or(relative);
        if relative.is_empty() {
            self.is_partial = true;
            self.add("playbook.yaml", lost, &mut Archive::default());
        } else if is_read(relative) && (!path.is_dir() || top == relative) {
            self.add(relative, lost, &mut Archive::default());
        } else if is_known_folder(top) && !matches!(why, Unread::LeadsAround) {
            self.is_partial = true;
        }
    }

    /// Tells of something that the walk through the folder could not look at.
    pub(super) fn cannot_read(&mut self, folder: &Path, error: &walkdir::Error) {
        let path = error.path().unwrap_or(folder);
        let relative = relative(folder, path);
        if is_hidden(&relative) {
            return;
        }
        let why = match error.io_error() {
            _ if error.loop_ancestor().is_some() => Unread::LeadsAround,
            Some(reason) if path.is_symlink() => Unread::of_link(reason),
            Some(reason) => Unread::Refused(reason.to_string()),
            None => Unread::Refused(error.to_string()),
        };
        self.lose(&relative, path, &why);
    }

    /// Tells of what is neither a file nor a folder.
    pub(super) fn no_file(&mut self, relative: &str, path: &Path) {
        if is_read(relative) {
            self.lose(relative, path, &Unread::IsNoFile);
        } else {
            self.stray(relative, false);
        }
    }

    /// Tells of a folder that is none of those that an organisation has.
    pub(super) fn unknown_folder(&mut self, relative: &str, path: &Path) {
        if is_read(relative) {
            self.lose(relative, path, &Unread::IsFolder);
        } else {
            self.stray(relative, true);
        }
    }
}
