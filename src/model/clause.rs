//! One rule of a boundary.

use super::{ClauseId, Condition, Limit, Markdown, RoleId, Text};

/// An entry of `may`, `ask` or `never`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Clause {
    /// Its own name, where it has one.
    pub id: Option<ClauseId>,
    /// What it says.
    pub kind: ClauseKind,
    /// Whom it names; authority and restraint spread from there along the line.
    pub scope: Scope,
    /// The tests; all must pass.
    pub when: Vec<Condition>,
    /// `up_to` of a may, of which all must hold; `over` of an ask or never, of which any one
    /// suffices. Empty: no limit.
    pub limits: Vec<Limit>,
    /// A heading for it.
    pub title: Option<Text>,
    /// The reason.
    pub why: Option<Markdown>,
    /// Words that one can use.
    pub say: Option<Text>,
    /// What to do once decided.
    pub afterwards: Vec<Text>,
    /// A remark.
    pub note: Option<Text>,
}

/// What a clause says.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum ClauseKind {
    /// One may decide this alone.
    May,
    /// This role is consulted.
    Ask {
        /// The role to consult.
        whom: RoleId,
    },
    /// Nobody does this.
    Never,
}

impl ClauseKind {
    /// The key that holds clauses of this kind: `may`, `ask` or `never`.
    pub fn key(&self) -> &'static str {
        match self {
            Self::May => "may",
            Self::Ask { .. } => "ask",
            Self::Never => "never",
        }
    }
}

/// Whom a clause names.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Scope {
    /// Neither `roles` nor `only`.
    Everyone,
    /// `roles`: these, and for a may everyone above them, for an ask or never everyone below.
    Roles(Vec<RoleId>),
    /// `only`: exactly these.
    Only(Vec<RoleId>),
}
