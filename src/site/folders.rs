//! Folders that are made beside others like them: with the same owner and permissions.

use std::fs;
use std::io::{self, ErrorKind};
use std::path::Path;

/// Makes the folder `inside` a root, with those above it. One that `model` has too gets its owner
/// and permissions, any other those of the folder that it lies in.
pub(super) fn make(root: &Path, model: &Path, inside: &Path) -> io::Result<()> {
    let folder = root.join(inside);
    match fs::symlink_metadata(&folder) {
        Ok(about) if about.is_dir() => return Ok(()),
        Ok(_) => return Err(ErrorKind::NotADirectory.into()),
        Err(_) => {}
    }
    match inside.parent() {
        Some(parent) => make(root, model, parent)?,
        None => return Err(ErrorKind::NotFound.into()),
    }
    match fs::create_dir(&folder) {
        Err(error) if error.kind() == ErrorKind::AlreadyExists => return Ok(()),
        made => made?,
    }
    let like = model.join(inside);
    let above = inside.parent().map(|parent| root.join(parent));
    let like = if like.is_dir() { Some(like) } else { above };
    if let Some(like) = like {
        resemble(&folder, &like);
    }
    Ok(())
}

/// Gives a folder the owner, the group and the permissions of another, as far as we may. Its owner
/// may always write: it is about to be filled.
#[cfg(unix)]
pub(super) fn resemble(folder: &Path, like: &Path) {
    use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _, lchown};
    let (Ok(about), Ok(now)) = (fs::symlink_metadata(like), fs::symlink_metadata(folder)) else {
        return;
    };
    // Only root may give folders away, and only members may give them to a group.
    if (now.uid(), now.gid()) != (about.uid(), about.gid())
        && lchown(folder, Some(about.uid()), Some(about.gid())).is_err()
    {
        let _ = lchown(folder, None, Some(about.gid()));
    }
    let mode = about.mode() & 0o7777 | 0o700;
    let _ = fs::set_permissions(folder, fs::Permissions::from_mode(mode));
}

#[cfg(not(unix))]
pub(super) fn resemble(_folder: &Path, _like: &Path) {}

/// Does something in a folder, were it closed for writing; then it is closed again.
pub(super) fn in_closed(folder: &Path, act: impl Fn() -> io::Result<()>) -> io::Result<()> {
    let acted = act();
    if !matches!(&acted, Err(error) if error.kind() == ErrorKind::PermissionDenied) {
        return acted;
    }
    let Some(before) = open(folder) else { return acted };
    let acted = act();
    let _ = fs::set_permissions(folder, before);
    acted
}

/// Allows writing to a folder; what its permissions were.
#[cfg(unix)]
fn open(folder: &Path) -> Option<fs::Permissions> {
    use std::os::unix::fs::PermissionsExt as _;
    let about = fs::symlink_metadata(folder).ok().filter(fs::Metadata::is_dir)?;
    let mode = fs::Permissions::from_mode(about.permissions().mode() | 0o700);
    fs::set_permissions(folder, mode).ok().map(|()| about.permissions())
}

#[cfg(not(unix))]
fn open(_folder: &Path) -> Option<fs::Permissions> {
    None
}
