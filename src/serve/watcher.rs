//! Waits until something may have changed.
//!
//! What the system tells is a hint to look and nothing more: it may come late, twice, or be
//! lost. So every burst is followed by one more look, after which all is at rest again.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result};
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
    hints: Receiver<()>,
    roots: Vec<Root>,
    look_again: bool,
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
            let around = path.canonicalize().unwrap_or_else(|_| path.to_path_buf());
            if let Some(around) = around.parent().filter(|around| around.is_dir()) {
                // Where that is not allowed, all but the folder's own coming and going is seen.
                let _ = system.watch(around, RecursiveMode::NonRecursive);
            }
        }
        let root = |path: &&Path| Root { path: path.to_path_buf(), watched: None };
        let roots = paths.iter().map(root).collect();
        let mut watcher = Self { system, hints, roots, look_again: false };
        watcher.follow()?;
        Ok(watcher)
    }

    /// Waits until something may have changed and all is quiet again. `false`: nothing will be
    /// told any more.
    pub(super) fn wait(&mut self) -> bool {
        let hinted = if self.look_again {
            self.look_again = false;
            match self.hints.recv_timeout(LOOK_AGAIN) {
                Ok(()) => true,
                Err(RecvTimeoutError::Timeout) => false,
                Err(RecvTimeoutError::Disconnected) => return false,
            }
        } else if self.hints.recv().is_ok() {
            true
        } else {
            return false;
        };
        if hinted {
            self.calm();
            self.look_again = true;
        }
        // What cannot be watched now may be again; until then its coming and going is seen.
        let _ = self.follow();
        true
    }

    fn calm(&self) {
        let began = Instant::now();
        let mut hints = 1;
        while began.elapsed() < LONGEST {
            let quiet = if hints > FEW { QUIET_OF_MANY } else { QUIET };
            if self.hints.recv_timeout(quiet).is_err() {
                return;
            }
            hints += 1;
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

fn handler(sender: Sender<()>) -> impl Fn(notify::Result<Event>) {
    move |event| {
        // Reading is no change, and looking at files reads them. Errors are hints, too.
        if !event.is_ok_and(|event| matches!(event.kind, EventKind::Access(_))) {
            let _ = sender.send(());
        }
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
