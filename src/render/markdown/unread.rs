//! Links and images that were meant and are none: a space in the destination, or a parenthesis
//! without its other half, makes Markdown take all of it for plain words.

use std::ops::Range;

use pulldown_cmark::{Event, Tag, TagEnd};

use super::destination::{KINDS, OUTSIDE};
use super::{address_part, located};

/// No destination with its title is longer, in bytes.
const REACH: usize = 1000;

/// The quotation marks that people put around titles.
const QUOTES: [(&str, char); 7] =
    [("\"", '"'), ("'", '\''), ("“", '”'), ("„", '”'), ("„", '“'), ("‘", '’'), ("«", '»')];

/// Something that is written like a link or an image, and is read as words.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Unread {
    /// What stands before the destination: `[label](`, `![label](` or `[label]: `.
    before: String,
    /// The destination as it is written.
    pub(crate) destination: String,
    /// The title behind it, without its quotation marks.
    pub(crate) title: Option<String>,
    /// The byte of the document at which the destination stands.
    at: usize,
    /// Whether it is an image.
    pub(crate) image: bool,
}

impl Unread {
    /// Which occurrence of [`Unread::written`] in the document it is, from 0.
    pub(crate) fn occurrence(&self, text: &str) -> usize {
        text[..self.at].matches(self.written()).count()
    }

    /// The first line of the destination.
    pub(crate) fn written(&self) -> &str {
        self.destination.lines().next().unwrap_or_default()
    }

    /// The whole with another destination, as Markdown reads it.
    pub(crate) fn with(&self, destination: &str) -> String {
        self.whole(destination, self.title.as_deref())
    }

    /// Where all behind the first space is meant as a title: the destination before it, and the
    /// whole as Markdown reads it.
    pub(crate) fn with_title(&self) -> Option<(&str, String)> {
        let (destination, title) = self.destination.split_once(char::is_whitespace)?;
        self.title.is_none().then(|| (destination, self.whole(destination, Some(title.trim()))))
    }

    fn whole(&self, destination: &str, title: Option<&str>) -> String {
        let is_odd = |letter: char| letter.is_whitespace() || "()".contains(letter);
        let destination = match destination {
            plain if !plain.contains(is_odd) => plain.to_owned(),
            odd if odd.contains(['<', '>', '\n']) => address_part(odd),
            spaced => format!("<{spaced}>"),
        };
        let title = title.map(|title| format!(" \"{}\"", title.replace('"', "\\\"")));
        let end = if self.before.ends_with('(') { ")" } else { "" };
        format!("{}{destination}{}{end}", self.before, title.unwrap_or_default())
    }
}

/// All that is written like a link or an image in a document and is read as words, in order.
pub(crate) fn unread(text: &str) -> Vec<Unread> {
    if !text.contains("](") && !text.contains("]:") {
        return Vec::new();
    }
    let words = words(text);
    let is_word = |at: usize| {
        let before = words.partition_point(|range| range.start <= at);
        before.checked_sub(1).is_some_and(|found| words[found].contains(&at))
    };
    let marks = marks(text).into_iter().filter(|mark| is_word(mark.at) && is_word(mark.at + 1));
    marks.filter_map(|mark| read(text, &mark)).collect()
}

/// The stretches of a document that are plain words, in order.
fn words(text: &str) -> Vec<Range<usize>> {
    let mut in_code = false;
    let mut words = Vec::new();
    for (event, range) in located(text) {
        match event {
            Event::Start(Tag::CodeBlock(_)) => in_code = true,
            Event::End(TagEnd::CodeBlock) => in_code = false,
            Event::Text(_) if !in_code => words.push(range),
            _ => {}
        }
    }
    words
}

/// The `](` of a link, or the `]:` of a definition of one.
struct Mark {
    at: usize,
    /// The byte of the `[`.
    opened: usize,
    /// The byte of the `)`, where every parenthesis between has its other half.
    closed: Option<usize>,
    is_inline: bool,
}

