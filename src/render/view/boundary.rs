//! One boundary: its question, its reason, its clauses, and how it went before.

use std::collections::BTreeSet;

use serde::Serialize;

use super::answers::{AnswerRow, answers};
use super::clauses::{Group, of_boundary};
use super::colophon::Colophon;
use super::lists::{example_entry, may_i};
use super::matrix::{Matrix, always};
use super::parts::{Crumb, Entry, Heading, Link, Note, Pager, Prose, Words, margin, note};
use super::value::{first_weeks, pager};
use crate::model::{Boundary, ClauseKind, RoleId, Scope, Target};
use crate::render::address::Spot;
use crate::render::desk::Desk;

/// As many related boundaries as a margin holds.
const RELATED: usize = 5;

/// The page of a boundary.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct BoundaryView {
    pub(crate) heading: Heading,
    /// Whether its ask and never clauses hold in every decision: the sentence that says so.
    pub(crate) always: Option<String>,
    /// The answer per role; none where it has no diagram.
    pub(crate) answers: Vec<AnswerRow>,
    /// The way to the helper, where this boundary has a diagram.
    pub(crate) may_i: Option<String>,
    /// What the helper is to show there, as its address says it.
    pub(crate) state: String,
    pub(crate) matrix: Option<Matrix>,
    /// What holds besides, in every decision, as HTML.
    pub(crate) besides: Option<String>,
    /// In one line, below the answers.
    pub(crate) lead: Option<Words>,
    pub(crate) groups: Vec<Group>,
    /// What holds where no clause speaks, as HTML.
    pub(crate) silence: Option<String>,
    pub(crate) why: Option<Prose>,
    pub(crate) examples: Vec<Entry>,
    pub(crate) margin: Vec<Note>,
    pub(crate) colophon: Option<Colophon>,
    pub(crate) pager: Pager,
}

impl BoundaryView {
    pub(crate) fn new(desk: &Desk<'_>, boundary: &Boundary) -> Self {
        let page = |role: &RoleId| desk.role_page(role);
        let title = desk.words(&boundary.title);
        let chart = desk.chart(boundary);
        let lead = boundary.summary.as_ref().map(|summary| desk.words(summary));
        let order = in_order(desk);
        let (above, below) = if chart.is_some() { (None, lead) } else { (lead, None) };
        Self {
            heading: Heading::new(desk.words(&boundary.question))
                .place([desk.link(&Spot::Boundaries).into(), Crumb::from(title)])
                .lead(above),
            answers: chart.map(|chart| answers(desk, boundary, chart)).unwrap_or_default(),
            may_i: chart.and_then(|_| may_i(desk)),
            state: format!("boundary={}", boundary.id),
            matrix: chart.map(|_| Matrix::new(desk, boundary, chart)),
            besides: chart.and_then(|_| always(desk)),
            lead: below,
            always: boundary.always.then(|| desk.word("always_here")),
            groups: of_boundary(desk, boundary),
            silence: desk.teller(&page).silence(boundary).map(|phrase| phrase.html()),
            why: boundary.why.as_ref().map(|why| desk.prose(why, 3)),
            examples: desk
                .book
                .decided_in(&boundary.id)
                .iter()
                .map(|example| example_entry(desk, example))
                .collect(),
            margin: beside(desk, boundary),
            colophon: Colophon::of(desk, &boundary.stewardship),
            pager: pager(
                desk,
                &order,
                order.iter().position(|one| one.id == boundary.id),
                |other| Spot::Boundary(other.id.clone()),
            ),
        }
    }
}

/// The boundaries as their list has them: those that always hold at the end.
fn in_order<'d>(desk: &Desk<'d>) -> Vec<&'d Boundary> {
    let all = desk.book.playbook.boundaries.iter();
    let (always, own): (Vec<_>, Vec<_>) = all.partition(|boundary| boundary.always);
    own.into_iter().chain(always).collect()
}

fn beside(desk: &Desk<'_>, boundary: &Boundary) -> Vec<Note> {
    let target = Target::Boundary(boundary.id.clone());
    let values = boundary.values.iter().map(|id| desk.link_to(&Target::Value(id.clone())));
    let roles = roles(desk, boundary).into_iter().map(|id| desk.link_to(&Target::Role(id.clone())));
    let always = desk.book.always().filter(|_| !boundary.always);
    margin([
        note(desk.word("boundary_values"), values.collect()),
        note(desk.word("boundary_roles"), roles.collect()),
        note(desk.word("boundary_always"), always.map(|other| linked(desk, other)).collect()),
        note(desk.word("boundary_related"), related(desk, boundary)),
        note(desk.word("first_weeks_of"), first_weeks(desk, &target)),
        note(desk.word("mentioned"), desk.mentions(&target)),
    ])
}

fn linked(desk: &Desk<'_>, boundary: &Boundary) -> Link {
    desk.link(&Spot::Boundary(boundary.id.clone()))
}

/// The roles that its clauses name, in the order of the line.
fn roles<'a>(desk: &Desk<'_>, boundary: &'a Boundary) -> Vec<&'a RoleId> {
    let mut seen = BTreeSet::new();
    let mut roles = Vec::new();
    for (_, clause) in boundary.clauses() {
        let named: &[RoleId] = match &clause.scope {
            Scope::Everyone => &[],
            Scope::Roles(roles) | Scope::Only(roles) => roles,
        };
        let whom = match &clause.kind {
            ClauseKind::Ask { whom } => Some(whom),
            ClauseKind::May | ClauseKind::Never => None,
        };
        roles.extend(named.iter().chain(whom).filter(|role| seen.insert(*role)));
    }
    let house = &desk.press.authority.house;
    let line = house.from_below();
    roles.sort_by_key(|role| line.iter().position(|known| house.role(role) == Some(*known)));
    roles
}

/// Other boundaries that serve the same values, those that share most first.
fn related(desk: &Desk<'_>, boundary: &Boundary) -> Vec<Link> {
    let all = &desk.book.playbook.boundaries;
    let mut others: Vec<(usize, &Boundary)> = all
        .iter()
        .filter(|other| other.id != boundary.id && !other.always)
        .map(|other| {
            (other.values.iter().filter(|value| boundary.values.contains(value)).count(), other)
        })
        .filter(|(shared, _)| *shared > 0)
        .collect();
    others.sort_by_key(|(shared, _)| std::cmp::Reverse(*shared));
    others.into_iter().take(RELATED).map(|(_, other)| linked(desk, other)).collect()
}
