//! `source:`

use serde::Deserialize;

use crate::load::read::{Field, Prose, Written};

/// Where something comes from.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct RawCitation {
    /// The title of the publication.
    pub(crate) title: Field<Prose>,
    /// Who wrote it.
    pub(crate) author: Field<Prose>,
    /// Where it appeared.
    pub(crate) publisher: Field<Prose>,
    /// The year in which it appeared.
    pub(crate) year: Field<i64>,
    /// Its address.
    pub(crate) url: Field<Written>,
}
