//! The cases as scripts: one that names all parts, and the parts.

use std::collections::BTreeMap;

use rayon::prelude::*;
use serde::Serialize;

use super::Card;
use super::telling::{self, Told, spoken};
use crate::decide::{Reason, Ruling};
use crate::model::{ExampleId, RoleId};
use crate::render::address::Spot;
use crate::render::desk::Desk;
use crate::render::helper::Spoken;

/// As many cases as a part has: enough for a run in which no story comes too often.
const PART: usize = 24;

/// Cases of one role, with what several of them have in common told once.
#[derive(Default, Serialize)]
struct Part {
    stories: Vec<Story>,
    told: Vec<Told>,
    cards: Vec<CardJson>,
}

#[derive(Serialize)]
struct Story {
    title: Spoken,
    href: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<Spoken>,
}

#[derive(Serialize)]
struct CardJson {
    id: String,
    /// Its story, by number.
    story: usize,
    role: Spoken,
    question: Spoken,
    /// The page of its boundary.
    href: String,
    /// What is otherwise than in the story.
    #[serde(skip_serializing_if = "Option::is_none")]
    but: Option<String>,
    facts: Vec<(Spoken, String)>,
    /// What it comes to, by number.
    told: usize,
    /// The helper, at this case.
    case: Option<String>,
}

/// Writes all scripts of a language by `publish`, which gives the file of each; the answer is
/// the file of the first.
pub(super) fn write(desk: &Desk<'_>, publish: &mut dyn FnMut(&str, String) -> String) -> String {
    let mut by_role: BTreeMap<&RoleId, Vec<&Card<'_>>> = BTreeMap::new();
    let cards = desk.press.deck();
    for card in &cards {
        by_role.entry(&card.decision.role).or_default().push(card);
    }
    let mut jobs: Vec<(&RoleId, usize, &[&Card<'_>])> = Vec::new();
    for (role, cards) in &by_role {
        // Parts are of one length, so that none is left with a case or two.
        let count = cards.len().div_ceil(PART);
        let chunks = cards.chunks(cards.len().div_ceil(count)).enumerate();
        jobs.extend(chunks.map(|(number, cards)| (*role, number, cards)));
    }
    let text = |cards| format!("ruimte.cases({});\n", json(&part(desk, cards)));
    let written = jobs.into_par_iter().map(|(role, number, cards)| (role, number, text(cards)));
    let mut parts: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for (role, number, text) in written.collect::<Vec<_>>() {
        let file = publish(&format!("{role}.{number}"), text);
        parts.entry(role.as_str()).or_default().push(desk.to_file(&file));
    }
    publish("index", format!("ruimte.deck({});\n", json(&parts)))
}

fn part(desk: &Desk<'_>, cards: &[&Card<'_>]) -> Part {
    let mut part = Part::default();
    let mut stories: Vec<&ExampleId> = Vec::new();
    // Many cases come to the same, which is put into words once.
    let mut comes_to: Vec<((&Ruling, Option<&Reason>), usize)> = Vec::new();
    for card in cards {
        let story = numbered(&mut stories, &card.example.id);
        if story == part.stories.len() {
            part.stories.push(Story {
                title: Spoken::new(desk, &card.example.title),
                href: desk.href(&Spot::Example(card.example.id.clone())),
                text: telling::story(desk, card.example).map(spoken),
            });
        }
        let outcome = (&card.ruling, card.reason.as_ref());
        let known = comes_to.iter().find(|(known, _)| *known == outcome).map(|(_, told)| *told);
        let told = known.unwrap_or_else(|| {
            let told = numbered(&mut part.told, Told::new(desk, card));
            comes_to.push((outcome, told));
            told
        });
        part.cards.push(case(desk, card, story, told));
    }
    part
}

fn case(desk: &Desk<'_>, card: &Card<'_>, story: usize, told: usize) -> CardJson {
    let known = desk.teller_plain().known(card.boundary, &card.situation).into_iter();
    CardJson {
        id: card.id.clone(),
        story,
        role: spoken(desk.title(&Spot::Role(card.decision.role.clone()))),
        question: Spoken::new(desk, &card.boundary.question),
        href: desk.href(&Spot::Boundary(card.boundary.id.clone())),
        but: card.but(desk).map(|phrase| phrase.plain()),
        facts: known
            .map(|known| {
                let asked = known.asked.map(|asked| Spoken::new(desk, asked));
                (asked.unwrap_or(Spoken::Own(known.term)), known.answer)
            })
            .collect(),
        told,
        case: card.case(desk),
    }
}

/// The number of a thing in a list of things that differ.
fn numbered<T: PartialEq>(list: &mut Vec<T>, thing: T) -> usize {
    list.iter().position(|known| *known == thing).unwrap_or_else(|| {
        list.push(thing);
        list.len() - 1
    })
}

fn json(value: &impl Serialize) -> String {
    serde_json::to_string(value).unwrap_or_default()
}
