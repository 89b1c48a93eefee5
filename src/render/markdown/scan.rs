//! The links of a document and where they stand, without setting it.

use std::ops::Range;

use pulldown_cmark::{Event, Tag};

use super::is_raw;
use super::sanitise::raw_links;

/// A link or an image in a document.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Found {
    /// The destination as the author wrote it, or the whole link where it is written otherwise.
    pub(crate) written: String,
    /// The byte of the document at which it stands.
    at: usize,
    /// The destination as it is meant.
    pub(crate) destination: String,
    /// Whether it is an image, which must be a file of the playbook.
    pub(crate) image: bool,
}

impl Found {
    /// Which occurrence of its words in the document it is, from 0. Counted only for those who
    /// ask, since a long document has many links.
    pub(crate) fn occurrence(&self, text: &str) -> usize {
        text[..self.at].matches(&self.written).count()
    }
}

/// Whether there can be links in a document at all.
pub(crate) fn may_link(text: &str) -> bool {
    memchr::memchr2(b'[', b'<', text.as_bytes()).is_some()
}

/// All links and images of a document, in order.
pub(crate) fn links(text: &str) -> Vec<Found> {
    if !may_link(text) {
        return Vec::new();
    }
    let mut found = Vec::new();
    let mut raw = false;
    for (event, range) in super::located(text) {
        raw |= is_raw(&event);
        let (destination, image) = match event {
            Event::Start(Tag::Link { dest_url, .. }) => (dest_url, false),
            Event::Start(Tag::Image { dest_url, .. }) => (dest_url, true),
            _ => continue,
        };
        found.push(located(text, &range, &destination, image));
    }
    if raw {
        for (destination, image) in raw_links(text) {
            found.push(located(text, &(0..text.len()), &destination, image));
        }
    }
    found
}

/// A destination often occurs more than once; the one inside the link is meant, and inside the
/// link the last one, since its text comes first.
fn located(text: &str, range: &Range<usize>, destination: &str, image: bool) -> Found {
    let source = &text[range.clone()];
    let inside = source.rfind(destination).filter(|_| !destination.is_empty());
    let (written, at) = match inside {
        Some(at) => (destination, range.start + at),
        // A reference: its destination is written with its definition.
        None => match text.find(destination).filter(|_| !destination.is_empty()) {
            Some(at) => (destination, at),
            None => (source, range.start),
        },
    };
    Found { written: written.to_owned(), at, destination: destination.to_owned(), image }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_know_which_of_their_words_they_are() {
        let text = "See value:listen, [value:listen](value:listen) and ![x](assets/a.png).\n\n[r]: page:x\n\n[y][r]";
        let found = links(text);
        let told: Vec<_> = found
            .iter()
            .map(|link| (link.written.as_str(), link.occurrence(text), link.image))
            .collect();
        assert_eq!(
            told,
            [("value:listen", 2, false), ("assets/a.png", 0, true), ("page:x", 0, false)]
        );
    }

    #[test]
    fn code_holds_no_links() {
        assert_eq!(links("`[a](value:b)`\n\n    [a](value:b)\n"), []);
    }
}
