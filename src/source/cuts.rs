//! Words that an author wrote as part of a text, and that YAML takes for something else: what
//! follows a ` #` for a comment, `&co` for an anchor, `!so` for a tag. Nobody would notice.

use std::ops::Range;

use granit_parser::ScalarStyle;

use super::comments::{is_key, is_meant, line_start};
use super::locate::Form;
use super::quote::quoted;

/// Words of a text that nobody gets to read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cut {
    /// Their bytes in the file.
    pub at: Range<usize>,
    /// What YAML takes them for.
    pub taken_for: &'static str,
    /// What is left of the text; empty where nothing is.
    pub left: String,
    /// The whole line as it should stand; `None` where only its indentation is wrong.
    pub line: Option<String>,
}

/// Tags that say what a scalar is, and are no words.
const TAGS: [&str; 5] = ["!!str", "!!int", "!!float", "!!bool", "!!null"];

/// Whether there can be such words in a YAML text at all; nearly always a look at each `#`, `&` and
/// `!` says no.
pub(super) fn may_cut(text: &str) -> bool {
    let bytes = text.as_bytes();
    let after = |at: usize| bytes.get(at).copied().unwrap_or(b'\n');
    memchr::memchr3_iter(b'#', b'&', b'!', bytes).any(|at| {
        let is_first = at.checked_sub(1).is_none_or(|before| b" \t\n\r".contains(&bytes[before]));
        let is_number = after(at + 1) == b' ' && after(at + 2).is_ascii_digit();
        let is_word = !after(at + 1).is_ascii_whitespace();
        let is_bare = bytes[at] == b'#' && b"\r\n".contains(&after(at + 1));
        is_first && (is_word || is_bare || (is_number && bytes[at] == b'#'))
    })
}

/// Finds the words that a scalar has lost; `is_repeated` says whether an alias repeats it.
pub(super) fn cut(text: &str, form: &Form, is_repeated: &dyn Fn() -> bool) -> Option<Cut> {
    property(text, form, is_repeated).or_else(|| above(text, form)).or_else(|| comment(text, form))
}

/// An anchor that nothing repeats, or a tag, before a text without quotes.
fn property(text: &str, form: &Form, is_repeated: &dyn Fn() -> bool) -> Option<Cut> {
    if form.style != ScalarStyle::Plain {
        return None;
    }
    let line = text[..form.value.start].trim_end();
    let mut at = line.len();
    while let Some(start) = property_start(&line[..at]) {
        at = start;
    }
    let word = line[at..].split_whitespace().next()?;
    let taken_for = match word.as_bytes()[0] {
        b'&' if !is_repeated() => "an anchor",
        b'!' if !TAGS.contains(&word) => "a tag",
        _ => return None,
    };
    let left = value(text, form);
    let whole = format!("{} {left}", &line[at..]);
    let line = format!("{}{}", head(text, at), quoted(whole.trim_end()));
    Some(Cut { at: at..at + word.len(), taken_for, left, line: Some(line) })
}

/// Where the word begins with which some text ends, if it is an anchor or a tag.
fn property_start(before: &str) -> Option<usize> {
    let before = before.trim_end();
    let start = word_start(before);
    before[start..].starts_with(['&', '!']).then_some(start)
}

/// Where the last word of some YAML begins.
pub(super) fn word_start(before: &str) -> usize {
    let is_end = |letter: char| letter.is_whitespace() || "[{,".contains(letter);
    before.rmatch_indices(is_end).next().map_or(0, |(at, end)| at + end.len())
}

/// The byte behind the colon of a key.
fn behind_colon(text: &str, key: &Range<usize>) -> Option<usize> {
    let rest = text.get(key.end..)?;
    let colon = rest.len() - rest.trim_start_matches([' ', '\t']).len();
    rest[colon..].starts_with(':').then_some(key.end + colon + 1)
}

/// Words behind a `#` beside the key of a text that goes on below.
fn above(text: &str, form: &Form) -> Option<Cut> {
    let key = form.key.clone().filter(|_| form.style == ScalarStyle::Plain)?;
    let from = behind_colon(text, &key)?;
    let between = text.get(from..form.value.start)?;
    let space = between.len() - between.trim_start_matches([' ', '\t']).len();
    let words = between[space..].strip_prefix('#')?.lines().next()?;
    if form.value.is_empty() || !is_meant(words, &between[..space]) {
        return None;
    }
    let (at, left) = (from + space, value(text, form));
    let line = format!("{}{}", head(text, at), quoted(&format!("#{} {left}", words.trim_end())));
    let at = at..at + 1 + words.trim_end().len();
    Some(Cut { at, taken_for: "a comment", left, line: Some(line) })
}

