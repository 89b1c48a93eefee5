//! Whom a role asks, as the clauses of a boundary say it: where the cases of its diagram are too
//! many to be told.

use super::asking::{self, Asked, Asking};
use super::{Phrase, Teller};
use crate::model::{Boundary, Clause, ClauseKind, Otherwise, RoleId};
use crate::render::language::Arg;

/// Somebody who is asked, with where: `Duty manager: up to €2,000 per guest`.
pub(crate) type AskedPhrase = (RoleId, Phrase);

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
    pub(crate) fn consulted(&self, boundary: &Boundary, role: &RoleId) -> Vec<AskedPhrase> {
        let asked = asking::consulted(&self.book.line, self.book.playbook, boundary, role);
        asked.into_iter().map(|asked| self.asked_phrase(boundary, role, &asked)).collect()
    }

    /// Those above a role who have room that it has not, nearest first.
    pub(crate) fn up_the_line(&self, boundary: &Boundary, role: &RoleId) -> Vec<AskedPhrase> {
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

    /// All whom a role asks: those consulted whoever decides, then who decides. Where both are
    /// told, words say that the second holds besides the first, and the cases that the role
    /// decides itself are among the second, for there, too, it asks those consulted.
    /// `None` where the clauses cannot tell it.
    pub(crate) fn asked_by_clause(
        &self,
        boundary: &Boundary,
        role: &RoleId,
    ) -> Option<Vec<AskedPhrase>> {
        let Asking { consulted, mut in_turn } = self.asking(boundary, role)?;
        let decides = |asked: &Asked<'_>| asked.whom == *role;
        if consulted.is_empty() || in_turn.iter().all(decides) {
            in_turn.retain(|asked| !decides(asked));
        }
        let told = |all: &[Asked<'_>], key: &str| {
            let told = |asked| self.asked_phrase(boundary, role, asked);
            let mut told: Vec<AskedPhrase> = all.iter().map(told).collect();
            if !consulted.is_empty() {
                self.begin(&mut told, key);
            }
            told
        };
        Some([told(&consulted, "brief_consult"), told(&in_turn, "brief_rest")].concat())
    }

    /// What the clauses of a boundary tell a role under a verdict (`may`, `ask`, `never`), silence
    /// included, line by line with who is asked: for where its diagram is too much to be told.
    /// Of a boundary that always holds, which has no silence, its clauses alone.
    pub(crate) fn room_by_clause(
        &self,
        boundary: &Boundary,
        role: &RoleId,
        verdict: &str,
    ) -> Vec<(Option<RoleId>, Phrase)> {
        if verdict == "ask" && !boundary.always {
            let asked = self.asked_by_clause(boundary, role);
            let asked = asked.unwrap_or_else(|| self.asked_along_line(boundary, role));
            let others = |whom: RoleId| (whom != *role).then_some(whom);
            return asked.into_iter().map(|(whom, words)| (others(whom), words)).collect();
        }
        let silence = self.silence_in(boundary, role).filter(|_| !boundary.always);
        let is_rest = match silence {
            Some(Otherwise::May) => verdict == "may",
            Some(Otherwise::Never) => verdict == "never",
            Some(Otherwise::Ask(_)) | None => false,
        };
        // Where silence is *may*, a clause that gives room adds nothing to it.
        let clauses = self.clauses_for(boundary, verdict, role).into_iter();
        let clauses = clauses.filter(|_| !(is_rest && verdict == "may"));
        let told = clauses.map(|clause| match &clause.kind {
            ClauseKind::Ask { whom } => (Some(whom.clone()), self.brief_clause(boundary, clause)),
            ClauseKind::May | ClauseKind::Never => (None, self.brief_clause(boundary, clause)),
        });
        let rest = is_rest.then(|| (None, Phrase(self.lexicon.word("room_else"))));
        told.chain(rest).collect()
    }

    /// Whom a role asks where somebody up the line is forbidden what it is not: those consulted,
    /// the first up the line who may decide, and who is asked in silence.
    fn asked_along_line(&self, boundary: &Boundary, role: &RoleId) -> Vec<AskedPhrase> {
        let mut consulted = self.consulted(boundary, role);
        consulted.retain(|(whom, _)| whom != role);
        self.begin(&mut consulted, "brief_consult");
        let mut line = self.up_the_line(boundary, role);
        self.begin(&mut line, "brief_line");
        let silence = match self.silence_in(boundary, role) {
            Some(Otherwise::Ask(whom)) => {
                let place = Phrase(self.lexicon.word("room_else"));
                Some((whom.clone(), self.brief_ask(&[whom], &place)))
            }
            _ => None,
        };
        consulted.into_iter().chain(line).chain(silence).collect()
    }

    /// Puts a beginning before the first of several lines.
    fn begin(&self, lines: &mut [AskedPhrase], key: &str) {
        if let Some((_, words)) = lines.first_mut() {
            *words = Phrase(self.lexicon.say(key, &[("asked", Arg::Words(&words.0))]));
        }
    }

    /// Whom a role asks, by the clauses; `None` where the clauses cannot tell it.
    pub(crate) fn asking<'b>(
        &'b self,
        boundary: &'b Boundary,
        role: &RoleId,
    ) -> Option<Asking<'b>> {
        Asking::along(&self.book.line, self.book.playbook, boundary, role)
    }

    /// Somebody who is asked, after whom the case; nobody where the role decides itself.
    fn asked_phrase(&self, boundary: &Boundary, role: &RoleId, asked: &Asked<'_>) -> AskedPhrase {
        let place = match asked.clause {
            Some(clause) => self.brief_place(boundary, clause),
            None => Phrase(self.lexicon.word("room_else")),
        };
        if asked.whom == *role && asked.clause.is_some_and(|clause| clause.kind == ClauseKind::May)
        {
            let args = [("when", Arg::Words(&place.0))];
            return (asked.whom.clone(), Phrase(self.lexicon.say("brief_nobody", &args)));
        }
        (asked.whom.clone(), self.brief_ask(std::slice::from_ref(&asked.whom), &place))
    }
}
