//! Two versions of a boundary, by hand: what is told, and what cannot be.

use ruimte::decide::{Differences, Incomparable, Lines, Versions};
use ruimte::model::*;

use super::random::{boundary, clause, decimal, euro, fact, playbook_of, role};

/// A desk that reports to a chief, and this boundary with others.
fn playbook(boundaries: &[Boundary]) -> Playbook {
    let roles = vec![role("desk", Some("chief")), role("chief", None)];
    playbook_of(roles, boundaries.to_vec(), Otherwise::Ask(RoleId::new("chief")))
}

/// What the boundary `b` says differently, as `role: when: from -> to, shift (witness)`.
fn told(old: &Playbook, new: &Playbook, id: &str, lines: Lines) -> Vec<String> {
    let of = |playbook: &'_ Playbook| {
        playbook
            .boundaries
            .iter()
            .find(|known| known.id.as_str() == id)
            .expect("it is there")
            .clone()
    };
    let contrast = Versions::new(old, new).contrast(&of(old), &of(new), lines);
    let Some(contrast) = contrast.expect("they can be compared") else { return Vec::new() };
    let mut words = Vec::new();
    for role in 0..contrast.roles().len() {
        let Differences::Each(all) = contrast.differences(role) else { panic!("they are few") };
        words.extend(all.into_iter().map(|it| {
            let when = contrast.space().written(&it.region);
            let when: Vec<_> = when.iter().map(|(name, cells)| format!("{name} {cells}")).collect();
            let (from, to) = (Verdict::from(it.from.answer), Verdict::from(it.to.answer));
            let (when, shift, witness) = (when.join(", "), it.shift.name(), it.witness.arguments());
            format!("{}: {when}: {from} -> {to}, {shift} ({witness})", it.role)
        }));
    }
    words
}

fn limited(to: &str, only: Scope) -> Clause {
    let limit = Limit { amount: euro(decimal(to)), period: Some(Period::new("guest")) };
    Clause { limits: vec![limit], ..clause(ClauseKind::May, only) }
}

fn amount() -> Fact {
    Fact { ask: None, ..fact(AMOUNT, FactKind::Money) }
}

fn tests(id: &str, test: Test, kind: ClauseKind) -> Clause {
    let when = vec![Condition { fact: FactId::new(id), test }];
    Clause { when, ..clause(kind, Scope::Everyone) }
}

fn limits(low: &str, high: &str) -> Playbook {
    let chief = Scope::Roles(vec![RoleId::new("chief")]);
    let clauses = [limited(low, Scope::Everyone), limited(high, chief)];
    playbook(&[boundary("b", vec![amount()], &clauses)])
}

#[test]
fn a_wider_limit_is_one_region() {
    assert_eq!(
        told(&limits("250", "2000"), &limits("400", "2000"), "b", Lines::Held),
        ["desk: amount per guest more than 250 EUR, up to 400 EUR: ask chief -> may, wider \
          (amount=\"400 EUR\")"]
    );
}

#[test]
fn rules_in_another_order_and_other_words_are_no_difference() {
    let (old, mut new) = (limits("250", "2000"), limits("250", "2000.00"));
    new.boundaries[0].may.reverse();
    new.boundaries[0].may[0].note = Some(super::random::text("Note it."));
    assert_eq!(told(&old, &new, "b", Lines::Held), [""; 0]);
}

#[test]
fn a_role_of_one_side_is_read_into_the_other() {
    let may = |who: &str| clause(ClauseKind::May, Scope::Roles(vec![RoleId::new(who)]));
    let old = playbook(&[boundary("b", vec![], &[may("desk")])]);
    let mut new = playbook(&[boundary("b", vec![], &[may("trainee")])]);
    new.roles.insert(0, role("trainee", Some("desk")));
    let wider = ["trainee: : ask desk -> may, wider ()"];
    assert_eq!(told(&old, &new, "b", Lines::Held), wider);
    let narrower = ["trainee: : may -> ask desk, narrower ()"];
    assert_eq!(told(&new, &old, "b", Lines::Held), narrower);
}

/// The same boundary beside a line that always holds.
fn beside(line: ClauseKind) -> Playbook {
    let hurt = Fact { default: Some(FactValue::YesNo(false)), ..fact("hurt", FactKind::YesNo) };
    let clauses = [tests("hurt", Test::YesNo(true), line)];
    let line = Boundary { always: true, ..boundary("line", vec![hurt], &clauses) };
    playbook(&[boundary("b", vec![], &[clause(ClauseKind::May, Scope::Everyone)]), line])
}

