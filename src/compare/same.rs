//! Whether two things read the same, in every language that both playbooks have.

use crate::model::{
    Band, ChoiceOption, Citation, Clause, Decision, Evidence, Fact, FactKind, Language,
    LanguageIndex, Markdown, Statement, Text, WordForms,
};

/// The languages in which two playbooks are read.
#[derive(Clone, Debug)]
pub(super) struct Reading {
    /// Those that both have, and where each has them; the first of both where they share none.
    pub(super) languages: Vec<(Language, LanguageIndex, LanguageIndex)>,
    /// In which language of the old and of the new playbook things are called by their titles.
    pub(super) titles: (LanguageIndex, LanguageIndex),
}

impl Reading {
    /// Where a language is preferred, it comes first.
    pub(super) fn new(old: &[Language], new: &[Language], preferred: Option<&Language>) -> Self {
        let place = |language: &Language| old.iter().position(|known| known == language);
        let shared = new.iter().enumerate().filter_map(|(now, language)| {
            Some((language.clone(), LanguageIndex(place(language)?), LanguageIndex(now)))
        });
        let mut languages: Vec<_> = shared.collect();
        if languages.is_empty() {
            let first = LanguageIndex(0);
            languages.extend(new.first().map(|language| (language.clone(), first, first)));
        }
        languages.sort_by_key(|(language, _, _)| Some(language) != preferred);
        let title = |all: &[Language]| {
            let found = all.iter().position(|known| Some(known) == preferred);
            LanguageIndex(found.unwrap_or(0))
        };
        Self { languages, titles: (title(old), title(new)) }
    }
}

/// Something that may read the same in two playbooks.
pub(super) trait Same {
    /// Whether it does.
    fn same(&self, new: &Self, reading: &Reading) -> bool;
}

/// A text reads the same where it has the same words, in the same language: a text that is not
/// translated is marked.
impl Same for Text {
    fn same(&self, new: &Self, reading: &Reading) -> bool {
        let mut languages = reading.languages.iter();
        languages.all(|(_, before, now)| self.wording(*before) == new.wording(*now))
    }
}

/// Blank lines around it say nothing in Markdown.
impl Same for Markdown {
    fn same(&self, new: &Self, reading: &Reading) -> bool {
        let mut languages = reading.languages.iter();
        languages.all(|(_, before, now)| {
            let (old, new) = (self.0.wording(*before), new.0.wording(*now));
            old.language == new.language
                && without_margins(&old.content) == without_margins(&new.content)
        })
    }
}

/// A text without the blank lines around it; what the first line is indented by stays.
pub(super) fn without_margins(text: &str) -> &str {
    let text = text.trim_end();
    let blank = text.len() - text.trim_start().len();
    let first = text[..blank].rfind('\n').map_or(0, |at| at + 1);
    &text[first..]
}

impl<T: Same> Same for Option<T> {
    fn same(&self, new: &Self, reading: &Reading) -> bool {
        match (self, new) {
            (Some(old), Some(new)) => old.same(new, reading),
            (None, None) => true,
            _ => false,
        }
    }
}

impl<T: Same> Same for Vec<T> {
    fn same(&self, new: &Self, reading: &Reading) -> bool {
        self.len() == new.len() && self.iter().zip(new).all(|(old, new)| old.same(new, reading))
    }
}

/// Whether two mappings hold the same, in whatever order they were written.
fn same_entries<T: PartialEq>(old: &[T], new: &[T]) -> bool {
    old.len() == new.len() && old.iter().all(|entry| new.contains(entry))
}

/// Decisions hold ids and values alone.
impl Same for Decision {
    fn same(&self, new: &Self, _: &Reading) -> bool {
        self.boundary == new.boundary
            && self.role == new.role
            && self.verdict == new.verdict
            && same_entries(&self.facts, &new.facts)
            && same_entries(&self.already, &new.already)
    }
}

/// The id of a clause is for forks; readers do not meet it.
impl Same for Clause {
    fn same(&self, new: &Self, reading: &Reading) -> bool {
        self.kind == new.kind
            && self.scope == new.scope
            && same_entries(&self.when, &new.when)
            && self.limits == new.limits
            && self.title.same(&new.title, reading)
            && self.why.same(&new.why, reading)
            && self.say.same(&new.say, reading)
            && self.afterwards.same(&new.afterwards, reading)
            && self.note.same(&new.note, reading)
    }
}

impl Same for Fact {
    fn same(&self, new: &Self, reading: &Reading) -> bool {
        self.id == new.id
            && self.kind.same(&new.kind, reading)
            && self.ask.same(&new.ask, reading)
            && self.default == new.default
            && self.can_change == new.can_change
    }
}

impl Same for FactKind {
    fn same(&self, new: &Self, reading: &Reading) -> bool {
        match (self, new) {
            (Self::Number { unit: old }, Self::Number { unit: new }) => old.same(new, reading),
            (Self::Choice { options: old }, Self::Choice { options: new }) => {
                old.same(new, reading)
            }
            (old, new) => old == new,
        }
    }
}

impl Same for ChoiceOption {
    fn same(&self, new: &Self, reading: &Reading) -> bool {
        self.id == new.id && self.words.same(&new.words, reading)
    }
}

impl Same for Citation {
    fn same(&self, new: &Self, reading: &Reading) -> bool {
        self.title.same(&new.title, reading)
            && self.author.same(&new.author, reading)
            && self.publisher.same(&new.publisher, reading)
            && self.year == new.year
            && self.url == new.url
    }
}

impl Same for Evidence {
    fn same(&self, new: &Self, reading: &Reading) -> bool {
        self.figure.same(&new.figure, reading)
            && self.claim.same(&new.claim, reading)
            && self.source.same(&new.source, reading)
    }
}

impl Same for WordForms {
    fn same(&self, new: &Self, reading: &Reading) -> bool {
        self.one.same(&new.one, reading) && self.many.same(&new.many, reading)
    }
}

impl Same for Statement {
    fn same(&self, new: &Self, reading: &Reading) -> bool {
        self.text.same(&new.text, reading) && self.value == new.value
    }
}

impl Same for Band {
    fn same(&self, new: &Self, reading: &Reading) -> bool {
        self.from == new.from
            && self.title.same(&new.title, reading)
            && self.text.same(&new.text, reading)
    }
}