/// What stands behind a ` #` that was not meant to begin a comment.
fn comment(text: &str, form: &Form) -> Option<Cut> {
    let end = match form.style {
        ScalarStyle::SingleQuoted | ScalarStyle::DoubleQuoted => return None,
        _ if form.value.is_empty() => end_of_nothing(text, form)?,
        _ => form.value.start + text.get(form.value.clone())?.trim_end().len(),
    };
    let after = text.get(end..)?;
    let space = after.len() - after.trim_start_matches([' ', '\t']).len();
    match after[space..].strip_prefix('#') {
        Some(words) if form.style == ScalarStyle::Plain && !is_null(&value(text, form)) => {
            let at = end + space;
            let words = words.lines().next().unwrap_or_default();
            // Where nothing stands before it, its distance says nothing.
            let before = if form.value.is_empty() { " " } else { &after[..space] };
            is_meant(words, before).then(|| on_line(text, form, end, at, words))
        }
        Some(_) => None,
        None => below(text, form, end),
    }
}

/// Where nothing ends: behind the colon of its key, or the dash of its entry.
fn end_of_nothing(text: &str, form: &Form) -> Option<usize> {
    if let Some(key) = &form.key {
        return behind_colon(text, key);
    }
    let before = text[..form.value.start].trim_end();
    let start = line_start(before, before.len());
    let entry = before[start..].trim_start();
    entry.starts_with('-').then(|| before.len() - entry.len() + 1)
}

/// Words behind a `#` on the line of the text.
fn on_line(text: &str, form: &Form, end: usize, at: usize, words: &str) -> Cut {
    // A comment may follow the words, and between brackets the next entry.
    let length = [words.find(" # "), words.find([',', ']', '}']).filter(|_| form.in_flow)];
    let length = length.into_iter().flatten().min().unwrap_or(words.len());
    let length = words[..length].trim_end().len();
    let (left, lost) = (value(text, form), &text[at..=at + length]);
    let space = if left.is_empty() { "" } else { " " };
    let begins = if form.value.is_empty() { at } else { form.value.start };
    let rest = words[length..].trim_end();
    let head = head(text, begins.min(end));
    let head = if form.value.is_empty() { format!("{} ", head.trim_end()) } else { head };
    let line = format!("{head}{}{rest}", quoted(&format!("{left}{space}{lost}")));
    Cut { at: at..at + 1 + length, taken_for: "a comment", left, line: Some(line) }
}

/// A line below the text that begins with a `#` and is indented as a part of it.
fn below(text: &str, form: &Form, end: usize) -> Option<Cut> {
    let mut at = end + text[end..].find('\n')? + 1;
    if !text[end..at].trim().is_empty() || form.in_flow || form.value.is_empty() {
        return None;
    }
    let line = loop {
        let line = text[at..].split_inclusive('\n').next()?;
        if !line.trim().is_empty() {
            break line.trim_end();
        }
        at += line.len();
    };
    let margin = line.len() - line.trim_start_matches(' ').len();
    let start = form.key.as_ref().map_or(form.value.start, |key| key.start);
    let own = text[line_start(text, start)..].chars().take_while(|letter| *letter == ' ').count();
    let own = form.key.as_ref().map_or(own, |key| key.start - line_start(text, start));
    let words = line[margin..].strip_prefix('#')?;
    if margin <= own || !is_meant(words, " ") || words.starts_with(' ') || is_key(words) {
        return None;
    }
    let left = value(text, form);
    let line = (form.style == ScalarStyle::Plain).then(|| {
        format!("{}{}", head(text, form.value.start), quoted(&format!("{left} #{words}")))
    });
    let at = at + margin;
    Some(Cut { at: at..at + 1 + words.len(), taken_for: "a comment", left, line })
}

fn is_null(value: &str) -> bool {
    value == "~" || value.eq_ignore_ascii_case("null")
}

/// What stands on the line before a byte.
fn head(text: &str, at: usize) -> String {
    text[line_start(text, at)..at].trim_start().to_owned()
}

/// A scalar on one line.
fn value(text: &str, form: &Form) -> String {
    let lines = text[form.value.clone()].lines().map(str::trim);
    lines.filter(|line| !line.is_empty()).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests;
