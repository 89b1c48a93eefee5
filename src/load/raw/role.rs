//! `roles/ID.yaml`

use serde::Deserialize;

use crate::load::read::{Field, OneOrMany, Prose, Written};

use super::{RawCitation, stewardship};

/// A role.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct RawRole {
    /// Its name.
    pub(crate) title: Field<Prose>,
    /// In one line.
    pub(crate) summary: Field<Prose>,
    /// Markdown.
    pub(crate) text: Field<Prose>,
    /// The role above it.
    pub(crate) reports_to: Field<Written>,
    /// What a new colleague reads first.
    pub(crate) start_with: Field<OneOrMany<Written>>,
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

stewardship!(RawRole);
