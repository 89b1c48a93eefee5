//! Places in files.

use std::ops::Range;
use std::sync::{Arc, OnceLock};

/// A file's text and the path that authors know it by.
#[derive(Debug)]
pub struct SourceText {
    /// Its path, relative to the working directory.
    pub path: String,
    /// What it holds; without a byte order mark, empty where it could not be read.
    pub text: String,
    /// The bytes at which its lines begin, once somebody has asked for a line.
    lines: OnceLock<Vec<usize>>,
}

impl PartialEq for SourceText {
    fn eq(&self, other: &Self) -> bool {
        self.path == other.path && self.text == other.text
    }
}

impl Eq for SourceText {}

impl SourceText {
    /// A text with the path that authors know it by.
    pub fn new(path: impl Into<String>, text: impl Into<String>) -> Self {
        Self { path: path.into(), text: text.into(), lines: OnceLock::new() }
    }

    /// The bytes at which its lines begin.
    pub(super) fn lines(&self) -> &[usize] {
        self.lines.get_or_init(|| line_starts(&self.text).collect())
    }

    /// A line without its end, by its number; `None` beyond the last.
    pub(crate) fn line(&self, number: usize) -> Option<&str> {
        let start = *self.lines().get(number.checked_sub(1)?)?;
        let end = self.lines().get(number).copied().unwrap_or(self.text.len());
        Some(self.text[start..end].trim_end_matches(['\n', '\r']))
    }

    fn position(&self, offset: usize) -> Position {
        let line = self.lines().partition_point(|start| *start <= offset);
        let start = self.lines()[line - 1];
        Position { line, column: self.text[start..offset].chars().count() + 1 }
    }
}

/// The bytes at which the lines of a text begin, as editors count them: after a line feed, and
/// after a carriage return that has none. Form feeds and the line ends of Unicode end no line.
pub(crate) fn line_starts(text: &str) -> impl Iterator<Item = usize> {
    let bytes = text.as_bytes();
    let is_end = move |at: &usize| bytes[*at] == b'\n' || bytes.get(at + 1) != Some(&b'\n');
    let ends = memchr::memchr2_iter(b'\n', b'\r', bytes).filter(is_end);
    std::iter::once(0).chain(ends.map(|at| at + 1))
}

/// A stretch of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Span {
    /// The file.
    pub source: Arc<SourceText>,
    /// The bytes of its text.
    pub range: Range<usize>,
}

/// A line and a column, both counted from 1; columns in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// The line.
    pub line: usize,
    /// The column.
    pub column: usize,
}

impl Span {
    /// A stretch of a file, brought within its text and to whole characters.
    pub fn new(source: Arc<SourceText>, range: Range<usize>) -> Self {
        let start = source.text.floor_char_boundary(range.start);
        let end = source.text.ceil_char_boundary(range.end).max(start);
        Self { source, range: start..end }
    }

    /// The place of what nobody wrote: a value that stands in for one that is missing. What is
    /// wrong there is nobody's mistake.
    pub fn nowhere() -> Self {
        Self::start_of(Arc::new(SourceText::new("", "")))
    }

    /// Whether nobody wrote it.
    pub fn is_nowhere(&self) -> bool {
        self.source.path.is_empty()
    }

    /// The very beginning of a file.
    pub fn start_of(source: Arc<SourceText>) -> Self {
        Self { source, range: 0..0 }
    }

    /// Where it begins.
    pub fn start(&self) -> Position {
        self.source.position(self.range.start)
    }

    /// Where it ends.
    pub fn end(&self) -> Position {
        self.source.position(self.range.end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters() {
        let source = Arc::new(SourceText::new("a", "é: 1\r\nnaïve: x"));
        let start = source.text.find('x').expect("the text has an x");
        let span = Span::new(source, start..start + 1);
        assert_eq!(span.start(), Position { line: 2, column: 8 });
    }

    #[test]
    fn lines_are_those_of_editors() {
        for (text, line, column) in [
            ("a\nb\r\nX", 3, 1),
            ("a\rb\r\rX", 4, 1),
            ("a\u{c}b\u{b}c\u{85}d\u{2028}e\u{2029}X", 1, 11),
            ("\u{c}\n\u{c} X", 2, 3),
        ] {
            let start = text.find('X').expect("the text has an X");
            let span = Span::new(Arc::new(SourceText::new("a", text)), start..start + 1);
            assert_eq!(span.start(), Position { line, column }, "{text:?}");
        }
    }
}
