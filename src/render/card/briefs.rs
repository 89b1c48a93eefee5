//! What cards have said so far: roles that are told the same are told it in the same words.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use crate::model::{BoundaryId, LanguageIndex};
use crate::render::sentence::Phrase;

/// A boundary, the first role of those that it tells the same, a language and a verdict.
type Key = (BoundaryId, usize, LanguageIndex, &'static str);

/// What cards have said so far; `None` where that is nothing.
#[derive(Default)]
pub(crate) struct Briefs {
    said: Mutex<HashMap<Key, Option<Phrase>>>,
}

impl Briefs {
    /// What was said, or else what is to be.
    pub(crate) fn get(&self, key: Key, say: impl FnOnce() -> Option<Phrase>) -> Option<Phrase> {
        let known = self.said.lock().unwrap_or_else(PoisonError::into_inner).get(&key).cloned();
        known.unwrap_or_else(|| {
            let said = say();
            let mut all = self.said.lock().unwrap_or_else(PoisonError::into_inner);
            all.insert(key, said.clone());
            said
        })
    }
}
