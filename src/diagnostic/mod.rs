//! What we tell the author: a problem, its place, and what to do about it.
//!
//! A [`Diagnostic`] is data. Who finds a problem says *what* and *where*; the formats beside
//! this file say it in words for a terminal, as JSON for programs, or as annotations for CI.

mod code;
mod github;
mod human;
mod json;
mod printable;
mod span;
mod suggest;
mod tally;

use std::collections::BTreeSet;

use printable::{in_lines, on_one_line};

pub use code::{Code, Severity};
pub use github::github;
pub use human::human;
pub use json::json;
pub(crate) use printable::printable;
pub(crate) use span::line_starts;
pub use span::{Position, SourceText, Span};
pub(crate) use suggest::are_near;
pub use suggest::{did_you_mean, nearest};
pub use tally::{MOST_OF_A_KIND, Tally};

/// A problem in the content.
///
/// `At` says where: a [`Span`] of a file once the place is resolved, and before that whatever
/// the stage that found it can name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic<At = Span> {
    /// What kind of problem it is.
    pub code: Code,
    /// How bad it is.
    pub severity: Severity,
    /// What is wrong, in one sentence of the author's words.
    pub message: String,
    /// Where.
    pub at: At,
    /// What to do about it.
    pub help: Option<String>,
    /// Other places that belong to it.
    pub related: Vec<Related<At>>,
    /// The organisations that it reaches besides the one whose file it is in.
    pub reaches: BTreeSet<String>,
}

/// Another place that belongs to a problem, and how.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Related<At = Span> {
    /// Where.
    pub at: At,
    /// What there is to see.
    pub message: String,
}

impl<At> Diagnostic<At> {
    /// A problem at a place.
    pub fn new(code: Code, at: At, message: impl Into<String>) -> Self {
        Self {
            code,
            severity: code.severity(),
            message: on_one_line(message.into()),
            at,
            help: None,
            related: Vec::new(),
            reaches: BTreeSet::new(),
        }
    }

    /// Says what to do about it.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(in_lines(help.into()));
        self
    }

    /// Says what to do about it, where there is something to say.
    #[must_use]
    pub fn maybe_help(mut self, help: Option<String>) -> Self {
        self.help = help.map(in_lines).or(self.help);
        self
    }

    /// Makes a warning of what usually is an error.
    #[must_use]
    pub fn as_warning(mut self) -> Self {
        self.severity = Severity::Warning;
        self
    }

    /// Adds another place.
    #[must_use]
    pub fn related(mut self, at: At, message: impl Into<String>) -> Self {
        self.related.push(Related { at, message: on_one_line(message.into()) });
        self
    }

    /// The same problem with its places told in another way.
    pub fn resolve<To>(self, mut to: impl FnMut(At) -> To) -> Diagnostic<To> {
        Diagnostic {
            code: self.code,
            severity: self.severity,
            message: self.message,
            at: to(self.at),
            help: self.help,
            related: self
                .related
                .into_iter()
                .map(|related| Related { at: to(related.at), message: related.message })
                .collect(),
            reaches: self.reaches,
        }
    }

    /// Whether it keeps a playbook from being published.
    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }
}

impl Diagnostic {
    /// What to do, and whom it concerns besides the file's own organisation.
    pub(crate) fn advice(&self) -> Option<String> {
        let reach = match self.reaches.iter().cloned().collect::<Vec<_>>() {
            names if names.is_empty() => None,
            names => Some(format!("this reaches {}", names.join(", "))),
        };
        match (&self.help, reach) {
            (Some(help), Some(reach)) => Some(format!("{help}\n{reach}")),
            (Some(help), None) => Some(help.clone()),
            (None, reach) => reach,
        }
    }
}
