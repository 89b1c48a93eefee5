//! What a build notes down before it replaces a site, for the next one if it is killed: which
//! folder is which, by numbers that nobody can foresee who only brings files along.

use std::fmt::Write as _;
use std::fs;
use std::io;
use std::path::Path;

use rustc_hash::FxHashSet;

use super::moving::{self, Id};
use super::place::Place;
use super::reach::{Placed, REPOSITORY};
use super::regular;

/// So much is read of it.
const MOST_BYTES: u64 = 64 << 20;

/// What was noted down; nothing where no build was killed.
#[derive(Debug, Default)]
pub(super) struct Noted {
    /// The finished site, the published folder, and the repository in it or the site again.
    folders: Vec<Id>,
    /// What was put into the site so that others reach what is theirs.
    pub(super) placed: FxHashSet<Id>,
}

impl Noted {
    /// Whether a folder is the finished site.
    pub(super) fn is_site(&self, folder: &Path) -> bool {
        moving::id(folder).is_some_and(|id| self.folders.first() == Some(&id))
    }

    /// Whether this is one of the folders that were noted down.
    pub(super) fn is_of_ours(&self, id: Id) -> bool {
        self.folders.contains(&id)
    }
}

impl Place {
    /// Notes it down for the site that is finished here.
    pub(super) fn note(&self, site: &Path, placed: &Placed) -> io::Result<()> {
        self.clear("stage").map_err(io::Error::other)?;
        let Some(own) = moving::id(site) else { return Ok(()) };
        let others = [self.out.clone(), self.out.join(REPOSITORY)];
        let folders = others.map(|folder| moving::id(&folder).unwrap_or(own));
        let mut lines = String::new();
        for (device, file) in [own].iter().chain(&folders).chain(placed.ids()) {
            let _ = writeln!(lines, "{device} {file}");
        }
        fs::write(self.beside("stage"), lines)
    }

    /// What was noted down.
    pub(super) fn noted(&self) -> Noted {
        let Ok((bytes, _)) = regular::read(&self.beside("stage"), MOST_BYTES) else {
            return Noted::default();
        };
        let text = String::from_utf8_lossy(&bytes);
        let mut ids = text.lines().map_while(id);
        Noted { folders: ids.by_ref().take(3).collect(), placed: ids.collect() }
    }
}

fn id(line: &str) -> Option<Id> {
    let (device, file) = line.split_once(' ')?;
    Some((device.parse().ok()?, file.parse().ok()?))
}
