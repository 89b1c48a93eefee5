//! The files of a workspace, read once and kept.

use std::ops::Range;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, LazyLock, OnceLock};

use granit_parser::ErrorKind;

use crate::diagnostic::{Code, Diagnostic, SourceText, Span};

use super::locate::Locations;
use super::parse::{self, Parsed};
use super::syntax;
use super::tree::{BODY, Data, Origin, Pair, Plain, Scalar, Tree};

/// Larger files are refused; the largest playbook in use is far below it. In bytes.
pub const LARGEST_FILE: u64 = 8 << 20;

/// More open brackets than this are looked at with care before serde_yaml gets them, whose time
/// grows with the square of their depth.
const MANY_BRACKETS: usize = 500;

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
    /// What it holds; [`Data::Null`] where it is empty or could not be read.
    pub root: Tree,
    /// Whether `root` is all of what the author meant: it could be read.
    pub sound: bool,
    /// Whether some value holds a `$(`.
    pub has_placeholders: bool,
    /// The number of this reading: no other has the same.
    pub reading: u64,
    /// The stretch of `source` that is YAML.
    yaml: Range<usize>,
    /// How many values the YAML holds.
    values: u32,
    locations: OnceLock<Locations>,
}

/// All files that have been read.
#[derive(Debug, Default)]
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
            LazyLock::new(|| File::unreadable(FileId::default(), String::new()));
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
    /// Reads a YAML file from its text.
    pub(super) fn yaml(id: FileId, source: SourceText) -> (Self, Vec<Diagnostic>) {
        let all = 0..source.text.len();
        Self::read(id, source, all, None)
    }

    /// Reads a Markdown file with YAML front matter; the text below it becomes the key
    /// `text`.
    pub(super) fn markdown(id: FileId, source: SourceText) -> (Self, Vec<Diagnostic>) {
        let matter = front_matter(&source.text);
        let (yaml, body) = matter.clone().unwrap_or((0..0, 0));
        let (mut file, mut problems) = Self::read(id, source, yaml, Some(body));
        if matter.is_none() && file.source.text.starts_with("---") {
            let help = "put a line `---` between the keys and the text";
            let span = file.span(0..3);
            let message = "the front matter begins here and never ends";
            problems.push(Diagnostic::new(Code::YamlSyntax, span, message).help(help));
            file.sound = false;
        }
        (file, problems)
    }

    /// A file that could not be read at all.
    pub(super) fn unreadable(id: FileId, path: String) -> Self {
        let root = Tree { origin: Origin { file: id, node: 0 }, data: Data::Null };
        Self {
            source: Arc::new(SourceText::new(path, "")),
            root,
            sound: false,
            has_placeholders: false,
            reading: READINGS.fetch_add(1, Ordering::Relaxed),
            yaml: 0..0,
            values: 0,
            locations: OnceLock::new(),
        }
    }

    fn read(
        id: FileId,
        source: SourceText,
        yaml: Range<usize>,
        body: Option<usize>,
    ) -> (Self, Vec<Diagnostic>) {
        let mut file = Self::unreadable(id, String::new());
        file.has_placeholders = source.text.contains("$(");
        file.source = Arc::new(source);
        file.yaml = yaml;
        let mut problems = Vec::new();
        let text = &file.source.text[file.yaml.clone()];
        match guarded_parse(id, text) {
            Ok(parsed) => {
                file.values = parsed.values;
                file.root = parsed.root.clone();
                file.sound = true;
                problems.extend(file.duplicates(&parsed));
            }
            Err(failure) => {
                let why = syntax::explain(text, &failure);
                let start = file.yaml.start + why.offset;
                let span = file.span(start..start + 1);
                let mut problem =
                    Diagnostic::new(Code::YamlSyntax, span, why.message).maybe_help(why.help);
                if let Some(began) = why.began {
                    let began = file.yaml.start + began;
                    problem = problem.related(file.span(began..began + 1), "it begins here");
                }
                problems.push(problem);
            }
        }
        if let Some(body) = body {
            problems.extend(file.add_body(id, body));
        }
        (file, problems)
    }

    /// Puts the text of a Markdown file beside its keys.
    fn add_body(&mut self, id: FileId, start: usize) -> Option<Diagnostic> {
        let body = &self.source.text[start..];
        if body.trim().is_empty() {
            return None;
        }
        if let Some(pair) = self.root.pair("text") {
            let at = self.span(self.key(pair.origin.node).unwrap_or_default());
            let message = "a page's text stands below its front matter, and here is another";
            let help = "keep one of the two";
            return Some(Diagnostic::new(Code::DuplicateKey, at, message).help(help));
        }
        let origin = Origin { file: id, node: BODY };
        let scalar = Scalar { text: body.into(), plain: Plain::Text, substitution: None };
        let value = Tree { origin, data: Data::Scalar(scalar) };
        let pair = Pair { key: "text".into(), origin, value };
        match &mut self.root.data {
            Data::Map(pairs) => pairs.push(pair),
            data @ Data::Null => *data = Data::Map(vec![pair]),
            Data::Scalar(_) | Data::List(_) => {}
        }
        None
    }

    fn duplicates(&self, parsed: &Parsed) -> Vec<Diagnostic> {
        let at = |node| self.span(self.key(node).unwrap_or_default());
        let problem = |(later, earlier): &(u32, u32)| {
            let span = at(*later);
            let key = &span.source.text[span.range.clone()];
            let message = format!("`{key}` is here a second time");
            Diagnostic::new(Code::DuplicateKey, span, message)
                .help("keep one of the two: which of them counts, nobody could tell")
                .related(at(*earlier), "the first time")
        };
        parsed.duplicates.iter().map(problem).collect()
    }

    fn locations(&self) -> &Locations {
        self.locations
            .get_or_init(|| Locations::of(&self.source.text[self.yaml.clone()], self.values))
    }

    fn range(&self, node: u32) -> Option<Range<usize>> {
        if node == BODY {
            let body = front_matter(&self.source.text).map_or(0, |(_, body)| body);
            return Some(body..self.source.text.len());
        }
        let text = &self.source.text[self.yaml.clone()];
        self.locations().value(text, node).map(|range| self.shifted(range))
    }

    fn key(&self, node: u32) -> Option<Range<usize>> {
        if node == BODY {
            return None;
        }
        self.locations().key(node).map(|range| self.shifted(range))
    }

    fn shifted(&self, range: Range<usize>) -> Range<usize> {
        self.yaml.start + range.start..self.yaml.start + range.end
    }

    fn span(&self, range: Range<usize>) -> Span {
        Span::new(Arc::clone(&self.source), range)
    }
}

