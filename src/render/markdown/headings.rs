//! The headings of a document, fitted into the page on which it stands.

use pulldown_cmark::{Event, HeadingLevel, Tag, TagEnd};

use super::slug::Slugs;
use super::words;

/// A first heading that says what the page's title says already is left out.
pub(super) fn drop_title(events: &mut Vec<Event<'_>>, title: Option<&str>) {
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

/// Sets headings below the page's own, without leaving a level out between them, and gives them
/// ids.
pub(super) fn set_headings(events: &mut [Event<'_>], base: u8, slugs: &mut Slugs) {
    let mut levels = Levels::below(base);
    for at in 0..events.len() {
        let Event::Start(Tag::Heading { level: written, .. }) = events[at] else { continue };
        let end = events[at..]
            .iter()
            .position(|event| matches!(event, Event::End(TagEnd::Heading(_))))
            .map_or(events.len(), |length| at + length);
        let slug = slugs.give(&words(&events[at..end]));
        let set = HeadingLevel::try_from(usize::from(levels.set(written as u8))).unwrap_or(written);
        if let Event::Start(Tag::Heading { level, id, .. }) = &mut events[at] {
            *level = set;
            *id = Some(slug.into());
        }
        if let Some(Event::End(TagEnd::Heading(level))) = events.get_mut(end) {
            *level = set;
        }
    }
}

/// The levels of headings as they are written, on their way to what they are on the page.
pub(super) struct Levels {
    base: u8,
    /// The headings that the next one may stand below, as they are written.
    above: Vec<u8>,
}

impl Levels {
    /// The highest heading gets this level.
    pub(super) fn below(base: u8) -> Self {
        Self { base, above: Vec::new() }
    }

    /// The level of the heading that was set last.
    pub(super) fn last(&self) -> u8 {
        let depth = u8::try_from(self.above.len().saturating_sub(1)).unwrap_or(u8::MAX);
        self.base.saturating_add(depth).min(6)
    }

    /// The level of the next heading, which is written with this one.
    pub(super) fn set(&mut self, written: u8) -> u8 {
        self.above.retain(|above| *above < written);
        self.above.push(written);
        self.last()
    }
}
