//! Verdicts and silence in words.

use super::asking::silence;
use super::{Phrase, Teller};
use crate::model::{Boundary, Otherwise, RoleId, Verdict};
use crate::render::language::Arg;

impl Teller<'_> {
    /// A verdict as a reader is told it: `Decide it yourself`.
    pub(crate) fn verdict(&self, verdict: &Verdict) -> String {
        match verdict {
            Verdict::May => self.lexicon.word("verdict_may"),
            Verdict::Never => self.lexicon.word("verdict_never"),
            Verdict::Ask(roles) => {
                let names: Vec<_> = roles.iter().map(|role| self.role_name(role)).collect();
                self.lexicon
                    .say("verdict_ask", &[("whom", Arg::Words(&self.lexicon.all_of(&names)))])
            }
        }
    }

    /// What holds where no clause of a boundary speaks.
    pub(crate) fn silence(&self, boundary: &Boundary) -> Option<Phrase> {
        if boundary.always {
            return None;
        }
        let own = boundary.otherwise.as_ref();
        let otherwise = own.or(self.book.playbook.otherwise.as_ref())?;
        let scope = if own.is_some() { "here" } else { "everywhere" };
        Some(self.otherwise(otherwise, scope))
    }

    /// What holds where no boundary speaks at all.
    pub(crate) fn general_silence(&self) -> Option<Phrase> {
        let otherwise = self.book.playbook.otherwise.as_ref()?;
        Some(self.otherwise(otherwise, "here"))
    }

    /// The same for one role: who is sent to itself, or to somebody below, goes up the line.
    pub(crate) fn silence_for(&self, role: &RoleId) -> Option<Phrase> {
        let otherwise = self.book.playbook.otherwise.as_ref()?;
        Some(self.otherwise(&self.silence_resolved(otherwise, role), "here"))
    }

    /// What silence means in a boundary for one role.
    pub(crate) fn silence_in(&self, boundary: &Boundary, role: &RoleId) -> Option<Otherwise> {
        let otherwise = boundary.otherwise.as_ref().or(self.book.playbook.otherwise.as_ref())?;
        Some(self.silence_resolved(otherwise, role))
    }

    fn silence_resolved(&self, otherwise: &Otherwise, role: &RoleId) -> Otherwise {
        silence(&self.book.line, otherwise, role)
    }

    fn otherwise(&self, otherwise: &Otherwise, scope: &str) -> Phrase {
        let (kind, whom): (_, Option<&RoleId>) = match otherwise {
            Otherwise::May => ("may", None),
            Otherwise::Never => ("never", None),
            Otherwise::Ask(role) => ("ask", Some(role)),
        };
        let whom = whom.map(|role| self.role(role)).unwrap_or_default();
        Phrase(self.lexicon.say(&format!("silence_{kind}_{scope}"), &[("whom", Arg::Words(&whom))]))
    }
}
