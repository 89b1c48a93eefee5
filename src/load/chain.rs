//! The folders that make one organisation: its template's template first, itself last.

use std::collections::HashMap;

use crate::diagnostic::{Code, Diagnostic, did_you_mean};
use crate::model::{Currency, Kind, Language};
use crate::source::{Entry, FileId, Files, STARTER, Tree, Workspace};

use super::language::language;

/// One folder of an organisation.
#[derive(Clone, Debug)]
pub(crate) struct Level {
    /// Its name.
    pub(crate) folder: String,
    /// The languages of its playbook.yaml, inherited ones included.
    pub(crate) languages: Vec<Language>,
    /// The currency of a bare number in its files.
    pub(crate) currency: Option<Currency>,
    /// Its `playbook.yaml`.
    pub(crate) playbook: FileId,
}

/// All folders of an organisation, the lowest first; never empty.
#[derive(Clone, Debug)]
pub(crate) struct Chain {
    pub(crate) levels: Vec<Level>,
    /// Whether a folder is missing below, so that files lack what they were to lie over.
    pub(crate) is_broken: bool,
    /// Of every file of these folders, which level it is on and its language.
    files: HashMap<FileId, (usize, Language)>,
}

impl Chain {
    /// Follows `extends` from an organisation down. `None` when there is no such organisation.
    pub(crate) fn of(
        workspace: &Workspace,
        organisation: &str,
        problems: &mut Vec<Diagnostic>,
    ) -> Option<Self> {
        let told = problems.len();
        let mut folders = vec![(organisation.to_owned(), playbook_file(workspace, organisation)?)];
        while let Some(next) = next(workspace, &folders, problems) {
            folders.push(next);
        }
        folders.reverse();
        let is_broken = problems.len() > told;
        let mut chain = Self { levels: Vec::new(), is_broken, files: HashMap::new() };
        for (folder, playbook) in folders {
            let level = chain.level(&workspace.files, folder, playbook);
            let number = chain.levels.len();
            for (entry, file) in workspace.entries(&level.folder) {
                chain.files.insert(file, (number, file_language(entry, &level)));
            }
            chain.levels.push(level);
        }
        Some(chain)
    }

    /// The organisation's own folder.
    pub(crate) fn own(&self) -> &Level {
        &self.levels[self.levels.len() - 1]
    }

    /// The number of the organisation's own level.
    pub(crate) fn own_number(&self) -> usize {
        self.levels.len() - 1
    }

    /// The level that a file is on.
    pub(crate) fn level_of(&self, file: FileId) -> usize {
        self.files.get(&file).map_or(self.own_number(), |(level, _)| *level)
    }

    /// The language that a file is written in.
    pub(crate) fn language_of(&self, file: FileId) -> &Language {
        match self.files.get(&file) {
            Some((_, language)) => language,
            None => &self.own().languages[0],
        }
    }

    /// What a bare number in a file is an amount of.
    pub(crate) fn currency_of(&self, file: FileId) -> Option<Currency> {
        self.levels[self.level_of(file)].currency
    }

    /// A new uppermost level: what its playbook does not say, it inherits.
    fn level(&self, files: &Files, folder: String, playbook: FileId) -> Level {
        let root = files.get(playbook).root();
        let below = self.levels.last();
        let own = languages(root);
        let languages = match (own.is_empty(), below) {
            (false, _) => own,
            (true, Some(below)) => below.languages.clone(),
            (true, None) => vec![Language::new("en")],
        };
        let inherited = below.and_then(|below| below.currency);
        // A currency that cannot be read has been told of; that it is missing is no news then.
        let stand_in = || Currency::from_code("EUR");
        let currency = match root.pair("currency") {
            Some(pair) => pair.value.text().and_then(Currency::from_code).or_else(stand_in),
            None if files.get(playbook).is_sound() => inherited,
            None => inherited.or_else(stand_in),
        };
        Level { folder, languages, currency, playbook }
    }
}

fn languages(root: &Tree) -> Vec<Language> {
    let Some(tree) = root.get("languages") else { return Vec::new() };
    let items = if tree.scalar().is_some() { std::slice::from_ref(tree) } else { tree.items() };
    let mut languages: Vec<Language> = Vec::new();
    for found in items.iter().filter_map(|item| language(item.text()?)) {
        if !languages.contains(&found) {
            languages.push(found);
        }
    }
    languages
}

fn file_language(entry: &Entry, level: &Level) -> Language {
    let suffix = entry.language.as_deref().and_then(language);
    suffix.unwrap_or_else(|| level.languages[0].clone())
}

fn playbook_file(workspace: &Workspace, folder: &str) -> Option<FileId> {
    workspace
        .entries(folder)
        .find(|(entry, _)| entry.kind == Kind::Playbook && entry.language.is_none())
        .map(|(_, file)| file)
}

/// The folder that the last one extends.
fn next(
    workspace: &Workspace,
    folders: &[(String, FileId)],
    problems: &mut Vec<Diagnostic>,
) -> Option<(String, FileId)> {
    let (_, playbook) = folders.last()?;
    let extends = workspace.files.get(*playbook).root().get("extends")?;
    let name = extends.text()?;
    let at = || workspace.files.value(extends.origin);
    if folders.iter().any(|(folder, _)| folder == name) {
        let circle: Vec<&str> = folders.iter().map(|(folder, _)| folder.as_str()).collect();
        let message = format!("`{}` extends itself: {} → {name}", name, circle.join(" → "));
        let help = "one of them must not extend another";
        problems.push(Diagnostic::new(Code::ExtendsCycle, at(), message).help(help));
        return None;
    }
    let Some(file) = playbook_file(workspace, name) else {
        let message = format!("there is no organisation `{name}` to extend");
        let names = workspace.folders.keys().map(String::as_str).chain([STARTER]);
        let help = did_you_mean(name, names.filter(|folder| *folder != folders[0].0));
        problems.push(Diagnostic::new(Code::UnknownTemplate, at(), message).maybe_help(help));
        return None;
    };
    Some((name.to_owned(), file))
}
