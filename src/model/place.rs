//! Where in an author's words something stands, without files or lines.
//!
//! The model carries no spans; whoever finds something wrong names the thing and the path
//! inside it, and the loader finds the text behind that, through layers and placeholders.

use std::fmt;

/// The kinds of things that have files of their own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// `playbook.yaml`
    Playbook,
    /// `roles/`
    Role,
    /// `values/`
    Value,
    /// `boundaries/`
    Boundary,
    /// `examples/`
    Example,
    /// `pages/`
    Page,
    /// `scan.yaml`
    Scan,
}

impl Kind {
    /// The kinds that have a folder, in the order in which readers meet them.
    pub const WITH_FOLDER: [Self; 5] =
        [Self::Role, Self::Value, Self::Boundary, Self::Example, Self::Page];

    /// The folder that holds this kind; for `playbook.yaml` and `scan.yaml` their stem.
    pub fn folder(self) -> &'static str {
        match self {
            Self::Playbook => "playbook",
            Self::Role => "roles",
            Self::Value => "values",
            Self::Boundary => "boundaries",
            Self::Example => "examples",
            Self::Page => "pages",
            Self::Scan => "scan",
        }
    }

    /// What authors call one of this kind; also its scheme in links.
    pub fn name(self) -> &'static str {
        match self {
            Self::Playbook => "playbook",
            Self::Role => "role",
            Self::Value => "value",
            Self::Boundary => "boundary",
            Self::Example => "example",
            Self::Page => "page",
            Self::Scan => "scan",
        }
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.name())
    }
}

/// A place in one thing of a playbook.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// The kind of thing.
    pub kind: Kind,
    /// Its id; empty for the playbook itself and the scan.
    pub id: String,
    /// The way to the place, in the merged thing. A page's text is its key `text`.
    pub path: Vec<Step>,
    /// Which part of what lies there is meant.
    pub part: Part,
}

/// One step of a path.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Step {
    /// Into a mapping.
    Key(String),
    /// Into a list, from 0.
    Index(usize),
}

/// Which part of what a path leads to.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// The key.
    Key,
    /// The value.
    Value,
    /// An excerpt of the value, in the words of one of the playbook's languages.
    Excerpt {
        /// Which language, counted in the playbook's order.
        language: usize,
        /// The exact words.
        text: String,
        /// Which occurrence of them, from 0.
        occurrence: usize,
    },
}

impl Place {
    /// The whole thing.
    pub fn of(kind: Kind, id: impl fmt::Display) -> Self {
        Self { kind, id: id.to_string(), path: Vec::new(), part: Part::Value }
    }

    /// The value below a key of this place.
    #[must_use]
    pub fn key(mut self, key: impl fmt::Display) -> Self {
        self.path.push(Step::Key(key.to_string()));
        self
    }

    /// An entry of the list at this place.
    #[must_use]
    pub fn index(mut self, index: usize) -> Self {
        self.path.push(Step::Index(index));
        self
    }

    /// The key at the end of the path instead of its value.
    #[must_use]
    pub fn the_key(mut self) -> Self {
        self.part = Part::Key;
        self
    }

    /// An excerpt of the text at this place.
    #[must_use]
    pub fn excerpt(mut self, language: usize, text: &str, occurrence: usize) -> Self {
        self.part = Part::Excerpt { language, text: text.to_owned(), occurrence };
        self
    }
}
