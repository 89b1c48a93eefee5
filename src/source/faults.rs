//! What is wrong with the text of a file itself, whatever it is about.

use std::ops::Range;
use std::sync::Arc;

use crate::diagnostic::{Code, Diagnostic, Span, Tally};

use super::file::File;
use super::front_matter::{Missed, front_matter};
use super::parse::Failure;
use super::syntax;

/// What was found while a text was read.
#[derive(Debug, Default)]
pub(super) struct Faults {
    /// Why there is no text.
    pub(super) unreadable: Option<String>,
    /// Whether there is no text for a reason that has been told with the folder.
    pub(super) is_lost: bool,
    /// Why its YAML could not be read.
    pub(super) failure: Option<Failure>,
    /// Keys that a mapping has twice: the value of the later and of the earlier one.
    pub(super) duplicates: Vec<(u32, u32)>,
    /// The value of a page's key `text`, where text stands below its front matter, too.
    pub(super) second_text: Option<u32>,
    /// The line with which its front matter begins, where that never ends.
    pub(super) open: Option<Range<usize>>,
}

impl Faults {
    /// Whether all that was meant could be read.
    pub(super) fn spoil_nothing(&self) -> bool {
        self.is_text() && self.failure.is_none() && self.open.is_none()
    }

    /// Whether there was text to read.
    pub(super) fn is_text(&self) -> bool {
        self.unreadable.is_none() && !self.is_lost
    }

    /// Told at their places in the file.
    pub(super) fn told(&self, file: &File) -> Vec<Diagnostic> {
        let start = || Span::start_of(Arc::clone(&file.source));
        let unreadable = self.unreadable.iter();
        let unreadable = unreadable.map(|why| Diagnostic::new(Code::NotText, start(), why));
        let failure = self.failure.as_ref().map(|failure| malformed(file, failure));
        let mut tally = Tally::default();
        let duplicates = self.duplicates.iter().map(|keys| duplicate(file, *keys));
        let mut duplicates: Vec<_> = duplicates.filter(|problem| tally.admits(problem)).collect();
        duplicates.append(&mut tally.rest());
        let second = self.second_text.map(|text| second_text(file, text));
        let open = self.open.clone().map(|line| open(file, line));
        unreadable.chain(failure).chain(duplicates).chain(second).chain(open).collect()
    }
}

fn malformed(file: &File, failure: &Failure) -> Diagnostic {
    let why = syntax::explain(file.text(), failure);
    let letter = |at: usize| file.span(file.shifted(at..at + 1));
    let problem = Diagnostic::new(Code::YamlSyntax, letter(why.offset), why.message);
    let problem = problem.maybe_help(why.help);
    match why.began {
        Some(began) => problem.related(letter(began), "it begins here"),
        None => problem,
    }
}

fn duplicate(file: &File, (later, earlier): (u32, u32)) -> Diagnostic {
    let at = |node| file.span(file.key(node).unwrap_or_default());
    let span = at(later);
    let key = &span.source.text[span.range.clone()];
    let message = format!("`{key}` is here a second time");
    Diagnostic::new(Code::DuplicateKey, span, message)
        .help("keep one of the two: which of them counts, nobody could tell")
        .related(at(earlier), "the first time")
}

fn second_text(file: &File, text: u32) -> Diagnostic {
    let at = file.span(file.key(text).unwrap_or_default());
    let message = "a page's text stands below its front matter, and here is another";
    Diagnostic::new(Code::DuplicateKey, at, message).help("keep one of the two")
}

/// A front matter that never ends; told at its last line, where that is nearly right.
fn open(file: &File, line: Range<usize>) -> Diagnostic {
    let text = &file.source.text;
    let message = "the front matter begins here and never ends";
    let title = file.first_heading().unwrap_or_else(|| "...".to_owned());
    let (at, message, whole) = match Missed::of(text, &|_| true) {
        Some(missed) if missed.at != line => {
            (missed.at.clone(), missed.message.clone(), missed.written(&title))
        }
        Some(missed) => (line, message.to_owned(), missed.written(&title)),
        None => (line, message.to_owned(), front_matter(&title)),
    };
    let help = format!("put a line `---` between the keys and the text:\n{whole}");
    Diagnostic::new(Code::YamlSyntax, file.span(at), message).help(help)
}
