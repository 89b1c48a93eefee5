//! Programs that are at work in a folder.
//!
//! A program that asked where it is while a finished site lay in its folder's place has been
//! told that site's name. git, for one, names its lock files so, and must find them again.

use std::path::Path;
use std::time::Duration;

/// So long they get; who is still there then (a shell) does not need the name.
const MOST: Duration = Duration::from_millis(200);
const PAUSE: Duration = Duration::from_millis(2);

/// Waits a little until those at work in one of these folders have ended.
#[cfg(target_os = "linux")]
pub(super) fn wait(folders: [&Path; 2]) {
    let folders = folders.map(|folder| folder.canonicalize().unwrap_or_default());
    let is_in = |at: &Path| {
        folders.iter().any(|folder| !folder.as_os_str().is_empty() && at.starts_with(folder))
    };
    let where_is = |process: &Path| std::fs::read_link(process.join("cwd")).ok();
    let all = std::fs::read_dir("/proc").into_iter().flatten().flatten();
    let own = Path::new("/proc").join(std::process::id().to_string());
    let mut at_work: Vec<_> = all
        .map(|entry| entry.path())
        .filter(|process| *process != own && where_is(process).is_some_and(|at| is_in(&at)))
        .collect();
    let began = std::time::Instant::now();
    while !at_work.is_empty() && began.elapsed() < MOST {
        std::thread::sleep(PAUSE);
        at_work.retain(|process| where_is(process).is_some());
    }
}

/// Elsewhere nobody tells who they are.
#[cfg(not(target_os = "linux"))]
pub(super) fn wait(_folders: [&Path; 2]) {
    let _ = (MOST, PAUSE);
}
