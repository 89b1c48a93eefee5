//! Files that are published as they are: which came, went or hold something else.

use crate::model::Asset;

use super::change::{Change, Happened, What};

/// What became of the files of one kind, by their paths.
pub(super) fn files(what: What, old: &[Asset], new: &[Asset]) -> Vec<Change> {
    let change =
        |asset: &Asset, happened| Change { what, id: asset.path.clone(), title: None, happened };
    let in_list = |list: &[Asset], path: &str| list.iter().position(|known| known.path == path);
    let now = new.iter().filter_map(|asset| match in_list(old, &asset.path) {
        None => Some(change(asset, Happened::Added)),
        Some(before) if old[before].bytes != asset.bytes => {
            Some(change(asset, Happened::Changed(Vec::new())))
        }
        Some(_) => None,
    });
    let gone = old.iter().filter(|asset| in_list(new, &asset.path).is_none());
    now.chain(gone.map(|asset| change(asset, Happened::Removed))).collect()
}
