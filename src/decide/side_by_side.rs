//! Two diagrams over one space, walked side by side.

use std::borrow::Cow;
use std::collections::HashMap;

use super::diagram::Diagram;
use super::graph::{End, Graph, To};
use super::outcome::{Outcome, Reason, Ruling};
use super::regions::Region;
use super::space::{Range, Space};
use super::unfold::{Branches, Unfold, unfold};

/// Two diagrams as one: every situation leads to what both say there.
#[derive(Clone, Debug)]
pub struct SideBySide<'a> {
    pub(super) one: Cow<'a, Diagram>,
    pub(super) two: Cow<'a, Diagram>,
    /// Its labels are numbers of pairs.
    pub(super) graph: Graph,
    /// The leaves of both.
    pub(super) pairs: Vec<(u32, u32)>,
}

impl<'a> SideBySide<'a> {
    /// Walks two diagrams of the same roles over the same space. `None` where that space does
    /// not hold together, or where both together are too large.
    pub fn new(one: &'a Diagram, two: &'a Diagram) -> Option<Self> {
        Self::of(Cow::Borrowed(one), Cow::Borrowed(two))
    }

    /// The same of diagrams that it keeps.
    pub(super) fn of(one: Cow<'a, Diagram>, two: Cow<'a, Diagram>) -> Option<Self> {
        if one.space != two.space || one.roles != two.roles {
            return None;
        }
        let mut pairing =
            Pairing { one: &one, two: &two, pairs: Vec::new(), numbers: HashMap::new() };
        let root = [one.graph.root.packed(), two.graph.root.packed(), 0];
        let graph = unfold(&mut pairing, &root, one.space.variables.len()).ok()?;
        let Pairing { pairs, .. } = pairing;
        Some(Self { one, two, graph, pairs })
    }

    /// A situation in which the two tell a role, by its number, answers that `differ`, with
    /// both rulings. `None` where there is none.
    pub fn difference(
        &self,
        role: usize,
        differ: impl Fn(&Ruling, &Ruling) -> bool,
    ) -> Option<(Region, Ruling, Ruling)> {
        let (one, two) = (&self.one, &self.two);
        let rulings = |pair: u32| {
            let (left, right) = self.pairs[pair as usize];
            (&one.outcome(left, role).ruling, &two.outcome(right, role).ruling)
        };
        let differs = |pair: u32| {
            let (left, right) = rulings(pair);
            left != right && differ(left, right)
        };
        if !(0..self.pairs.len()).any(|pair| u32::try_from(pair).is_ok_and(differs)) {
            return None;
        }
        let space = self.space();
        let cost = |variable: usize, (first, _): Range| {
            u32::from(space.variables[variable].always && first == 0)
        };
        let path = self.graph.cheapest(differs, cost)?;
        let when: Vec<_> =
            path.into_iter().map(|(variable, range)| (variable, vec![range])).collect();
        let label = self.graph.walk(|variable| {
            when.iter().find(|(known, _)| *known == variable).map_or(0, |(_, cells)| cells[0].0)
        });
        let (left, right) = rulings(label);
        Some((Region { when, label }, left.clone(), right.clone()))
    }

    /// Whether the two differ for any role: in the verdict, or in whether a clause or silence is
    /// the reason for it.
    pub fn differ(&self) -> bool {
        self.pairs.iter().any(|(one, two)| {
            let (one_leaf, two_leaf) =
                (&self.one.leaves[*one as usize], &self.two.leaves[*two as usize]);
            one_leaf.iter().zip(two_leaf).any(|(one, two)| {
                let one = &self.one.outcomes[*one as usize];
                let two = &self.two.outcomes[*two as usize];
                let is_silence = |outcome: &Outcome| outcome.reason == Reason::Otherwise;
                is_silence(one) != is_silence(two)
                    || (one.ruling != two.ruling
                        && one.ruling.clone().sorted() != two.ruling.clone().sorted())
            })
        })
    }

    /// The space of both.
    pub fn space(&self) -> &Space {
        &self.one.space
    }
}

struct Pairing<'a> {
    one: &'a Diagram,
    two: &'a Diagram,
    pairs: Vec<(u32, u32)>,
    numbers: HashMap<(u32, u32), u32>,
}

impl Pairing<'_> {
    fn asked(graph: &Graph, at: u64) -> Option<(usize, usize)> {
        match To::unpacked(at).end() {
            End::Node(node) => Some((graph.variable(node), node)),
            End::Leaf(_) => None,
        }
    }

    /// Where both ends of a branch lead. What an amount leaves of its totals is remembered as
    /// long as one of them can still be asked.
    fn state(&self, one: To, two: To, rank: u64) -> [u64; 3] {
        let space = &self.one.space;
        let asks_total = |graph: &Graph, to: To| {
            let asked = Self::asked(graph, to.packed());
            asked.is_some_and(|(variable, _)| space.is_total(variable))
        };
        let matters = asks_total(&self.one.graph, one) || asks_total(&self.two.graph, two);
        [one.packed(), two.packed(), if matters { rank } else { 0 }]
    }
}

impl Unfold for Pairing<'_> {
    fn width(&self) -> usize {
        3
    }

    fn asks(&self, state: &[u64], _from: usize) -> Option<usize> {
        let one = Self::asked(&self.one.graph, state[0]).map(|(variable, _)| variable);
        let two = Self::asked(&self.two.graph, state[1]).map(|(variable, _)| variable);
        one.into_iter().chain(two).min()
    }

    fn branch(&mut self, variable: usize, state: &[u64], branches: &mut Branches) {
        let space = &self.one.space;
        let branches_of = |graph: &Graph, at: u64| match Self::asked(graph, at) {
            Some((asked, node)) if asked == variable => graph.runs(node).to_vec(),
            _ => vec![super::graph::Run {
                last: space.variables[variable].cells() - 1,
                to: To::unpacked(at),
            }],
        };
        let one = branches_of(&self.one.graph, state[0]);
        let two = branches_of(&self.two.graph, state[1]);
        let mut first = space.first_cell(variable, state[2]);
        let (mut left, mut right) = (one.iter().peekable(), two.iter().peekable());
        while let (Some(a), Some(b)) = (left.peek(), right.peek()) {
            let last = a.last.min(b.last);
            if last >= first {
                let is_amount = space.amount() == Some(variable);
                let rank = if is_amount { space.rank(first) } else { state[2] };
                branches.push(last, &self.state(a.to, b.to, rank));
                first = last + 1;
            }
            let (a, b) = (a.last, b.last);
            if a == last {
                left.next();
            }
            if b == last {
                right.next();
            }
        }
    }

    fn leaf(&mut self, state: &[u64]) -> u32 {
        let label = |at: u64| match To::unpacked(at).end() {
            End::Leaf(label) => label,
            End::Node(_) => 0,
        };
        let pair = (label(state[0]), label(state[1]));
        let next = u32::try_from(self.pairs.len()).unwrap_or(u32::MAX);
        let number = *self.numbers.entry(pair).or_insert(next);
        if number == next {
            self.pairs.push(pair);
        }
        number
    }
}
