//! How what others have put into a published folder stays within reach while a finished site
//! lies in its place: the site has the same folders, and in them second names of the same files.
//!
//! A repository of git is no mere set of files: only one of its copies would get a commit. In
//! place of one there is a link to it, relative, by the name that its folder has just then.

use std::ffi::OsStr;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use rustc_hash::FxHashSet;

use super::folders;
use super::found::Found;
use super::held;
use super::moving::{self, Id};
use super::place::Place;

/// The folder that makes its folder one of git's.
pub(super) const REPOSITORY: &str = ".git";

/// What has been put into a finished site so that others reach what is theirs.
#[derive(Debug, Default)]
pub(super) struct Placed {
    ids: FxHashSet<Id>,
    /// What has been tried already.
    paths: FxHashSet<PathBuf>,
    /// Where there are links to repositories.
    repositories: Vec<PathBuf>,
}

impl Placed {
    /// Puts it into the site, or what has come since it was put there. Where the system cannot do it, some of it is out of reach for a
    /// moment, and not lost.
    pub(super) fn put(&mut self, place: &Place, found: &Found, site: &Path) {
        let mut open: Vec<PathBuf> = found.folders.iter().rev().cloned().collect();
        while let Some(folder) = open.pop() {
            open.extend(self.folder(place, site, &folder));
        }
        found.others.iter().for_each(|other| self.file(place, site, other));
    }

    /// A folder without what is in it; the folders in it.
    fn folder(&mut self, place: &Place, site: &Path, inside: &Path) -> Vec<PathBuf> {
        let is_new = self.paths.insert(inside.to_owned());
        let is_repository = inside.file_name().is_some_and(|name| name == REPOSITORY);
        let parent = inside.parent().unwrap_or(inside);
        if is_repository {
            let is_possible = is_new && folders::make(site, &place.out, parent).is_ok();
            if is_possible && link(&first(place, inside), &site.join(inside)).is_ok() {
                self.repositories.push(inside.to_owned());
            }
            return Vec::new();
        }
        if is_new && folders::make(site, &place.out, inside).is_ok() {
            self.ids.extend(moving::id(&site.join(inside)));
        }
        let mut below = Vec::new();
        for entry in fs::read_dir(place.out.join(inside)).into_iter().flatten().flatten() {
            let path = inside.join(entry.file_name());
            if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
                below.push(path);
            } else {
                self.file(place, site, &path);
            }
        }
        below
    }

    fn file(&mut self, place: &Place, site: &Path, inside: &Path) {
        if !self.paths.insert(inside.to_owned()) {
            return;
        }
        let parent = inside.parent().unwrap_or(inside);
        let new = site.join(inside);
        let is_there = folders::make(site, &place.out, parent)
            .and_then(|()| fs::hard_link(place.out.join(inside), &new));
        if is_there.is_ok() {
            self.ids.extend(moving::id(&new));
        }
    }

    /// Of a site that a killed build has left in the place of the published folder.
    pub(super) fn left(place: &Place, ids: FxHashSet<Id>) -> Self {
        let top = Path::new(REPOSITORY);
        let repositories = is_link(place, &place.out, top).then(|| top.to_owned());
        let repositories = repositories.into_iter().collect();
        Self { ids, repositories, paths: FxHashSet::default() }
    }

    /// Whether the file at a path is one of these.
    pub(super) fn has(&self, path: &Path) -> bool {
        moving::id(path).is_some_and(|id| self.ids.contains(&id))
    }

    /// Whether something was put at a path, and may be there still.
    pub(super) fn has_path(&self, inside: &Path) -> bool {
        self.paths.contains(inside)
    }

    pub(super) fn ids(&self) -> impl Iterator<Item = &Id> {
        self.ids.iter()
    }

    pub(super) fn has_repositories(&self) -> bool {
        !self.repositories.is_empty()
    }

    /// Makes links in a folder that lead where repositories will be after the next step.
    pub(super) fn prepare(&self, place: &Place, folder: &Path) {
        for (at, repository) in self.repositories.iter().enumerate() {
            let _ = link(&target(repository, place.name()), &prepared(folder, at));
        }
    }

    /// Puts these links into the site, which lies beside the published folder.
    pub(super) fn turn(&self, site: &Path, folder: &Path) {
        for (at, repository) in self.repositories.iter().enumerate() {
            let _ = fs::rename(prepared(folder, at), site.join(repository));
        }
    }
}

fn prepared(folder: &Path, at: usize) -> PathBuf {
    folder.join(format!("link-{at}"))
}

/// Whether this is a link of ours to a repository.
pub(super) fn is_link(place: &Place, root: &Path, inside: &Path) -> bool {
    let Ok(leads) = fs::read_link(root.join(inside)) else { return false };
    leads == first(place, inside) || leads == target(inside, place.name())
}

/// What such a link says at first: where the repository is while the site is published.
fn first(place: &Place, inside: &Path) -> PathBuf {
    let is_at_the_top = inside == Path::new(REPOSITORY);
    if is_at_the_top { held::target(place) } else { target(inside, &place.swap_name()) }
}

/// From where a link lies up to the folder around the site, and down again.
fn target(inside: &Path, name: &OsStr) -> PathBuf {
    let up: PathBuf = inside.components().map(|_| "..").collect();
    up.join(name).join(inside)
}

#[cfg(unix)]
pub(super) fn link(target: &Path, at: &Path) -> io::Result<()> {
    std::os::unix::fs::symlink(target, at)
}

#[cfg(not(unix))]
pub(super) fn link(_target: &Path, _at: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}
