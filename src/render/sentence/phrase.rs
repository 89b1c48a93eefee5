//! A sentence in which some words stand out.
//!
//! Sentences are put together by Fluent, which knows only plain text. What stands out in them
//! (an amount, somebody's question, a role with its page) is therefore wrapped in characters
//! that no text holds, and becomes HTML or plain quotation marks at the very end.

use std::fmt::Write as _;

use serde::Serialize;

use crate::render::language::capital;

const STRONG: char = '\u{e000}';
const QUOTE: char = '\u{e001}';
const LINK: char = '\u{e002}';
const MIDDLE: char = '\u{e003}';
const END: char = '\u{e004}';

/// A sentence with marks in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Phrase(pub(crate) String);

/// An author's words without the characters that we use as marks.
pub(crate) fn clean(text: &str) -> String {
    text.chars().filter(|letter| !matches!(letter, STRONG..=END)).collect()
}

/// What matters most in the sentence.
pub(crate) fn strong(text: &str) -> String {
    format!("{STRONG}{text}{END}")
}

/// Somebody's words, with their language where it is not the sentence's.
pub(crate) fn quote(text: &str, foreign: Option<&str>) -> String {
    format!("{QUOTE}{}{MIDDLE}{}{END}", foreign.unwrap_or_default(), clean(text))
}

/// Words that lead somewhere.
pub(crate) fn link(href: &str, text: &str) -> String {
    format!("{LINK}{href}{MIDDLE}{text}{END}")
}

/// A part of a sentence, for where a script sets it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub(crate) enum Piece {
    /// Words.
    Plain(String),
    /// Words, and the address to which they lead.
    Link(String, String),
}

impl Phrase {
    /// The sentence in parts: with quotation marks, and with its links.
    pub(crate) fn pieces(&self) -> Vec<Piece> {
        let mut pieces = Vec::new();
        let mut rest = self.0.as_str();
        while let Some((before, tail)) = rest.split_once(LINK) {
            let (href, tail) = tail.split_once(MIDDLE).unwrap_or(("", tail));
            let end = link_end(tail);
            let plain = |text: &str| Self(text.to_owned()).plain();
            pieces.push(Piece::Plain(plain(before)));
            pieces.push(Piece::Link(plain(&tail[..end]), href.to_owned()));
            rest = tail[end..].strip_prefix(END).unwrap_or("");
        }
        pieces.push(Piece::Plain(Self(rest.to_owned()).plain()));
        pieces.retain(|piece| !matches!(piece, Piece::Plain(text) if text.is_empty()));
        pieces
    }

    /// With its first letter as at the beginning of a sentence; a quotation stays as it is.
    pub(crate) fn capital(&self) -> Self {
        let rest = self.0.trim_start_matches(STRONG);
        let marks = &self.0[..self.0.len() - rest.len()];
        Self(format!("{marks}{}", capital(rest)))
    }

    /// The sentence with quotation marks, for where there is no HTML.
    pub(crate) fn plain(&self) -> String {
        self.written(false)
    }

    /// The sentence as HTML.
    pub(crate) fn html(&self) -> String {
        self.written(true)
    }

    fn written(&self, html: bool) -> String {
        let mut out = String::with_capacity(self.0.len() + 32);
        let mut open = Vec::new();
        let mut rest = self.0.as_str();
        while let Some(at) = rest.find(|letter| matches!(letter, STRONG..=END)) {
            text(&mut out, &rest[..at], html);
            let mark = rest[at..].chars().next().unwrap_or(END);
            rest = &rest[at + mark.len_utf8()..];
            match mark {
                STRONG => out.push_str(if html { "<b>" } else { "" }),
                QUOTE | LINK => {
                    let (head, tail) = rest.split_once(MIDDLE).unwrap_or(("", rest));
                    opening(&mut out, mark, head, html);
                    rest = tail;
                }
                _ => {}
            }
            if mark == END {
                closing(&mut out, open.pop(), html);
            } else {
                open.push(mark);
            }
        }
        text(&mut out, rest, html);
        out
    }
}

/// Where a link ends: at the end mark that belongs to none of the marks within.
fn link_end(text: &str) -> usize {
    let mut open = 0_usize;
    for (at, letter) in text.char_indices() {
        match letter {
            STRONG | QUOTE | LINK => open += 1,
            END if open == 0 => return at,
            END => open -= 1,
            _ => {}
        }
    }
    text.len()
}

fn text(out: &mut String, text: &str, html: bool) {
    if html {
        escape(out, text);
    } else {
        out.push_str(text);
    }
}

fn opening(out: &mut String, mark: char, head: &str, html: bool) {
    match (mark, html) {
        (QUOTE, false) => out.push('“'),
        (QUOTE, true) if head.is_empty() => out.push_str("<q>"),
        (QUOTE, true) => {
            let _ = write!(out, "<q lang=\"{}\">", escaped(head));
        }
        (_, true) => {
            let _ = write!(out, "<a href=\"{}\">", escaped(head));
        }
        (_, false) => {}
    }
}

fn closing(out: &mut String, mark: Option<char>, html: bool) {
    out.push_str(match (mark, html) {
        (Some(STRONG), true) => "</b>",
        (Some(QUOTE), true) => "</q>",
        (Some(LINK), true) => "</a>",
        (Some(QUOTE), false) => "”",
        _ => "",
    });
}

/// Text as HTML holds it, within an element or within an attribute in double quotes.
pub(crate) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    escape(&mut out, text);
    out
}

fn escape(out: &mut String, text: &str) {
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            _ => out.push(letter),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_written_becomes_markup() {
        assert_eq!(escaped("<b a='\"&\">é"), "&lt;b a='&quot;&amp;&quot;&gt;é");
    }

    #[test]
    fn sentences_come_apart_at_their_links() {
        let inner = format!("{} now", strong("much"));
        let phrase = Phrase(format!("See {} & {}.", link("a.html#b", &quote(&inner, None)), "c"));
        let (plain, link) = (Piece::Plain, Piece::Link);
        assert_eq!(
            phrase.pieces(),
            [
                plain("See ".into()),
                link("“much now”".into(), "a.html#b".into()),
                plain(" & c.".into()),
            ]
        );
    }

    #[test]
    fn marks_become_html_or_quotation_marks() {
        let phrase = Phrase(format!(
            "{} {} {}",
            strong("a < b"),
            quote("Really?", Some("en")),
            link("../roles/desk.html", "Desk"),
        ));
        assert_eq!(phrase.plain(), "a < b “Really?” Desk");
        assert_eq!(
            phrase.html(),
            "<b>a &lt; b</b> <q lang=\"en\">Really?</q> <a href=\"../roles/desk.html\">Desk</a>",
        );
    }
}
