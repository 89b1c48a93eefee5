//! The older version that `build --since` compares with: a content folder, or a git revision.

use std::path::Path;

use anyhow::{Context as _, Result, bail};
use jiff::Timestamp;

use crate::compile::{Examined, Past, World};
use crate::diagnostic::nearest;
use crate::render::Older;
use crate::source::{GitError, Location, Workspace, changed_last, folder_at, revision};

use super::args::Global;
use super::world::{around, content, location};

/// The older version.
pub(super) struct Before {
    pub(super) world: World,
    older: Older,
    updated: Option<Timestamp>,
}

impl Before {
    /// Reads what these organisations were; a folder where there is such a folder, else a
    /// revision of the repository that holds the content.
    pub(super) fn find(text: &str, organisations: &[String], global: &Global) -> Result<Self> {
        let folder = Path::new(text);
        let (workspace, older) = if folder.is_dir() {
            (read(&location(folder), organisations)?, Older::default())
        } else {
            committed(text, organisations, global)?
        };
        if workspace.own().next().is_none() {
            bail!(
                "there is no organisation in `{text}`\nname the folder that holds them, like path/to/content, or a revision, like v1.2"
            );
        }
        let updated = told_time().or_else(|| changed_last(&global.content));
        Ok(Self { world: around(workspace, global, None)?, older, updated })
    }

    /// The organisations as they were; those that were not there are left out.
    pub(super) fn load(&self, organisations: &[String]) -> Vec<Examined<'_>> {
        organisations.iter().filter_map(|name| self.world.load(name)).collect()
    }

    /// What an organisation is compared with, of those that were there.
    pub(super) fn past<'a>(&'a self, name: &str, all: &'a [Examined<'a>]) -> Past<'a> {
        Past {
            world: &self.world,
            examined: all.iter().find(|examined| examined.organisation == name),
            older: &self.older,
            updated: self.updated,
        }
    }
}

fn read(location: &Location, organisations: &[String]) -> Result<Workspace> {
    Workspace::read(location, organisations)
        .with_context(|| format!("cannot read the folder `{}`", location.shown))
}

/// The content folder as it was in a revision. A tag is a name that says something to readers;
/// of every other revision they are told the day.
fn committed(text: &str, organisations: &[String], global: &Global) -> Result<(Workspace, Older)> {
    let content = content(global)?;
    let asked = revision(&content.path, text).and_then(|found| {
        let folder = folder_at(&content.path, text)?;
        Ok((found, folder))
    });
    let (found, folder) = asked.map_err(|error| refused(error, text, global))?;
    let shown = format!("{text}:{}", content.shown);
    // What is read stays in memory.
    let workspace = read(&Location { path: folder.path().to_owned(), shown }, organisations)?;
    let name = found.is_tag.then(|| text.to_owned());
    Ok((workspace, Older { name, day: found.day }))
}

/// Why a word is neither a folder nor a revision.
fn refused(error: GitError, text: &str, global: &Global) -> anyhow::Error {
    let near = beside(text).map(|folder| format!("did you mean `{folder}`?"));
    let also = match error {
        GitError::NoRepository => {
            let help = near.map(|help| format!("; {help}")).unwrap_or_default();
            format!("`{}` is in no git repository{help}", global.content.display())
        }
        GitError::NoRevision { revision, help } => {
            GitError::NoRevision { revision, help: near.or(help) }.to_string()
        }
        GitError::NotInstalled => error.to_string(),
        other => return anyhow::Error::new(other),
    };
    anyhow::anyhow!("there is no folder `{text}` here, and {also}")
}

/// The folder that may have been meant.
fn beside(text: &str) -> Option<String> {
    let parent = Path::new(text).parent()?;
    let here = if parent.as_os_str().is_empty() { Path::new(".") } else { parent };
    let entries = std::fs::read_dir(here).ok()?.filter_map(Result::ok);
    let folders: Vec<String> = entries
        .filter(|entry| entry.path().is_dir())
        .map(|entry| parent.join(entry.file_name()).to_string_lossy().into_owned())
        .collect();
    nearest(text, folders.iter().map(String::as_str)).map(str::to_owned)
}

/// The moment that builds are told to take for now, so that they can be repeated.
fn told_time() -> Option<Timestamp> {
    let seconds = std::env::var("SOURCE_DATE_EPOCH").ok()?.parse().ok()?;
    Timestamp::from_second(seconds).ok()
}
