//! A reduced decision graph: nodes that ask one variable each, and labelled leaves.

use std::collections::{BTreeSet, HashMap};

use super::space::Range;

/// Where a branch leads: to a node or to a leaf.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct To(u32);

const LEAF: u32 = 1 << 31;

/// What lies at the end of a branch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// Another question: the number of its node.
    Node(usize),
    /// An answer: its label.
    Leaf(u32),
}

impl To {
    pub(super) fn leaf(label: u32) -> Self {
        Self(label | LEAF)
    }

    pub(super) fn node(number: u32) -> Self {
        Self(number)
    }

    /// As a word of a state.
    pub(super) fn packed(self) -> u64 {
        self.0.into()
    }

    /// What [`Self::packed`] made a word.
    pub(super) fn unpacked(word: u64) -> Self {
        Self(u32::try_from(word).unwrap_or(LEAF))
    }

    /// What it leads to.
    pub fn end(self) -> End {
        if self.0 & LEAF == 0 { End::Node(self.0 as usize) } else { End::Leaf(self.0 & !LEAF) }
    }
}

impl Default for To {
    fn default() -> Self {
        Self::leaf(0)
    }
}

/// Neighbouring cells that lead to the same place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Run {
    /// The last of the cells; the first follows the run before.
    pub last: u32,
    /// Where they lead.
    pub to: To,
}

#[derive(Clone, Copy, Debug)]
pub(super) struct Node {
    pub(super) variable: u32,
    pub(super) start: u32,
    pub(super) end: u32,
}

/// A reduced decision graph. The nodes that a node leads to have lower numbers than itself.
#[derive(Clone, Debug, Default)]
pub struct Graph {
    pub(super) nodes: Vec<Node>,
    pub(super) runs: Vec<Run>,
    /// Where it begins.
    pub root: To,
}

impl Graph {
    /// How many nodes it has.
    pub fn len(&self) -> usize {
        self.nodes.len()
    }

    /// How many branches its nodes have in all.
    pub fn branches(&self) -> usize {
        self.runs.len()
    }

    /// Whether nothing is asked at all.
    pub fn is_empty(&self) -> bool {
        self.nodes.is_empty()
    }

    /// The variable that a node asks.
    pub fn variable(&self, node: usize) -> usize {
        self.nodes[node].variable as usize
    }

    /// Where its cells lead, lowest first; together they are all cells of its variable.
    pub fn runs(&self, node: usize) -> &[Run] {
        let Node { start, end, .. } = self.nodes[node];
        &self.runs[start as usize..end as usize]
    }

    /// The runs of a node with the first cell of each.
    pub(super) fn ranges(&self, node: usize) -> impl Iterator<Item = ((u32, u32), To)> {
        let mut first = 0;
        self.runs(node).iter().map(move |run| {
            let range = (first, run.last);
            first = run.last + 1;
            (range, run.to)
        })
    }

    /// Where a cell of a node's variable leads.
    pub(super) fn follow(&self, node: usize, cell: u32) -> To {
        let runs = self.runs(node);
        let index = runs.partition_point(|run| run.last < cell);
        runs[index.min(runs.len() - 1)].to
    }

    /// The leaf at which someone ends who knows the cell of every variable.
    pub(super) fn walk(&self, cells: impl Fn(usize) -> u32) -> u32 {
        let mut at = self.root;
        loop {
            match at.end() {
                End::Leaf(label) => return label,
                End::Node(node) => at = self.follow(node, cells(self.variable(node))),
            }
        }
    }

    /// The cheapest path to a good leaf, as the cells that it takes. Taking cells of a variable
    /// costs what `cost` says; of paths that cost as much, the one through the lower cells.
    pub(super) fn cheapest(
        &self,
        good: impl Fn(u32) -> bool,
        cost: impl Fn(usize, Range) -> u32,
    ) -> Option<Vec<(usize, Range)>> {
        let mut best: Vec<Option<(u32, usize)>> = Vec::with_capacity(self.len());
        let from = |best: &[Option<(u32, usize)>], to: To| match to.end() {
            End::Node(node) => best[node].map(|(cost, _)| cost),
            End::Leaf(leaf) => good(leaf).then_some(0),
        };
        for node in 0..self.len() {
            let variable = self.variable(node);
            let branches = self.ranges(node).enumerate();
            let costs = branches.filter_map(|(branch, (range, to))| {
                Some((from(&best, to)?.saturating_add(cost(variable, range)), branch))
            });
            best.push(costs.min());
        }
        let mut path = Vec::new();
        let mut to = self.root;
        from(&best, to)?;
        while let End::Node(node) = to.end() {
            let (_, branch) = best[node]?;
            let (range, next) = self.ranges(node).nth(branch)?;
            path.push((self.variable(node), range));
            to = next;
        }
        Some(path)
    }

    /// Whether a place leads to a leaf that is wanted.
    pub(super) fn leads_to(&self, wanted: impl Fn(u32) -> bool) -> impl Fn(To) -> bool {
        let mut nodes: Vec<bool> = Vec::with_capacity(self.len());
        let leads = move |nodes: &[bool], to: To| match to.end() {
            End::Node(node) => nodes[node],
            End::Leaf(label) => wanted(label),
        };
        for node in 0..self.len() {
            let any = self.runs(node).iter().any(|run| leads(&nodes, run.to));
            nodes.push(any);
        }
        move |to| leads(&nodes, to)
    }

    /// The same graph with other labels, reduced again.
    pub(super) fn relabelled(&self, label: impl Fn(u32) -> u32) -> Self {
        let mut graph = Self::default();
        let mut unique: HashMap<(u32, Vec<Run>), u32> = HashMap::new();
        let mut moved: Vec<To> = Vec::with_capacity(self.nodes.len());
        let to = |moved: &[To], to: To| match to.end() {
            End::Leaf(old) => To::leaf(label(old)),
            End::Node(node) => moved[node],
        };
        let mut runs: Vec<Run> = Vec::new();
        for node in 0..self.nodes.len() {
            runs.clear();
            for run in self.runs(node) {
                let to = to(&moved, run.to);
                match runs.last_mut() {
                    Some(last) if last.to == to => last.last = run.last,
                    _ => runs.push(Run { last: run.last, to }),
                }
            }
            moved.push(match runs.as_slice() {
                [run] => run.to,
                runs => {
                    let variable = self.nodes[node].variable;
                    let number = unique.entry((variable, runs.to_vec())).or_insert_with(|| {
                        let start = u32::try_from(graph.runs.len()).unwrap_or(u32::MAX);
                        graph.runs.extend_from_slice(runs);
                        let end = u32::try_from(graph.runs.len()).unwrap_or(u32::MAX);
                        graph.nodes.push(Node { variable, start, end });
                        u32::try_from(graph.nodes.len() - 1).unwrap_or(u32::MAX)
                    });
                    To::node(*number)
                }
            });
        }
        graph.root = to(&moved, self.root);
        graph
    }

    /// All labels that can be reached.
    pub(super) fn labels(&self) -> BTreeSet<u32> {
        let leaf = |to: &To| match to.end() {
            End::Leaf(label) => Some(label),
            End::Node(_) => None,
        };
        self.runs.iter().map(|run| &run.to).chain([&self.root]).filter_map(leaf).collect()
    }

    /// The variables that are asked anywhere.
    pub(super) fn support(&self) -> BTreeSet<usize> {
        (0..self.nodes.len()).map(|node| self.variable(node)).collect()
    }
}
