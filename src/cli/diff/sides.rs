//! What `OLD` and `NEW` stand for: an organisation, a content folder, or a git revision.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};
use rayon::prelude::*;

use crate::compile::World;
use crate::diagnostic::did_you_mean;
use crate::source::{GitError, Location, Workspace, folder_at};

use super::Pair;
use crate::cli::args::Global;
use crate::cli::world::{around, begin, location, must_have};

/// Both versions.
pub(super) struct Sides {
    pub(super) old: World,
    pub(super) new: World,
    /// Whether whole folders are compared, and not one organisation.
    pub(super) are_folders: bool,
    /// What is compared: its name in the old and in the new version.
    names: Vec<(String, String)>,
}

/// What one word of the command line stands for.
struct Side {
    world: World,
    /// What the folder is called in messages.
    shown: String,
    organisation: Option<String>,
}

impl Sides {
    pub(super) fn find(old: &str, new: &str, global: &Global) -> Result<Self> {
        let (old, new) = (Side::find(old, global)?, Side::find(new, global)?);
        let are_folders = old.organisation.is_none() && new.organisation.is_none();
        let names = if are_folders {
            let own = |side: &Side| -> BTreeSet<String> {
                side.world.workspace.own().map(str::to_owned).collect()
            };
            (&own(&old) | &own(&new)).into_iter().map(|name| (name.clone(), name)).collect()
        } else {
            // Where one side names no organisation, it is the same as on the other.
            let of = |one: &Side, other: &Side| {
                one.organisation.clone().or_else(|| other.organisation.clone()).unwrap_or_default()
            };
            let names = (of(&old, &new), of(&new, &old));
            old.must_have(&names.0)?;
            new.must_have(&names.1)?;
            vec![names]
        };
        Ok(Self { old: old.world, new: new.world, are_folders, names })
    }

    /// The organisations that are compared, loaded.
    pub(super) fn pairs(&self) -> Vec<Pair<'_>> {
        let pair = |(old, new): &(String, String)| Pair {
            organisation: new.clone(),
            old: self.old.load(old),
            new: self.new.load(new),
        };
        self.names.par_iter().map(pair).collect()
    }
}

impl Side {
    /// A word without `:` is an organisation, else a folder, else a revision; of one with `:`,
    /// the last part is an organisation, and what stands before it a folder where there is such
    /// a folder, else a revision.
    fn find(text: &str, global: &Global) -> Result<Self> {
        if let Some((place, organisation)) = text.rsplit_once(':') {
            if organisation.is_empty() || place.is_empty() {
                bail!(
                    "`{text}` names no organisation\nwrite it like path/to/content:acme, or v1.2:acme"
                );
            }
            let mut side = match Path::new(place) {
                folder if folder.is_dir() => Self::folder(folder, Some(organisation), global)?,
                _ => Self::revision(place, Some(organisation), global)?,
            };
            side.organisation = Some(organisation.to_owned());
            return Ok(side);
        }
        let own =
            || global.content.is_dir().then(|| Self::folder(&global.content, Some(text), global));
        if let Some(side) = own().transpose()?
            && side.world.workspace.folders.contains_key(text)
        {
            return Ok(Self { organisation: Some(text.to_owned()), ..side });
        }
        if Path::new(text).is_dir() {
            return Self::folder(Path::new(text), None, global);
        }
        Self::revision(text, None, global)
    }

    fn folder(folder: &Path, organisation: Option<&str>, global: &Global) -> Result<Self> {
        Self::at(&location(folder), organisation, global)
    }

    fn at(location: &Location, organisation: Option<&str>, global: &Global) -> Result<Self> {
        let named: Vec<String> = organisation.map(str::to_owned).into_iter().collect();
        let shown = location.shown.clone();
        let workspace = Workspace::read(location, &named)
            .with_context(|| format!("cannot read the folder `{shown}`"))?;
        Ok(Self { world: around(workspace, global, None)?, shown, organisation: None })
    }

    /// The content folder as it was in a revision.
    fn revision(revision: &str, organisation: Option<&str>, global: &Global) -> Result<Self> {
        let content = location(&global.content);
        if !content.path.is_dir() {
            let path = &content.shown;
            bail!(
                "there is no folder `{revision}`, and no folder `{path}` whose git repository could have a revision `{revision}`\nrun ruimte where your `content` folder is, or name it with --content DIR"
            );
        }
        let folder = folder_at(&content.path, revision)
            .map_err(|error| refused(error, revision, organisation.is_none(), global))?;
        let path: PathBuf = folder.path().to_owned();
        let shown = format!("{revision}:{}", content.shown);
        // What is read stays in memory.
        Self::at(&Location { path, shown }, organisation, global)
    }

    fn must_have(&self, organisation: &str) -> Result<()> {
        must_have(&self.world.workspace, organisation, Path::new(&self.shown))
    }
}

/// Why a word is no revision either.
fn refused(error: GitError, text: &str, is_alone: bool, global: &Global) -> anyhow::Error {
    let content = global.content.display();
    if !matches!(error, GitError::NoRevision { .. } | GitError::NoRepository) {
        return anyhow::Error::new(error);
    }
    let also = match &error {
        GitError::NoRepository => format!("`{content}` is in no git repository"),
        other => other.to_string(),
    };
    if !is_alone {
        return anyhow::anyhow!("there is no folder `{text}` here, and {also}");
    }
    let organisations = Workspace::read(&location(&global.content), &[]).unwrap_or_default();
    let help = did_you_mean(text, organisations.folders.keys().map(String::as_str));
    let help = help.map(|help| format!("; {help}")).unwrap_or_default();
    let begin =
        if organisations.folders.is_empty() { begin(&global.content) } else { String::new() };
    anyhow::anyhow!(
        "there is no organisation `{text}` in `{content}`{help}{begin}\nthere is no such folder, and {also}"
    )
}
