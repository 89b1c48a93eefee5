//! Any playbook, drawn: rough things first, which then learn what roles and facts there are.

use std::collections::BTreeSet;

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use ruimte::model::*;
use rust_decimal::Decimal;

use super::build::*;

/// Ids of facts, which do not sort as they stand.
const FACTS: [&str; 3] = ["f2", "f0", "f1"];
/// The always boundaries: their ids, titles that sort the other way, and their facts, which no
/// other boundary may declare.
const ALWAYS: [(&str, &str, [&str; 2]); 2] =
    [("safety", "A line", ["injury", "child"]), ("law", "The line", ["police", "court"])];
const OPTIONS: [&str; 4] = ["tea", "cake", "soup", "bread"];
const PERIODS: [&str; 2] = ["guest", "day"];
/// Some stand twice: as different texts they are the same number.
const NUMBERS: [&str; 7] = ["0", "1", "1.5", "1.50", "2", "3", "-1"];
const MONEYS: [&str; 7] = ["2", "1", "5", "2.50", "2.5", "10", "0"];

/// Any playbook: up to six roles, one or two boundaries to decide, and up to two that always
/// hold.
pub(crate) fn playbook() -> impl Strategy<Value = Playbook> {
    let roles = vec((prop::bool::weighted(0.8), any::<Index>()), 1..=6);
    let ids = Just((0..6).collect::<Vec<usize>>()).prop_shuffle();
    let always = vec(rough_always(), 0..=2);
    let boundaries = vec(rough_boundary(), 1..=2);
    (roles, ids, boundaries, always, rough_otherwise()).prop_map(
        |(parents, ids, boundaries, always, otherwise)| {
            let roles = forest(&parents, &ids);
            let reading = Reading {
                roles: roles.iter().map(|role| role.id.clone()).collect(),
                always: ALWAYS.iter().zip(&always).flat_map(always_facts).collect(),
            };
            let own = boundaries.iter().zip(["b0", "b1"]);
            let own = own.map(|(rough, id)| reading.boundary(id, rough));
            let lines = ALWAYS.iter().zip(&always).map(|line| reading.always_boundary(line));
            let boundaries = own.chain(lines).collect();
            playbook_of(roles, boundaries, reading.otherwise(&otherwise))
        },
    )
}

/// The same facts that a reader declares with one string each.
fn always_facts((line, rough): (&(&str, &str, [&str; 2]), &RoughAlways)) -> Vec<Fact> {
    let facts = line.2.iter().take(rough.facts);
    let no = Some(FactValue::YesNo(false));
    facts.map(|id| Fact { default: no.clone(), ..fact(id, FactKind::YesNo) }).collect()
}

/// Roles that each report to one drawn before them or to nobody, at most four steps up.
fn forest(parents: &[(bool, Index)], ids: &[usize]) -> Vec<Role> {
    let ids: Vec<usize> = ids.iter().copied().filter(|id| *id < parents.len()).collect();
    let mut depths: Vec<usize> = Vec::new();
    let mut roles: Vec<Role> = Vec::new();
    for ((reports, parent), id) in parents.iter().zip(&ids) {
        let shallow: Vec<usize> = (0..depths.len()).filter(|one| depths[*one] < 4).collect();
        let parent = (*reports && !shallow.is_empty()).then(|| *parent.get(&shallow));
        let above = parent.map(|parent| roles[parent].id.to_string());
        depths.push(parent.map_or(0, |parent| depths[parent] + 1));
        roles.push(role(&format!("r{id}"), above.as_deref()));
    }
    roles.sort_by_key(|role| role.id.to_string());
    roles
}

/// A boundary before it knows which roles and facts there are.
#[derive(Clone, Debug)]
struct RoughBoundary {
    facts: Vec<RoughFact>,
    /// Where `amount` is declared, with a default or without.
    amount: Option<(Index, Option<Index>)>,
    clauses: Vec<RoughClause>,
    otherwise: Option<RoughOtherwise>,
}

#[derive(Clone, Debug)]
struct RoughAlways {
    facts: usize,
    clauses: Vec<RoughClause>,
    order: Option<i64>,
}

#[derive(Clone, Debug)]
struct RoughFact {
    kind: u8,
    options: usize,
    default: Option<Index>,
}

