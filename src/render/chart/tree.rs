//! Regions as a tree of questions, in an order that is good to read.

use std::collections::BTreeSet;

use super::cells::{Span, is_all, is_quantity, together, with};
use crate::decide::{Region, Space};

/// More regions than this are no tree that anybody would read.
const MOST: usize = 500;

/// Questions that lead to labels. No question is asked whose answer does not matter, and
/// answers that lead to the same are one branch.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Tree {
    /// What holds.
    Leaf(u32),
    /// A variable, and where its cells lead.
    Ask { variable: usize, branches: Vec<(Vec<Span>, Tree)> },
}

impl Tree {
    /// The tree of regions that cover every situation, each once. `None` where it would be too
    /// large to tell.
    pub(super) fn new(regions: &[Region], order: &[usize], space: &Space) -> Option<Self> {
        if regions.len() > MOST {
            return None;
        }
        let regions: Vec<&Region> = regions.iter().collect();
        Grower { space, budget: 4_000 }.grow(&regions, order)
    }

    /// The boxes that it leads to, with their labels.
    pub(super) fn leaves(&self, space: &Space) -> Vec<Region> {
        let mut leaves = Vec::new();
        self.collect(&Region { when: Vec::new(), label: 0 }, space, &mut leaves);
        leaves
    }

    fn collect(&self, here: &Region, space: &Space, leaves: &mut Vec<Region>) {
        match self {
            Self::Leaf(label) => leaves.push(Region { label: *label, ..here.clone() }),
            Self::Ask { variable, branches } => {
                for (cells, tree) in branches {
                    let all = is_all(cells, *variable, space);
                    let cells = (!all).then(|| cells.clone());
                    tree.collect(&with(here, *variable, cells), space, leaves);
                }
            }
        }
    }

    /// How many leaves there are.
    pub(crate) fn width(&self) -> usize {
        match self {
            Self::Leaf(_) => 1,
            Self::Ask { branches, .. } => branches.iter().map(|(_, tree)| tree.width()).sum(),
        }
    }

    /// How many questions lie on its longest way.
    pub(super) fn depth(&self) -> usize {
        match self {
            Self::Leaf(_) => 0,
            Self::Ask { branches, .. } => {
                1 + branches.iter().map(|(_, tree)| tree.depth()).max().unwrap_or(0)
            }
        }
    }

    /// Whether a variable is asked.
    pub(super) fn asks(&self, wanted: usize) -> bool {
        match self {
            Self::Leaf(_) => false,
            Self::Ask { variable, branches } => {
                *variable == wanted || branches.iter().any(|(_, tree)| tree.asks(wanted))
            }
        }
    }
}

struct Grower<'a> {
    space: &'a Space,
    budget: usize,
}

impl Grower<'_> {
    fn grow(&mut self, regions: &[&Region], order: &[usize]) -> Option<Tree> {
        self.budget = self.budget.checked_sub(1)?;
        let first = regions.first()?.label;
        let Some((variable, rest)) = order.split_first() else { return Some(Tree::Leaf(first)) };
        if regions.iter().all(|region| region.label == first) {
            return Some(Tree::Leaf(first));
        }
        let mut branches: Vec<(Vec<Span>, Tree)> = Vec::new();
        for span in self.spans(regions, *variable) {
            let within = |region: &&&Region| {
                region.cells(*variable).is_none_or(|cells| {
                    cells.iter().any(|(first, last)| *first <= span.0 && span.1 <= *last)
                })
            };
            let here: Vec<&Region> = regions.iter().filter(within).copied().collect();
            // Where no region is, no situation can be.
            if !here.is_empty() {
                let tree = self.grow(&here, rest)?;
                self.add(&mut branches, *variable, span, tree);
            }
        }
        match branches.len() {
            1 => branches.pop().map(|(_, tree)| tree),
            _ => Some(Tree::Ask { variable: *variable, branches }),
        }
    }

    /// The cells of a variable, those as one that no region parts.
    fn spans(&self, regions: &[&Region], variable: usize) -> Vec<Span> {
        let end = self.space.variables[variable].cells();
        let mut starts = BTreeSet::from([0]);
        for (first, last) in regions.iter().filter_map(|region| region.cells(variable)).flatten() {
            starts.extend([*first, last + 1]);
        }
        let starts: Vec<u32> = starts.into_iter().filter(|start| *start < end).collect();
        let ends = starts.iter().skip(1).copied().chain([end]);
        starts.iter().copied().zip(ends).map(|(start, next)| (start, next - 1)).collect()
    }

    /// Neighbouring stretches that lead to the same are one; so are options anywhere.
    fn add(&self, branches: &mut Vec<(Vec<Span>, Tree)>, variable: usize, span: Span, tree: Tree) {
        let last = branches.len().saturating_sub(1);
        let quantity = is_quantity(variable, self.space);
        let same = branches.iter().position(|(_, known)| *known == tree);
        match same {
            Some(at) if !quantity || at == last => {
                let cells = &mut branches[at].0;
                cells.push(span);
                *cells = if quantity {
                    vec![(cells[0].0, span.1)]
                } else {
                    together(std::mem::take(cells))
                };
            }
            _ => branches.push((vec![span], tree)),
        }
    }
}
