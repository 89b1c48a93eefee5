//! The languages of a playbook.

use std::fmt;
use std::sync::Arc;

use serde::Serialize;

/// A BCP 47 language tag, in its canonical case (`nl`, `pt-BR`).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct Language(Arc<str>);

impl Language {
    /// Wraps a tag that has been checked and brought into canonical case.
    pub fn new(tag: impl Into<Arc<str>>) -> Self {
        Self(tag.into())
    }

    /// The tag, as HTML's `lang` wants it.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The language without script and region: `pt` of `pt-BR`.
    pub fn primary(&self) -> &str {
        self.0.split('-').next().unwrap_or(&self.0)
    }
}

impl fmt::Display for Language {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

/// Which of a playbook's languages, counted from 0 in the order of its `languages`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LanguageIndex(pub usize);
