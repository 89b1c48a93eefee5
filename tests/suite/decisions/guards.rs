//! A fork is accused of loosening a boundary exactly when some situation tells some role more
//! than the template lets it: every situation is tried in both by the plain evaluator.

use ruimte::decide::{Lines, Versions};
use ruimte::model::{BoundaryId, ForkPolicy, Playbook};

use super::changes::changes;
use super::differences::{Reference, common};
use super::plain::{self, Saying, Spoken};
use super::random;
use super::support::{drawn, runner};

/// More situations than this are too many to try in every pair.
const MOST_SITUATIONS: usize = 400;

/// How often forks were accused, and how often they were not.
#[derive(Debug, Default)]
struct Seen {
    broken: usize,
    kept: usize,
}

fn room(spoken: &Spoken) -> (u8, i64) {
    match spoken.verdict {
        Saying::Never => (0, 0),
        Saying::Ask => (1, -i64::try_from(spoken.whom.len()).expect("few are asked")),
        Saying::May => (2, 0),
    }
}

/// Whether some role is told something that is `wrong` in some situation; `None` where there
/// are too many to try.
fn any(
    template: &Playbook,
    fork: &Playbook,
    boundary: &BoundaryId,
    lines: Lines,
    wrong: impl Fn(&Spoken, &Spoken) -> bool,
) -> Option<bool> {
    let reference = Reference::new(template, fork, boundary, lines);
    let all = random::all_situations(&reference.both, boundary);
    if all.len() > MOST_SITUATIONS {
        return None;
    }
    let is_wrong = |(facts, already): &(Vec<_>, Vec<_>)| {
        reference.new.roles.iter().chain(&reference.old.roles).any(|role| {
            let decide = |playbook| plain::decide(playbook, boundary, &role.id, facts, already);
            wrong(&decide(&reference.old), &decide(&reference.new))
        })
    };
    Some(all.iter().any(is_wrong))
}

fn is_wider(from: &Spoken, to: &Spoken) -> bool {
    room(to) > room(from)
}

/// Holds what is said of one boundary of a fork against what it decides.
fn compare(template: &Playbook, fork: &Playbook, boundary: &BoundaryId, seen: &mut Seen) {
    let own = plain::boundary_of(fork, boundary);
    let mut kept = plain::boundary_of(template, boundary).clone();
    let held = if kept.always { Lines::LeftOut } else { Lines::Held };
    let versions = Versions::new(template, fork);
    let wider = any(template, fork, boundary, held, is_wider);
    let other = any(template, fork, boundary, Lines::LeftOut, |from, to| !plain::same(from, to));
    let (Some(wider), Some(other)) = (wider, other) else { return };
    let policies = [
        (ForkPolicy::Change, false),
        (ForkPolicy::Tighten, wider),
        (ForkPolicy::Fixed, wider || other),
    ];
    for (forks, expected) in policies {
        kept.forks = forks;
        let found = versions.breach(&kept, own);
        assert_eq!(
            found.is_some(),
            expected,
            "{forks:?} {found:#?} {kept:#?} {template:#?} {fork:#?}"
        );
        *(if expected { &mut seen.broken } else { &mut seen.kept }) += 1;
    }
}

/// Forks that have nothing to do with their template but the names of roles and facts.
#[test]
fn any_fork_is_accused_of_what_it_does() {
    let mut runner = runner(31);
    let playbooks = random::playbook();
    let mut seen = Seen::default();
    for _ in 0..50 {
        let (template, fork) = (drawn(&playbooks, &mut runner), drawn(&playbooks, &mut runner));
        for boundary in common(&template, &fork) {
            compare(&template, &fork, &boundary, &mut seen);
        }
    }
    assert!(seen.broken > 50 && seen.kept > 50, "only {seen:?}");
}

/// Forks that change one small thing: a limit, a condition, a clause, what holds in silence.
#[test]
fn a_fork_of_small_changes_is_accused_of_what_it_does() {
    let mut runner = runner(32);
    let playbooks = random::playbook();
    let mut seen = Seen::default();
    for _ in 0..12 {
        let template = drawn(&playbooks, &mut runner);
        for change in changes(&template).step_by(5) {
            for boundary in common(&template, &change.playbook) {
                compare(&template, &change.playbook, &boundary, &mut seen);
            }
        }
    }
    assert!(seen.broken > 50 && seen.kept > 300, "only {seen:?}");
}
