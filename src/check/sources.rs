//! Where the clauses of an organisation were written, in its own folder or below.

use crate::model::{BoundaryId, Place};

/// Finds the files behind the clauses of an organisation.
pub trait ClauseSources: Sync {
    /// Where the clause at a place was written. `None` where there is none.
    fn clause(&self, place: &Place) -> Option<ClauseSource>;
    /// The path of the organisation's own file of a boundary, whether it is there or is to be made.
    fn own_file(&self, boundary: &BoundaryId) -> String;
}

/// Where a clause was written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ClauseSource {
    /// Whether that is the organisation's own folder, as against one that it lies over.
    pub is_own: bool,
    /// The folder that wrote it first.
    pub folder: String,
    /// The file there; empty where nobody knows.
    pub file: String,
    /// Its line there, from 1.
    pub line: usize,
    /// Which of its kind it is in that file, from 0.
    pub position: usize,
    /// Its keys there, with each value in one line of YAML; `None` where that takes several.
    pub keys: Vec<(String, Option<String>)>,
}
