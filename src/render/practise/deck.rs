//! All cases of a playbook, in the order of its examples.

use std::collections::{HashMap, HashSet};

use rayon::prelude::*;

use crate::decide::{Authority, Judgement, NearMiss, Reason, Ruling, Situation};
use crate::model::{Boundary, BoundaryId, Decision, Example, RoleId};
use crate::render::book::Book;

/// As many near misses as are made of one decision.
const MOST: usize = 3;

/// As many decisions of one role as there is to practise with: nobody comes to their end, and the
/// browser is not to be sent what nobody reads.
const MOST_OF_A_ROLE: usize = 120;

/// All cases, kept apart from the playbook that they are of.
#[derive(Default)]
pub(crate) struct Deck(Vec<Kept>);

/// A case with its example and its decision by number.
struct Kept {
    example: usize,
    decision: usize,
    id: String,
    situation: Situation,
    ruling: Ruling,
    reason: Option<Reason>,
    changed: Option<usize>,
}

impl Deck {
    /// The decisions of all examples that are decided, each followed by its near misses.
    pub(crate) fn new(book: &Book<'_>, authority: &Authority) -> Self {
        let examples = &book.playbook.examples;
        let left_out = left_out(examples);
        let kept = examples.par_iter().enumerate().flat_map_iter(|(number, example)| {
            let is_in = |at: usize| !left_out.contains(&(number, at));
            let cards = of_example(book, authority, example, is_in).into_iter();
            cards.map(move |card| Kept::new(number, card))
        });
        Self(kept.collect())
    }

    /// Whether there are none.
    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// They as they are told, of the playbook that they were made of.
    pub(crate) fn cards<'a>(&self, book: &Book<'a>) -> Vec<Card<'a>> {
        self.0.iter().filter_map(|kept| kept.card(book)).collect()
    }
}

impl Kept {
    fn new(example: usize, card: Card<'_>) -> Self {
        let is_it = |one: &Decision| std::ptr::eq(one, card.decision);
        let decision = card.example.decisions.iter().position(is_it).unwrap_or_default();
        let Card { id, situation, ruling, reason, changed, .. } = card;
        Self { example, decision, id, situation, ruling, reason, changed }
    }

    fn card<'a>(&self, book: &Book<'a>) -> Option<Card<'a>> {
        let example = book.playbook.examples.get(self.example)?;
        let decision = example.decisions.get(self.decision)?;
        Some(Card {
            id: self.id.clone(),
            example,
            decision,
            boundary: book.boundary(&decision.boundary)?,
            situation: self.situation.clone(),
            ruling: self.ruling.clone(),
            reason: self.reason.clone(),
            changed: self.changed,
        })
    }
}

/// A case, with what its diagram says to it.
pub(crate) struct Card<'a> {
    /// Its name on the device of a reader; the same as long as the case is.
    pub(crate) id: String,
    pub(crate) example: &'a Example,
    /// The decision that it is, or is beside.
    pub(crate) decision: &'a Decision,
    pub(crate) boundary: &'a Boundary,
    pub(crate) situation: Situation,
    pub(crate) ruling: Ruling,
    pub(crate) reason: Option<Reason>,
    /// What is otherwise than in the decision, by the number of the variable.
    pub(crate) changed: Option<usize>,
}

/// Where a case lies: the same boundary, the same role, and the same cell of everything.
type Lies<'a> = (&'a BoundaryId, &'a RoleId, Vec<Option<u32>>);

/// Whether there would be any.
pub(crate) fn has_cases(book: &Book<'_>, authority: &Authority) -> bool {
    let all = book.playbook.examples.iter();
    let mut decisions =
        all.flat_map(|example| example.decisions.iter().map(move |one| (example, one)));
    decisions.any(|(example, decision)| told(book, authority, example, decision).is_some())
}

/// The decisions, each by the number of its example and its own, that are too many of their
/// role: those of every boundary in turn are kept.
fn left_out(examples: &[Example]) -> HashSet<(usize, usize)> {
    let mut rounds: HashMap<(&RoleId, &BoundaryId), usize> = HashMap::new();
    let mut by_role: HashMap<&RoleId, Vec<(usize, usize, usize)>> = HashMap::new();
    for (number, example) in examples.iter().enumerate() {
        for (at, decision) in example.decisions.iter().enumerate() {
            let round = rounds.entry((&decision.role, &decision.boundary)).or_default();
            by_role.entry(&decision.role).or_default().push((*round, number, at));
            *round += 1;
        }
    }
    let too_many = by_role.into_values().flat_map(|mut all| {
        all.sort_unstable();
        all.into_iter().skip(MOST_OF_A_ROLE)
    });
    too_many.map(|(_, number, at)| (number, at)).collect()
}

