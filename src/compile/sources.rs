//! Answers of a loaded organisation to where its clauses were written.

use crate::check::{ClauseSource, ClauseSources};
use crate::load::{Loaded, WrittenClause};
use crate::model::{BoundaryId, Kind, Place};

impl ClauseSources for Loaded<'_> {
    fn clause(&self, place: &Place) -> Option<ClauseSource> {
        let WrittenClause { level, folder, at, position, keys } = self.written_clause(place)?;
        let (file, line) = (at.source.path.clone(), at.start().line);
        Some(ClauseSource { level, folder, file, line, position, keys })
    }

    fn file_beside(&self, clause: &ClauseSource, boundary: &BoundaryId) -> String {
        let is_own = self.folders.len() == clause.level + 1;
        if is_own {
            self.own_path(Kind::Boundary, boundary.as_str())
        } else {
            self.path_beside(&clause.file, Kind::Boundary, boundary.as_str())
        }
    }
}
