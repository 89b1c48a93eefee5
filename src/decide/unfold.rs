//! Unfolds states into reduced decision graphs: the one engine behind every diagram.
//!
//! What is unfolded says, for a state, which variable it asks next and what becomes of it in
//! each stretch of that variable's cells. States are interned, so that what is equal is
//! unfolded once; then, from the last variable back to the first, neighbouring stretches that
//! lead to the same node become one, a node whose every branch leads to the same node is left
//! out, and equal nodes are one node. The work goes variable by variable, without recursion:
//! a boundary with thousands of facts cannot exhaust the stack.

use std::hash::{BuildHasher as _, BuildHasherDefault};

use hashbrown::HashTable;
use rustc_hash::FxHasher;

use super::graph::{Graph, Node, Run, To};

/// Past so many nodes a diagram serves nobody (decisions.md).
const MOST_NODES: usize = 200_000;
/// States that turn out equal only in the end are work, too: this bounds time and memory.
const MOST_STATES: usize = 1_000_000;
/// How many words all states of a diagram may take: 128 MB.
const MOST_WORDS: usize = 16_000_000;
/// How many branches all states may have.
const MOST_RUNS: usize = 16_000_000;

/// Something that unfolds into a graph.
pub(super) trait Unfold {
    /// How many words a state takes.
    fn width(&self) -> usize;

    /// The first variable from `from` on that the state asks; `None`: all is clear.
    fn asks(&self, state: &[u64], from: usize) -> Option<usize>;

    /// What becomes of a state in the cells of the variable that it asks, lowest cell first.
    fn branch(&mut self, variable: usize, state: &[u64], branches: &mut Branches);

    /// The label of a state that asks nothing more.
    fn leaf(&mut self, state: &[u64]) -> u32;

    /// Whether what the leaves say is too much already.
    fn is_too_large(&self) -> bool {
        false
    }
}

/// What becomes of a state: neighbouring cells, with the state that they lead to.
#[derive(Debug, Default)]
pub(super) struct Branches {
    lasts: Vec<u32>,
    states: Vec<u64>,
}

impl Branches {
    /// All cells up to `last` that no branch before covers lead to `state`.
    pub(super) fn push(&mut self, last: u32, state: &[u64]) {
        self.lasts.push(last);
        self.states.extend_from_slice(state);
    }

    fn clear(&mut self) {
        self.lasts.clear();
        self.states.clear();
    }
}

/// A graph that would grow too large; for each variable, how many states asked it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct TooLarge {
    pub(super) asked: Vec<usize>,
}

/// Unfolds a state over so many variables.
pub(super) fn unfold(
    what: &mut impl Unfold,
    root: &[u64],
    variables: usize,
) -> Result<Graph, TooLarge> {
    let mut unfolding = Unfolding::new(what.width(), variables);
    let root = unfolding.target(what, root, 0);
    let mut branches = Branches::default();
    let mut child = Vec::new();
    for variable in 0..variables {
        let states = std::mem::take(&mut unfolding.levels[variable].states);
        // Nothing can be added to a level that is being unfolded.
        unfolding.levels[variable].table = HashTable::new();
        for state in states.chunks_exact(unfolding.width) {
            branches.clear();
            what.branch(variable, state, &mut branches);
            for (last, state) in branches.lasts.iter().zip(branches.states.chunks(unfolding.width))
            {
                child.clear();
                child.extend_from_slice(state);
                let to = unfolding.target(what, &child, variable + 1);
                unfolding.runs.push((*last, to));
            }
            let end = unfolding.runs.len();
            unfolding.levels[variable].ends.push(end);
            if unfolding.is_too_large() || what.is_too_large() {
                return Err(unfolding.too_large());
            }
        }
    }
    let asked = unfolding.too_large();
    let graph = unfolding.reduced(root);
    if graph.nodes.len() > MOST_NODES { Err(asked) } else { Ok(graph) }
}

/// The states that ask one variable.
#[derive(Default)]
struct Level {
    table: HashTable<u32>,
    states: Vec<u64>,
    count: usize,
    /// Where the runs of each state end.
    ends: Vec<usize>,
}

/// Where a state leads, before nodes have numbers.
#[derive(Clone, Copy)]
enum Target {
    Leaf(u32),
    State { variable: u32, index: u32 },
}

struct Unfolding {
    width: usize,
    levels: Vec<Level>,
    /// The states that ask nothing more, with the label of each.
    leaves: Level,
    labels: Vec<u32>,
    runs: Vec<(u32, Target)>,
    states: usize,
    words: usize,
    hasher: BuildHasherDefault<FxHasher>,
}

