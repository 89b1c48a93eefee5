//! `untested`: a clause that decides, but by which no worked example is decided.
//!
//! Employees learn a rule from stories; one that none tells is neither learnt nor noticed
//! when it is changed by accident. Mend it by telling an example: a ready one is proposed.

use std::collections::HashSet;

use crate::decide::{ClauseAt, Decided, Judgement, Pick};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Boundary, Kind, Place};

use super::Subject;
use super::judged::Judged;
use super::scene::{Scene, answer_told};
use super::wrong_verdict::clause;

/// So many branches may be looked at to tell scenes; boundaries that need more have more
/// clauses than anybody reads scenes of.
const BUDGET: usize = 1_000_000;

const UNTOLD: &str = "no example is decided by this clause";

pub(super) fn find(
    subject: Subject<'_>,
    judged: &[Judged<'_>],
    found: &mut Vec<Diagnostic<Place>>,
) {
    if subject.any_flawed(Kind::Example) {
        return;
    }
    let mut known: HashSet<&ClauseAt> = judged
        .iter()
        .filter_map(|judged| match &judged.judgement {
            Judgement::Decided { reason, .. } => reason.as_ref()?.clause(),
            Judgement::Undecided { .. } => None,
        })
        .collect();
    let mut left = BUDGET;
    for (boundary, decided) in subject.compiled() {
        let dead = decided.dead_clauses(&subject.authority.house);
        for outcome in &decided.diagram.outcomes {
            let Some(at) = outcome.reason.clause() else { continue };
            // One that is to be taken out wants no example.
            if !dead.contains(at) && known.insert(at) {
                left = left.saturating_sub(decided.diagram.graph.branches());
                found.extend(match left {
                    0 => Some(Diagnostic::new(Code::Untested, clause(at), UNTOLD)),
                    _ => told(subject, boundary, decided, at),
                });
            }
        }
    }
}

fn told(
    subject: Subject<'_>,
    boundary: &Boundary,
    decided: &Decided,
    at: &ClauseAt,
) -> Option<Diagnostic<Place>> {
    let diagram = &decided.diagram;
    let outcomes = diagram.outcomes.iter();
    let says: Vec<bool> = outcomes.map(|told| told.reason.clause() == Some(at)).collect();
    let is_told = |leaf: &Vec<u32>, role: usize| says[leaf[role] as usize];
    let mut roles = subject.authority.house.from_below().into_iter();
    let number = roles.find(|role| diagram.leaves.iter().any(|leaf| is_told(leaf, *role)))?;
    let region = diagram.find(|leaf| is_told(&diagram.leaves[leaf as usize], number))?;
    let situation = diagram.scene(number, &region, Pick::Round);
    let role = &diagram.roles[number];
    let playbook = subject.playbook;
    let scene = Scene { playbook, boundary: &boundary.id, role, situation: &situation };
    let leaf = diagram.leaf_in(&region)?;
    let answer = &diagram.outcome(leaf, number).ruling.answer;
    let told = format!("{}: {}", scene.told(), answer_told(playbook, answer));
    let message = format!("{UNTOLD}, as in: {told}");
    let problem = Diagnostic::new(Code::Untested, clause(at), message);
    Some(problem.maybe_help(scene.ready(answer)))
}

#[cfg(test)]
mod tests {
    use crate::check::testing::findings;

    #[test]
    fn tells_of_clauses_that_no_example_shows() {
        let found = findings(&[
            ("roles/r", "title: Desk"),
            (
                "boundaries/b",
                "{title: B, may: [{up_to: 5 EUR}], never: [{over: 9 EUR}], otherwise: may}",
            ),
            (
                "examples/e",
                "{title: E, decisions: [{boundary: b, role: r, facts: {amount: 5}, verdict: may}]}",
            ),
        ]);
        let found: Vec<_> = found.iter().filter(|told| told.starts_with("untested")).collect();
        assert_eq!(
            found,
            ["untested: no example is decided by this clause, as in: Desk, 10 EUR: never"]
        );
    }

    #[test]
    fn nobody_is_told_both_to_drop_a_clause_and_to_show_it() {
        let advised = |boundary: &str| -> Vec<String> {
            let found = findings(&[
                ("playbook", "{name: Acme, otherwise: never}"),
                ("roles/r", "title: Desk"),
                ("boundaries/b", boundary),
            ]);
            let code = |told: &String| told.split(':').next().unwrap_or_default().to_owned();
            let codes = found.iter().map(code);
            codes.filter(|code| !code.starts_with("boundary-without")).collect()
        };
        // The first of two that say the same speaks; the second is dead, and wants no example.
        assert_eq!(
            advised("{title: B, facts: {x: X?}, never: [{when: {x: yes}}, {}], otherwise: never}"),
            ["dead-clause", "untested"]
        );
        // Without it silence would say the same, but give no reason: it is told, not dropped.
        assert_eq!(
            advised(
                "{title: B, facts: {x: X?}, may: [{when: {x: yes}}], never: [{when: {x: no}, why: W}]}"
            ),
            ["untested", "untested"]
        );
    }
}
