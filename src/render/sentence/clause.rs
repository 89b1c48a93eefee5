//! One clause in one sentence: whom it is for, how far it goes, and when.

use super::{Phrase, Teller, phrase};
use crate::model::{Boundary, Clause, ClauseKind, Limit, RoleId, Scope};
use crate::render::language::{Arg, capital};

/// A clause, told.
pub(crate) struct Told {
    /// Whom it is for; `None` where that goes without saying.
    pub(crate) who: Option<String>,
    /// What it says, as a sentence of its own.
    pub(crate) rule: Phrase,
    /// Both in one sentence.
    pub(crate) whole: Phrase,
}

impl Teller<'_> {
    /// Tells a clause of a boundary.
    pub(crate) fn tell(&self, boundary: &Boundary, clause: &Clause) -> Told {
        let who = self.who(clause);
        let core = self.core(boundary, clause);
        let whole = match &who {
            Some(who) => self
                .lexicon
                .say("clause_for", &[("who", Arg::Words(who)), ("rule", Arg::Words(&core))]),
            None => capital_phrase(&core),
        };
        Told { who, rule: ended(&capital_phrase(&core)), whole: ended(&whole) }
    }

    /// Whom a clause is for: `Front desk and everyone above`.
    fn who(&self, clause: &Clause) -> Option<String> {
        let (roles, key) = match (&clause.scope, &clause.kind) {
            (Scope::Everyone, ClauseKind::Ask { .. }) => return None,
            (Scope::Everyone, _) => return Some(self.lexicon.word("everyone")),
            (Scope::Only(roles), _) => (roles, "only"),
            (Scope::Roles(roles), ClauseKind::May) if self.anyone(roles, Self::is_lower) => {
                (roles, "and_above")
            }
            (Scope::Roles(roles), ClauseKind::Ask { .. } | ClauseKind::Never)
                if self.anyone(roles, Self::is_higher) =>
            {
                (roles, "and_below")
            }
            (Scope::Roles(roles), _) => (roles, "just"),
        };
        let names: Vec<_> = roles.iter().map(|role| self.role_name(role)).collect();
        Some(self.lexicon.say(
            &format!("roles_{key}"),
            &[
                ("roles", Arg::Words(&self.lexicon.all_of(&names))),
                ("count", Arg::Count(names.len())),
            ],
        ))
    }

    fn anyone(&self, roles: &[RoleId], is: fn(&Self, &RoleId, &[RoleId]) -> bool) -> bool {
        roles.iter().any(|role| is(self, role, roles))
    }

    /// Whether somebody who is not named stands above the role.
    fn is_lower(&self, role: &RoleId, named: &[RoleId]) -> bool {
        self.book.line.above(role).iter().any(|above| !named.contains(above))
    }

    /// Whether somebody who is not named stands below the role.
    fn is_higher(&self, role: &RoleId, named: &[RoleId]) -> bool {
        self.book.line.children(role).iter().any(|below| !named.contains(&below.id))
    }

    /// What the clause says, without whom it is for and without a full stop.
    fn core(&self, boundary: &Boundary, clause: &Clause) -> String {
        let limits = self.limits(clause);
        let when = self.conditions(boundary, &clause.when);
        let key = match (limits.is_empty(), when.is_empty()) {
            (true, true) => "always",
            (true, false) => "when",
            (false, true) => "limit",
            (false, false) => "limit_when",
        };
        let whom = match &clause.kind {
            ClauseKind::Ask { whom } => self.role(whom),
            ClauseKind::May | ClauseKind::Never => String::new(),
        };
        self.lexicon.say(
            &format!("{}_{key}", clause.kind.key()),
            &[
                ("limit", Arg::Words(&limits)),
                ("when", Arg::Words(&when)),
                ("whom", Arg::Words(&whom)),
            ],
        )
    }

    /// `up to €250 per guest and €600 per day`, or `above €500 or above €1,000 per day`
    pub(super) fn limits(&self, clause: &Clause) -> String {
        let parts: Vec<_> = clause.limits.iter().map(|limit| self.limit(clause, limit)).collect();
        match clause.kind {
            ClauseKind::May => self.lexicon.all_of(&parts),
            ClauseKind::Ask { .. } | ClauseKind::Never => self.lexicon.any_of(&parts),
        }
    }

    fn limit(&self, clause: &Clause, limit: &Limit) -> String {
        let direction = if clause.kind == ClauseKind::May { "up_to" } else { "over" };
        let amount = self.lexicon.money(&limit.amount);
        let Some(period) = &limit.period else {
            return self
                .lexicon
                .say(direction, &[("amount", Arg::Words(&phrase::strong(&amount)))]);
        };
        let period = phrase::clean(&self.lexicon.period(period));
        let per = self
            .lexicon
            .say("per", &[("amount", Arg::Words(&amount)), ("period", Arg::Words(&period))]);
        self.lexicon.say(direction, &[("amount", Arg::Words(&phrase::strong(&per)))])
    }
}

fn ended(sentence: &str) -> Phrase {
    let closed = sentence.trim_end().ends_with(['.', '!', '?']);
    Phrase(if closed { sentence.to_owned() } else { format!("{sentence}.") })
}

/// The first letter of the sentence itself; what it begins with as a quotation stays as it is.
fn capital_phrase(sentence: &str) -> String {
    capital(sentence)
}
