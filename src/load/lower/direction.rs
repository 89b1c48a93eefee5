//! Marks that turn the direction of writing, kept within the text that has them.
//!
//! A text that turns its direction and never turns it back would turn all that a page sets
//! behind it: a verdict in the same line would read from its end. So what a line has turned, it
//! turns back, and what it did not turn stays as it is.

const EMBEDDED_END: char = '\u{202c}';
const ISOLATED_END: char = '\u{2069}';

/// A text whose every line turns back what it turns.
pub(super) fn contained(text: &str) -> String {
    // All of these letters begin with this byte; hardly any text has one of them.
    let may_turn = memchr::memchr(0xe2, text.as_bytes()).is_some();
    if !may_turn || !text.contains(is_mark) {
        return text.to_owned();
    }
    text.split('\n').map(line).collect::<Vec<_>>().join("\n")
}

fn is_mark(letter: char) -> bool {
    matches!(letter, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

fn line(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    let mut open = Vec::new();
    for letter in text.chars() {
        match letter {
            '\u{202a}' | '\u{202b}' | '\u{202d}' | '\u{202e}' => open.push(EMBEDDED_END),
            '\u{2066}'..='\u{2068}' => open.push(ISOLATED_END),
            EMBEDDED_END if open.pop_if(|end| *end == EMBEDDED_END).is_none() => continue,
            // It ends what was turned within it, too.
            ISOLATED_END => match open.iter().rposition(|end| *end == ISOLATED_END) {
                Some(at) => open.truncate(at),
                None => continue,
            },
            _ => {}
        }
        out.push(letter);
    }
    out.extend(open.into_iter().rev());
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_turns_back_what_it_turns() {
        for (written, told) in [
            ("plain — “words”", "plain — “words”"),
            ("a\u{202e}b", "a\u{202e}b\u{202c}"),
            ("a\u{202e}b\nc", "a\u{202e}b\u{202c}\nc"),
            ("\u{2067}\u{202d}x", "\u{2067}\u{202d}x\u{202c}\u{2069}"),
            ("\u{2067}\u{202d}x\u{2069}y", "\u{2067}\u{202d}x\u{2069}y"),
            ("\u{202c}x\u{2069}", "x"),
            ("\u{2067}\u{202c}x", "\u{2067}x\u{2069}"),
            ("\u{200f}שלום\u{200e}", "\u{200f}שלום\u{200e}"),
        ] {
            assert_eq!(contained(written), told, "{}", written.escape_unicode());
        }
    }
}
