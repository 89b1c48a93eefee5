//! What a boundary decides, arranged for readers: by role, in few words, and as a matrix.
//!
//! All of it is read from the boundary's diagram. Situations in which a boundary that always
//! holds may speak are left out: those are told once, beside it.

mod cells;
mod cover;
mod grid;
mod sayings;
mod tree;

#[cfg(test)]
mod tests;

pub(crate) use cells::Span;
pub(crate) use grid::Part;
pub(crate) use sayings::{Saying, When};
pub(crate) use tree::Tree;

use std::sync::{Arc, Mutex, OnceLock};

use rustc_hash::{FxHashMap as HashMap, FxHashSet as HashSet};

use self::cells::ordinary;
use crate::decide::{Authority, Decided, Diagram, Domain, Measure, Region, Ruling, Space, Subject};
use crate::model::{AMOUNT, BoundaryId, LanguageIndex, RoleId};

/// As many situations as are told of one role.
const MOST_OF_ONE: usize = 60;

/// A boundary's diagram, arranged.
#[derive(Debug)]
pub(crate) struct Chart {
    pub(crate) decided: Arc<Decided>,
    /// The roles by their numbers, those who meet customers first.
    pub(crate) roles: Vec<usize>,
    /// What each role is told; `None` where that is too much.
    own: Vec<Option<Arc<Own>>>,
    /// For each role, the first that is told the same in all situations.
    firsts: Vec<usize>,
    /// For each role, what [`Self::apart`] found.
    apart: Vec<OnceLock<Option<Vec<Saying>>>>,
    /// What all are told; `None` where that is too much.
    joint: Option<Joint>,
    /// How regions have been told so far.
    pub(crate) told: Mutex<HashMap<LanguageIndex, HashMap<Cells, String>>>,
}

/// Which cells of which variables make a region.
type Cells = Vec<(usize, Vec<Span>)>;

/// What one role is told: regions that cover every situation, each once; their labels are
/// numbers of rulings.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Own {
    tree: Tree,
    leaves: Vec<Region>,
    rulings: Vec<Ruling>,
}

/// What all roles are told; labels are numbers of rows, and a row holds a ruling for each role.
#[derive(Debug)]
struct Joint {
    tree: Tree,
    order: Vec<usize>,
    rows: Vec<Vec<Ruling>>,
}

impl Chart {
    /// The chart of a boundary; `None` where it has no diagram.
    pub(crate) fn new(authority: &Authority, boundary: &BoundaryId) -> Option<Self> {
        let decided = authority.share(boundary)?;
        let space = &decided.diagram.space;
        let count = authority.house.ids().len();
        let order = order(space);
        let own = owns(&decided.diagram, count, &order);
        let joint = Joint::new(&decided.diagram, count, &by_need(order, space, &own));
        let firsts = (0..count).map(|role| {
            let same = |first: &usize| match (&own[*first], &own[role]) {
                (Some(one), Some(two)) => Arc::ptr_eq(one, two) || one == two,
                _ => false,
            };
            (0..role).find(same).unwrap_or(role)
        });
        let (firsts, apart) = (firsts.collect(), vec![OnceLock::new(); count]);
        let told = Mutex::default();
        Some(Self { decided, roles: authority.house.from_below(), own, firsts, apart, joint, told })
    }

    /// What the decision depends on.
    pub(crate) fn space(&self) -> &Space {
        &self.decided.diagram.space
    }

    /// The first role that is told the same as another in all situations.
    pub(crate) fn first_like(&self, role: usize) -> usize {
        self.firsts[role]
    }

    /// The roles, those who are told the same in all situations together.
    pub(crate) fn groups(&self) -> Vec<Vec<usize>> {
        let mut groups: Vec<Vec<usize>> = Vec::new();
        for role in &self.roles {
            let same = |group: &&mut Vec<usize>| self.firsts[group[0]] == self.firsts[*role];
            match groups.iter_mut().find(same) {
                Some(group) if self.own[*role].is_some() => group.push(*role),
                _ => groups.push(vec![*role]),
            }
        }
        groups
    }

    /// Every situation that a role may be in, each once, with what it is told; who decides in
    /// the end is `None` where that is the role itself.
    pub(crate) fn each(&self, role: usize) -> Option<impl Iterator<Item = (&Region, &Ruling)>> {
        let own = self.own[role].as_ref()?;
        Some(own.leaves.iter().map(|leaf| (leaf, &own.rulings[leaf.label as usize])))
    }
}

/// A ruling as the role itself is told it: that it decides itself goes without saying, so that
/// colleagues with the same room are told the same.
fn as_told(mut ruling: Ruling, role: &RoleId) -> Ruling {
    ruling.decides = ruling.decides.filter(|decides| decides != role);
    ruling
}

/// What each role is told. Roles that are told the same at every leaf are told the same, so it
/// is thought out once for all of them.
fn owns(diagram: &Diagram, roles: usize, order: &[usize]) -> Vec<Option<Arc<Own>>> {
    let mut known: HashMap<Vec<[usize; 2]>, Option<Arc<Own>>> = HashMap::default();
    let labels = Labels::new(diagram);
    let everyday = diagram.everyday_leaves();
    let is_too_much = |role| {
        let said = |leaf: &u32| labels.of(diagram, role, *leaf)[1];
        let said: HashSet<usize> = everyday.iter().map(said).collect();
        said.len() > MOST_OF_ONE
    };
    let own = |role| {
        // Each needs a leaf of its own at least.
        if is_too_much(role) { None } else { Own::new(diagram, role, order).map(Arc::new) }
    };
    let told = |role: usize| -> Vec<[usize; 2]> {
        let mut seen: HashMap<usize, usize> = HashMap::default();
        let each = diagram.all_leaves().map(|leaf| {
            let [ruled, told] = labels.of(diagram, role, leaf);
            // What is told alike may be ruled otherwise, and is then kept apart.
            let next = seen.len();
            [*seen.entry(ruled).or_insert(next), told]
        });
        each.collect()
    };
    (0..roles).map(|role| known.entry(told(role)).or_insert_with(|| own(role)).clone()).collect()
}

