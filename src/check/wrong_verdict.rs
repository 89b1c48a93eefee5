//! `wrong-verdict`: an example expects another verdict than its boundary gives.
//!
//! Either the story or the rule is wrong; employees would learn one and be held to the other.
//! Mend whichever is: both places are shown.

use crate::decide::{Answer, ClauseAt, Judgement, Reason};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{BoundaryId, Kind, Place, Verdict};

use super::Subject;
use super::judged::Judged;

pub(super) fn find(
    subject: Subject<'_>,
    judged: &[Judged<'_>],
    found: &mut Vec<Diagnostic<Place>>,
) {
    for judged in judged {
        let Judgement::Decided { ruling, reason } = &judged.judgement else { continue };
        let decision = judged.decision;
        if ruling.answer.is(&decision.verdict) {
            continue;
        }
        let said = Verdict::from(ruling.answer.clone());
        let message = format!(
            "the example expects `{}`, and `{}` says `{said}`",
            decision.verdict, decision.boundary
        );
        let help = format!("write `verdict: {said}`, or change the boundary");
        let at = judged.place().key("verdict");
        let mut problem = Diagnostic::new(Code::WrongVerdict, at, message).help(help);
        if let Some(reason) = reason {
            let (place, told) = why(subject, &decision.boundary, reason, &ruling.answer);
            problem = problem.related(place, told);
        }
        found.push(problem);
    }
}

/// Where what decided is written, and what to say of it.
pub(super) fn why(
    subject: Subject<'_>,
    boundary: &BoundaryId,
    reason: &Reason,
    answer: &Answer,
) -> (Place, String) {
    match reason {
        Reason::Clause(at) => {
            let told = if matches!(answer, Answer::Ask(_)) && at.clause.key == "may" {
                "this clause leaves it to the role".to_owned()
            } else {
                "this clause decides".to_owned()
            };
            (clause(at), told)
        }
        Reason::Line(at) => {
            (clause(at), "whoever is asked has the authority from this clause".to_owned())
        }
        Reason::Otherwise => {
            (otherwise(subject, boundary), "no clause speaks, so this holds".to_owned())
        }
    }
}

/// Where a clause stands.
pub(super) fn clause(at: &ClauseAt) -> Place {
    Place::of(Kind::Boundary, &at.boundary).key(at.clause.key).index(at.clause.index)
}

/// Where it is written what holds in silence.
pub(super) fn otherwise(subject: Subject<'_>, boundary: &BoundaryId) -> Place {
    let own = subject.playbook.boundaries.iter().find(|known| known.id == *boundary);
    let place = match own.filter(|own| own.otherwise.is_some()) {
        Some(own) => Place::of(Kind::Boundary, &own.id),
        None => Place::of(Kind::Playbook, ""),
    };
    place.key("otherwise")
}

#[cfg(test)]
mod tests {
    use crate::check::testing::findings;

    #[test]
    fn tells_what_the_boundary_says() {
        let boundary =
            "{title: B, facts: {used: Used?}, may: [{when: {used: no}}], otherwise: never}";
        let decided = |verdict: &str, used: &str| {
            format!(
                "{{title: E, decisions: [{{boundary: b, role: r, facts: {{used: {used}}}, verdict: {verdict}}}]}}"
            )
        };
        let (right, wrong) = (decided("may", "no"), decided("may", "yes"));
        let found = findings(&[
            ("roles/r", "title: R"),
            ("boundaries/b", boundary),
            ("examples/right", &right),
            ("examples/wrong", &wrong),
        ]);
        assert_eq!(found, ["wrong-verdict: the example expects `may`, and `b` says `never`"]);
    }
}
