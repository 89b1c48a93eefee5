//! A boundary as the helper reads it.

use std::collections::BTreeMap;

use serde::Serialize;

use super::asked::{Asked, pattern};
use super::limits::{Within, limits};
use super::spoken::Spoken;
use super::words::Words;
use crate::decide::{Answer, Outcome, Situation};
use crate::model::{Amount, Boundary, Currency, RoleId, Verdict};
use crate::render::address::Spot;
use crate::render::chart::Chart;
use crate::render::desk::Desk;
use crate::render::export::DiagramJson;

/// A boundary, with all that can be said about it.
#[derive(Serialize)]
struct Data<'a> {
    id: &'a str,
    question: Spoken,
    /// Its page.
    href: String,
    #[serde(flatten)]
    diagram: DiagramJson<'a>,
    /// The roles in the order in which leaves have them.
    roles: Vec<&'a str>,
    /// What each of `asks` asks.
    asked: Vec<Asked>,
    /// In which currency it counts, how that is written, and with how many decimals.
    currency: Option<&'static str>,
    money: String,
    decimals: u32,
    /// What each of `outcomes` tells.
    told: Vec<Words>,
    /// The limits within which outcomes are a may, by the number of the outcome.
    limits: BTreeMap<usize, Vec<Within>>,
    examples: Vec<Near<'a>>,
}

/// A worked example of this boundary.
#[derive(Serialize)]
struct Near<'a> {
    title: Spoken,
    href: String,
    role: &'a str,
    verdict: &'static str,
    whom: Vec<&'a str>,
    told: String,
    /// The cell of each of `asks`, where it is known.
    cells: Vec<Option<u32>>,
}

/// The script that hands a boundary over.
pub(super) fn script(desk: &Desk<'_>, boundary: &Boundary, chart: &Chart) -> String {
    let diagram = &chart.decided.diagram;
    let currency = boundary.currency.or(desk.book.playbook.currency);
    let words = |it: &Outcome| Words::new(desk, &it.ruling, Some(&it.reason));
    let data = Data {
        id: boundary.id.as_str(),
        question: Spoken::new(desk, &boundary.question),
        href: desk.href(&Spot::Boundary(boundary.id.clone())),
        diagram: DiagramJson::new(diagram),
        roles: diagram.roles.iter().map(RoleId::as_str).collect(),
        asked: diagram
            .space
            .variables
            .iter()
            .enumerate()
            .map(|(number, variable)| Asked::new(desk, boundary, &diagram.space, number, variable))
            .collect(),
        currency: currency.map(Currency::code),
        money: currency.map_or_else(
            || "{0}".to_owned(),
            |currency| pattern(desk, &desk.lexicon.money(&Amount { value: 1.into(), currency })),
        ),
        decimals: currency.map_or(2, Currency::decimals),
        told: diagram.outcomes.iter().map(words).collect(),
        limits: limits(desk, boundary, diagram),
        examples: examples(desk, boundary, chart),
    };
    let json = serde_json::to_string(&data).unwrap_or_default();
    format!("ruimte.boundary({json});\n")
}

fn examples<'a>(desk: &Desk<'a>, boundary: &Boundary, chart: &Chart) -> Vec<Near<'a>> {
    let teller = desk.teller_plain();
    let of_example = |example: &'a crate::model::Example| {
        let decisions = example.decisions.iter();
        decisions.filter(|decision| decision.boundary == boundary.id).map(move |decision| {
            let answer = match &decision.verdict {
                Verdict::May => Answer::May,
                Verdict::Ask(whom) => Answer::Ask(whom.clone()),
                Verdict::Never => Answer::Never,
            };
            Near {
                title: Spoken::new(desk, &example.title),
                href: desk.href(&Spot::Example(example.id.clone())),
                role: decision.role.as_str(),
                verdict: answer.name(),
                whom: match &decision.verdict {
                    Verdict::Ask(whom) => whom.iter().map(RoleId::as_str).collect(),
                    Verdict::May | Verdict::Never => Vec::new(),
                },
                told: teller.verdict(&decision.verdict),
                cells: Situation::from(decision).cells(chart.space()),
            }
        })
    };
    desk.book.decided_in(&boundary.id).iter().copied().flat_map(of_example).collect()
}
