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
use notify::{Event, EventKind, RecursiveMode, Watcher as _};

/// A burst is over when so long nothing was told of.
const QUIET: Duration = Duration::from_millis(4);
/// The same of a burst that is more than somebody's saving of a file or two.
const QUIET_OF_MANY: Duration = Duration::from_millis(40);
/// As many hints as saving a file or two gives.
const FEW: usize = 24;
/// Whoever writes without a pause is not waited for longer.
const LONGEST: Duration = Duration::from_millis(400);
/// The one more look comes after so long.
const LOOK_AGAIN: Duration = Duration::from_millis(300);

/// Waits until something may have changed.
pub(super) struct Watcher {
    system: notify::RecommendedWatcher,
    hints: Receiver<Hint>,
    roots: Vec<Root>,
    look_again: bool,
    /// Whether folders have come or gone since all were last watched anew.
    upheaval: bool,
}

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
        let (sender, hints) = mpsc::channel();
        let mut system = notify::recommended_watcher(handler(sender))
            .context("changes of files cannot be watched")?;
        for path in paths {
            for around in around(path) {
                // Where that is not allowed, all but the folder's own coming and going is seen.
                let _ = system.watch(&around, RecursiveMode::NonRecursive);
            }
        }
        let root = |path: &&Path| Root { path: path.to_path_buf(), watched: None };
        let roots = paths.iter().map(root).collect();
        let mut watcher = Self { system, hints, roots, look_again: false, upheaval: false };
        watcher.follow()?;
        Ok(watcher)
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

    /// Watches folders that have come, or come back.
    fn follow(&mut self) -> Result<()> {
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
                let path = root.path.display();
                watched.with_context(|| format!("changes in `{path}` cannot be watched"))?;
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

/// By what a folder is known to be the same.
mod same {
    use std::path::Path;

    #[cfg(unix)]
    pub(super) type Identity = (u64, u64);
    #[cfg(not(unix))]
    pub(super) type Identity = std::time::SystemTime;

    #[cfg(unix)]
    pub(super) fn identity(path: &Path) -> Option<Identity> {
        use std::os::unix::fs::MetadataExt as _;
        let data = path.metadata().ok()?;
        Some((data.dev(), data.ino()))
    }

    #[cfg(not(unix))]
    pub(super) fn identity(path: &Path) -> Option<Identity> {
        path.metadata().ok()?.created().ok()
    }
}
