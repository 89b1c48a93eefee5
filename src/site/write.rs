//! Puts a site on a disk so that whoever looks sees the old site or the new one, whole.
//!
//! The new site is built in a folder beside the old one, out of new files and hard links to
//! those that have not changed, and then takes its place in one step. Whatever kills us leaves
//! at most that folder behind, which the next build clears away. Files that somebody else put
//! into a published folder (a `CNAME`, a `.git`) come along.

use std::collections::BTreeSet;
use std::ffi::OsString;
use std::fs;
use std::path::{Component, Path, PathBuf};

use anyhow::{Context, Result, bail};
use rayon::prelude::*;

use super::Site;
use super::lock::Lock;
use super::swap::swap;

/// The file that says that a folder is ours to replace, and which of its files we made.
const MARKER: &str = ".ruimte";

const MARKER_TEXT: &str = "This folder is made by ruimte, which replaces these files of it:\n";

/// What writing a site has changed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// Files that are new or have changed.
    pub written: usize,
    /// Files that have stayed as they were.
    pub unchanged: usize,
    /// Files that are no more.
    pub removed: usize,
}

/// Writes a site to a folder, which it replaces. Refuses a folder that holds anything else.
pub fn write(site: &Site, out: &Path) -> Result<Report> {
    let place = Place::new(out)?;
    fs::create_dir_all(&place.parent)
        .with_context(|| format!("the folder {} cannot be made", place.parent.display()))?;
    let _lock = Lock::take(&place.beside("lock"))?;
    place.recover()?;
    let exists = place.check()?;
    let found = if exists { files_below(&place.out)? } else { BTreeSet::new() };
    let (old, foreign) = place.ours(found);
    if let Some(clash) = foreign.iter().find(|path| site.files.contains_key(*path)) {
        bail!(
            "{} is not ruimte's, and the playbook has a file of that name: move it away",
            place.out.join(clash).display()
        );
    }
    let (report, changed) = compare(site, &old, &place.out)?;
    if exists && report.written == 0 && report.removed == 0 {
        return Ok(report);
    }
    if let Err(error) = build(site, &changed, &foreign, &place) {
        // A half-built site is of no use, and on a full disk it is in the way.
        let _ = fs::remove_dir_all(place.beside("new"));
        return Err(error);
    }
    swap(&place.beside("new"), &place.out, &place.beside("old"))
        .with_context(|| format!("{} cannot be replaced", place.out.display()))?;
    place.recover()?;
    Ok(report)
}

/// Where a site goes, and the folders beside it that we work in.
struct Place {
    out: PathBuf,
    parent: PathBuf,
    name: OsString,
}

impl Place {
    fn new(out: &Path) -> Result<Self> {
        let Some(name) = out.file_name() else {
            bail!("{} is not a folder of its own: name one below it", out.display());
        };
        let parent = match out.parent() {
            Some(parent) if !parent.as_os_str().is_empty() => parent.to_owned(),
            _ => PathBuf::from("."),
        };
        Ok(Self { out: parent.join(name), name: name.to_owned(), parent })
    }

    fn beside(&self, what: &str) -> PathBuf {
        let mut name = OsString::from(".");
        name.push(&self.name);
        name.push(format!(".ruimte-{what}"));
        self.parent.join(name)
    }

    /// The files that we made, and those of others.
    fn ours(&self, found: BTreeSet<String>) -> (BTreeSet<String>, BTreeSet<String>) {
        let marker = fs::read_to_string(self.out.join(MARKER)).unwrap_or_default();
        let made: BTreeSet<&str> = marker.lines().skip(1).chain([MARKER]).collect();
        found.into_iter().partition(|path| made.contains(path.as_str()))
    }

    /// Clears away what a killed build has left, after putting back what it had moved aside.
    fn recover(&self) -> Result<()> {
        let (new, old) = (self.beside("new"), self.beside("old"));
        if exists(&old) && !exists(&self.out) {
            fs::rename(&old, &self.out)
                .with_context(|| format!("{} cannot be put back", old.display()))?;
        }
        for left in [new, old] {
            if exists(&left) {
                fs::remove_dir_all(&left)
                    .with_context(|| format!("{} cannot be cleared away", left.display()))?;
            }
        }
        Ok(())
    }

