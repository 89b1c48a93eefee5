//! Waits until something may have changed.
//!
//! What the system tells is a hint to look and nothing more: it may come late, twice, or be
//! lost. So every burst is followed by one more look, after which all is at rest again.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result};
use notify::event::{CreateKind, RemoveKind};
use notify::{Config, Event, EventKind, PollWatcher, RecursiveMode};

use super::same;
use super::watch_limit::{cannot, is_limit, reason};

/// A burst is over when so long nothing was told of.
const QUIET: Duration = Duration::from_millis(4);
/// The same of a burst that is more than somebody's saving of a file or two.
const QUIET_OF_MANY: Duration = Duration::from_millis(40);
/// As many hints as saving a file or two gives.
const FEW: usize = 24;
/// Whoever writes without a pause is not waited for longer.
const LONGEST: Duration = Duration::from_millis(400);
/// So often files are looked at where the system does not tell of changes.
const POLL_EVERY: Duration = Duration::from_secs(1);
/// The one more look comes after so long.
const LOOK_AGAIN: Duration = Duration::from_millis(300);

/// Waits until something may have changed.
pub(super) struct Watcher {
    system: System,
    hints: Receiver<Hint>,
    roots: Vec<Root>,
    look_again: bool,
    /// Whether folders have come or gone since all were last watched anew.
    upheaval: bool,
    /// Why the system does not tell of changes, where that has just been found out.
    pub(super) polls_because: Option<String>,
    is_polling: bool,
    /// The folders around those that are watched.
    around: BTreeSet<PathBuf>,
}

/// Whoever tells of changes.
type System = Box<dyn notify::Watcher + Send>;

/// That something may have changed.
enum Hint {
    Files,
    /// Folders have come or gone. Some systems watch folders one by one, and one that comes
    /// while another of its name goes may end up unwatched.
    Folders,
}

/// A folder that is watched with all below it, and the one around it, so that its coming and
/// going is seen.
struct Root {
    path: PathBuf,
    watched: Option<same::Identity>,
}

impl Watcher {
    /// Watches folders, which need not be there.
    pub(super) fn new(paths: &[&Path]) -> Result<Self> {
        Self::with(paths, |sender| Ok(Box::new(notify::recommended_watcher(handler(sender))?)))
    }

    /// The same, by what tells of changes, or by polling where that cannot be had.
    fn with(
        paths: &[&Path],
        system: impl FnOnce(Sender<Hint>) -> notify::Result<System>,
    ) -> Result<Self> {
        let (sender, hints) = mpsc::channel();
        let root = |path: &&Path| Root { path: path.to_path_buf(), watched: None };
        let (system, because) = match system(sender) {
            Ok(system) => (system, None),
            // What can tell of nothing holds the place of what is made below.
            Err(error) => (Box::new(notify::NullWatcher) as System, Some(error)),
        };
        let mut watcher = Self {
            system,
            hints,
            roots: paths.iter().map(root).collect(),
            look_again: false,
            upheaval: false,
            polls_because: None,
            is_polling: false,
            around: paths.iter().flat_map(|path| around(path)).collect(),
        };
        match because {
            Some(error) => watcher.poll(&error)?,
            None => watcher.watch_around(),
        }
        watcher.follow()?;
        Ok(watcher)
    }

    /// Looks at files from time to time from now on, as the system does not tell of changes.
    fn poll(&mut self, because: &notify::Error) -> Result<()> {
        let (sender, hints) = mpsc::channel();
        // The links in a folder lead anywhere, were it to all that the disk holds.
        let config = Config::default().with_poll_interval(POLL_EVERY).with_follow_symlinks(false);
        let system = PollWatcher::new(handler(sender), config);
        self.system = Box::new(system.context("changes of files cannot be watched")?);
        self.hints = hints;
        self.polls_because = Some(reason(because));
        self.is_polling = true;
        // Something may have changed since anything was told.
        self.look_again = true;
        for root in &mut self.roots {
            root.watched = None;
        }
        self.watch_around();
        Ok(())
    }

    /// Where that is not allowed, all but the folders' own coming and going is seen.
    fn watch_around(&mut self) {
        for around in &self.around {
            let _ = self.system.watch(around, RecursiveMode::NonRecursive);
        }
    }

