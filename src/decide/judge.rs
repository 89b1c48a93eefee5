//! One decision: the verdict, or the facts that still matter.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use rust_decimal::Decimal;

use crate::model::FactId;

use super::diagram::Diagram;
use super::graph::{End, Graph, To};
use super::outcome::{Outcome, Reason, Ruling};
use super::regions::Region;
use super::situation::Situation;
use super::space::Subject;
use super::stretch::{Cut, Pick};
use super::unfold::{Branches, Unfold, unfold};

/// What a diagram says to a role in a situation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Judgement {
    /// One verdict holds, whatever else is the case.
    Decided {
        /// The verdict.
        ruling: Ruling,
        /// What decided; `None` where that depends on facts that are not known.
        reason: Option<Reason>,
    },
    /// The verdict depends on facts that are not known.
    Undecided {
        /// Those that matter, in the order in which they are asked: two situations that differ
        /// in such a fact alone differ in verdict.
        needs: Vec<FactId>,
        /// The verdicts that are still possible.
        possible: Vec<Ruling>,
    },
}

impl Diagram {
    /// What it says to a role, by its number, in a situation.
    pub fn judge(&self, role: usize, situation: &Situation) -> Judgement {
        let cells = situation.cells(&self.space);
        let known = |variable: usize| cells[variable];
        if cells.iter().all(Option::is_some) {
            let leaf = self.graph.walk(|variable| known(variable).unwrap_or(0));
            return decided(self.outcome(leaf, role).clone());
        }
        let restricted = Restriction::new(self, &cells, situation).unfold().unwrap_or_default();
        let of_role = |leaf: u32| self.leaves[leaf as usize][role];
        let possible: BTreeSet<u32> = restricted.labels().into_iter().map(of_role).collect();
        let outcome = |number: u32| &self.outcomes[number as usize];
        let mut rulings: BTreeMap<Ruling, u32> = BTreeMap::new();
        for number in &possible {
            rulings.entry(outcome(*number).ruling.clone().sorted()).or_insert(*number);
        }
        let mut outcomes = possible.iter().map(|number| outcome(*number));
        if let (1, Some(first)) = (rulings.len(), outcomes.next()) {
            let agree = outcomes.all(|other| other.reason == first.reason);
            let reason = agree.then(|| first.reason.clone());
            return Judgement::Decided { ruling: first.ruling.clone(), reason };
        }
        let label = |leaf| rulings[&outcome(of_role(leaf)).ruling.clone().sorted()];
        let asked = restricted.relabelled(label).support();
        let needs = asked.into_iter().filter_map(|variable| {
            match &self.space.variables[variable].subject {
                Subject::Fact(fact) => Some(fact.clone()),
                Subject::Total(_) => None,
            }
        });
        let possible = rulings.values().map(|number| outcome(*number).ruling.clone()).collect();
        Judgement::Undecided { needs: needs.collect(), possible }
    }
}

impl Diagram {
    /// The diagram in which the variables of known cells have been answered, with what was given
    /// before in a situation, and where the stretches begin into which an unknown amount is cut:
    /// the cells in which the graph then asks for it. `None` where it would be too large.
    pub(super) fn restricted(
        &self,
        known: &[Option<u32>],
        situation: &Situation,
    ) -> Option<(Graph, Vec<Cut>)> {
        let mut restriction = Restriction::new(self, known, situation);
        let graph = restriction.unfold()?;
        Some((graph, restriction.begins))
    }

    /// A situation of a region without the facts that change neither verdict nor reason for a
    /// role, by its number: what is left is what a story has to tell.
    pub fn scene(&self, role: usize, region: &Region, pick: Pick) -> Situation {
        let situation = self.space.witness(region, pick);
        let whole = self.judge(role, &situation);
        situation.simplified(|less| self.judge(role, less) == whole)
    }
}

fn decided(Outcome { ruling, reason }: Outcome) -> Judgement {
    Judgement::Decided { ruling, reason: Some(reason) }
}

