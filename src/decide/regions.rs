//! Regions: what a graph says, as boxes of situations that are easily told.
//!
//! Every path through a graph is a box: for each variable on it, the cells that it takes.
//! Boxes with the same label that differ in one variable only are joined, until none are left;
//! so the boxes cover every situation, each once, and neighbouring stretches with one verdict
//! are one.

use std::collections::HashMap;
use std::hash::{Hash, Hasher};

use rustc_hash::FxHasher;

use super::graph::{End, Graph};
use super::situation::Situation;
use super::space::{Domain, Range, Space};
use super::stretch::Stretch;

/// Situations with one label.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Region {
    /// For each variable that matters, in the order in which they are asked: its cells, as
    /// ranges that do not touch.
    pub when: Vec<(usize, Vec<Range>)>,
    /// What holds there.
    pub label: u32,
}

impl Region {
    /// What it says of all variables but one.
    fn rest(&self, variable: usize) -> impl Iterator<Item = &(usize, Vec<Range>)> {
        self.when.iter().filter(move |(known, _)| *known != variable)
    }

    /// The cells of a variable; `None` where all are in it.
    pub fn cells(&self, variable: usize) -> Option<&[Range]> {
        self.when.iter().find(|(known, _)| *known == variable).map(|(_, cells)| &**cells)
    }
}

impl Space {
    /// A region without what goes without saying: an amount is no higher than any of its
    /// totals, so the end of a total is one of the amount, too, and the beginning of the amount
    /// one of each total.
    fn relaxed(&self, mut region: Region) -> Region {
        let Some(amount) = self.amount() else { return region };
        let stretch = |region: &Region, variable: usize| match region.cells(variable) {
            Some([range]) => self.variables[variable].stretch(*range),
            _ => Stretch::default(),
        };
        let own = stretch(&region, amount);
        let totals: Vec<usize> = region
            .when
            .iter()
            .map(|(variable, _)| *variable)
            .filter(|variable| self.is_total(*variable))
            .collect();
        let ends = totals.iter().filter_map(|total| stretch(&region, *total).to);
        if ends.min().zip(own.to).is_some_and(|(total, own)| total <= own) {
            self.widen(&mut region, amount, |range| range.1 = self.variables[amount].cells() - 1);
        }
        for total in totals {
            let from = stretch(&region, total).from;
            if from.zip(own.from).is_some_and(|(total, own)| total <= own) {
                self.widen(&mut region, total, |range| range.0 = 0);
            }
        }
        region
    }

    /// Changes the one range of a variable; one of all cells says nothing.
    fn widen(&self, region: &mut Region, variable: usize, change: impl Fn(&mut Range)) {
        let all = (0, self.variables[variable].cells() - 1);
        if let Some((_, cells)) = region.when.iter_mut().find(|(known, _)| *known == variable)
            && let [range] = cells.as_mut_slice()
        {
            change(range);
        }
        region.when.retain(|(known, cells)| *known != variable || cells.as_slice() != [all]);
    }

    /// A region as it reads where nothing is the case that a boundary which always holds asks;
    /// `None` where something of that is.
    pub fn everyday(&self, region: &Region) -> Option<Region> {
        let is_always = |variable: usize| self.variables[variable].always;
        let is_case = |cells: &[Range]| cells.iter().all(|(first, last)| (*first, *last) == (0, 0));
        let mut when = region.when.iter();
        if when.any(|(variable, cells)| is_always(*variable) && is_case(cells)) {
            return None;
        }
        let mut everyday = region.clone();
        everyday.when.retain(|(variable, _)| !is_always(*variable));
        Some(everyday)
    }

    /// Whether a situation in which every fact is known lies in a region.
    pub fn is_in(&self, region: &Region, situation: &Situation) -> bool {
        let cells = situation.cells(self);
        region.when.iter().all(|(variable, ranges)| {
            let has = |cell| ranges.iter().any(|(first, last)| (*first..=*last).contains(&cell));
            cells[*variable].is_some_and(has)
        })
    }
}

/// The regions with some labels only, told like that. `None` where even these are too many.
pub(super) fn regions_where(
    graph: &Graph,
    space: &Space,
    wanted: impl Fn(u32) -> bool,
) -> Option<Vec<Region>> {
    let regions = paths_where(graph, space, wanted)?;
    let regions = regions.into_iter().map(|region| space.relaxed(region));
    Some(joined_all(regions.collect(), graph, space))
}

/// More regions than this are no help to anyone.
const MOST_PATHS: usize = 10_000;

/// The regions of a graph over a space. `None` where there are too many to tell.
pub(super) fn regions(graph: &Graph, space: &Space) -> Option<Vec<Region>> {
    Some(joined_all(paths(graph, space)?, graph, space))
}

/// The same regions without what goes without saying, so that fewer tell all: they still meet
/// nowhere where a situation can occur, but their boxes may.
pub(super) fn regions_told(graph: &Graph, space: &Space) -> Option<Vec<Region>> {
    let regions = paths(graph, space)?.into_iter().map(|region| space.relaxed(region));
    Some(joined_all(regions.collect(), graph, space))
}

