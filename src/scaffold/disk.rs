//! Onto the disk: everything or nothing, and over nothing that was there.

use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use tempfile::NamedTempFile;

use super::NewFile;

/// What keeps a folder from being started.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Occupied {
    /// It is a file.
    File,
    /// It holds something: the first few names, and how many more.
    Holds(Vec<String>, usize),
}

impl Occupied {
    /// What is in the way of a new folder, if anything is.
    pub fn look(folder: &Path) -> Result<Option<Self>> {
        const FEW: usize = 3;
        match fs::symlink_metadata(folder) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(error).with_context(|| cannot("look at", folder)),
            Ok(_) if !folder.is_dir() => return Ok(Some(Self::File)),
            Ok(_) => {}
        }
        let entries = fs::read_dir(folder).with_context(|| cannot("read", folder))?;
        let mut names: Vec<String> = entries
            .map(|entry| Ok(entry?.file_name().to_string_lossy().into_owned()))
            .collect::<io::Result<_>>()
            .with_context(|| cannot("read", folder))?;
        names.sort();
        let more = names.len().saturating_sub(FEW);
        names.truncate(FEW);
        Ok((!names.is_empty()).then_some(Self::Holds(names, more)))
    }
}

/// Makes a folder with these files in it. It is made beside its place and put there in one
/// step; where it exists, and is empty, what it holds is put there name by name.
pub fn start(folder: &Path, files: &[NewFile]) -> Result<()> {
    let exists = folder.is_dir();
    let parent = if exists { folder } else { parent(folder) };
    fs::create_dir_all(parent).with_context(|| cannot("make", parent))?;
    let aside = tempfile::Builder::new()
        .prefix(".ruimte-new-")
        .tempdir_in(parent)
        .with_context(|| cannot("write into", parent))?;
    // A folder within, because a temporary one is for its owner alone.
    let made = aside.path().join("new");
    for file in files {
        let path = made.join(&file.path);
        write(&path, &file.bytes).with_context(|| cannot("write", &folder.join(&file.path)))?;
    }
    let put = if exists { move_into(&made, folder) } else { fs::rename(&made, folder) };
    put.with_context(|| cannot("make", folder))
}

/// Moves all that a folder holds into another, or nothing.
fn move_into(from: &Path, to: &Path) -> io::Result<()> {
    let mut moved: Vec<(PathBuf, PathBuf)> = Vec::new();
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let pair = (entry.path(), to.join(entry.file_name()));
        if let Err(error) = fs::rename(&pair.0, &pair.1) {
            for (was, is) in moved.iter().rev() {
                // Nothing more can be done about one that does not go back.
                let _ = fs::rename(is, was);
            }
            return Err(error);
        }
        moved.push(pair);
    }
    Ok(())
}

/// Writes files that are not there yet, below a folder: all of them, or none.
pub fn write_new(folder: &Path, files: &[NewFile]) -> Result<()> {
    let mut made: Vec<PathBuf> = Vec::new();
    let result =
        files.iter().try_for_each(|file| write_one(&folder.join(&file.path), file, &mut made));
    if result.is_err() {
        for path in made.iter().rev() {
            // A folder that holds something else by now stays.
            let _ = if path.is_dir() { fs::remove_dir(path) } else { fs::remove_file(path) };
        }
    }
    result
}

/// Writes one file, and remembers what it made.
fn write_one(path: &Path, file: &NewFile, made: &mut Vec<PathBuf>) -> Result<()> {
    let parent = parent(path);
    if !parent.is_dir() {
        fs::create_dir(parent).with_context(|| cannot("make", parent))?;
        made.push(parent.to_owned());
    }
    let mut aside = beside(path)?;
    aside.write_all(&file.bytes).with_context(|| cannot("write", path))?;
    aside
        .persist_noclobber(path)
        .map_err(|error| error.error)
        .with_context(|| cannot("write", path))?;
    made.push(path.to_owned());
    Ok(())
}

/// Writes a file in the place of one that may be there, in one step.
pub fn replace(path: &Path, bytes: &[u8]) -> Result<()> {
    let parent = parent(path);
    fs::create_dir_all(parent).with_context(|| cannot("make", parent))?;
    let mut aside = beside(path)?;
    aside.write_all(bytes).with_context(|| cannot("write", path))?;
    aside.persist(path).map_err(|error| error.error).with_context(|| cannot("write", path))?;
    Ok(())
}

/// An unnamed file beside a path, with the rights that a new file has.
fn beside(path: &Path) -> Result<NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".ruimte-");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        // The system takes from these what it takes from every new file.
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    builder.tempfile_in(parent(path)).with_context(|| cannot("write", path))
}

fn write(path: &Path, bytes: &[u8]) -> io::Result<()> {
    fs::create_dir_all(parent(path))?;
    fs::write(path, bytes)
}

fn parent(path: &Path) -> &Path {
    match path.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    }
}

fn cannot(what: &str, path: &Path) -> String {
    format!("cannot {what} `{}`", path.display())
}
