//! What would make it a may: the widest room in which a role decides alone, of what it can still
//! choose.
//!
//! That is the amount, which moves its running totals, and the facts that say `can_change`; all
//! other facts stay as they were given, and of what was not given nothing is taken for granted
//! (decisions.md, "What would make it a may").

use super::diagram::Diagram;
use super::formula::{Cells, Formula, Id, MOST_VARIABLES, NO, TooLarge};
use super::judge::Judgement;
use super::outcome::Answer;
use super::situation::Situation;
use super::space::{Domain, Range, Space};
use super::stretch::{Cut, Stretch};

/// As many boxes as are told of one room; those that are nearest come first.
const MOST: usize = 24;

/// A box of a room: a role decides alone in every situation that meets all its conditions and is
/// otherwise as given, and no wider box around it is all may.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MayIf {
    /// For each variable that matters, by its number: the values that it may have.
    pub when: Vec<(usize, Values)>,
}

/// Values of a variable.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Values {
    /// Numbers of a quantity. Those of the amount are amounts in question, without what was
    /// given before in any period.
    Stretch(Stretch),
    /// Cells of a yes/no fact or of a choice.
    Cells(Vec<Range>),
}

impl Space {
    /// What a reader is told of a box: the amount, and what would have to be otherwise than it
    /// is; what already is so stays as it was given.
    pub fn to_change(&self, room: &MayIf, situation: &Situation) -> MayIf {
        let cells = situation.cells(self);
        let is_so = |variable: usize, values: &Values| match (values, cells[variable]) {
            (_, None) => false,
            (Values::Cells(own), Some(cell)) => {
                own.iter().any(|(first, last)| (*first..=*last).contains(&cell))
            }
            (Values::Stretch(wide), Some(cell)) => {
                let narrow = self.variables[variable].stretch((cell, cell));
                wide.meet(narrow) == Some(narrow)
            }
        };
        let is_told = |(variable, values): &&(usize, Values)| {
            self.amount() == Some(*variable) || !is_so(*variable, values)
        };
        MayIf { when: room.when.iter().filter(is_told).cloned().collect() }
    }
}

impl Diagram {
    /// What would make it a may for a role, by its number: boxes that together hold every
    /// situation in which it decides alone, as far as it can still choose, those with the fewest
    /// changes first and at most 24. Empty where there is none, where it may already, and where
    /// the room has too many parts to be told.
    pub fn may_if(&self, role: usize, situation: &Situation) -> Vec<MayIf> {
        let judged = self.judge(role, situation);
        if matches!(&judged, Judgement::Decided { ruling, .. } if ruling.answer == Answer::May) {
            return Vec::new();
        }
        let chosen: Vec<usize> = (0..self.space.variables.len())
            .filter(|variable| self.space.variables[*variable].can_change)
            .collect();
        let amount: Vec<usize> = self.space.amount().into_iter().collect();
        let all = Choosing { diagram: self, role, situation, chosen };
        // What has too many parts is told of the amount alone.
        all.boxes().or_else(|_| Choosing { chosen: amount, ..all }.boxes()).unwrap_or_default()
    }
}

/// A room to be told: who decides, what was given, and the variables that can still be chosen.
struct Choosing<'a> {
    diagram: &'a Diagram,
    role: usize,
    situation: &'a Situation,
    chosen: Vec<usize>,
}

