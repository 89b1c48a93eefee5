//! What all lowering shares: telling problems, and bringing the languages of a text together.

use std::cell::RefCell;
use std::collections::BTreeSet;

use crate::diagnostic::{Code, Diagnostic, Span, Tally, nearest};
use crate::load::catalogue::{Catalogue, Name};
use crate::load::chain::Chain;
use crate::load::grammar::Flaw;
use crate::load::read::{Field, Prose, Written};
use crate::load::spans::Spans;
use crate::model::{Language, LanguageIndex, Markdown, Text, Wording};
use crate::source::{Data, FileId, Pair, Tree};

use super::direction::contained;

/// What holds throughout the lowering of one organisation.
pub(crate) struct Context<'a> {
    pub(crate) chain: &'a Chain,
    pub(crate) catalogue: &'a Catalogue,
    pub(crate) languages: &'a [Language],
    pub(crate) spans: Spans<'a>,
    pub(crate) problems: RefCell<Vec<Diagnostic>>,
    tally: RefCell<Tally>,
    /// Things of which some text is missing in a language of the playbook.
    pub(crate) untranslated: RefCell<BTreeSet<(usize, Name)>>,
}

/// One thing as raw structs.
pub(crate) struct Raws<'a, R> {
    pub(crate) name: Name,
    /// The rules, and the words where a language has none of its own.
    pub(crate) rules: R,
    /// The words of each of the playbook's languages, where they differ.
    pub(crate) words: Vec<Option<R>>,
    /// What `rules` was read from.
    pub(crate) tree: &'a Tree,
    /// Whether all of it could be read; otherwise nothing is said to be missing.
    pub(crate) sound: bool,
    /// The file that must hold what must be there.
    pub(crate) file: FileId,
}

impl<R> Raws<'_, R> {
    /// What a reader of a language gets.
    pub(crate) fn in_language(&self, language: usize) -> &R {
        self.words.get(language).and_then(Option::as_ref).unwrap_or(&self.rules)
    }
}

impl<R> Raws<'_, R> {
    /// Whether a key that must be there is not, and nothing was told that explains it.
    pub(super) fn lacks(&self, tree: &Tree, key: &str) -> bool {
        self.sound && tree.pair(key).is_none() && !is_misspelt(tree, key)
    }
}

impl<'a> Context<'a> {
    pub(crate) fn new(
        chain: &'a Chain,
        catalogue: &'a Catalogue,
        languages: &'a [Language],
        spans: Spans<'a>,
    ) -> Self {
        Self {
            chain,
            catalogue,
            languages,
            spans,
            problems: RefCell::default(),
            tally: RefCell::default(),
            untranslated: RefCell::default(),
        }
    }
}

