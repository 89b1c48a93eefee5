//! What somebody is told, in words for a script.

use serde::Serialize;

use super::spoken::Spoken;
use crate::decide::{ClauseAt, Reason, Ruling};
use crate::model::{Clause, Text, Verdict};
use crate::render::address::Spot;
use crate::render::desk::Desk;
use crate::render::sentence::{Phrase, Piece};

/// An outcome in words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Words {
    verdict: String,
    /// What decided, and who decides in the end; words that lead somewhere with their address.
    reason: Vec<Vec<Piece>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    say: Option<Spoken>,
    #[serde(skip_serializing_if = "Option::is_none")]
    why: Option<Spoken>,
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<Spoken>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    afterwards: Vec<Spoken>,
}

impl Words {
    /// The words for a ruling, and for its reason where that is certain.
    pub(crate) fn new(desk: &Desk<'_>, ruling: &Ruling, reason: Option<&Reason>) -> Self {
        let teller = desk.teller_plain();
        let anchor = |at: &ClauseAt| {
            let page = desk.href(&Spot::Boundary(at.boundary.clone()));
            format!("{page}#{}-{}", at.clause.key, at.clause.index + 1)
        };
        let proof = teller.proof(ruling, reason, anchor);
        let clause = reason.and_then(Reason::clause).and_then(|at| clause(desk, at));
        let line = |text: Option<&Text>| text.map(|text| Spoken::new(desk, text));
        let why = clause.and_then(|clause| clause.why.as_ref());
        Self {
            verdict: teller.verdict(&Verdict::from(ruling.answer.clone())),
            reason: proof.iter().map(Phrase::pieces).collect(),
            say: line(clause.and_then(|clause| clause.say.as_ref())),
            why: why.map(|why| Spoken::plain(desk, &why.0)),
            note: line(clause.and_then(|clause| clause.note.as_ref())),
            afterwards: clause
                .map(|clause| clause.afterwards.iter().map(|it| Spoken::new(desk, it)).collect())
                .unwrap_or_default(),
        }
    }
}

fn clause<'a>(desk: &Desk<'a>, at: &ClauseAt) -> Option<&'a Clause> {
    let mut clauses = desk.book.boundary(&at.boundary)?.clauses();
    Some(clauses.find(|(known, _)| *known == at.clause)?.1)
}
