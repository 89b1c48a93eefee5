//! The helper: every question, and what its scripts need to answer one.

use std::collections::BTreeMap;

use serde::Serialize;

use super::may_i_words::messages;
use super::parts::{Heading, Words};
use crate::model::{Boundary, Playbook};
use crate::render::address::Spot;
use crate::render::desk::Desk;
use crate::render::language::Arg;

/// The words that scripts put on the page themselves.
const WORDS: [&str; 37] = [
    "yes",
    "no",
    "at_most",
    "at_least",
    "more_than",
    "less_than",
    "exactly",
    "between",
    "above_up_to",
    "above_at_most",
    "above_below",
    "from_below",
    "up_to",
    "list_and",
    "list_or",
    "answer_yes",
    "answer_no",
    "where_if",
    "where_money_if",
    "verdict_ask",
    "say",
    "afterwards",
    "helper_unknown",
    "helper_nothing",
    "helper_none",
    "helper_go_on",
    "helper_always",
    "helper_always_hint",
    "helper_number",
    "helper_careful",
    "helper_may",
    "helper_more_ways",
    "helper_examples",
    "helper_answers",
    "helper_assumed",
    "helper_open",
    "helper_change",
];

/// The page of the helper.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct MayIView {
    pub(crate) heading: Heading,
    /// The organisation's id, by which messages call it.
    pub(crate) organisation: String,
    /// The ids of the boundaries that always hold, in one line.
    pub(crate) always: String,
    pub(crate) questions: Vec<Question>,
    pub(crate) roles: Vec<Choice>,
    /// What the scripts say, by the name of the message, as JSON.
    pub(crate) words: String,
    /// How many questions were found, from none on, as JSON.
    pub(crate) found: String,
    /// How many questions may still come, from one on, as JSON.
    pub(crate) left: String,
}

/// A boundary to choose.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct Question {
    pub(crate) id: String,
    /// Its page.
    pub(crate) href: String,
    pub(crate) title: Words,
    pub(crate) about: Words,
    /// What it is found by besides.
    pub(crate) words: Option<String>,
    /// The script that hands it over; none where it has no diagram.
    pub(crate) script: Option<String>,
}

/// A role to choose.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct Choice {
    pub(crate) id: String,
    pub(crate) title: Words,
}

impl MayIView {
    pub(crate) fn new(desk: &Desk<'_>) -> Self {
        let playbook = desk.book.playbook;
        let asked = playbook.boundaries.iter().filter(|boundary| !boundary.always);
        let always = playbook.boundaries.iter().filter(|boundary| boundary.always);
        let always = always.map(|boundary| boundary.id.to_string());
        let roles = playbook
            .roles
            .iter()
            .map(|role| Choice { id: role.id.to_string(), title: desk.words(&role.title) });
        Self {
            heading: Heading::new(Words::ours(desk.word("may_i"))),
            organisation: playbook.id.to_string(),
            always: always.collect::<Vec<_>>().join(" "),
            questions: asked.map(|boundary| question(desk, boundary)).collect(),
            roles: roles.collect(),
            found: found(desk),
            words: json(&words(desk)),
            left: json(&left(desk, playbook)),
        }
    }
}

fn question(desk: &Desk<'_>, boundary: &Boundary) -> Question {
    let script = desk.press.scripts().get(&(desk.language, boundary.id.clone()));
    Question {
        id: boundary.id.to_string(),
        href: desk.href(&Spot::Boundary(boundary.id.clone())),
        title: desk.words(&boundary.question),
        about: desk.words(&boundary.title),
        words: boundary.summary.as_ref().map(|summary| summary.content(desk.language).to_owned()),
        script: script.map(|script| desk.to_file(&script.file)),
    }
}

/// Numbers and names are left open: `{0}`, `{1}`.
fn words(desk: &Desk<'_>) -> BTreeMap<&'static str, String> {
    let args = [
        ("x", Arg::Words("{0}")),
        ("y", Arg::Words("{1}")),
        ("amount", Arg::Words("{0}")),
        ("money", Arg::Words("{0}")),
        ("conditions", Arg::Words("{1}")),
        ("whom", Arg::Words("{0}")),
        ("before", Arg::Words("{0}")),
        ("last", Arg::Words("{1}")),
    ];
    let own = WORDS.into_iter().map(|key| (key, desk.lexicon.say(key, &args)));
    own.chain(messages(desk)).collect()
}

/// How many questions were found, from none on, as JSON.
pub(super) fn found(desk: &Desk<'_>) -> String {
    let most = desk.book.playbook.boundaries.len();
    let counts = (0..=most).map(|count| desk.counted("helper_found", count));
    json(&counts.collect::<Vec<_>>())
}

fn left(desk: &Desk<'_>, playbook: &Playbook) -> Vec<String> {
    let asked = |boundary: &Boundary| boundary.facts.len() + boundary.periods().len();
    // All that always holds is asked at once.
    let most = 1 + playbook.boundaries.iter().map(asked).max().unwrap_or_default();
    (1..=most).map(|count| desk.counted("helper_left", count)).collect()
}

fn json(value: &impl Serialize) -> String {
    serde_json::to_string(value).unwrap_or_default()
}
