//! `values/ID.yaml`

use schemars::JsonSchema;
use serde::Deserialize;

use crate::load::read::{Field, List, Prose, Written};

use super::shape::{Day, Whole};
use super::{RawCitation, stewardship};

/// A core value.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct RawValue {
    /// What you call this value, as you would say it out loud.
    pub(crate) title: Field<Prose>,
    /// The value in one line, for lists and cards.
    pub(crate) summary: Field<Prose>,
    /// What it means here and why, in a few paragraphs. Markdown.
    pub(crate) text: Field<Prose>,
    /// What people see us do when we mean it. One behaviour a line.
    pub(crate) we_do: Field<List<Prose>>,
    /// What we leave, even when it would be easier. One behaviour a line.
    pub(crate) we_do_not: Field<List<Prose>>,
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

stewardship!(RawValue);
