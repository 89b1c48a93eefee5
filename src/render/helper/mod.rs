//! What the helper reads: for every boundary and language one script that hands over the
//! decision diagram and the words for everything it can say.
//!
//! The diagram has the form that `playbook.json` gives other programs, so there is one form to
//! walk. The data is a script and not JSON to fetch, because pages that are opened as files may
//! load scripts and may fetch nothing; and it is one script a boundary, because a reader asks
//! one question and should not wait for all.

mod asked;
mod data;
mod limits;
mod spoken;
mod words;

pub(crate) use spoken::Spoken;
pub(crate) use words::Words;

use std::collections::HashMap;
use std::sync::Arc;

use rayon::prelude::*;

use super::address::{self, Spot};
use super::desk::{Desk, Press};
use super::files::hashed;
use crate::model::{Boundary, BoundaryId, LanguageIndex};

/// The scripts of all boundaries that are decided on their own.
pub(crate) type Scripts = HashMap<Of, Script>;

/// In which language, and of which boundary.
type Of = (LanguageIndex, BoundaryId);

/// A script that hands over a boundary.
#[derive(Clone, Debug)]
pub(crate) struct Script {
    /// Where it is published.
    pub(crate) file: String,
    /// What it says.
    pub(crate) text: Arc<[u8]>,
}

/// Writes them.
pub(super) fn scripts(press: &Press<'_>) -> Scripts {
    let of_language = |language| {
        let desk = Desk::new(press, language, Spot::MayI)?;
        let boundaries = press.book.playbook.boundaries.par_iter();
        Some(boundaries.filter_map(|boundary| of_boundary(&desk, boundary)).collect::<Vec<_>>())
    };
    press.book.languages().filter_map(of_language).flatten().collect()
}

fn of_boundary(desk: &Desk<'_>, boundary: &Boundary) -> Option<(Of, Script)> {
    let text = data::script(desk, boundary, desk.chart(boundary)?);
    let folder = address::language_folder(desk.book.playbook, desk.language);
    let file = hashed(&format!("{folder}may-i/{}.js", boundary.id), text.as_bytes());
    Some(((desk.language, boundary.id.clone()), Script { file, text: text.into_bytes().into() }))
}
