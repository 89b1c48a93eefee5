//! What is to become a file of an organisation's folder.

use std::sync::Arc;

use super::folder::Entry;
use super::tree::Tree;

/// What a file is to hold.
#[derive(Clone, Debug)]
pub enum Draft {
    /// What another file holds, byte for byte.
    Copy(Entry),
    /// These bytes.
    Bytes(Arc<[u8]>),
    /// These values, as YAML.
    Yaml(Tree),
    /// These values, as a page: its text below the others.
    Page(Tree),
}
