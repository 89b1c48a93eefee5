//! Printing: results to stdout, everything else to stderr.

use std::fmt::Display;
use std::io::{self, Write as _};

use anstream::{AutoStream, ColorChoice};
use anyhow::Result;

use crate::diagnostic::{self, Diagnostic};

use super::Outcome;
use super::args::{Color, Format, Global};

/// Where and how to print.
#[derive(Clone)]
pub(super) struct Output {
    quiet: bool,
    color: ColorChoice,
}

impl Output {
    pub(super) fn new(global: &Global) -> Self {
        let color = match global.color {
            Color::Auto => ColorChoice::Auto,
            Color::Always => ColorChoice::AlwaysAnsi,
            Color::Never => ColorChoice::Never,
        };
        Self { quiet: global.quiet, color }
    }

    /// Prints a result.
    pub(super) fn result(&self, text: &str) -> Result<()> {
        let mut out = AutoStream::new(io::stdout(), self.color);
        out.write_all(text.as_bytes())?;
        Ok(out.flush()?)
    }

    /// Tells how things are going, unless that is unwanted.
    pub(super) fn say(&self, text: impl Display) -> Result<()> {
        if self.quiet {
            return Ok(());
        }
        Ok(writeln!(AutoStream::new(io::stderr(), self.color), "{text}")?)
    }

    /// Prints diagnostics: for people beside everything else, for programs as the result. A
    /// command that has printed an error ends with what comes back, or worse.
    pub(super) fn diagnostics(
        &self,
        diagnostics: &[Diagnostic],
        format: Format,
    ) -> Result<Outcome> {
        match format {
            Format::Human => {
                let text = diagnostic::human(diagnostics, width());
                let mut err = AutoStream::new(io::stderr(), self.color);
                err.write_all(text.as_bytes())?;
            }
            Format::Json => self.result(&diagnostic::json(diagnostics, ()))?,
            Format::Github => self.result(&diagnostic::github(diagnostics))?,
        }
        Ok(Outcome::of(diagnostics, false))
    }

    /// Says why nothing was done.
    pub(super) fn refuse(&self, error: &anyhow::Error) {
        let mut err = AutoStream::new(io::stderr(), self.color);
        // There is nobody left to tell when stderr is gone.
        let _ = writeln!(err, "\u{1b}[1m\u{1b}[31merror\u{1b}[0m: {error:#}");
    }
}

/// How wide diagnostics may be.
fn width() -> usize {
    /// What a terminal has where nobody said otherwise, and what files and pipes get.
    const USUAL: usize = 100;
    USUAL
}

/// Whether a command ended because nobody reads its output any more.
pub(super) fn is_closed_pipe(error: &anyhow::Error) -> bool {
    error.chain().any(|cause| {
        cause
            .downcast_ref::<io::Error>()
            .is_some_and(|error| error.kind() == io::ErrorKind::BrokenPipe)
    })
}

/// How many problems of which severity, in words.
pub(super) fn count(diagnostics: &[Diagnostic]) -> String {
    let errors = diagnostics.iter().filter(|diagnostic| diagnostic.is_error()).count();
    let warnings = diagnostics.len() - errors;
    let some = |count: usize, what: &str| match count {
        0 => None,
        1 => Some(format!("1 {what}")),
        more => Some(format!("{more} {what}s")),
    };
    let parts: Vec<String> =
        [some(errors, "error"), some(warnings, "warning")].into_iter().flatten().collect();
    if parts.is_empty() { "no problems".to_owned() } else { parts.join(", ") }
}
