//! Where the clauses of an organisation were written, in its own folder or below.

use crate::model::{BoundaryId, Place};

/// Finds the files behind the clauses of an organisation.
pub trait ClauseSources: Sync {
    /// Where the clause at a place was written. `None` where there is none.
    fn clause(&self, place: &Place) -> Option<ClauseSource>;
    /// The path of the file of a boundary in the folder of a clause, whether it is there or is to
    /// be made.
    fn file_beside(&self, clause: &ClauseSource, boundary: &BoundaryId) -> String;
}

/// Where a clause was written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ClauseSource {
    /// Which of the organisation's folders wrote it first, counted from the lowest.
    pub level: usize,
    /// The name of that folder.
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
