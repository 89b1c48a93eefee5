//! The stages of one organisation's loading, one method each, in the order in which they run.

use std::cell::RefCell;
use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;

use rayon::prelude::*;
use serde::de::DeserializeOwned;

use crate::diagnostic::{Code, Diagnostic, Span};
use crate::model::{Asset, Kind, Language};
use crate::source::{Data, File, FileId, Files, Origin, Tree, Workspace};

use super::answers::{Answers, Interview};
use super::catalogue::{Catalogue, LevelFiles, Name};
use super::chain::Chain;
use super::cut_text::cut_texts;
use super::filling::Filled;
use super::lower::Context;
use super::lowering::Lowering;
use super::memory::Memory;
use super::organisation::{Answered, Loaded};
use super::raw::{RawBoundary, RawExample, RawPage, RawPlaybook, RawRole, RawScan, RawValue};
use super::read::{Mode, read};
use super::spans::Spans;
use super::thing::{Merger, Thing};
use super::untranslated::{counted, missing_translations};

/// All things of an organisation, ready to be read.
pub(super) struct Things<'a> {
    merged: BTreeMap<Name, Thing<'a>>,
    filled: Filled,
    pub(super) asked: Asked,
}

/// What a playbook asks.
#[derive(Default)]
pub(super) struct Asked {
    /// Its questions, with where each stands.
    questions: Vec<(String, Span)>,
    /// The answers that keep a template from being published.
    pub(super) unanswered: Vec<Diagnostic>,
    /// The questions without an answer of their own, and all that is answered.
    pub(super) answers: Answered,
}

/// One organisation being loaded.
pub(super) struct Loading<'a, 'b> {
    pub(super) workspace: &'a Workspace,
    pub(super) chain: &'b Chain,
    pub(super) catalogue: &'b Catalogue,
    /// What stands for answers that are missing, where others wait for this reading.
    pub(super) lent: Option<&'b BTreeMap<String, String>>,
}

