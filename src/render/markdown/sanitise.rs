//! Raw HTML inside Markdown: kept where it is harmless, dropped where it is not.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::sync::{Arc, Mutex};

use ammonia::{Builder, UrlRelative};
use pulldown_cmark::{CowStr, Event};

use super::destination::{KINDS, OUTSIDE};
use super::escape::address;
use super::html::Resolve;
use super::modern::{ALIGNMENTS, OBSOLETE_ATTRIBUTES, alignment, is_valid, modern};
use super::seals::{SEAL, Seals};
use super::slug::Slugs;
use super::{is_raw, parser};

/// Makes the HTML of a whole document safe: what authors wrote themselves, and what they wrote
/// between. Our own attributes come out of their seals.
pub(super) fn sanitised(
    html: &str,
    seals: &Seals,
    level: u8,
    resolve: &dyn Resolve,
    slugs: &mut Slugs,
) -> String {
    // The filter must own what it looks up, so all destinations are resolved before.
    let addresses: HashMap<(String, bool), Option<String>> = destinations(html)
        .into_iter()
        .map(|(written, image)| {
            let found = if image { resolve.image(&written) } else { resolve.link(&written) };
            ((written, image), found.map(|found| address(&found)))
        })
        .collect();
    let ids = Arc::new(Mutex::new(std::mem::take(slugs)));
    let mut builder = rules();
    builder.add_generic_attributes([SEAL]);
    let (known, given) = (seals.clone(), Arc::clone(&ids));
    let swallowed = format!(" {SEAL}=");
    builder.attribute_filter(move |element, attribute, value| {
        let found = |image| addresses.get(&(value.to_owned(), image)).cloned().flatten();
        // An attribute that its author did not end has swallowed tags of ours.
        let has_swallowed = value.contains(&swallowed);
        match (element, attribute) {
            ("a", "href") | ("img", "src") if has_swallowed => None,
            (_, SEAL) => known.has(element, value).then_some(Cow::Borrowed(value)),
            ("a", "href") => found(false).map(Cow::Owned),
            ("img", "src") => found(true).map(Cow::Owned),
            (_, "cite" | "src" | "href") => None,
            (_, "id") => given.lock().ok().map(|mut given| Cow::Owned(given.keep(value))),
            (_, "align") => alignment(value).map(|value| Cow::Owned(known.sealed_value(value))),
            _ => is_valid(attribute, value).then_some(Cow::Borrowed(value)),
        }
    });
    let html = builder.clean(html).to_string();
    drop(builder);
    if let Ok(mut ids) = ids.lock() {
        *slugs = std::mem::take(&mut ids);
    }
    let html = seals.renamed(html, "align", "data-align", &ALIGNMENTS);
    modern(&seals.opened(&html), level, resolve)
}

/// Raw HTML among more tags than this is not sanitised: tags within tags take as long as the
/// square of their number.
const MOST_TAGS: usize = 10_000;

/// Whether a document has raw HTML, and all in all more tags than are sanitised.
pub(super) fn is_too_much(events: &[Event<'_>]) -> bool {
    let tags = |event: &Event<'_>| match event {
        Event::Html(html) | Event::InlineHtml(html) => html.matches('<').count(),
        Event::Start(_) | Event::End(_) => 1,
        _ => 0,
    };
    events.iter().any(is_raw) && events.iter().map(tags).sum::<usize>() > MOST_TAGS
}

/// Makes raw HTML words like others.
pub(super) fn unmark(events: &mut [Event<'_>]) {
    for event in events {
        if let Event::Html(html) | Event::InlineHtml(html) = event {
            *event = Event::Text(std::mem::replace(html, CowStr::Borrowed("")));
        }
    }
}

/// Whether a document has more HTML than is sanitised, so that it shows as it is written.
pub(crate) fn has_too_much_html(text: &str) -> bool {
    text.contains('<') && is_too_much(&parser(text).collect::<Vec<_>>())
}

/// The destinations of the raw HTML of a document, and whether each is an image's.
pub(super) fn raw_links(text: &str) -> Vec<(String, bool)> {
    let html: String = parser(text)
        .filter_map(|event| match event {
            Event::Html(html) | Event::InlineHtml(html) => Some(html.into_string()),
            _ => None,
        })
        .collect();
    destinations(&html)
}

/// Where the links and images of some HTML lead.
fn destinations(html: &str) -> Vec<(String, bool)> {
    let found = Arc::new(Mutex::new(Vec::new()));
    let list = Arc::clone(&found);
    let schemes = schemes(html);
    let mut builder = rules();
    // Looking only: a link that will be dropped is one that its author must hear of.
    builder.add_url_schemes(schemes.iter().map(String::as_str));
    builder.attribute_filter(move |element, attribute, value| {
        if matches!((element, attribute), ("a", "href") | ("img", "src"))
            && let Ok(mut list) = list.lock()
        {
            list.push((value.to_owned(), element == "img"));
        }
        Some(Cow::Borrowed(value))
    });
    builder.clean(html);
    found.lock().map(|mut found| std::mem::take(&mut *found)).unwrap_or_default()
}

/// All words before a colon, among which are the schemes of all links.
fn schemes(html: &str) -> HashSet<String> {
    let of_scheme = |letter: char| letter.is_ascii_alphanumeric() || "+-.".contains(letter);
    html.match_indices(':')
        .map(|(colon, _)| {
            let before = &html[..colon];
            let word = before.rsplit(|letter| !of_scheme(letter)).next().unwrap_or("");
            word.to_ascii_lowercase()
        })
        .filter(|word| word.starts_with(|first: char| first.is_ascii_alphabetic()))
        .collect()
}

/// What may stay: no style, which the page's policy would refuse anyway; no classes, so that no
/// author can dress up as the theme; and nothing that is ours to set, which comes sealed.
fn rules<'a>() -> Builder<'a> {
    let mut builder = Builder::default();
    builder
        .add_tags(["input", "section", "u", "figure", "figcaption"])
        .rm_tags(["area", "map", "center", "font", "rtc", "data", "time"])
        // Only the boxes of tasks: a picture for a button would be loaded, a field would ask.
        .add_tag_attributes("input", ["checked"])
        .set_tag_attribute_value("input", "type", "checkbox")
        // As all code; and no author takes the keyboard elsewhere than the page's order has it.
        .set_tag_attribute_value("pre", "tabindex", "0")
        .add_tag_attributes("details", ["open"])
        .url_schemes(KINDS.into_iter().chain(OUTSIDE).collect())
        .url_relative(UrlRelative::PassThrough)
        // No link opens a window, so none has to be kept from the one that opened it.
        .link_rel(None);
    for heading in ["h2", "h3", "h4", "h5", "h6"] {
        builder.add_tag_attributes(heading, ["id"]);
    }
    for (element, attributes) in OBSOLETE_ATTRIBUTES {
        builder.rm_tag_attributes(element, attributes);
    }
    builder
}
