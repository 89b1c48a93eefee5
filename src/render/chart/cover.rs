//! Few words for many situations: the widest boxes that say the same.

use super::cells::{Span, contains, covered, is_all, is_quantity, meet, together, with};
use crate::decide::{Region, Space};

/// As few and as wide boxes as easily found that hold all `wanted` regions and touch none of
/// those `against`. They may overlap.
pub(super) fn cover(wanted: &[&Region], against: &[&Region], space: &Space) -> Vec<Region> {
    let mut wide: Vec<Region> = Vec::new();
    for region in wanted {
        if !wide.iter().any(|known| contains(known, region)) {
            wide.push(widened(region, against, space));
        }
    }
    let mut at = wide.len();
    while at > 0 {
        at -= 1;
        let others: Vec<&Region> =
            wide.iter().enumerate().filter(|(other, _)| *other != at).map(|(_, one)| one).collect();
        if wanted.iter().all(|region| covered(region, &others)) {
            wide.remove(at);
        }
    }
    let mut wide = joined(wide, space);
    wide.sort_by_key(|region| region.when.len());
    wide
}

/// Boxes that differ in the options of one choice alone, as one.
fn joined(boxes: Vec<Region>, space: &Space) -> Vec<Region> {
    let mut kept: Vec<Region> = Vec::new();
    for region in boxes {
        let one = kept.iter_mut().find_map(|known| Some((options(known, &region, space)?, known)));
        match one {
            Some(((variable, cells), known)) => *known = with(known, variable, Some(cells)),
            None => kept.push(region),
        }
    }
    kept
}

/// The one choice in which two boxes differ, with the options of both.
fn options(one: &Region, two: &Region, space: &Space) -> Option<(usize, Vec<Span>)> {
    let differs = |(variable, cells): &&(usize, Vec<Span>)| {
        two.cells(*variable).is_none_or(|other| other != cells.as_slice())
    };
    let mut differing = one.when.iter().filter(differs);
    let ((variable, cells), None) = (differing.next()?, differing.next()) else { return None };
    let other = two.cells(*variable)?;
    let fits = one.when.len() == two.when.len() && !is_quantity(*variable, space);
    let both = together([cells, other].concat());
    (fits && !is_all(&both, *variable, space)).then_some((*variable, both))
}

/// How much there is to say about some boxes.
pub(super) fn weight(boxes: &[Region]) -> usize {
    boxes.iter().map(|region| 1 + region.when.len()).sum()
}

fn widened(region: &Region, against: &[&Region], space: &Space) -> Region {
    let is_free = |candidate: &Region| !against.iter().any(|other| meet(candidate, other));
    let mut wide = region.clone();
    for (variable, _) in &region.when {
        let candidate = with(&wide, *variable, None);
        if is_free(&candidate) {
            wide = candidate;
        }
    }
    for (variable, _) in &region.when {
        for candidate in endless(&wide, *variable, space) {
            if is_free(&candidate) && contains(&candidate, &wide) {
                wide = candidate;
            }
        }
    }
    wide
}

/// A box with a stretch of one variable without one of its ends. Options are not added one by
/// one: that would make it larger, but take more words.
fn endless(region: &Region, variable: usize, space: &Space) -> Vec<Region> {
    let Some([.., (_, last)]) = region.cells(variable) else { return Vec::new() };
    if !is_quantity(variable, space) {
        return Vec::new();
    }
    let first = region.cells(variable).and_then(<[_]>::first).map_or(0, |(first, _)| *first);
    let end = space.variables[variable].cells() - 1;
    let spans = [vec![(0, *last)], vec![(first, end)]];
    let proper = spans.into_iter().filter(|cells| !is_all(cells, variable, space));
    proper.map(|cells| with(region, variable, Some(cells))).collect()
}
