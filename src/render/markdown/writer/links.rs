//! Links and images on their way to HTML.

use std::fmt::Write as _;

use pulldown_cmark::{Event, Tag, TagEnd};

use super::{Writer, attribute};
use crate::render::markdown::escape::{address, push_attribute, push_text};
use crate::render::markdown::words;

impl Writer<'_> {
    /// A link that leads nowhere becomes its own words. One without words takes the title of what
    /// it leads to; one with others carries it, so that print can show it.
    pub(super) fn link(&mut self, destination: &str, title: &str, after: &[Event<'_>]) {
        let end = after.iter().position(|event| *event == Event::End(TagEnd::Link));
        let content = &after[..end.unwrap_or(after.len())];
        let (target, href) = (self.resolve.title(destination), self.resolve.link(destination));
        self.links.push(href.is_some());
        if let Some(href) = href {
            let mut attributes = attribute("href", &address(&href));
            if !title.is_empty() {
                push_attribute(&mut attributes, "title", title);
            }
            let told =
                target.as_deref().filter(|told| !content.is_empty() && words(content) != *told);
            if let Some(told) = told {
                push_attribute(&mut attributes, "data-title", told);
            }
            self.tag("a", attributes);
        }
        if content.is_empty() {
            push_text(&mut self.out, target.as_deref().unwrap_or(destination));
        }
    }

    /// An image that cannot be shown becomes its own words. One that can says how large it is, so
    /// that nothing moves when it comes.
    pub(super) fn image(&mut self, destination: &str, title: &str, after: &[Event<'_>]) -> usize {
        let Some(source) = self.resolve.image(destination) else { return 0 };
        let end = end_of_image(after);
        let mut attributes = attribute("src", &address(&source));
        push_attribute(&mut attributes, "alt", &words(&after[..end]));
        if !title.is_empty() {
            push_attribute(&mut attributes, "title", title);
        }
        if let Some((width, height)) = self.resolve.size(&source) {
            let _ = write!(attributes, " width=\"{width}\" height=\"{height}\"");
        }
        self.tag("img", attributes);
        end + 1
    }
}

/// How many events stand between an image's beginning and its end; images may hold others.
fn end_of_image(after: &[Event<'_>]) -> usize {
    let mut open = 1;
    let end = after.iter().position(|event| {
        match event {
            Event::Start(Tag::Image { .. }) => open += 1,
            Event::End(TagEnd::Image) => open -= 1,
            _ => {}
        }
        open == 0
    });
    end.unwrap_or(after.len())
}
