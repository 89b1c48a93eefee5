//! The files of a workspace, read once and kept.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, LazyLock, OnceLock};

use crate::diagnostic::{Diagnostic, SourceText, Span};

use super::cuts::{self, Cut};
use super::faults::Faults;
use super::front_matter::{Missed, first_heading};
use super::locate::Locations;
use super::reading::{Layout, Reading};
use super::root::Root;
use super::tree::{BODY, Data, Origin, Tree};

/// Larger files are refused; the largest playbook in use is far below it. In bytes.
pub const LARGEST_FILE: u64 = 8 << 20;

/// How many files have been read.
static READINGS: AtomicU64 = AtomicU64::new(0);

/// A file among [`Files`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileId(pub u32);

/// A file of an organisation, read.
#[derive(Debug)]
pub struct File {
    /// Its path and text.
    pub source: Arc<SourceText>,
    /// Whether some value holds a `$(`.
    pub has_placeholders: bool,
    /// The number of this reading: no other has the same.
    pub reading: u64,
    id: FileId,
    layout: Layout,
    /// What is known of what it holds, once somebody has asked.
    outline: OnceLock<Outline>,
    root: Root,
    locations: OnceLock<Locations>,
}

/// What is known of what a file holds, besides that.
#[derive(Debug)]
struct Outline {
    is_mapping: bool,
    /// How many values the YAML holds.
    values: u32,
    faults: Faults,
}

/// All files that have been read.
#[derive(Clone, Debug, Default)]
pub struct Files {
    files: Vec<Option<Arc<File>>>,
}

impl Files {
    /// Puts a file in its place.
    pub(super) fn put(&mut self, id: FileId, file: Arc<File>) {
        let place = id.0 as usize;
        if place >= self.files.len() {
            self.files.resize(place + 1, None);
        }
        self.files[place] = Some(file);
    }

    /// A file.
    pub fn get(&self, id: FileId) -> &File {
        static NOTHING: LazyLock<File> =
            LazyLock::new(|| File::unreadable(FileId::default(), String::new(), String::new()));
        self.files.get(id.0 as usize).and_then(Option::as_deref).unwrap_or(&NOTHING)
    }

    /// The paths of the files that came, went or hold something else than before.
    pub(super) fn changes(&self, before: &Self) -> impl Iterator<Item = String> {
        let count = self.files.len().max(before.files.len());
        let at = |files: &'_ Self, place: usize| files.files.get(place).cloned().flatten();
        (0..count).filter_map(move |place| {
            let (now, then) = (at(self, place), at(before, place));
            let reading = |file: &Option<Arc<File>>| file.as_ref().map(|file| file.reading);
            let is_other = reading(&now) != reading(&then);
            now.or(then).filter(|_| is_other).map(|file| file.source.path.clone())
        })
    }

    /// Whether some file is empty that held something among others.
    pub fn emptied_since(&self, before: &Self) -> bool {
        let is_emptied = |(now, then): (&Option<Arc<File>>, &Option<Arc<File>>)| {
            let (Some(now), Some(then)) = (now, then) else { return false };
            now.reading != then.reading
                && now.source.text.is_empty()
                && !then.source.text.is_empty()
        };
        self.files.iter().zip(&before.files).any(is_emptied)
    }

    /// Where a value was written. A value that is empty is found at its key.
    pub fn value(&self, origin: Origin) -> Span {
        let file = self.get(origin.file);
        match file.range(origin.node) {
            Some(range) if !range.is_empty() || file.key(origin.node).is_none() => file.span(range),
            _ => self.key(origin),
        }
    }

    /// Where the key beside a value was written; the value where it has none.
    pub fn key(&self, origin: Origin) -> Span {
        let file = self.get(origin.file);
        let range = file.key(origin.node).or_else(|| file.range(origin.node));
        file.span(range.unwrap_or_default())
    }

    /// Where an excerpt of a text was written: the `occurrence`th time (from 0) that the value
    /// holds these words, or the whole value where YAML's quoting hides them.
    pub fn excerpt(&self, origin: Origin, words: &str, occurrence: usize) -> Span {
        let whole = self.value(origin);
        let within = whole.source.text[whole.range.clone()].match_indices(words).nth(occurrence);
        let range = within.map(|(at, found)| {
            let start = whole.range.start + at;
            start..start + found.len()
        });
        range.map_or_else(|| whole.clone(), |range| Span::new(Arc::clone(&whole.source), range))
    }

    /// The beginning of a file.
    pub fn start(&self, id: FileId) -> Span {
        Span::start_of(Arc::clone(&self.get(id).source))
    }
}

impl File {
    /// A YAML file with this text.
    pub(super) fn yaml(id: FileId, source: SourceText) -> Self {
        let layout = Layout::yaml(&source.text);
        Self::new(id, source, layout)
    }

    /// A Markdown file with YAML front matter; the text below it becomes the key `text`.
    pub(super) fn markdown(id: FileId, source: SourceText) -> Self {
        let layout = Layout::markdown(&source.text);
        Self::new(id, source, layout)
    }

    /// A file that could not be read at all, and why.
    pub(super) fn unreadable(id: FileId, path: String, why: String) -> Self {
        Self::without_text(id, path, Faults { unreadable: Some(why), ..Faults::default() })
    }

    /// A file that could not be read at all, which its folder tells.
    pub(super) fn lost(id: FileId, path: String) -> Self {
        Self::without_text(id, path, Faults { is_lost: true, ..Faults::default() })
    }

