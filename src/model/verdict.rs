//! What a boundary says to a decision, as authors write it.

use std::fmt;

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

/// As the content format writes it: `ask duty-manager and communications`.
impl fmt::Display for Verdict {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::May => formatter.write_str("may"),
            Self::Never => formatter.write_str("never"),
            Self::Ask(roles) => {
                let roles: Vec<&str> = roles.iter().map(RoleId::as_str).collect();
                write!(formatter, "ask {}", roles.join(" and "))
            }
        }
    }
}
