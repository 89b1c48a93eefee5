//! Words and addresses as they stand in HTML.

use std::fmt::Write as _;

use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};

/// What an address cannot hold as it is. Not `%`: what is encoded already stays as it is.
const NOT_IN_ADDRESS: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'<')
    .add(b'>')
    .add(b'[')
    .add(b'\\')
    .add(b']')
    .add(b'^')
    .add(b'`')
    .add(b'{')
    .add(b'|')
    .add(b'}');

/// What has a meaning of its own in the path of an address, and in the local part of a mailbox.
const NOT_IN_PART: &AsciiSet = &NOT_IN_ADDRESS.add(b'%').add(b'#').add(b'?').add(b'&');

/// Appends a text between tags.
pub(super) fn push_text(out: &mut String, text: &str) {
    push(out, text, |letter| match letter {
        b'&' => Some("&amp;"),
        b'<' => Some("&lt;"),
        b'>' => Some("&gt;"),
        _ => None,
    });
}

/// Appends an attribute with its value, and a space before it.
pub(super) fn push_attribute(out: &mut String, name: &str, value: &str) {
    let _ = write!(out, " {name}=\"");
    push(out, value, |letter| match letter {
        b'&' => Some("&amp;"),
        b'<' => Some("&lt;"),
        b'>' => Some("&gt;"),
        b'"' => Some("&quot;"),
        _ => None,
    });
    out.push('"');
}

/// An address with everything in it percent-encoded that no address can hold.
pub(super) fn address(written: &str) -> String {
    utf8_percent_encode(written, NOT_IN_ADDRESS).to_string()
}

/// A path, or a mailbox, as one part of an address: nothing in it begins another part.
pub(crate) fn address_part(name: &str) -> String {
    utf8_percent_encode(name, NOT_IN_PART).to_string()
}

/// All that is escaped is ASCII, so the stretches between are whole characters.
fn push(out: &mut String, text: &str, escaped: impl Fn(u8) -> Option<&'static str>) {
    let mut from = 0;
    for (at, byte) in text.bytes().enumerate() {
        if let Some(escaped) = escaped(byte) {
            out.push_str(&text[from..at]);
            out.push_str(escaped);
            from = at + 1;
        }
    }
    out.push_str(&text[from..]);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_keep_what_they_can_hold() {
        assert_eq!(address("a b/é?x=1&y=%20#z"), "a%20b/%C3%A9?x=1&y=%20#z");
        assert_eq!(address_part("assets/50% (a#b).png"), "assets/50%25%20(a%23b).png");
    }
}
