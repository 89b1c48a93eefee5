//! Keeps the attributes that we set ourselves through the sanitiser of raw HTML, without letting
//! authors set the same ones.
//!
//! Where a document has raw HTML, all of it is sanitised at once, because its tags and ours stand
//! within each other. So each of our tags carries a single attribute instead of its own: a number
//! behind a key that only somebody who knows the whole document could compute, and that no
//! document can hold. After the sanitiser the real attributes are put in its place.

use std::fmt::Write as _;

/// The attribute that stands for others.
pub(super) const SEAL: &str = "data-own";

/// The attributes of a document that were set aside.
#[derive(Clone, Debug)]
pub(super) struct Seals {
    /// Begins every seal of this document.
    key: String,
    /// The element and the attributes of each seal, by its number.
    kept: Vec<(&'static str, String)>,
}

impl Seals {
    /// The seals of a document with this text; none is set yet.
    pub(super) fn of(text: &str) -> Self {
        let digest = blake3::hash(text.as_bytes()).to_hex();
        Self { key: digest[..32].to_owned(), kept: Vec::new() }
    }

    /// Sets attributes of an element aside, and returns the one that stands for them.
    pub(super) fn seal(&mut self, element: &'static str, attributes: String) -> String {
        let number = self.kept.len();
        self.kept.push((element, attributes));
        format!(" {SEAL}=\"{}-{number}\"", self.key)
    }

    /// Whether a value is a seal that was set on such an element.
    pub(super) fn has(&self, element: &str, value: &str) -> bool {
        let number = value.strip_prefix(&self.key).and_then(|rest| rest.strip_prefix('-'));
        let kept = number.and_then(|number| self.kept.get(number.parse::<usize>().ok()?));
        kept.is_some_and(|(of, _)| *of == element)
    }

    /// A value that no author can write, which [`Seals::renamed`] knows again.
    pub(super) fn sealed_value(&self, value: &str) -> String {
        format!("{}-{value}", self.key)
    }

    /// Gives an attribute with one of these sealed values another name.
    pub(super) fn renamed(&self, html: String, from: &str, to: &str, values: &[&str]) -> String {
        values.iter().fold(html, |html, value| {
            let sealed = format!(" {from}=\"{}\"", self.sealed_value(value));
            if html.contains(&sealed) {
                html.replace(&sealed, &format!(" {to}=\"{value}\""))
            } else {
                html
            }
        })
    }

    /// Puts what was set aside in the place of its seals. Each must have passed [`Seals::has`].
    pub(super) fn opened(&self, html: &str) -> String {
        let mark = format!(" {SEAL}=\"{}-", self.key);
        let mut parts = html.split(&mark);
        let mut out = String::with_capacity(html.len());
        out.push_str(parts.next().unwrap_or_default());
        for part in parts {
            let (number, rest) = part.split_once('"').unwrap_or((part, ""));
            let kept = number.parse::<usize>().ok().and_then(|number| self.kept.get(number));
            if let Some((_, attributes)) = kept {
                let _ = write!(out, "{attributes}");
            }
            out.push_str(rest);
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_set_aside_comes_back_where_it_was() {
        let mut seals = Seals::of("text");
        let heading = seals.seal("h2", " id=\"a\"".into());
        let cell = seals.seal("td", " data-align=\"right\"".into());
        let html = format!("<h2{heading}>A</h2><td{cell}>1</td>");
        assert_eq!(seals.opened(&html), "<h2 id=\"a\">A</h2><td data-align=\"right\">1</td>");
    }

    #[test]
    fn a_seal_is_for_its_element_and_its_document() {
        let mut seals = Seals::of("text");
        seals.seal("h2", " id=\"a\"".into());
        let value = seals.sealed_value("0");
        assert!(seals.has("h2", &value) && !seals.has("p", &value));
        assert!(!seals.has("h2", &seals.sealed_value("1")) && !seals.has("h2", "0"));
        assert!(!seals.has("h2", &Seals::of("other text").sealed_value("0")));
    }
}
