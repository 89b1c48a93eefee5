//! `examples/ID.yaml`

use schemars::JsonSchema;
use serde::Deserialize;

use crate::load::read::{Entries, Field, List, OneOrMany, Prose, ScalarOr, Written};

use super::keys::DecisionFacts;
use super::shape::{Day, Id, Said, Whole};
use super::{RawCitation, stewardship};

/// A worked example.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct RawExample {
    /// What you call the story.
    pub(crate) title: Field<Prose>,
    /// `example`, one to follow, or `counterexample`, what should not have happened. Without it, `example`.
    pub(crate) kind: Field<RawExampleKind>,
    /// What happened, up to the moment of deciding. Markdown.
    pub(crate) story: Field<Prose>,
    /// What is decided in the story. `ruimte check` holds each against its boundary.
    pub(crate) decisions: Field<List<RawDecision>>,
    /// How it went on. Markdown.
    pub(crate) what_happened: Field<Prose>,
    /// Of a counterexample: what would have been better. Markdown.
    pub(crate) better: Field<Prose>,
    /// What to take along from it. Markdown.
    pub(crate) lesson: Field<Prose>,
    /// The values that it shows: stems of files in `values/`.
    #[schemars(with = "OneOrMany<Id>")]
    pub(crate) values: Field<OneOrMany<Written>>,
    /// Free words to find it by.
    pub(crate) tags: Field<OneOrMany<Written>>,
    /// Where it stands among its kind: lower comes first. Without one, the title decides.
    #[schemars(with = "Whole")]
    pub(crate) order: Field<i64>,
    /// Who looks after this: a role or a name.
    pub(crate) owner: Field<Prose>,
    /// The day from which it holds, as 2026-01-15.
    #[schemars(with = "Day")]
    pub(crate) since: Field<Written>,
    /// The day by which it must be looked at again, as 2027-01-15; after it, `ruimte check` reminds you.
    #[schemars(with = "Day")]
    pub(crate) review_by: Field<Written>,
    /// Where it comes from: a book, an article, a web page.
    pub(crate) source: Field<RawCitation>,
}

stewardship!(RawExample);

/// Whether an example is one to follow.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum RawExampleKind {
    /// This is how.
    Example,
    /// What should not have happened.
    Counterexample,
}

/// One decision.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
#[schemars(extend("required" = ["boundary", "role", "verdict"]))]
pub(crate) struct RawDecision {
    /// The boundary that decides: the stem of a file in `boundaries/`.
    #[schemars(with = "Id")]
    pub(crate) boundary: Field<Written>,
    /// Who decides: the stem of a file in `roles/`.
    #[schemars(with = "Id")]
    pub(crate) role: Field<Written>,
    /// What is the case: the boundary's facts with their values. Below `already`, what was given before in a period: `already: {day: 100 EUR}`.
    #[schemars(with = "DecisionFacts")]
    pub(crate) facts: Field<Entries<ScalarOr<Written, Entries<Written>>>>,
    /// What the boundary must answer: `may`, `never`, `ask ROLE` or `ask ROLE and ROLE`.
    #[schemars(with = "Said")]
    pub(crate) verdict: Field<Written>,
}
