//! The answer per role, before anything else.

use serde::Serialize;

use super::parts::Words;
use crate::decide::{Answer, Ruling};
use crate::model::{Boundary, RoleId};
use crate::render::chart::{Chart, Saying};
use crate::render::desk::Desk;
use crate::render::sentence::{Phrase, Teller};

/// As many people to ask in different cases as a short answer tells one by one.
const FEW: usize = 2;

/// The answer for roles that are told the same.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct AnswerRow {
    pub(crate) roles: Vec<Words>,
    /// Their ids.
    pub(crate) ids: Vec<String>,
    /// What they are told; none where there is too much to tell.
    pub(crate) lines: Vec<Ruled>,
}

/// A ruling, told.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct Ruled {
    /// `may`, `ask` or `never`.
    pub(crate) verdict: &'static str,
    /// The ids of the roles to ask.
    pub(crate) whom: Vec<String>,
    /// In words, as HTML.
    pub(crate) html: String,
}

impl Ruled {
    pub(crate) fn new(ruling: &Ruling, words: &Phrase) -> Self {
        let whom = ruling.answer.whom().iter().map(ToString::to_string).collect();
        Self { verdict: ruling.answer.name(), whom, html: words.html() }
    }

    /// Several who are asked, which of them depends on the case.
    pub(crate) fn depends(teller: &Teller<'_>, key: &str, asks: &[&Saying]) -> Self {
        let mut whom: Vec<&RoleId> = Vec::new();
        for role in asks.iter().flat_map(|saying| saying.ruling.answer.whom()) {
            if !whom.contains(&role) {
                whom.push(role);
            }
        }
        let html = teller.depends(key, &whom).html();
        Self { verdict: "ask", whom: whom.iter().map(ToString::to_string).collect(), html }
    }
}

/// The answers of a boundary.
pub(crate) fn answers(desk: &Desk<'_>, boundary: &Boundary, chart: &Chart) -> Vec<AnswerRow> {
    let row = |group: Vec<usize>| AnswerRow {
        roles: roles(desk, &group),
        ids: group.iter().map(|role| desk.role_id(*role).to_string()).collect(),
        lines: chart
            .in_turn(group[0])
            .map(|sayings| lines(desk, boundary, chart, &sayings))
            .unwrap_or_default(),
    };
    chart.groups().into_iter().map(row).collect()
}

/// The names of roles by their numbers; of all of them together, one word.
pub(crate) fn roles(desk: &Desk<'_>, group: &[usize]) -> Vec<Words> {
    if group.len() > 1 && group.len() == desk.book.playbook.roles.len() {
        return vec![Words::ours(desk.word("everyone"))];
    }
    let title = |role: &usize| {
        let id: &RoleId = desk.role_id(*role);
        desk.book
            .role(id)
            .map_or_else(|| Words::ours(id.to_string()), |role| desk.words(&role.title))
    };
    group.iter().map(title).collect()
}

fn lines(desk: &Desk<'_>, boundary: &Boundary, chart: &Chart, sayings: &[Saying]) -> Vec<Ruled> {
    let page = |role: &RoleId| desk.role_page(role);
    let teller = desk.teller(&page);
    let is_ask = |saying: &&Saying| matches!(saying.ruling.answer, Answer::Ask(_));
    let (asks, others): (Vec<&Saying>, Vec<&Saying>) = sayings.iter().partition(is_ask);
    let tell =
        |saying: &&Saying| Ruled::new(&saying.ruling, &teller.saying(boundary, chart, saying));
    if asks.len() <= FEW || others.is_empty() {
        return sayings.iter().map(|saying| tell(&saying)).collect();
    }
    let depends = Ruled::depends(&teller, "told_ask_depends", &asks);
    others.iter().map(tell).chain([depends]).collect()
}
