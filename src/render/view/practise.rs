//! "What would you do?": some cases to read on the page, and what its scripts need for more.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::example::Answer;
use super::lists::shown;
use super::parts::{Heading, Link, Shown, Words};
use crate::model::{BoundaryId, Verdict};
use crate::render::address::Spot;
use crate::render::desk::Desk;
use crate::render::language::Arg;
use crate::render::practise::{Card, story};

/// As many cases as a run has, and the page itself.
const RUN: usize = 10;
/// As many of those on the page as are worked examples, where there are as many.
const EXAMPLES: usize = 7;

/// The page to practise on.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct PractiseView {
    pub(crate) heading: Heading,
    /// The script that names all cases.
    pub(crate) deck: Option<String>,
    /// The roles that there are cases of.
    pub(crate) roles: Vec<Choice>,
    /// How far a run is: `{0} of {1}`.
    pub(crate) progress: String,
    /// What it came to: `{0} of {1} as the playbook has it`.
    pub(crate) score: String,
    pub(crate) cases: Vec<Case>,
    /// All worked examples.
    pub(crate) examples: Link,
}

/// A role to choose.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct Choice {
    pub(crate) id: String,
    pub(crate) title: Words,
}

/// A case to think over.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct Case {
    pub(crate) role: Words,
    pub(crate) question: Words,
    pub(crate) story: Option<Words>,
    /// What is otherwise than in the story, as HTML.
    pub(crate) but: Option<String>,
    pub(crate) facts: Vec<Answer>,
    pub(crate) verdict: Shown,
    /// What decided, as HTML.
    pub(crate) proof: Vec<String>,
    /// The example that it is from.
    pub(crate) example: String,
}

impl PractiseView {
    pub(crate) fn new(desk: &Desk<'_>) -> Self {
        let blanks = [("x", Arg::Words("{0}")), ("y", Arg::Words("{1}"))];
        let lead = Words::ours(desk.word("practise_lead"));
        let cards = desk.press.deck();
        let first = desk.press.drills().first(desk.language);
        Self {
            heading: Heading::new(Words::ours(desk.word("practise_title"))).lead(Some(lead)),
            deck: first.map(|file| desk.to_file(file)),
            roles: roles(desk, &cards),
            progress: desk.lexicon.say("practise_progress", &blanks),
            score: desk.lexicon.say("practise_score", &blanks),
            cases: some(&cards).into_iter().map(|card| case(desk, card)).collect(),
            examples: desk.link(&Spot::Examples),
        }
    }
}

fn roles(desk: &Desk<'_>, cards: &[Card<'_>]) -> Vec<Choice> {
    let played: BTreeSet<_> = cards.iter().map(|card| &card.decision.role).collect();
    let roles = desk.book.playbook.roles.iter().filter(|role| played.contains(&role.id));
    roles.map(|role| Choice { id: role.id.to_string(), title: desk.words(&role.title) }).collect()
}

/// A few cases of many kinds: most of them worked examples, in the order of the examples.
fn some<'c, 'a>(deck: &'c [Card<'a>]) -> Vec<&'c Card<'a>> {
    let (own, near): (Vec<usize>, Vec<usize>) =
        (0..deck.len()).partition(|at| deck[*at].changed.is_none());
    let (own, mut near) = (spread(deck, own), spread(deck, near));
    // Beside worked examples that are not shown, there is more to see.
    near.reverse();
    let few = own.len().min(EXAMPLES);
    let mut chosen: Vec<usize> = own[..few].iter().chain(&near).take(RUN).copied().collect();
    chosen.extend(own[few..].iter().take(RUN - chosen.len()));
    chosen.sort_unstable();
    chosen.into_iter().map(|at| &deck[at]).collect()
}

/// Cases in an order in which every boundary comes before any comes again.
fn spread(deck: &[Card<'_>], cards: Vec<usize>) -> Vec<usize> {
    let mut seen: BTreeMap<&BoundaryId, usize> = BTreeMap::new();
    let mut rounds: Vec<(usize, usize)> = cards
        .into_iter()
        .map(|at| {
            let round = seen.entry(&deck[at].boundary.id).or_default();
            *round += 1;
            (*round, at)
        })
        .collect();
    rounds.sort_unstable();
    rounds.into_iter().map(|(_, at)| at).collect()
}

fn case(desk: &Desk<'_>, card: &Card<'_>) -> Case {
    let known = desk.teller_plain().known(card.boundary, &card.situation).into_iter();
    Case {
        role: desk.title(&Spot::Role(card.decision.role.clone())),
        question: desk.words(&card.boundary.question),
        story: story(desk, card.example),
        but: card.but(desk).map(|phrase| phrase.html()),
        facts: known
            .map(|known| Answer {
                question: known
                    .asked
                    .map_or_else(|| Words::ours(known.term), |asked| desk.words(asked)),
                answer: known.answer,
            })
            .collect(),
        verdict: shown(desk, &Verdict::from(card.ruling.answer.clone())),
        proof: card.proof(desk).into_iter().map(|line| line.html()).collect(),
        example: desk.href(&Spot::Example(card.example.id.clone())),
    }
}
