//! The events of a document as HTML, in the form in which a browser would write it, so that a
//! document reads the same whether its raw HTML was sanitised or it has none.

mod links;

use std::fmt::Write as _;

use pulldown_cmark::{Alignment, CodeBlockKind, Event, HeadingLevel, Tag, TagEnd};

use super::escape::{push_attribute, push_text};
use super::html::Resolve;
use super::seals::Seals;

/// Writes a document event by event.
pub(super) struct Writer<'a> {
    out: String,
    resolve: &'a dyn Resolve,
    /// Where the whole will be sanitised, what keeps our own attributes from that.
    seals: Option<Seals>,
    /// Of each open link, whether it leads somewhere.
    links: Vec<bool>,
    table: Table,
}

/// Where in a table the writer is.
#[derive(Default)]
struct Table {
    alignments: Vec<Alignment>,
    column: usize,
    is_head: bool,
}

impl<'a> Writer<'a> {
    /// Something that writes behind what is there already.
    pub(super) fn new(out: String, resolve: &'a dyn Resolve, seals: Option<Seals>) -> Self {
        Self { out, resolve, seals, links: Vec::new(), table: Table::default() }
    }

    /// What was written, and the attributes that were set aside.
    pub(super) fn finish(self) -> (String, Option<Seals>) {
        (self.out, self.seals)
    }

    /// Writes these events.
    pub(super) fn write(&mut self, events: &[Event<'_>]) {
        let mut rest = events;
        while let [event, after @ ..] = rest {
            let written = self.event(event, after);
            rest = after.get(written..).unwrap_or_default();
        }
    }

    /// Writes an event, and returns how many of those after it are written with it.
    fn event(&mut self, event: &Event<'_>, after: &[Event<'_>]) -> usize {
        match event {
            Event::Start(tag) => return self.start(tag, after),
            Event::End(tag) => self.end(*tag),
            Event::Code(text) => {
                self.out.push_str("<code>");
                push_text(&mut self.out, text);
                self.out.push_str("</code>");
            }
            Event::Html(html) | Event::InlineHtml(html) => self.out.push_str(html),
            Event::SoftBreak => self.out.push('\n'),
            Event::HardBreak => self.out.push_str("<br>\n"),
            Event::Rule => self.line("<hr>\n"),
            // The sanitiser makes every `input` one like this.
            Event::TaskListMarker(is_done) => self.out.push_str(match is_done {
                true => "<input disabled=\"\" type=\"checkbox\" checked=\"\">\n",
                false => "<input disabled=\"\" type=\"checkbox\">\n",
            }),
            Event::Text(text)
            | Event::InlineMath(text)
            | Event::DisplayMath(text)
            | Event::FootnoteReference(text) => push_text(&mut self.out, text),
        }
        0
    }

