//! What there is to practise with: the decisions of the worked examples, and near misses of them.
//!
//! The cases are made once ([`mod@deck`]), told in every language ([`telling`]) and handed over in
//! parts ([`script`]): each holds cases of one role, so that ten of them are there after a part
//! or two, however many examples a playbook has. What a case comes to was decided by its
//! diagram; the browser only compares it with what the reader chose.

mod deck;
mod script;
mod telling;

use std::collections::BTreeMap;
use std::sync::Arc;

pub(crate) use deck::{Card, Deck, has_cases};
pub(crate) use telling::story;

use super::address::{self, Spot};
use super::desk::{Desk, Press};
use super::files::hashed;
use crate::model::LanguageIndex;

/// The scripts of all languages.
#[derive(Clone, Debug, Default)]
pub(crate) struct Drills {
    /// The script of each language that names the others, from the playbook's root.
    firsts: Vec<String>,
    /// All scripts, by where they are published.
    pub(crate) files: BTreeMap<String, Arc<[u8]>>,
}

impl Drills {
    /// The script that a language's practice begins with; `None` where there is none.
    pub(crate) fn first(&self, language: LanguageIndex) -> Option<&str> {
        self.firsts.get(language.0).map(String::as_str)
    }
}

/// Writes them.
pub(super) fn drills(press: &Press<'_>) -> Drills {
    let mut drills = Drills::default();
    if !press.has_cases() {
        return drills;
    }
    for language in press.book.languages() {
        let Some(desk) = Desk::new(press, language, Spot::Practise) else { continue };
        let folder = address::language_folder(press.book.playbook, language);
        let first = script::write(&desk, &mut |name, text| {
            let file = hashed(&format!("{folder}practise/{name}.js"), text.as_bytes());
            drills.files.insert(file.clone(), text.into_bytes().into());
            file
        });
        drills.firsts.push(first);
    }
    drills
}
