//! Who looks after a thing, until when it holds, and where it comes from.

use jiff::civil::Date;

use super::Text;

/// The keys that every kind has, all optional.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Stewardship {
    /// Who answers for it.
    pub owner: Option<Text>,
    /// Since when it holds.
    pub since: Option<Date>,
    /// When it must be looked at again.
    pub review_by: Option<Date>,
    /// Where it comes from.
    pub source: Option<Citation>,
}

/// A publication.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Citation {
    /// Its title.
    pub title: Option<Text>,
    /// Who wrote it.
    pub author: Option<Text>,
    /// Where it appeared.
    pub publisher: Option<Text>,
    /// When it appeared.
    pub year: Option<i16>,
    /// Its address: http or https.
    pub url: Option<String>,
}
