//! A document as HTML.

use pulldown_cmark::Event;

use super::headings::{drop_title, set_headings};
use super::sanitise::{is_too_much, sanitised, unmark};
use super::seals::Seals;
use super::slug::Slugs;
use super::writer::Writer;
use super::{is_raw, parser};

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
    let is_raw = events.iter().any(is_raw);
    drop_title(&mut events, setting.title);
    set_headings(&mut events, setting.level, slugs);
    let seals = is_raw.then(|| Seals::of(text));
    let mut writer = Writer::new(String::with_capacity(text.len() * 3 / 2), resolve, seals);
    writer.write(&events);
    let (html, seals) = writer.finish();
    match seals {
        Some(seals) => sanitised(&html, &seals, setting.level, resolve, slugs),
        None => html,
    }
}
