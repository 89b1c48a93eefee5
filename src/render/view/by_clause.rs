//! The answer of a boundary for a role as its clauses say it: for boundaries with so many cases
//! that their diagram would take more words.
//!
//! The lines stand in the order of the contract (decisions.md, "The verdict"): what is never
//! done; whom to ask, whoever decides; what the role decides itself; who above it has the room;
//! and what holds in silence.

use super::answers::Ruled;
use crate::model::{Boundary, Otherwise, RoleId};
use crate::render::desk::Desk;
use crate::render::language::Arg;
use crate::render::sentence::{AskedPhrase, Phrase, Teller};

/// What the clauses of a boundary tell a role, at least what holds in silence.
pub(super) fn by_clause(desk: &Desk<'_>, boundary: &Boundary, role: &RoleId) -> Vec<Ruled> {
    let page = |role: &RoleId| desk.role_page(role);
    let teller = desk.teller(&page);
    let of_kind = |kind: &'static str, key: &str| {
        let clauses = teller.clauses_for(boundary, kind, role).into_iter();
        let cases: Vec<Phrase> =
            clauses.map(|clause| teller.brief_clause(boundary, clause).capital()).collect();
        let head = Phrase(desk.word(key));
        (!cases.is_empty()).then(|| Ruled::of(kind, &[], &head, &cases))
    };
    let silence = teller.silence_in(boundary, role);
    let mut lines: Vec<Ruled> = Vec::new();
    lines.extend(of_kind("never", "told_never_list"));
    lines.extend(asking(desk, "told_consult_list", &teller.consulted(boundary, role)));
    if silence != Some(Otherwise::May) {
        lines.extend(of_kind("may", "told_may_rest_list"));
        lines.extend(asking(desk, "told_line_list", &teller.up_the_line(boundary, role)));
    }
    lines.extend(silence.map(|silence| in_silence(desk, &teller, &silence, lines.is_empty())));
    lines
}

/// A sentence that goes on with people and where they are asked; `None` where there are none.
fn asking(desk: &Desk<'_>, key: &str, asked: &[AskedPhrase]) -> Option<Ruled> {
    let mut whom: Vec<RoleId> = Vec::new();
    for (role, _) in asked {
        if !whom.contains(role) {
            whom.push(role.clone());
        }
    }
    let cases: Vec<Phrase> = asked.iter().map(|(_, place)| place.capital()).collect();
    (!cases.is_empty()).then(|| Ruled::of("ask", &whom, &Phrase(desk.word(key)), &cases))
}

/// What holds where no clause speaks; `alone` where no clause speaks at all.
fn in_silence(desk: &Desk<'_>, teller: &Teller<'_>, silence: &Otherwise, alone: bool) -> Ruled {
    let (verdict, whom) = match silence {
        Otherwise::May => ("may", None),
        Otherwise::Never => ("never", None),
        Otherwise::Ask(whom) => ("ask", Some(whom.clone())),
    };
    let name = whom.as_ref().map(|whom| teller.role_name(whom)).unwrap_or_default();
    let key = format!("told_{verdict}_{}", if alone { "always" } else { "else" });
    let args = [("whom", Arg::Words(&name)), ("when", Arg::Words(""))];
    Ruled::of(verdict, whom.as_slice(), &Phrase(desk.lexicon.say(&key, &args)), &[])
}
