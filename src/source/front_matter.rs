//! The front matter of a page: where it stands, and what was meant as one and is none.

use std::ops::Range;

use crate::diagnostic::line_starts;

use super::comments::is_meant;
use super::quote::{quoted, quoted_where_needed};

/// The line above the keys of a page, and below them.
const FENCE: &str = "---";

/// More lines than this are no front matter.
const MOST_LINES: usize = 200;

/// Lines that were meant as a front matter, and are not read as one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Missed {
    /// What is wrong, in a sentence.
    pub message: String,
    /// The bytes of the line that is wrong.
    pub at: Range<usize>,
    /// The lines of its keys, as YAML.
    keys: Vec<String>,
}

/// The stretch of a page's keys between its two `---` lines, and where its text begins. Blank
/// lines before the first are none.
pub(super) fn find(text: &str) -> Option<(Range<usize>, usize)> {
    let mut lines = lines(text).skip_while(|(_, line)| bare(line).is_empty());
    let (at, first) = lines.next().filter(|(_, line)| bare(line) == FENCE)?;
    let is_end = |line: &str| bare(line) == FENCE && margin(line) <= margin(first);
    let (end, last) = lines.find(|(_, line)| is_end(line))?;
    Some((at + first.len()..end, end + last.len()))
}

/// The line with which a front matter begins that never ends.
pub(super) fn open(text: &str) -> Option<Range<usize>> {
    let mut lines = lines(text).skip_while(|(_, line)| bare(line).is_empty());
    let (at, first) = lines.next().filter(|(_, line)| bare(line) == FENCE)?;
    find(text).is_none().then(|| at..at + first.trim_end().len())
}

impl Missed {
    /// Finds them at the top of a page that has no front matter, or one that never ends. `is_key`
    /// says what the first of their keys can be.
    pub(super) fn of(text: &str, is_key: &dyn Fn(&str) -> bool) -> Option<Self> {
        let lines: Vec<(usize, &str)> = lines(text).take(MOST_LINES).collect();
        let first = lines.iter().position(|(_, line)| !bare(line).is_empty())?;
        Self::at(&lines[first..], is_key)
    }

    /// Finds a whole front matter that stands below other text.
    pub(super) fn below_text(text: &str, is_key: &dyn Fn(&str) -> bool) -> Option<Self> {
        let lines: Vec<(usize, &str)> = lines(text).take(MOST_LINES).collect();
        let is_fence = |at: &usize| bare(lines[*at].1) == FENCE;
        let mut fences = (0..lines.len()).filter(is_fence);
        let found = fences.find_map(|at| {
            let keys = keys(&lines[at + 1..], is_key);
            let end = lines.get(at + 1 + keys.len()).is_some_and(|(_, line)| bare(line) == FENCE);
            (end && !keys.is_empty()).then_some((at, keys))
        })?;
        let (at, line) = lines[found.0];
        let message = "these keys stand below text, and are read only at the top of a page";
        let at = at..at + line.trim_end().len();
        Some(Self { message: message.to_owned(), at, keys: found.1 })
    }

    fn at(lines: &[(usize, &str)], is_key: &dyn Fn(&str) -> bool) -> Option<Self> {
        let [(start, first), below @ ..] = lines else { return None };
        let is_fenced = is_fence_like(first);
        let keys = keys(if is_fenced { below } else { lines }, is_key);
        if keys.is_empty() {
            return None;
        }
        let end = lines.get(usize::from(is_fenced) + keys.len());
        let wrong_end = end.filter(|(_, line)| is_fence_like(line) && bare(line) != FENCE);
        let (at, line, message) = match (bare(first), wrong_end) {
            (FENCE, Some((at, line))) => (at, line, fence_message(line)),
            (FENCE, None) => (start, first, "these keys begin here and never end".to_owned()),
            _ if is_fenced => (start, first, fence_message(first)),
            _ => {
                let message =
                    "these keys do not stand between two lines `---`, and are read as text";
                (start, first, message.to_owned())
            }
        };
        let indented = line.len() - line.trim_start().len();
        Some(Self { message, at: at + indented..at + line.trim_end().len(), keys })
    }

    /// All of the front matter as it should be written; with this title where it has none.
    pub fn written(&self, title: &str) -> String {
        let is_title = |line: &String| line.starts_with("title:");
        let title = (!self.keys.iter().any(is_title)).then(|| title_line(title));
        fenced(title.into_iter().chain(self.keys.iter().cloned()))
    }
}

/// The front matter of a page that has no other key than its title.
pub fn front_matter(title: &str) -> String {
    fenced(std::iter::once(title_line(title)))
}

/// The line that gives a page its title.
pub fn title_line(title: &str) -> String {
    format!("title: {}", quoted_where_needed(title))
}

