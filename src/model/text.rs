//! Words that a reader sees, in every language that they were written in.

use super::{Language, LanguageIndex};

/// A text in one language.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Wording {
    /// The language it is written in, which is another one than the reader's where a
    /// translation is missing.
    pub language: Language,
    /// The words.
    pub content: String,
}

/// A plain text as the reader of each of the playbook's languages gets it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Text {
    /// One for each language of the playbook, in that order; a single one where all
    /// languages read the same.
    wordings: Vec<Wording>,
}

impl Text {
    /// A text from one wording for each of the playbook's languages; at least one.
    /// Returns `None` when there is none.
    pub fn new(mut wordings: Vec<Wording>) -> Option<Self> {
        let first = wordings.first()?;
        if wordings.iter().all(|wording| wording == first) {
            wordings.truncate(1);
        }
        Some(Self { wordings })
    }

    /// A text that reads the same in every language.
    pub fn single(language: Language, content: impl Into<String>) -> Self {
        Self { wordings: vec![Wording { language, content: content.into() }] }
    }

    /// All wordings that differ, at least one.
    pub fn wordings(&self) -> &[Wording] {
        &self.wordings
    }

    /// What a reader of that language gets.
    pub fn wording(&self, language: LanguageIndex) -> &Wording {
        self.wordings.get(language.0).unwrap_or(&self.wordings[0])
    }

    /// The words that a reader of that language gets.
    pub fn content(&self, language: LanguageIndex) -> &str {
        &self.wording(language).content
    }
}

/// A text whose words are Markdown.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Markdown(pub Text);
