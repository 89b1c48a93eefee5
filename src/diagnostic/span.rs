//! Places in files.

use std::ops::Range;
use std::sync::Arc;

/// A file's text and the path that authors know it by.
#[derive(Debug, PartialEq, Eq)]
pub struct SourceText {
    /// Its path, relative to the working directory.
    pub path: String,
    /// What it holds; without a byte order mark, empty where it could not be read.
    pub text: String,
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

    /// The very beginning of a file.
    pub fn start_of(source: Arc<SourceText>) -> Self {
        Self { source, range: 0..0 }
    }

    /// Where it begins.
    pub fn start(&self) -> Position {
        position(&self.source.text, self.range.start)
    }

    /// Where it ends.
    pub fn end(&self) -> Position {
        position(&self.source.text, self.range.end)
    }
}

fn position(text: &str, offset: usize) -> Position {
    let before = &text[..offset];
    let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
    Position {
        line: before.bytes().filter(|byte| *byte == b'\n').count() + 1,
        column: before[line_start..].chars().count() + 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters() {
        let source = Arc::new(SourceText { path: "a".into(), text: "é: 1\r\nnaïve: x".into() });
        let start = source.text.find('x').expect("the text has an x");
        let span = Span::new(source, start..start + 1);
        assert_eq!(span.start(), Position { line: 2, column: 8 });
    }
}
