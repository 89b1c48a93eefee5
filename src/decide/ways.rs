//! The ways in which clauses match, as cells of a space.

use std::collections::HashMap;

use crate::model::{ChoiceTest, Test};

use super::regions::Region;
use super::rules::{Rule, Rules};
use super::space::{Domain, Range, Space, Subject, Variable};
use super::stretch::{Stretch, stretches};

/// One way in which a rule can match: the cells that each of its tests leaves.
pub(super) struct Way<'a> {
    pub(super) rule: &'a Rule,
    /// In the order of the variables; a test that always passes is none.
    pub(super) tests: Vec<(usize, Vec<Range>)>,
}

/// All ways in which rules can match, over a space that has all their cuts. Those that never
/// can are left out.
pub(super) fn ways<'a>(rules: &'a Rules, space: &Space) -> Vec<Way<'a>> {
    let positions = space.positions();
    let ways =
        rules.list.iter().flat_map(|rule| rule.ways().into_iter().map(move |tests| (rule, tests)));
    ways.filter_map(|(rule, tests)| Way::new(rule, &tests, space, &positions)).collect()
}

impl<'a> Way<'a> {
    /// Whether it matches where every variable is in such a cell.
    pub(super) fn matches(&self, cells: &[u32]) -> bool {
        self.tests.iter().all(|(variable, ranges)| {
            let cell = cells[*variable];
            ranges.iter().any(|(first, last)| (*first..=*last).contains(&cell))
        })
    }

    /// The lowest and the highest cells in which it matches.
    pub(super) fn corners(&self) -> [Region; 2] {
        let corner = |cell: &dyn Fn(&[Range]) -> Option<u32>| {
            let cells = self.tests.iter().filter_map(|(variable, ranges)| {
                let cell = cell(ranges)?;
                Some((*variable, vec![(cell, cell)]))
            });
            Region { when: cells.collect(), label: 0 }
        };
        [corner(&|ranges| Some(ranges.first()?.0)), corner(&|ranges| Some(ranges.last()?.1))]
    }

    /// Whether the other one matches wherever this does.
    pub(super) fn is_within(&self, wide: &Self) -> bool {
        let is_in = |(first, last): &Range, ranges: &[Range]| {
            ranges.iter().any(|(from, to)| from <= first && last <= to)
        };
        wide.tests.iter().all(|(variable, ranges)| {
            let own = self.tests.iter().find(|(own, _)| own == variable);
            own.is_some_and(|(_, own)| own.iter().all(|own| is_in(own, ranges)))
        })
    }

    /// `None` where it can never match.
    fn new(
        rule: &'a Rule,
        tests: &[(Subject, Test)],
        space: &Space,
        positions: &HashMap<&Subject, usize>,
    ) -> Option<Self> {
        let mut cells: Vec<(usize, Vec<Range>)> = Vec::new();
        for (subject, test) in tests {
            let position = *positions.get(subject)?;
            let variable = &space.variables[position];
            let ranges = passing(variable, test);
            match cells.iter_mut().find(|(known, _)| *known == position) {
                Some((_, known)) => *known = overlap(known, &ranges),
                None => cells.push((position, ranges)),
            }
        }
        if cells.iter().any(|(_, ranges)| ranges.is_empty()) {
            return None;
        }
        let is_all = |position: usize, ranges: &[Range]| {
            ranges == [(0, space.variables[position].cells() - 1)]
        };
        cells.retain(|(position, ranges)| !is_all(*position, ranges));
        cells.sort_unstable_by_key(|(position, _)| *position);
        Some(Self { rule, tests: cells })
    }
}

/// The cells in which a test holds, as ranges that do not touch, lowest first.
pub(super) fn passing(variable: &Variable, test: &Test) -> Vec<Range> {
    let cells = variable.cells();
    let single = |chosen: &dyn Fn(u32) -> bool| {
        joined((0..cells).filter(|cell| chosen(*cell)).map(|cell| (cell, cell)))
    };
    match (test, &variable.domain) {
        (Test::YesNo(yes), Domain::YesNo) => single(&|cell| cell == u32::from(!yes)),
        (Test::Choice(test), Domain::Choice(options)) => {
            let option = |cell: u32| &options[cell as usize];
            match test {
                ChoiceTest::OneOf(chosen) => single(&|cell| chosen.contains(option(cell))),
                ChoiceTest::Not(other) => single(&|cell| option(cell) != other),
            }
        }
        (Test::Measure(comparison), Domain::Quantity { cuts, .. }) => {
            let above = |cut| {
                let below = cuts.partition_point(|known| *known < cut);
                u32::try_from(below).unwrap_or(u32::MAX)
            };
            // Below all cuts that are kept lies nothing that could occur, but for the first
            // cell; a cut that was left out lies below that.
            let range = |stretch: Stretch| {
                let is_kept = |cut| cuts.binary_search(&cut).is_ok();
                let first = match stretch.from {
                    Some(from) if is_kept(from) => above(from) + 1,
                    _ => 0,
                };
                let last = match stretch.to {
                    Some(to) if is_kept(to) => above(to),
                    Some(_) => return None,
                    None => cells - 1,
                };
                (first <= last).then_some((first, last))
            };
            joined(stretches(*comparison).into_iter().filter_map(range))
        }
        _ => Vec::new(),
    }
}

/// Ranges, lowest first, with those that touch made one.
fn joined(ranges: impl Iterator<Item = Range>) -> Vec<Range> {
    let mut joined: Vec<Range> = Vec::new();
    for (first, last) in ranges {
        match joined.last_mut() {
            Some(before) if before.1 + 1 >= first => before.1 = before.1.max(last),
            _ => joined.push((first, last)),
        }
    }
    joined
}

/// What both lists of ranges have.
fn overlap(one: &[Range], two: &[Range]) -> Vec<Range> {
    let pairs = one.iter().flat_map(|one| two.iter().map(move |two| (one, two)));
    let both = pairs.map(|(one, two)| (one.0.max(two.0), one.1.min(two.1)));
    let mut both: Vec<Range> = both.filter(|(first, last)| first <= last).collect();
    both.sort_unstable();
    both
}