impl<'a> Loading<'a, '_> {
    fn files(&self) -> &'a Files {
        &self.workspace.files
    }

    /// Whether others wait for this reading.
    fn is_awaited(&self) -> bool {
        self.lent.is_some()
    }

    fn languages(&self) -> &[Language] {
        &self.chain.own().languages
    }

    /// Translations set words only; each file is held against that by itself.
    pub(super) fn check_translations(&self, problems: &mut Vec<Diagnostic>) {
        let spans = Spans { files: self.files(), substitutions: &[] };
        let told = RefCell::new(Vec::new());
        for ((kind, _), levels) in &self.catalogue.things {
            for (_, file) in levels.iter().flat_map(|level| &level.translations) {
                let root = self.files().get(*file).root();
                if !matches!(root.data, Data::Null) {
                    check_shape(*kind, root, Mode::Translation, &spans, &told);
                }
            }
        }
        problems.append(&mut told.into_inner());
    }

    /// Texts of which readers get only a part.
    pub(super) fn cut_texts(&self, problems: &mut Vec<Diagnostic>) {
        for ((kind, _), levels) in &self.catalogue.things {
            for file in levels.iter().flat_map(LevelFiles::all) {
                problems.extend(cut_texts(*kind, self.files().get(file), self.files()));
            }
        }
    }

    /// Parses the files that are merged or filled in before they are lowered, many at a time. An
    /// example that a single file tells as it stands is parsed where it is lowered, so that of
    /// very many not all trees are in memory at once.
    pub(super) fn parse_ahead(&self) {
        if self.is_awaited() {
            return;
        }
        let files = self.files();
        let things = self.catalogue.things.iter().flat_map(|((kind, _), levels)| {
            let all: Vec<&File> =
                levels.iter().flat_map(LevelFiles::all).map(|file| files.get(file)).collect();
            let stands = *kind == Kind::Example && all.len() == 1 && !all[0].has_placeholders;
            if stands { Vec::new() } else { all }
        });
        things.collect::<Vec<_>>().into_par_iter().for_each(File::parse);
    }

    /// What is wrong with the folders and the texts of the files themselves.
    pub(super) fn problems_of_files(&self) -> Vec<Diagnostic> {
        let folders = self.chain.levels.iter().map(|level| &level.folder);
        let entries = folders.clone().flat_map(|folder| self.workspace.entries(folder));
        let of_files = entries.flat_map(|(_, file)| self.files().get(file).problems());
        let of_folders = folders.filter_map(|folder| self.workspace.problems.get(folder));
        of_files.chain(of_folders.flatten().cloned()).collect()
    }

    /// Whether some rules could not be read, and what they say is not known.
    pub(super) fn misses_rules(&self) -> bool {
        let folders = || self.chain.levels.iter().map(|level| level.folder.as_str());
        let mut entries = folders().flat_map(|folder| self.workspace.entries(folder));
        folders().any(|folder| self.workspace.is_partial(folder))
            || entries.any(|(entry, file)| {
                entry.kind == Kind::Boundary && !self.files().get(file).is_text()
            })
    }

    /// All things, merged and filled in.
    pub(super) fn things(&self, problems: &mut Vec<Diagnostic>) -> Things<'a> {
        let merger = Merger { files: self.files(), languages: self.languages() };
        let mut things: BTreeMap<Name, Thing<'a>> = self
            .catalogue
            .things
            .iter()
            .filter_map(|(name, levels)| {
                Some((name.clone(), merger.merge(name.0, levels, problems)?))
            })
            .collect();
        let mut filled = Filled::default();
        let mut asked = Asked::default();
        if let Some(playbook) = things.get(&(Kind::Playbook, String::new())) {
            let answers = self.answers(playbook, &mut asked, problems);
            for ((kind, _), thing) in &mut things {
                if thing.has_placeholders {
                    thing.fill(*kind, self.files(), &answers, &mut filled);
                }
            }
        }
        problems.append(&mut filled.problems);
        Things { merged: things, filled, asked }
    }

    /// What placeholders stand for: in the rules, and in the words of each language.
    fn answers(
        &self,
        playbook: &Thing<'_>,
        told: &mut Asked,
        problems: &mut Vec<Diagnostic>,
    ) -> Vec<Answers> {
        let spans = Spans { files: self.files(), substitutions: &[] };
        let interview = Interview {
            chain: self.chain,
            spans,
            missing_at: self.missing_answers_at(),
            problems: RefCell::default(),
            unanswered: RefCell::default(),
            open: RefCell::default(),
            lent: self.lent,
        };
        let untold = RefCell::default();
        let rules = playbook.rules.tree();
        let readings = std::iter::once(rules)
            .chain(playbook.words.iter().map(|words| words.as_ref().unwrap_or(rules)));
        let raws: Vec<RawPlaybook> =
            readings.map(|tree| read(tree, Mode::Original, &spans, &untold)).collect();
        let asked = raws.first().and_then(|raw| raw.questions.get());
        for (id, _) in asked.map_or(&[][..], |asked| &asked.0) {
            told.questions.push((id.text.clone(), spans.written(id.at)));
        }
        let rules = raws.first();
        let answer = |(reading, raw)| interview.answers(raw, rules.filter(|_| reading > 0));
        let answers: Vec<Answers> = raws.iter().enumerate().map(answer).collect();
        told.answers.given = answers.first().map(Answers::known).unwrap_or_default();
        told.answers.open = interview.open.take();
        problems.append(&mut interview.problems.into_inner());
        // A template only asks; that it has no answers matters when it is to be published.
        let unanswered = interview.unanswered.into_inner();
        if self.workspace.is_template(&self.chain.own().folder) {
            told.unanswered = unanswered;
        } else {
            problems.extend(unanswered);
        }
        answers
    }

    /// Where a fork's leader must add an answer.
    fn missing_answers_at(&self) -> Span {
        let own = self.chain.own().playbook;
        match self.files().get(own).root().pair("answers") {
            Some(pair) => self.files().key(pair.origin),
            None => self.files().start(own),
        }
    }

    /// A question whose answer nobody uses; told where it is asked.
    pub(super) fn unused_questions(&self, things: &Things<'_>, problems: &mut Vec<Diagnostic>) {
        let own = &self.files().get(self.chain.own().playbook).source;
        for (name, at) in &things.asked.questions {
            if !things.filled.used.contains(name) && at.source == *own {
                let message = format!("nothing uses the answer to `{name}`");
                let help = format!("write `$({name})` where it is meant, or take the question out");
                problems
                    .push(Diagnostic::new(Code::UnusedQuestion, at.clone(), message).help(help));
            }
        }
    }

    pub(super) fn lower(
        &self,
        all: Things<'a>,
        memory: Option<&mut Memory>,
        problems: &mut Vec<Diagnostic>,
    ) -> Loaded<'a> {
        let Things { merged: things, filled, asked } = all;
        let substitutions = filled.substitutions;
        let spans = Spans { files: self.files(), substitutions: &substitutions };
        let context = Context::new(self.chain, self.catalogue, self.languages(), spans);
        let lowering =
            Lowering { context: &context, things: &things, is_awaited: self.is_awaited() };
        let playbook = lowering.playbook(&self.assets(), memory);
        problems.append(&mut context.take_problems());
        let untranslated = context.untranslated.into_inner();
        problems.extend(missing_translations(&untranslated, &things, self.chain, self.files()));
        Loaded {
            playbook,
            problems: Vec::new(),
            unanswered: asked.unanswered,
            answers: asked.answers,
            own: self.own_files(),
            dropped: self.own_drops(),
            flawed: HashSet::new(),
            spoilt: HashSet::new(),
            is_partial: false,
            folders: self.chain.levels.iter().map(|level| level.folder.clone()).collect(),
            untranslated: counted(&untranslated, self.chain),
            files: self.files(),
            things,
            substitutions,
        }
    }

    /// The organisation's own original of each thing that has one.
    fn own_files(&self) -> BTreeMap<Name, FileId> {
        let own = self.chain.own_number();
        let original = |levels: &[LevelFiles]| {
            levels.last().filter(|level| level.level == own).and_then(|level| level.original)
        };
        let things = self.catalogue.things.iter();
        things.filter_map(|(name, levels)| Some((name.clone(), original(levels)?))).collect()
    }

    /// What the organisation itself drops of what it inherits.
    fn own_drops(&self) -> BTreeMap<Name, Origin> {
        let own = self.chain.own().playbook;
        let dropped = self.catalogue.dropped.iter().filter(|(_, at)| at.file == own);
        dropped.map(|(name, at)| (name.clone(), *at)).collect()
    }

    /// The files of all levels, an upper one in the place of a lower of the same path.
    fn assets(&self) -> Vec<Asset> {
        let mut assets: BTreeMap<&str, &Asset> = BTreeMap::new();
        for level in &self.chain.levels {
            let folder = self.workspace.folders.get(&level.folder);
            for asset in folder.map_or(&[][..], |folder| &folder.assets) {
                assets.insert(&asset.path, asset);
            }
        }
        let copy =
            |asset: &Asset| Asset { path: asset.path.clone(), bytes: Arc::clone(&asset.bytes) };
        assets.into_values().map(copy).collect()
    }
}

/// Reads a file for what is wrong with its shape alone.
fn check_shape(
    kind: Kind,
    tree: &Tree,
    mode: Mode,
    spans: &Spans<'_>,
    problems: &RefCell<Vec<Diagnostic>>,
) {
    fn check<R: DeserializeOwned + Default>(
        tree: &Tree,
        mode: Mode,
        spans: &Spans<'_>,
        problems: &RefCell<Vec<Diagnostic>>,
    ) {
        let _: R = read(tree, mode, spans, problems);
    }
    match kind {
        Kind::Playbook => check::<RawPlaybook>(tree, mode, spans, problems),
        Kind::Role => check::<RawRole>(tree, mode, spans, problems),
        Kind::Value => check::<RawValue>(tree, mode, spans, problems),
        Kind::Boundary => check::<RawBoundary>(tree, mode, spans, problems),
        Kind::Example => check::<RawExample>(tree, mode, spans, problems),
        Kind::Page => check::<RawPage>(tree, mode, spans, problems),
        Kind::Scan => check::<RawScan>(tree, mode, spans, problems),
    }
}
