//! Which things an organisation has, and which files make each of them.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::{Code, Diagnostic, did_you_mean};
use crate::model::{Kind, Language};
use crate::source::{Entry, FileId, Origin, Workspace};

use super::chain::Chain;
use super::grammar::is_file_id;
use super::language::language;
use super::successor::{advice, candidates, successor};
use super::unlisted::{Unlisted, report};

/// A thing by its kind and id.
pub(crate) type Name = (Kind, String);

/// All things of an organisation.
#[derive(Debug, Default)]
pub(crate) struct Catalogue {
    /// The files of each thing, the lowest level first.
    pub(crate) things: BTreeMap<Name, Vec<LevelFiles>>,
    /// Inherited things that have been dropped, with the entry of `without` that did it.
    pub(crate) dropped: BTreeMap<Name, Origin>,
}

/// What one level says of a thing.
#[derive(Clone, Debug, Default)]
pub(crate) struct LevelFiles {
    /// Its unsuffixed file.
    pub(crate) original: Option<FileId>,
    /// Its translations.
    pub(crate) translations: Vec<(Language, FileId)>,
    /// The number of the level.
    pub(crate) level: usize,
}

impl LevelFiles {
    /// The original and the translations.
    pub(crate) fn all(&self) -> impl Iterator<Item = FileId> {
        self.original.into_iter().chain(self.translations.iter().map(|(_, file)| *file))
    }
}

impl Catalogue {
    /// Lists all things of the chain's folders.
    pub(crate) fn of(workspace: &Workspace, chain: &Chain, problems: &mut Vec<Diagnostic>) -> Self {
        let mut catalogue = Self::default();
        for (number, level) in chain.levels.iter().enumerate() {
            catalogue.drop_inherited(workspace, level.playbook, problems);
            let unlisted = Unlisted::new();
            let catalogue = &mut catalogue;
            let mut collector =
                Collector { workspace, chain, number, problems, catalogue, unlisted };
            for (entry, file) in workspace.entries(&level.folder) {
                collector.add(entry, file);
            }
            collector.report_unlisted();
        }
        catalogue.translations_of_nothing(workspace, problems);
        catalogue
    }

    /// The ids of all things of a kind.
    pub(crate) fn ids(&self, kind: Kind) -> impl Iterator<Item = &str> {
        self.things
            .range((kind, String::new())..)
            .take_while(move |((found, _), _)| *found == kind)
            .map(|((_, id), _)| id.as_str())
    }

    /// All files of a thing.
    pub(crate) fn files(&self, name: &Name) -> impl Iterator<Item = FileId> {
        self.things.get(name).into_iter().flatten().flat_map(LevelFiles::all)
    }

    /// Whether there is such a thing.
    pub(crate) fn has(&self, kind: Kind, id: &str) -> bool {
        self.things.contains_key(&(kind, id.to_owned()))
    }

    fn drop_inherited(
        &mut self,
        workspace: &Workspace,
        playbook: FileId,
        problems: &mut Vec<Diagnostic>,
    ) {
        let Some(without) = workspace.files.get(playbook).root().get("without") else { return };
        let entries = if without.scalar().is_some() {
            std::slice::from_ref(without)
        } else {
            without.items()
        };
        for entry in entries {
            let Some(text) = entry.text() else { continue };
            match self.dropped_name(text) {
                Ok(name) => {
                    self.things.remove(&name);
                    self.dropped.insert(name, entry.origin);
                }
                Err((code, message, help)) => {
                    let at = workspace.files.value(entry.origin);
                    problems.push(Diagnostic::new(code, at, message).maybe_help(help));
                }
            }
        }
    }

