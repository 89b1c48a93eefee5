//! Takes apart a folder that was published, or lay in the place of one that is: what others have
//! put there in the meantime is moved over, what was ours is removed, and nothing else is.

use std::fs;
use std::io::{self, ErrorKind};
use std::path::Path;
use std::thread;
use std::time::Duration;

use super::folders;
use super::found::slashed;
use super::journal::Journal;
use super::moving;
use super::place::Place;
use super::reach::{self, Placed, REPOSITORY};

/// How often we look again whether something has come.
const LOOKS: usize = 200;
const PAUSE: Duration = Duration::from_millis(1);

/// A folder beside the published one.
pub(super) struct Leftover<'a> {
    place: &'a Place,
    folder: &'a Path,
    placed: &'a Placed,
    /// What this folder and the published one say of themselves.
    journals: [Journal; 2],
}

impl<'a> Leftover<'a> {
    pub(super) fn new(place: &'a Place, folder: &'a Path, placed: &'a Placed) -> Self {
        Self { place, folder, placed, journals: [folder, &place.out].map(Journal::read) }
    }

    /// Lets the published folder have what others have put there, too: whoever is at work here
    /// goes on.
    pub(super) fn rescue(&self) -> io::Result<()> {
        self.take_apart(Path::new(""), false)
    }

    /// Moves over what others have put there and removes the rest, until nothing more comes.
    pub(super) fn clear(&self) -> io::Result<()> {
        let mut cleared = self.take_apart(Path::new(""), true);
        for _ in 0..LOOKS {
            if !matches!(&cleared, Err(error) if may_pass(error)) {
                break;
            }
            thread::sleep(PAUSE);
            cleared = self.take_apart(Path::new(""), true);
        }
        cleared
    }

    fn take_apart(&self, inside: &Path, all: bool) -> io::Result<()> {
        let folder = self.folder.join(inside);
        for entry in fs::read_dir(&folder)? {
            let entry = entry?;
            let path = inside.join(entry.file_name());
            if entry.file_type()?.is_dir() {
                self.folder(&path, all)?;
            } else if !all {
                self.link_over(&path)?;
            } else if self.is_to_go(&path) {
                folders::in_closed(&folder, || gone(fs::remove_file(entry.path())))?;
            } else {
                self.move_over(&path)?;
            }
        }
        if all { self.remove(&folder) } else { Ok(()) }
    }

    fn remove(&self, folder: &Path) -> io::Result<()> {
        folders::in_closed(folder.parent().unwrap_or(self.folder), || gone(fs::remove_dir(folder)))
    }

    /// A folder of others that the published one has not is moved as it is.
    fn folder(&self, path: &Path, all: bool) -> io::Result<()> {
        let there = fs::symlink_metadata(self.place.out.join(path));
        let is_ours = slashed(path)
            .is_some_and(|path| self.journals.iter().any(|journal| journal.has_folder(&path)));
        let is_known = is_ours || self.placed.has(&self.folder.join(path));
        if is_known || there.is_ok_and(|about| about.is_dir()) {
            return self.take_apart(path, all);
        }
        if all || path.file_name().is_some_and(|name| name == REPOSITORY) {
            return self.move_over(path);
        }
        folders::make(&self.place.out, self.folder, path)?;
        self.take_apart(path, all)
    }

    /// Whether it was ours or has been put there by us, or the published folder has it too.
    fn is_to_go(&self, path: &Path) -> bool {
        self.is_ours(path)
            || self.placed.has(&self.folder.join(path))
            || moving::is_same(&self.folder.join(path), &self.place.out.join(path))
            || reach::is_link(self.place, self.folder, path)
    }

    fn is_ours(&self, path: &Path) -> bool {
        slashed(path).is_some_and(|path| self.journals.iter().any(|journal| journal.has(&path)))
    }

    fn link_over(&self, path: &Path) -> io::Result<()> {
        // There is no time to look at each: what was replaced here is seen to later.
        if self.placed.has_path(path) || self.is_ours(path) {
            return Ok(());
        }
        folders::make(&self.place.out, self.folder, path.parent().unwrap_or(path))?;
        // Where it cannot be, it is moved later.
        let _ = fs::hard_link(self.folder.join(path), self.place.out.join(path));
        Ok(())
    }

    fn move_over(&self, path: &Path) -> io::Result<()> {
        let (from, to) = (self.folder.join(path), self.place.out.join(path));
        if let Some(parent) = path.parent() {
            folders::make(&self.place.out, self.folder, parent)?;
        }
        if reach::is_link(self.place, &self.place.out, path) {
            fs::remove_file(&to)?;
        }
        if self.placed.has(&to) && !to.is_dir() && !from.is_dir() {
            // Somebody has replaced the file, and could do it here only.
            return gone(fs::rename(&from, &to));
        }
        gone(moving::to(&from, &to))
    }
}

/// Something that is gone already needs no removing.
fn gone(done: io::Result<()>) -> io::Result<()> {
    match done {
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
        done => done,
    }
}

/// Whether it can go better the next time: somebody is writing there.
fn may_pass(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        ErrorKind::DirectoryNotEmpty | ErrorKind::NotFound | ErrorKind::AlreadyExists
    )
}