/// A diagram in which what is known has been answered. An amount that is not known moves its
/// totals with it, so it is cut wherever one of them is.
struct Restriction<'a> {
    diagram: &'a Diagram,
    known: &'a [Option<u32>],
    /// Where the stretches begin into which an unknown amount is cut.
    begins: Vec<Cut>,
    /// The amount, where it is unknown, and its totals: for each stretch the cell of each.
    moving: HashMap<usize, Vec<u32>>,
}

impl<'a> Restriction<'a> {
    fn new(diagram: &'a Diagram, known: &'a [Option<u32>], situation: &Situation) -> Self {
        let space = &diagram.space;
        let Some(amount) = space.amount().filter(|amount| known[*amount].is_none()) else {
            return Self { diagram, known, begins: Vec::new(), moving: HashMap::new() };
        };
        // The cuts of a total as cuts of the amount.
        let shifted = |variable: usize| -> Vec<Cut> {
            let variable = &space.variables[variable];
            let before = match &variable.subject {
                Subject::Total(period) => situation.already(period),
                Subject::Fact(_) => Decimal::ZERO,
            };
            let moved = variable.cuts().iter();
            moved.map(|cut| Cut { value: cut.value - before, after: cut.after }).collect()
        };
        let totals = (0..space.variables.len()).filter(|variable| space.is_total(*variable));
        let moving: Vec<(usize, Vec<Cut>)> =
            totals.chain([amount]).map(|variable| (variable, shifted(variable))).collect();
        let lowest = Cut::before(Decimal::ZERO);
        let cuts = moving.iter().flat_map(|(_, cuts)| cuts).copied();
        let begins: BTreeSet<Cut> = cuts.filter(|cut| *cut > lowest).chain([lowest]).collect();
        let cell = |cuts: &[Cut], begin: &Cut| {
            u32::try_from(cuts.partition_point(|cut| cut <= begin)).unwrap_or(u32::MAX)
        };
        let cells = |(variable, cuts): (usize, Vec<Cut>)| {
            (variable, begins.iter().map(|begin| cell(&cuts, begin)).collect())
        };
        let moving = moving.into_iter().map(cells).collect();
        Self { diagram, known, begins: begins.into_iter().collect(), moving }
    }

    /// `None` where it would be too large; it has no more nodes than the whole diagram, which
    /// was not, unless the amount is cut in very many places.
    fn unfold(&mut self) -> Option<Graph> {
        let root = self.state(self.diagram.graph.root, 0);
        let variables = self.diagram.space.variables.len();
        unfold(self, &[root], variables).ok()
    }

    /// Follows what is known as far as it goes, an unknown amount within its stretch, counted
    /// from 1. All that depends on the amount is asked together, so no stretch is remembered.
    fn state(&self, mut at: To, stretch: usize) -> u64 {
        let graph = &self.diagram.graph;
        while let End::Node(node) = at.end() {
            let variable = graph.variable(node);
            let moved = || self.moving.get(&variable)?.get(stretch.checked_sub(1)?).copied();
            match self.known[variable].or_else(moved) {
                Some(cell) => at = graph.follow(node, cell),
                None => break,
            }
        }
        at.packed()
    }
}

impl Unfold for Restriction<'_> {
    fn width(&self) -> usize {
        1
    }

    fn asks(&self, state: &[u64], _from: usize) -> Option<usize> {
        match To::unpacked(state[0]).end() {
            End::Leaf(_) => None,
            End::Node(node) => {
                let variable = self.diagram.graph.variable(node);
                let space = &self.diagram.space;
                if space.is_total(variable) { space.amount() } else { Some(variable) }
            }
        }
    }

    fn branch(&mut self, variable: usize, state: &[u64], branches: &mut Branches) {
        let at = To::unpacked(state[0]);
        if self.diagram.space.amount() == Some(variable) {
            for stretch in 0..self.begins.len() {
                let last = u32::try_from(stretch).unwrap_or(u32::MAX);
                branches.push(last, &[self.state(at, stretch + 1)]);
            }
        } else if let End::Node(node) = at.end() {
            for ((_, last), to) in self.diagram.graph.ranges(node) {
                branches.push(last, &[self.state(to, 0)]);
            }
        }
    }

    fn leaf(&mut self, state: &[u64]) -> u32 {
        match To::unpacked(state[0]).end() {
            End::Leaf(label) => label,
            End::Node(_) => 0,
        }
    }
}