impl Context<'_> {
    /// Another one of the same organisation, for something that is lowered by itself.
    pub(crate) fn apart(&self) -> Self {
        let Self { chain, catalogue, languages, spans, .. } = *self;
        Self::new(chain, catalogue, languages, spans)
    }

    /// All problems that were told, and of what there was too much, how many more there are.
    pub(crate) fn take_problems(&self) -> Vec<Diagnostic> {
        let mut problems = self.problems.take();
        problems.append(&mut self.tally.borrow_mut().rest());
        problems
    }

    /// What was told apart is told here, too.
    pub(crate) fn take_over(&self, problems: &[Diagnostic], untranslated: &[(usize, Name)]) {
        self.problems.borrow_mut().extend(problems.iter().cloned());
        self.untranslated.borrow_mut().extend(untranslated.iter().cloned());
    }

    pub(crate) fn tell(&self, problem: Diagnostic) {
        if self.tally.borrow_mut().admits(&problem) {
            self.problems.borrow_mut().push(problem);
        }
    }

    /// Tells what is wrong with a text.
    pub(crate) fn flaw(&self, written: &Written, flaw: Flaw) {
        let at = match flaw.range {
            Some(range) => self.spans.excerpt(written, range),
            None => self.spans.written(written.at),
        };
        self.tell(Diagnostic::new(flaw.code, at, flaw.message).maybe_help(flaw.help));
    }

    /// A result whose flaw has been told.
    pub(crate) fn told<T>(&self, written: &Written, result: Result<T, Flaw>) -> Option<T> {
        result.map_err(|flaw| self.flaw(written, flaw)).ok()
    }

    /// Tells that a key has no meaning where it stands.
    pub(crate) fn misplaced(&self, pair: &Pair, message: impl Into<String>, help: &str) {
        let at = self.spans.files.key(pair.origin);
        self.tell(Diagnostic::new(Code::MisplacedKey, at, message).help(help));
    }

    /// Tells that a key must be there. Of a whole thing, `tree` is its root.
    pub(crate) fn missing<R>(&self, raws: &Raws<'_, R>, tree: &Tree, key: &str, help: &str) {
        if !raws.lacks(tree, key) {
            return;
        }
        if std::ptr::eq(tree, raws.tree) && self.is_orphan(raws) {
            self.tell_orphan(raws, help);
            return;
        }
        let at = self.emptied(raws, tree, key).unwrap_or_else(|| self.beginning(raws, tree));
        let (kind, _) = raws.name;
        let message = if std::ptr::eq(tree, raws.tree) {
            format!("this {kind} has no `{key}`")
        } else {
            format!("there is no `{key}` here")
        };
        self.tell(Diagnostic::new(Code::MissingField, at, message).help(help));
    }

    /// The empty key with which a fork took away what must be there.
    fn emptied<R>(&self, raws: &Raws<'_, R>, tree: &Tree, key: &str) -> Option<Span> {
        if !std::ptr::eq(tree, raws.tree) {
            return None;
        }
        let levels = self.catalogue.things.get(&raws.name)?.iter().rev();
        let mut originals = levels.filter_map(|level| level.original);
        originals.find_map(|file| {
            let pair = self.spans.files.get(file).root().pair(key)?;
            matches!(pair.value.data, Data::Null).then(|| self.spans.files.key(pair.origin))
        })
    }

    fn beginning<R>(&self, raws: &Raws<'_, R>, tree: &Tree) -> Span {
        if std::ptr::eq(tree, raws.tree) {
            self.spans.files.start(raws.file)
        } else {
            self.spans.files.value(tree.origin)
        }
    }

    /// A text in all languages; `get` finds it in the raw struct of one.
    pub(crate) fn text<R>(
        &self,
        raws: &Raws<'_, R>,
        get: impl Fn(&R) -> Option<&Prose>,
    ) -> Option<Text> {
        let text = self.text_unmarked(raws, get)?;
        for (index, language) in self.languages.iter().enumerate() {
            if text.wording(LanguageIndex(index)).language != *language {
                self.untranslated.borrow_mut().insert((index, raws.name.clone()));
            }
        }
        Some(text)
    }

    /// The same for a text that nobody misses in a language that has none.
    pub(crate) fn text_unmarked<R>(
        &self,
        raws: &Raws<'_, R>,
        get: impl Fn(&R) -> Option<&Prose>,
    ) -> Option<Text> {
        let any = get(&raws.rules).or_else(|| raws.words.iter().flatten().find_map(&get))?;
        let wordings = (0..self.languages.len()).map(|index| {
            let Prose(written) = get(raws.in_language(index)).unwrap_or(any);
            let language = self.chain.language_of(written.at.origin.file).clone();
            Wording { language, content: tidy(&written.text) }
        });
        Text::new(wordings.collect())
    }

    /// A text of names and figures, which reads the same in every language unless translated.
    pub(crate) fn neutral<R>(
        &self,
        raws: &Raws<'_, R>,
        get: impl Fn(&R) -> Option<&Prose>,
    ) -> Option<Text> {
        let any = get(&raws.rules)?;
        let wordings = self.languages.iter().enumerate().map(|(index, language)| {
            let Prose(written) = get(raws.in_language(index)).unwrap_or(any);
            Wording { language: language.clone(), content: tidy(&written.text) }
        });
        Text::new(wordings.collect())
    }

    pub(crate) fn markdown<R>(
        &self,
        raws: &Raws<'_, R>,
        get: impl Fn(&R) -> Option<&Prose>,
    ) -> Option<Markdown> {
        self.text(raws, get).map(Markdown)
    }

    /// A text that the original must have, whatever translations have; an empty one where it is
    /// missing and has been told so.
    pub(crate) fn required<R>(
        &self,
        raws: &Raws<'_, R>,
        tree: &Tree,
        key: &str,
        get: impl Fn(&R) -> Option<&Prose>,
    ) -> Text {
        // Where only a translation says it, nobody notices that the file lies over nothing.
        if get(&raws.rules).is_none() {
            self.missing(raws, tree, key, &self.line_to_add(raws, key, &get));
        }
        self.text(raws, get).unwrap_or_else(|| self.no_text())
    }

    /// The line that gives a text; where a translation has it already, in the language in which
    /// the original is written.
    fn line_to_add<R>(
        &self,
        raws: &Raws<'_, R>,
        key: &str,
        get: impl Fn(&R) -> Option<&Prose>,
    ) -> String {
        let line = format!("add a line `{key}: ...`");
        if !raws.words.iter().flatten().any(|words| get(words).is_some()) {
            return line;
        }
        let language = self.chain.language_of(raws.file);
        format!("{line} in `{language}`: a translation has one, but its original has none")
    }

    pub(crate) fn no_text(&self) -> Text {
        Text::single(self.languages[0].clone(), "")
    }

    /// A list of texts, as long as the original's.
    pub(crate) fn texts<R>(
        &self,
        raws: &Raws<'_, R>,
        get: impl Fn(&R) -> Option<&Vec<Field<Prose>>>,
    ) -> Vec<Text> {
        let count = get(&raws.rules).map_or(0, Vec::len);
        (0..count).filter_map(|index| self.text(raws, |raw| get(raw)?.get(index)?.get())).collect()
    }
}

/// Whether a key is there under a name that nearly is its own: that has been told.
pub(super) fn is_misspelt(tree: &Tree, key: &str) -> bool {
    let others = tree.pairs().iter().map(|pair| &*pair.key).filter(|other| *other != key);
    nearest(key, others).is_some()
}

/// Block texts end in a line break that nobody meant.
fn tidy(text: &str) -> String {
    contained(text.trim_end())
}
