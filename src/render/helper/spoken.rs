//! Words that are handed over to a script.

use serde::Serialize;

use crate::model::Text;
use crate::render::desk::Desk;
use crate::render::markdown;

/// Words, and their language where it is not the page's.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub(crate) enum Spoken {
    /// In the page's language.
    Own(String),
    /// In another.
    Foreign(String, String),
}

impl Spoken {
    /// An author's words.
    pub(crate) fn new(desk: &Desk<'_>, text: &Text) -> Self {
        Self::of(desk, text, str::to_owned)
    }

    /// An author's Markdown, as plain words.
    pub(crate) fn plain(desk: &Desk<'_>, text: &Text) -> Self {
        Self::of(desk, text, |text| markdown::plain(text).trim().to_owned())
    }

    fn of(desk: &Desk<'_>, text: &Text, told: impl Fn(&str) -> String) -> Self {
        let wording = text.wording(desk.language);
        let words = told(&wording.content);
        if wording.language == *desk.tag() {
            Self::Own(words)
        } else {
            Self::Foreign(words, wording.language.to_string())
        }
    }
}
