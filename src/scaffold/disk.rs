//! Onto the disk: everything or nothing, and over nothing that was there.
//!
//! A file gets its name once the disk has all of it, and files that belong together get theirs
//! once all of them are there: who is killed leaves no half file, and a full disk nothing.

use std::fs::{self, File};
use std::io::{self, ErrorKind, Write as _};
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, anyhow};
use tempfile::{NamedTempFile, TempPath};

use super::NewFile;
use super::aside::{self, Aside};

/// What keeps a folder from being started.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Occupied {
    /// It is a file.
    File,
    /// It holds something.
    Holds(Names),
    /// It holds some of what somebody began to start here who was killed.
    Begun(Names),
}

/// The first few names in a folder, and how many more there are.
pub type Names = (Vec<String>, usize);

impl Occupied {
    /// What is in the way of a new folder, if anything is.
    pub fn look(folder: &Path) -> Result<Option<Self>> {
        const FEW: usize = 3;
        match fs::symlink_metadata(folder) {
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(error).with_context(|| cannot("look at", folder)),
            Ok(_) if !folder.is_dir() => return Ok(Some(Self::File)),
            Ok(_) => {}
        }
        let entries = fs::read_dir(folder).with_context(|| cannot("read", folder))?;
        let entries = entries.collect::<io::Result<Vec<_>>>();
        let entries = entries.with_context(|| cannot("read", folder))?;
        let (left, held): (Vec<_>, Vec<_>) =
            entries.iter().partition(|entry| aside::is_left_behind(&entry.path()));
        let mut names: Vec<String> =
            held.iter().map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
        names.sort();
        let more = names.len().saturating_sub(FEW);
        names.truncate(FEW);
        Ok(match (names.is_empty(), left.is_empty()) {
            (true, _) => None,
            (false, true) => Some(Self::Holds((names, more))),
            (false, false) => Some(Self::Begun((names, more))),
        })
    }
}

/// Makes a folder with these files in it. It is made beside its place and put there in one
/// step; where it exists, and is empty, what it holds is put there name by name.
pub fn start(folder: &Path, files: &[NewFile]) -> Result<()> {
    let mut made = Made::default();
    let started = begin(folder, files, &mut made);
    made.keep_if(started)
}

fn begin(folder: &Path, files: &[NewFile], made: &mut Made) -> Result<()> {
    let exists = folder.is_dir();
    let parent = if exists { folder } else { parent(folder) };
    made.folder(parent)?;
    aside::sweep(parent);
    let aside = Aside::folder(parent).with_context(|| cannot("write into", parent))?;
    // A folder within, because a temporary one is for its owner alone.
    let new = aside.path().join("new");
    for file in files {
        let path = new.join(&file.path);
        write(&path, &file.bytes).with_context(|| cannot("write", &folder.join(&file.path)))?;
    }
    let put = if exists { move_into(&new, folder) } else { fs::rename(&new, folder) };
    put.map_err(|error| refused(error, "make", folder))
}

/// Moves all that a folder holds into another, or nothing.
fn move_into(from: &Path, to: &Path) -> io::Result<()> {
    let mut moved: Vec<(PathBuf, PathBuf)> = Vec::new();
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let pair = (entry.path(), to.join(entry.file_name()));
        if let Err(error) = move_one(&pair.0, &pair.1) {
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

/// Moves a file or a folder to where nothing is. A folder takes the place of none that holds
/// something anyway; a file would.
fn move_one(from: &Path, to: &Path) -> io::Result<()> {
    if from.is_dir() {
        return fs::rename(from, to);
    }
    TempPath::try_from_path(from)?.persist_noclobber(to).map_err(|error| error.error)
}

/// Writes files that are not there yet, below a folder: all of them, or none.
pub fn write_new(folder: &Path, files: &[NewFile]) -> Result<()> {
    let mut made = Made::default();
    let written = write_all(folder, files, &mut made);
    made.keep_if(written)
}

fn write_all(folder: &Path, files: &[NewFile], made: &mut Made) -> Result<()> {
    let mut asides: Vec<(PathBuf, NamedTempFile)> = Vec::new();
    for file in files {
        let path = folder.join(&file.path);
        made.folder(parent(&path))?;
        aside::sweep(parent(&path));
        let aside = written_beside(&path, &file.bytes)?;
        asides.push((path, aside));
    }
    for (path, aside) in asides {
        let put = aside.persist_noclobber(&path).map_err(|error| error.error);
        put.map_err(|error| refused(error, "write", &path))?;
        made.0.push(path);
    }
    Ok(())
}

/// The files and folders that we have made, and that go again if not all can be.
#[derive(Default)]
struct Made(Vec<PathBuf>);

impl Made {
    /// Makes a folder, and those around it, where they are not there yet.
    fn folder(&mut self, folder: &Path) -> Result<()> {
        if folder.is_dir() {
            return Ok(());
        }
        self.folder(parent(folder))?;
        match fs::create_dir(folder) {
            Ok(()) => self.0.push(folder.to_owned()),
            // Somebody else was as fast.
            Err(_) if folder.is_dir() => {}
            Err(error) => return Err(error).with_context(|| cannot("make", folder)),
        }
        Ok(())
    }

    fn keep_if(self, result: Result<()>) -> Result<()> {
        if result.is_err() {
            for path in self.0.iter().rev() {
                // A folder that holds something else by now stays.
                let _ = if path.is_dir() { fs::remove_dir(path) } else { fs::remove_file(path) };
            }
        }
        result.context("nothing is written")
    }
}

/// Writes a file in the place of one that may be there, in one step.
pub fn replace(path: &Path, bytes: &[u8]) -> Result<()> {
    let parent = parent(path);
    fs::create_dir_all(parent).with_context(|| cannot("make", parent))?;
    aside::sweep(parent);
    let aside = written_beside(path, bytes)?;
    aside.persist(path).map_err(|error| error.error).with_context(|| cannot("write", path))?;
    Ok(())
}

/// A file beside a path that only has to get its name: the disk has what is in it.
fn written_beside(path: &Path, bytes: &[u8]) -> Result<NamedTempFile> {
    let written = aside::file(parent(path)).and_then(|mut aside| {
        aside.write_all(bytes)?;
        aside.as_file().sync_all()?;
        Ok(aside)
    });
    written.with_context(|| cannot("write", path))
}

fn write(path: &Path, bytes: &[u8]) -> io::Result<()> {
    fs::create_dir_all(parent(path))?;
    let mut file = File::create_new(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}

fn parent(path: &Path) -> &Path {
    match path.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    }
}

/// Why something did not get its name.
fn refused(error: io::Error, what: &str, path: &Path) -> anyhow::Error {
    if matches!(error.kind(), ErrorKind::AlreadyExists | ErrorKind::DirectoryNotEmpty) {
        return anyhow!("`{}` has just been written by somebody else", path.display());
    }
    anyhow::Error::new(error).context(cannot(what, path))
}

fn cannot(what: &str, path: &Path) -> String {
    format!("cannot {what} `{}`", path.display())
}
