//! Loads one organisation.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use crate::diagnostic::{Code, Diagnostic, Span};
use crate::model::{Kind, Place, Playbook};
use crate::source::{FileId, Files, Origin, Workspace};

use super::catalogue::{Catalogue, LevelFiles, Name, suggested_id};
use super::chain::Chain;
use super::grammar::is_file_id;
use super::memory::Memory;
use super::places;
use super::spans::{Spans, Substitution};
use super::stages::Loading;
use super::thing::Thing;

/// An organisation as far as it could be loaded.
#[derive(Debug)]
pub struct Loaded<'a> {
    /// The playbook; with gaps where `problems` has errors.
    pub playbook: Playbook,
    /// What is wrong with it, in no order, each problem once.
    pub problems: Vec<Diagnostic>,
    /// The answers that a template needs before it can be published itself.
    pub unanswered: Vec<Diagnostic>,
    /// Things that are told to be incomplete, so that nothing more is said of them.
    pub flawed: HashSet<(Kind, String)>,
    /// Those of them in whose own files there are errors, whatever lies below.
    pub(super) spoilt: HashSet<(Kind, String)>,
    /// Whether things may be missing, since not all that it is made of could be read: then only
    /// problems are told that no missing thing explains.
    pub is_partial: bool,
    /// The folders that it is made of, its own last.
    pub folders: Vec<String>,
    /// Of each language in which words are missing, how many things miss some.
    pub untranslated: BTreeMap<String, usize>,
    /// What its questions were answered.
    pub answers: Answered,
    /// The originals of its own folder.
    pub(super) own: BTreeMap<Name, FileId>,
    /// What its own playbook.yaml drops, and where.
    pub(super) dropped: BTreeMap<Name, Origin>,
    pub(super) files: &'a Files,
    pub(super) things: BTreeMap<Name, Thing<'a>>,
    pub(super) substitutions: Vec<Substitution>,
}

/// What the questions of an organisation were answered.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answered {
    /// Its questions that have neither answer nor default.
    pub open: BTreeSet<String>,
    /// What stands for each question, where something does.
    pub given: BTreeMap<String, String>,
}

impl Loaded<'_> {
    /// The text behind a place.
    pub fn span(&self, place: &Place) -> Span {
        let spans = Spans { files: self.files, substitutions: &self.substitutions };
        match self.things.get(&places::name_of(place)) {
            Some(thing) => {
                let words = places::language_of(place)
                    .and_then(|language| thing.words.get(language)?.as_ref());
                // Words that only a translation has are shown in every language.
                let rules = thing.rules.tree();
                let mut readings =
                    words.into_iter().chain([rules]).chain(thing.words.iter().flatten());
                let reading = readings.find(|tree| places::leads(tree, place));
                places::span(reading.unwrap_or(rules), place, &spans)
            }
            None => match self.things.get(&(Kind::Playbook, String::new())) {
                Some(playbook) => self.files.start(playbook.file),
                None => self.files.start(FileId::default()),
            },
        }
    }

    /// Whether something keeps it from being published.
    pub fn has_errors(&self) -> bool {
        self.problems.iter().any(Diagnostic::is_error)
    }
}

/// Loads an organisation. `None` when the workspace has none of that name.
pub fn load<'a>(workspace: &'a Workspace, organisation: &str) -> Option<Loaded<'a>> {
    load_with(workspace, organisation, None, None)
}

/// The same, and what is remembered is not thought through again.
pub fn load_again<'a>(
    workspace: &'a Workspace,
    organisation: &str,
    memory: &mut Memory,
) -> Option<Loaded<'a>> {
    load_with(workspace, organisation, None, Some(memory))
}

/// Loads an organisation that others lie over as it is read on its own. Where one of its
/// questions has neither answer nor default, it says nothing about that value: what is `lent` stands there,
/// which is the answer of whoever lies over it.
///
/// Others wait for that reading, so nothing in it waits for others: one file is read after the
/// other.
pub fn load_lent<'a>(
    workspace: &'a Workspace,
    organisation: &str,
    lent: &BTreeMap<String, String>,
) -> Option<Loaded<'a>> {
    load_with(workspace, organisation, Some(lent), None)
}