    fn without_text(id: FileId, path: String, faults: Faults) -> Self {
        let outline = Outline { is_mapping: false, values: 0, faults }.into();
        let source = SourceText::new(path, "");
        let layout = Layout::yaml(&source.text);
        Self { outline, ..Self::new(id, source, layout) }
    }

    fn new(id: FileId, source: SourceText, layout: Layout) -> Self {
        Self {
            has_placeholders: source.text.contains("$("),
            reading: READINGS.fetch_add(1, Ordering::Relaxed),
            source: Arc::new(source),
            id,
            layout,
            outline: OnceLock::new(),
            root: Root::default(),
            locations: OnceLock::new(),
        }
    }

    /// The same file as if it held something else; of what it holds, all that stayed is where it
    /// was written.
    pub(super) fn saying(&self, root: Tree) -> Self {
        let is_mapping = matches!(root.data, Data::Map(_));
        let values = self.outline().values;
        let outline = Outline { is_mapping, values, faults: Faults::default() };
        let kept = Root::default();
        kept.kept(|| root);
        Self {
            source: Arc::clone(&self.source),
            has_placeholders: self.has_placeholders,
            reading: READINGS.fetch_add(1, Ordering::Relaxed),
            id: self.id,
            layout: self.layout.clone(),
            outline: outline.into(),
            root: kept,
            locations: OnceLock::new(),
        }
    }

    /// Parses it, if nobody has done so; for whoever knows that it will be asked for soon.
    pub fn parse(&self) {
        self.outline();
    }

    /// Whether [`File::root`] is all of what the author meant: it could be read.
    pub fn is_sound(&self) -> bool {
        self.outline().faults.spoil_nothing()
    }

    /// Whether there was text to read.
    pub fn is_text(&self) -> bool {
        self.outline().faults.is_text()
    }

    /// Whether it holds keys, as every file should.
    pub fn is_mapping(&self) -> bool {
        self.outline().is_mapping
    }

    /// What is wrong with its text itself, whatever it is about.
    pub fn problems(&self) -> Vec<Diagnostic> {
        self.outline().faults.told(self)
    }

    /// Of a page without a front matter, the lines that were meant as one. `is_key` says what the
    /// first of its keys can be; with `anywhere`, they may also stand below text.
    pub fn missed_front_matter(
        &self,
        is_key: &dyn Fn(&str) -> bool,
        anywhere: bool,
    ) -> Option<Missed> {
        let text = &self.source.text;
        if self.layout.body != Some(0) || self.layout.open.is_some() {
            return None;
        }
        let below = || Missed::below_text(text, is_key).filter(|_| anywhere);
        Missed::of(text, is_key).or_else(below)
    }

    /// Whether it is a page that has a front matter.
    pub fn has_front_matter(&self) -> bool {
        self.layout.body.is_some_and(|body| body > 0)
    }

    /// What the first heading of a page's text says.
    pub fn first_heading(&self) -> Option<String> {
        first_heading(&self.source.text[self.layout.body.unwrap_or(0)..])
    }

    /// What it holds; [`Data::Null`] where it is empty or could not be read.
    pub fn root(&self) -> &Tree {
        self.outline();
        self.root.kept(|| self.read().root)
    }

    /// The same for somebody who needs it this once: it is kept only where others have asked for
    /// it before. Of very many files that are read one after the other, no more than a few are
    /// in memory like this.
    pub fn root_once(&self) -> Cow<'_, Tree> {
        self.outline();
        self.root.once(|| self.read().root)
    }

    /// The same without the file.
    pub(super) fn into_root(self) -> Tree {
        self.root_once().into_owned()
    }

    fn outline(&self) -> &Outline {
        self.outline.get_or_init(|| {
            let Reading { root, values, faults } = self.read();
            let is_mapping = matches!(root.data, Data::Map(_));
            self.root.put(root);
            Outline { is_mapping, values, faults }
        })
    }

    fn read(&self) -> Reading {
        Reading::of(self.id, &self.source.text, &self.layout)
    }

    fn locations(&self) -> &Locations {
        self.locations.get_or_init(|| Locations::of(self.text(), self.outline().values))
    }

    /// Whether YAML may take words of some text for something else, as far as a look can tell.
    pub fn may_cut_text(&self) -> bool {
        cuts::may_cut(self.text())
    }

    /// The words that YAML takes for something else than a part of this scalar.
    pub fn cut(&self, node: u32) -> Option<Cut> {
        let locations = self.locations();
        let is_repeated = || locations.is_repeated(node);
        let cut = cuts::cut(self.text(), &locations.form(node)?, &is_repeated)?;
        Some(Cut { at: self.shifted(cut.at), ..cut })
    }

    /// The stretch of the text that is YAML.
    pub(super) fn text(&self) -> &str {
        &self.source.text[self.layout.yaml.clone()]
    }

    fn range(&self, node: u32) -> Option<Range<usize>> {
        if node == BODY {
            return Some(self.layout.body.unwrap_or(0)..self.source.text.len());
        }
        self.locations().value(self.text(), node).map(|range| self.shifted(range))
    }

    /// The stretch of the key beside a value.
    pub(super) fn key(&self, node: u32) -> Option<Range<usize>> {
        if node == BODY {
            return None;
        }
        self.locations().key(node).map(|range| self.shifted(range))
    }

    /// A stretch of its YAML as one of the whole text.
    pub(super) fn shifted(&self, range: Range<usize>) -> Range<usize> {
        self.layout.yaml.start + range.start..self.layout.yaml.start + range.end
    }

    /// A stretch of its text.
    pub fn span(&self, range: Range<usize>) -> Span {
        Span::new(Arc::clone(&self.source), range)
    }
}
