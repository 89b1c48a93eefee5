//! What is drawn is what it says it is.

use std::collections::{BTreeSet, HashSet};

use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use ruimte::model::*;

use super::build::*;
use super::playbooks::*;
use super::situations::*;
use crate::decisions::plain::{By, Saying, Spoken, always_boundaries, decide};

/// Calls with random playbooks, the same ones every time, and each boundary to decide in them.
fn for_each_boundary(cases: u32, mut check: impl FnMut(&mut TestRunner, &Playbook, &Boundary)) {
    let mut runner = TestRunner::deterministic();
    for _ in 0..cases {
        let playbook = playbook().new_tree(&mut runner).expect("a playbook").current();
        for boundary in playbook.boundaries.iter().filter(|boundary| !boundary.always) {
            check(&mut runner, &playbook, boundary);
        }
    }
}

#[test]
fn every_situation_has_its_like() {
    for_each_boundary(200, |runner, playbook, boundary| {
        let all = all_situations(playbook, &boundary.id);
        if all.len() > 300 {
            return;
        }
        let say = |facts: &[(FactId, FactValue)], already: &[(Period, Amount)]| -> Vec<Spoken> {
            let roles = playbook.roles.iter();
            roles.map(|role| decide(playbook, &boundary.id, &role.id, facts, already)).collect()
        };
        let all: Vec<_> = all.iter().map(|(facts, already)| say(facts, already)).collect();
        for _ in 0..20 {
            let taken = situation(playbook, &boundary.id).new_tree(runner).expect("a decision");
            let (_, facts, already) = taken.current();
            let said = say(&facts, &already);
            assert!(all.contains(&said), "{facts:?}, {already:?}\n{boundary:#?}");
        }
    });
}

#[test]
fn totals_lie_on_the_amount_or_above() {
    let limit = |value, period: Option<&str>| Limit {
        amount: euro(decimal(value)),
        period: period.map(Period::new),
    };
    let mut may = clause(ClauseKind::May, Scope::Everyone);
    may.limits = vec![limit("5", None), limit("5", Some("guest")), limit("2", Some("day"))];
    let money = Fact { ask: None, ..fact(AMOUNT, FactKind::Money) };
    let playbook =
        playbook_of(Vec::new(), vec![boundary("b0", vec![money], &[may])], Otherwise::Never);
    let said = |(facts, already): &Situation| {
        let amount = match &facts[..] {
            [(_, FactValue::Money(amount))] => amount.value,
            others => panic!("{others:?}"),
        };
        let totals = already.iter().map(|(_, before)| (amount + before.value).normalize());
        totals.fold(amount.normalize().to_string(), |all, total| format!("{all}|{total}"))
    };
    let all = all_situations(&playbook, &BoundaryId::new("b0"));
    let all: Vec<String> = all.iter().map(said).collect();
    assert_eq!(
        all,
        [
            // An amount below 5, with both totals that are possible below 2, at 2 and above it.
            "1|1|1", "1|1|2", "1|1|3", "1|5|1", "1|5|2", "1|5|3", "1|6|1", "1|6|2", "1|6|3",
            // At 5 and above it no total is below 5.
            "5|5|5", "5|6|5", "6|6|6",
        ]
    );
}

#[test]
fn what_is_made_could_have_been_written() {
    for_each_boundary(300, |_, playbook, own| {
        let ids = |one: &Boundary| one.facts.iter().map(|fact| fact.id.clone()).collect::<Vec<_>>();
        let shared: Vec<FactId> = always_facts_of(playbook).map(|fact| fact.id.clone()).collect();
        for always in always_boundaries(playbook) {
            assert!(always.may.is_empty() && always.otherwise.is_none(), "{always:#?}");
            assert!(always.clauses().all(|(_, clause)| clause.limits.is_empty()), "{always:#?}");
            assert!(always.facts.iter().all(|fact| fact.kind == FactKind::YesNo), "{always:#?}");
        }
        for one in always_boundaries(playbook).into_iter().chain([own]) {
            let mut known = ids(one);
            known.extend(shared.iter().filter(|_| !one.always).cloned());
            let all = known.iter().chain(&shared).collect::<HashSet<_>>();
            assert!(one.always || all.len() == known.len(), "declared twice: {one:#?}");
            for (_, clause) in one.clauses() {
                let asked: HashSet<_> = clause.when.iter().map(|when| &when.fact).collect();
                assert_eq!(asked.len(), clause.when.len(), "{clause:#?}");
                assert!(asked.is_subset(&all), "{clause:#?}");
                let amount = ids(one).iter().any(|id| id.as_str() == AMOUNT);
                assert!(clause.limits.is_empty() || amount, "{one:#?}");
            }
        }
    });
}

#[test]
fn every_way_to_speak_occurs() {
    let mut heard: BTreeSet<(Saying, Option<By>, bool)> = BTreeSet::new();
    for_each_boundary(300, |runner, playbook, boundary| {
        let decisions = situation(playbook, &boundary.id);
        for _ in 0..10 {
            let (role, facts, already) = decisions.new_tree(runner).expect("a decision").current();
            let said = decide(playbook, &boundary.id, &role, &facts, &already);
            let elsewhere = said.clause.is_some_and(|(place, ..)| place != boundary.id.as_str());
            heard.insert((said.verdict, said.by, elsewhere));
        }
    });
    let all = [
        (Saying::May, By::Clause, false),
        (Saying::May, By::Otherwise, false),
        (Saying::Ask, By::Clause, false),
        (Saying::Ask, By::Clause, true),
        (Saying::Ask, By::Line, false),
        (Saying::Ask, By::Otherwise, false),
        (Saying::Never, By::Clause, false),
        (Saying::Never, By::Clause, true),
        (Saying::Never, By::Otherwise, false),
    ];
    assert_eq!(heard, all.map(|(said, by, always)| (said, Some(by), always)).into());
}
