//! What two versions of a boundary decide differently is exactly what is told: every situation
//! is tried in both, for the roles of both, by the plain evaluator.

use std::collections::HashSet;

use ruimte::decide::{
    Authority, Contrast, Difference, Differences, Judgement, Lines, Shift, Situation, Versions,
};
use ruimte::model::{
    Boundary, BoundaryId, FactId, FactKind, OptionId, Otherwise, Playbook, RoleId,
};

use super::changes::changes;
use super::plain::{self, Spoken};
use super::random;
use super::support::{drawn, runner, spoken};

/// More situations than this are too many to try in every pair.
const MOST_SITUATIONS: usize = 800;

/// Two playbooks as the plain evaluator can compare them: with the same roles, facts that
/// became another kind of thing kept apart, and a third that has all situations of both.
struct Reference {
    old: Playbook,
    new: Playbook,
    both: Playbook,
}

impl Reference {
    fn new(old: &Playbook, new: &Playbook, boundary: &BoundaryId, lines: Lines) -> Self {
        let mut old = read(&with_roles_of(old, new), boundary, lines);
        let new = read(&with_roles_of(new, &old), boundary, lines);
        set_clashes_apart(&mut old, &new, boundary);
        let mut both = new.clone();
        for boundary in &old.boundaries {
            match both.boundaries.iter_mut().find(|known| known.id == boundary.id) {
                Some(known) => add(known, boundary),
                None => both.boundaries.push(boundary.clone()),
            }
        }
        Self { old, new, both }
    }
}

/// A playbook with the roles of another besides, in the line in which these stand there.
fn with_roles_of(playbook: &Playbook, other: &Playbook) -> Playbook {
    let mut all = playbook.clone();
    let is_known = |role: &&ruimte::model::Role| playbook.roles.iter().any(|own| own.id == role.id);
    all.roles.extend(other.roles.iter().filter(|role| !is_known(role)).cloned());
    all
}

/// A playbook in which a boundary decides on its own as it is to be read.
fn read(playbook: &Playbook, boundary: &BoundaryId, lines: Lines) -> Playbook {
    let mut read = playbook.clone();
    let facts: Vec<_> =
        plain::always_boundaries(playbook).iter().flat_map(|line| line.facts.clone()).collect();
    for line in read.boundaries.iter_mut().filter(|line| line.always) {
        if line.id == *boundary {
            line.always = false;
            line.otherwise = Some(Otherwise::May);
            line.facts.clone_from(&facts);
        } else if lines == Lines::LeftOut {
            line.ask.clear();
            line.never.clear();
        }
    }
    let is_read = |line: &Boundary| line.id == *boundary;
    if facts
        .iter()
        .any(|fact| read.boundaries.iter().any(|line| is_read(line) && line.facts.contains(fact)))
    {
        read.boundaries.iter_mut().filter(|line| line.always).for_each(|line| line.facts.clear());
    }
    read
}

fn tests(boundary: &Boundary, fact: &FactId) -> bool {
    boundary.clauses().any(|(_, clause)| clause.when.iter().any(|known| known.fact == *fact))
}

/// Whether some fact, among few, that both versions test is another kind of thing in each, or
/// has other options.
fn is_rare(old: &Playbook, new: &Playbook, boundary: &BoundaryId) -> bool {
    let (old, new) = (plain::boundary_of(old, boundary), plain::boundary_of(new, boundary));
    let facts = old.facts.len() + new.facts.len();
    let periods = old.periods().len() + new.periods().len();
    let is_other = |one: &FactKind, two: &FactKind| match (one, two) {
        (FactKind::Choice { options: one }, FactKind::Choice { options: two }) => one != two,
        (one, two) => std::mem::discriminant(one) != std::mem::discriminant(two),
    };
    let in_both = |fact: &ruimte::model::Fact| {
        let now = new.facts.iter().find(|now| now.id == fact.id);
        now.is_some_and(|now| is_other(&fact.kind, &now.kind))
            && tests(old, &fact.id)
            && tests(new, &fact.id)
    };
    facts < 5 && periods < 3 && old.facts.iter().any(in_both)
}