fn of_example<'a>(
    book: &Book<'a>,
    authority: &Authority,
    example: &'a Example,
    is_in: impl Fn(usize) -> bool,
) -> Vec<Card<'a>> {
    let decisions = example.decisions.iter().enumerate().filter(|(at, _)| is_in(*at));
    let own: Vec<Card<'a>> =
        decisions.filter_map(|(_, decision)| told(book, authority, example, decision)).collect();
    // A near miss that another decision of the example tells already is not told twice.
    let mut known: HashSet<Lies<'_>> =
        own.iter().filter_map(|card| lies(authority, card.decision, &card.situation)).collect();
    let mut all = Vec::new();
    for card in own {
        let misses = near_misses(authority, &card).into_iter();
        let new: Vec<Card<'a>> = misses
            .filter(|near| {
                let lies = lies(authority, card.decision, &near.situation);
                lies.is_some_and(|lies| known.insert(lies))
            })
            .take(MOST)
            .map(|near| beside(&card, near))
            .collect();
        all.push(card);
        all.extend(new);
    }
    let mut ids = HashSet::new();
    all.retain(|card| ids.insert(card.id.clone()));
    all
}

/// What a decision comes to; `None` where that is not certain.
fn told<'a>(
    book: &Book<'a>,
    authority: &Authority,
    example: &'a Example,
    decision: &'a Decision,
) -> Option<Card<'a>> {
    let boundary = book.boundary(&decision.boundary)?;
    let situation = Situation::from(decision);
    match authority.judge(&boundary.id, &decision.role, &situation)? {
        Judgement::Decided { ruling, reason } => {
            let (id, changed) = (name(example, decision, &situation), None);
            Some(Card { id, example, decision, boundary, situation, ruling, reason, changed })
        }
        Judgement::Undecided { .. } => None,
    }
}

fn near_misses(authority: &Authority, card: &Card<'_>) -> Vec<NearMiss> {
    let found = || {
        let role = authority.house.role(&card.decision.role)?;
        let diagram = &authority.get(&card.boundary.id)?.diagram;
        // Some may be told already.
        Some(diagram.near_misses(role, &card.situation, 2 * MOST))
    };
    found().unwrap_or_default()
}

fn beside<'a>(card: &Card<'a>, near: NearMiss) -> Card<'a> {
    let NearMiss { variable, situation, ruling, reason } = near;
    let id = name(card.example, card.decision, &situation);
    Card { id, situation, ruling, reason, changed: Some(variable), ..*card }
}

fn lies<'d>(
    authority: &Authority,
    decision: &'d Decision,
    situation: &Situation,
) -> Option<Lies<'d>> {
    let diagram = &authority.get(&decision.boundary)?.diagram;
    Some((&decision.boundary, &decision.role, situation.cells(&diagram.space)))
}

fn name(example: &Example, decision: &Decision, situation: &Situation) -> String {
    let Decision { boundary, role, .. } = decision;
    let whole = format!("{} {boundary} {role} {}", example.id, situation.arguments());
    blake3::hash(whole.as_bytes()).to_hex()[..8].to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{ExampleId, ExampleKind, Language, Stewardship, Text, Verdict};

    fn example(number: usize, boundary: &str) -> Example {
        let decision = Decision {
            boundary: BoundaryId::new(boundary),
            role: RoleId::new("desk"),
            facts: Vec::new(),
            already: Vec::new(),
            verdict: Verdict::May,
        };
        Example {
            id: ExampleId::new(format!("e{number}")),
            title: Text::single(Language::new("en"), "E"),
            kind: ExampleKind::Example,
            story: None,
            decisions: vec![decision],
            what_happened: None,
            better: None,
            lesson: None,
            values: Vec::new(),
            tags: Vec::new(),
            order: None,
            stewardship: Stewardship::default(),
        }
    }

    #[test]
    fn of_very_many_cases_those_of_every_boundary_stay() {
        let few: Vec<_> = (0..MOST_OF_A_ROLE).map(|at| example(at, "one")).collect();
        assert!(left_out(&few).is_empty());
        let mut many = few;
        many.extend((0..30).map(|at| example(1000 + at, "two")));
        let out = left_out(&many);
        assert_eq!(out.len(), 30);
        assert!(
            out.iter().all(|(number, _)| many[*number].decisions[0].boundary.as_str() == "one")
        );
    }
}
