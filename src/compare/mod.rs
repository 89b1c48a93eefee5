//! Two playbooks, old and new: what changed in words, and who may now decide what.
//!
//! Playbooks are compared as they were loaded, layers merged and answers filled in. So a file
//! that was moved, reordered or commented differs in nothing; and an answer that differs shows
//! in everything that it is in. [`words()`] holds things against things by their ids, field by
//! field; [`authority()`] asks [`crate::decide`] what that comes to for each role.

mod authority;
mod change;
mod fields;
mod files;
mod rules;
mod same;
mod things;
mod words;

use std::collections::BTreeMap;

use crate::model::{Asset, Playbook};

pub use authority::{Moved, Room, authority};
pub use change::{Change, Field, Happened, Rewording, What};
pub use words::{words, words_in};

/// One of two versions: a playbook, and what readers meet besides.
#[derive(Clone, Debug)]
pub struct Version<'a> {
    /// The playbook.
    pub playbook: &'a Playbook,
    /// What each of its questions was answered with.
    pub answers: &'a BTreeMap<String, String>,
    /// The files of its own theme, by their paths.
    pub theme: Vec<Asset>,
}
