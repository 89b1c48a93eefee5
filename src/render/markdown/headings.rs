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

/// Shifts headings below the page's own and gives them ids.
pub(super) fn set_headings(events: &mut [Event<'_>], base: u8, slugs: &mut Slugs) {
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
