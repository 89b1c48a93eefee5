//! Where a site goes, and the names beside it that we work under.

use std::ffi::{OsStr, OsString};
use std::fs::{self, DirEntry};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use super::journal::MARKER;
use super::recover::cannot_be_cleared;
use super::regular;

/// Where a site goes.
pub(super) struct Place {
    pub(super) out: PathBuf,
    parent: PathBuf,
    name: OsString,
}

impl Place {
    pub(super) fn new(out: &Path) -> Result<Self> {
        let Some(name) = out.file_name() else {
            bail!("{} is not a folder of its own: name one below it", out.display());
        };
        let parent = match out.parent() {
            Some(parent) if !parent.as_os_str().is_empty() => parent.to_owned(),
            _ => PathBuf::from("."),
        };
        Ok(Self { out: parent.join(name), name: name.to_owned(), parent })
    }

    /// A name beside the folder, for what is only there while it is written.
    pub(super) fn beside(&self, what: &str) -> PathBuf {
        self.parent.join(self.name_beside(what))
    }

    fn name_beside(&self, what: &str) -> OsString {
        let mut name = OsString::from(".");
        name.push(&self.name);
        name.push(format!(".ruimte-{what}"));
        name
    }

    /// The folder around it.
    pub(super) fn parent(&self) -> &Path {
        &self.parent
    }

    /// Its name in there.
    pub(super) fn name(&self) -> &OsStr {
        &self.name
    }

    /// The name of what lies beside it while a finished site is in its place.
    pub(super) fn swap_name(&self) -> OsString {
        self.name_beside("swap")
    }

    /// The name of the place of its repository at such times.
    pub(super) fn held_name(&self) -> OsString {
        self.name_beside("held")
    }

    /// Makes the folder around it.
    pub(super) fn prepare(&self) -> Result<()> {
        let Err(error) = fs::create_dir_all(&self.parent) else { return Ok(()) };
        let is_dangling = |path: &&Path| path.is_symlink() && !path.exists();
        if let Some(link) = self.parent.ancestors().find(is_dangling) {
            bail!(
                "{} is a symbolic link that leads nowhere: bring back what it leads to, or name \
                 another folder",
                link.display()
            );
        }
        Err(error).with_context(|| format!("the folder {} cannot be made", self.parent.display()))
    }

    /// Removes what is under a name beside the folder, were it only to be read.
    pub(super) fn clear(&self, what: &str) -> Result<()> {
        let left = self.beside(what);
        let Ok(metadata) = fs::symlink_metadata(&left) else { return Ok(()) };
        let removed = if !metadata.is_dir() {
            fs::remove_file(&left)
        } else if fs::remove_dir_all(&left).is_ok() {
            Ok(())
        } else {
            open(&left);
            fs::remove_dir_all(&left)
        };
        removed.with_context(|| cannot_be_cleared(&left))
    }

    /// Whether there is a site to replace; refuses what is not ours, and what is closed.
    pub(super) fn check(&self) -> Result<bool> {
        let out = self.out.display();
        let metadata = match fs::symlink_metadata(&self.out) {
            Ok(metadata) => metadata,
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(false),
            Err(error) => return Err(error).with_context(|| format!("{out} cannot be read")),
        };
        if metadata.is_symlink() {
            bail!("{out} is a symbolic link: name the folder that it leads to");
        }
        if !metadata.is_dir() {
            bail!("{out} is a file, not a folder");
        }
        // Root could write there all the same; whoever has closed it does not want that.
        if cfg!(unix) && metadata.permissions().readonly() {
            bail!("{out} may only be read: allow writing to it, or name another folder");
        }
        let mut entries =
            fs::read_dir(&self.out).with_context(|| format!("{out} cannot be read"))?;
        let is_strange =
            |entry: io::Result<DirEntry>| entry.is_ok_and(|entry| !is_of_hosts(&entry.file_name()));
        if !is_published(&self.out) && entries.any(is_strange) {
            bail!(
                "{out} holds files that ruimte did not make, and a playbook would be mixed with \
                 them: name another folder, or empty this one"
            );
        }
        Ok(true)
    }
}

/// Whether a name is what a folder has before anything is published from it: a repository, and
/// what hosts of sites look for.
fn is_of_hosts(name: &OsStr) -> bool {
    [".git", ".gitattributes", ".gitignore", ".nojekyll", "CNAME"]
        .iter()
        .any(|known| name == *known)
}

/// Whether there is a playbook that ruimte has put into a folder.
pub fn is_published(out: &Path) -> bool {
    regular::is_regular(&out.join(MARKER))
}

/// Allows writing to a folder and those in it; what refuses, stays as it is.
#[cfg(unix)]
fn open(folder: &Path) {
    use std::os::unix::fs::PermissionsExt as _;
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        let _ = fs::set_permissions(&folder, fs::Permissions::from_mode(0o700));
        let Ok(entries) = fs::read_dir(&folder) else { continue };
        let below = entries.flatten().filter(|entry| entry.file_type().is_ok_and(|it| it.is_dir()));
        folders.extend(below.map(|entry| entry.path()));
    }
}

#[cfg(not(unix))]
fn open(_folder: &Path) {}
