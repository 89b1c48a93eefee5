//! That what a command writes stays out of the folders that content and themes are read from.

use std::path::{Component, Path, PathBuf};

use anyhow::{Context as _, Result, bail};

use super::args::Global;

/// Refuses a folder for what is made that is the content folder or the themes folder, or lies in
/// one of them: the next command would read from it what this one writes.
pub(super) fn refuse_within(out: &Path, global: &Global) -> Result<()> {
    let Some((folder, what)) = holder(out, global)? else { return Ok(()) };
    let place = told(out, folder)?;
    bail!(
        "{place} that {what} is read from: what is written there would be read as {what}\nname a folder outside of it with --out DIR"
    )
}

/// Refuses a folder for a playbook that holds the content folder or the themes folder, or is one
/// of them: publishing replaces the whole folder.
pub(super) fn refuse_around(place: &Path, global: &Global) -> Result<()> {
    refuse_within(place, global)?;
    let resolved = resolved(place)?;
    for (folder, what) in folders(global) {
        if self::resolved(folder)?.starts_with(&resolved) {
            let (place, folder) = (place.display(), folder.display());
            bail!(
                "a playbook would be published to `{place}`, and take the place of all that is there; but `{folder}` lies in it, and {what} is read from it\nname another folder with --out DIR"
            );
        }
    }
    Ok(())
}

/// Refuses a new workspace within another one's content or themes.
pub(super) fn refuse_for_workspace(new: &Path, global: &Global) -> Result<()> {
    let Some((folder, what)) = holder(new, global)? else { return Ok(()) };
    let place = told(new, folder)?;
    bail!(
        "{place} that {what} is read from, and a workspace has a folder of its own\nname a folder outside of it; to begin an organisation in this workspace: ruimte fork TEMPLATE NAME"
    )
}

/// The folder that another one lies in, and what is read from it.
fn holder<'a>(path: &Path, global: &'a Global) -> Result<Option<(&'a Path, &'static str)>> {
    let path = resolved(path)?;
    for (folder, what) in folders(global) {
        if folder.is_dir() && path.starts_with(resolved(folder)?) {
            return Ok(Some((folder, what)));
        }
    }
    Ok(None)
}

fn folders(global: &Global) -> [(&Path, &'static str); 2] {
    [(&global.content, "content"), (&global.themes, "a theme")]
}

/// Where a folder lies, up to what is read from there.
fn told(path: &Path, folder: &Path) -> Result<String> {
    let is_same = resolved(path)? == resolved(folder)?;
    let (path, folder) = (path.display(), folder.display());
    let lies = if is_same { "is".to_owned() } else { format!("lies in `{folder}`,") };
    Ok(format!("`{path}` {lies} the folder"))
}

/// Where a path leads, links and `..` followed; the last parts of it need not be there.
fn resolved(path: &Path) -> Result<PathBuf> {
    let whole = std::path::absolute(path)
        .with_context(|| format!("`{}` is no folder's name", path.display()))?;
    let mut resolved = PathBuf::new();
    for part in whole.components() {
        if part == Component::ParentDir {
            resolved.pop();
            continue;
        }
        resolved.push(part);
        resolved = resolved.canonicalize().unwrap_or(resolved);
    }
    Ok(resolved)
}