/// All marks of a text whose brackets are in one paragraph.
fn marks(text: &str) -> Vec<Mark> {
    let bytes = text.as_bytes();
    let (mut marks, mut brackets, mut parentheses) = (Vec::<Mark>::new(), Vec::new(), Vec::new());
    let mut at = 0;
    while at < bytes.len() {
        match (bytes[at], bytes.get(at + 1)) {
            // What follows is meant as it is.
            (b'\\', _) => at += 1,
            (b'\n', Some(b'\n')) => (brackets, parentheses) = (Vec::new(), Vec::new()),
            (b'[', _) => brackets.push(at),
            (b']', next @ Some(b'(' | b':')) => {
                let is_inline = next == Some(&b'(');
                let mark =
                    brackets.pop().map(|opened| Mark { at, opened, closed: None, is_inline });
                if is_inline {
                    parentheses.push(mark.is_some().then_some(marks.len()));
                    at += 1;
                }
                marks.extend(mark);
            }
            (b']', _) => drop(brackets.pop()),
            (b'(', _) => parentheses.push(None),
            (b')', _) => {
                if let Some(Some(mark)) = parentheses.pop() {
                    marks[mark].closed = Some(at);
                }
            }
            _ => {}
        }
        at += 1;
    }
    marks
}

/// Reads what stands around a mark.
fn read(text: &str, mark: &Mark) -> Option<Unread> {
    let Mark { at, opened, is_inline, .. } = *mark;
    let after = &text[at + 2..];
    let image = is_inline && text[..opened].ends_with('!');
    let inner = if is_inline { inner(after, mark)? } else { definition(text, opened, after)? };
    let (destination, title) = titled(inner.trim());
    let is_meant = image || begins_like_one(destination) || (is_inline && is_file(destination));
    let label = &text[opened - usize::from(image)..at];
    (is_meant && !destination.is_empty()).then(|| Unread {
        before: on_one_line(label) + if is_inline { "](" } else { "]: " },
        destination: destination.to_owned(),
        title: title.map(str::to_owned),
        at: at + 2 + (after.len() - after.trim_start().len()),
        image,
    })
}

fn on_one_line(label: &str) -> String {
    label.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What stands between the parentheses of a link; up to the first that closes where one of them
/// has no other half.
fn inner<'a>(after: &'a str, mark: &Mark) -> Option<&'a str> {
    let near = &after[..after.floor_char_boundary(REACH)];
    match mark.closed.map(|closed| closed - mark.at - 2) {
        Some(length) => near.get(..length),
        None => near.split("\n\n").next()?.split_once(')').map(|(inner, _)| inner),
    }
}

/// The rest of the line, where a `[` begins one.
fn definition<'a>(text: &str, opened: usize, after: &'a str) -> Option<&'a str> {
    let line = text[..opened].rfind('\n').map_or(0, |newline| newline + 1);
    after.lines().next().filter(|_| text[line..opened].trim().is_empty())
}

/// A destination and the title behind it.
fn titled(inner: &str) -> (&str, Option<&str>) {
    let title = QUOTES.iter().find_map(|(opens, closes)| {
        let (destination, title) = inner.strip_suffix(*closes)?.split_once(opens)?;
        let is_apart = destination.ends_with(char::is_whitespace);
        is_apart.then(|| (destination.trim_end(), Some(title)))
    });
    title.unwrap_or((inner, None))
}

/// Whether some words begin as the destination of a link does.
fn begins_like_one(words: &str) -> bool {
    let has_scheme = words.split_once(':').is_some_and(|(scheme, _)| {
        KINDS.iter().chain(&OUTSIDE).any(|known| scheme.eq_ignore_ascii_case(known))
    });
    has_scheme || ["assets/", "./", "../"].iter().any(|folder| words.starts_with(folder))
}

/// Whether some words end as the name of a file does.
fn is_file(words: &str) -> bool {
    words.rsplit_once('.').is_some_and(|(_, ending)| {
        (2..=5).contains(&ending.len())
            && ending.bytes().all(|byte| byte.is_ascii_alphanumeric())
            && ending.bytes().any(|byte| byte.is_ascii_alphabetic())
    })
}

#[cfg(test)]
mod tests;
