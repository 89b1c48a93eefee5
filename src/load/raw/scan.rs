//! `scan.yaml`

use serde::Deserialize;

use crate::load::read::{Field, List, Prose, Written};

use super::{RawCitation, stewardship};

/// The self-scan.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct RawScan {
    /// Its name.
    pub(crate) title: Field<Prose>,
    /// Markdown.
    pub(crate) intro: Field<Prose>,
    /// The answers to every statement, lowest first.
    pub(crate) scale: Field<List<Prose>>,
    /// The statements.
    pub(crate) statements: Field<List<RawStatement>>,
    /// What a score means, lowest first.
    pub(crate) bands: Field<List<RawBand>>,
    /// Who answers for it.
    pub(crate) owner: Field<Prose>,
    /// Since when it holds.
    pub(crate) since: Field<Written>,
    /// When it must be looked at again.
    pub(crate) review_by: Field<Written>,
    /// Where it comes from.
    pub(crate) source: Field<RawCitation>,
}

stewardship!(RawScan);

/// One statement.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct RawStatement {
    /// The statement.
    pub(crate) text: Field<Prose>,
    /// The value it is about.
    pub(crate) value: Field<Written>,
}

/// What a score from here up means.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct RawBand {
    /// Where it starts, in percent of the highest score.
    pub(crate) from: Field<Written>,
    /// Its name.
    pub(crate) title: Field<Prose>,
    /// What it means; Markdown.
    pub(crate) text: Field<Prose>,
}
