//! Who answers for a page, since when, where it comes from, and how to say that it can be better.

use std::fmt::Write as _;

use serde::Serialize;

use super::parts::Words;
use crate::model::{Citation, RoleId, Stewardship, Text};
use crate::render::address::Spot;
use crate::render::desk::Desk;
use crate::render::sentence::escaped;

/// The foot of a page.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct Colophon {
    pub(crate) facts: Vec<Fact>,
    /// Where it comes from, as HTML.
    pub(crate) source: Option<String>,
    /// Where readers can write to.
    pub(crate) feedback: Option<String>,
}

/// Something about a page.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct Fact {
    pub(crate) term: String,
    pub(crate) text: Words,
    /// The page of the role that it names.
    pub(crate) href: Option<String>,
    /// A date as machines read it.
    pub(crate) datetime: Option<String>,
}

impl Colophon {
    /// The foot of a page about something that somebody looks after.
    pub(crate) fn of(desk: &Desk<'_>, stewardship: &Stewardship) -> Option<Self> {
        let mut facts = Vec::new();
        if let Some(owner) = &stewardship.owner {
            facts.push(looked_after_by(desk, owner));
        }
        for (key, date) in [("since", stewardship.since), ("review_by", stewardship.review_by)] {
            facts.extend(date.map(|date| Fact {
                term: desk.word(key),
                text: Words::ours(desk.lexicon.date(date)),
                href: None,
                datetime: Some(date.to_string()),
            }));
        }
        let source = stewardship.source.as_ref().and_then(|source| citation(desk, source));
        Self::new(facts, source, feedback(desk))
    }

    /// The foot of a page that nobody in particular looks after.
    pub(crate) fn plain(desk: &Desk<'_>) -> Option<Self> {
        Self::new(Vec::new(), None, feedback(desk))
    }

    fn new(facts: Vec<Fact>, source: Option<String>, feedback: Option<String>) -> Option<Self> {
        (!facts.is_empty() || source.is_some() || feedback.is_some()).then_some(Self {
            facts,
            source,
            feedback,
        })
    }
}

/// Who answers for a page: a role where the text is the id of one, else whatever it says.
fn looked_after_by(desk: &Desk<'_>, owner: &Text) -> Fact {
    let role = desk.book.role(&RoleId::new(owner.content(desk.language)));
    Fact {
        term: desk.word("owner"),
        text: desk.words(role.map_or(owner, |role| &role.title)),
        href: role.map(|role| desk.role_page(&role.id)),
        datetime: None,
    }
}

/// A publication, as HTML: author, title, where and when.
pub(crate) fn citation(desk: &Desk<'_>, source: &Citation) -> Option<String> {
    let mut parts = Vec::new();
    let plain = |text| {
        let words = desk.words(text);
        marked("span", &words)
    };
    parts.extend(source.author.as_ref().map(plain));
    let web = source.url.as_deref().filter(|url| is_web(url));
    let title = source.title.as_ref().map(|title| marked("cite", &desk.words(title)));
    parts.extend(match (title, web) {
        (Some(title), Some(url)) => Some(format!("<a href=\"{}\">{title}</a>", escaped(url))),
        (None, Some(url)) => Some(format!("<a href=\"{0}\">{0}</a>", escaped(url))),
        (title, None) => title,
    });
    parts.extend(source.publisher.as_ref().map(plain));
    parts.extend(source.year.map(|year| year.to_string()));
    (!parts.is_empty()).then(|| parts.join(", "))
}

fn is_web(url: &str) -> bool {
    url.starts_with("https://") || url.starts_with("http://")
}

fn marked(element: &str, words: &Words) -> String {
    let text = escaped(&words.text);
    match &words.lang {
        Some(lang) => format!("<{element} lang=\"{}\">{text}</{element}>", escaped(lang)),
        None if element == "span" => text,
        None => format!("<{element}>{text}</{element}>"),
    }
}

/// Where readers can write to about this page.
fn feedback(desk: &Desk<'_>) -> Option<String> {
    if desk.spot == Spot::NotFound {
        return None;
    }
    let feedback = &desk.book.playbook.feedback;
    let page = encoded(&desk.file);
    match (&feedback.url, &feedback.email) {
        (Some(url), _) if is_web(url) => Some(url.replace("{page}", &page)),
        (_, Some(email)) => {
            let title = encoded(&format!("{} ({})", desk.title(&desk.spot).text, desk.file));
            Some(format!("mailto:{email}?subject={title}"))
        }
        _ => None,
    }
}

/// Text as a part of an address.
pub(super) fn encoded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                out.push(char::from(byte));
            }
            other => {
                let _ = write!(out, "%{other:02X}");
            }
        }
    }
    out
}