fn set_clashes_apart(old: &mut Playbook, new: &Playbook, boundary: &BoundaryId) {
    let new = plain::boundary_of(new, boundary);
    let own = old.boundaries.iter_mut().find(|known| known.id == *boundary);
    let own = own.expect("the boundary is in both");
    let tested: HashSet<FactId> =
        own.facts.iter().map(|fact| fact.id.clone()).filter(|fact| tests(own, fact)).collect();
    for fact in &mut own.facts {
        let Some(now) = new.facts.iter().find(|now| now.id == fact.id) else { continue };
        if std::mem::discriminant(&now.kind) == std::mem::discriminant(&fact.kind) {
            continue;
        }
        if tested.contains(&fact.id) && tests(new, &now.id) {
            let apart = FactId::new(format!("{} (old)", fact.id));
            let clauses = own.may.iter_mut().chain(&mut own.ask).chain(&mut own.never);
            let conditions = clauses.flat_map(|clause| &mut clause.when);
            conditions
                .filter(|condition| condition.fact == fact.id)
                .for_each(|condition| condition.fact = apart.clone());
            fact.id = apart;
        }
    }
}

/// Adds what another version of a boundary tells apart. Facts keep the kind in which they are
/// tested.
fn add(boundary: &mut Boundary, other: &Boundary) {
    for fact in &other.facts {
        let is_tested = tests(boundary, &fact.id);
        let Some(known) = boundary.facts.iter_mut().find(|known| known.id == fact.id) else {
            boundary.facts.push(fact.clone());
            continue;
        };
        match (&mut known.kind, &fact.kind) {
            (FactKind::Choice { options }, FactKind::Choice { options: more }) => {
                let ids: Vec<OptionId> = options.iter().map(|option| option.id.clone()).collect();
                options.extend(more.iter().filter(|one| !ids.contains(&one.id)).cloned());
            }
            (one, two)
                if !is_tested && std::mem::discriminant(one) != std::mem::discriminant(two) =>
            {
                *known = fact.clone();
            }
            _ => {}
        }
    }
    boundary.may.extend(other.may.iter().cloned());
    boundary.ask.extend(other.ask.iter().cloned());
    boundary.never.extend(other.never.iter().cloned());
}

/// What was compared.
#[derive(Debug, Default)]
struct Seen {
    differences: usize,
    same: usize,
    apart: usize,
}

/// Holds what is told about a boundary of two playbooks against what they decide.
fn compare(old: &Playbook, new: &Playbook, boundary: &BoundaryId, lines: Lines, seen: &mut Seen) {
    let reference = Reference::new(old, new, boundary, lines);
    let all = random::all_situations(&reference.both, boundary);
    if all.len() > MOST_SITUATIONS {
        return;
    }
    let versions = Versions::new(old, new);
    let of = |playbook| plain::boundary_of(playbook, boundary);
    let contrast = versions.contrast(of(old), of(new), lines).expect("they can be compared");
    for (number, role) in versions.roles().iter().enumerate() {
        let differences = contrast.as_ref().map_or(Vec::new(), |contrast| told(contrast, number));
        for (facts, already) in all.iter().step_by(all.len() / 50 + 1) {
            let decide = |playbook| plain::decide(playbook, boundary, role, facts, already);
            let (from, to) = (decide(&reference.old), decide(&reference.new));
            let situation = Situation { facts: facts.clone(), already: already.clone() };
            let is_in = |difference: &&Difference| {
                contrast.as_ref().is_some_and(|it| it.space().is_in(&difference.region, &situation))
            };
            let holding: Vec<_> = differences.iter().filter(is_in).collect();
            match holding.as_slice() {
                [] => {
                    assert!(plain::same(&from, &to), "{role} {situation:?} {old:#?} {new:#?}");
                    seen.same += 1;
                }
                [one] => {
                    assert!(!plain::same(&from, &to), "{one:?} {old:#?} {new:#?}");
                    assert!(
                        says(&one.from, &from) && says(&one.to, &to),
                        "{one:?} {from:?} {to:?}"
                    );
                    seen.differences += 1;
                }
                several => panic!("{situation:?} in {several:#?} of {old:#?} {new:#?}"),
            }
        }
    }
    if let Some(contrast) = contrast {
        let apart = contrast.space().variables.iter().any(|known| known.name().ends_with("(old)"));
        seen.apart += usize::from(apart);
        witnesses_replay(
            &contrast,
            &read(&with_roles_of(old, new), boundary, lines),
            &read(&with_roles_of(new, old), boundary, lines),
            boundary,
        );
    }
}

