//! One role: the room it has, whom it asks, and how it finds its way in.

use serde::Serialize;

use super::clauses::{Matter, Room, asking, of_role};
use super::colophon::Colophon;
use super::lists::example_entry;
use super::parts::{Entry, Heading, Link, Note, Prose, margin, note};
use super::value::first_weeks;
use crate::model::{ExampleKind, Otherwise, Role, RoleId, Target};
use crate::render::address::Spot;
use crate::render::desk::Desk;
use crate::render::language::Arg;

/// The page of a role.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct RoleView {
    pub(crate) heading: Heading,
    pub(crate) text: Option<Prose>,
    /// The way to its pocket card.
    pub(crate) card: String,
    /// What the role decides, asks and never does.
    pub(crate) rooms: Vec<Room>,
    /// What holds where no boundary speaks, as HTML.
    pub(crate) silence: Option<String>,
    /// Whether others ask this role wherever the playbook is silent: the sentence that says so.
    pub(crate) asked_in_silence: Option<String>,
    /// Where others ask this role.
    pub(crate) asked: Vec<Matter>,
    pub(crate) start_with: Vec<Step>,
    /// How many of these have been read, for none and every number up to all of them, as JSON.
    pub(crate) read: String,
    /// What is said of none.
    pub(crate) unread: String,
    pub(crate) examples: Vec<Entry>,
    pub(crate) margin: Vec<Note>,
    pub(crate) colophon: Option<Colophon>,
}

/// A step of the first weeks.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct Step {
    /// What it is, for keeping ticks: `value:own-the-moment`.
    pub(crate) key: String,
    /// What kind of thing it is.
    pub(crate) kind: String,
    /// What ticking it says.
    pub(crate) tick: String,
    pub(crate) link: Link,
}

impl RoleView {
    pub(crate) fn new(desk: &Desk<'_>, role: &Role) -> Self {
        let page = |role: &RoleId| desk.role_page(role);
        let title = role.title.content(desk.language);
        let read = read(desk, role.start_with.len());
        Self {
            heading: Heading::new(desk.words(&role.title))
                .place([desk.link(&Spot::Roles).into()])
                .lead(role.summary.as_ref().map(|summary| desk.words(summary))),
            text: role.text.as_ref().map(|text| desk.prose_below(text, 2, Some(title))),
            card: desk.href(&Spot::Card(role.id.clone())),
            rooms: of_role(desk, &role.id),
            silence: desk.teller(&page).silence_for(&role.id).map(|phrase| phrase.html()),
            asked_in_silence: (desk.book.playbook.otherwise
                == Some(Otherwise::Ask(role.id.clone())))
            .then(|| desk.word("role_asked_in_silence")),
            asked: asking(desk, &role.id),
            start_with: role.start_with.iter().map(|target| step(desk, target)).collect(),
            unread: read.first().cloned().unwrap_or_default(),
            read: serde_json::to_string(&read).unwrap_or_default(),
            examples: desk
                .book
                .played_in(&role.id)
                .iter()
                .map(|example| example_entry(desk, example))
                .collect(),
            margin: beside(desk, role),
            colophon: Colophon::of(desk, &role.stewardship),
        }
    }
}

fn step(desk: &Desk<'_>, target: &Target) -> Step {
    let (kind, word) = match target {
        Target::Role(id) => (format!("role:{id}"), "kind_role"),
        Target::Value(id) => (format!("value:{id}"), "kind_value"),
        Target::Boundary(id) => (format!("boundary:{id}"), "kind_boundary"),
        Target::Page(id) => (format!("page:{id}"), "kind_page"),
        Target::Example(id) => {
            let examples = &desk.book.playbook.examples;
            let counter = examples
                .iter()
                .any(|example| example.id == *id && example.kind == ExampleKind::Counterexample);
            (format!("example:{id}"), if counter { "kind_counterexample" } else { "kind_example" })
        }
    };
    let link = desk.link_to(target);
    let tick = desk.lexicon.say("path_tick", &[("title", Arg::Words(&link.title.text))]);
    Step { key: kind, kind: desk.word(word), tick, link }
}

/// What is said of every number of steps that have been read.
fn read(desk: &Desk<'_>, steps: usize) -> Vec<String> {
    let total = desk.lexicon.number(steps.into());
    let told = |count: usize| {
        let number = desk.lexicon.number(count.into());
        let args = [
            ("count", Arg::Count(count)),
            ("number", Arg::Words(&number)),
            ("total", Arg::Words(&total)),
        ];
        desk.lexicon.say(if count == steps { "path_all" } else { "path_read" }, &args)
    };
    (0..=steps).map(told).collect()
}

fn beside(desk: &Desk<'_>, role: &Role) -> Vec<Note> {
    let target = Target::Role(role.id.clone());
    let link = |id: &RoleId| desk.link(&Spot::Role(id.clone()));
    let (chief, higher) = match desk.book.line.above(&role.id) {
        [] => (Vec::new(), Vec::new()),
        [chief, higher @ ..] => (vec![link(chief)], higher.iter().map(|id| link(id)).collect()),
    };
    let below = desk.book.line.children(&role.id).iter().map(|other| link(&other.id)).collect();
    margin([
        note(desk.word("reports_to"), chief),
        note(desk.word("above_you"), higher),
        note(desk.word("reported_by"), below),
        note(desk.word("first_weeks_of"), first_weeks(desk, &target)),
        note(desk.word("mentioned"), desk.mentions(&target)),
    ])
}
