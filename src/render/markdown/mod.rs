//! Markdown to HTML that fits into a page.
//!
//! The only place that knows the parser. Text comes from authors: raw HTML is sanitised, links
//! to the playbook's own things become links to their pages, and nothing of it ever loads from
//! another host.

mod destination;
mod escape;
mod headings;
mod html;
mod modern;
mod sanitise;
mod scan;
mod seals;
mod slug;
mod unread;
mod writer;

pub(crate) use destination::{Destination, Fault, judge};
pub(crate) use escape::address_part;
pub(crate) use html::{Resolve, Setting, to_html};
pub(crate) use sanitise::has_too_much_html;
pub(crate) use scan::{Found, links, may_link};
pub(crate) use slug::{Slugs, slug};
pub(crate) use unread::{Unread, unread};

use std::ops::Range;

use pulldown_cmark::{Event, LinkType, Options, Parser, Tag, TagEnd};

/// What authors can use besides CommonMark. Not footnotes, whose numbers would clash where
/// several texts share a page; not mathematics, sub- and superscript, smart
/// quotation marks or automatic links: each changes plain sentences that mean something else.
const OPTIONS: Options =
    Options::ENABLE_TABLES.union(Options::ENABLE_STRIKETHROUGH).union(Options::ENABLE_TASKLISTS);

fn parser(text: &str) -> impl Iterator<Item = Event<'_>> {
    Parser::new_ext(text, OPTIONS).map(with_scheme)
}

/// The same with the bytes at which each event stands.
fn located(text: &str) -> impl Iterator<Item = (Event<'_>, Range<usize>)> {
    let events = Parser::new_ext(text, OPTIONS).into_offset_iter();
    events.map(|(event, range)| (with_scheme(event), range))
}

/// Makes `<ideas@example.org>` the link that it stands for, one to `mailto:ideas@example.org`.
fn with_scheme(event: Event<'_>) -> Event<'_> {
    match event {
        Event::Start(Tag::Link { link_type: LinkType::Email, dest_url, title, id }) => {
            let dest_url = format!("mailto:{}", address_part(&dest_url)).into();
            Event::Start(Tag::Link { link_type: LinkType::Autolink, dest_url, title, id })
        }
        other => other,
    }
}

fn is_raw(event: &Event<'_>) -> bool {
    matches!(event, Event::Html(_) | Event::InlineHtml(_))
}

/// The text of some events.
fn words(events: &[Event<'_>]) -> String {
    events
        .iter()
        .filter_map(|event| match event {
            Event::Text(text) | Event::Code(text) => Some(text.as_ref()),
            Event::SoftBreak | Event::HardBreak => Some(" "),
            _ => None,
        })
        .collect()
}

/// The text of a document without its marks.
pub(crate) fn plain(text: &str) -> String {
    beginning(text, usize::MAX)
}

/// As [`plain`], and no more of it than holds so many bytes that are no space, for summaries and
/// descriptions.
pub(crate) fn beginning(text: &str, enough: usize) -> String {
    let mut out = String::new();
    let mut told = 0;
    for event in parser(text) {
        if told >= enough {
            break;
        }
        if let Event::Text(words) | Event::Code(words) = &event {
            told += words.bytes().filter(|byte| !byte.is_ascii_whitespace()).count();
        }
        match event {
            Event::Text(words) | Event::Code(words) => out.push_str(&words),
            Event::SoftBreak
            | Event::HardBreak
            | Event::End(
                TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::Item | TagEnd::TableCell,
            ) if !out.ends_with(' ') => {
                out.push(' ');
            }
            _ => {}
        }
    }
    out.trim_end().to_owned()
}

#[cfg(test)]
mod tests;
