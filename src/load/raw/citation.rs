//! `source:`

use schemars::JsonSchema;
use serde::Deserialize;

use crate::load::read::{Field, Prose, Written};

use super::shape::{WebAddress, Whole};

/// Where something comes from.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct RawCitation {
    /// The title of the publication.
    pub(crate) title: Field<Prose>,
    /// Who wrote it.
    pub(crate) author: Field<Prose>,
    /// Where it appeared.
    pub(crate) publisher: Field<Prose>,
    /// The year in which it appeared.
    #[schemars(with = "Whole")]
    pub(crate) year: Field<i64>,
    /// Its address on the web.
    #[schemars(with = "WebAddress")]
    pub(crate) url: Field<Written>,
}
