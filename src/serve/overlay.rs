//! What is wrong, as a piece of a page: the same that the terminal tells.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};

use crate::diagnostic::{Diagnostic, Span};

use super::html::{counted, escaped};

/// What an address may not hold as it is.
const ODD: &AsciiSet =
    &CONTROLS.add(b' ').add(b'"').add(b'#').add(b'%').add(b'<').add(b'>').add(b'?').add(b'`');

/// More than these are told when some are mended; the terminal has them all.
const MOST: usize = 50;

/// As many characters of a line as are shown.
const LONGEST: usize = 240;

/// How a place is opened in an editor.
#[derive(Clone, Debug)]
pub struct Editor {
    /// An address in which `{file}`, `{line}` and `{column}` stand for the place.
    pub pattern: String,
    /// The folder that paths are relative to.
    pub here: PathBuf,
}

impl Editor {
    /// The address of a place; `None` where there is no file to open.
    pub(super) fn address(&self, span: &Span) -> Option<String> {
        let path = self.here.join(&span.source.path);
        path.is_file().then(|| self.filled(&path, span))
    }

    fn filled(&self, path: &Path, span: &Span) -> String {
        let start = span.start();
        let path = path.to_string_lossy().replace('\\', "/");
        self.pattern
            .replace("{line}", &start.line.to_string())
            .replace("{column}", &start.column.to_string())
            .replace("{file}", &utf8_percent_encode(&path, ODD).to_string())
    }
}

/// All that is wrong, errors first.
pub(super) fn problems(diagnostics: &[Diagnostic], editor: &Editor) -> String {
    let (errors, warnings): (Vec<_>, Vec<_>) =
        diagnostics.iter().partition(|diagnostic| diagnostic.is_error());
    let mut html = "<ol class=\"problems\">\n".to_owned();
    for diagnostic in errors.iter().chain(&warnings).take(MOST) {
        html.push_str(&problem(diagnostic, editor));
    }
    html.push_str("</ol>\n");
    if diagnostics.len() > MOST {
        let more = counted(diagnostics.len() - MOST, "more problem");
        let _ = writeln!(html, "<p class=\"more\">{more}: see the terminal.</p>");
    }
    html
}

fn problem(diagnostic: &Diagnostic, editor: &Editor) -> String {
    let severity = diagnostic.severity;
    let mut html = format!(
        "<li class=\"problem\" data-severity=\"{severity}\">\n<p class=\"what\"><strong>{severity}</strong> \
         <code>{}</code> {}</p>\n",
        diagnostic.code.name(),
        escaped(&diagnostic.message)
    );
    html.push_str(&place(&diagnostic.at, None, editor));
    for related in &diagnostic.related {
        html.push_str(&place(&related.at, Some(&related.message), editor));
    }
    if let Some(advice) = diagnostic.advice() {
        let _ = writeln!(html, "<p class=\"help\">{}</p>", escaped(&advice));
    }
    html.push_str("</li>\n");
    html
}

/// Where it is, with a way there, and what is written there.
fn place(span: &Span, note: Option<&str>, editor: &Editor) -> String {
    let start = span.start();
    let told = escaped(&format!("{}:{}:{}", span.source.path, start.line, start.column));
    let told = match editor.address(span) {
        Some(address) => format!("<a href=\"{}\">{told}</a>", escaped(&address)),
        None => told,
    };
    let note = note.map(|note| format!(" {}", escaped(note))).unwrap_or_default();
    format!("<p class=\"place\">{told}{note}</p>\n{}", excerpt(span))
}

/// The line with what is wrong underlined, and the ones around it.
fn excerpt(span: &Span) -> String {
    if span.source.text.is_empty() {
        return String::new();
    }
    let at = span.start().line;
    let mut html = "<pre class=\"excerpt\">".to_owned();
    let around = at.saturating_sub(1).max(1)..=at + 1;
    for (number, line) in around.filter_map(|line| Some((line, span.source.line(line)?))) {
        let line = if number == at { underlined(span, line) } else { escaped(&cut(line)) };
        let _ = writeln!(html, "<span class=\"number\">{number}</span> {line}");
    }
    html.push_str("</pre>\n");
    html
}

fn underlined(span: &Span, line: &str) -> String {
    let column = span.start().column - 1;
    let marked = &span.source.text[span.range.clone()];
    let marked = marked.split(['\n', '\r']).next().unwrap_or("").trim_end();
    // Of an endless line, what stands around the place is shown.
    let from = column.saturating_sub(LONGEST / 2);
    let take = |skip: usize, count: usize| line.chars().skip(skip).take(count).collect::<String>();
    let length = marked.chars().count();
    let before = take(from, column - from);
    let after = cut(&take(column + length, LONGEST + 1));
    format!("{}<mark>{}</mark>{}", escaped(&before), escaped(&cut(marked)), escaped(&after))
}

fn cut(line: &str) -> String {
    match line.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", &line[..end]),
        None => line.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::diagnostic::{Code, SourceText};

    #[test]
    fn what_was_written_is_shown_and_nothing_of_it_is_markup() {
        let source =
            Arc::new(SourceText::new("a<b.yaml", "one: 1\nrole: <script>ü</script> x\nthree: 3"));
        let at = source.text.find('<').expect("it is there");
        let end = source.text.rfind(" x").expect("it is there");
        let span = Span::new(source, at..end);
        let problem = Diagnostic::new(Code::UnknownRole, span, "no `<i>`").help("a & b");
        let editor = Editor { pattern: "x:{file}:{line}".into(), here: PathBuf::from("/nowhere") };
        let html = problems(&[problem], &editor);
        assert!(html.contains("role: <mark>&lt;script&gt;ü&lt;/script&gt;</mark> x"), "{html}");
        assert!(html.contains("a&lt;b.yaml:2:7"), "{html}");
        assert!(html.contains("no `&lt;i&gt;`") && html.contains("a &amp; b"), "{html}");
        assert!(!html.contains("<script") && !html.contains("<a "), "{html}");
    }

    #[test]
    fn an_editor_gets_the_place() {
        let editor = Editor {
            pattern: "vscode://file{file}:{line}:{column}".into(),
            here: PathBuf::from("/"),
        };
        let source = Arc::new(SourceText::new("a", "one\ntwo"));
        let span = Span::new(source, 5..6);
        let address = editor.filled(Path::new("/my files/a#1.yaml"), &span);
        assert_eq!(address, "vscode://file/my%20files/a%231.yaml:2:2");
    }
}
