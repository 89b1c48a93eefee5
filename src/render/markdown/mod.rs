//! Markdown to HTML that fits into a page.
//!
//! The only place that knows the parser. Text comes from authors: raw HTML is sanitised, links
//! to the playbook's own things become links to their pages, and nothing of it ever loads from
//! another host.

mod destination;
mod html;
mod sanitise;
mod scan;
mod slug;

pub(crate) use destination::{Destination, Fault, judge};
pub(crate) use html::{Resolve, Setting, to_html};
pub(crate) use sanitise::has_too_much_html;
pub(crate) use scan::{Found, links, may_link};
pub(crate) use slug::Slugs;

use pulldown_cmark::{Event, Options, Parser, TagEnd};

/// What authors can use besides CommonMark. Not footnotes, whose numbers would clash where
/// several texts share a page; not mathematics, sub- and superscript, smart
/// quotation marks or automatic links: each changes plain sentences that mean something else.
const OPTIONS: Options =
    Options::ENABLE_TABLES.union(Options::ENABLE_STRIKETHROUGH).union(Options::ENABLE_TASKLISTS);

fn parser(text: &str) -> Parser<'_> {
    Parser::new_ext(text, OPTIONS)
}

fn is_raw(event: &Event<'_>) -> bool {
    matches!(event, Event::Html(_) | Event::InlineHtml(_))
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
