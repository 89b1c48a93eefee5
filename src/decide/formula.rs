//! A reduced graph whose leaves are yes and no: where something holds, with the operations that
//! finding the widest boxes in it takes.

use std::collections::{BTreeSet, HashMap};

use super::graph::{End, Graph, To};
use super::space::Range;

/// A node of a formula, or one of its two leaves.
pub(super) type Id = usize;

/// The leaf at which it does not hold.
pub(super) const NO: Id = 0;
/// The leaf at which it holds.
pub(super) const YES: Id = 1;

/// As many nodes as are made before it is given up.
const MOST_NODES: usize = 50_000;
/// As many variables as may remain, which bounds the depth of recursion.
pub(super) const MOST_VARIABLES: usize = 64;

/// Neighbouring cells up to the one named that lead to the same place; the first follows the run
/// before.
type Runs = Vec<(u32, Id)>;

/// For each variable that a box says something of, its cells, sorted and apart.
pub(super) type Cells = Vec<(usize, Vec<Range>)>;

/// Nodes with the variable that each asks and where its cells lead. The nodes that a node leads
/// to have lower numbers than itself.
#[derive(Debug, Default)]
pub(super) struct Formula {
    nodes: Vec<(usize, Runs)>,
    unique: HashMap<(usize, Runs), Id>,
}

/// It takes more nodes than [`MOST_NODES`].
#[derive(Debug)]
pub(super) struct TooLarge;

impl Formula {
    /// Where a graph leads to a leaf that `holds`, whatever the variables are that are not
    /// `kept`: those are quantified over all their cells.
    pub(super) fn for_all(
        graph: &Graph,
        holds: impl Fn(u32) -> bool,
        kept: impl Fn(usize) -> bool,
    ) -> Result<(Self, Id), TooLarge> {
        let mut formula = Self::default();
        let mut reading = Reading { graph, holds, kept, known: HashMap::new(), work: 0 };
        let root = reading.read(&mut formula, BTreeSet::from([graph.root]))?;
        Ok((formula, root))
    }

    /// The variable that a node asks, and its runs; `None` for a leaf.
    pub(super) fn asks(&self, id: Id) -> Option<(usize, &Runs)> {
        let (variable, runs) = self.nodes.get(id.checked_sub(2)?)?;
        Some((*variable, runs))
    }

    /// The cheapest way to where it holds, as the cells that it takes; of ways that cost as
    /// much, the one through the lower cells. `None` where it holds nowhere.
    pub(super) fn cheapest(&self, root: Id, cost: impl Fn(usize, Range) -> u32) -> Option<Cells> {
        let mut best: Vec<Option<(u32, usize)>> = vec![None, Some((0, 0))];
        for (variable, runs) in &self.nodes {
            let costs = ranges(runs).enumerate().filter_map(|(at, (range, to))| {
                Some((best[to]?.0.saturating_add(cost(*variable, range)), at))
            });
            let least = costs.min();
            best.push(least);
        }
        let (mut at, mut way) = (root, Vec::new());
        while let Some((variable, runs)) = self.asks(at) {
            let (range, to) = ranges(runs).nth(best[at]?.1)?;
            way.push((variable, vec![range]));
            at = to;
        }
        (at == YES).then_some(way)
    }

    /// Whether it holds everywhere in a box.
    pub(super) fn holds_in(&self, root: Id, cells: &Cells) -> bool {
        let mut seen = vec![false; self.nodes.len() + 2];
        let mut open = vec![root];
        while let Some(id) = open.pop() {
            if std::mem::replace(&mut seen[id], true) {
                continue;
            }
            let Some((variable, runs)) = self.asks(id) else {
                if id == NO {
                    return false;
                }
                continue;
            };
            let within = cells.iter().find(|(known, _)| *known == variable);
            let meets = |(first, last): Range| {
                within.is_none_or(|(_, own)| own.iter().any(|own| own.0 <= last && first <= own.1))
            };
            open.extend(ranges(runs).filter(|(range, _)| meets(*range)).map(|(_, to)| to));
        }
        true
    }

    /// The same without a box, whose variables are in the order in which they are asked; `last`
    /// is the last cell of a variable.
    pub(super) fn without(
        &mut self,
        root: Id,
        cells: &Cells,
        last: &dyn Fn(usize) -> u32,
    ) -> Result<Id, TooLarge> {
        self.cut(root, cells, last, &mut HashMap::new())
    }

