//! The self-scan.

use super::{Markdown, Stewardship, Text, ValueId};

/// A short questionnaire whose answers never leave the reader's device.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Scan {
    /// Its name.
    pub title: Text,
    /// What it is for.
    pub intro: Option<Markdown>,
    /// The answers to every statement, lowest first; at least two.
    pub scale: Vec<Text>,
    /// The statements.
    pub statements: Vec<Statement>,
    /// What a score means, lowest first.
    pub bands: Vec<Band>,
    /// Who looks after it, and where it comes from.
    pub stewardship: Stewardship,
}

/// One statement to answer.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Statement {
    /// The statement.
    pub text: Text,
    /// The value it is about.
    pub value: Option<ValueId>,
}

/// What a score from here up means.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Band {
    /// Where it starts, in percent of the highest score, 0 to 100.
    pub from: u8,
    /// Its name.
    pub title: Text,
    /// What it means.
    pub text: Option<Markdown>,
}
