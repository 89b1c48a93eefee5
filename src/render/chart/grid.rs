//! The matrix: roles against situations, in parts that fit on a page.

use super::cells::{hull, is_all, meet, with};
use super::tree::Tree;
use super::{Chart, Joint};
use crate::decide::{Region, Ruling, Space};

/// As many situations, or roles that differ, as a matrix can hold and still be read.
const MOST: usize = 24;

/// As many columns as fit beside each other.
const COLUMNS: usize = 6;

/// As many questions as the head of a column can hold.
const QUESTIONS: usize = 2;

/// The situations in which something holds that is not asked any more in the columns.
#[derive(Clone, Debug)]
pub(crate) struct Part {
    /// What they have in common.
    pub(crate) when: Region,
    /// The columns, as questions.
    pub(crate) columns: Tree,
    pub(crate) rows: Vec<Row>,
}

/// Roles that are told the same throughout a part.
#[derive(Clone, Debug)]
pub(crate) struct Row {
    /// By their numbers.
    pub(crate) roles: Vec<usize>,
    pub(crate) cells: Vec<Cell>,
}

/// Neighbouring columns in which a role is told the same.
#[derive(Clone, Debug)]
pub(crate) struct Cell {
    /// Where they are, within their part.
    pub(crate) when: Region,
    pub(crate) ruling: Ruling,
    /// How many columns they are.
    pub(crate) span: usize,
}

impl Chart {
    /// The matrix; `None` where it would be too large to be read.
    pub(crate) fn parts(&self) -> Option<Vec<Part>> {
        let joint = self.joint.as_ref()?;
        if joint.tree.width() > MOST {
            return None;
        }
        let nothing = Region { when: Vec::new(), label: 0 };
        for inner in (0..=joint.order.len()).rev() {
            let columns = &joint.order[joint.order.len() - inner..];
            let mut found = Vec::new();
            split(&joint.tree, columns, &nothing, self.space(), &mut found);
            let fits =
                |(_, tree): &(Region, Tree)| tree.width() <= COLUMNS && tree.depth() <= QUESTIONS;
            if found.iter().all(fits) {
                let parts: Vec<Part> = found
                    .into_iter()
                    .map(|(when, columns)| self.part(joint, when, columns))
                    .collect();
                return parts.iter().all(|part| part.rows.len() <= MOST).then_some(parts);
            }
        }
        None
    }

    fn part(&self, joint: &Joint, when: Region, columns: Tree) -> Part {
        let leaves = columns.leaves(self.space());
        let mut rows: Vec<(Vec<usize>, Vec<&Ruling>)> = Vec::new();
        for role in &self.roles {
            let told: Vec<&Ruling> =
                leaves.iter().map(|leaf| &joint.rows[leaf.label as usize][*role]).collect();
            match rows.iter_mut().find(|(_, known)| *known == told) {
                Some((roles, _)) => roles.push(*role),
                None => rows.push((vec![*role], told)),
            }
        }
        let row = |(roles, told): (Vec<usize>, Vec<&Ruling>)| Row {
            roles,
            cells: cells(&leaves, &told, self.space()),
        };
        let rows = rows.into_iter().map(row).collect();
        Part { when, columns, rows }
    }
}

/// The trees below which only questions of the columns are asked.
fn split(
    tree: &Tree,
    columns: &[usize],
    here: &Region,
    space: &Space,
    found: &mut Vec<(Region, Tree)>,
) {
    match tree {
        Tree::Ask { variable, branches } if !columns.contains(variable) => {
            for (cells, below) in branches {
                let all = is_all(cells, *variable, space);
                let cells = (!all).then(|| cells.clone());
                split(below, columns, &with(here, *variable, cells), space, found);
            }
        }
        _ => found.push((here.clone(), tree.clone())),
    }
}

/// Neighbours that say the same become one, where what they cover can be told as one box.
fn cells(leaves: &[Region], told: &[&Ruling], space: &Space) -> Vec<Cell> {
    let mut cells = Vec::new();
    let mut at = 0;
    while at < leaves.len() {
        let same = told[at..].iter().take_while(|ruling| **ruling == told[at]).count();
        let is_one = |span: usize| {
            let around = hull(&leaves[at..at + span], space);
            let others = leaves[..at].iter().chain(&leaves[at + span..]);
            others.into_iter().all(|other| !meet(&around, other))
        };
        let span = (1..=same).rev().find(|span| is_one(*span)).unwrap_or(1);
        let when = hull(&leaves[at..at + span], space);
        cells.push(Cell { when, ruling: told[at].clone(), span });
        at += span;
    }
    cells
}
