//! What would make it a may, in the widest terms.

use super::cells::contains;
use super::{Chart, Own};
use crate::decide::{Answer, Region, Situation};

impl Chart {
    /// The widest boxes in which a role decides alone; none where that is too much to tell.
    pub(crate) fn mays(&self, role: usize) -> Vec<Region> {
        self.own[role].as_ref().map(|own| own.mays(self)).unwrap_or_default()
    }

    /// Where a role would have to be, in a situation in which it may not decide alone, to do
    /// so: only what would have to change.
    pub(crate) fn nearest(&self, role: usize, situation: &Situation) -> Option<Region> {
        let changes = self.decided.diagram.nearest_may(role, situation)?;
        let exact = Region {
            when: changes.iter().map(|(variable, range)| (*variable, vec![*range])).collect(),
            label: 0,
        };
        let is_changed = |variable: usize| exact.cells(variable).is_some();
        let kept = self.mays(role).into_iter().find(|known| {
            let (moved, same): (Vec<_>, Vec<_>) =
                known.when.iter().cloned().partition(|(variable, _)| is_changed(*variable));
            let holds = self.space().is_in(&Region { when: same, label: 0 }, situation);
            holds && contains(&Region { when: moved, label: 0 }, &exact)
        });
        let widest = |(variable, range)| {
            let wide = kept.as_ref().and_then(|known| known.cells(variable));
            (variable, wide.map_or_else(|| vec![range], <[_]>::to_vec))
        };
        Some(Region { when: changes.into_iter().map(widest).collect(), label: 0 })
    }
}

impl Own {
    /// The widest boxes in which the role decides alone.
    fn mays(&self, chart: &Chart) -> Vec<Region> {
        let (may, other): (Vec<&Region>, Vec<&Region>) = self
            .leaves
            .iter()
            .partition(|leaf| self.rulings[leaf.label as usize].answer == Answer::May);
        super::cover::cover(&may, &other, chart.space())
    }
}