impl Choosing<'_> {
    fn boxes(&self) -> Result<Vec<MayIf>, TooLarge> {
        if self.chosen.is_empty() {
            return Ok(Vec::new());
        }
        if self.chosen.len() > MOST_VARIABLES {
            return Err(TooLarge);
        }
        let given = self.situation.cells(&self.diagram.space);
        let is_open = |variable: usize| {
            self.chosen.contains(&variable) || self.diagram.space.is_total(variable)
        };
        let numbered = given.iter().copied().enumerate();
        let known: Vec<Option<u32>> =
            numbered.map(|(variable, cell)| cell.filter(|_| !is_open(variable))).collect();
        let (graph, begins) = self.diagram.restricted(&known, self.situation).ok_or(TooLarge)?;
        let is_may = |leaf| self.diagram.outcome(leaf, self.role).ruling.answer == Answer::May;
        let (formula, root) =
            Formula::for_all(&graph, is_may, |variable| self.chosen.contains(&variable))?;
        let given = |variable: usize| match self.diagram.space.amount() {
            Some(amount) if amount == variable => {
                let value = self.situation.amount(&self.diagram.space)?;
                let below = begins.partition_point(|begin| !begin.is_above(value));
                u32::try_from(below.saturating_sub(1)).ok()
            }
            _ => given[variable],
        };
        self.cover(formula, root, &begins, given)
    }

    /// Widest boxes that cover where a formula holds, the nearest to what was given first.
    fn cover(
        &self,
        mut formula: Formula,
        root: Id,
        begins: &[Cut],
        given: impl Fn(usize) -> Option<u32>,
    ) -> Result<Vec<MayIf>, TooLarge> {
        let (mut left, mut found) = (root, Vec::new());
        let effort = |variable: usize, range| self.effort(variable, given(variable), range);
        while left != NO && found.len() < MOST {
            let Some(way) = formula.cheapest(left, effort) else { break };
            let wide = self.widened(&formula, root, way, begins);
            // Where it holds whatever is chosen, nothing would have to be otherwise.
            if wide.is_empty() {
                return Ok(Vec::new());
            }
            left = formula.without(left, &wide, &|variable| self.cells(variable, begins) - 1)?;
            found.push(self.read(wide, begins));
        }
        Ok(found)
    }

    /// What it takes to bring a variable into these cells. One that is not known costs a little,
    /// so that what is known is kept; a lower amount is easier than another answer.
    fn effort(&self, variable: usize, cell: Option<u32>, range: Range) -> u32 {
        let Some(cell) = cell else { return 1 };
        let variable = &self.diagram.space.variables[variable];
        match &variable.domain {
            _ if (range.0..=range.1).contains(&cell) => 0,
            _ if variable.always => 1_000_000,
            Domain::Quantity { .. } => 1_001,
            Domain::YesNo | Domain::Choice(_) => 1_002,
        }
    }

    /// A box around another that is all may and cannot be made wider in any variable: first in
    /// the amount, then in each fact as it is asked.
    fn widened(&self, formula: &Formula, root: Id, mut cells: Cells, begins: &[Cut]) -> Cells {
        let mut order: Vec<usize> = cells.iter().map(|(variable, _)| *variable).collect();
        let amount = self.diagram.space.amount();
        order.sort_by_key(|variable| Some(*variable) != amount);
        for variable in order {
            let end = self.cells(variable, begins) - 1;
            let try_with = |own: Vec<Range>| {
                let mut wider = cells.clone();
                wider.iter_mut().filter(|(known, _)| *known == variable).for_each(|it| {
                    it.1.clone_from(&own);
                });
                formula.holds_in(root, &wider).then_some(wider)
            };
            let own = cells.iter().find(|(known, _)| *known == variable);
            let own = own.map_or_else(Vec::new, |(_, own)| own.clone());
            let is_quantity =
                matches!(self.diagram.space.variables[variable].domain, Domain::Quantity { .. });
            let wide = if is_quantity {
                stretched(&own, end, |own| try_with(own).is_some())
            } else {
                gathered(&own, end, |own| try_with(own).is_some())
            };
            cells = try_with(wide).unwrap_or(cells);
            cells.retain(|(known, own)| *known != variable || own.as_slice() != [(0, end)]);
        }
        cells
    }

    /// How many cells a variable has; of the amount, into how many stretches it is cut.
    fn cells(&self, variable: usize, begins: &[Cut]) -> u32 {
        if self.diagram.space.amount() == Some(variable) {
            return u32::try_from(begins.len()).unwrap_or(u32::MAX).max(1);
        }
        self.diagram.space.variables[variable].cells()
    }

    fn read(&self, cells: Cells, begins: &[Cut]) -> MayIf {
        let read = |(variable, own): (usize, Vec<Range>)| {
            let known = &self.diagram.space.variables[variable];
            let values = match (&known.domain, own.as_slice()) {
                (Domain::Quantity { .. }, [(first, last)]) => {
                    Values::Stretch(if self.diagram.space.amount() == Some(variable) {
                        let begin = |at: u32| begins.get(at as usize).copied();
                        let from = begin(*first).filter(|_| *first > 0);
                        Stretch { from, to: last.checked_add(1).and_then(begin) }
                    } else {
                        known.stretch((*first, *last))
                    })
                }
                _ => Values::Cells(own),
            };
            (variable, values)
        };
        MayIf { when: cells.into_iter().map(read).collect() }
    }
}

/// The widest stretch around another for which `fits` holds: what fits stays fitting when it is
/// made narrower.
fn stretched(own: &[Range], end: u32, fits: impl Fn(Vec<Range>) -> bool) -> Vec<Range> {
    let Some((mut first, mut last)) = own.first().copied() else { return own.to_vec() };
    let (mut low, mut high) = (last, end);
    while low < high {
        let middle = low + (high - low).div_ceil(2);
        if fits(vec![(first, middle)]) { low = middle } else { high = middle - 1 }
    }
    last = low;
    let (mut low, mut high) = (0, first);
    while low < high {
        let middle = low + (high - low) / 2;
        if fits(vec![(middle, last)]) { high = middle } else { low = middle + 1 }
    }
    first = low;
    vec![(first, last)]
}

/// Some cells with all others for which `fits` holds, one after the other.
fn gathered(own: &[Range], end: u32, fits: impl Fn(Vec<Range>) -> bool) -> Vec<Range> {
    let mut chosen: Vec<u32> = own.iter().flat_map(|(first, last)| *first..=*last).collect();
    for cell in 0..=end {
        let at = chosen.partition_point(|known| *known < cell);
        if chosen.get(at) == Some(&cell) {
            continue;
        }
        let mut more = chosen.clone();
        more.insert(at, cell);
        if fits(spans(&more)) {
            chosen = more;
        }
    }
    spans(&chosen)
}

/// Sorted cells as ranges that do not touch.
fn spans(cells: &[u32]) -> Vec<Range> {
    let mut joined: Vec<Range> = Vec::new();
    for cell in cells {
        match joined.last_mut() {
            Some(range) if range.1 + 1 == *cell => range.1 = *cell,
            _ => joined.push((*cell, *cell)),
        }
    }
    joined
}
