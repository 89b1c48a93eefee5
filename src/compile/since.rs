//! An organisation as it was, which its playbook is compared with.

use jiff::Timestamp;

use crate::render::{News, Older, Since};

use super::{Examined, World};

/// An older version of an organisation.
pub struct Past<'a> {
    /// What it was made from.
    pub world: &'a World,
    /// The organisation as it was; `None` where it was not there.
    pub examined: Option<&'a Examined<'a>>,
    /// What readers are told of the version.
    pub older: &'a Older,
    /// When the content was changed last, for the feed.
    pub updated: Option<Timestamp>,
}

impl Past<'_> {
    /// What is different now.
    pub(super) fn since<'n>(&self, world: &World, now: &'n Examined<'_>) -> Since<'n> {
        let news =
            self.examined.map(|before| News::new(&self.world.version(before), &world.version(now)));
        Since { older: self.older.clone(), updated: self.updated, news }
    }
}