#[derive(Clone, Debug)]
struct RoughClause {
    kind: &'static str,
    scope: &'static str,
    /// The roles it names.
    roles: Vec<Index>,
    whom: Index,
    when: Vec<RoughCondition>,
    limits: Vec<(Index, Option<&'static str>)>,
}

#[derive(Clone, Debug)]
struct RoughCondition {
    fact: Index,
    test: Index,
    constants: (Index, Index),
    /// The options it names.
    options: Vec<Index>,
}

#[derive(Clone, Debug)]
struct RoughOtherwise {
    says: &'static str,
    whom: Index,
}

prop_compose! {
    fn rough_boundary()(
        facts in vec(rough_fact(), 0..=3),
        amount in prop::option::weighted(0.4, (any::<Index>(), prop::option::weighted(0.3, any::<Index>()))),
        clauses in vec(rough_clause(), 0..=6),
        otherwise in prop::option::of(rough_otherwise()),
    ) -> RoughBoundary {
        RoughBoundary { facts, amount, clauses, otherwise }
    }
}

prop_compose! {
    fn rough_always()(
        facts in 1..=2_usize,
        clauses in vec(rough_clause(), 0..=3),
        order in select(vec![None, Some(0), Some(1), Some(-1)]),
    ) -> RoughAlways {
        RoughAlways { facts, clauses, order }
    }
}

prop_compose! {
    fn rough_fact()(
        kind in 0..5_u8,
        options in 2..=OPTIONS.len(),
        default in prop::option::weighted(0.25, any::<Index>()),
    ) -> RoughFact {
        RoughFact { kind, options, default }
    }
}

prop_compose! {
    /// Mostly with a condition: what always matches leaves the others little to say.
    fn rough_clause()(
        kind in select(vec!["may", "may", "may", "ask", "ask", "never"]),
        scope in select(vec!["everyone", "roles", "roles", "only"]),
        roles in vec(any::<Index>(), 1..=2),
        whom in any::<Index>(),
        when in prop_oneof![1 => vec(rough_condition(), 0..=0), 5 => vec(rough_condition(), 1..=3)],
        limits in prop_oneof![
            3 => vec(rough_limit(), 0..=0),
            2 => vec(rough_limit(), 1..=1),
            2 => vec(rough_limit(), 2..=2),
        ],
    ) -> RoughClause {
        RoughClause { kind, scope, roles, whom, when, limits }
    }
}

prop_compose! {
    fn rough_condition()(
        fact in any::<Index>(),
        test in any::<Index>(),
        constants in any::<(Index, Index)>(),
        options in vec(any::<Index>(), 1..=3),
    ) -> RoughCondition {
        RoughCondition { fact, test, constants, options }
    }
}

prop_compose! {
    fn rough_otherwise()(
        says in select(vec!["ask", "ask", "may", "never"]),
        whom in any::<Index>(),
    ) -> RoughOtherwise {
        RoughOtherwise { says, whom }
    }
}

fn rough_limit() -> impl Strategy<Value = (Index, Option<&'static str>)> {
    (any::<Index>(), select(vec![None, Some(PERIODS[0]), Some(PERIODS[1])]))
}

/// What rough things are about.
struct Reading {
    roles: Vec<RoleId>,
    always: Vec<Fact>,
}

impl Reading {
    fn boundary(&self, id: &str, rough: &RoughBoundary) -> Boundary {
        let own = FACTS.iter().zip(&rough.facts);
        let mut facts: Vec<Fact> = own.map(|(id, rough)| rough_fact_of(id, rough)).collect();
        let money = fact(AMOUNT, FactKind::Money);
        if let Some((position, default)) = &rough.amount {
            let default = default.map(|index| value_of(&FactKind::Money, index));
            facts.insert(position.index(facts.len() + 1), Fact { default, ..money.clone() });
        }
        let mut known: Vec<Fact> = facts.iter().chain(&self.always).cloned().collect();
        let built_in = Fact { ask: None, ..money };
        if rough.amount.is_none() {
            known.push(built_in.clone());
        }
        let clauses = rough.clauses.iter().map(|clause| self.clause(clause, &known, true));
        let clauses: Vec<Clause> = clauses.collect();
        let uses_amount = clauses.iter().any(|clause| {
            let tests = |condition: &Condition| condition.fact.as_str() == AMOUNT;
            !clause.limits.is_empty() || clause.when.iter().any(tests)
        });
        if uses_amount && rough.amount.is_none() {
            facts.push(built_in);
        }
        let otherwise = rough.otherwise.as_ref().map(|rough| self.otherwise(rough));
        Boundary { otherwise, ..boundary(id, facts, &clauses) }
    }

    fn always_boundary(&self, line: (&(&str, &str, [&str; 2]), &RoughAlways)) -> Boundary {
        let (&(id, title, _), rough) = line;
        let clauses = rough.clauses.iter().map(|clause| self.clause(clause, &self.always, false));
        let clauses: Vec<Clause> = clauses.collect();
        Boundary {
            always: true,
            title: text(title),
            order: rough.order,
            ..boundary(id, always_facts(line), &clauses)
        }
    }

