//! The house's own words.

use std::collections::BTreeMap;

use super::{Period, Text};

/// What an organisation calls its customers, its people and its periods.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Words(pub BTreeMap<Word, WordForms>);

/// A thing that a house may have its own word for.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Word {
    /// Whom it serves.
    Customer,
    /// Who serves.
    Employee,
    /// Who gives room.
    Leader,
    /// This book.
    Playbook,
    /// A period of running totals.
    Period(Period),
}

/// A word in singular and plural.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct WordForms {
    /// One of them.
    pub one: Text,
    /// Several of them; `None` where the author gave one form.
    pub many: Option<Text>,
}

impl WordForms {
    /// A word in one form for every number.
    pub fn single(word: Text) -> Self {
        Self { one: word, many: None }
    }

    /// The word for several things.
    pub fn many(&self) -> &Text {
        self.many.as_ref().unwrap_or(&self.one)
    }

    /// Both forms in all languages, each spelling once, in that order.
    pub fn spellings(&self) -> Vec<String> {
        let mut all: Vec<String> = Vec::new();
        for wording in std::iter::once(&self.one).chain(&self.many).flat_map(Text::wordings) {
            if !all.contains(&wording.content) {
                all.push(wording.content.clone());
            }
        }
        all
    }
}