fn fenced(keys: impl Iterator<Item = String>) -> String {
    let lines = std::iter::once(FENCE.to_owned()).chain(keys).chain([FENCE.to_owned()]);
    lines.collect::<Vec<_>>().join("\n")
}

fn fence_message(line: &str) -> String {
    let line = bare(line);
    match line {
        "+++" => {
            "a page has its keys between two lines `---` and as YAML, and here is `+++`".into()
        }
        _ => format!("a page has its keys between two lines `---`, and here is `{line}`"),
    }
}

/// The lines of some text with where each begins; its line break is part of it.
fn lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut starts = line_starts(text).peekable();
    std::iter::from_fn(move || {
        let start = starts.next()?;
        let end = starts.peek().copied().unwrap_or(text.len());
        Some((start, &text[start..end]))
    })
}

/// A line without the white space around it, and without letters that nobody sees.
fn bare(line: &str) -> &str {
    line.trim_matches(|letter: char| {
        letter.is_whitespace()
            || matches!(letter, '\u{feff}' | '\u{200b}'..='\u{200f}' | '\u{2060}')
    })
}

fn margin(line: &str) -> usize {
    line.len() - line.trim_start_matches(' ').len()
}

/// Whether a line can have been meant as the one above or below the keys.
fn is_fence_like(line: &str) -> bool {
    let line = bare(line);
    let marks = line.chars().filter(|letter| !letter.is_whitespace());
    let is_ruled = line.chars().all(|letter| "-–—−=*_+;. ".contains(letter)) && !line.is_empty();
    (is_ruled && (marks.count() > 1 || line == "—" || line == "–"))
        || ["---", "```", "~~~"].iter().any(|mark| line.starts_with(mark))
}

/// The keys with which some lines begin, as YAML; up to a blank line or a fence.
fn keys(lines: &[(usize, &str)], is_key: &dyn Fn(&str) -> bool) -> Vec<String> {
    let mut keys: Vec<String> = Vec::new();
    for (_, line) in lines {
        let line = line.trim_end();
        let is_more = !keys.is_empty() && (line.starts_with([' ', '#']) || line.starts_with("- "));
        match key(line).filter(|(key, _)| !keys.is_empty() || is_key(key)) {
            _ if bare(line).is_empty() || is_fence_like(line) => break,
            Some((key, value)) => {
                keys.push(format!("{key}: {}", whole(value)).trim_end().to_owned());
            }
            None if is_more => keys.push(line.to_owned()),
            None => break,
        }
    }
    keys
}

/// A value with quotes around it where YAML would take a part of it for a comment.
fn whole(value: &str) -> String {
    match value.split_once(" #") {
        Some((before, words))
            if is_meant(words, " ") && !before.starts_with(['"', '\'', '[', '{']) =>
        {
            quoted(value)
        }
        _ => value.to_owned(),
    }
}

/// A key in small letters and what stands behind it, in YAML or TOML.
fn key(line: &str) -> Option<(String, &str)> {
    let end = line.find(|letter: char| !letter.is_ascii_alphabetic() && letter != '_')?;
    let (key, rest) = line.split_at(end);
    let value = match rest.strip_prefix(':') {
        Some(value) => Some(value).filter(|value| value.is_empty() || value.starts_with(' ')),
        None => rest.trim_start().strip_prefix('='),
    };
    value.filter(|_| !key.is_empty()).map(|value| (key.to_ascii_lowercase(), value.trim()))
}

/// What the first heading of a text says; `None` where there is none.
pub(super) fn first_heading(text: &str) -> Option<String> {
    let lines: Vec<&str> = lines(text).map(|(_, line)| line.trim()).take(MOST_LINES).collect();
    let heading = lines.iter().enumerate().find_map(|(at, line)| {
        let is_underlined = lines.get(at + 1).is_some_and(|below| {
            below.len() > 1
                && [b'=', b'-'].iter().any(|mark| below.bytes().all(|byte| byte == *mark))
        });
        let marks = line.len() - line.trim_start_matches('#').len();
        match marks {
            0 => is_underlined
                .then_some(*line)
                .filter(|line| line.starts_with(char::is_alphanumeric) && key(line).is_none()),
            1..=6 => line[marks..].strip_prefix(' '),
            _ => None,
        }
    })?;
    Some(words(heading.trim_end_matches('#'))).filter(|words| !words.is_empty())
}

/// The words of a heading without the marks of Markdown that stand in headings.
fn words(heading: &str) -> String {
    let mut words = String::new();
    let mut rest = heading;
    while let Some((before, link)) = rest.split_once('[') {
        let Some((label, after)) = link.split_once("](") else { break };
        words.extend([before, label]);
        rest = after.split_once(')').map_or("", |(_, after)| after);
    }
    words.push_str(rest);
    words.retain(|letter| !"*`\\".contains(letter));
    words.trim().to_owned()
}

#[cfg(test)]
mod tests;
