//! `dead-clause`: a clause that could be taken out without changing any verdict.
//!
//! Whoever reads it believes that it matters, and whoever wrote it meant something: most often a
//! limit, which a second `may` cannot be. Mend it by writing that limit where the room is given.
//! A clause of a boundary that always holds is dead when it changes no verdict of any boundary.

mod advice;
mod lines;
mod restraint;
mod written;

use std::collections::HashMap;

use rayon::prelude::*;

use crate::decide::{Answer, Beside, ClauseAt, Decided, Judgement, Pick, Reason};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Boundary, Place};

use super::scene::{Scene, answer_told};
use super::wrong_verdict::{clause, why};
use super::{ClauseSources, Subject};
use advice::Dead;

pub(super) fn find(
    subject: Subject<'_>,
    sources: Option<&dyn ClauseSources>,
    found: &mut Vec<Diagnostic<Place>>,
) {
    let compiled: Vec<(&Boundary, &Decided)> = subject.compiled().collect();
    let house = &subject.authority.house;
    let dead: Vec<(ClauseAt, &Boundary)> = compiled
        .par_iter()
        .flat_map_iter(|(boundary, decided)| {
            decided.dead_clauses(house).iter().map(|at| (at.clone(), *boundary))
        })
        .collect();
    let mut counted: HashMap<&ClauseAt, usize> = HashMap::new();
    for (at, _) in &dead {
        *counted.entry(at).or_default() += 1;
    }
    let is_everywhere = subject.compiles_all();
    for (at, boundary) in &dead {
        let is_own = at.boundary == boundary.id;
        // An always clause is told once, and only where it is dead in every boundary.
        let is_first = counted.remove(at) == Some(compiled.len()) && is_everywhere;
        if is_own || is_first {
            found.extend(told(subject, sources, boundary, at));
        }
    }
}

fn told(
    subject: Subject<'_>,
    sources: Option<&dyn ClauseSources>,
    boundary: &Boundary,
    at: &ClauseAt,
) -> Option<Diagnostic<Place>> {
    let decided = subject.authority.get(&boundary.id)?;
    let house = &subject.authority.house;
    let dead = Dead::of(subject, sources, at)?;
    let Some((role, region)) = decided.where_it_matches(house, at) else {
        let is_for_nobody = decided.is_for_nobody(at);
        let message = if is_for_nobody {
            "this clause is for nobody: it changes no decision"
        } else {
            "no situation fits this clause: it changes no decision"
        };
        let problem = Diagnostic::new(Code::DeadClause, clause(at), message);
        return Some(problem.help(Dead::never_matches(is_for_nobody)));
    };
    let beside = decided.beside(house, at, role, &region)?;
    let situation = decided.diagram.space.witness(&region, Pick::Round);
    let role = house.id(role);
    let scene =
        Scene { playbook: subject.playbook, boundary: &boundary.id, role, situation: &situation };
    let message = "no decision changes when this clause is taken out";
    let problem = Diagnostic::new(Code::DeadClause, clause(at), message);
    let judged = subject.authority.judge(&boundary.id, role, &situation)?;
    let case = match &judged {
        Judgement::Decided { ruling, .. } => {
            let answer = answer_told(subject.playbook, &ruling.answer);
            format!("\n{}: {answer}, with it and without", scene.told())
        }
        Judgement::Undecided { .. } => String::new(),
    };
    let help = format!("{}{case}{}", dead.advice(&beside), scene.try_it());
    let problem = problem.help(help);
    Some(match speaks_instead(&beside, &judged, at) {
        Some(reason) => {
            let (place, _) = why(subject, &boundary.id, &reason, &beside.outcome.ruling.answer);
            problem.related(place, "this speaks instead")
        }
        None => problem,
    })
}

/// What decides in the place of a dead clause.
fn speaks_instead(beside: &Beside, judged: &Judgement, at: &ClauseAt) -> Option<Reason> {
    let is_overruled = at.clause.key != "never" && beside.outcome.ruling.answer == Answer::Never;
    if let Some(same) = beside.same.as_ref().filter(|_| !is_overruled) {
        return Some(Reason::Clause(same.clone()));
    }
    let Judgement::Decided { reason: Some(reason), .. } = judged else { return None };
    if reason.clause() == Some(at) {
        Some(beside.outcome.reason.clone())
    } else {
        Some(reason.clone())
    }
}

#[cfg(test)]
mod tests {
    use crate::check::testing::findings;

    fn dead(boundary: &str) -> Vec<String> {
        let always =
            "{title: L, always: true, facts: {press: Press?}, never: [{when: {press: yes}}]}";
        let found = findings(&[
            ("roles/r", "{title: R, reports_to: s}"),
            ("roles/s", "title: S"),
            ("boundaries/b", boundary),
            ("boundaries/lines", always),
        ]);
        found.into_iter().filter(|told| told.starts_with("dead-clause")).collect()
    }

    #[test]
    fn tells_of_a_clause_that_another_covers() {
        let nothing = "dead-clause: no decision changes when this clause is taken out";
        assert_eq!(
            dead("{title: B, may: [{up_to: 5 EUR}, {up_to: 3 EUR}], otherwise: never}"),
            [nothing]
        );
        assert_eq!(
            dead("{title: B, may: [{up_to: 5 EUR}, {up_to: 5 EUR}], otherwise: never}"),
            [nothing]
        );
        assert_eq!(
            dead(
                "{title: B, facts: {x: X?}, may: [{when: {x: yes}}], never: [{when: {x: yes}}], otherwise: may}"
            ),
            [nothing]
        );
        assert!(
            dead("{title: B, may: [{up_to: 3 EUR}, {roles: s, up_to: 5 EUR}], otherwise: never}")
                .is_empty()
        );
    }

    #[test]
    fn tells_of_a_clause_that_never_matches_or_is_for_nobody() {
        let found = dead(
            "{title: B, facts: {amount: {type: money, ask: A?}}, may: [{}], never: [{when: {amount: less than 0 EUR}}], otherwise: never}",
        );
        assert_eq!(found, ["dead-clause: no situation fits this clause: it changes no decision"]);
        let found = dead("{title: B, may: [{}], ask: [{whom: r, only: s}], otherwise: never}");
        assert_eq!(found, ["dead-clause: this clause is for nobody: it changes no decision"]);
    }

    #[test]
    fn a_clause_that_always_holds_is_dead_only_where_it_is_everywhere() {
        let found = dead("{title: B, never: [{}], otherwise: may}");
        assert_eq!(found.len(), 1, "{found:?}");
    }
}
