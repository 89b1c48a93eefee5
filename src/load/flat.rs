//! All folders of an organisation as the files of one, which says the same without the others.
//!
//! A thing that a single folder speaks of keeps its files as they are. Where several do, their
//! layers become one file and a translation for each language, as readers get them; what is left
//! out is what [`super::layer`] leaves out.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::model::{Kind, Language};
use crate::source::{Data, Draft, Entry, FileId, Origin, Tree, Workspace};

use super::catalogue::{Catalogue, LevelFiles, Name};
use super::chain::{Chain, Level};
use super::currencies::Currencies;
use super::difference::difference;
use super::layer::CLAUSE_LISTS;
use super::thing::{Merger, Thing};

/// What a playbook.yaml says of the folder that it stands in.
const OF_ITS_FOLDER: [&str; 3] = ["template", "extends", "without"];

/// The files, by their paths within the one folder. `None` when the workspace has no such
/// organisation; of one with errors, what can be had.
pub fn flat(workspace: &Workspace, organisation: &str) -> Option<BTreeMap<String, Draft>> {
    let mut told = Vec::new();
    let chain = Chain::of(workspace, organisation, &mut told)?;
    let catalogue = Catalogue::of(workspace, &chain, &mut told);
    let merger = Merger { files: &workspace.files, languages: &chain.own().languages };
    let playbook = catalogue.things.get(&(Kind::Playbook, String::new()))?;
    let playbook = merger.merge(Kind::Playbook, playbook, &mut told)?;
    let flattening = Flattening {
        workspace,
        chain: &chain,
        merger: &merger,
        currencies: Currencies::of(&chain, playbook.rules.tree()),
    };
    let mut files = flattening.beside();
    for (name, levels) in &catalogue.things {
        match levels.as_slice() {
            [only] if flattening.stays(only) => files.extend(flattening.copied(only)),
            levels => files.extend(flattening.merged(name, levels)),
        }
    }
    Some(files)
}

/// Whether the folders of an organisation are written in several first languages: then a text
/// may come to stand in a file of another language.
pub fn mixes_languages(workspace: &Workspace, organisation: &str) -> bool {
    Chain::of(workspace, organisation, &mut Vec::new()).is_some_and(|chain| mixes(&chain))
}

fn mixes(chain: &Chain) -> bool {
    chain.levels.iter().any(|level| level.languages[0] != chain.own().languages[0])
}

struct Flattening<'a> {
    workspace: &'a Workspace,
    chain: &'a Chain,
    merger: &'a Merger<'a, 'a>,
    currencies: Currencies<'a>,
}