fn joined_all(regions: Vec<Region>, graph: &Graph, space: &Space) -> Vec<Region> {
    // Those asked last are joined first: what does not matter in the end is forgotten soonest.
    let mut variables: Vec<usize> = graph.support().into_iter().collect();
    variables.reverse();
    let mut regions: Vec<Digested> = regions.into_iter().map(Digested::new).collect();
    loop {
        let before = regions.len();
        for variable in &variables {
            regions = joined(regions, *variable, space);
        }
        if regions.len() == before {
            return regions.into_iter().map(|Digested { region, .. }| region).collect();
        }
    }
}

/// A region with a digest of all that it says, from which what it says of one variable can be
/// taken away: a region may have very many tests, and they are compared variable by variable.
struct Digested {
    region: Region,
    digest: u64,
}

impl Digested {
    fn new(region: Region) -> Self {
        let digests = region.when.iter().map(digest);
        let digest = digests.fold(digest(&region.label), u64::wrapping_add);
        Self { region, digest }
    }

    /// The digest without what it says of a variable; `None` where that is nothing.
    fn without(&self, variable: usize) -> Option<u64> {
        let test = self.region.when.iter().find(|(known, _)| *known == variable)?;
        Some(self.digest.wrapping_sub(digest(test)))
    }

    fn is_same_but(&self, other: &Self, variable: usize) -> bool {
        self.region.label == other.region.label
            && self.region.rest(variable).eq(other.region.rest(variable))
    }
}

fn digest(of: &impl Hash) -> u64 {
    let mut hasher = FxHasher::default();
    of.hash(&mut hasher);
    hasher.finish()
}

/// Every path from the root to a leaf.
fn paths(graph: &Graph, space: &Space) -> Option<Vec<Region>> {
    paths_where(graph, space, |_| true)
}

/// Every path from the root to a leaf that is wanted.
fn paths_where(graph: &Graph, space: &Space, wanted: impl Fn(u32) -> bool) -> Option<Vec<Region>> {
    let leads = graph.leads_to(wanted);
    let mut found = Vec::new();
    let mut open = vec![(graph.root, Vec::new())];
    while let Some((at, when)) = open.pop() {
        match at.end() {
            _ if !leads(at) => {}
            End::Leaf(label) => found.push(Region { when, label }),
            End::Node(node) => {
                let variable = graph.variable(node);
                let joins = matches!(space.variables[variable].domain, Domain::Choice(_));
                let mut branches: Vec<(Vec<Range>, _)> = Vec::new();
                for (range, to) in graph.ranges(node) {
                    match branches.iter_mut().find(|(_, known)| joins && *known == to) {
                        Some((ranges, _)) => ranges.push(range),
                        None => branches.push((vec![range], to)),
                    }
                }
                let with = |(ranges, to)| {
                    let mut when: Vec<(usize, Vec<Range>)> = when.clone();
                    when.push((variable, ranges));
                    (to, when)
                };
                open.extend(branches.into_iter().rev().map(with));
            }
        }
        if found.len() + open.len() > MOST_PATHS {
            return None;
        }
    }
    Some(found)
}

/// Joins regions that differ in this variable alone, where what they become can be told as one.
fn joined(regions: Vec<Digested>, variable: usize, space: &Space) -> Vec<Digested> {
    let mut groups: Vec<Vec<Digested>> = Vec::new();
    let mut numbers: HashMap<u64, Vec<usize>> = HashMap::new();
    for region in regions {
        let Some(digest) = region.without(variable) else {
            groups.push(vec![region]);
            continue;
        };
        let known = numbers.entry(digest).or_default();
        let same = |group: &&usize| groups[**group][0].is_same_but(&region, variable);
        if let Some(group) = known.iter().find(same) {
            groups[*group].push(region);
        } else {
            known.push(groups.len());
            groups.push(vec![region]);
        }
    }
    let join = |group: Vec<Digested>| {
        if group.len() < 2 {
            return group;
        }
        let regions = group.into_iter().map(|Digested { region, .. }| region).collect();
        join(regions, variable, space).into_iter().map(Digested::new).collect()
    };
    groups.into_iter().flat_map(join).collect()
}

fn join(mut group: Vec<Region>, variable: usize, space: &Space) -> Vec<Region> {
    let is_choice = matches!(space.variables[variable].domain, Domain::Choice(_));
    let mut pieces: Vec<Vec<Range>> = Vec::new();
    let all = group.iter().filter_map(|region| region.cells(variable)).flatten();
    let mut ranges: Vec<Range> = all.copied().collect();
    ranges.sort_unstable();
    for range in ranges {
        let last = pieces.last_mut().and_then(|piece| Some((piece.last_mut()?.1, piece)));
        match last {
            Some((end, piece)) if end + 1 == range.0 => {
                if let Some(last) = piece.last_mut() {
                    last.1 = range.1;
                }
            }
            Some((_, piece)) if is_choice => piece.push(range),
            _ => pieces.push(vec![range]),
        }
    }
    let all = vec![(0, space.variables[variable].cells() - 1)];
    group.truncate(pieces.len());
    for (region, piece) in group.iter_mut().zip(pieces) {
        if piece == all {
            region.when.retain(|(known, _)| *known != variable);
        } else if let Some((_, cells)) =
            region.when.iter_mut().find(|(known, _)| *known == variable)
        {
            *cells = piece;
        }
    }
    group
}
