//! The list of examples, and the blanks of the sentence that filters it.

use serde::Serialize;

use super::colophon::{Colophon, encoded};
use super::lists::example_entry;
use super::parts::{Entry, Heading, Words};
use crate::model::{Example, ExampleKind, ValueId};
use crate::render::address::Spot;
use crate::render::desk::Desk;
use crate::render::language::Arg;

/// Stands for a number that a script fills in.
const NUMBER: &str = "#";

/// The page of all examples.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct ExamplesView {
    pub(crate) heading: Heading,
    pub(crate) filters: Vec<Filter>,
    /// What is said of all examples.
    pub(crate) all: String,
    /// What is said of some, with a mark where their number goes.
    pub(crate) some: String,
    pub(crate) entries: Vec<Entry>,
    pub(crate) colophon: Option<Colophon>,
}

/// A blank of the sentence.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct Filter {
    /// As the address names it: `kind`, `value`, `boundary`, `role` or `tag`.
    pub(crate) name: &'static str,
    /// What is asked.
    pub(crate) label: String,
    /// The words before it.
    pub(crate) before: String,
    /// What it says while nothing is chosen.
    pub(crate) any: String,
    pub(crate) options: Vec<Choice>,
}

/// What fills a blank.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct Choice {
    pub(crate) id: String,
    /// What an address that fills the blank with it leads to, also without scripts.
    pub(crate) anchor: Option<String>,
    pub(crate) title: Words,
}

/// The blanks, in the order of the sentence, with the words that ask for them.
const BLANKS: [(&str, &str); 5] = [
    ("kind", "filters_kind_label"),
    ("value", "kind_value"),
    ("boundary", "kind_boundary"),
    ("role", "kind_role"),
    ("tag", "filters_tag_label"),
];

impl ExamplesView {
    pub(crate) fn new(desk: &Desk<'_>) -> Self {
        let examples = &desk.book.playbook.examples;
        let total = desk.lexicon.number(examples.len().into());
        let some = [
            ("count", Arg::Count(examples.len())),
            ("number", Arg::Words(NUMBER)),
            ("total", Arg::Words(&total)),
        ];
        let filters: Vec<Filter> = BLANKS
            .into_iter()
            .map(|(name, label)| filter(desk, name, label))
            .filter(|filter| !filter.options.is_empty())
            .collect();
        let lead = desk.counted("examples_lead", examples.len());
        Self {
            heading: Heading::new(Words::ours(desk.word("examples_title")))
                .lead(Some(Words::ours(lead))),
            all: desk.counted("filters_all", examples.len()),
            some: desk.lexicon.say("filters_some", &some),
            entries: examples.iter().map(|example| entry(desk, example, &filters)).collect(),
            filters,
            colophon: Colophon::plain(desk),
        }
    }
}

/// A blank with everything that fills it in some example.
fn filter(desk: &Desk<'_>, name: &'static str, label: &str) -> Filter {
    let playbook = desk.book.playbook;
    let occurs = |id: &str| playbook.examples.iter().any(|one| answers(one, name).contains(&id));
    let titled =
        |id: &str, title| Choice { id: id.to_owned(), anchor: None, title: desk.words(title) };
    let mut options: Vec<Choice> = match name {
        "kind" => ["example", "counterexample"].map(|kind| kind_choice(desk, kind)).into(),
        "value" => playbook.values.iter().map(|one| titled(one.id.as_str(), &one.title)).collect(),
        "boundary" => {
            playbook.boundaries.iter().map(|one| titled(one.id.as_str(), &one.title)).collect()
        }
        "role" => playbook.roles.iter().map(|one| titled(one.id.as_str(), &one.title)).collect(),
        _ => tags(desk),
    };
    options.retain(|choice| occurs(&choice.id));
    if name == "kind" && options.len() < 2 {
        options.clear();
    }
    Filter {
        name,
        label: desk.word(label),
        before: desk.word(&format!("filters_{name}")),
        any: desk.word(&format!("filters_any_{name}")),
        options,
    }
}

fn kind_choice(desk: &Desk<'_>, kind: &str) -> Choice {
    let title = Words::ours(desk.word(&format!("filters_only_{kind}")));
    Choice { id: kind.to_owned(), anchor: None, title }
}

/// All keywords, by the alphabet.
fn tags(desk: &Desk<'_>) -> Vec<Choice> {
    let examples = &desk.book.playbook.examples;
    let mut tags: Vec<&String> = examples.iter().flat_map(|example| &example.tags).collect();
    tags.sort_by_key(|tag| (tag.to_lowercase(), *tag));
    tags.dedup();
    let choice = |tag: &String| Choice {
        id: tag.clone(),
        anchor: Some(anchor("tag", tag)),
        title: Words::ours(tag),
    };
    tags.into_iter().map(choice).collect()
}

/// What an example puts into a blank.
fn answers<'e>(example: &'e Example, name: &str) -> Vec<&'e str> {
    match name {
        "kind" if example.kind == ExampleKind::Counterexample => vec!["counterexample"],
        "kind" => vec!["example"],
        "value" => example.values.iter().map(ValueId::as_str).collect(),
        "boundary" => example.decisions.iter().map(|one| one.boundary.as_str()).collect(),
        "role" => example.decisions.iter().map(|one| one.role.as_str()).collect(),
        _ => example.tags.iter().map(String::as_str).collect(),
    }
}

/// An example with the options that it answers to: all options of all blanks are numbered, and
/// a number is all that an example of a thousand has to say.
fn entry(desk: &Desk<'_>, example: &Example, filters: &[Filter]) -> Entry {
    let mut numbers = Vec::new();
    let mut first = 0;
    for filter in filters {
        let own = answers(example, filter.name);
        let options = filter.options.iter().enumerate();
        let chosen = options.filter(|(_, choice)| own.contains(&choice.id.as_str()));
        numbers.extend(chosen.map(|(at, _)| (first + at).to_string()));
        first += filter.options.len();
    }
    Entry { options: Some(numbers.join(" ")), ..example_entry(desk, example) }
}

/// An id for what fills a blank; an id has no white space.
fn anchor(name: &str, id: &str) -> String {
    let spaced = id.contains(char::is_whitespace);
    format!("{name}={}", if spaced { encoded(id) } else { id.to_owned() })
}

/// The list of the examples that have something in one blank.
pub(super) fn filtered(desk: &Desk<'_>, name: &str, id: &str) -> String {
    format!("{}#{name}={}", desk.href(&Spot::Examples), encoded(id))
}
