//! What the search reads: for every language its pages, its words, and which word stands where.
//!
//! A browser that opens pages as files may load scripts and may fetch nothing, so the index is
//! scripts. The first hands over titles and vocabulary; where a word stands, and the opening
//! lines of pages, lie in parts that are loaded when a search comes upon them, except where all
//! of it is so little that parts would only cost time.
//!
//! The browser has no stemmer: the vocabulary lists its words in groups that are forms of one
//! another, each with what all its forms begin with and what each adds. A group has one list of
//! places for all its forms. Of that list the browser knows itself which titles a word is shown
//! in; the rest, the pages that have it in their text and those that ask it or sum it up with
//! it, is gaps between page numbers in Golomb's code, in bits, six to a character: text that no
//! compression makes shorter, and that is shorter than what compression makes of anything else.

mod code;
mod entry;
mod fold;
mod index;
mod script;
mod small;
mod stem;
mod words;

#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;

use super::address::{self, Spot};
use super::desk::{Desk, Press};
use super::files::hashed;
use crate::model::LanguageIndex;

/// The scripts of all languages.
#[derive(Clone, Debug, Default)]
pub(crate) struct Searches {
    /// The script that each language's search begins with, from the playbook's root.
    firsts: Vec<String>,
    /// All scripts, by where they are published.
    pub(crate) files: Scripts,
}

impl Searches {
    /// The script that the search of a language begins with.
    pub(crate) fn first(&self, language: LanguageIndex) -> &str {
        self.firsts.get(language.0).map_or("", String::as_str)
    }
}

/// Writes them.
pub(super) fn searches(press: &Press<'_>) -> Searches {
    let languages: Vec<LanguageIndex> = press.book.languages().collect();
    let written: Vec<_> =
        languages.into_par_iter().map(|language| of_language(press, language)).collect();
    let mut searches = Searches::default();
    for (first, files) in written {
        searches.firsts.push(first);
        searches.files.extend(files);
    }
    searches
}

/// Scripts by where they are published.
type Scripts = BTreeMap<String, Arc<[u8]>>;

/// The first script's file and all files of a language.
fn of_language(press: &Press<'_>, language: LanguageIndex) -> (String, Scripts) {
    let Some(desk) = Desk::new(press, language, Spot::Search) else { return Default::default() };
    let folder = address::language_folder(press.book.playbook, language);
    let tag = desk.tag();
    let (entries, index) = index::Index::new(&desk, tag.primary());
    let mut files = Scripts::new();
    let mut publish = |part: &str, text: String| {
        // Every script lies beside the page that loads it, and is known there by its name.
        let name = hashed(&format!("search.{tag}{part}.js"), text.as_bytes());
        files.insert(format!("{folder}{name}"), text.into_bytes().into());
        name
    };
    let first = script::write(&entries, &index, &mut publish);
    (format!("{folder}{first}"), files)
}
