//! `roles/ID.yaml`

use schemars::JsonSchema;
use serde::Deserialize;

use crate::load::read::{Field, OneOrMany, Prose, Written};

use super::shape::{Day, Id, LinkTarget, Whole};
use super::{RawCitation, stewardship};

/// A role.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct RawRole {
    /// What people in this role are called.
    pub(crate) title: Field<Prose>,
    /// The role in one line.
    pub(crate) summary: Field<Prose>,
    /// What this role is for and what it may count on. Markdown.
    pub(crate) text: Field<Prose>,
    /// The role above it in the line: the stem of a file in `roles/`. Whoever is above may at least as much.
    #[schemars(with = "Id")]
    pub(crate) reports_to: Field<Written>,
    /// What a new colleague in this role reads first, in this order: `value:ID`, `boundary:ID`, `example:ID`, `page:ID`.
    #[schemars(with = "OneOrMany<LinkTarget>")]
    pub(crate) start_with: Field<OneOrMany<Written>>,
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

stewardship!(RawRole);
