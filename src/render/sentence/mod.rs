//! Rules told as sentences, in the reader's language.

mod asking;
mod brief;
mod by_clause;
mod clause;
mod condition;
mod fact;
mod ground;
mod near_miss;
mod now;
mod phrase;
mod plain;
mod proof;
mod region;
mod ruling;
mod verdict;

#[cfg(test)]
mod tests;

pub use asking::{Asked, Asking};
pub(crate) use by_clause::AskedPhrase;
pub(crate) use ground::Ground;
pub(crate) use phrase::{Phrase, Piece, escaped};
pub(crate) use plain::Sentences;
pub(crate) use ruling::Statement;

use super::book::Book;
use super::language::Lexicon;
use crate::model::{Language, LanguageIndex, RoleId, Text};

/// Tells the rules of a playbook to readers of one language.
#[derive(Clone, Copy)]
pub(crate) struct Teller<'a> {
    pub(crate) book: &'a Book<'a>,
    pub(crate) lexicon: &'a Lexicon,
    pub(crate) language: LanguageIndex,
    /// How the page names the page of a role; `None` where nothing is to be linked.
    pub(crate) role_page: Option<&'a dyn Fn(&RoleId) -> String>,
}

impl<'a> Teller<'a> {
    /// The language that it speaks.
    pub(crate) fn tag(&self) -> &'a str {
        self.book.playbook.languages.get(self.language.0).map_or("", Language::as_str)
    }

    /// A role's name, linked where the page links.
    fn role(&self, id: &RoleId) -> String {
        let name = self.role_name(id);
        match self.role_page {
            Some(page) => phrase::link(&page(id), &name),
            None => name,
        }
    }

    /// A text that leads somewhere.
    pub(crate) fn linked(&self, href: &str, text: &Text) -> String {
        phrase::link(href, &phrase::clean(text.content(self.language)))
    }

    /// A role's name.
    pub(crate) fn role_name(&self, id: &RoleId) -> String {
        self.book
            .role(id)
            .map_or_else(|| id.to_string(), |role| phrase::clean(role.title.content(self.language)))
    }
}
