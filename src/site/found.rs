//! What an old site's folder holds: files of ours, and what somebody else has put there, which
//! comes along into the new one.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Component, Path, PathBuf};

use anyhow::{Context, Result, bail};
use rustc_hash::FxHashSet;

use super::journal::Journal;

/// What is in a folder.
#[derive(Debug, Default)]
pub(super) struct Found {
    /// The files that we made, by their paths with forward slashes.
    pub(super) ours: BTreeSet<String>,
    /// The files, links and so on of others that lie in folders of ours.
    pub(super) others: BTreeSet<PathBuf>,
    /// The folders of others. What is in them is not looked at.
    pub(super) folders: BTreeSet<PathBuf>,
}

impl Found {
    /// Looks into a folder; links are not followed. `paths` are those of the new site: where the
    /// journal is no longer whole, a file of such a name was ours, too.
    pub(super) fn look(folder: &Path, journal: &Journal, paths: &[&str]) -> Result<Self> {
        let names = Names { journal, site: Shape::of(paths) };
        let mut found = Self::default();
        let mut open = vec![PathBuf::new()];
        while let Some(inside) = open.pop() {
            let below = found
                .look_in(folder, &inside, &names)
                .with_context(|| format!("{} cannot be read", folder.join(&inside).display()))?;
            open.extend(below);
        }
        Ok(found)
    }

    /// Looks into one folder; the folders in it that have to be looked into.
    fn look_in(&mut self, root: &Path, inside: &Path, names: &Names<'_>) -> Result<Vec<PathBuf>> {
        let mut below = Vec::new();
        for entry in fs::read_dir(root.join(inside))? {
            let entry = entry?;
            let path = inside.join(entry.file_name());
            if !entry.file_type()?.is_dir() {
                match slashed(&path).filter(|path| names.is_our_file(path)) {
                    Some(path) => self.ours.insert(path),
                    None => self.others.insert(path),
                };
            } else if names.is_our_folder(&path) {
                below.push(path);
            } else {
                self.folders.insert(path);
            }
        }
        Ok(below)
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

/// By which names one knows what is ours.
struct Names<'a> {
    journal: &'a Journal,
    site: Shape<'a>,
}

impl Names<'_> {
    fn is_our_file(&self, path: &str) -> bool {
        self.journal.has(path) || !self.journal.is_whole && self.site.files.contains(path)
    }

    /// Whether a folder has files of ours, had some or will have, or is where a file belongs.
    fn is_our_folder(&self, path: &Path) -> bool {
        slashed(path).is_some_and(|path| self.journal.has_folder(&path))
            || self.site.is_in_the_way(path)
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
pub(super) fn slashed(path: &Path) -> Option<String> {
    let parts: Option<Vec<&str>> =
        path.components().map(|part| part.as_os_str().to_str()).collect();
    Some(parts?.join("/"))
}
