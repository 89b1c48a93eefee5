//! `pages/ID.md`

use schemars::JsonSchema;
use serde::Deserialize;

use crate::load::read::{Field, OneOrMany, Prose, Written};

use super::shape::{Day, Whole};
use super::{RawCitation, stewardship};

/// A free page: its front matter, and the Markdown below it.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct RawPage {
    /// The page's name, at its top and in menus.
    pub(crate) title: Field<Prose>,
    /// The page in one line.
    pub(crate) summary: Field<Prose>,
    /// For whom it is: `leaders`, `employees`. Without it, for both.
    #[serde(rename = "for")]
    pub(crate) audience: Field<OneOrMany<RawAudience>>,
    /// The Markdown below the front matter.
    #[schemars(skip)]
    pub(crate) text: Field<Prose>,
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

stewardship!(RawPage);

/// For whom a page is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum RawAudience {
    /// Those who give room.
    Leaders,
    /// Those who use it.
    Employees,
}
