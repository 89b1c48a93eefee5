//! What a boundary says to a role: the verdict, and what decided it.

use crate::model::{RoleId, Verdict};

use super::rules::ClauseAt;

/// The answer to "may I?".
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Answer {
    /// The role decides alone.
    May,
    /// These are asked first: consulted ones in order, then the one up the line or in silence.
    Ask(Vec<RoleId>),
    /// Nobody does this.
    Never,
}

/// An answer with who decides in the end.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Ruling {
    /// The answer.
    pub answer: Answer,
    /// Who decides in the end; `None` for never.
    pub decides: Option<RoleId>,
}

/// What decided.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reason {
    /// A clause that speaks to the role itself.
    Clause(ClauseAt),
    /// The clause that gives its authority to the role up the line that is asked.
    Line(ClauseAt),
    /// No clause speaks: what holds in silence.
    Otherwise,
}

/// A ruling and its reason.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Outcome {
    /// What is ruled.
    pub ruling: Ruling,
    /// Why.
    pub reason: Reason,
}

impl Answer {
    /// `may`, `ask` or `never`.
    pub fn name(&self) -> &'static str {
        match self {
            Self::May => "may",
            Self::Ask(_) => "ask",
            Self::Never => "never",
        }
    }

    /// Whom to ask, in order.
    pub fn whom(&self) -> &[RoleId] {
        match self {
            Self::Ask(whom) => whom,
            Self::May | Self::Never => &[],
        }
    }

    /// Whether an author's verdict says the same; the order of those asked does not matter.
    pub fn is(&self, verdict: &Verdict) -> bool {
        match (self, verdict) {
            (Self::May, Verdict::May) | (Self::Never, Verdict::Never) => true,
            (Self::Ask(whom), Verdict::Ask(expected)) => {
                whom.iter().all(|role| expected.contains(role))
                    && expected.iter().all(|role| whom.contains(role))
            }
            _ => false,
        }
    }

    /// The same answer with those asked in the order of their ids, for comparing.
    #[must_use]
    pub fn sorted(mut self) -> Self {
        if let Self::Ask(whom) = &mut self {
            whom.sort();
        }
        self
    }
}

impl From<Answer> for Verdict {
    fn from(answer: Answer) -> Self {
        match answer {
            Answer::May => Self::May,
            Answer::Ask(whom) => Self::Ask(whom),
            Answer::Never => Self::Never,
        }
    }
}

impl Ruling {
    /// The same ruling with those asked in the order of their ids. Two verdicts are the same
    /// when these are.
    #[must_use]
    pub fn sorted(self) -> Self {
        Self { answer: self.answer.sorted(), decides: self.decides }
    }
}

impl Reason {
    /// The clause behind it; `None` for silence.
    pub fn clause(&self) -> Option<&ClauseAt> {
        match self {
            Self::Clause(at) | Self::Line(at) => Some(at),
            Self::Otherwise => None,
        }
    }
}
