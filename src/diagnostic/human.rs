//! Diagnostics for people at a terminal: the text itself, with what is wrong underlined.

use std::borrow::Cow;

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{
    Annotation, AnnotationKind, Element, Group, Level, Origin, Renderer, Snippet,
};

use super::{Diagnostic, Related, Severity, Span};

/// One block a diagnostic, with ANSI colours that the printer may strip.
pub fn human(diagnostics: &[Diagnostic], width: usize) -> String {
    let renderer = Renderer::styled().decor_style(DecorStyle::Unicode).term_width(width);
    let mut out = String::new();
    for diagnostic in diagnostics {
        out.push_str(&renderer.render(&[group(diagnostic)]));
        out.push_str("\n\n");
    }
    out
}

fn group(diagnostic: &Diagnostic) -> Group<'_> {
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let mut group =
        Group::with_title(level.primary_title(&*diagnostic.message).id(diagnostic.code.name()));
    for snippet in snippets(diagnostic) {
        group = group.element(snippet);
    }
    if let Some(advice) = diagnostic.advice() {
        group = group.element(Level::HELP.message(advice));
    }
    group
}

/// One snippet a file: places in the same file share it, so that both are seen in context.
fn snippets(diagnostic: &Diagnostic) -> Vec<Element<'_>> {
    let at = &diagnostic.at;
    let (beside, elsewhere): (Vec<_>, Vec<_>) =
        diagnostic.related.iter().partition(|related| related.at.source == at.source);
    let window =
        Window::around(std::iter::once(at).chain(beside.iter().map(|related| &related.at)));
    if window.is_wide() {
        let related = diagnostic.related.iter().map(|related| &related.at);
        return std::iter::once(at).chain(related).map(|at| Element::Origin(place(at))).collect();
    }
    let mut own = window.snippet(at).annotation(AnnotationKind::Primary.span(window.visible(at)));
    for related in beside {
        own = own.annotation(context(&window, related));
    }
    let others = elsewhere.into_iter().map(|related| {
        let window = Window::around([&related.at]);
        if window.is_wide() {
            return Element::Origin(place(&related.at));
        }
        window.snippet(&related.at).annotation(context(&window, related)).into()
    });
    std::iter::once(own.into()).chain(others).collect()
}

/// A place by its numbers alone.
fn place(at: &Span) -> Origin<'_> {
    let start = at.start();
    Origin::path(&*at.source.path).line(start.line).char_column(start.column)
}

fn context<'a>(window: &Window, related: &'a Related) -> Annotation<'a> {
    AnnotationKind::Context.span(window.visible(&related.at)).label(&*related.message)
}

/// The lines of a file around some places: the renderer looks at all it is given, and files
/// can be large.
struct Window {
    bytes: std::ops::Range<usize>,
    first_line: usize,
}

impl Window {
    /// So many lines before and after a place.
    const MARGIN: usize = 2;
    /// Of lines that have more bytes together nobody could see anything, and setting them takes
    /// time that grows with the square of their length.
    const WIDEST: usize = 20_000;

    fn around<'a>(spans: impl IntoIterator<Item = &'a Span>) -> Self {
        let (mut from, mut to, mut first_line) = (usize::MAX, 0, usize::MAX);
        for span in spans {
            let lines = span.source.lines();
            let first = span.start().line.saturating_sub(1 + Self::MARGIN);
            let after = span.start().line + Self::MARGIN;
            let end = lines.get(after).copied().unwrap_or(span.source.text.len());
            from = from.min(lines[first]);
            to = to.max(end);
            first_line = first_line.min(first + 1);
        }
        Self { bytes: from.min(to)..to, first_line }
    }

    fn is_wide(&self) -> bool {
        self.bytes.len() > Self::WIDEST
    }

    fn snippet<'a>(&self, span: &'a Span) -> Snippet<'a, Annotation<'a>> {
        Snippet::source(with_line_feeds(&span.source.text[self.bytes.clone()]))
            .line_start(self.first_line)
            .path(&*span.source.path)
            .fold(true)
    }

    fn visible(&self, span: &Span) -> std::ops::Range<usize> {
        let range = visible(span);
        range.start - self.bytes.start..range.end - self.bytes.start
    }
}

/// What to underline: the first line of the place, and never nothing where there is something.
fn visible(span: &Span) -> std::ops::Range<usize> {
    let text = &span.source.text;
    let start = span.range.start;
    let line = &text[start..span.range.end];
    let first = line.split(['\n', '\r']).next().unwrap_or("");
    start..start + first.trim_end().len()
}

/// A text whose lines all end in a line feed, which is all that the renderer knows.
fn with_line_feeds(text: &str) -> Cow<'_, str> {
    if !text.contains('\r') {
        return text.into();
    }
    let mut letters = text.chars().peekable();
    let mut out = String::with_capacity(text.len());
    while let Some(letter) = letters.next() {
        let is_end = letter == '\r' && letters.peek() != Some(&'\n');
        out.push(if is_end { '\n' } else { letter });
    }
    out.into()
}