    fn cut(
        &mut self,
        id: Id,
        cells: &[(usize, Vec<Range>)],
        end: &dyn Fn(usize) -> u32,
        known: &mut HashMap<(Id, usize), Id>,
    ) -> Result<Id, TooLarge> {
        let Some(((variable, own), rest)) = cells.split_first() else { return Ok(NO) };
        if id == NO {
            return Ok(NO);
        }
        if let Some(found) = known.get(&(id, cells.len())) {
            return Ok(*found);
        }
        let (asked, runs) = match self.asks(id) {
            Some((asked, runs)) if asked <= *variable => (asked, runs.clone()),
            // All cells of the box's variable lead on from here.
            _ => (*variable, vec![(end(*variable), id)]),
        };
        let mut left = Vec::new();
        for ((first, last), to) in ranges(&runs) {
            if asked < *variable {
                left.push((last, self.cut(to, cells, end, known)?));
                continue;
            }
            let mut from = first;
            for (begin, until) in own.iter().filter(|own| own.0 <= last && first <= own.1) {
                if *begin > from {
                    left.push((begin - 1, to));
                }
                left.push((*until.min(&last), self.cut(to, rest, end, known)?));
                from = until.saturating_add(1);
            }
            if from <= last {
                left.push((last, to));
            }
        }
        let found = self.node(asked, left)?;
        known.insert((id, cells.len()), found);
        Ok(found)
    }

    fn node(&mut self, variable: usize, runs: Runs) -> Result<Id, TooLarge> {
        let mut joined: Runs = Vec::with_capacity(runs.len());
        for (last, to) in runs {
            match joined.last_mut() {
                Some(run) if run.1 == to => run.0 = last,
                _ => joined.push((last, to)),
            }
        }
        if let [(_, only)] = joined.as_slice() {
            return Ok(*only);
        }
        if self.nodes.len() > MOST_NODES {
            return Err(TooLarge);
        }
        let nodes = &mut self.nodes;
        let node = (variable, joined);
        let made = self.unique.entry(node).or_insert_with_key(|node| {
            nodes.push(node.clone());
            nodes.len() + 1
        });
        Ok(*made)
    }
}

/// The runs of a node with the first cell of each.
fn ranges(runs: &Runs) -> impl Iterator<Item = (Range, Id)> {
    let mut first = 0;
    runs.iter().map(move |(last, to)| {
        let range = (first, *last);
        first = last.saturating_add(1);
        (range, *to)
    })
}

/// Reads a graph as a formula. What is quantified is followed into all its cells at a time, so a
/// state is the set of places that must all lead to where it holds.
struct Reading<'a, H, K> {
    graph: &'a Graph,
    holds: H,
    kept: K,
    known: HashMap<BTreeSet<To>, Id>,
    work: usize,
}

impl<H: Fn(u32) -> bool, K: Fn(usize) -> bool> Reading<'_, H, K> {
    fn read(&mut self, formula: &mut Formula, all: BTreeSet<To>) -> Result<Id, TooLarge> {
        let Some((variable, all)) = self.open(all)? else { return Ok(NO) };
        let Some(variable) = variable else { return Ok(YES) };
        if let Some(known) = self.known.get(&all) {
            return Ok(*known);
        }
        let asks = |to: &To| match to.end() {
            End::Node(node) if self.graph.variable(node) == variable => Some(node),
            _ => None,
        };
        let asking: Vec<usize> = all.iter().filter_map(asks).collect();
        let ends = asking.iter().flat_map(|node| self.graph.runs(*node)).map(|run| run.last);
        let ends: BTreeSet<u32> = ends.collect();
        let others: BTreeSet<To> = all.iter().filter(|to| asks(to).is_none()).copied().collect();
        let mut runs = Vec::with_capacity(ends.len());
        for last in ends {
            let next = asking.iter().map(|node| self.graph.follow(*node, last));
            runs.push((last, self.read(formula, next.chain(others.iter().copied()).collect())?));
        }
        let id = formula.node(variable, runs)?;
        self.known.insert(all, id);
        Ok(id)
    }

    /// The first variable that is kept among those that a set of places asks next, and the
    /// places after what is asked before it; no variable where all lead to where it holds, and
    /// `None` where one does not.
    #[expect(clippy::type_complexity, reason = "one caller, which takes it apart at once")]
    fn open(
        &mut self,
        mut all: BTreeSet<To>,
    ) -> Result<Option<(Option<usize>, BTreeSet<To>)>, TooLarge> {
        loop {
            let mut first: Option<usize> = None;
            for to in &all {
                match to.end() {
                    End::Leaf(label) if !(self.holds)(label) => return Ok(None),
                    End::Leaf(_) => {}
                    End::Node(node) => {
                        let variable = self.graph.variable(node);
                        first = Some(first.map_or(variable, |first| first.min(variable)));
                    }
                }
            }
            all.retain(|to| matches!(to.end(), End::Node(_)));
            self.work += all.len() + 1;
            if self.work > MOST_NODES * 20 {
                return Err(TooLarge);
            }
            let Some(variable) = first.filter(|first| !(self.kept)(*first)) else {
                return Ok(Some((first, all)));
            };
            let mut next = BTreeSet::new();
            for to in &all {
                match to.end() {
                    End::Node(node) if self.graph.variable(node) == variable => {
                        next.extend(self.graph.runs(node).iter().map(|run| run.to));
                    }
                    _ => drop(next.insert(*to)),
                }
            }
            all = next;
        }
    }
}