#[test]
fn lines_that_always_hold_can_be_left_out_and_stand_by_themselves() {
    let ask = ClauseKind::Ask { whom: RoleId::new("chief") };
    let (old, new) = (beside(ClauseKind::Never), beside(ask));
    let expected = [
        "desk: hurt yes: never -> ask chief, wider (hurt=yes)",
        "chief: hurt yes: never -> may, wider (hurt=yes)",
    ];
    assert_eq!(told(&old, &new, "b", Lines::Held), expected);
    assert_eq!(told(&old, &new, "b", Lines::LeftOut), [""; 0]);
    assert_eq!(told(&old, &new, "line", Lines::LeftOut), expected);
}

#[test]
fn a_fact_that_became_another_kind_of_thing_is_told_apart() {
    let options = ["small", "large"]
        .map(|id| ChoiceOption { id: OptionId::new(id), words: super::random::text(id) });
    let large = Test::Choice(ChoiceTest::OneOf(vec![OptionId::new("large")]));
    let many = Test::Measure(Comparison::MoreThan(decimal("3")));
    let one = |kind, test| {
        let clauses =
            [tests("size", test, ClauseKind::Never), clause(ClauseKind::May, Scope::Everyone)];
        playbook(&[boundary("b", vec![fact("size", kind)], &clauses)])
    };
    let old = one(FactKind::Number { unit: None }, many);
    let new = one(FactKind::Choice { options: options.to_vec() }, large);
    let told = told(&old, &new, "b", Lines::Held);
    assert_eq!(told.len(), 4);
    assert_eq!(
        told[0],
        "desk: size small, size (old) more than 3: never -> may, wider (size=small size (old)=4)"
    );
}

#[test]
fn another_currency_is_not_compared() {
    let (old, mut new) = (limits("250", "2000"), limits("250", "2000"));
    let dollar = Currency::from_code("USD").expect("a currency");
    new.boundaries[0].currency = Some(dollar);
    let all = new.boundaries[0].may.iter_mut().flat_map(|clause| &mut clause.limits);
    all.for_each(|limit| limit.amount.currency = dollar);
    let contrast =
        Versions::new(&old, &new).contrast(&old.boundaries[0], &new.boundaries[0], Lines::Held);
    let euro = euro(decimal("0")).currency;
    assert_eq!(contrast.err(), Some(Incomparable::Currencies { old: euro, new: dollar }));
}

/// Whether some pair of facts holds is known only when all of the first have been asked.
#[test]
fn what_is_too_complex_is_said_to_be() {
    let names: Vec<String> = (0..40).flat_map(|at| [format!("a{at}"), format!("b{at}")]).collect();
    let facts: Vec<Fact> = names.iter().map(|name| fact(name, FactKind::YesNo)).collect();
    let is = |fact: String| Condition { fact: FactId::new(fact), test: Test::YesNo(true) };
    let pairs = (0..40).map(|at| Clause {
        when: vec![is(format!("a{at}")), is(format!("b{}", 39 - at))],
        ..clause(ClauseKind::May, Scope::Everyone)
    });
    let clauses: Vec<Clause> = pairs.collect();
    let old = playbook(&[boundary("b", facts.clone(), &clauses)]);
    let new = playbook(&[boundary("b", facts, &clauses[1..])]);
    let versions = Versions::new(&old, &new);
    let contrast = |one: &Playbook, two: &Playbook| {
        versions.contrast(&one.boundaries[0], &two.boundaries[0], Lines::Held)
    };
    assert!(matches!(contrast(&old, &new), Err(Incomparable::TooComplex(_))));
    assert!(contrast(&old, &old).expect("what is equal need not be overseen").is_none());
}

/// A choice of these, of which some are never.
fn choosing(options: &[&str], never: ChoiceTest) -> Playbook {
    let option =
        |id: &&str| ChoiceOption { id: OptionId::new(*id), words: super::random::text(id) };
    let kind = FactKind::Choice { options: options.iter().map(option).collect() };
    let never = tests("dish", Test::Choice(never), ClauseKind::Never);
    let clauses = [never, clause(ClauseKind::May, Scope::Only(vec![RoleId::new("desk")]))];
    playbook(&[boundary("b", vec![fact("dish", kind)], &clauses)])
}

#[test]
fn options_of_either_version_are_compared() {
    let only = |id: &str| ChoiceTest::OneOf(vec![OptionId::new(id)]);
    let old = choosing(&["tea", "soup"], only("soup"));
    let new = choosing(&["tea", "cake"], ChoiceTest::Not(OptionId::new("tea")));
    let told_of_cake = "desk: dish cake: may -> never, narrower (dish=cake)";
    assert_eq!(told(&old, &new, "b", Lines::Held)[0], told_of_cake);
    let new = choosing(&["tea"], only("tea"));
    assert_eq!(
        told(&old, &new, "b", Lines::Held)[..2],
        [
            "desk: dish tea: may -> never, narrower (dish=tea)",
            "desk: dish soup: never -> may, wider (dish=soup)"
        ]
    );
}
