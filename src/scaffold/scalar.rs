//! Words as YAML scalars, quoted only where they must be.

/// Words that YAML, or the content format, takes for something else than a text.
const TAKEN: [&str; 9] = ["true", "false", "yes", "no", "null", "on", "off", "may", "never"];

/// A text for readers as a YAML scalar, on one line.
pub(super) fn scalar(text: &str) -> String {
    let clean = |letter: char| if letter.is_control() { ' ' } else { letter };
    let line: String = text.chars().map(clean).collect();
    // What looks like a placeholder is meant literally here.
    let line = line.trim().replace("$(", "$$(");
    if is_plain(&line) { line } else { quoted(&line) }
}

fn is_plain(text: &str) -> bool {
    let fine = |letter: char| letter.is_alphanumeric() || " ,.'’!?()-&/".contains(letter);
    text.starts_with(char::is_alphabetic)
        && text.chars().all(fine)
        && !TAKEN.contains(&text.to_lowercase().as_str())
}

fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

#[cfg(test)]
mod tests {
    use super::scalar;

    #[test]
    fn quotes_where_it_must() {
        assert_eq!(scalar(" Own the moment "), "Own the moment");
        assert_eq!(scalar("Yes"), "\"Yes\"");
        assert_eq!(scalar("A: b # c"), "\"A: b # c\"");
        assert_eq!(scalar("say \"hi\"\\\n$(x)"), "\"say \\\"hi\\\"\\\\ $$(x)\"");
        assert_eq!(scalar("24/7"), "\"24/7\"");
    }
}