/// The rulings of a diagram's outcomes, numbered: the same number means the same ruling.
struct Labels {
    /// For each outcome the ruling as it is, and as a role is told it that decides itself.
    of_outcomes: Vec<[usize; 2]>,
}

impl Labels {
    fn new(diagram: &Diagram) -> Self {
        let mut numbers: HashMap<Ruling, usize> = HashMap::default();
        let mut number = |ruling: Ruling| {
            let next = numbers.len();
            *numbers.entry(ruling).or_insert(next)
        };
        let of_outcomes = diagram.outcomes.iter().map(|outcome| {
            let ruling = outcome.ruling.clone().sorted();
            let itself = Ruling { decides: None, ..ruling.clone() };
            [number(ruling), number(itself)]
        });
        Self { of_outcomes: of_outcomes.collect() }
    }

    /// The ruling for a role at a leaf, and the same as the role is told it.
    fn of(&self, diagram: &Diagram, role: usize, leaf: u32) -> [usize; 2] {
        let [ruled, itself] = self.of_outcomes[diagram.leaves[leaf as usize][role] as usize];
        let decides = &diagram.outcome(leaf, role).ruling.decides;
        let is_own = decides.as_ref() == Some(&diagram.roles[role]);
        [ruled, if is_own { itself } else { ruled }]
    }
}

impl Own {
    fn new(diagram: &Diagram, role: usize, order: &[usize]) -> Option<Self> {
        let mut rulings = Vec::new();
        let id = &diagram.roles[role];
        let told = diagram.regions(role)?.into_iter();
        let told = told.map(|(region, ruling)| (region, as_told(ruling, id)));
        let regions = numbered(told.collect(), &mut rulings);
        let regions = ordinary(regions, &diagram.space);
        let tree = Tree::new(&regions, order, &diagram.space)?;
        let leaves = tree.leaves(&diagram.space);
        // A ruling that only always boundaries make is none of these.
        let used: Vec<Ruling> =
            leaves.iter().map(|leaf| rulings[leaf.label as usize].clone()).collect();
        let mut kept = Vec::new();
        let leaves = numbered(leaves.into_iter().zip(used).collect(), &mut kept);
        let tree = Tree::new(&leaves, order, &diagram.space).unwrap_or(tree);
        (leaves.len() <= MOST_OF_ONE).then_some(Self { tree, leaves, rulings: kept })
    }
}

impl Joint {
    fn new(diagram: &Diagram, roles: usize, order: &[usize]) -> Option<Self> {
        let all: Vec<usize> = (0..roles).collect();
        let mut rows = Vec::new();
        let told = diagram.regions_of_all(&all)?.into_iter().map(|(region, rulings)| {
            let each = rulings.into_iter().zip(&diagram.roles);
            (region, each.map(|(ruling, role)| as_told(ruling, role)).collect())
        });
        let regions = numbered(told.collect::<Vec<(Region, Vec<Ruling>)>>(), &mut rows);
        let regions = ordinary(regions, &diagram.space);
        let tree = Tree::new(&regions, order, &diagram.space)?;
        Some(Self { tree, order: order.to_vec(), rows })
    }
}

/// Regions labelled by what they say, each saying numbered once.
fn numbered<T: PartialEq>(regions: Vec<(Region, T)>, known: &mut Vec<T>) -> Vec<Region> {
    let label = |(mut region, said): (Region, T)| {
        let at = known.iter().position(|one| *one == said).unwrap_or_else(|| {
            known.push(said);
            known.len() - 1
        });
        region.label = u32::try_from(at).unwrap_or(u32::MAX);
        region
    };
    regions.into_iter().map(label).collect()
}

/// Whether it is about the money in question.
pub(crate) fn is_money(space: &Space, variable: usize) -> bool {
    let variable = &space.variables[variable];
    let money = matches!(variable.domain, Domain::Quantity { measure: Measure::Money(_), .. });
    money
        && match &variable.subject {
            Subject::Fact(fact) => fact.as_str() == AMOUNT,
            Subject::Total(_) => true,
        }
}

/// The order to tell things in: as the author has it, the money last.
fn order(space: &Space) -> Vec<usize> {
    let mut order: Vec<usize> =
        (0..space.variables.len()).filter(|at| !space.variables[*at].always).collect();
    order.sort_by_key(|variable| is_money(space, *variable));
    order
}

/// Of the money, what matters to most roles first, so that the columns of the others stay whole.
fn by_need(mut order: Vec<usize>, space: &Space, own: &[Option<Arc<Own>>]) -> Vec<usize> {
    let need = |variable: usize| own.iter().flatten().filter(|own| own.tree.asks(variable)).count();
    order.sort_by_key(|variable| {
        let money = is_money(space, *variable);
        (money, if money { std::cmp::Reverse(need(*variable)) } else { std::cmp::Reverse(0) })
    });
    order
}
