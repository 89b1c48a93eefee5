//! A boundary as one exhaustive decision diagram that serves all roles.

use std::collections::HashSet;

use crate::model::RoleId;

use super::compile::{Interned, TooComplex, compile};
use super::graph::{End, Graph};
use super::house::House;
use super::outcome::{Outcome, Ruling};
use super::regions::{Region, regions, regions_told};
use super::rules::Rules;
use super::space::{Range, Space};

/// The decision diagram of a boundary.
#[derive(Clone, Debug)]
pub struct Diagram {
    /// What it asks.
    pub space: Space,
    /// The roles, in the playbook's order.
    pub roles: Vec<RoleId>,
    /// The questions; its labels are numbers of leaves.
    pub graph: Graph,
    /// For each leaf, for each role, the number of what it is told.
    pub leaves: Vec<Vec<u32>>,
    /// All that anybody is told.
    pub outcomes: Vec<Outcome>,
}

impl Diagram {
    /// Compiles rules.
    ///
    /// # Errors
    /// When the diagram would have more than 200,000 nodes.
    pub fn new(house: &House, rules: &Rules) -> Result<Self, TooComplex> {
        Self::over(house, rules, rules.space(&[]))
    }

    /// Compiles rules over a space that also has the cuts of others.
    pub(super) fn over(house: &House, rules: &Rules, space: Space) -> Result<Self, TooComplex> {
        compile(house, rules, space)
    }

    /// What a role, by its number, is told: regions that cover every situation, each once.
    /// `None` where there are too many to tell.
    pub fn regions(&self, role: usize) -> Option<Vec<(Region, Ruling)>> {
        self.regions_by(role, regions)
    }

    /// The same, told in fewer words: an amount is no higher than any of its totals, and what
    /// follows from that is left out.
    pub fn regions_told(&self, role: usize) -> Option<Vec<(Region, Ruling)>> {
        self.regions_by(role, regions_told)
    }

    fn regions_by(
        &self,
        role: usize,
        regions: impl Fn(&Graph, &Space) -> Option<Vec<Region>>,
    ) -> Option<Vec<(Region, Ruling)>> {
        let (rulings, labels) = self.rulings();
        let of_leaf = |leaf: u32| labels[self.leaves[leaf as usize][role] as usize];
        let found = regions(&self.graph.relabelled(of_leaf), &self.space)?;
        let told = found.into_iter().map(|region| {
            let ruling = rulings[region.label as usize].clone();
            (region, ruling)
        });
        Some(told.collect())
    }

    /// What several roles are told, as regions that serve all of them: for each, the ruling
    /// for each role. `None` where there are too many to tell.
    pub fn regions_of_all(&self, roles: &[usize]) -> Option<Vec<(Region, Vec<Ruling>)>> {
        let (rulings, labels) = self.rulings();
        let mut rows: Interned<Vec<u32>> = Interned::default();
        let of_leaf: Vec<u32> = self
            .leaves
            .iter()
            .map(|leaf| {
                let row = roles.iter().map(|role| labels[leaf[*role] as usize]).collect();
                rows.number(&row)
            })
            .collect();
        let rows = rows.into_list();
        let relabelled = self.graph.relabelled(|leaf| of_leaf[leaf as usize]);
        let found = regions(&relabelled, &self.space)?;
        let told = found.into_iter().map(|region| {
            let row = &rows[region.label as usize];
            let told = row.iter().map(|label| rulings[*label as usize].clone()).collect();
            (region, told)
        });
        Some(told.collect())
    }

    /// The rulings that differ, with those asked in the order in which they are told, and for each
    /// outcome the number of its own.
    fn rulings(&self) -> (Vec<Ruling>, Vec<u32>) {
        let mut rulings: Interned<Ruling> = Interned::default();
        let mut told: Vec<Ruling> = Vec::new();
        let mut labels = Vec::with_capacity(self.outcomes.len());
        for Outcome { ruling, .. } in &self.outcomes {
            let label = rulings.number(&ruling.clone().sorted());
            if label as usize == told.len() {
                told.push(ruling.clone());
            }
            labels.push(label);
        }
        (told, labels)
    }

    /// One region in which some leaf is as wanted: the fewest things that always hold, and of
    /// those the first that is told.
    pub fn find(&self, wanted: impl Fn(u32) -> bool) -> Option<Region> {
        let cost = |variable: usize, (first, _): Range| {
            u32::from(self.space.variables[variable].always && first == 0)
        };
        let path = self.graph.cheapest(wanted, cost)?;
        let when = path.into_iter().map(|(variable, range)| (variable, vec![range])).collect();
        Some(Region { when, label: 0 })
    }

    /// A leaf of a region that [`Self::find`] found.
    pub fn leaf_in(&self, region: &Region) -> Option<u32> {
        let first = |variable| Some(region.cells(variable)?.first()?.0);
        let mut at = self.graph.root;
        while let End::Node(node) = at.end() {
            at = self.graph.follow(node, first(self.graph.variable(node))?);
        }
        match at.end() {
            End::Leaf(leaf) => Some(leaf),
            End::Node(_) => None,
        }
    }

    /// The leaves of situations in which nothing is the case that a boundary which always holds
    /// asks about.
    pub fn everyday_leaves(&self) -> Vec<u32> {
        let mut seen = HashSet::new();
        let mut open = vec![self.graph.root];
        while let Some(at) = open.pop() {
            if !seen.insert(at) {
                continue;
            }
            if let End::Node(node) = at.end() {
                let is_always = self.space.variables[self.graph.variable(node)].always;
                // Of a question of theirs, the second cell is no.
                let ranges =
                    self.graph.ranges(node).filter(|((_, last), _)| !is_always || *last > 0);
                open.extend(ranges.map(|(_, to)| to));
            }
        }
        let leaves = seen.into_iter().filter_map(|at| match at.end() {
            End::Leaf(leaf) => Some(leaf),
            End::Node(_) => None,
        });
        leaves.collect()
    }

    /// All leaves.
    pub fn all_leaves(&self) -> impl Iterator<Item = u32> {
        (0..).take(self.leaves.len())
    }

    /// What a role is told at a leaf.
    pub fn outcome(&self, leaf: u32, role: usize) -> &Outcome {
        &self.outcomes[self.leaves[leaf as usize][role] as usize]
    }
}
