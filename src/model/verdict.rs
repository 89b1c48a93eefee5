//! What a boundary says to a decision, as authors write it.

use super::RoleId;

/// The verdict that an example expects.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Verdict {
    /// The role decides it alone.
    May,
    /// All of these are asked; at least one, in the order written.
    Ask(Vec<RoleId>),
    /// Nobody does this.
    Never,
}

/// What holds where no clause speaks.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Otherwise {
    /// Everyone may.
    May,
    /// This role is asked.
    Ask(RoleId),
    /// Nobody may.
    Never,
}