    /// Whether there is a site to replace; refuses what is not ours.
    fn check(&self) -> Result<bool> {
        let out = self.out.display();
        let Ok(metadata) = fs::symlink_metadata(&self.out) else { return Ok(false) };
        if metadata.is_symlink() {
            bail!("{out} is a symbolic link: name the folder that it leads to");
        }
        if !metadata.is_dir() {
            bail!("{out} is a file, not a folder");
        }
        let mut entries =
            fs::read_dir(&self.out).with_context(|| format!("{out} cannot be read"))?;
        if entries.next().is_some() && !self.out.join(MARKER).is_file() {
            bail!(
                "{out} holds files that ruimte did not make, and building would replace all of \
                 it: name another folder, or empty this one"
            );
        }
        Ok(true)
    }
}

fn exists(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok()
}

/// All files below a folder by their path with forward slashes; links are not followed.
fn files_below(folder: &Path) -> Result<BTreeSet<String>> {
    let mut files = BTreeSet::new();
    for entry in walkdir::WalkDir::new(folder).min_depth(1) {
        let entry = entry.with_context(|| format!("{} cannot be read", folder.display()))?;
        if entry.file_type().is_dir() {
            continue;
        }
        let inside = entry.path().strip_prefix(folder)?;
        let parts: Vec<_> =
            inside.components().map(|part| part.as_os_str().to_string_lossy()).collect();
        files.insert(parts.join("/"));
    }
    Ok(files)
}

/// What will change, and the paths of the files that do.
fn compare<'a>(
    site: &'a Site,
    old: &BTreeSet<String>,
    out: &Path,
) -> Result<(Report, BTreeSet<&'a str>)> {
    for path in site.files.keys() {
        if !Path::new(path).components().all(|part| matches!(part, Component::Normal(_))) {
            bail!("a site cannot hold the file `{path}`");
        }
    }
    let changed: BTreeSet<&str> = site
        .files
        .par_iter()
        .filter(|(path, bytes)| !old.contains(*path) || !same(&out.join(path), bytes))
        .map(|(path, _)| path.as_str())
        .collect();
    let removed = old.iter().filter(|path| *path != MARKER && !site.files.contains_key(*path));
    let report = Report {
        written: changed.len(),
        unchanged: site.files.len() - changed.len(),
        removed: removed.count(),
    };
    Ok((report, changed))
}

/// Whether a file is a plain one with this content.
fn same(file: &Path, bytes: &[u8]) -> bool {
    fs::symlink_metadata(file)
        .is_ok_and(|metadata| metadata.is_file() && metadata.len() == bytes.len() as u64)
        && fs::read(file).is_ok_and(|old| old == bytes)
}

/// Builds the new site beside the old one.
fn build(
    site: &Site,
    changed: &BTreeSet<&str>,
    foreign: &BTreeSet<String>,
    place: &Place,
) -> Result<()> {
    let new = place.beside("new");
    let folders: BTreeSet<PathBuf> = site
        .files
        .keys()
        .chain(foreign)
        .filter_map(|path| Path::new(path).parent().map(|folder| new.join(folder)))
        .collect();
    for folder in folders.iter().chain([&new]) {
        fs::create_dir_all(folder)
            .with_context(|| format!("the folder {} cannot be made", folder.display()))?;
    }
    let made: Vec<&str> = site.files.keys().map(String::as_str).collect();
    fs::write(new.join(MARKER), format!("{MARKER_TEXT}{}\n", made.join("\n")))
        .with_context(|| format!("{} cannot be written", new.display()))?;
    site.files.par_iter().try_for_each(|(path, bytes)| {
        let file = new.join(path);
        // A hard link keeps the time of its last change, so that what is uploaded or cached by
        // it is only what is new.
        if !changed.contains(path.as_str()) && fs::hard_link(place.out.join(path), &file).is_ok() {
            return Ok(());
        }
        fs::write(&file, bytes).with_context(|| format!("{} cannot be written", file.display()))
    })?;
    foreign.iter().try_for_each(|path| bring_along(&place.out.join(path), &new.join(path)))?;
    super::swap::settle(&new);
    Ok(())
}

/// Gives somebody else's file a place in the new folder: the same file under a second name
/// where the disk can do that.
fn bring_along(from: &Path, to: &Path) -> Result<()> {
    if fs::hard_link(from, to).is_ok() {
        return Ok(());
    }
    fs::copy(from, to).with_context(|| format!("{} cannot be kept", from.display()))?;
    Ok(())
}

#[cfg(test)]
mod tests;
