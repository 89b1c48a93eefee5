//! What can be told of something that changed.

use crate::model::{Kind, Language};

/// Something that came, went or changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The kind of thing.
    pub what: What,
    /// Its id; of a file, its path.
    pub id: String,
    /// What it is called, in the language in which changes are told, else in the first one.
    pub title: Option<String>,
    /// What happened to it.
    pub happened: Happened,
}

/// What kind of thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum What {
    /// A thing with a file of its own.
    Thing(Kind),
    /// A file from `assets/`.
    Asset,
    /// A file from `theme/`.
    Theme,
}

/// What happened to a thing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Happened {
    /// Only the new playbook has it.
    Added,
    /// Only the old playbook has it.
    Removed,
    /// These fields say something else, in the order of the format.
    Changed(Vec<Field>),
}

/// A key of the content format below which something differs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    /// The key.
    pub name: &'static str,
    /// How it was reworded, where that can be told.
    pub rewording: Option<Rewording>,
}

/// How a text was reworded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Rewording {
    /// A text of one line, in the first language in which it differs, a preferred one first.
    Line {
        /// The language.
        language: Language,
        /// What it said; empty where there was none.
        from: String,
        /// What it says; empty where there is none.
        to: String,
    },
    /// A longer text.
    Lines {
        /// How many lines are new.
        added: usize,
        /// How many are gone.
        removed: usize,
    },
}

impl What {
    /// What authors call it: `value`, `asset`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Thing(kind) => kind.name(),
            Self::Asset => "asset",
            Self::Theme => "theme",
        }
    }
}

impl Happened {
    /// `added`, `removed` or `changed`.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Added => "added",
            Self::Removed => "removed",
            Self::Changed(_) => "changed",
        }
    }

    /// The fields that changed.
    pub fn fields(&self) -> &[Field] {
        match self {
            Self::Changed(fields) => fields,
            Self::Added | Self::Removed => &[],
        }
    }
}
