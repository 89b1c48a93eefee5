//! Answers of a loaded organisation to where its clauses were written.

use crate::check::{ClauseSource, ClauseSources};
use crate::load::{Loaded, WrittenClause};
use crate::model::{BoundaryId, Place};

impl ClauseSources for Loaded<'_> {
    fn clause(&self, place: &Place) -> Option<ClauseSource> {
        let WrittenClause { is_own, folder, at, position, keys } = self.written_clause(place)?;
        let (file, line) = (at.source.path.clone(), at.start().line);
        Some(ClauseSource { is_own, folder, file, line, position, keys })
    }

    fn own_file(&self, boundary: &BoundaryId) -> String {
        self.own_path(crate::model::Kind::Boundary, boundary.as_str())
    }
}
