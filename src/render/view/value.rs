//! One value: what it means, how it shows, and where it is at work.

use serde::Serialize;

use super::colophon::Colophon;
use super::lists::example_entry;
use super::parts::{Entry, Heading, Note, Pager, Prose, Words, margin, note};
use crate::model::{Target, Text, Value};
use crate::render::address::Spot;
use crate::render::desk::Desk;

/// The page of a value.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct ValueView {
    pub(crate) heading: Heading,
    pub(crate) text: Option<Prose>,
    pub(crate) behaviours: Vec<Behaviour>,
    pub(crate) examples: Vec<Entry>,
    pub(crate) margin: Vec<Note>,
    pub(crate) colophon: Option<Colophon>,
    pub(crate) pager: Pager,
}

/// What we do, or what we do not.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct Behaviour {
    pub(crate) title: String,
    pub(crate) lines: Vec<Words>,
}

impl ValueView {
    pub(crate) fn new(desk: &Desk<'_>, value: &Value) -> Self {
        let target = Target::Value(value.id.clone());
        let boundaries = desk.book.served_by(&value.id).iter();
        let boundaries =
            boundaries.map(|thing| desk.link(&Spot::Boundary(thing.id.clone()))).collect();
        let statements = desk.book.scanned_by(&value.id).iter();
        let statements = statements
            .map(|statement| {
                super::parts::Link::new(desk.href(&Spot::Scan), desk.words(&statement.text))
            })
            .collect();
        let title = value.title.content(desk.language);
        let values = &desk.book.playbook.values;
        Self {
            heading: Heading::new(desk.words(&value.title))
                .place([desk.link(&Spot::Values).into()])
                .lead(value.summary.as_ref().map(|summary| desk.words(summary))),
            text: value.text.as_ref().map(|text| desk.prose_below(text, 2, Some(title))),
            behaviours: [("we_do", &value.we_do), ("we_do_not", &value.we_do_not)]
                .into_iter()
                .filter(|(_, lines)| !lines.is_empty())
                .map(|(key, lines)| behaviour(desk, key, lines))
                .collect(),
            examples: desk
                .book
                .shown_by(&value.id)
                .iter()
                .map(|example| example_entry(desk, example))
                .collect(),
            margin: margin([
                note(desk.word("value_boundaries"), boundaries),
                note(desk.word("value_statements"), statements),
                note(desk.word("first_weeks_of"), first_weeks(desk, &target)),
                note(desk.word("mentioned"), desk.mentions(&target)),
            ]),
            colophon: Colophon::of(desk, &value.stewardship),
            pager: pager(desk, values, values.iter().position(|one| one.id == value.id), |other| {
                Spot::Value(other.id.clone())
            }),
        }
    }
}

fn behaviour(desk: &Desk<'_>, key: &str, lines: &[Text]) -> Behaviour {
    let lines = lines.iter().map(|line| desk.words(line)).collect();
    Behaviour { title: desk.word(key), lines }
}

/// The roles whose first weeks lead past a thing.
pub(crate) fn first_weeks(desk: &Desk<'_>, target: &Target) -> Vec<super::parts::Link> {
    let roles = desk.book.playbook.roles.iter().filter(|role| role.start_with.contains(target));
    roles.map(|role| desk.link(&Spot::Role(role.id.clone()))).collect()
}

/// The pages before and after this one, which has this number among the things of its kind.
pub(crate) fn pager<Thing>(
    desk: &Desk<'_>,
    things: &[Thing],
    here: Option<usize>,
    spot: impl Fn(&Thing) -> Spot,
) -> Pager {
    let at = |index: Option<usize>| Some(desk.link(&spot(things.get(index?)?)));
    Pager {
        previous: at(here.and_then(|here| here.checked_sub(1))),
        next: at(here.map(|here| here + 1)),
    }
}
