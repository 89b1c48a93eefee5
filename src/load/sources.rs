//! Which files of which folders say something about a thing.

use crate::diagnostic::Span;
use crate::model::Kind;
use crate::source::{FileId, Workspace};

use super::catalogue::Catalogue;
use super::chain::Chain;

/// A file that says something about a thing.
#[derive(Clone, Debug)]
pub struct Source {
    /// The kind of thing.
    pub kind: Kind,
    /// Its id; empty for the playbook and the scan.
    pub id: String,
    /// The folder in which it lies.
    pub folder: String,
    /// Whether that is the organisation's own.
    pub own: bool,
    /// The language that it translates into; `None` where it is the original.
    pub language: Option<String>,
    /// Its beginning.
    pub at: Span,
}

/// The files that make the things of a kind, or the one that has this id; those of the
/// organisation itself first, then those that it lies over.
pub fn sources(
    workspace: &Workspace,
    organisation: &str,
    kind: Kind,
    id: Option<&str>,
) -> Vec<Source> {
    // What is wrong with them was told when the organisation was loaded.
    let mut told = Vec::new();
    let Some(chain) = Chain::of(workspace, organisation, &mut told) else { return Vec::new() };
    let catalogue = Catalogue::of(workspace, &chain, &mut told);
    let is_asked = |found: &str| id.is_none_or(|id| id == found);
    let things = catalogue.things.iter().filter(|((of, id), _)| *of == kind && is_asked(id));
    let mut found = Vec::new();
    for ((kind, id), levels) in things {
        for level in levels.iter().rev() {
            let source = |language: Option<String>, file: FileId| Source {
                kind: *kind,
                id: id.clone(),
                folder: chain.levels[level.level].folder.clone(),
                own: level.level == chain.own_number(),
                language,
                at: Span::start_of(workspace.files.get(file).source.clone()),
            };
            found.extend(level.original.map(|file| source(None, file)));
            let translations = level.translations.iter();
            found.extend(translations.map(|(tag, file)| source(Some(tag.to_string()), *file)));
        }
    }
    found
}
