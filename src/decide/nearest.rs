//! What would make it a may: the nearest situations in which a role decides alone.

use super::diagram::Diagram;
use super::outcome::Answer;
use super::situation::Situation;
use super::space::{Domain, Range, Subject};

/// A change of one thing: the variable, and the cells in which it would have to be.
pub type Change = (usize, Range);

impl Diagram {
    /// The fewest changes to a situation after which a role, by its number, decides alone; of
    /// changes that are as few, those that are easiest to make: a lower amount before another
    /// answer, and what always holds last. `None` where it never does, or does so already.
    pub fn nearest_may(&self, role: usize, situation: &Situation) -> Option<Vec<Change>> {
        let cells = situation.cells(&self.space);
        let is_may = |leaf| self.outcome(leaf, role).ruling.answer == Answer::May;
        let effort = |variable: usize, range| self.effort(variable, cells[variable], range);
        let mut path = self.graph.cheapest(is_may, effort)?;
        path.retain(|(variable, (first, last))| {
            cells[*variable].is_some_and(|cell| !(*first..=*last).contains(&cell))
        });
        (!path.is_empty()).then_some(path)
    }

    /// What it takes to bring a variable into these cells. One that is not known costs a
    /// little, so that what is known is kept.
    fn effort(&self, variable: usize, cell: Option<u32>, range: Range) -> u32 {
        let Some(cell) = cell else { return 1 };
        if (range.0..=range.1).contains(&cell) {
            return 0;
        }
        let variable = &self.space.variables[variable];
        match (&variable.subject, &variable.domain) {
            _ if variable.always => 1_000_000,
            (Subject::Total(_), _) => 1_000,
            (Subject::Fact(_), Domain::Quantity { .. }) => 1_001,
            (Subject::Fact(_), _) => 1_002,
        }
    }
}
