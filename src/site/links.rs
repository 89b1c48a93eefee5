//! How what others have put into a published folder stays within reach while a new site lies in
//! its place: the new site has a link to each of their folders, and second names of their files.
//!
//! The links are relative, and lead to the folder under the name that it has just then.

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::folders;
use super::found::Found;
use super::moving;
use super::place::Place;

/// Files of others that have a second name in a site.
pub(super) type Placed = BTreeMap<PathBuf, moving::Id>;

/// Puts the links into a finished site. Where the system has no such links, there are none: what
/// others have put there is then out of reach for a moment, and not lost.
pub(super) fn place(place: &Place, found: &Found, site: &Path) -> Placed {
    let all = found.folders.iter().chain(&found.others);
    for parent in all.filter_map(|path| path.parent()) {
        let _ = folders::make(site, &place.out, parent);
    }
    for folder in &found.folders {
        let _ = link(&target(folder, place.swap_name().as_os_str()), &site.join(folder));
    }
    let named = |other: &&PathBuf| fs::hard_link(place.out.join(other), site.join(other)).is_ok();
    let placed = found.others.iter().filter(named);
    placed.filter_map(|other| Some((other.clone(), moving::id(&site.join(other))?))).collect()
}

/// Takes the second names away from a site that lies beside the published folder. A file that
/// somebody has replaced in the site is put in the place of the one that it was to replace.
pub(super) fn take_back(placed: &Placed, site: &Path, out: &Path) {
    for (path, id) in placed {
        let [here, there] = [site, out].map(|root| root.join(path));
        let now = moving::id(&here);
        if now == Some(*id) {
            let _ = fs::remove_file(here);
        } else if now.is_some() && !here.is_dir() && moving::id(&there) == Some(*id) {
            let _ = fs::rename(here, there);
        }
    }
}

/// Lets the links of a site that lies beside the published folder lead there.
pub(super) fn turn(place: &Place, found: &Found, site: &Path) {
    let beside = place.beside("file");
    for folder in &found.folders {
        let is_turned = link(&target(folder, place.name()), &beside)
            .and_then(|()| fs::rename(&beside, site.join(folder)));
        if is_turned.is_err() {
            let _ = fs::remove_file(&beside);
        }
    }
}

/// Whether this is such a link.
pub(super) fn is_one(place: &Place, root: &Path, inside: &Path) -> bool {
    let Ok(leads) = fs::read_link(root.join(inside)) else { return false };
    let swap = place.swap_name();
    [swap.as_os_str(), place.name()].iter().any(|name| target(inside, name) == leads)
}

/// From where a link lies up to the folder around the site, and down again.
fn target(inside: &Path, name: &OsStr) -> PathBuf {
    let up: PathBuf = inside.components().map(|_| "..").collect();
    up.join(name).join(inside)
}

#[cfg(unix)]
fn link(target: &Path, at: &Path) -> io::Result<()> {
    std::os::unix::fs::symlink(target, at)
}

#[cfg(not(unix))]
fn link(_target: &Path, _at: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}