/// The stretch of the keys between the two `---` lines, and where the text begins.
fn front_matter(text: &str) -> Option<(Range<usize>, usize)> {
    let mut lines = text.split_inclusive('\n');
    let first = lines.next().filter(|line| line.trim_end() == "---")?;
    let mut offset = first.len();
    for line in lines {
        if line.trim_end() == "---" {
            return Some((first.len()..offset, offset + line.len()));
        }
        offset += line.len();
    }
    None
}

/// Parses a text, unless its brackets are nested so deeply that even looking would take long.
fn guarded_parse(id: FileId, text: &str) -> Result<Parsed, parse::Failure> {
    if may_nest_deeply(text) {
        let refused = granit_parser::Parser::new_from_str(text).find_map(Result::err);
        if let Some(error) =
            refused.filter(|error| matches!(error.kind(), ErrorKind::RecursionLimitExceeded))
        {
            let message = "nested too deeply".to_owned();
            return Err(parse::Failure { message, offset: error.marker().byte_offset() });
        }
    }
    parse::parse(id, text)
}

/// Whether so many brackets may be open at once. Where quotes or comments could hide that a
/// closing bracket is none, only the opening ones count.
fn may_nest_deeply(text: &str) -> bool {
    let mut open: usize = 0;
    for line in text.lines() {
        let count = |marks: [u8; 2]| line.bytes().filter(|byte| marks.contains(byte)).count();
        open += count([b'[', b'{']);
        if open > MANY_BRACKETS {
            return true;
        }
        if !line.contains(['"', '\'', '#']) {
            open = open.saturating_sub(count([b']', b'}']));
        }
    }
    false
}
