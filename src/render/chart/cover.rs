//! Few words for many situations: the widest boxes that say the same.

use super::cells::{contains, covered, is_all, is_quantity, meet, with};
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
    wide.sort_by_key(|region| region.when.len());
    wide
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
