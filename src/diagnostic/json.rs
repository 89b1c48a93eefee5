//! Diagnostics for programs.

use serde::Serialize;

use super::{Diagnostic, Severity, Span};

#[derive(Serialize)]
struct Report<'a, More> {
    diagnostics: Vec<Entry<'a>>,
    errors: usize,
    warnings: usize,
    #[serde(flatten)]
    more: More,
}

#[derive(Serialize)]
struct Entry<'a> {
    code: &'static str,
    severity: String,
    message: &'a str,
    #[serde(flatten)]
    place: Place<'a>,
    help: Option<String>,
    related: Vec<RelatedEntry<'a>>,
}

#[derive(Serialize)]
struct RelatedEntry<'a> {
    #[serde(flatten)]
    place: Place<'a>,
    message: &'a str,
}

#[derive(Serialize)]
struct Place<'a> {
    file: &'a str,
    line: usize,
    column: usize,
}

impl<'a> Place<'a> {
    fn of(span: &'a Span) -> Self {
        let start = span.start();
        Self { file: &span.source.path, line: start.line, column: start.column }
    }
}

/// One JSON object with all diagnostics and their counts, and with `more` of whatever else a
/// command found, ending in a line break.
pub fn json<More: Serialize>(diagnostics: &[Diagnostic], more: More) -> String {
    let entries: Vec<_> = diagnostics.iter().map(entry).collect();
    let errors = diagnostics.iter().filter(|diagnostic| diagnostic.is_error()).count();
    let report = Report { errors, warnings: entries.len() - errors, diagnostics: entries, more };
    let mut text = serde_json::to_string_pretty(&report).unwrap_or_default();
    text.push('\n');
    text
}

fn entry(diagnostic: &Diagnostic) -> Entry<'_> {
    let severity: Severity = diagnostic.severity;
    Entry {
        code: diagnostic.code.name(),
        severity: severity.to_string(),
        message: &diagnostic.message,
        place: Place::of(&diagnostic.at),
        help: diagnostic.advice(),
        related: diagnostic
            .related
            .iter()
            .map(|related| RelatedEntry {
                place: Place::of(&related.at),
                message: &related.message,
            })
            .collect(),
    }
}
