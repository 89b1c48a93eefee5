//! Whom a role asks, as the clauses of a boundary say it: where the cases of its diagram are too
//! many to be told.

use super::{Phrase, Teller};
use crate::model::{Boundary, Clause, ClauseKind, Otherwise, RoleId};

/// Somebody who is asked, with where: `Duty manager: up to €2,000 per guest`.
pub(crate) type Asked = (RoleId, Phrase);

impl Teller<'_> {
    /// The clauses of a kind (`may`, `ask`, `never`) that are for a role.
    pub(crate) fn clauses_for<'b>(
        &self,
        boundary: &'b Boundary,
        kind: &str,
        role: &RoleId,
    ) -> Vec<&'b Clause> {
        let line = &self.book.line;
        let own = boundary.clauses();
        let concerning = own.filter(|(at, clause)| at.key == kind && line.concerns(clause, role));
        concerning.map(|(_, clause)| clause).collect()
    }

    /// Whom a role asks whoever decides. That nobody asks themselves goes without saying, so that
    /// roles to which all else is told alike are told this alike.
    pub(crate) fn consulted(&self, boundary: &Boundary, role: &RoleId) -> Vec<Asked> {
        let line = &self.book.line;
        let asks = boundary.clauses().filter_map(|(_, clause)| match &clause.kind {
            ClauseKind::Ask { whom } if line.concerns_or_asks(clause, role) => {
                Some((whom.clone(), self.brief_clause(boundary, clause)))
            }
            _ => None,
        });
        asks.collect()
    }

    /// Those above a role who have room that it has not, nearest first.
    pub(crate) fn up_the_line(&self, boundary: &Boundary, role: &RoleId) -> Vec<Asked> {
        let mut told = self.clauses_for(boundary, "may", role);
        let mut found = Vec::new();
        for above in self.book.line.above(role) {
            for clause in self.clauses_for(boundary, "may", above) {
                if told.iter().any(|known| std::ptr::eq(*known, clause)) {
                    continue;
                }
                told.push(clause);
                let place = self.brief_clause(boundary, clause);
                found
                    .push(((*above).clone(), self.brief_ask(std::slice::from_ref(*above), &place)));
            }
        }
        found
    }

    /// All whom a role asks: those consulted, those above it, and whoever decides in silence.
    pub(crate) fn asked_by_clause(&self, boundary: &Boundary, role: &RoleId) -> Vec<Asked> {
        let silence = self.silence_in(boundary, role);
        let mut asked = self.consulted(boundary, role);
        asked.retain(|(whom, _)| whom != role);
        let mut line = match &silence {
            Some(Otherwise::May) => Vec::new(),
            _ => self.up_the_line(boundary, role),
        };
        // Who is asked in every other case need not be told before, if nobody comes between.
        if let Some(Otherwise::Ask(whom)) = &silence {
            let kept = line.iter().rposition(|(above, _)| above != whom);
            line.truncate(kept.map_or(0, |last| last + 1));
        }
        asked.extend(line);
        if let Some(Otherwise::Ask(whom)) = silence {
            let place = Phrase(self.lexicon.word("room_else"));
            let words = self.brief_ask(std::slice::from_ref(&whom), &place);
            asked.push((whom, words));
        }
        asked
    }
}
