//! The first page: what the organisation promises, and the ways in.

use serde::Serialize;

use super::colophon::{Colophon, citation};
use super::lists::value_entry;
use super::may_i::found;
use super::parts::{Entry, Link, Prose, Words};
use crate::model::{Boundary, Evidence};
use crate::render::address::Spot;
use crate::render::desk::Desk;

/// As many questions as the first page shows.
const QUESTIONS: usize = 3;

/// As many characters as a figure may have to be set large.
const SHORT: usize = 8;

/// The first page.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct HomeView {
    /// The promise, or the name where there is none.
    pub(crate) promise: Words,
    /// The way to what changed, where that is told.
    pub(crate) changes: Option<Link>,
    /// Some questions, as examples.
    pub(crate) questions: Vec<Link>,
    /// The others, shown when they are asked for.
    pub(crate) other_questions: Vec<Link>,
    /// How many questions were found, from none on, as JSON.
    pub(crate) found: String,
    /// The way to all questions, where there are more.
    pub(crate) all_questions: Option<Link>,
    pub(crate) roles: Vec<Link>,
    pub(crate) values: Vec<Entry>,
    pub(crate) vision: Option<Prose>,
    pub(crate) evidence: Vec<Figure>,
    pub(crate) pages: Vec<Link>,
    pub(crate) colophon: Option<Colophon>,
}

/// A figure that carries the case.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct Figure {
    pub(crate) number: Words,
    /// Whether it is words rather than a number, and too long to be set as large.
    pub(crate) long: bool,
    pub(crate) claim: Words,
    /// Where it comes from, as HTML.
    pub(crate) source: Option<String>,
}

impl HomeView {
    pub(crate) fn new(desk: &Desk<'_>) -> Self {
        let playbook = desk.book.playbook;
        let promise = playbook.tagline.as_ref().unwrap_or(&playbook.name);
        let asked = playbook.boundaries.iter().filter(|boundary| !boundary.always);
        let mut questions: Vec<Link> = asked.map(|boundary| question(desk, boundary)).collect();
        let other_questions = questions.split_off(questions.len().min(QUESTIONS));
        let all = desk.counted("all_questions", playbook.boundaries.len());
        Self {
            promise: desk.words(promise),
            changes: desk.press.since.map(|_| desk.link(&Spot::Changes)),
            questions,
            other_questions,
            found: found(desk),
            all_questions: (playbook.boundaries.len() > QUESTIONS)
                .then(|| Link::new(desk.href(&Spot::Boundaries), Words::ours(all))),
            roles: playbook
                .roles
                .iter()
                .map(|role| desk.link(&Spot::Role(role.id.clone())))
                .collect(),
            values: playbook.values.iter().map(|value| value_entry(desk, value)).collect(),
            vision: playbook.vision.as_ref().map(|vision| desk.prose(vision, 3)),
            evidence: playbook.evidence.iter().map(|evidence| figure(desk, evidence)).collect(),
            pages: playbook
                .pages
                .iter()
                .map(|page| {
                    desk.link(&Spot::Page(page.id.clone()))
                        .about(page.summary.as_ref().map(|summary| desk.words(summary)))
                })
                .collect(),
            colophon: Colophon::of(desk, &playbook.stewardship),
        }
    }
}

fn question(desk: &Desk<'_>, boundary: &Boundary) -> Link {
    Link::new(desk.href(&Spot::Boundary(boundary.id.clone())), desk.words(&boundary.question))
}

fn figure(desk: &Desk<'_>, evidence: &Evidence) -> Figure {
    Figure {
        number: desk.words(&evidence.figure),
        long: evidence.figure.content(desk.language).chars().count() > SHORT,
        claim: desk.words(&evidence.claim),
        source: evidence.source.as_ref().and_then(|source| citation(desk, source)),
    }
}