    fn start(&mut self, tag: &Tag<'_>, after: &[Event<'_>]) -> usize {
        match tag {
            Tag::Paragraph => self.line("<p>"),
            Tag::BlockQuote(_) => self.line("<blockquote>\n"),
            Tag::Item => self.line("<li>"),
            Tag::List(None) => self.line("<ul>\n"),
            Tag::List(Some(first)) => self.numbered(*first),
            Tag::Heading { level, id, .. } => self.heading(*level, id.as_deref()),
            Tag::CodeBlock(kind) => self.code(kind),
            Tag::Table(alignments) => self.table(alignments),
            Tag::TableHead | Tag::TableRow => self.row(matches!(tag, Tag::TableHead)),
            Tag::TableCell => self.cell(),
            Tag::Link { dest_url, title, .. } => self.link(dest_url, title, after),
            Tag::Image { dest_url, title, .. } => return self.image(dest_url, title, after),
            other => self.out.push_str(inline(other.to_end()).0),
        }
        0
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Paragraph => self.out.push_str("</p>\n"),
            TagEnd::BlockQuote(_) => self.out.push_str("</blockquote>\n"),
            TagEnd::Item => self.out.push_str("</li>\n"),
            TagEnd::List(true) => self.out.push_str("</ol>\n"),
            TagEnd::List(false) => self.out.push_str("</ul>\n"),
            TagEnd::Heading(level) => {
                let _ = writeln!(self.out, "</{}>", name(level));
            }
            TagEnd::CodeBlock => self.out.push_str("</code></pre>\n"),
            TagEnd::Table => self.out.push_str("</tbody></table>\n</div>\n"),
            TagEnd::TableHead => self.out.push_str("</tr></thead><tbody>\n"),
            TagEnd::TableRow => self.out.push_str("</tr>\n"),
            TagEnd::TableCell => {
                self.out.push_str(if self.table.is_head { "</th>" } else { "</td>" });
                self.table.column += 1;
            }
            TagEnd::Link if self.links.pop() == Some(true) => self.out.push_str("</a>"),
            other => self.out.push_str(inline(other).1),
        }
    }

    /// Writes at the beginning of a line.
    fn line(&mut self, html: &str) {
        self.fresh_line();
        self.out.push_str(html);
    }

    fn fresh_line(&mut self) {
        if !self.out.is_empty() && !self.out.ends_with('\n') {
            self.out.push('\n');
        }
    }

    /// Writes a tag with attributes that authors may not all set themselves.
    fn tag(&mut self, element: &'static str, attributes: String) {
        let attributes = match &mut self.seals {
            Some(seals) if !attributes.is_empty() => seals.seal(element, attributes),
            _ => attributes,
        };
        let _ = write!(self.out, "<{element}{attributes}>");
    }

    fn heading(&mut self, level: HeadingLevel, id: Option<&str>) {
        self.fresh_line();
        self.tag(name(level), id.map_or_else(String::new, |id| attribute("id", id)));
    }

    fn numbered(&mut self, first: u64) {
        self.fresh_line();
        let start = if first == 1 { String::new() } else { attribute("start", &first.to_string()) };
        self.tag("ol", start);
        self.out.push('\n');
    }

    /// Wide code scrolls by itself, also by keyboard. The sanitiser says that of every `pre`.
    fn code(&mut self, kind: &CodeBlockKind<'_>) {
        self.line("<pre tabindex=\"0\">");
        let language = match kind {
            CodeBlockKind::Fenced(info) => info.split(' ').next().filter(|name| !name.is_empty()),
            CodeBlockKind::Indented => None,
        };
        let class = language.map(|language| attribute("class", &format!("language-{language}")));
        self.tag("code", class.unwrap_or_default());
    }

    /// Wide tables scroll by themselves, also by keyboard, and the page never does.
    fn table(&mut self, alignments: &[Alignment]) {
        self.table.alignments = alignments.to_vec();
        self.tag("div", " class=\"prose-table\" tabindex=\"0\"".to_owned());
        self.out.push_str("<table>");
    }

    fn row(&mut self, is_head: bool) {
        (self.table.is_head, self.table.column) = (is_head, 0);
        self.out.push_str(if is_head { "<thead><tr>" } else { "<tr>" });
    }

    /// A stylesheet aligns cells: the page's policy refuses inline style.
    fn cell(&mut self) {
        let alignment = match self.table.alignments.get(self.table.column) {
            Some(Alignment::Left) => " data-align=\"left\"",
            Some(Alignment::Center) => " data-align=\"center\"",
            Some(Alignment::Right) => " data-align=\"right\"",
            Some(Alignment::None) | None => "",
        };
        self.tag(if self.table.is_head { "th" } else { "td" }, alignment.to_owned());
    }
}

/// An attribute with a space before it.
fn attribute(name: &str, value: &str) -> String {
    let mut out = String::new();
    push_attribute(&mut out, name, value);
    out
}

fn name(level: HeadingLevel) -> &'static str {
    match level {
        HeadingLevel::H1 => "h1",
        HeadingLevel::H2 => "h2",
        HeadingLevel::H3 => "h3",
        HeadingLevel::H4 => "h4",
        HeadingLevel::H5 => "h5",
        HeadingLevel::H6 => "h6",
    }
}

/// The tags of what stands within a line; none of what has no tags.
fn inline(tag: TagEnd) -> (&'static str, &'static str) {
    match tag {
        TagEnd::Emphasis => ("<em>", "</em>"),
        TagEnd::Strong => ("<strong>", "</strong>"),
        TagEnd::Strikethrough => ("<del>", "</del>"),
        _ => ("", ""),
    }
}
