//! `pages/ID.md`

use serde::Deserialize;

use crate::load::read::{Field, OneOrMany, Prose, Written};

use super::{RawCitation, stewardship};

/// A free page: its front matter, and the Markdown below it.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct RawPage {
    /// Its name.
    pub(crate) title: Field<Prose>,
    /// In one line.
    pub(crate) summary: Field<Prose>,
    /// For whom it is: leaders, employees.
    #[serde(rename = "for")]
    pub(crate) audience: Field<OneOrMany<RawAudience>>,
    /// The Markdown below the front matter.
    pub(crate) text: Field<Prose>,
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

stewardship!(RawPage);

/// For whom a page is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum RawAudience {
    /// Those who give room.
    Leaders,
    /// Those who use it.
    Employees,
}