fn told(contrast: &Contrast, role: usize) -> Vec<Difference> {
    match contrast.differences(role) {
        Differences::Each(differences) => differences,
        Differences::Among(_) => panic!("they are few"),
    }
}

fn says(ruling: &ruimte::decide::Ruling, expected: &Spoken) -> bool {
    plain::same(&spoken(ruling, None), expected)
}

/// A witness is decided as is told, in both playbooks, by their own diagrams.
fn witnesses_replay(contrast: &Contrast, old: &Playbook, new: &Playbook, boundary: &BoundaryId) {
    let (before, after) = (Authority::new(old, |_| true), Authority::new(new, |_| true));
    let judged = |authority: &Authority, role: &RoleId, situation: &Situation| match authority
        .judge(boundary, role, situation)
        .expect("it is compiled")
    {
        Judgement::Decided { ruling, .. } => ruling.sorted(),
        Judgement::Undecided { .. } => panic!("{situation:?} of {old:#?} {new:#?}"),
    };
    let shifts = [Shift::Wider, Shift::Narrower, Shift::Other];
    let found = shifts.iter().filter_map(|wanted| contrast.find(|shift| shift == *wanted));
    let all: Vec<Difference> =
        (0..contrast.roles().len()).flat_map(|role| told(contrast, role)).collect();
    for wanted in shifts {
        let is_there = all.iter().any(|difference| difference.shift == wanted);
        assert_eq!(contrast.find(|shift| shift == wanted).is_some(), is_there);
    }
    for difference in all.iter().cloned().chain(found) {
        let Difference { role, from, to, witness, .. } = &difference;
        assert_eq!(judged(&before, role, &contrast.as_before(witness)), from.clone().sorted());
        assert_eq!(judged(&after, role, &contrast.as_now(witness)), to.clone().sorted());
    }
}

/// The boundaries that both have, however they are decided.
fn common(old: &Playbook, new: &Playbook) -> Vec<BoundaryId> {
    let ids = new.boundaries.iter().map(|boundary| &boundary.id);
    let is_old = |id: &&BoundaryId| old.boundaries.iter().any(|known| known.id == **id);
    ids.filter(is_old).cloned().collect()
}

/// Playbooks that have nothing to do with each other but the names of roles and facts.
#[test]
fn any_two_playbooks_differ_as_is_told() {
    let mut runner = runner(21);
    let playbooks = random::playbook();
    let mut seen = Seen::default();
    for number in 0..1_000 {
        let (old, new) = (drawn(&playbooks, &mut runner), drawn(&playbooks, &mut runner));
        // Later only those are tried that are rare.
        let is_tried = |boundary: &BoundaryId| number < 30 || is_rare(&old, &new, boundary);
        for boundary in common(&old, &new).into_iter().filter(is_tried) {
            for lines in [Lines::Held, Lines::LeftOut] {
                compare(&old, &new, &boundary, lines, &mut seen);
            }
        }
    }
    assert!(seen.differences > 2_000 && seen.same > 500 && seen.apart > 0, "only {seen:?}");
}

/// Playbooks that are the same but for one small thing.
#[test]
fn small_changes_differ_as_is_told() {
    let mut runner = runner(22);
    let playbooks = random::playbook();
    let mut seen = Seen::default();
    for _ in 0..20 {
        let old = drawn(&playbooks, &mut runner);
        for change in changes(&old).step_by(5) {
            for boundary in common(&old, &change.playbook) {
                compare(&old, &change.playbook, &boundary, Lines::Held, &mut seen);
            }
        }
    }
    assert!(seen.differences > 200 && seen.same > 2_000, "only {seen:?}");
}
