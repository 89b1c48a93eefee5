//! `scan.yaml`

use schemars::JsonSchema;
use serde::Deserialize;

use crate::load::read::{Field, List, Prose, Written};

use super::shape::{Day, Id, Percentage};
use super::{RawCitation, stewardship};

/// The self-scan.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct RawScan {
    /// The question that the scan answers.
    pub(crate) title: Field<Prose>,
    /// What readers must know before they begin. Markdown.
    pub(crate) intro: Field<Prose>,
    /// The answers to every statement, lowest first; two or more.
    pub(crate) scale: Field<List<Prose>>,
    /// What readers answer, each about one value.
    pub(crate) statements: Field<List<RawStatement>>,
    /// What a score means, from a percentage of the highest score up.
    pub(crate) bands: Field<List<RawBand>>,
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

stewardship!(RawScan);

/// One statement.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
#[schemars(extend("required" = ["text"]))]
pub(crate) struct RawStatement {
    /// Something that is more or less true for the reader: I pass on what customers tell me.
    pub(crate) text: Field<Prose>,
    /// The value that it is about: the stem of a file in `values/`.
    #[schemars(with = "Id")]
    pub(crate) value: Field<Written>,
}

/// What a score from here up means.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
#[schemars(extend("required" = ["from", "title"]))]
pub(crate) struct RawBand {
    /// The percentage of the highest score at which it begins: 0, 60.
    #[schemars(with = "Percentage")]
    pub(crate) from: Field<Written>,
    /// What you call this score.
    pub(crate) title: Field<Prose>,
    /// What it means, and what helps. Markdown.
    pub(crate) text: Field<Prose>,
}
