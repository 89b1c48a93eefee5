//! Whom the short answers of role pages and cards name is whom the evaluator names.

use std::collections::BTreeSet;

use ruimte::model::{BoundaryId, FactId, FactValue, Playbook, RoleId};
use ruimte::render::{Asked, Asking};

use super::plain::{self, Saying};
use super::random::{self, Taken};
use super::support::{drawn, own, runner};

/// 40,000 decisions over some 1,000 playbooks, read from the structure behind the words.
#[test]
fn short_answers_name_whom_the_clauses_name() {
    let mut runner = runner(11);
    let playbooks = random::playbook();
    let (mut decisions, mut untold) = (0, 0);
    while decisions < 40_000 {
        let playbook = drawn(&playbooks, &mut runner);
        for boundary in own(&playbook) {
            let situations = random::situation(&playbook, boundary);
            for _ in 0..40 {
                let taken = drawn(&situations, &mut runner);
                match agrees(&playbook, boundary, &taken) {
                    Some(agrees) => assert!(agrees, "{boundary} {taken:?} in {playbook:#?}"),
                    None => untold += 1,
                }
                decisions += 1;
            }
        }
    }
    assert!(decisions - untold > 15_000, "{untold} of {decisions} are told otherwise");
}

/// Whether the short answer names for a decision whom the clauses name; `None` where there is
/// no short answer, or where it is told elsewhere (never, or a line that always holds).
fn agrees(playbook: &Playbook, boundary: &BoundaryId, taken: &Taken) -> Option<bool> {
    let (role, facts, already) = taken;
    let expected = plain::decide(playbook, boundary, role, facts, already);
    if expected.verdict == Saying::Never || crosses_a_line(playbook, facts) {
        return None;
    }
    let asking = Asking::of(playbook, plain::boundary_of(playbook, boundary), role)?;
    let is_case = |asked: &&Asked<'_>| {
        asked.clause.is_none_or(|clause| plain::holds(playbook, boundary, clause, facts, already))
    };
    let consulted = asking.consulted.iter().filter(is_case);
    let decides = asking.in_turn.iter().find(is_case);
    let named = consulted.chain(decides).map(|asked| &asked.whom).filter(|whom| *whom != role);
    let named: BTreeSet<&str> = named.map(RoleId::as_str).collect();
    Some(named == expected.whom.iter().map(String::as_str).collect())
}

fn crosses_a_line(playbook: &Playbook, facts: &[(FactId, FactValue)]) -> bool {
    let always = playbook.boundaries.iter().filter(|boundary| boundary.always);
    let lines: BTreeSet<&FactId> =
        always.flat_map(|boundary| &boundary.facts).map(|fact| &fact.id).collect();
    facts.iter().any(|(fact, value)| lines.contains(fact) && *value == FactValue::YesNo(true))
}
