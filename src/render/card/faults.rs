//! Cards that do not fit on their sheet, as the author is told.

use rayon::prelude::*;

use super::content::Content;
use super::fold::Fold;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Kind, Place, Role};
use crate::render::address::Spot;
use crate::render::desk::{Desk, Press};

/// As much room as the code of an address of ordinary length takes. It is kept free also where
/// the address is not known yet, so that a card that passes the check passes when published.
const USUAL: usize = 20_000;

/// What is wrong with the cards of a playbook.
pub(crate) fn faults(press: &Press<'_>) -> Vec<Diagnostic<Place>> {
    let roles = &press.book.playbook.roles;
    let languages: Vec<_> = press.book.languages().collect();
    let cards = roles.par_iter().flat_map_iter(|role| {
        let languages = languages.iter();
        languages.map(move |language| (role, *language))
    });
    let fault = |(role, language): (&Role, _)| {
        let desk = Desk::new(press, language, Spot::Card(role.id.clone()))?;
        let content = Content::of(&desk, role);
        let excess = Fold::new(&content, Some(USUAL)).excess;
        (excess > 0).then(|| told(&desk, role, excess))
    };
    cards.filter_map(fault).collect()
}

fn told(desk: &Desk<'_>, role: &Role, excess: usize) -> Diagnostic<Place> {
    let lines = if excess == 1 { "1 line".to_owned() } else { format!("{excess} lines") };
    let title = role.title.content(desk.language);
    let message =
        format!("the pocket card of “{title}” is {lines} too long in `{}`", desk.tag().as_str());
    let place = Place::of(Kind::Role, &role.id).key("title");
    Diagnostic::new(Code::CardOverflow, place, message).help(
        "shorten the titles and questions of its boundaries, or let fewer boundaries \
         concern it; until then the rest is printed on a second sheet",
    )
}