impl Flattening<'_> {
    /// Assets and the files of the theme, an upper one in the place of a lower of the same path.
    fn beside(&self) -> BTreeMap<String, Draft> {
        let mut files = BTreeMap::new();
        let folders = self.chain.levels.iter().map(|level| &level.folder);
        for folder in folders.filter_map(|name| self.workspace.folders.get(name)) {
            for asset in &folder.assets {
                files.insert(asset.path.clone(), Draft::Bytes(Arc::clone(&asset.bytes)));
            }
            for file in &folder.theme {
                let path = format!("theme/{}", file.path);
                files.insert(path, Draft::Bytes(Arc::clone(&file.bytes)));
            }
        }
        files
    }

    /// Whether the files of a level mean the same in the one folder.
    fn stays(&self, files: &LevelFiles) -> bool {
        let (level, own) = (self.level(files), self.chain.own());
        level.languages[0] == own.languages[0] && level.currency == own.currency
    }

    fn level(&self, files: &LevelFiles) -> &Level {
        &self.chain.levels[files.level]
    }

    fn copied(&self, files: &LevelFiles) -> Vec<(String, Draft)> {
        let is_read = |language: &Language| self.chain.own().languages.contains(language);
        let translations = files.translations.iter().filter(|(language, _)| is_read(language));
        let all = files.original.iter().chain(translations.map(|(_, file)| file));
        let copy = |file: &FileId| {
            let (path, entry) = self.entry(files, *file)?;
            Some((path, Draft::Copy(entry.clone())))
        };
        all.filter_map(copy).collect()
    }

    /// A file of a level, and its path within its folder.
    fn entry(&self, files: &LevelFiles, file: FileId) -> Option<(String, &Entry)> {
        let name = &self.level(files).folder;
        let folder = self.workspace.folders.get(name)?;
        let (entry, _) = self.workspace.entries(name).find(|(_, found)| *found == file)?;
        let path = entry.shown.strip_prefix(&*folder.shown)?.trim_start_matches('/');
        Some((path.to_owned(), entry))
    }

    /// The files of a thing that several folders speak of.
    fn merged(&self, name: &Name, levels: &[LevelFiles]) -> Vec<(String, Draft)> {
        let Some(path) = self.path(levels) else { return Vec::new() };
        let Some(thing) = self.merger.merge(name.0, levels, &mut Vec::new()) else {
            return Vec::new();
        };
        let original = self.original(&thing).clone();
        let rules = match name.0 {
            Kind::Playbook => without_folder(original.clone()),
            Kind::Boundary => without_new(original.clone()),
            _ => original.clone(),
        };
        let rules = self.currencies.written_out(name.0, rules);
        let mut files = vec![(path.clone(), draft(name.0, rules))];
        for (language, words) in self.chain.own().languages.iter().zip(&thing.words) {
            let words = words.as_ref().unwrap_or_else(|| thing.rules.tree());
            if let Some(mut words) = difference(words, &original) {
                words.origin = self.translation(levels, language).unwrap_or(words.origin);
                files.push((translated(&path, language), draft(name.0, words)));
            }
        }
        files
    }

    /// What the unsuffixed file says: the rules, and the words of the first language.
    fn original<'t>(&self, thing: &'t Thing<'_>) -> &'t Tree {
        let first = thing.words.first().and_then(Option::as_ref);
        first.filter(|_| mixes(self.chain)).unwrap_or_else(|| thing.rules.tree())
    }

    /// The lowest of its translations into a language.
    fn translation(&self, levels: &[LevelFiles], language: &Language) -> Option<Origin> {
        let mut translations = levels.iter().flat_map(|level| &level.translations);
        let (_, file) = translations.find(|(found, _)| found == language)?;
        Some(self.workspace.files.get(*file).root().origin)
    }

    /// Where the lowest of its originals stands.
    fn path(&self, levels: &[LevelFiles]) -> Option<String> {
        levels.iter().find_map(|level| Some(self.entry(level, level.original?)?.0))
    }
}

fn draft(kind: Kind, tree: Tree) -> Draft {
    if kind == Kind::Page { Draft::Page(tree) } else { Draft::Yaml(tree) }
}

fn without_folder(mut playbook: Tree) -> Tree {
    if let Data::Map(pairs) = &mut playbook.data {
        pairs.retain(|pair| !OF_ITS_FOLDER.contains(&&*pair.key));
    }
    playbook
}

/// A boundary in whose clauses nothing is new, since nothing lies below any more.
fn without_new(mut boundary: Tree) -> Tree {
    let Data::Map(pairs) = &mut boundary.data else { return boundary };
    for pair in pairs.iter_mut().filter(|pair| CLAUSE_LISTS.contains(&&*pair.key)) {
        let Data::List(clauses) = &mut pair.value.data else { continue };
        for clause in clauses {
            if let Data::Map(keys) = &mut clause.data {
                keys.retain(|key| &*key.key != "new");
            }
        }
    }
    boundary
}

/// The path of a translation beside its original.
fn translated(path: &str, language: &Language) -> String {
    match path.rsplit_once('.') {
        Some((stem, suffix)) => format!("{stem}.{language}.{suffix}"),
        None => path.to_owned(),
    }
}
