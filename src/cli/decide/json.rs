//! A verdict for programs.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::decide::{ClauseAt, Judgement, Reason};
use crate::model::{ClauseId, FactId, RoleId, Text};

use super::told::Told;

#[derive(Serialize)]
struct VerdictJson<'a> {
    verdict: &'static str,
    whom: Vec<&'a str>,
    decides: Option<&'a str>,
    by: Option<&'static str>,
    clause: Option<ClauseJson<'a>>,
    needs: Vec<&'a str>,
    say: Option<&'a str>,
    why: Option<&'a str>,
    note: Option<&'a str>,
    afterwards: Vec<&'a str>,
    may_if: Vec<BTreeMap<String, String>>,
}

#[derive(Serialize)]
struct ClauseJson<'a> {
    boundary: &'a str,
    kind: &'static str,
    index: usize,
    id: Option<&'a str>,
    file: String,
    line: usize,
}

impl<'a> Told<'a> {
    pub(super) fn json(&self, role: usize, judgement: &'a Judgement) -> String {
        let (ruling, reason, needs) = match judgement {
            Judgement::Decided { ruling, reason } => (Some(ruling), reason.as_ref(), &[][..]),
            Judgement::Undecided { needs, .. } => (None, None, needs.as_slice()),
        };
        let at = reason.and_then(Reason::clause);
        let clause = at.and_then(|at| self.clause(at)).map(|(_, clause)| clause);
        let language = self.sentences.language();
        let words = |text: &'a Text| text.content(language);
        let diagram = &self.decided.diagram;
        let may_if = diagram.may_if(role, self.situation);
        let verdict = VerdictJson {
            verdict: ruling.map_or("undecided", |ruling| ruling.answer.name()),
            whom: ruling
                .map_or(&[][..], |ruling| ruling.answer.whom())
                .iter()
                .map(RoleId::as_str)
                .collect(),
            decides: ruling.and_then(|ruling| ruling.decides.as_ref()).map(RoleId::as_str),
            by: reason.map(|reason| match reason {
                Reason::Clause(_) => "clause",
                Reason::Line(_) => "line",
                Reason::Otherwise => "otherwise",
            }),
            clause: at.map(|at| self.clause_json(at)),
            needs: needs.iter().map(FactId::as_str).collect(),
            say: clause.and_then(|clause| clause.say.as_ref()).map(words),
            why: clause.and_then(|clause| clause.why.as_ref()).map(|why| words(&why.0)),
            note: clause.and_then(|clause| clause.note.as_ref()).map(words),
            afterwards: clause
                .map_or(&[][..], |clause| &clause.afterwards)
                .iter()
                .map(words)
                .collect(),
            may_if: may_if
                .iter()
                .map(|room| room.written(&diagram.space).into_iter().collect())
                .collect(),
        };
        let mut text = serde_json::to_string_pretty(&verdict).unwrap_or_default();
        text.push('\n');
        text
    }

    fn clause_json(&self, at: &'a ClauseAt) -> ClauseJson<'a> {
        let (file, line) = self.place(at);
        ClauseJson {
            boundary: at.boundary.as_str(),
            kind: at.clause.key,
            index: at.clause.index,
            id: at.id.as_ref().map(ClauseId::as_str),
            file,
            line,
        }
    }
}
