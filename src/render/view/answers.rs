//! The answer per role, before anything else.

use serde::Serialize;

use super::by_clause::by_clause;
use super::parts::Words;
use crate::decide::{Answer, Ruling};
use crate::model::{Boundary, RoleId};
use crate::render::chart::{Chart, Saying};
use crate::render::desk::Desk;
use crate::render::sentence::{Phrase, Statement};

/// As many people to ask in different cases as are told a sentence each.
const FEW: usize = 2;
/// As many cases as are told from the diagram; beyond, the clauses tell it in fewer.
const MOST_CASES: usize = 10;

/// The answer for roles that are told the same.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct AnswerRow {
    pub(crate) roles: Vec<Words>,
    /// Their ids.
    pub(crate) ids: Vec<String>,
    /// What they are told, never nothing.
    pub(crate) lines: Vec<Ruled>,
}

/// A ruling, told.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct Ruled {
    /// `may`, `ask` or `never`.
    pub(crate) verdict: &'static str,
    /// The ids of the roles to ask.
    pub(crate) whom: Vec<String>,
    /// In words, as HTML.
    pub(crate) html: String,
    /// The cases with which the sentence goes on, as HTML; none where it is whole.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) cases: Vec<String>,
}

impl Ruled {
    pub(crate) fn new(ruling: &Ruling, words: &Phrase) -> Self {
        Self::of(ruling.answer.name(), ruling.answer.whom(), words, &[])
    }

    /// A verdict with those to ask, and cases with which its sentence goes on.
    pub(super) fn of(
        verdict: &'static str,
        whom: &[RoleId],
        words: &Phrase,
        cases: &[Phrase],
    ) -> Self {
        Self {
            verdict,
            whom: whom.iter().map(ToString::to_string).collect(),
            html: words.html(),
            cases: cases.iter().map(Phrase::html).collect(),
        }
    }

    /// How much there is to read.
    fn weight(&self) -> usize {
        self.cases.len().max(1)
    }
}

/// The answers of a boundary: for every role what its diagram says or, where that takes more
/// words, what its clauses say. Roles that are told the same are one row, in the order of the
/// line.
pub(crate) fn answers(desk: &Desk<'_>, boundary: &Boundary, chart: &Chart) -> Vec<AnswerRow> {
    let mut rows: Vec<(Vec<usize>, Vec<Ruled>)> = Vec::new();
    for group in chart.groups() {
        let told = chart.in_turn(group[0]).map(|said| lines(desk, boundary, chart, &said));
        let weight = |lines: &[Ruled]| lines.iter().map(Ruled::weight).sum::<usize>();
        let lines = match told {
            Some(told) if weight(&told) <= MOST_CASES => told,
            told => {
                let role = desk.role_id(group[0]);
                let is_true = desk.teller_plain().asking(boundary, role).is_some();
                let by_clause = by_clause(desk, boundary, role);
                let is_best = |told: &Vec<Ruled>| !is_true || weight(told) <= weight(&by_clause);
                told.filter(is_best).unwrap_or(by_clause)
            }
        };
        match rows.iter_mut().find(|(_, known)| *known == lines) {
            Some((roles, _)) => roles.extend(group),
            None => rows.push((group, lines)),
        }
    }
    let row = |(group, lines): (Vec<usize>, Vec<Ruled>)| AnswerRow {
        roles: roles(desk, &group),
        ids: group.iter().map(|role| desk.role_id(*role).to_string()).collect(),
        lines,
    };
    rows.into_iter().map(row).collect()
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
    let tell = |saying: &&Saying| {
        let Statement { head, cases } = teller.saying(boundary, chart, saying);
        Ruled::of(saying.ruling.answer.name(), saying.ruling.answer.whom(), &head, &cases)
    };
    if asks.len() <= FEW {
        return others.iter().chain(&asks).map(tell).collect();
    }
    let mut whom: Vec<RoleId> = Vec::new();
    for role in asks.iter().flat_map(|saying| saying.ruling.answer.whom()) {
        if !whom.contains(role) {
            whom.push(role.clone());
        }
    }
    let key = if others.is_empty() { "told_asks_list" } else { "told_asks_otherwise_list" };
    let cases = teller.asks_in_turn(boundary, chart, &asks);
    let asking = Ruled::of("ask", &whom, &Phrase(desk.word(key)), &cases);
    others.iter().map(tell).chain([asking]).collect()
}