    fn dropped_name(&self, text: &str) -> Result<Name, (Code, String, Option<String>)> {
        let folders = Kind::WITH_FOLDER.map(Kind::folder);
        let (folder, id) = text.split_once('/').unwrap_or((text, ""));
        let kind = Kind::WITH_FOLDER.into_iter().find(|kind| kind.folder() == folder);
        let scan = (text == "scan").then_some(Kind::Scan);
        let Some(kind) = kind.or(scan) else {
            let message = format!("`{text}` does not name an inherited thing");
            let help = match did_you_mean(folder, folders) {
                Some(help) if !id.is_empty() => help,
                _ => "write the folder and the id: `examples/late-breakfast`".to_owned(),
            };
            return Err((Code::WrongType, message, Some(help)));
        };
        let name = (kind, if kind == Kind::Scan { String::new() } else { id.to_owned() });
        if self.things.contains_key(&name) {
            return Ok(name);
        }
        let message = format!("no {kind} `{id}` is inherited, so none can be dropped");
        Err((unknown(kind), message, did_you_mean(id, self.ids(kind))))
    }

    fn translations_of_nothing(&mut self, workspace: &Workspace, problems: &mut Vec<Diagnostic>) {
        let is_real = |files: &[LevelFiles]| files.iter().any(|level| level.original.is_some());
        let orphans: Vec<Name> = self
            .things
            .iter()
            .filter(|(_, files)| !is_real(files))
            .map(|(name, _)| name.clone())
            .collect();
        let orphans: Vec<(Name, Vec<LevelFiles>)> = orphans
            .into_iter()
            .filter_map(|name| self.things.remove(&name).map(|files| (name, files)))
            .collect();
        for (name, levels) in &orphans {
            for level in levels {
                let files = &level.translations;
                problems.extend(files.iter().map(|(language, file)| {
                    self.translation_of_nothing(workspace, name, level.level, language, *file)
                }));
            }
        }
    }

    /// What to say of a translation whose original is nowhere.
    fn translation_of_nothing(
        &self,
        workspace: &Workspace,
        name: &Name,
        level: usize,
        language: &Language,
        file: FileId,
    ) -> Diagnostic {
        let ((kind, id), files) = (name, &workspace.files);
        let at = files.start(file);
        if let Some(drop) = self.dropped.get(name) {
            let message = format!("this translates a {kind} that is dropped");
            return Diagnostic::new(Code::TranslationShape, at, message)
                .help("delete this file, or take the entry out that drops it")
                .related(files.value(*drop), "it is dropped here");
        }
        let any_more = if level > 0 { " (any more)" } else { "" };
        let message = format!("this translates a {kind} that does not exist{any_more}");
        let problem = Diagnostic::new(Code::TranslationShape, at, message);
        let own = "write the file without language in its name first";
        let own = if level > 0 { format!("for one of your own, {own}") } else { own.to_owned() };
        let is_taken = |files: &LevelFiles| {
            files.level == level && files.translations.iter().any(|(one, _)| one == language)
        };
        // In the same folder a near one may be meant as well.
        let all = candidates(self, *kind, level + 1, is_taken);
        let own_file = files.get(file);
        let found = successor(&all, files, id, own_file.root());
        if all.is_empty() {
            return problem.help(own);
        }
        let advice = advice(name, own_file, found, &all, files);
        let problem = problem.help(format!("{advice}\n{own}"));
        match found {
            Some(found) => problem.related(files.start(found.file), "this one is there"),
            None => problem,
        }
    }
}

/// The code for an id that no thing of a kind has.
pub(crate) fn unknown(kind: Kind) -> Code {
    match kind {
        Kind::Role => Code::UnknownRole,
        Kind::Value => Code::UnknownValue,
        Kind::Boundary => Code::UnknownBoundary,
        Kind::Example => Code::UnknownExample,
        Kind::Page | Kind::Playbook | Kind::Scan => Code::UnknownPage,
    }
}

struct Collector<'a> {
    workspace: &'a Workspace,
    chain: &'a Chain,
    number: usize,
    problems: &'a mut Vec<Diagnostic>,
    catalogue: &'a mut Catalogue,
    unlisted: Unlisted,
}

