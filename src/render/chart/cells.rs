//! Boxes of situations, and how they lie to each other: sets of cells, variable by variable.

use crate::decide::{Domain, Region, Space};

/// Neighbouring cells, both ends included.
pub(crate) type Span = (u32, u32);

/// The regions in which none of the things that always hold is the case, told without them.
pub(super) fn ordinary(regions: Vec<Region>, space: &Space) -> Vec<Region> {
    let is_always = |variable: usize| space.variables[variable].always;
    let no = |cells: &[Span]| cells.iter().any(|(first, last)| (*first..=*last).contains(&1));
    let mut kept: Vec<Region> = regions
        .into_iter()
        .filter(|region| region.when.iter().all(|(at, cells)| !is_always(*at) || no(cells)))
        .collect();
    for region in &mut kept {
        region.when.retain(|(variable, _)| !is_always(*variable));
    }
    kept
}

/// Whether some situation may lie in both.
pub(super) fn meet(one: &Region, two: &Region) -> bool {
    one.when.iter().all(|(variable, cells)| {
        two.cells(*variable).is_none_or(|other| !common(cells, other).is_empty())
    })
}

/// Whether the inner one lies within the outer one.
pub(super) fn contains(outer: &Region, inner: &Region) -> bool {
    outer.when.iter().all(|(variable, cells)| {
        inner.cells(*variable).is_some_and(|other| without(other, cells).is_empty())
    })
}

/// Whether every situation of a box lies in one of some others.
pub(super) fn covered(piece: &Region, by: &[&Region]) -> bool {
    let Some((first, rest)) = by.split_first() else { return false };
    if !meet(piece, first) {
        return covered(piece, rest);
    }
    let mut left = piece.clone();
    for (variable, cells) in &first.when {
        let own = left.cells(*variable).map_or_else(|| vec![(0, u32::MAX)], <[Span]>::to_vec);
        let outside = without(&own, cells);
        if !outside.is_empty() && !covered(&with(&left, *variable, Some(outside)), rest) {
            return false;
        }
        left = with(&left, *variable, Some(common(&own, cells)));
    }
    true
}

/// The smallest box around some others.
pub(super) fn hull(boxes: &[Region], space: &Space) -> Region {
    let mut when = Vec::new();
    let first = boxes.first().map(|first| first.when.as_slice()).unwrap_or_default();
    for (variable, _) in first {
        let cells: Option<Vec<&[Span]>> = boxes.iter().map(|one| one.cells(*variable)).collect();
        let Some(cells) = cells else { continue };
        let joined = together(cells.concat());
        if !is_all(&joined, *variable, space) {
            when.push((*variable, joined));
        }
    }
    Region { when, label: 0 }
}

/// The same box with other cells of one variable; `None`: all of them.
pub(super) fn with(region: &Region, variable: usize, cells: Option<Vec<Span>>) -> Region {
    let mut changed = region.clone();
    let known = changed.when.iter().position(|(at, _)| *at == variable);
    match (known, cells) {
        (Some(at), Some(cells)) => changed.when[at].1 = cells,
        (Some(at), None) => drop(changed.when.remove(at)),
        (None, Some(cells)) => changed.when.push((variable, cells)),
        (None, None) => {}
    }
    changed
}

/// Whether a variable's cells are told as one stretch.
pub(super) fn is_quantity(variable: usize, space: &Space) -> bool {
    matches!(space.variables[variable].domain, Domain::Quantity { .. })
}

pub(super) fn is_all(cells: &[Span], variable: usize, space: &Space) -> bool {
    cells == [(0, space.variables[variable].cells() - 1)]
}

/// Cells in order, those that touch as one span.
pub(super) fn together(mut cells: Vec<Span>) -> Vec<Span> {
    cells.sort_unstable();
    let mut joined: Vec<Span> = Vec::new();
    for (first, last) in cells {
        match joined.last_mut() {
            Some(before) if before.1.saturating_add(1) >= first => before.1 = before.1.max(last),
            _ => joined.push((first, last)),
        }
    }
    joined
}

fn common(one: &[Span], two: &[Span]) -> Vec<Span> {
    let pairs = one.iter().flat_map(|one| two.iter().map(move |two| (one, two)));
    let both = pairs.map(|(one, two)| (one.0.max(two.0), one.1.min(two.1)));
    both.filter(|(first, last)| first <= last).collect()
}

/// The cells of the one that the other does not have.
fn without(one: &[Span], two: &[Span]) -> Vec<Span> {
    let mut left = one.to_vec();
    for (first, last) in two {
        left = left
            .into_iter()
            .flat_map(|(from, to)| {
                let below = first.checked_sub(1).map(|end| (from, to.min(end)));
                let above = last.checked_add(1).map(|begin| (from.max(begin), to));
                [below, above]
            })
            .flatten()
            .filter(|(from, to)| from <= to)
            .collect();
    }
    left
}

#[cfg(test)]
mod tests {
    use super::*;

    fn region(when: &[(usize, &[Span])]) -> Region {
        let when = when.iter().map(|(variable, cells)| (*variable, cells.to_vec())).collect();
        Region { when, label: 0 }
    }

    #[test]
    fn cells_are_taken_away_and_shared() {
        assert_eq!(without(&[(0, 5)], &[(2, 3)]), [(0, 1), (4, 5)]);
        assert_eq!(without(&[(0, 1), (4, 5)], &[(0, 4)]), [(5, 5)]);
        assert_eq!(without(&[(1, 2)], &[(0, 9)]), []);
        assert_eq!(common(&[(0, 3)], &[(2, 9)]), [(2, 3)]);
        assert_eq!(together(vec![(4, 5), (0, 1), (2, 2)]), [(0, 2), (4, 5)]);
    }

    #[test]
    fn boxes_meet_and_cover() {
        let yes = region(&[(0, &[(0, 0)])]);
        let no = region(&[(0, &[(1, 1)])]);
        let low = region(&[(1, &[(0, 2)])]);
        let high = region(&[(1, &[(3, u32::MAX)])]);
        let yes_low = region(&[(0, &[(0, 0)]), (1, &[(0, 2)])]);
        assert!(!meet(&yes, &no) && meet(&yes, &low));
        assert!(contains(&low, &yes_low) && !contains(&yes_low, &low));
        assert!(covered(&yes, &[&low, &high]));
        assert!(!covered(&yes, &[&yes_low]));
        assert!(covered(&yes_low, &[&no, &low]));
    }
}
