//! Compiles rules into a diagram.
//!
//! A state is the set of rules that can still match. A rule whose last test has passed is
//! certain to match; it silences those that can no longer speak, so that situations which
//! differ only in them are one.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hash};

use rustc_hash::FxHasher;

use super::bench::{Bench, Silencing, Spelled, every};
use super::bits::{Bits, has, insert, iter, meet, remove, words};
use super::diagram::Diagram;
use super::house::House;
use super::rules::{Rule, Rules};
use super::space::{Space, Subject};
use super::unfold::{Branches, Unfold, unfold};
use super::ways::{Way, ways};

/// How much may be told in all leaves to all roles: 64 MB.
const MOST_TOLD: usize = 16_000_000;
/// How many different things that may be.
const MOST_OUTCOMES: usize = 1_500_000;

/// A boundary that its facts make too complex: the names of those that multiply.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TooComplex {
    /// The facts, in the author's order; running totals by their period.
    pub facts: Vec<Subject>,
}

/// Compiles rules over a space that has all their cuts.
pub(super) fn compile(house: &House, rules: &Rules, space: Space) -> Result<Diagram, TooComplex> {
    let mut compiler = Compiler::new(house, rules, &space);
    let root = compiler.root();
    let graph = unfold(&mut compiler, &root, space.variables.len())
        .map_err(|too_large| too_complex(&space, &too_large.asked))?;
    let Compiler { leaves, outcomes, bench, .. } = compiler;
    let outcomes = outcomes.into_list().iter().map(|spelled| bench.outcome(spelled)).collect();
    let leaves = leaves.into_list();
    Ok(Diagram { space, roles: house.ids().to_vec(), graph, leaves, outcomes })
}

/// Where a way begins or ceases to pass the test of a variable.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Event {
    cell: u32,
    way: usize,
    enters: bool,
}

struct Compiler<'a> {
    space: &'a Space,
    bench: Bench<'a>,
    silencing: Silencing,
    ways: Vec<Way<'a>>,
    width: usize,
    /// By variable: the ways that test it, those whose last test it is, and how its cells
    /// change what passes.
    testers: Vec<Bits>,
    last: Vec<Bits>,
    events: Vec<Vec<Event>>,
    /// The ways that test some total.
    total_testers: Bits,
    leaves: Interned<Vec<u32>>,
    outcomes: Interned<Spelled>,
    current: Vec<u64>,
    child: Vec<u64>,
}

/// Things that differ, numbered from 0 as they come.
pub(super) struct Interned<T> {
    numbers: HashMap<T, u32, BuildHasherDefault<FxHasher>>,
}

impl<T> Default for Interned<T> {
    fn default() -> Self {
        Self { numbers: HashMap::default() }
    }
}

impl<T: Clone + Eq + Hash> Interned<T> {
    /// The number of a thing.
    pub(super) fn number(&mut self, thing: &T) -> u32 {
        if let Some(number) = self.numbers.get(thing) {
            return *number;
        }
        let number = u32::try_from(self.numbers.len()).unwrap_or(u32::MAX);
        self.numbers.insert(thing.clone(), number);
        number
    }

    /// All things by their numbers.
    pub(super) fn into_list(self) -> Vec<T>
    where
        T: Default,
    {
        let mut list = vec![T::default(); self.numbers.len()];
        for (thing, number) in self.numbers {
            list[number as usize] = thing;
        }
        list
    }
}

impl<'a> Compiler<'a> {
    fn new(house: &'a House, rules: &'a Rules, space: &'a Space) -> Self {
        let ways = ways(rules, space);
        let of: Vec<&Rule> = ways.iter().map(|way| way.rule).collect();
        let variables = space.variables.len();
        let mut compiler = Self {
            space,
            silencing: Silencing::new(&of),
            bench: Bench::new(house, of, &rules.otherwise),
            width: words(ways.len()),
            testers: vec![Bits::none(ways.len()); variables],
            last: vec![Bits::none(ways.len()); variables],
            events: vec![Vec::new(); variables],
            total_testers: Bits::none(ways.len()),
            leaves: Interned::default(),
            outcomes: Interned::default(),
            current: Vec::new(),
            child: Vec::new(),
            ways,
        };
        compiler.index();
        compiler
    }

    fn index(&mut self) {
        for (number, way) in self.ways.iter().enumerate() {
            for (variable, ranges) in &way.tests {
                self.testers[*variable].insert(number);
                if self.space.is_total(*variable) {
                    self.total_testers.insert(number);
                }
                for (first, last) in ranges {
                    let event = |cell, enters| Event { cell, way: number, enters };
                    self.events[*variable].extend([event(*first, true), event(last + 1, false)]);
                }
            }
            if let Some((variable, _)) = way.tests.last() {
                self.last[*variable].insert(number);
            }
        }
        self.events.iter_mut().for_each(|events| events.sort_unstable());
    }

