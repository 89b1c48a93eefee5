//! Words of authors in what we tell: whatever they are, they disturb no terminal and no report.

/// A text in which what commands a terminal or turns the direction of a line is told as
/// `\u{fffd}`.
pub(crate) fn printable(text: &str) -> String {
    text.replace(disturbs, "\u{fffd}")
}

/// The same, where there is something of the kind; lines are joined by a space.
pub(super) fn on_one_line(text: String) -> String {
    if !text.contains(disturbs) {
        return text;
    }
    let lines = text.split(['\n', '\r']).filter(|line| !line.is_empty());
    printable(&lines.collect::<Vec<_>>().join(" "))
}

/// The same of a text that may have several lines.
pub(super) fn in_lines(text: String) -> String {
    let disturbs = |letter: char| letter != '\n' && disturbs(letter);
    if text.contains(disturbs) { text.replace(disturbs, "\u{fffd}") } else { text }
}

fn disturbs(letter: char) -> bool {
    let turns = |letter: char| matches!(letter, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    letter.is_control() || turns(letter)
}

#[cfg(test)]
mod tests {
    use super::super::{Code, Diagnostic, Span};

    #[test]
    fn words_of_authors_disturb_no_report() {
        let problem = Diagnostic::new(Code::UnknownField, Span::nowhere(), "no `a\n\nb\u{1b}[31m`")
            .help("one `\u{202e}`\ntwo")
            .related(Span::nowhere(), "`a\tb`");
        assert_eq!(problem.message, "no `a b\u{fffd}[31m`");
        assert_eq!(problem.help.as_deref(), Some("one `\u{fffd}`\ntwo"));
        assert_eq!(problem.related[0].message, "`a\u{fffd}b`");
    }
}
