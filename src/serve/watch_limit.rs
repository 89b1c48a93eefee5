//! What a system says that cannot watch files, or no more of them.

use std::path::PathBuf;

use notify::ErrorKind;

/// What is told where a folder cannot be watched.
pub(super) fn cannot((path, error): (PathBuf, notify::Error)) -> anyhow::Error {
    anyhow::Error::new(error).context(format!("changes in `{}` cannot be watched", path.display()))
}

/// What the system says, without the path that it happened to stop at.
pub(super) fn reason(error: &notify::Error) -> String {
    match &error.kind {
        ErrorKind::MaxFilesWatch => "its limit of watched files is reached".to_owned(),
        ErrorKind::Io(error) => error.to_string(),
        _ => error.to_string(),
    }
}

/// Whether the system has no more of what watching takes.
pub(super) fn is_limit(error: &notify::Error) -> bool {
    /// "Too many open files" of the system and of a process, "no space left", "out of memory".
    const NO_MORE: [i32; 4] = [23, 24, 28, 12];
    match &error.kind {
        ErrorKind::MaxFilesWatch => true,
        ErrorKind::Io(error) => error.raw_os_error().is_some_and(|code| NO_MORE.contains(&code)),
        _ => false,
    }
}
