//! A fork held against a folder that it lies over, and how a finding about a guarded boundary is
//! told: at the fork's own words, with what the template says beside it.

use crate::diagnostic::{Code, Diagnostic, Span};
use crate::model::{Boundary, ForkPolicy, Kind, Place, Playbook};

use super::template::{OwnFiles, Template};
use super::{Flawed, is_sound};

/// A fork held against one of the folders that it lies over.
pub struct Fork<'a> {
    /// The fork, possibly with gaps.
    pub playbook: &'a Playbook,
    /// The things of it that have gaps.
    pub flawed: &'a Flawed,
    /// Where its own files say what.
    pub files: &'a dyn OwnFiles,
    /// The folder that it lies over.
    pub template: &'a Template,
}

impl<'a> Fork<'a> {
    /// A finding about one of the boundaries that the template guards.
    pub(super) fn finding(&'a self, kept: &'a Boundary) -> Finding<'a> {
        Finding { fork: self, kept }
    }

    /// The fork's version of a boundary of its template.
    pub(super) fn version(&self, kept: &Boundary) -> Option<&'a Boundary> {
        self.playbook.boundaries.iter().find(|own| own.id == kept.id)
    }

    /// The same, where at least its facts can be held against those of the template: what is wrong
    /// with it comes of what its own files change below.
    pub(super) fn changed(&self, kept: &Boundary) -> Option<&'a Boundary> {
        let id = kept.id.as_str();
        let is_sound = is_sound(&self.template.playbook, &self.template.flawed, kept)
            && self.files.is_sound(Kind::Boundary, id)
            && self.files.file(Kind::Boundary, id).is_some()
            && self.files.drop(Kind::Boundary, id).is_none();
        self.version(kept).filter(|own| is_sound && own.always == kept.always)
    }

    /// The same, where both can be held against one another.
    pub(super) fn comparable(&self, kept: &Boundary) -> Option<&'a Boundary> {
        let is_known = is_sound(self.playbook, self.flawed, kept)
            && is_sound(&self.template.playbook, &self.template.flawed, kept);
        let is_dropped = self.files.drop(Kind::Boundary, kept.id.as_str()).is_some();
        let is_known = is_known && !is_dropped;
        self.version(kept).filter(|own| is_known && own.always == kept.always)
    }
}

/// What a fork makes of one boundary.
pub(super) struct Finding<'a> {
    pub(super) fork: &'a Fork<'a>,
    /// The boundary as the template has it.
    pub(super) kept: &'a Boundary,
}

impl Finding<'_> {
    /// The fork's file of the boundary, else its playbook.yaml.
    pub(super) fn file(&self) -> Span {
        let files = self.fork.files;
        let own = files.file(Kind::Boundary, self.kept.id.as_str());
        own.or_else(|| files.file(Kind::Playbook, "")).unwrap_or_else(Span::nowhere)
    }

    /// Whether the template lets forks change nothing at all.
    pub(super) fn is_fixed(&self) -> bool {
        self.kept.forks == ForkPolicy::Fixed
    }

    /// What has to hold of the fork's version.
    pub(super) fn kept_to(&self) -> &'static str {
        if self.is_fixed() { "is still the template's" } else { "gives more room" }
    }

    /// A problem of a code, with what the template says forks may do.
    pub(super) fn problem(
        &self,
        code: Code,
        at: Span,
        message: String,
        help: impl Into<String>,
    ) -> Diagnostic {
        let problem = Diagnostic::new(code, at, message).help(help);
        let says = if self.is_fixed() {
            "the template lets no fork change this"
        } else {
            "the template lets forks only narrow this"
        };
        let forks = Place::of(Kind::Boundary, &self.kept.id).key("forks");
        match self.fork.template.at(&forks) {
            Some(at) => problem.related(at.clone(), says),
            None => problem,
        }
    }

    /// A problem with what the boundary decides or asks.
    pub(super) fn told(&self, at: Span, message: String, help: impl Into<String>) -> Diagnostic {
        self.problem(Code::LoosenedBoundary, at, message, help)
    }
}
