//! Files that are published as they are.

use std::sync::Arc;

/// A file from an organisation's `assets/`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Asset {
    /// Its path as the content names it, with forward slashes: `assets/logo.svg`.
    pub path: String,
    /// Its content.
    pub bytes: Arc<[u8]>,
}
