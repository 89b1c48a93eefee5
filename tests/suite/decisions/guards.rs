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

/// Whether a role stands above another one in the line of a playbook.
fn is_above(playbook: &Playbook, upper: &str, lower: &str) -> bool {
    let chief = |role: &str| {
        let role = playbook.roles.iter().find(|known| known.id.as_str() == role)?;
        role.reports_to.as_ref().map(|chief| chief.as_str().to_owned())
    };
    let mut above = std::iter::successors(chief(lower), |role| chief(role));
    above.any(|role| role == upper)
}

/// "A verdict is *at most as free* as another where it is never, or the other is may, or both are
/// asks, its D is the other's or above (in the lines of both versions), and it needs all that the
/// other needs: the same roles consulted (D aside)".
fn is_at_most_as_free(one: &Spoken, other: &Spoken, reference: &Reference) -> bool {
    if one.verdict == Saying::Never || other.verdict == Saying::May {
        return true;
    }
    if one.verdict != Saying::Ask || other.verdict != Saying::Ask {
        return false;
    }
    let upper = one.decides.as_deref().expect("who is asked leaves it to somebody");
    let lower = other.decides.as_deref().expect("who is asked leaves it to somebody");
    let is_as_high = upper == lower
        || [&reference.old, &reference.new].iter().all(|lines| is_above(lines, upper, lower));
    let mut consulted = other.whom.iter().filter(|role| *role != lower);
    is_as_high && consulted.all(|role| one.whom.contains(role))
}

/// Whether some role is told something that is `wrong` in some situation; `None` where there
/// are too many to try.
fn any(
    template: &Playbook,
    fork: &Playbook,
    boundary: &BoundaryId,
    lines: Lines,
    wrong: impl Fn(&Spoken, &Spoken, &Reference) -> bool,
) -> Option<bool> {
    let reference = Reference::new(template, fork, boundary, lines);
    let all = random::all_situations(&reference.both, boundary);
    if all.len() > MOST_SITUATIONS {
        return None;
    }
    let is_wrong = |(facts, already): &(Vec<_>, Vec<_>)| {
        reference.new.roles.iter().chain(&reference.old.roles).any(|role| {
            let decide = |playbook| plain::decide(playbook, boundary, &role.id, facts, already);
            wrong(&decide(&reference.old), &decide(&reference.new), &reference)
        })
    };
    Some(all.iter().any(is_wrong))
}

fn is_freer(from: &Spoken, to: &Spoken, reference: &Reference) -> bool {
    !is_at_most_as_free(to, from, reference)
}

/// Holds what is said of one boundary of a fork against what it decides.
fn compare(template: &Playbook, fork: &Playbook, boundary: &BoundaryId, seen: &mut Seen) {
    let own = plain::boundary_of(fork, boundary);
    let mut kept = plain::boundary_of(template, boundary).clone();
    let held = if kept.always { Lines::LeftOut } else { Lines::Held };
    let versions = Versions::new(template, fork);
    let freer = any(template, fork, boundary, held, is_freer);
    let other = any(template, fork, boundary, Lines::LeftOut, |from, to, _| !plain::same(from, to));
    let (Some(freer), Some(other)) = (freer, other) else { return };
    let policies = [
        (ForkPolicy::Change, false),
        (ForkPolicy::Tighten, freer),
        (ForkPolicy::Fixed, freer || other),
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
