//! By what a folder is known to be the same.

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
