//! Diagnostics for people at a terminal: the text itself, with what is wrong underlined.

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{Annotation, AnnotationKind, Group, Level, Renderer, Snippet};

use super::{Diagnostic, Severity, Span};

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
    let level = match diagnostic.code.severity() {
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
fn snippets(diagnostic: &Diagnostic) -> Vec<Snippet<'_, Annotation<'_>>> {
    let at = &diagnostic.at;
    let mut own = snippet(at).annotation(AnnotationKind::Primary.span(visible(at)));
    let mut others = Vec::new();
    for related in &diagnostic.related {
        let annotation =
            AnnotationKind::Context.span(visible(&related.at)).label(&*related.message);
        if related.at.source == at.source {
            own = own.annotation(annotation);
        } else {
            others.push(snippet(&related.at).annotation(annotation));
        }
    }
    std::iter::once(own).chain(others).collect()
}

fn snippet(span: &Span) -> Snippet<'_, Annotation<'_>> {
    Snippet::source(&*span.source.text).path(&*span.source.path).fold(true)
}

/// What to underline: the first line of the place, and never nothing where there is something.
fn visible(span: &Span) -> std::ops::Range<usize> {
    let text = &span.source.text;
    let start = span.range.start;
    let line = &text[start..span.range.end];
    let first = line.lines().next().unwrap_or("");
    start..start + first.trim_end().len()
}
