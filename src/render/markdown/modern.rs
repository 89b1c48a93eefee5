//! Brings sanitised HTML of authors up to what HTML is today, so that a page with it is as valid
//! as one without: what is obsolete gets its present form or goes, and so does what has no meaning.

use std::fmt::Write as _;

use super::headings::Levels;
use super::html::Resolve;

/// Attributes that the sanitiser would let pass, and HTML no longer has.
pub(super) const OBSOLETE_ATTRIBUTES: [(&str, &[&str]); 10] = [
    ("col", &["align", "char", "charoff"]),
    ("colgroup", &["align", "char", "charoff"]),
    ("hr", &["align", "size", "width"]),
    ("img", &["align"]),
    ("table", &["align", "char", "charoff", "summary"]),
    ("tbody", &["align", "char", "charoff"]),
    // Cells have no ids for others to name.
    ("td", &["char", "charoff", "headers"]),
    ("th", &["char", "charoff", "headers"]),
    ("thead", &["align", "char", "charoff"]),
    ("tr", &["align", "char", "charoff"]),
];

/// Elements that HTML no longer has, and what stands in their place.
const OBSOLETE_ELEMENTS: [(&str, &str); 3] = [("acronym", "abbr"), ("strike", "s"), ("tt", "code")];

/// How the text of a cell may be aligned.
pub(super) const ALIGNMENTS: [&str; 3] = ["left", "center", "right"];

/// One of [`ALIGNMENTS`] as an author may have written it.
pub(super) fn alignment(written: &str) -> Option<&'static str> {
    ALIGNMENTS.into_iter().find(|name| name.eq_ignore_ascii_case(written.trim()))
}

/// Whether an attribute can have such a value.
pub(super) fn is_valid(attribute: &str, value: &str) -> bool {
    let is_number = |value: &str| {
        (1..=4).contains(&value.len()) && value.bytes().all(|byte| byte.is_ascii_digit())
    };
    match attribute {
        "width" | "height" => is_number(value),
        "colspan" | "rowspan" | "span" => is_number(value) && value.parse().is_ok_and(is_span),
        "start" => is_number(value.strip_prefix('-').unwrap_or(value)),
        "scope" => ["row", "col", "rowgroup", "colgroup"].contains(&value),
        "dir" => ["ltr", "rtl"].contains(&value),
        "datetime" => {
            value.parse::<jiff::civil::Date>().is_ok_and(|date| date.to_string() == value)
        }
        "lang" | "hreflang" => is_language(value),
        _ => true,
    }
}

fn is_span(cells: u16) -> bool {
    (1..=1000).contains(&cells)
}

/// Whether a value has the form of a language's name: `nl`, `pt-BR`.
fn is_language(value: &str) -> bool {
    let mut parts = value.split('-');
    let first = parts.next().unwrap_or_default();
    let is_part = |part: &str| {
        (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric())
    };
    (2..=3).contains(&first.len())
        && first.bytes().all(|byte| byte.is_ascii_alphabetic())
        && parts.all(is_part)
}

/// Goes through the tags of sanitised HTML: puts present elements in the place of obsolete ones,
/// makes every box one that nobody can tick, gives images what they need, and leaves no level out
/// between headings, of which the highest gets this one.
pub(super) fn modern(html: &str, level: u8, resolve: &dyn Resolve) -> String {
    let mut out = String::with_capacity(html.len());
    let mut levels = Levels::below(level);
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        let (text, tags) = rest.split_at(at);
        let (tag, after) = tags.split_at(end_of_tag(tags));
        out.push_str(text);
        match heading(tag) {
            Some(written) => push_heading(&mut out, tag, written, &mut levels),
            None => push_tag(&mut out, tag, resolve),
        }
        rest = after;
    }
    out.push_str(rest);
    out
}

/// The length of the tag with which some HTML begins; a `>` in an attribute does not end it.
fn end_of_tag(html: &str) -> usize {
    let mut is_quoted = false;
    let end = html.bytes().position(|byte| {
        is_quoted ^= byte == b'"';
        byte == b'>' && !is_quoted
    });
    end.map_or(html.len(), |end| end + 1)
}

