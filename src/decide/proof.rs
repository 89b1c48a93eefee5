//! Which small changes of a boundary its examples would notice.

use super::decided::Decided;
use super::diagram::Diagram;
use super::house::House;
use super::judge::Judgement;
use super::mutation::Mutation;
use super::outcome::Answer;
use super::side_by_side::SideBySide;
use super::situation::Situation;
use super::stretch::Pick;

/// Every change takes a diagram of its own. A boundary for which that would be more nodes and
/// clauses than this is beyond what examples can prove.
const BUDGET: usize = 200_000_000;

/// A decision that an example makes: the role's number, and what is known.
pub type Held<'a> = (usize, &'a Situation);

/// A change that matters.
#[derive(Clone, Debug)]
pub struct Tried {
    /// The change.
    pub mutation: Mutation,
    /// Whether some decision comes out otherwise.
    pub noticed: bool,
    /// A decision that would notice it: the role's number, what is known, and what the
    /// boundary says to it today.
    pub pin: (usize, Situation, Answer),
}

impl Decided {
    /// Tries every small change against the decisions of examples. Changes that no decision at
    /// all could notice are none.
    pub fn proof(&self, house: &House, examples: &[Held<'_>]) -> Vec<Tried> {
        let mutations = self.rules.mutations(&self.diagram.space);
        if mutations.len() * (self.diagram.graph.len() + self.rules.len()) > BUDGET {
            return Vec::new();
        }
        let mutants: Vec<_> =
            mutations.iter().map(|mutation| self.rules.mutated(house, mutation)).collect();
        let space = self.rules.space(&mutants.iter().collect::<Vec<_>>());
        let Ok(today) = Diagram::over(house, &self.rules, space.clone()) else { return Vec::new() };
        let tried = mutations.into_iter().zip(&mutants).filter_map(|(mutation, rules)| {
            let mutant = Diagram::over(house, rules, space.clone()).ok()?;
            let pin = pin(house, &today, &mutant)?;
            let notices = |(role, situation): &Held<'_>| {
                answer(&today, *role, situation) != answer(&mutant, *role, situation)
            };
            Some(Tried { mutation, noticed: examples.iter().any(notices), pin })
        });
        tried.collect()
    }
}

/// What a diagram answers, as an example can tell it; `None` where that is not certain.
fn answer(diagram: &Diagram, role: usize, situation: &Situation) -> Option<Answer> {
    match diagram.judge(role, situation) {
        Judgement::Decided { ruling, .. } => Some(ruling.answer.sorted()),
        Judgement::Undecided { .. } => None,
    }
}

/// A decision that comes out otherwise in a mutant, with no more facts than that takes.
fn pin(house: &House, today: &Diagram, mutant: &Diagram) -> Option<(usize, Situation, Answer)> {
    let both = SideBySide::new(today, mutant)?;
    let differ = |one: &super::Ruling, two: &super::Ruling| {
        one.answer.clone().sorted() != two.answer.clone().sorted()
    };
    let (role, region, now) = house.from_below().into_iter().find_map(|role| {
        let (region, now, _) = both.difference(role, differ)?;
        Some((role, region, now.answer))
    })?;
    let situation = today.space.witness(&region, Pick::Next);
    let known = now.clone().sorted();
    let tells = |situation: &Situation| {
        answer(today, role, situation).as_ref() == Some(&known)
            && answer(mutant, role, situation).is_some_and(|other| other != known)
    };
    let situation = situation.simplified(tells);
    Some((role, situation, now))
}
