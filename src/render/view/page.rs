//! A free page.

use serde::Serialize;

use super::colophon::Colophon;
use super::parts::{Heading, Note, Prose, Words, margin, note};
use super::value::first_weeks;
use crate::model::{Audience, Page, Target};
use crate::render::desk::Desk;

/// The page.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct PageView {
    pub(crate) heading: Heading,
    pub(crate) text: Option<Prose>,
    pub(crate) margin: Vec<Note>,
    pub(crate) colophon: Option<Colophon>,
}

impl PageView {
    pub(crate) fn new(desk: &Desk<'_>, page: &Page) -> Self {
        let target = Target::Page(page.id.clone());
        let title = page.title.content(desk.language);
        Self {
            heading: Heading::new(desk.words(&page.title))
                .place(audience(desk, page).map(Into::into))
                .lead(page.summary.as_ref().map(|summary| desk.words(summary))),
            text: page.text.as_ref().map(|text| desk.prose_below(text, 2, Some(title))),
            margin: margin([
                note(desk.word("first_weeks_of"), first_weeks(desk, &target)),
                note(desk.word("mentioned"), desk.mentions(&target)),
            ]),
            colophon: Colophon::of(desk, &page.stewardship),
        }
    }
}

/// For whom a page was written; `None` where it is for all.
pub(crate) fn audience(desk: &Desk<'_>, page: &Page) -> Option<Words> {
    match page.audience.as_slice() {
        [Audience::Leaders] => Some(Words::ours(desk.word("for_leaders"))),
        [Audience::Employees] => Some(Words::ours(desk.word("for_employees"))),
        _ => None,
    }
}
