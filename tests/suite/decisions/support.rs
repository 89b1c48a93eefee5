//! What the comparisons share: where random playbooks come from, and words to compare in.

use proptest::prelude::*;
use proptest::strategy::ValueTree as _;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use ruimte::decide::{Answer, ClauseAt, Reason, Ruling};
use ruimte::model::{Boundary, BoundaryId, Playbook, RoleId};

use super::plain::{self, By, Saying, Spoken};
use super::random;

/// Where brute force ends: a boundary with more situations than this is passed over.
pub(crate) const MOST_SITUATIONS: usize = 1_500;

/// A runner whose cases are the same on every machine.
pub(crate) fn runner(seed: u8) -> TestRunner {
    let rng = TestRng::from_seed(RngAlgorithm::ChaCha, &[seed; 32]);
    TestRunner::new_with_rng(Config::default(), rng)
}

/// Something that a strategy makes.
pub(crate) fn drawn<T>(strategy: &impl Strategy<Value = T>, runner: &mut TestRunner) -> T {
    strategy.new_tree(runner).expect("the strategy rejects nothing").current()
}

/// The boundaries that are decided on their own.
pub(crate) fn own(playbook: &Playbook) -> impl Iterator<Item = &BoundaryId> {
    own_boundaries(playbook).map(|boundary| &boundary.id)
}

/// The same, whole.
pub(crate) fn own_boundaries(playbook: &Playbook) -> impl Iterator<Item = &Boundary> {
    playbook.boundaries.iter().filter(|boundary| !boundary.always)
}

/// What a diagram says, in the words of the plain evaluator.
pub(crate) fn spoken(ruling: &Ruling, reason: Option<&Reason>) -> Spoken {
    let clause = |at: &ClauseAt| (at.boundary.to_string(), at.clause.key, at.clause.index);
    Spoken {
        verdict: match &ruling.answer {
            Answer::May => Saying::May,
            Answer::Ask(_) => Saying::Ask,
            Answer::Never => Saying::Never,
        },
        whom: ruling.answer.whom().iter().map(RoleId::to_string).collect(),
        decides: ruling.decides.as_ref().map(RoleId::to_string),
        by: reason.map(|reason| match reason {
            Reason::Clause(_) => By::Clause,
            Reason::Line(_) => By::Line,
            Reason::Otherwise => By::Otherwise,
        }),
        clause: reason.and_then(Reason::clause).map(clause),
    }
}

/// Of these clauses of a boundary, in their order, those that are dead: taking one out, alone
/// and with those found dead after it, changes nothing.
pub(crate) fn plainly_dead(
    playbook: &Playbook,
    boundary: &BoundaryId,
    order: &[&ClauseAt],
) -> Vec<ClauseAt> {
    let mut dead = Vec::new();
    let mut left = playbook.clone();
    for at in order.iter().rev() {
        // Clauses are taken out from the last to the first of a kind, so that those before keep
        // their places.
        let without = |from: &Playbook| {
            plain::without_clause(from, &at.boundary, at.clause.key, at.clause.index)
        };
        let fewer = without(&left);
        if !differ(playbook, &without(playbook), boundary) && !differ(playbook, &fewer, boundary) {
            dead.push((*at).clone());
            left = fewer;
        }
    }
    dead.reverse();
    dead
}

/// Whether any situation tells two playbooks apart, by the verdict or by whether a clause is the
/// reason for it.
fn differ(one: &Playbook, two: &Playbook, boundary: &BoundaryId) -> bool {
    let all = random::all_situations(one, boundary);
    all.iter().any(|(facts, already)| {
        one.roles.iter().any(|role| {
            let decide = |playbook| plain::decide(playbook, boundary, &role.id, facts, already);
            let (one, two) = (decide(one), decide(two));
            let is_silence = |said: &Spoken| said.by == Some(By::Otherwise);
            !plain::same(&one, &two) || is_silence(&one) != is_silence(&two)
        })
    })
}
