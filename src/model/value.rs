//! A core value.

use super::{Markdown, Stewardship, Text, ValueId};

/// What the organisation stands for, told in behaviour.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Value {
    /// Its id.
    pub id: ValueId,
    /// Its name.
    pub title: Text,
    /// In one line.
    pub summary: Option<Text>,
    /// In full.
    pub text: Option<Markdown>,
    /// Behaviours that show it.
    pub we_do: Vec<Text>,
    /// Behaviours that deny it.
    pub we_do_not: Vec<Text>,
    /// Sorts it among its kind; `None` comes last.
    pub order: Option<i64>,
    /// Who looks after it.
    pub stewardship: Stewardship,
}
