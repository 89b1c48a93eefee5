//! The parts that pages are made of.

use serde::Serialize;

/// Words in one line.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct Words {
    /// The words, not escaped.
    pub(crate) text: String,
    /// Their language, where it is not the page's.
    pub(crate) lang: Option<String>,
    /// The remark that goes with that.
    pub(crate) note: Option<String>,
}

impl Words {
    /// Words of the interface.
    pub(crate) fn ours(text: impl Into<String>) -> Self {
        Self { text: text.into(), lang: None, note: None }
    }
}

/// Text of one or more paragraphs.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct Prose {
    /// The text as HTML.
    pub(crate) html: String,
    /// Its language, where it is not the page's.
    pub(crate) lang: Option<String>,
    /// The remark that goes with that.
    pub(crate) note: Option<String>,
}

/// A link to a page.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct Link {
    /// Its address from this page.
    pub(crate) href: String,
    /// What it says.
    pub(crate) title: Words,
    /// What there is to know about it.
    pub(crate) about: Option<Words>,
}

impl Link {
    pub(crate) fn new(href: String, title: Words) -> Self {
        Self { href, title, about: None }
    }

    pub(crate) fn about(mut self, about: Option<Words>) -> Self {
        self.about = about;
        self
    }
}

/// A step of the way to a page, or of the setting of a story.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct Crumb {
    pub(crate) href: Option<String>,
    pub(crate) title: Words,
}

impl From<Link> for Crumb {
    fn from(link: Link) -> Self {
        Self { href: Some(link.href), title: link.title }
    }
}

impl From<Words> for Crumb {
    fn from(title: Words) -> Self {
        Self { href: None, title }
    }
}

/// How a page opens.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct Heading {
    /// Where we are.
    pub(crate) place: Vec<Crumb>,
    /// The title.
    pub(crate) title: Words,
    /// Who and where, below the title of a story.
    pub(crate) setting: Vec<Crumb>,
    /// In one line.
    pub(crate) lead: Option<Words>,
}

impl Heading {
    pub(crate) fn new(title: Words) -> Self {
        Self { place: Vec::new(), title, setting: Vec::new(), lead: None }
    }

    pub(crate) fn lead(mut self, lead: Option<Words>) -> Self {
        self.lead = lead;
        self
    }

    pub(crate) fn place(mut self, place: impl IntoIterator<Item = Crumb>) -> Self {
        self.place.extend(place);
        self
    }
}

/// A note in the margin.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct Note {
    pub(crate) title: String,
    pub(crate) links: Vec<Link>,
}

/// The notes in a margin: those that say something.
pub(crate) fn margin(notes: impl IntoIterator<Item = Note>) -> Vec<Note> {
    notes.into_iter().filter(|note| !note.links.is_empty()).collect()
}

/// A note of links.
pub(crate) fn note(title: String, links: Vec<Link>) -> Note {
    Note { title, links }
}

/// A verdict, shown.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct Shown {
    /// `may`, `ask` or `never`.
    pub(crate) verdict: &'static str,
    /// The ids of the roles to ask.
    pub(crate) whom: Vec<String>,
    /// The verdict in words.
    pub(crate) words: String,
}

/// An entry of a list of pages.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct Entry {
    pub(crate) href: String,
    pub(crate) title: Words,
    pub(crate) about: Option<Words>,
    /// What kind of thing it is, where that needs saying.
    pub(crate) meta: Option<String>,
    pub(crate) verdict: Option<Shown>,
    /// Which options of the filters above the list it answers to, by their numbers.
    pub(crate) options: Option<String>,
}

/// The page before and the page after.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct Pager {
    pub(crate) previous: Option<Link>,
    pub(crate) next: Option<Link>,
}