    /// The state in which nothing is known: the rank of the amount, then the ways that can
    /// still match.
    fn root(&self) -> Vec<u64> {
        let mut alive = every(self.ways.len());
        for (number, way) in self.ways.iter().enumerate() {
            if way.tests.is_empty() && has(&alive, number) {
                self.silencing.apply(number, &mut alive);
            }
        }
        [&[0][..], &alive].concat()
    }

    /// Adds the branch of the cells up to `last`, in which what is in `current` can match.
    fn push(&mut self, variable: usize, first: u32, last: u32, rank: u64, to: &mut Branches) {
        self.child.clear();
        self.child.push(rank);
        self.child.extend_from_slice(&self.current);
        let (head, alive) = self.child.split_at_mut(1);
        for (word, last) in self.last[variable].0.iter().enumerate() {
            // What one of them silences no longer silences anything.
            let mut ahead = u64::MAX;
            while alive[word] & last & ahead != 0 {
                let bit = (alive[word] & last & ahead).trailing_zeros();
                self.silencing.apply(word * 64 + bit as usize, alive);
                ahead = u64::MAX.checked_shl(bit + 1).unwrap_or(0);
            }
        }
        if self.space.amount() == Some(variable) {
            head[0] = self.space.rank(first);
        }
        if head[0] > 0 && !meet(alive, &self.total_testers.0) {
            head[0] = 0;
        }
        to.push(last, &self.child);
    }
}

impl Unfold for Compiler<'_> {
    fn width(&self) -> usize {
        self.width + 1
    }

    fn asks(&self, state: &[u64], from: usize) -> Option<usize> {
        let mut first: Option<usize> = None;
        for way in iter(&state[1..]) {
            let tests = &self.ways[way].tests;
            let next = tests.partition_point(|(variable, _)| *variable < from);
            if let Some((variable, _)) = tests.get(next) {
                first = Some(first.map_or(*variable, |first| first.min(*variable)));
                if first == Some(from) {
                    break;
                }
            }
        }
        first
    }

    fn branch(&mut self, variable: usize, state: &[u64], branches: &mut Branches) {
        let (rank, alive) = (state[0], &state[1..]);
        let untouched = |(alive, tests): (&u64, &u64)| alive & !tests;
        self.current.clear();
        self.current.extend(alive.iter().zip(&self.testers[variable].0).map(untouched));
        let mut first = self.space.first_cell(variable, rank);
        let events = std::mem::take(&mut self.events[variable]);
        for event in events.iter().filter(|event| has(alive, event.way)) {
            if event.cell > first {
                self.push(variable, first, event.cell - 1, rank, branches);
                first = event.cell;
            }
            if event.enters {
                insert(&mut self.current, event.way);
            } else {
                remove(&mut self.current, event.way);
            }
        }
        let cells = self.space.variables[variable].cells();
        if first < cells {
            self.push(variable, first, cells - 1, rank, branches);
        }
        self.events[variable] = events;
    }

    fn leaf(&mut self, state: &[u64]) -> u32 {
        let Self { bench, leaves, outcomes, .. } = self;
        let mut leaf = Vec::with_capacity(bench.roles());
        bench.tell(&state[1..], |spelled| leaf.push(outcomes.number(spelled)));
        leaves.number(&leaf)
    }

    fn is_too_large(&self) -> bool {
        let told = self.leaves.numbers.len() * self.bench.roles();
        told > MOST_TOLD || self.outcomes.numbers.len() > MOST_OUTCOMES
    }
}

/// The facts at which the states multiply, at most the eight that do so most.
fn too_complex(space: &Space, asked: &[usize]) -> TooComplex {
    /// More than these would name everything.
    const NAMED: usize = 8;
    let mut growth: Vec<(f64, usize)> = Vec::new();
    let mut before = 1.0_f64;
    for (variable, asked) in asked.iter().enumerate().filter(|(_, asked)| **asked > 0) {
        // Counts of states are far below what a float tells apart.
        #[expect(clippy::cast_precision_loss, reason = "only ratios of counts are compared")]
        let asked = *asked as f64;
        growth.push((asked / before, variable));
        before = asked;
    }
    // A variable multiplies what the next one is asked in.
    let mut factors: Vec<(f64, usize)> =
        growth.windows(2).map(|pair| (pair[1].0, pair[0].1)).filter(|(by, _)| *by > 1.2).collect();
    factors.sort_by(|one, two| two.0.total_cmp(&one.0).then(one.1.cmp(&two.1)));
    factors.truncate(NAMED);
    let mut facts: Vec<usize> = factors.into_iter().map(|(_, variable)| variable).collect();
    facts.sort_unstable();
    TooComplex {
        facts: facts.into_iter().map(|fact| space.variables[fact].subject.clone()).collect(),
    }
}