impl Unfolding {
    fn new(width: usize, variables: usize) -> Self {
        Self {
            width,
            levels: (0..variables).map(|_| Level::default()).collect(),
            leaves: Level::default(),
            labels: Vec::new(),
            runs: Vec::new(),
            states: 0,
            words: 0,
            hasher: BuildHasherDefault::default(),
        }
    }

    fn target(&mut self, what: &mut impl Unfold, state: &[u64], from: usize) -> Target {
        let asks = what.asks(state, from);
        let level = match asks {
            Some(variable) => &mut self.levels[variable],
            None => &mut self.leaves,
        };
        let (index, is_new) = level.intern(state, &self.hasher);
        if is_new {
            self.states += 1;
            self.words += state.len();
        }
        if let Some(variable) = asks {
            return Target::State { variable: narrow(variable), index };
        }
        if is_new {
            self.labels.push(what.leaf(state));
        }
        Target::Leaf(self.labels[index as usize])
    }

    fn is_too_large(&self) -> bool {
        self.states > MOST_STATES || self.words > MOST_WORDS || self.runs.len() > MOST_RUNS
    }

    fn too_large(&self) -> TooLarge {
        TooLarge { asked: self.levels.iter().map(|level| level.count).collect() }
    }

    /// Gives nodes their numbers, from the last variable to the first, equal ones the same.
    fn reduced(self, root: Target) -> Graph {
        let mut graph = Graph::default();
        let mut numbers: Vec<Vec<To>> = self.levels.iter().map(|_| Vec::new()).collect();
        let resolve = |numbers: &[Vec<To>], target| match target {
            Target::Leaf(label) => To::leaf(label),
            Target::State { variable, index } => numbers[variable as usize][index as usize],
        };
        // The runs of a level follow those of the one before.
        let mut starts: Vec<usize> = Vec::with_capacity(self.levels.len());
        let mut end = 0;
        for level in &self.levels {
            starts.push(end);
            end = level.ends.last().copied().unwrap_or(end);
        }
        let mut runs: Vec<Run> = Vec::new();
        for (variable, level) in self.levels.iter().enumerate().rev() {
            let mut unique = HashTable::new();
            let mut start = starts[variable];
            let mut own = Vec::with_capacity(level.count);
            for end in &level.ends {
                runs.clear();
                for (last, target) in &self.runs[start..*end] {
                    let to = resolve(&numbers, *target);
                    match runs.last_mut() {
                        Some(run) if run.to == to => run.last = *last,
                        _ => runs.push(Run { last: *last, to }),
                    }
                }
                own.push(match runs.as_slice() {
                    [run] => run.to,
                    runs => graph.node(narrow(variable), runs, &mut unique, &self.hasher),
                });
                start = *end;
            }
            numbers[variable] = own;
        }
        graph.root = resolve(&numbers, root);
        graph
    }
}

impl Level {
    /// The number of a state, and whether it is new.
    fn intern(&mut self, state: &[u64], hasher: &BuildHasherDefault<FxHasher>) -> (u32, bool) {
        let width = state.len();
        let states = &self.states;
        let at = |index: &u32| &states[*index as usize * width..][..width];
        let hash = hasher.hash_one(state);
        if let Some(found) = self.table.find(hash, |index| at(index) == state) {
            return (*found, false);
        }
        let index = narrow(self.count);
        self.table.insert_unique(hash, index, |index| hasher.hash_one(at(index)));
        self.states.extend_from_slice(state);
        self.count += 1;
        (index, true)
    }
}

impl Graph {
    fn node(
        &mut self,
        variable: u32,
        runs: &[Run],
        unique: &mut HashTable<u32>,
        hasher: &BuildHasherDefault<FxHasher>,
    ) -> To {
        let hash = hasher.hash_one(runs);
        let own = |graph: &Self, index: u32| {
            let node = graph.nodes[index as usize];
            hasher.hash_one(&graph.runs[node.start as usize..node.end as usize])
        };
        let same = |index: &u32| {
            let node = self.nodes[*index as usize];
            self.runs[node.start as usize..node.end as usize] == *runs
        };
        if let Some(found) = unique.find(hash, same) {
            return To::node(*found);
        }
        let index = narrow(self.nodes.len());
        let start = narrow(self.runs.len());
        self.runs.extend_from_slice(runs);
        self.nodes.push(Node { variable, start, end: narrow(self.runs.len()) });
        unique.insert_unique(hash, index, |index| own(self, *index));
        To::node(index)
    }
}

/// Sizes are bounded far below this.
fn narrow(size: usize) -> u32 {
    u32::try_from(size).unwrap_or(u32::MAX)
}
