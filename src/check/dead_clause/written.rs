//! A clause together with where it was written, and how it is named in what is told.

use crate::check::wrong_verdict::clause as place;
use crate::check::{ClauseSource, ClauseSources, Subject};
use crate::decide::ClauseAt;
use crate::model::{Boundary, Clause, ClauseId};

use super::lines::suggested_id;

/// A clause of a playbook with where it was written.
pub(super) struct Written<'a> {
    pub(super) boundary: &'a Boundary,
    pub(super) list: &'static str,
    pub(super) clause: &'a Clause,
    pub(super) source: ClauseSource,
}

impl Written<'_> {
    pub(super) fn id(&self) -> Option<&str> {
        self.clause.id.as_ref().map(ClauseId::as_str)
    }

    /// Its id, or which of its kind it is, with where it stands.
    pub(super) fn name(&self) -> String {
        let ClauseSource { folder, file, line, position, .. } = &self.source;
        if file.is_empty() {
            return self.id().map_or_else(|| self.told(*position), |id| format!("`{id}`"));
        }
        match self.id() {
            Some(id) => format!("`{id}` ({file}:{line})"),
            None => format!("{} of `{folder}` ({file}:{line})", self.told(*position)),
        }
    }

    /// `` the second `may` ``
    fn told(&self, position: usize) -> String {
        format!("the {} `{}`", ordinal(position), self.list)
    }

    /// An id that it can get where it has none.
    pub(super) fn free_id(&self) -> String {
        let ids = self.boundary.clauses().filter_map(|(_, clause)| clause.id.as_ref());
        let ids: Vec<&str> = ids.map(ClauseId::as_str).collect();
        suggested_id(self.clause, &self.source, &ids)
    }

    pub(super) fn says_the_same(&self, other: &Self) -> bool {
        let (one, two) = (self.clause, other.clause);
        one.scope == two.scope && one.when == two.when && one.limits == two.limits
    }
}

/// A clause and where it was written; where nobody knows that, as if all stood in one file.
pub(super) fn written<'a>(
    subject: Subject<'a>,
    sources: Option<&dyn ClauseSources>,
    at: &ClauseAt,
) -> Option<Written<'a>> {
    let boundary = subject.playbook.boundaries.iter().find(|known| known.id == at.boundary)?;
    let (_, clause) = boundary.clauses().find(|(position, _)| *position == at.clause)?;
    let unknown = || ClauseSource { position: at.clause.index, ..ClauseSource::default() };
    let source = sources.and_then(|sources| sources.clause(&place(at))).unwrap_or_else(unknown);
    Some(Written { boundary, list: at.clause.key, clause, source })
}

/// Which one it is, counted from 0: `first`, `second`.
fn ordinal(position: usize) -> String {
    const WORDS: [&str; 6] = ["first", "second", "third", "fourth", "fifth", "sixth"];
    let number = position + 1;
    let ending = match (number % 10, number % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    };
    WORDS.get(position).map_or_else(|| format!("{number}{ending}"), |word| (*word).to_owned())
}
