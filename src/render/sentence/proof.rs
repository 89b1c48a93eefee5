//! Why a verdict is what it is.

use std::sync::{Arc, PoisonError};

use super::{Phrase, Teller, phrase};
use crate::decide::{Answer, ClauseAt, MayIf, Reason, Ruling, Space};
use crate::model::{Boundary, RoleId};
use crate::render::language::Arg;

/// As many ways to a may as a sentence holds.
const MOST_WAYS: usize = 3;

impl Teller<'_> {
    /// What decided, and who decides in the end; `href` is how the page names a clause.
    pub(crate) fn proof(
        &self,
        ruling: &Ruling,
        reason: Option<&Reason>,
        href: impl Fn(&ClauseAt) -> String,
    ) -> Vec<Phrase> {
        let decides = ruling.decides.as_ref().map(|role| self.role(role)).unwrap_or_default();
        let clause = |at: &ClauseAt| phrase::link(&href(at), &self.clause_name(at));
        let say = |key: &str, clause: &str| {
            let args = [("decides", Arg::Words(&decides)), ("clause", Arg::Words(clause))];
            Phrase(self.lexicon.say(key, &args))
        };
        let why = reason.map(|reason| match reason {
            Reason::Clause(at) => say("proof_clause", &clause(at)),
            Reason::Line(at) => say("proof_line", &clause(at)),
            Reason::Otherwise => say(&format!("proof_otherwise_{}", ruling.answer.name()), ""),
        });
        let end = matches!(ruling.answer, Answer::Ask(_)).then(|| say("proof_decides", ""));
        why.into_iter().chain(end).collect()
    }

    /// What would make it a may, the nearest ways first; of very many only those.
    pub(crate) fn would_be_may(
        &self,
        boundary: &Boundary,
        space: &Space,
        role: &RoleId,
        rooms: &[MayIf],
    ) -> Phrase {
        let role = self.role_name(role);
        let ways = rooms.iter().take(MOST_WAYS);
        let ways: Vec<String> = ways.map(|room| self.may_if(boundary, space, room).0).collect();
        let when = self.any_region(&ways);
        let args = [("role", Arg::Words(&role)), ("when", Arg::Words(&when.0))];
        Phrase(self.lexicon.say("proof_nearest", &args))
    }

    /// A clause by its title, or by what it says; thought out once, since most cases of a
    /// boundary are decided by the same few.
    fn clause_name(&self, at: &ClauseAt) -> Arc<str> {
        let key = (self.language, at.boundary.clone(), at.clause);
        let known = || self.book.clause_names.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(name) = known().get(&key) {
            return Arc::clone(name);
        }
        let name: Arc<str> = self.named(at).into();
        known().insert(key, Arc::clone(&name));
        name
    }

    fn named(&self, at: &ClauseAt) -> String {
        let Some(boundary) = self.book.boundary(&at.boundary) else {
            return at.boundary.to_string();
        };
        let found = boundary.clauses().find(|(known, _)| *known == at.clause);
        let Some((_, clause)) = found else { return at.boundary.to_string() };
        if let Some(title) = &clause.title {
            let wording = title.wording(self.language);
            return phrase::quote(&wording.content, self.foreign(wording));
        }
        let rule = self.tell(boundary, clause).rule.plain();
        phrase::quote(rule.trim_end_matches('.'), None)
    }
}