/// The level of a heading's tag.
fn heading(tag: &str) -> Option<u8> {
    let name = tag.trim_start_matches(['<', '/']).as_bytes();
    match name {
        [b'h', level @ b'1'..=b'6', b' ' | b'>', ..] => Some(level - b'0'),
        _ => None,
    }
}

/// Headings do not stand within each other, so the last that began is the one that ends.
fn push_heading(out: &mut String, tag: &str, written: u8, levels: &mut Levels) {
    let rest = tag.trim_start_matches(['<', '/']).get(2..).unwrap_or_default();
    if tag.starts_with("</") {
        let _ = write!(out, "</h{}{rest}", levels.last());
    } else {
        let _ = write!(out, "<h{}{rest}", levels.set(written));
    }
}

fn push_tag(out: &mut String, tag: &str, resolve: &dyn Resolve) {
    let (mark, inner) = match tag.strip_prefix("</") {
        Some(inner) => ("</", inner),
        None => ("<", tag.strip_prefix('<').unwrap_or(tag)),
    };
    let end = inner.find(|letter: char| !letter.is_ascii_alphanumeric()).unwrap_or(inner.len());
    let (name, rest) = inner.split_at(end);
    match name {
        "img" => push_image(out, rest.trim_end_matches('>'), resolve),
        "input" => {
            let checked = value(rest, "checked").map_or("", |_| " checked=\"\"");
            let _ = write!(out, "<input disabled=\"\" type=\"checkbox\"{checked}>");
        }
        _ => {
            let present = OBSOLETE_ELEMENTS.iter().find(|(old, _)| *old == name);
            out.extend([mark, present.map_or(name, |(_, new)| new), rest]);
        }
    }
}

/// An image has a text, were it empty, and its size, so that nothing moves when it comes. One
/// without a source is none.
fn push_image(out: &mut String, attributes: &str, resolve: &dyn Resolve) {
    let Some(source) = value(attributes, "src") else { return };
    out.extend(["<img", attributes]);
    if value(attributes, "alt").is_none() {
        out.push_str(" alt=\"\"");
    }
    let is_sized = ["width", "height"].iter().any(|one| value(attributes, one).is_some());
    let size = resolve.size(&source.replace("&amp;", "&")).filter(|_| !is_sized);
    if let Some((width, height)) = size {
        let _ = write!(out, " width=\"{width}\" height=\"{height}\"");
    }
    out.push('>');
}

/// The value of an attribute, as it is written among others.
fn value<'a>(attributes: &'a str, name: &str) -> Option<&'a str> {
    attributes.split_once(&format!(" {name}=\""))?.1.split('"').next()
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Nowhere;

    impl Resolve for Nowhere {
        fn link(&self, _: &str) -> Option<String> {
            None
        }

        fn image(&self, _: &str) -> Option<String> {
            None
        }

        fn size(&self, _: &str) -> Option<(u32, u32)> {
            None
        }

        fn title(&self, _: &str) -> Option<String> {
            None
        }
    }

    #[test]
    fn images_have_a_text_and_a_source() {
        let html = "<img src=\"a.png\"><img alt=\"x > y\"><img src=\"b.png\" alt=\">\">";
        let present = "<img src=\"a.png\" alt=\"\"><img src=\"b.png\" alt=\">\">";
        assert_eq!(modern(html, 2, &Nowhere), present);
    }

    #[test]
    fn values_without_meaning_are_seen() {
        for (attribute, good, bad) in [
            ("width", "40", "40px"),
            ("colspan", "2", "0"),
            ("start", "-3", "a"),
            ("scope", "col", "table"),
            ("datetime", "2026-01-15", "yesterday"),
            ("lang", "pt-BR", "english_gb"),
        ] {
            assert!(is_valid(attribute, good) && !is_valid(attribute, bad), "{attribute}");
        }
    }

    #[test]
    fn obsolete_elements_get_their_present_form() {
        let html = "<strike title=\"<tt> <input x\">a</strike> <tt>b</tt>";
        assert_eq!(modern(html, 2, &Nowhere), "<s title=\"<tt> <input x\">a</s> <code>b</code>");
    }
}
