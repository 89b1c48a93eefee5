//! One thing of an organisation, its layers merged and its placeholders filled in.

use std::borrow::Cow;

use crate::diagnostic::Diagnostic;
use crate::model::{Kind, Language};
use crate::source::{File, FileId, Files, Tree};

use super::answers::Answers;
use super::catalogue::LevelFiles;
use super::filling::Filled;
use super::layer::lay;
use super::spans::{Spans, Substitution};
use super::translate::Translator;

/// A thing, ready to be read.
#[derive(Debug)]
pub(crate) struct Thing<'a> {
    /// What its unsuffixed files say: the rules, and the words of one language or another.
    pub(crate) rules: Rules<'a>,
    /// What a reader of each of the playbook's languages gets; `None` where no translation
    /// makes it other than `rules`.
    pub(crate) words: Vec<Option<Tree>>,
    /// Whether some of its files hold placeholders.
    pub(crate) has_placeholders: bool,
    /// Whether something in it stands in for an answer that is missing.
    pub(crate) guessed: bool,
    /// The lowest of its unsuffixed files, which must hold what must be there.
    pub(crate) file: FileId,
}

/// What the unsuffixed files of a thing say.
#[derive(Debug)]
pub(crate) enum Rules<'a> {
    /// What this one holds, as it stands.
    Written(&'a File),
    /// What several say together, or what one says with its placeholders filled in.
    Made(Tree),
}

impl Rules<'_> {
    pub(crate) fn tree(&self) -> &Tree {
        match self {
            Self::Written(file) => file.root(),
            Self::Made(tree) => tree,
        }
    }

    /// The same for somebody who needs it this once ([`File::root_once`]).
    pub(crate) fn tree_once(&self) -> Cow<'_, Tree> {
        match self {
            Self::Written(file) => file.root_once(),
            Self::Made(tree) => Cow::Borrowed(tree),
        }
    }
}

/// Merges the layers of things.
pub(crate) struct Merger<'a, 'l> {
    pub(crate) files: &'a Files,
    pub(crate) languages: &'l [Language],
}

impl<'a> Merger<'a, '_> {
    /// Merges what the levels say of a thing; `None` where none of them has its original.
    pub(crate) fn merge(
        &self,
        kind: Kind,
        levels: &[LevelFiles],
        problems: &mut Vec<Diagnostic>,
    ) -> Option<Thing<'a>> {
        let files = levels.iter().flat_map(|level| {
            level.original.iter().chain(level.translations.iter().map(|(_, file)| file))
        });
        let has_placeholders = files.into_iter().any(|file| self.files.get(*file).has_placeholders);
        let file = levels.iter().find_map(|level| level.original)?;
        let rules = self.rules(kind, levels)?;
        let words = self
            .languages
            .iter()
            .map(|language| {
                let translated = levels
                    .iter()
                    .any(|level| level.translations.iter().any(|(found, _)| found == language));
                translated.then(|| self.in_language(kind, levels, language, problems)).flatten()
            })
            .collect();
        Some(Thing { rules, words, has_placeholders, guessed: false, file })
    }

    fn rules(&self, kind: Kind, levels: &[LevelFiles]) -> Option<Rules<'a>> {
        let mut originals = levels.iter().filter_map(|level| level.original);
        let (lowest, others) = (originals.next()?, originals.next());
        let lowest = Rules::Written(self.files.get(lowest));
        // What a single file says need not be looked at here.
        if others.is_none() {
            return Some(lowest);
        }
        let mut originals = levels.iter().filter_map(|level| self.said(level.original?));
        let Some(first) = originals.next() else { return Some(lowest) };
        let lay_over = |below: Rules<'a>, above: &'a File| {
            let below = match below {
                Rules::Written(file) => file.root().clone(),
                Rules::Made(tree) => tree,
            };
            Rules::Made(lay(kind, below, above.root()))
        };
        Some(originals.fold(Rules::Written(first), lay_over))
    }

    fn in_language(
        &self,
        kind: Kind,
        levels: &[LevelFiles],
        language: &Language,
        problems: &mut Vec<Diagnostic>,
    ) -> Option<Tree> {
        let spans = Spans { files: self.files, substitutions: &[] };
        let mut translator = Translator { kind, spans, problems: Vec::new() };
        let mut merged: Option<Tree> = None;
        for level in levels {
            let original = level.original.and_then(|file| self.root(file));
            let inherits = merged.is_some();
            if let Some(original) = original {
                merged = Some(match merged {
                    None => original.clone(),
                    Some(below) => lay(kind, below, original),
                });
            }
            let own = level.translations.iter().find(|(found, _)| found == language);
            if let Some(translation) = own.and_then(|(_, file)| self.root(*file)) {
                let beside = original.filter(|_| inherits);
                merged = merged.map(|below| translator.translate(below, translation, beside));
            }
        }
        problems.append(&mut translator.problems);
        merged
    }

    /// The root of a file that says something.
    fn root(&self, file: FileId) -> Option<&'a Tree> {
        self.said(file).map(File::root)
    }

    /// A file, if it says something.
    fn said(&self, file: FileId) -> Option<&'a File> {
        Some(self.files.get(file)).filter(|file| file.is_mapping())
    }
}

impl Thing<'_> {
    /// Fills in the placeholders: of `rules` by the first of `answers`, of the words of each
    /// language by the one after it.
    pub(crate) fn fill(
        &mut self,
        kind: Kind,
        files: &Files,
        answers: &[Answers],
        filled: &mut Filled,
    ) {
        let spans = Spans { files, substitutions: &[] };
        let before = filled.substitutions.len();
        let mut fill = |answers: &Answers, tree: &Tree| match kind {
            Kind::Playbook => answers.fill_playbook(tree, &spans, filled),
            _ => answers.fill(tree, &spans, filled),
        };
        let Some((for_rules, for_words)) = answers.split_first() else { return };
        let rules = self.rules.tree_once();
        for (words, answers) in self.words.iter_mut().zip(for_words) {
            match words {
                Some(tree) => *tree = fill(answers, tree),
                None if answers == for_rules => {}
                None => *words = Some(fill(answers, &rules)),
            }
        }
        let filled_in = fill(for_rules, &rules);
        drop(rules);
        self.rules = Rules::Made(filled_in);
        self.guessed = filled.substitutions[before..].iter().any(Substitution::stands_in);
    }
}
