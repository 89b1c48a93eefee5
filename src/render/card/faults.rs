//! Cards that do not fit on their sheet, as the author is told.

use std::collections::HashSet;

use rayon::prelude::*;

use super::content::Content;
use super::fold::Fold;
use super::paper::sheet;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Kind, LanguageIndex, Place, Role};
use crate::render::address::Spot;
use crate::render::desk::{Desk, Press};

/// As much room as the code of an address of ordinary length takes. It is kept free also where
/// the address is not known yet, so that a card that passes the check passes when published.
const USUAL: usize = 20_000;

/// What is wrong with the cards of a playbook.
pub(crate) fn faults(press: &Press<'_>) -> Vec<Diagnostic<Place>> {
    let roles = &press.book.playbook.roles;
    let matters = matters(press);
    let cards = roles.par_iter().map(|role| {
        let number = press.authority.house.role(&role.id);
        let matters = number.and_then(|number| matters.get(number).copied()).unwrap_or(0);
        if matters > sheet() { vec![hopeless(role, matters)] } else { measured(press, role) }
    });
    cards.flatten_iter().collect()
}

/// Of how many matters the card of each role tells at least: a boundary is one for each verdict
/// that the role is given when nothing is crossed that always holds.
fn matters(press: &Press<'_>) -> Vec<usize> {
    let authority = press.authority;
    let mut matters = vec![0; authority.house.ids().len()];
    for boundary in &press.book.playbook.boundaries {
        let Some(decided) = authority.get(&boundary.id) else { continue };
        let leaves = decided.diagram.everyday_leaves();
        for (role, count) in matters.iter_mut().enumerate() {
            let answers = leaves.iter().map(|leaf| &decided.diagram.outcome(*leaf, role).ruling);
            let names: HashSet<&str> = answers.map(|ruling| ruling.answer.name()).collect();
            *count += names.len();
        }
    }
    matters
}

/// A card that lists more than a sheet holds, however short the words are, need not be measured.
fn hopeless(role: &Role, matters: usize) -> Diagnostic<Place> {
    let title = role.title.content(LanguageIndex(0));
    let most = sheet();
    let message = format!(
        "the pocket card of “{title}” tells {matters} matters, and one sheet holds {most} at most"
    );
    problem(role, message)
}

/// What is wrong with a card in each language.
fn measured(press: &Press<'_>, role: &Role) -> Vec<Diagnostic<Place>> {
    let fault = |language| {
        let desk = Desk::new(press, language, Spot::Card(role.id.clone()))?;
        let content = Content::of(&desk, role);
        let excess = Fold::new(&content, Some(USUAL)).excess;
        (excess > 0).then(|| too_long(&desk, role, excess))
    };
    press.book.languages().filter_map(fault).collect()
}

fn too_long(desk: &Desk<'_>, role: &Role, excess: usize) -> Diagnostic<Place> {
    let lines = if excess == 1 { "1 line".to_owned() } else { format!("{excess} lines") };
    let title = role.title.content(desk.language);
    let message =
        format!("the pocket card of “{title}” is {lines} too long in `{}`", desk.tag().as_str());
    problem(role, message)
}

fn problem(role: &Role, message: String) -> Diagnostic<Place> {
    let place = Place::of(Kind::Role, &role.id).key("title");
    Diagnostic::new(Code::CardOverflow, place, message).help(
        "shorten the titles and questions of its boundaries, or let fewer boundaries \
         concern it; until then the rest is printed on a second sheet",
    )
}
