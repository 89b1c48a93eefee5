//! A document as HTML.

use std::fmt::Write as _;

use pulldown_cmark::{Alignment, CowStr, Event, HeadingLevel, Tag, TagEnd, html};

use super::sanitise::{is_too_much, sanitised, unmark};
use super::slug::Slugs;
use super::{is_raw, parser};
use crate::render::sentence::escaped;

/// Finds the way from a page to what its links mean.
pub(crate) trait Resolve: Sync {
    /// The address of a link; `None` where it must not lead anywhere.
    fn link(&self, destination: &str) -> Option<String>;
    /// The address of an image; `None` where there is none to show.
    fn image(&self, destination: &str) -> Option<String>;
    /// Width and height of an image, by its address.
    fn size(&self, address: &str) -> Option<(u32, u32)>;
    /// What a link to something says when its author gave no words.
    fn title(&self, destination: &str) -> Option<String>;
}

/// How a document is set into its page.
pub(crate) struct Setting<'a> {
    /// The level of its highest heading: 2 where it stands right below the page's title.
    pub(crate) level: u8,
    /// The page's title: a document that begins with it does not say it twice.
    pub(crate) title: Option<&'a str>,
}

/// Sets a document.
pub(crate) fn to_html(
    text: &str,
    setting: &Setting<'_>,
    resolve: &dyn Resolve,
    slugs: &mut Slugs,
) -> String {
    let mut events: Vec<Event<'_>> = parser(text).collect();
    if is_too_much(&events) {
        unmark(&mut events);
    }
    let raw = events.iter().any(is_raw);
    drop_title(&mut events, setting.title);
    let mut events = name_links(events, resolve);
    if !raw {
        tell_titles(&mut events, resolve);
        resolve_links(&mut events, resolve);
    }
    set_headings(&mut events, setting.level, slugs);
    let mut out = String::with_capacity(text.len() * 3 / 2);
    html::push_html(&mut out, wrap_tables(events).into_iter());
    let out = without_style(out).replace("<pre>", "<pre tabindex=\"0\">");
    sized(if raw { sanitised(&out, resolve) } else { out }, resolve)
}

/// Images say how large they are, so that nothing moves when they come. Text cannot hold these
/// tags, since it is escaped.
fn sized(html: String, resolve: &dyn Resolve) -> String {
    const IMAGE: &str = "<img ";
    if !html.contains(IMAGE) {
        return html;
    }
    let mut parts = html.split(IMAGE);
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        out.push_str(IMAGE);
        let tag = part.split('>').next().unwrap_or_default();
        let source = tag.split("src=\"").nth(1).and_then(|rest| rest.split('"').next());
        let is_told = tag.contains("width=") || tag.contains("height=");
        if let Some((width, height)) = source.filter(|_| !is_told).and_then(|at| resolve.size(at)) {
            let _ = write!(out, "width=\"{width}\" height=\"{height}\" ");
        }
        out.push_str(part);
    }
    out
}

/// A first heading that says what the page's title says already is left out.
fn drop_title(events: &mut Vec<Event<'_>>, title: Option<&str>) {
    let Some(Event::Start(Tag::Heading { level: HeadingLevel::H1, .. })) = events.first() else {
        return;
    };
    let end = events.iter().position(|event| matches!(event, Event::End(TagEnd::Heading(_))));
    if let (Some(title), Some(end)) = (title, end)
        && words(&events[..end]).trim().eq_ignore_ascii_case(title.trim())
    {
        events.drain(..=end);
    }
}

/// Gives links without words the title of what they lead to.
fn name_links<'a>(events: Vec<Event<'a>>, resolve: &dyn Resolve) -> Vec<Event<'a>> {
    let mut named = Vec::with_capacity(events.len());
    let mut events = events.into_iter().peekable();
    while let Some(event) = events.next() {
        let title = match (&event, events.peek()) {
            (Event::Start(Tag::Link { dest_url, .. }), Some(Event::End(TagEnd::Link))) => {
                Some(resolve.title(dest_url).unwrap_or_else(|| dest_url.to_string()))
            }
            _ => None,
        };
        named.push(event);
        named.extend(title.map(|title| Event::Text(title.into())));
    }
    named
}

