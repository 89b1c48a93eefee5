//! Diagnostics as GitHub's workflow commands, which show up beside the lines of a change.

use super::{Diagnostic, Severity};

/// One workflow command a diagnostic, a line each.
pub fn github(diagnostics: &[Diagnostic]) -> String {
    diagnostics.iter().map(command).collect()
}

fn command(diagnostic: &Diagnostic) -> String {
    let (start, end) = (diagnostic.at.start(), diagnostic.at.end());
    let level = match diagnostic.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    };
    let mut message = diagnostic.message.clone();
    if let Some(advice) = diagnostic.advice() {
        message.push('\n');
        message.push_str(&advice);
    }
    format!(
        "::{level} file={file},line={line},col={column},endLine={end_line},title={code}::{message}\n",
        file = property(&diagnostic.at.source.path),
        line = start.line,
        column = start.column,
        end_line = end.line,
        code = diagnostic.code,
        message = data(&message),
    )
}

/// Escapes the text of a command.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// Escapes a property of a command.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