impl Collector<'_> {
    fn add(&mut self, entry: &Entry, file: FileId) {
        let has_folder = Kind::WITH_FOLDER.contains(&entry.kind);
        if has_folder && !is_file_id(&entry.id) {
            let message = format!("`{}` cannot be an id", entry.id);
            let help = format!(
                "name the file with lower-case letters, digits and `-`: `{}`",
                suggested_id(&entry.id)
            );
            self.problem(Code::BadId, file, message, help);
            return;
        }
        let suffix = match &entry.language {
            Some(tag) => {
                let Some(language) = self.suffix(tag) else {
                    self.unlisted.entry(tag.clone()).or_default().push(file);
                    return;
                };
                Some(language)
            }
            None => None,
        };
        self.sort_in(entry, file, suffix);
    }

    fn suffix(&self, tag: &str) -> Option<Language> {
        let languages = &self.chain.levels[self.number].languages;
        language(tag).filter(|language| languages.contains(language))
    }

    fn report_unlisted(self) {
        let own = self.catalogue.things.values().flatten();
        let translations = own.filter(|files| files.level == self.number);
        let used: BTreeSet<&str> = translations
            .flat_map(|files| &files.translations)
            .map(|(language, _)| language.as_str())
            .collect();
        let level = &self.chain.levels[self.number];
        report(&self.unlisted, level, &used, &self.workspace.files, self.problems);
    }

    fn sort_in(&mut self, entry: &Entry, file: FileId, suffix: Option<Language>) {
        // Nearly all things stand on one level.
        let things = &mut self.catalogue.things;
        let files = things.entry((entry.kind, entry.id.clone()));
        let files = files.or_insert_with(|| Vec::with_capacity(1));
        if files.last().is_none_or(|last| last.level != self.number) {
            files.push(LevelFiles { level: self.number, ..LevelFiles::default() });
        }
        let Some(own) = files.last_mut() else { return };
        let earlier = match &suffix {
            None => own.original,
            Some(suffix) => {
                own.translations.iter().find(|(found, _)| found == suffix).map(|(_, file)| *file)
            }
        };
        match (earlier, suffix) {
            (Some(earlier), _) => self.duplicate(entry, file, earlier),
            (None, None) => own.original = Some(file),
            (None, Some(suffix)) => own.translations.push((suffix, file)),
        }
    }

    fn duplicate(&mut self, entry: &Entry, file: FileId, earlier: FileId) {
        let files = &self.workspace.files;
        let what = match entry.kind {
            Kind::Playbook | Kind::Scan => format!("{}.yaml", entry.kind.folder()),
            kind => format!("{kind} `{}`", entry.id),
        };
        let message = format!("there is a second {what}");
        let problem = Diagnostic::new(Code::DuplicateId, files.start(file), message)
            .help("give one of the two files another name")
            .related(files.start(earlier), "the first one");
        self.problems.push(problem);
    }

    fn problem(&mut self, code: Code, file: FileId, message: String, help: String) {
        let at = self.workspace.files.start(file);
        self.problems.push(Diagnostic::new(code, at, message).help(help));
    }
}

/// A name made into an id.
pub(crate) fn suggested_id(name: &str) -> String {
    let mut id = String::new();
    for letter in name.to_lowercase().chars() {
        match letter {
            'a'..='z' | '0'..='9' => id.push(letter),
            'à'..='å' => id.push('a'),
            'è'..='ë' => id.push('e'),
            'ì'..='ï' => id.push('i'),
            'ò'..='ö' => id.push('o'),
            'ù'..='ü' => id.push('u'),
            _ if !id.is_empty() && !id.ends_with('-') => id.push('-'),
            _ => {}
        }
    }
    let id = id.trim_end_matches('-');
    if id.is_empty() { "a-name".to_owned() } else { id.to_owned() }
}