/// Links whose words are not the title of what they lead to carry it, so that print can show it.
fn tell_titles(events: &mut [Event<'_>], resolve: &dyn Resolve) {
    for at in 0..events.len() {
        let Event::Start(Tag::Link { dest_url, .. }) = &events[at] else { continue };
        let length = events[at..].iter().position(|event| *event == Event::End(TagEnd::Link));
        let (Some(length), Some(address)) = (length, resolve.link(dest_url)) else { continue };
        let Some(title) = resolve.title(dest_url) else { continue };
        if words(&events[at..at + length]) != title {
            let (href, title) = (escaped(&address), escaped(&title));
            events[at] =
                Event::InlineHtml(format!("<a href=\"{href}\" data-title=\"{title}\">").into());
            events[at + length] = Event::InlineHtml("</a>".into());
        }
    }
}

/// Turns destinations into addresses; what leads nowhere becomes its own words.
fn resolve_links(events: &mut [Event<'_>], resolve: &dyn Resolve) {
    let mut open: Vec<bool> = Vec::new();
    for event in events {
        let (destination, address) = match event {
            Event::Start(Tag::Link { dest_url, .. }) => {
                let address = resolve.link(dest_url);
                (dest_url, address)
            }
            Event::Start(Tag::Image { dest_url, .. }) => {
                let address = resolve.image(dest_url);
                (dest_url, address)
            }
            Event::End(TagEnd::Link | TagEnd::Image) if open.pop() == Some(false) => {
                *event = nothing();
                continue;
            }
            _ => continue,
        };
        open.push(address.is_some());
        if let Some(address) = address {
            *destination = address.into();
        } else {
            *event = nothing();
        }
    }
}

fn nothing<'a>() -> Event<'a> {
    Event::Text(CowStr::Borrowed(""))
}

/// Shifts headings below the page's own and gives them ids.
fn set_headings(events: &mut [Event<'_>], base: u8, slugs: &mut Slugs) {
    let highest = events.iter().filter_map(level_of).min().unwrap_or(1);
    for at in 0..events.len() {
        let Event::Start(Tag::Heading { .. }) = &events[at] else { continue };
        let end = events[at..]
            .iter()
            .position(|event| matches!(event, Event::End(TagEnd::Heading(_))))
            .map_or(events.len(), |length| at + length);
        let slug = slugs.give(&words(&events[at..end]));
        if let Event::Start(Tag::Heading { level, id, .. }) = &mut events[at] {
            *level = shifted(*level, highest, base);
            *id = Some(slug.into());
        }
        if let Some(Event::End(TagEnd::Heading(level))) = events.get_mut(end) {
            *level = shifted(*level, highest, base);
        }
    }
}

fn level_of(event: &Event<'_>) -> Option<u8> {
    match event {
        Event::Start(Tag::Heading { level, .. }) => Some(*level as u8),
        _ => None,
    }
}

fn shifted(level: HeadingLevel, highest: u8, base: u8) -> HeadingLevel {
    let shifted = (level as u8 - highest + base).min(6);
    HeadingLevel::try_from(usize::from(shifted)).unwrap_or(level)
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

/// Wide tables scroll by themselves, also by keyboard, and the page never does.
fn wrap_tables(events: Vec<Event<'_>>) -> Vec<Event<'_>> {
    let mut out = Vec::with_capacity(events.len());
    for event in events {
        match event {
            Event::Start(Tag::Table(alignments)) => {
                out.push(Event::Html("<div class=\"prose-table\" tabindex=\"0\">".into()));
                out.push(Event::Start(Tag::Table(alignments)));
            }
            Event::End(TagEnd::Table) => {
                out.push(Event::End(TagEnd::Table));
                out.push(Event::Html("</div>\n".into()));
            }
            other => out.push(other),
        }
    }
    out
}

/// The parser aligns cells with inline style, which the page's policy refuses. Text cannot
/// hold these tags, since it is escaped.
fn without_style(mut html: String) -> String {
    for alignment in [Alignment::Left, Alignment::Center, Alignment::Right] {
        let name = match alignment {
            Alignment::Center => "center",
            Alignment::Right => "right",
            Alignment::Left | Alignment::None => "left",
        };
        let style = format!(" style=\"text-align: {name}\">");
        if html.contains(&style) {
            html = html.replace(&style, &format!(" data-align=\"{name}\">"));
        }
    }
    html
}