fn load_with<'a>(
    workspace: &'a Workspace,
    organisation: &str,
    lent: Option<&BTreeMap<String, String>>,
    mut memory: Option<&mut Memory>,
) -> Option<Loaded<'a>> {
    let mut problems = Vec::new();
    let chain = Chain::of(workspace, organisation, &mut problems)?;
    check_folder_names(workspace, &chain, &mut problems);
    let catalogue = Catalogue::of(workspace, &chain, &mut problems);
    let loading = Loading { workspace, chain: &chain, catalogue: &catalogue, lent };
    loading.parse_ahead();
    loading.check_translations(&mut problems);
    loading.cut_texts(&mut problems);
    let things = loading.things(&mut problems);
    loading.unused_questions(&things, &mut problems);
    if let Some(memory) = &mut memory {
        memory.recall(&chain, &catalogue, &workspace.files);
    }
    let mut loaded = loading.lower(things, memory, &mut problems);
    problems.extend(loading.problems_of_files());
    loaded.problems = once_each(problems);
    loaded.flawed = flawed(&loaded, &catalogue, 0);
    loaded.spoilt = flawed(&loaded, &catalogue, chain.own_number());
    if loading.misses_rules() {
        // Whatever was not read may be a line that holds in every decision.
        loaded.flawed.insert((Kind::Playbook, String::new()));
    }
    if workspace.is_partial(organisation) {
        loaded.is_partial = true;
        loaded.problems.retain(|problem| problem.code.is_of_one_file());
        loaded.unanswered.clear();
    }
    Some(loaded)
}

fn check_folder_names(workspace: &Workspace, chain: &Chain, problems: &mut Vec<Diagnostic>) {
    for level in &chain.levels {
        if !is_file_id(&level.folder) {
            let message = format!("`{}` cannot be the id of an organisation", level.folder);
            let help = format!(
                "name the folder with lower-case letters, digits and `-`: `{}`",
                suggested_id(&level.folder)
            );
            let at = workspace.files.start(level.playbook);
            problems.push(Diagnostic::new(Code::BadId, at, message).help(help));
        }
    }
}

/// Several readings of one file tell the same problem. What is wrong with a stand-in is none,
/// and where a translation says a rule, that it does not fit beside the original is no news.
fn once_each(mut problems: Vec<Diagnostic>) -> Vec<Diagnostic> {
    problems.retain(|problem| !problem.at.is_nowhere());
    let place = |problem: &Diagnostic| (problem.at.source.path.clone(), problem.at.start().line);
    let otherwise_wrong: HashSet<_> = problems
        .iter()
        .filter(|problem| matches!(problem.code, Code::TranslationChangesRule | Code::WrongType))
        .map(place)
        .collect();
    problems.retain(|problem| {
        problem.code != Code::TranslationShape || !otherwise_wrong.contains(&place(problem))
    });
    // Where the whole text is lost, an error says so already.
    let wrong: HashSet<_> = problems.iter().filter(|found| found.is_error()).map(place).collect();
    problems.retain(|found| found.code != Code::CutText || !wrong.contains(&place(found)));
    let mut seen = HashSet::new();
    let key = |problem: &Diagnostic| {
        let at = &problem.at;
        (problem.code, at.source.path.clone(), at.range.clone(), problem.message.clone())
    };
    problems.into_iter().filter(|problem| seen.insert(key(problem))).collect()
}

/// The things in whose files errors were found, from a level upwards.
fn flawed(loaded: &Loaded<'_>, catalogue: &Catalogue, lowest: usize) -> HashSet<(Kind, String)> {
    let paths: HashSet<&str> = loaded
        .problems
        .iter()
        .filter(|problem| problem.is_error())
        .map(|problem| problem.at.source.path.as_str())
        .collect();
    let is_flawed = |name: &&Name| {
        let levels = catalogue.things.get(*name).map_or(&[][..], Vec::as_slice);
        let levels = levels.iter().filter(|level| level.level >= lowest);
        let mut files = levels.flat_map(LevelFiles::all);
        let guessed = loaded.things.get(*name).is_some_and(|thing| thing.guessed);
        guessed || files.any(|file| paths.contains(&*loaded.files.get(file).source.path))
    };
    catalogue.things.keys().filter(is_flawed).cloned().collect()
}
