//! A worked example: a story, and the decisions in it.

use super::{
    Amount, BoundaryId, ExampleId, FactId, FactValue, Markdown, Period, RoleId, Stewardship, Text,
    ValueId, Verdict,
};

/// A story that shows values at work or boundaries deciding.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Example {
    /// Its id.
    pub id: ExampleId,
    /// Its name.
    pub title: Text,
    /// Whether to follow it or to learn from it.
    pub kind: ExampleKind,
    /// What happened up to the moment of decision.
    pub story: Option<Markdown>,
    /// The decisions in it; empty: it illustrates values only.
    pub decisions: Vec<Decision>,
    /// What happened then.
    pub what_happened: Option<Markdown>,
    /// What would have been better.
    pub better: Option<Markdown>,
    /// What to take from it.
    pub lesson: Option<Markdown>,
    /// The values it shows.
    pub values: Vec<ValueId>,
    /// Free words to find it by.
    pub tags: Vec<String>,
    /// Sorts it among its kind; `None` comes last.
    pub order: Option<i64>,
    /// Who looks after it, and where the story comes from.
    pub stewardship: Stewardship,
}

/// Whether an example is one to follow.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum ExampleKind {
    /// This is how.
    #[default]
    Example,
    /// What should not have happened.
    Counterexample,
}

/// One decision: who stood before what, and what the boundary must say to it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Decision {
    /// The boundary that decides.
    pub boundary: BoundaryId,
    /// Who decides.
    pub role: RoleId,
    /// What is known, in the author's order.
    pub facts: Vec<(FactId, FactValue)>,
    /// What was given before in each period; one not listed is zero.
    pub already: Vec<(Period, Amount)>,
    /// What the boundary must say.
    pub verdict: Verdict,
}
