//! What a file holds, for as long as somebody needs it.
//!
//! A tree takes more memory than the text that it was read from, and of most files it is looked
//! at once: when the thing that they describe is made. So the first who needs it once takes it
//! away; whoever asks for it after that has it read again, and from then on it stays.

use std::borrow::Cow;
use std::sync::{Mutex, MutexGuard, OnceLock, PoisonError};

use super::tree::Tree;

/// The tree of a file.
#[derive(Debug, Default)]
pub(super) struct Root {
    /// As it was read first, until somebody takes it.
    fresh: Mutex<Option<Tree>>,
    kept: OnceLock<Tree>,
}

impl Root {
    /// Puts the tree in that has just been read.
    pub(super) fn put(&self, tree: Tree) {
        *self.fresh() = Some(tree);
    }

    /// The tree, which stays from now on. `read` reads it again where it has been taken away.
    pub(super) fn kept(&self, read: impl FnOnce() -> Tree) -> &Tree {
        self.kept.get_or_init(|| self.fresh().take().unwrap_or_else(read))
    }

    /// The tree for somebody who needs it once. Who comes second is not the last, as a rule: the
    /// forks of a template come one after the other. So from then on it stays.
    pub(super) fn once(&self, read: impl FnOnce() -> Tree) -> Cow<'_, Tree> {
        if let Some(kept) = self.kept.get() {
            return Cow::Borrowed(kept);
        }
        let fresh = self.fresh().take();
        fresh.map_or_else(|| Cow::Borrowed(self.kept(read)), Cow::Owned)
    }

    fn fresh(&self) -> MutexGuard<'_, Option<Tree>> {
        self.fresh.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::tree_of;

    #[test]
    fn who_comes_first_takes_it_and_for_the_second_it_stays() {
        let root = Root::default();
        root.put(tree_of("a: 1"));
        let never = || panic!("it is there");
        assert!(matches!(root.once(never), Cow::Owned(tree) if tree == tree_of("a: 1")));
        let again = root.once(|| tree_of("a: 2"));
        assert!(matches!(again, Cow::Borrowed(tree) if *tree == tree_of("a: 2")));
        assert!(matches!(root.once(never), Cow::Borrowed(_)));
        assert_eq!(*root.kept(never), tree_of("a: 2"));
    }

    #[test]
    fn what_is_kept_is_taken_from_nobody() {
        let root = Root::default();
        root.put(tree_of("a: 1"));
        let never = || panic!("it is there");
        assert_eq!(*root.kept(never), tree_of("a: 1"));
        assert!(matches!(root.once(never), Cow::Borrowed(tree) if *tree == tree_of("a: 1")));
    }
}
