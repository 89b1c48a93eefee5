//! Texts as authors should write them in YAML.

/// A text between double quotes, as YAML reads it letter for letter.
pub(crate) fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for letter in text.chars() {
        match letter {
            '"' | '\\' => quoted.extend(['\\', letter]),
            '\n' => quoted.push_str("\\n"),
            '\t' => quoted.push_str("\\t"),
            _ => quoted.push(letter),
        }
    }
    quoted.push('"');
    quoted
}

/// The same without quotes where YAML can take it for nothing else than this text.
pub(crate) fn quoted_where_needed(text: &str) -> String {
    let is_plain = |letter: char| letter.is_alphanumeric() || " ,.'’!?()-".contains(letter);
    let is_word = ["true", "false", "yes", "no", "null", "on", "off", "y", "n"]
        .iter()
        .any(|word| text.eq_ignore_ascii_case(word));
    let is_sure = text.starts_with(char::is_alphabetic)
        && text.chars().all(is_plain)
        && text.trim_end() == text
        && !is_word;
    if is_sure { text.to_owned() } else { quoted(text) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_quoted_is_read_as_it_was() {
        for text in
            ["Room #12", "a: b", "say \"hi\" \\ bye", "yes", "- a", "a\nb\tc", "Eén dag", ""]
        {
            for written in [quoted(text), quoted_where_needed(text)] {
                let read = crate::source::yaml(&format!("a: {written}\n")).expect("it is YAML");
                assert_eq!(read.get("a").and_then(|tree| tree.text()), Some(text), "{written}");
            }
        }
        assert_eq!(quoted_where_needed("Eén dag, hier."), "Eén dag, hier.");
    }
}
