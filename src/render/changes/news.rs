//! An older version of a playbook, and all that is different now.

use jiff::Timestamp;
use jiff::civil::Date;

use super::both::both;
use crate::compare::{self, Change, Happened, Moved, Version, What};
use crate::model::{Kind, Playbook, RoleId};

/// An older version, as readers are told of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Older {
    /// What people call it: `v1.2`.
    pub name: Option<String>,
    /// The day on which it was finished.
    pub day: Option<Date>,
}

/// What a playbook is compared with.
#[derive(Clone, Debug)]
pub struct Since<'a> {
    /// The older version.
    pub older: Older,
    /// When the playbook itself was changed last; without it there is no feed.
    pub updated: Option<Timestamp>,
    /// What is different; `None` where the older version did not have the organisation.
    pub news: Option<News<'a>>,
}

/// What is different between two versions of a playbook.
#[derive(Clone, Debug)]
pub struct News<'a> {
    /// The new playbook, with what only the old one had, so that both can be told.
    pub(crate) both: Playbook,
    /// What came, went and reads otherwise.
    pub(crate) changes: Vec<Change>,
    /// The boundaries that decide otherwise.
    pub(crate) moved: Vec<Moved<'a>>,
}

impl<'a> News<'a> {
    /// Compares two versions.
    pub fn new(old: &Version<'_>, new: &Version<'a>) -> Self {
        Self {
            both: both(old.playbook, new.playbook),
            changes: compare::words(old, new),
            moved: compare::authority(old.playbook, new.playbook),
        }
    }

    /// Whether everything is as it was.
    pub(crate) fn is_empty(&self) -> bool {
        self.changes.is_empty() && self.moved.is_empty()
    }

    /// Whether a role came (`true`) or went (`false`); `None` where both versions have it.
    pub(crate) fn came_or_went(&self, role: &RoleId) -> Option<bool> {
        let about =
            |change: &&Change| change.what == What::Thing(Kind::Role) && change.id == role.as_str();
        match self.changes.iter().find(about)?.happened {
            Happened::Added => Some(true),
            Happened::Removed => Some(false),
            Happened::Changed(_) => None,
        }
    }
}
