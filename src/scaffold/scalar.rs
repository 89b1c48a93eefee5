//! Words as YAML scalars, quoted only where they must be.

use std::fmt::Write as _;

/// Words that YAML takes for something else than a text, or once did.
const YAMLS_OWN: [&str; 9] = ["true", "false", "yes", "no", "null", "on", "off", "y", "n"];

/// Words that the content format takes for something else than a text.
const TAKEN: [&str; 2] = ["may", "never"];

/// A text for readers as a YAML scalar, on one line.
pub(super) fn scalar(text: &str) -> String {
    let clean = |letter: char| if letter.is_control() { ' ' } else { letter };
    let line: String = text.chars().map(clean).collect();
    // What looks like a placeholder is meant literally here.
    let line = line.trim().replace("$(", "$$(");
    if is_plain(&line) { line } else { quoted(&line) }
}

/// A text as a YAML scalar on one line, letter for letter: what is read is what was given.
pub(super) fn exact(text: &str) -> String {
    if is_plain(text) && text.trim() == text { text.to_owned() } else { escaped(text) }
}

/// A key, letter for letter.
pub(super) fn key(text: &str) -> String {
    let is_word = text.starts_with(|letter: char| letter.is_ascii_alphabetic())
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte))
        && !YAMLS_OWN.contains(&text.to_lowercase().as_str());
    if is_word { text.to_owned() } else { exact(text) }
}

/// A text as what stands behind a key or a dash that is indented by so much, letter for letter;
/// of several lines where it has them.
pub(super) fn exact_below(text: &str, indent: usize) -> String {
    let lines: Vec<&str> = text.trim_end_matches('\n').split('\n').collect();
    let is_odd = |letter: char| {
        (letter.is_control() && letter != '\n')
            || matches!(letter, '\u{85}' | '\u{2028}' | '\u{2029}' | '\u{feff}')
    };
    let begins = lines[0].chars().next().is_some_and(|letter| letter != ' ');
    if !text.contains('\n') || text.contains(is_odd) || !begins {
        return exact(text);
    }
    let mark = match text.len() - text.trim_end_matches('\n').len() {
        0 => "|-",
        1 => "|",
        _ => return exact(text),
    };
    let margin = " ".repeat(indent + 2);
    let line = |line: &&str| match *line {
        "" => "\n".to_owned(),
        line => format!("\n{margin}{line}"),
    };
    format!("{mark}{}", lines.iter().map(line).collect::<String>())
}

fn is_plain(text: &str) -> bool {
    let fine = |letter: char| letter.is_alphanumeric() || " ,.'’!?()-&/".contains(letter);
    let begins = text.starts_with(char::is_alphabetic) || is_quantity(text);
    begins
        && text.chars().all(fine)
        && !YAMLS_OWN.iter().chain(&TAKEN).any(|taken| text.eq_ignore_ascii_case(taken))
}

/// A number with a word behind it, which YAML takes for nothing else than a text.
fn is_quantity(text: &str) -> bool {
    let words = text.split_once(' ');
    words.is_some_and(|(number, word)| {
        number.starts_with(|letter: char| letter.is_ascii_digit())
            && word.starts_with(|letter: char| letter.is_ascii_alphabetic())
    })
}

fn escaped(text: &str) -> String {
    let mut escaped = String::from("\"");
    for letter in text.chars() {
        match letter {
            '"' | '\\' => escaped.extend(['\\', letter]),
            '\n' => escaped.push_str("\\n"),
            '\t' => escaped.push_str("\\t"),
            '\r' => escaped.push_str("\\r"),
            '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}' => {
                let _ = write!(escaped, "\\u{:04X}", u32::from(letter));
            }
            letter if letter.is_control() => {
                let _ = write!(escaped, "\\u{:04X}", u32::from(letter));
            }
            letter => escaped.push(letter),
        }
    }
    escaped.push('"');
    escaped
}

fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{exact, exact_below, scalar};
    use crate::source::yaml;

    /// Texts that YAML could take for something else.
    fn texts() -> impl Strategy<Value = String> {
        const ODD: &[&str] = &[
            "yes", "1_000", "0x1F", "# x", "a: b", "- x", "~", "[a", "{b", "*c", "&d", "%", "10 %",
        ];
        let odd = proptest::sample::select(ODD).prop_map(str::to_owned);
        let lines = proptest::collection::vec("[ a-zé0-9#:'\"\\\\|>\\-,.%&*!?\\[{\t\r]{0,9}", 0..5);
        prop_oneof![odd, ".{0,12}", lines.prop_map(|lines| lines.join("\n"))]
    }

    proptest! {
        #[test]
        fn every_text_is_read_as_it_was_given(text in texts()) {
            for written in [exact(&text), exact_below(&text, 2)] {
                let yaml = yaml(&format!("a:\n  b: {written}\n  c: d\n")).expect(&written);
                let read = yaml.get("a").and_then(|a| a.get("b")?.text().map(str::to_owned));
                prop_assert_eq!(read.as_deref(), Some(&*text), "{}", written);
            }
        }
    }

    #[test]
    fn exact_texts_are_plain_where_they_can_be() {
        assert_eq!(exact("250 EUR per guest"), "250 EUR per guest");
        assert_eq!(exact("909"), "\"909\"");
        assert_eq!(exact("Yes"), "\"Yes\"");
        assert_eq!(exact_below("a\n\nb\n", 2), "|\n    a\n\n    b");
        assert_eq!(exact_below("a\nb", 0), "|-\n  a\n  b");
    }

    #[test]
    fn quotes_where_it_must() {
        assert_eq!(scalar(" Own the moment "), "Own the moment");
        assert_eq!(scalar("Yes"), "\"Yes\"");
        assert_eq!(scalar("A: b # c"), "\"A: b # c\"");
        assert_eq!(scalar("say \"hi\"\\\n$(x)"), "\"say \\\"hi\\\"\\\\ $$(x)\"");
        assert_eq!(scalar("24/7"), "\"24/7\"");
    }
}
