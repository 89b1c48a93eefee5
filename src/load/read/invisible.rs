//! Characters that no page can hold and no author sees.

use std::sync::Arc;

use crate::diagnostic::Span;

/// Whether a text has one of them.
pub(super) fn any(text: &str) -> bool {
    may_be_there(text) && text.contains(is_invisible)
}

/// Where the first of them stands in a stretch of a file; all of it where they are written as
/// escapes.
pub(super) fn first(whole: &Span) -> Span {
    let mut letters = whole.source.text[whole.range.clone()].char_indices();
    let found = letters.find(|(_, letter)| is_invisible(*letter));
    found.map_or_else(
        || whole.clone(),
        |(at, letter)| {
            let start = whole.range.start + at;
            Span::new(Arc::clone(&whole.source), start..start + letter.len_utf8())
        },
    )
}

fn is_invisible(letter: char) -> bool {
    (letter.is_control() && !matches!(letter, '\n' | '\r' | '\t'))
        || matches!(letter, '\u{fffe}' | '\u{ffff}')
}

/// Whether some byte can belong to one. Hardly any text has one, so all bytes are looked at alike,
/// which is much quicker than one after the other.
fn may_be_there(text: &str) -> bool {
    let is_suspect = |byte: u8| {
        let is_control = byte < b' ' && !matches!(byte, b'\n' | b'\r' | b'\t');
        // All others begin with one of these.
        is_control || matches!(byte, 0x7f | 0xc2 | 0xef)
    };
    text.bytes().fold(false, |found, byte| found | is_suspect(byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_told_by_its_letters() {
        for letter in '\0'..='\u{1ffff}' {
            let text = format!("a {letter} é");
            assert_eq!(any(&text), is_invisible(letter), "{}", letter.escape_unicode());
        }
        assert!(any("\u{85}") && any("\u{7f}") && any("\u{ffff}"));
        assert!(!any("«é»\r\n\t10 °\u{feff}"));
    }
}
