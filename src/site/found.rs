//! What an old site's folder holds: files of ours, and what somebody else has put there, which
//! comes along into the new one.

use std::cell::LazyCell;
use std::collections::BTreeSet;
use std::path::{Component, Path, PathBuf};

use anyhow::{Context, Result, bail};
use rustc_hash::FxHashSet;

use super::journal::Journal;

/// What is in a folder.
#[derive(Debug, Default)]
pub(super) struct Found {
    /// The files that we made, by their paths with forward slashes.
    pub(super) ours: BTreeSet<String>,
    /// The files of others, below the folder.
    pub(super) others: BTreeSet<PathBuf>,
    /// Folders of others in which nothing is. A git repository has some, and is none without.
    pub(super) folders: BTreeSet<PathBuf>,
}

impl Found {
    /// Looks into a folder; links are not followed. `paths` are those of the new site: where the
    /// journal is no longer whole, a file of such a name was ours, too.
    pub(super) fn look(folder: &Path, journal: &Journal, paths: &[&str]) -> Result<Self> {
        let site = LazyCell::new(|| Shape::of(paths));
        let is_ours =
            |path: &str| journal.has(path) || (!journal.is_whole && site.files.contains(path));
        let mut found = Self::default();
        for entry in walkdir::WalkDir::new(folder).min_depth(1) {
            let entry = entry.with_context(|| format!("{} cannot be read", folder.display()))?;
            let inside = entry.path().strip_prefix(folder)?;
            inside.parent().map(|parent| found.folders.remove(parent));
            if entry.file_type().is_dir() {
                found.folders.insert(inside.to_owned());
                continue;
            }
            match slashed(inside).filter(|path| is_ours(path)) {
                Some(path) => found.ours.insert(path),
                None => found.others.insert(inside.to_owned()),
            };
        }
        found.folders.retain(|folder| {
            let is_ours = |path: String| journal.has(&path) || journal.has_folder(&path);
            !slashed(folder).is_some_and(is_ours) && !site.is_in_the_way(folder)
        });
        Ok(found)
    }

    /// Refuses paths that lead out of the folder, or for which a file of somebody else's would
    /// have to go.
    pub(super) fn check(&self, paths: &[&str], folder: &Path) -> Result<()> {
        let is_name = |part: Component<'_>| matches!(part, Component::Normal(_));
        if let Some(path) = paths.iter().find(|path| !Path::new(path).components().all(is_name)) {
            bail!("a site cannot hold the file `{path}`");
        }
        if self.others.is_empty() {
            return Ok(());
        }
        let site = Shape::of(paths);
        if let Some(other) = self.others.iter().find(|other| site.is_in_the_way(other)) {
            bail!(
                "{} is not ruimte's, and the playbook has something of its own in that place: \
                 move it away",
                folder.join(other).display()
            );
        }
        Ok(())
    }
}

/// The files of a site, and the folders that it needs for them.
struct Shape<'a> {
    files: FxHashSet<&'a str>,
    folders: FxHashSet<&'a str>,
}

impl<'a> Shape<'a> {
    fn of(paths: &[&'a str]) -> Self {
        let above = |path: &'a str| path.match_indices('/').map(move |(at, _)| &path[..at]);
        let folders = paths.iter().flat_map(|path| above(path)).collect();
        Self { files: paths.iter().copied().collect(), folders }
    }

    /// Whether a file of somebody else's is where the site has a file or a folder, or in what
    /// would be a file of the site.
    fn is_in_the_way(&self, other: &Path) -> bool {
        let is_one = |all: &FxHashSet<&str>, path: &Path| {
            slashed(path).is_some_and(|path| all.contains(&*path))
        };
        is_one(&self.folders, other) || other.ancestors().any(|path| is_one(&self.files, path))
    }
}

/// A path with forward slashes; `None` where it is no text, as ours are.
fn slashed(path: &Path) -> Option<String> {
    let parts: Option<Vec<&str>> =
        path.components().map(|part| part.as_os_str().to_str()).collect();
    Some(parts?.join("/"))
}