    fn clause(&self, rough: &RoughClause, known: &[Fact], gives_room: bool) -> Clause {
        let kind = match rough.kind {
            "never" => ClauseKind::Never,
            "may" if gives_room => ClauseKind::May,
            _ => ClauseKind::Ask { whom: rough.whom.get(&self.roles).clone() },
        };
        let scope = match rough.scope {
            "everyone" => Scope::Everyone,
            "roles" => Scope::Roles(those_of(&self.roles, &rough.roles)),
            _ => Scope::Only(those_of(&self.roles, &rough.roles)),
        };
        let limit = |(amount, period): &(Index, Option<&str>)| Limit {
            amount: euro(constant(&MONEYS, *amount)),
            period: period.map(Period::new),
        };
        let limits = rough.limits.iter().filter(|_| gives_room).map(limit).collect();
        let mut when: Vec<Condition> = Vec::new();
        for rough in &rough.when {
            if known.is_empty() {
                break;
            }
            let fact = rough.fact.get(known);
            // `when` is a mapping: a fact stands in it once.
            if when.iter().all(|condition| condition.fact != fact.id) {
                when.push(Condition { fact: fact.id.clone(), test: test_of(fact, rough) });
            }
        }
        Clause { when, limits, ..clause(kind, scope) }
    }

    fn otherwise(&self, rough: &RoughOtherwise) -> Otherwise {
        match rough.says {
            "may" => Otherwise::May,
            "never" => Otherwise::Never,
            _ => Otherwise::Ask(rough.whom.get(&self.roles).clone()),
        }
    }
}

/// Those that are drawn, each once.
fn those_of<T: Clone>(all: &[T], drawn: &[Index]) -> Vec<T> {
    let drawn: BTreeSet<usize> = drawn.iter().map(|index| index.index(all.len())).collect();
    drawn.into_iter().map(|index| all[index].clone()).collect()
}

fn rough_fact_of(id: &str, rough: &RoughFact) -> Fact {
    let option = |id: &&str| ChoiceOption { id: OptionId::new(*id), words: text(id) };
    let kind = match rough.kind {
        0 => FactKind::YesNo,
        1 => FactKind::Number { unit: None },
        2 => FactKind::Percent,
        3 => FactKind::Money,
        _ => FactKind::Choice { options: OPTIONS[..rough.options].iter().map(option).collect() },
    };
    let default = rough.default.map(|index| value_of(&kind, index));
    // About half of them, without another draw.
    let can_change = rough.options.is_multiple_of(2);
    Fact { default, can_change, ..fact(id, kind) }
}

fn constant(all: &[&str], index: Index) -> Decimal {
    decimal(all[index.index(all.len())])
}

/// Some value of a kind.
fn value_of(kind: &FactKind, index: Index) -> FactValue {
    match kind {
        FactKind::YesNo => FactValue::YesNo(*index.get(&[false, true])),
        FactKind::Number { .. } => FactValue::Number(constant(&NUMBERS, index)),
        FactKind::Percent => FactValue::Percent(constant(&NUMBERS, index)),
        FactKind::Money => FactValue::Money(euro(constant(&MONEYS, index))),
        FactKind::Choice { options } => FactValue::Choice(index.get(options).id.clone()),
    }
}

/// A test that can be put to a fact.
fn test_of(fact: &Fact, rough: &RoughCondition) -> Test {
    let constants = match &fact.kind {
        FactKind::YesNo => return Test::YesNo(*rough.test.get(&[true, false])),
        FactKind::Choice { options } => {
            let ids: Vec<OptionId> = options.iter().map(|option| option.id.clone()).collect();
            return Test::Choice(match rough.test.index(3) {
                0 | 1 => ChoiceTest::OneOf(those_of(&ids, &rough.options)),
                _ => ChoiceTest::Not(rough.options[0].get(&ids).clone()),
            });
        }
        FactKind::Number { .. } | FactKind::Percent => NUMBERS,
        FactKind::Money => MONEYS,
    };
    let (x, y) = rough.constants;
    let (x, y) = (constant(&constants, x), constant(&constants, y));
    Test::Measure(match rough.test.index(7) {
        0 => Comparison::AtMost(x),
        1 => Comparison::AtLeast(x),
        2 => Comparison::MoreThan(x),
        3 => Comparison::LessThan(x),
        4 => Comparison::Between(x.min(y), x.max(y)),
        5 => Comparison::Exactly(x),
        _ => Comparison::Not(x),
    })
}
