//! What the helper reads: for every boundary and language one script that hands over the
//! decision diagram and the words for everything it can say.
//!
//! The diagram has the form that `playbook.json` gives other programs, so there is one form to
//! walk. The data is a script and not JSON to fetch, because pages that are opened as files may
//! load scripts and may fetch nothing; and it is one script a boundary, because a reader asks
//! one question and should not wait for all.

mod asked;
mod data;
mod spoken;
mod words;

pub(crate) use spoken::Spoken;
pub(crate) use words::Words;

use std::collections::HashMap;

use super::address::{self, Spot};
use super::desk::{Desk, Press};
use super::files::hashed;
use crate::model::{BoundaryId, LanguageIndex};

/// The scripts of all boundaries that are decided on their own.
pub(crate) type Scripts = HashMap<(LanguageIndex, BoundaryId), Script>;

/// A script that hands over a boundary.
#[derive(Clone, Debug)]
pub(crate) struct Script {
    /// Where it is published.
    pub(crate) file: String,
    /// What it says.
    pub(crate) text: String,
}

/// Writes them.
pub(super) fn scripts(press: &Press<'_>) -> Scripts {
    let mut scripts = Scripts::new();
    for language in press.book.languages() {
        let Some(desk) = Desk::new(press, language, Spot::MayI) else { continue };
        let folder = address::language_folder(press.book.playbook, language);
        for boundary in &press.book.playbook.boundaries {
            let Some(chart) = desk.chart(boundary) else { continue };
            let text = data::script(&desk, boundary, chart);
            let file = hashed(&format!("{folder}may-i/{}.js", boundary.id), text.as_bytes());
            scripts.insert((language, boundary.id.clone()), Script { file, text });
        }
    }
    scripts
}