    /// Waits until something may have changed and all is quiet again. `false`: nothing will be
    /// told any more.
    pub(super) fn wait(&mut self) -> bool {
        let hint = if self.look_again {
            self.look_again = false;
            match self.hints.recv_timeout(LOOK_AGAIN) {
                Ok(hint) => Some(hint),
                Err(RecvTimeoutError::Timeout) => None,
                Err(RecvTimeoutError::Disconnected) => return false,
            }
        } else if let Ok(hint) = self.hints.recv() {
            Some(hint)
        } else {
            return false;
        };
        match hint {
            Some(hint) => {
                self.note(&hint);
                self.calm();
                self.look_again = true;
            }
            // All is at rest, and what is written right now is seen by the look that follows.
            None if std::mem::take(&mut self.upheaval) => self.forget(),
            None => {}
        }
        // What cannot be watched now may be again; until then its coming and going is seen.
        let _ = self.follow();
        true
    }

    fn calm(&mut self) {
        let began = Instant::now();
        let mut hints = 1;
        while began.elapsed() < LONGEST {
            let quiet = if hints > FEW { QUIET_OF_MANY } else { QUIET };
            let Ok(hint) = self.hints.recv_timeout(quiet) else { return };
            self.note(&hint);
            hints += 1;
        }
    }

    fn note(&mut self, hint: &Hint) {
        self.upheaval |= matches!(hint, Hint::Folders);
    }

    /// Takes nothing to be watched, so that all of it is watched anew.
    fn forget(&mut self) {
        for root in &mut self.roots {
            let _ = self.system.unwatch(&root.path);
            root.watched = None;
        }
    }

    /// Watches folders that have come, or come back; by polling where the system can watch no more.
    fn follow(&mut self) -> Result<()> {
        match self.follow_roots() {
            Err((_, error)) if !self.is_polling && is_limit(&error) => {
                self.poll(&error)?;
                self.follow_roots().map_err(cannot)
            }
            followed => followed.map_err(cannot),
        }
    }

    /// The same as far as it goes: what cannot be watched comes back, and why.
    fn follow_roots(&mut self) -> Result<(), (PathBuf, notify::Error)> {
        for root in &mut self.roots {
            let found = same::identity(&root.path);
            if found == root.watched {
                continue;
            }
            // Whatever was watched by this name is not there any more.
            let _ = self.system.unwatch(&root.path);
            root.watched = None;
            if found.is_some() {
                let watched = self.system.watch(&root.path, RecursiveMode::Recursive);
                watched.map_err(|error| (root.path.clone(), error))?;
                root.watched = found;
            }
        }
        Ok(())
    }
}

/// The folders in which a folder stands: the one that it is in, and where it is a link, the one
/// that holds the link.
fn around(path: &Path) -> BTreeSet<PathBuf> {
    let named = std::path::absolute(path);
    let all = [path.canonicalize(), named].into_iter().flatten();
    let around = all.filter_map(|path| path.parent()?.canonicalize().ok());
    around.filter(|around| around.is_dir()).collect()
}

fn handler(sender: Sender<Hint>) -> impl Fn(notify::Result<Event>) {
    move |event| {
        let hint = match event {
            // Reading is no change, and looking at files reads them.
            Ok(Event { kind: EventKind::Access(_), .. }) => return,
            Ok(event) if event.need_rescan() => Hint::Folders,
            Ok(Event { kind, .. }) => match kind {
                EventKind::Create(CreateKind::Folder)
                | EventKind::Remove(RemoveKind::Folder | RemoveKind::Other) => Hint::Folders,
                _ => Hint::Files,
            },
            Err(_) => Hint::Folders,
        };
        let _ = sender.send(hint);
    }
}

#[cfg(test)]
mod tests {
    use std::{fs, io};

    use super::*;

    #[test]
    fn files_are_polled_where_the_system_watches_none() {
        let folder = tempfile::tempdir().expect("a folder");
        let content = folder.path().join("content");
        fs::create_dir(&content).expect("a folder");
        let none_left = |_| Err(notify::Error::io(io::Error::from_raw_os_error(24)));
        let mut watcher = Watcher::with(&[&content], none_left).expect("a watcher");
        assert!(watcher.polls_because.take().is_some());
        // All that there is to see so far is looked at once.
        assert!(watcher.wait());
        fs::write(content.join("a.yaml"), "a: 1\n").expect("a file");
        assert!(watcher.wait());
        assert!(watcher.polls_because.is_none());
    }
}
