//! `values/ID.yaml`

use serde::Deserialize;

use crate::load::read::{Field, List, Prose, Written};

use super::{RawCitation, stewardship};

/// A core value.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct RawValue {
    /// Its name.
    pub(crate) title: Field<Prose>,
    /// In one line.
    pub(crate) summary: Field<Prose>,
    /// Markdown.
    pub(crate) text: Field<Prose>,
    /// Behaviours that show it, one line each.
    pub(crate) we_do: Field<List<Prose>>,
    /// Behaviours that deny it, one line each.
    pub(crate) we_do_not: Field<List<Prose>>,
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

stewardship!(RawValue);
