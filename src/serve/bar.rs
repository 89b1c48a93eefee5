//! What the author's bar tells of a page: the files it is made from, from which layers, and
//! what there is to say about them.

use std::collections::HashSet;

use serde::Serialize;

use crate::diagnostic::Diagnostic;
use crate::load::{Source, sources};
use crate::model::Kind;

use super::asking::About;
use super::edition::Edition;
use super::overlay::{Editor, problems};

/// More files than these are counted, not listed.
const MOST: usize = 50;

/// All that the bar tells of a page.
#[derive(Serialize)]
pub(super) struct Bar {
    /// The edition that this is told of.
    version: u64,
    /// What the page is made from, in a few words.
    name: String,
    layering: Layering,
    /// The same in a sentence.
    told: String,
    files: Vec<FileOf>,
    /// How many files there are besides those.
    more: usize,
    warnings: usize,
    /// The warnings as a piece of a page.
    problems: String,
    /// The id of the boundary whose page it is.
    boundary: Option<String>,
}

/// From which layers a page's thing comes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
enum Layering {
    /// Only from the organisation's own folder.
    Own,
    /// Only from what the organisation extends.
    Inherited,
    /// From there, with words of the organisation's own in other languages.
    Translated,
    /// From there, with more laid over it here.
    Overridden,
    /// It is about many things.
    Many,
}

#[derive(Serialize)]
struct FileOf {
    path: String,
    folder: String,
    language: Option<String>,
    /// What opens it in an editor.
    href: Option<String>,
}

impl Bar {
    /// What is told of a page of this edition.
    pub(super) fn of(edition: &Edition, (kind, id): &About, editor: &Editor) -> Self {
        let world = &edition.world;
        let sources = sources(&world.workspace, &edition.organisation, *kind, id.as_deref());
        let paths: HashSet<&str> = sources.iter().map(|file| &*file.at.source.path).collect();
        let of_page = edition.diagnostics.iter().filter(|told| !told.is_error());
        let warnings: Vec<Diagnostic> =
            of_page.filter(|told| paths.contains(&*told.at.source.path)).cloned().collect();
        let layering = Layering::of(&sources, id.is_none());
        Self {
            version: edition.version,
            name: name(*kind, id.as_deref(), sources.len()),
            layering,
            told: layering.told(*kind, &sources),
            files: sources.iter().take(MOST).map(|file| FileOf::new(file, editor)).collect(),
            more: sources.len().saturating_sub(MOST),
            warnings: warnings.len(),
            problems: problems(&warnings, editor),
            boundary: id.clone().filter(|_| *kind == Kind::Boundary),
        }
    }
}

impl FileOf {
    fn new(source: &Source, editor: &Editor) -> Self {
        Self {
            path: source.at.source.path.clone(),
            folder: source.folder.clone(),
            language: source.language.clone(),
            href: editor.address(&source.at),
        }
    }
}

impl Layering {
    fn of(sources: &[Source], is_many: bool) -> Self {
        let has = |own: bool, original: bool| {
            let mut all = sources.iter();
            all.any(|file| file.own == own && file.language.is_none() == original)
        };
        match (has(true, true), has(false, true)) {
            _ if is_many => Self::Many,
            (true, true) => Self::Overridden,
            (true, false) => Self::Own,
            (false, _) if has(true, false) => Self::Translated,
            (false, _) => Self::Inherited,
        }
    }

    fn told(self, kind: Kind, sources: &[Source]) -> String {
        let mut below: Vec<&str> = Vec::new();
        for source in sources.iter().filter(|file| !file.own) {
            if !below.contains(&&*source.folder) {
                below.push(&source.folder);
            }
        }
        let below = below.join(" and ");
        match self {
            Self::Own if kind == Kind::Playbook => "This playbook stands on its own.".to_owned(),
            Self::Overridden if kind == Kind::Playbook => {
                format!("This playbook lies over {below}.")
            }
            Self::Own => format!("This {kind} is this playbook’s own."),
            Self::Inherited => format!("This {kind} is inherited from {below}."),
            Self::Translated => {
                format!("This {kind} is inherited from {below}, and translated here.")
            }
            Self::Overridden => format!("This {kind} of {below} is overridden here."),
            Self::Many => format!("This page is made from all of the {}.", kind.folder()),
        }
    }
}

/// `boundaries/refund.yaml`, or how many files.
fn name(kind: Kind, id: Option<&str>, files: usize) -> String {
    let ending = if kind == Kind::Page { "md" } else { "yaml" };
    match id {
        Some("") => format!("{}.{ending}", kind.folder()),
        Some(id) => format!("{}/{id}.{ending}", kind.folder()),
        None if files == 1 => format!("{}/ · 1 file", kind.folder()),
        None => format!("{}/ · {files} files", kind.folder()),
    }
}
