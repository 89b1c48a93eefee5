//! The page that searches: a field, and a place for every kind of page that can be found.

use serde::Serialize;

use super::parts::{Heading, Link, Words};
use crate::render::address::Spot;
use crate::render::desk::Desk;
use crate::render::language::Arg;

/// Stands in messages for a number that only the browser knows.
const NUMBER: &str = "#";

/// The page.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct SearchView {
    pub(crate) heading: Heading,
    /// The script that the search begins with.
    pub(crate) data: String,
    /// The kinds of pages, in the order in which they help.
    pub(crate) kinds: Vec<Kind>,
    /// How many pages were found.
    pub(crate) found: String,
    /// Shows all that was found of a kind.
    pub(crate) all: String,
    /// The lists that hold everything, for who has no scripts.
    pub(crate) lists: Vec<Link>,
}

/// A kind of page.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct Kind {
    /// As the index names it.
    pub(crate) name: &'static str,
    pub(crate) title: String,
}

impl SearchView {
    pub(crate) fn new(desk: &Desk<'_>) -> Self {
        let kinds = [
            ("boundary", "boundaries"),
            ("example", "examples"),
            ("value", "values"),
            ("role", "search_roles"),
            ("page", "search_pages"),
        ];
        let counted = |key| desk.lexicon.say(key, &[("number", Arg::Words(NUMBER))]);
        Self {
            heading: Heading::new(Words::ours(desk.word("search"))),
            data: desk.to_file(desk.press.searches().first(desk.language)),
            kinds: kinds.map(|(name, key)| Kind { name, title: desk.word(key) }).into(),
            found: counted("search_found"),
            all: counted("search_all"),
            lists: lists(desk),
        }
    }
}

fn lists(desk: &Desk<'_>) -> Vec<Link> {
    let playbook = desk.book.playbook;
    let lists = [
        (Spot::Boundaries, playbook.boundaries.is_empty()),
        (Spot::Examples, playbook.examples.is_empty()),
        (Spot::Values, playbook.values.is_empty()),
        (Spot::Roles, playbook.roles.is_empty()),
        (Spot::Pages, playbook.pages.is_empty()),
    ];
    lists.into_iter().filter(|(_, empty)| !empty).map(|(spot, _)| desk.link(&spot)).collect()
}
