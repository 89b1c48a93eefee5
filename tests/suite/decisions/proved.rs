//! What `check --proof` tells is so: a change that it says slips does slip, one that it does
//! not tell is noticed or changes nothing, and the example that it proposes pins the change.

use std::collections::BTreeSet;

use jiff::civil::date;
use ruimte::check::{self, Flawed, Subject};
use ruimte::decide::Authority;
use ruimte::diagnostic::Diagnostic;
use ruimte::model::{BoundaryId, Place, Playbook};

use super::cases::{Case, Told, expected, told};
use super::changes::{Change, changes};
use super::examples::example;
use super::findings::{Looked, clause_at, looked};
use super::plain;
use super::random;
use super::support::own;

/// More situations than this are too many to try with every change.
const MOST_SITUATIONS: usize = 400;

/// The playbooks that are small enough to try every change.
fn small() -> impl Iterator<Item = &'static Looked> {
    let few = |looked: &&Looked| {
        own(&looked.playbook)
            .all(|id| random::all_situations(&looked.playbook, id).len() <= MOST_SITUATIONS)
    };
    looked().iter().filter(few).take(60)
}

fn unproved(playbook: &Playbook, authority: &Authority) -> Vec<Diagnostic<Place>> {
    let flawed = Flawed::new();
    let today = date(2026, 6, 1);
    let (gaps, _) = check::proof(Subject { playbook, flawed: &flawed, authority, today });
    gaps.into_iter().map(|gap| gap.problem).collect()
}

/// What would change: `everyone's 5 EUR became 5.01 EUR`.
fn what(found: &Diagnostic<Place>) -> &str {
    let what = found.message.strip_prefix("no example would notice if ").expect("a change");
    what.split_once("; one would: ").expect("an example").0
}

/// Whether an example says otherwise after a change.
fn is_noticed(playbook: &Playbook, changed: &Playbook) -> bool {
    let decisions = playbook.examples.iter().flat_map(|example| &example.decisions);
    let mut cases = decisions.map(Case::from);
    cases.any(|case| case.verdict(playbook) != case.verdict(changed))
}

/// Whether a change makes any situation of any boundary come out otherwise.
fn matters(playbook: &Playbook, change: &Change) -> bool {
    own(playbook).any(|boundary| {
        let all = random::all_situations(&change.both, boundary);
        all.iter().any(|(facts, already)| {
            playbook.roles.iter().any(|role| {
                let say = |of: &Playbook| -> Told {
                    told(&plain::decide(of, boundary, &role.id, facts, already))
                };
                say(playbook) != say(&change.playbook)
            })
        })
    })
}

/// Whether a change can be written down at all: one that turns the verdict of a clause with
/// limits, or of one that always holds, has no form in a file.
fn can_be_written(playbook: &Playbook, found: &Diagnostic<Place>) -> bool {
    let Some((boundary, kind, index)) = clause_at(&found.at) else { return true };
    let boundary = plain::boundary_of(playbook, &BoundaryId::new(boundary));
    let clauses = match kind {
        "may" => &boundary.may,
        "ask" => &boundary.ask,
        _ => &boundary.never,
    };
    !what(found).contains("` became a `") || (!boundary.always && clauses[index].limits.is_empty())
}

/// All changes are told that matter and that no example notices, and no others.
#[test]
fn changes_are_unproved_that_no_example_notices() {
    let (mut seen, mut noticed) = (0, 0);
    for looked in small() {
        let Looked { playbook, authority, .. } = looked;
        let mut slips: BTreeSet<(Place, String)> = BTreeSet::new();
        for change in changes(playbook) {
            if is_noticed(playbook, &change.playbook) {
                noticed += 1;
            } else if matters(playbook, &change) {
                slips.insert((change.at, change.what));
            }
        }
        let found = unproved(playbook, authority);
        let found = found.iter().filter(|found| can_be_written(playbook, found));
        let found: BTreeSet<_> =
            found.map(|found| (found.at.clone(), what(found).into())).collect();
        seen += found.len();
        let extra: Vec<_> = found.difference(&slips).collect();
        let missed: Vec<_> = slips.difference(&found).collect();
        assert!(extra.is_empty() && missed.is_empty(), "{extra:#?} {missed:#?} {playbook:#?}");
    }
    assert!(seen > 500 && noticed > 50, "only {seen} were told, {noticed} noticed");
}

/// The example that is proposed says what holds today, and would say otherwise after the
/// change; with it, the change is told no more.
#[test]
fn what_is_proposed_pins_the_change() {
    let mut seen = 0;
    for (number, looked) in small().enumerate() {
        let Looked { playbook, authority, .. } = looked;
        let found = unproved(playbook, authority);
        let changes: Vec<Change> = changes(playbook).collect();
        for problem in &found {
            let help = problem.help.as_deref().expect("a help");
            let decision = Case::proposed(playbook, help);
            let case = Case::from(&decision);
            let today = Some(expected(&decision.verdict));
            assert_eq!(case.verdict(playbook), today, "{problem:#?} {playbook:#?}");
            assert_eq!(format!("{case:?}"), format!("{:?}", Case::tried(playbook, help)));
            let same = |change: &&Change| change.at == problem.at && change.what == what(problem);
            let mut same = changes.iter().filter(same);
            if let (Some(change), None) = (same.next(), same.next()) {
                assert_ne!(case.verdict(&change.playbook), today, "{problem:#?} {playbook:#?}");
                seen += 1;
            }
        }
        // A different one of each playbook is told for good.
        if let Some(problem) = found.get(number % found.len().max(1)) {
            let mut told = playbook.clone();
            let decision = Case::proposed(playbook, problem.help.as_deref().expect("a help"));
            told.examples.push(example("pin", vec![decision]));
            let left = unproved(&told, authority);
            let again = |left: &Diagnostic<Place>| left.message == problem.message;
            assert!(!left.iter().any(again), "{problem:#?} {playbook:#?}");
        }
    }
    assert!(seen > 500, "only {seen} were tried");
}
