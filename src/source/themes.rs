//! The themes of a workspace.

use std::collections::BTreeMap;
use std::fs;
use std::io;

use walkdir::WalkDir;

use crate::diagnostic::printable;

use super::archive::Archive;
use super::folder::ThemeFile;
use super::workspace::Location;

/// The files of all themes in a folder, by the theme's name. A folder that is not there holds
/// no themes. Links are not followed: a theme is copied from client to client, and what it
/// leads to might not be.
pub fn themes(location: &Location) -> io::Result<BTreeMap<String, Vec<ThemeFile>>> {
    themes_again(location, &mut Archive::default())
}

/// The same, and of what is in the archive only what has changed since is read.
pub fn themes_again(
    location: &Location,
    archive: &mut Archive,
) -> io::Result<BTreeMap<String, Vec<ThemeFile>>> {
    let mut themes = BTreeMap::new();
    let entries = match fs::read_dir(&location.path) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(themes),
        Err(error) => return Err(error),
    };
    for entry in entries {
        let entry = entry?;
        let name = printable(&entry.file_name().to_string_lossy());
        if entry.file_type()?.is_dir() && !name.starts_with('.') {
            let shown = format!("{}/{name}", location.shown);
            themes.insert(name, files(&entry.path(), &shown, archive)?);
        }
    }
    Ok(themes)
}

fn files(
    folder: &std::path::Path,
    shown: &str,
    archive: &mut Archive,
) -> io::Result<Vec<ThemeFile>> {
    let mut files = Vec::new();
    for entry in WalkDir::new(folder).sort_by_file_name() {
        let entry = entry?;
        if !entry.file_type().is_file() {
            continue;
        }
        let inside = entry.path().strip_prefix(folder).unwrap_or(entry.path());
        let parts: Vec<_> = inside.iter().map(|part| printable(&part.to_string_lossy())).collect();
        let path = parts.join("/");
        let bytes = archive.bytes(entry.path())?;
        files.push(ThemeFile { shown: format!("{shown}/{path}"), path, bytes });
    }
    Ok(files)
}
