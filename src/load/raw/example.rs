//! `examples/ID.yaml`

use serde::Deserialize;

use crate::load::read::{Entries, Field, List, OneOrMany, Prose, ScalarOr, Written};

use super::{RawCitation, stewardship};

/// A worked example.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct RawExample {
    /// Its name.
    pub(crate) title: Field<Prose>,
    /// Whether to follow it or to learn from it.
    pub(crate) kind: Field<RawExampleKind>,
    /// Markdown.
    pub(crate) story: Field<Prose>,
    /// The decisions in it.
    pub(crate) decisions: Field<List<RawDecision>>,
    /// Markdown.
    pub(crate) what_happened: Field<Prose>,
    /// Markdown; of a counterexample.
    pub(crate) better: Field<Prose>,
    /// Markdown.
    pub(crate) lesson: Field<Prose>,
    /// The values it shows.
    pub(crate) values: Field<OneOrMany<Written>>,
    /// Free words to find it by.
    pub(crate) tags: Field<OneOrMany<Written>>,
    /// Sorts within its kind.
    pub(crate) order: Field<i64>,
    /// Who answers for it.
    pub(crate) owner: Field<Prose>,
    /// Since when it holds.
    pub(crate) since: Field<Written>,
    /// When it must be looked at again.
    pub(crate) review_by: Field<Written>,
    /// Where it comes from.
    pub(crate) source: Field<RawCitation>,
}

stewardship!(RawExample);

/// Whether an example is one to follow.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum RawExampleKind {
    /// This is how.
    Example,
    /// What should not have happened.
    Counterexample,
}

/// One decision.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct RawDecision {
    /// The boundary that decides.
    pub(crate) boundary: Field<Written>,
    /// Who decides.
    pub(crate) role: Field<Written>,
    /// What is known; below `already` the running totals by period.
    pub(crate) facts: Field<Entries<ScalarOr<Written, Entries<Written>>>>,
    /// What the boundary must say.
    pub(crate) verdict: Field<Written>,
}
