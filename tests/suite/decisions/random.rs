//! Makes playbooks that an author could have written, and decisions to put to them.
//!
//! Constants are few, so that clauses meet at the same edges; values are drawn on, just below
//! and just above those edges, because that is where a mistake shows.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use ruimte::model::*;
use rust_decimal::Decimal;

use super::plain::{By, Saying, Spoken, always_boundaries, boundary_of, decide};

/// What a decision holds: facts, and what was given before in each period.
pub(crate) type Situation = (Vec<(FactId, FactValue)>, Vec<(Period, Amount)>);

/// A whole decision: who takes it, and its situation.
pub(crate) type Taken = (RoleId, Vec<(FactId, FactValue)>, Vec<(Period, Amount)>);

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
/// How far a value lies from an edge that it just misses.
const STEP: &str = "0.01";

/// A text in the one language that these playbooks have.
pub(crate) fn text(content: &str) -> Text {
    Text::single(Language::new("en"), content)
}

/// An exact decimal.
pub(crate) fn decimal(text: &str) -> Decimal {
    text.parse().expect("a decimal")
}

/// An amount in the one currency that these playbooks have.
pub(crate) fn euro(value: Decimal) -> Amount {
    Amount { value, currency: Currency::from_code("EUR").expect("a currency") }
}

/// A role that reports to another, or to nobody.
pub(crate) fn role(id: &str, reports_to: Option<&str>) -> Role {
    Role {
        id: RoleId::new(id),
        title: text(id),
        summary: None,
        text: None,
        reports_to: reports_to.map(RoleId::new),
        start_with: Vec::new(),
        order: None,
        stewardship: Stewardship::default(),
    }
}

/// A clause that always matches, for those it is for.
pub(crate) fn clause(kind: ClauseKind, scope: Scope) -> Clause {
    Clause {
        id: None,
        kind,
        scope,
        when: Vec::new(),
        limits: Vec::new(),
        title: None,
        why: None,
        say: None,
        afterwards: Vec::new(),
        note: None,
    }
}

/// A fact without a default.
pub(crate) fn fact(id: &str, kind: FactKind) -> Fact {
    Fact { id: FactId::new(id), kind, ask: Some(text(id)), default: None }
}

/// A boundary with these facts and clauses.
pub(crate) fn boundary(id: &str, facts: Vec<Fact>, clauses: &[Clause]) -> Boundary {
    let of_kind = |key: &str| {
        clauses.iter().filter(|clause| clause.kind.key() == key).cloned().collect::<Vec<_>>()
    };
    Boundary {
        id: BoundaryId::new(id),
        title: text(id),
        question: text(id),
        summary: None,
        why: None,
        values: Vec::new(),
        always: false,
        facts,
        may: of_kind("may"),
        ask: of_kind("ask"),
        never: of_kind("never"),
        otherwise: None,
        forks: ForkPolicy::Change,
        currency: Some(euro(Decimal::ZERO).currency),
        order: None,
        stewardship: Stewardship::default(),
    }
}

/// A playbook with these roles and boundaries, in the order in which readers see them.
pub(crate) fn playbook_of(
    roles: Vec<Role>,
    mut boundaries: Vec<Boundary>,
    otherwise: Otherwise,
) -> Playbook {
    let title = |boundary: &Boundary| boundary.title.content(LanguageIndex(0)).to_owned();
    boundaries.sort_by_key(|one| (one.order.is_none(), one.order, title(one)));
    Playbook {
        id: OrganisationId::new("acme"),
        name: text("Acme"),
        tagline: None,
        vision: None,
        template: false,
        extends: None,
        languages: vec![Language::new("en")],
        currency: Some(euro(Decimal::ZERO).currency),
        otherwise: Some(otherwise),
        theme: ThemeChoice {
            name: "default".to_owned(),
            accent: None,
            logo: None,
            settings: BTreeMap::new(),
        },
        words: Words::default(),
        feedback: Feedback::default(),
        evidence: Vec::new(),
        roles,
        values: Vec::new(),
        boundaries,
        examples: Vec::new(),
        pages: Vec::new(),
        scan: None,
        assets: Vec::new(),
        stewardship: Stewardship::default(),
    }
}

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

/// Any decision of a boundary: a role, and facts and running totals that stand on the edges of
/// its clauses and just beside them. What has a default may be left out.
pub(crate) fn situation(
    playbook: &Playbook,
    boundary: &BoundaryId,
) -> impl Strategy<Value = Taken> + use<> {
    let boundary = boundary_of(playbook, boundary).clone();
    let roles: Vec<RoleId> = playbook.roles.iter().map(|role| role.id.clone()).collect();
    let given: Vec<BoxedStrategy<Option<FactValue>>> = boundary
        .facts
        .iter()
        .map(|fact| {
            let value = select(values_near(&boundary, fact));
            match fact.default {
                Some(_) => prop::option::weighted(0.75, value).boxed(),
                None => value.prop_map(Some).boxed(),
            }
        })
        .collect();
    let lines: Vec<FactId> = always_facts_of(playbook).map(|fact| fact.id.clone()).collect();
    let crossed = vec(prop::bool::weighted(0.25), lines.len());
    let totals: Vec<BoxedStrategy<Option<Decimal>>> = boundary
        .periods()
        .iter()
        .map(|period| {
            let totals = near(&limits_of(&boundary, Some(period)), true);
            prop::option::weighted(0.8, select(totals)).boxed()
        })
        .collect();
    (select(roles), given, crossed, totals).prop_map(move |(role, given, crossed, totals)| {
        let mut facts: Vec<(FactId, FactValue)> = Vec::new();
        let mut amount = Decimal::ZERO;
        for (fact, given) in boundary.facts.iter().zip(given) {
            if fact.id.as_str() == AMOUNT
                && let Some(FactValue::Money(value)) = given.as_ref().or(fact.default.as_ref())
            {
                amount = value.value;
            }
            facts.extend(given.map(|value| (fact.id.clone(), value)));
        }
        let yes = lines.iter().zip(crossed).filter(|(_, crossed)| *crossed);
        facts.extend(yes.map(|(fact, _)| (fact.clone(), FactValue::YesNo(true))));
        let periods = boundary.periods().into_iter().zip(totals);
        let already = periods.filter_map(|(period, total)| {
            Some((period, euro((total? - amount).max(Decimal::ZERO))))
        });
        (role, facts, already.collect())
    })
}

/// Situations of which every other situation of a boundary has its like here: no clause can
/// tell the two apart. Facts that no clause asks about have one value throughout.
pub(crate) fn all_situations(playbook: &Playbook, boundary: &BoundaryId) -> Vec<Situation> {
    let boundary = boundary_of(playbook, boundary);
    let asked: HashSet<&FactId> = always_boundaries(playbook)
        .into_iter()
        .chain([boundary])
        .flat_map(Boundary::clauses)
        .flat_map(|(_, clause)| &clause.when)
        .map(|condition| &condition.fact)
        .collect();
    let mut all: Vec<Situation> = vec![Situation::default()];
    for fact in boundary.facts.iter().chain(always_facts_of(playbook)) {
        let choices: Vec<Situation> = if fact.id.as_str() == AMOUNT {
            moneys_of(boundary)
        } else {
            let mut values = classes_of(boundary, fact);
            values.truncate(if asked.contains(&fact.id) { values.len() } else { 1 });
            values.into_iter().map(|value| (vec![(fact.id.clone(), value)], Vec::new())).collect()
        };
        all =
            all.iter().flat_map(|one| choices.iter().map(move |next| joined(one, next))).collect();
    }
    all
}

fn joined(one: &Situation, next: &Situation) -> Situation {
    let (mut facts, mut already) = one.clone();
    facts.extend(next.0.iter().cloned());
    already.extend(next.1.iter().cloned());
    (facts, already)
}

/// A value of each kind that the clauses can tell apart.
pub(crate) fn classes_of(boundary: &Boundary, fact: &Fact) -> Vec<FactValue> {
    let of_measures =
        |not_negative: bool| representatives(&tested(boundary, &fact.id), not_negative).into_iter();
    match &fact.kind {
        FactKind::YesNo => vec![FactValue::YesNo(false), FactValue::YesNo(true)],
        FactKind::Number { .. } => of_measures(false).map(FactValue::Number).collect(),
        FactKind::Percent => of_measures(false).map(FactValue::Percent).collect(),
        FactKind::Money => of_measures(true).map(|value| FactValue::Money(euro(value))).collect(),
        FactKind::Choice { options } => {
            options.iter().map(|option| FactValue::Choice(option.id.clone())).collect()
        }
    }
}

/// The amount with its running totals, which lie on it or above: every combination of classes
/// that can occur, once.
///
/// An open class of amounts may hold an edge of a total, and below that edge other totals can
/// occur than above it: so the amounts stand between all edges, their own and those of totals.
fn moneys_of(boundary: &Boundary) -> Vec<Situation> {
    let own: BTreeSet<Decimal> =
        &tested(boundary, &FactId::new(AMOUNT)) | &limits_of(boundary, None);
    let periods: Vec<(Period, BTreeSet<Decimal>)> = boundary
        .periods()
        .into_iter()
        .map(|period| (period.clone(), limits_of(boundary, Some(&period))))
        .collect();
    let edges = periods.iter().fold(own.clone(), |all, (_, edges)| &all | edges);
    let mut seen: HashSet<Vec<usize>> = HashSet::new();
    let mut found: Vec<Situation> = Vec::new();
    for amount in representatives(&edges, true) {
        let value = FactValue::Money(euro(amount));
        let alone = (vec![(FactId::new(AMOUNT), value)], Vec::new());
        let mut combinations = vec![(vec![class(amount, &own)], alone)];
        for (period, edges) in &periods {
            let above = representatives(edges, true).into_iter().filter(|total| *total > amount);
            let totals: Vec<Decimal> = [amount].into_iter().chain(above).collect();
            let with = |(classes, situation): &(Vec<usize>, Situation), total: Decimal| {
                let already = (Vec::new(), vec![(period.clone(), euro(total - amount))]);
                let classes = [classes.as_slice(), &[class(total, edges)]].concat();
                (classes, joined(situation, &already))
            };
            combinations = combinations
                .iter()
                .flat_map(|one| totals.iter().map(move |total| with(one, *total)))
                .collect();
        }
        let new = combinations.into_iter().filter(|(classes, _)| seen.insert(classes.clone()));
        found.extend(new.map(|(_, situation)| situation));
    }
    found
}

/// Which of the stretches on and between edges holds a value.
fn class(value: Decimal, edges: &BTreeSet<Decimal>) -> usize {
    2 * edges.range(..value).count() + usize::from(edges.contains(&value))
}

/// A value on every edge, between every two, and outside both ends.
pub(crate) fn representatives(edges: &BTreeSet<Decimal>, not_negative: bool) -> Vec<Decimal> {
    let (Some(first), Some(last)) = (edges.first(), edges.last()) else {
        return vec![Decimal::ONE];
    };
    let below = if not_negative { first / Decimal::TWO } else { first - Decimal::ONE };
    let between = edges.iter().zip(edges.iter().skip(1)).map(|(a, b)| (a + b) / Decimal::TWO);
    let outside = [below, last + Decimal::ONE];
    let all: BTreeSet<Decimal> = edges.iter().copied().chain(between).chain(outside).collect();
    all.into_iter().collect()
}

/// Values for a decision: what a fact's tests are about, and just beside it.
fn values_near(boundary: &Boundary, fact: &Fact) -> Vec<FactValue> {
    let mut edges = tested(boundary, &fact.id);
    if fact.id.as_str() == AMOUNT {
        let limits = boundary.clauses().flat_map(|(_, clause)| &clause.limits);
        edges.extend(limits.map(|limit| limit.amount.value));
    }
    match &fact.kind {
        FactKind::Number { .. } => near(&edges, false).into_iter().map(FactValue::Number).collect(),
        FactKind::Percent => near(&edges, false).into_iter().map(FactValue::Percent).collect(),
        FactKind::Money => {
            near(&edges, true).into_iter().map(|value| FactValue::Money(euro(value))).collect()
        }
        FactKind::YesNo | FactKind::Choice { .. } => classes_of(boundary, fact),
    }
}

/// Every edge and what lies just beside it; money stays at zero or above.
fn near(edges: &BTreeSet<Decimal>, not_negative: bool) -> Vec<Decimal> {
    let step = decimal(STEP);
    let far = edges.last().map_or(Decimal::ONE, |last| last + Decimal::ONE);
    let beside = edges.iter().flat_map(|edge| [edge - step, *edge, edge + step]);
    let all: BTreeSet<Decimal> = beside.chain([Decimal::ZERO, far]).collect();
    all.into_iter().filter(|value| !not_negative || *value >= Decimal::ZERO).collect()
}

/// The constants of the tests that a boundary puts to one of its facts.
pub(crate) fn tested(boundary: &Boundary, fact: &FactId) -> BTreeSet<Decimal> {
    let conditions = boundary.clauses().flat_map(|(_, clause)| &clause.when);
    conditions
        .filter(|condition| condition.fact == *fact)
        .flat_map(|condition| match condition.test {
            Test::Measure(Comparison::Between(x, y)) => vec![x, y],
            Test::Measure(
                Comparison::AtMost(x)
                | Comparison::AtLeast(x)
                | Comparison::MoreThan(x)
                | Comparison::LessThan(x)
                | Comparison::Exactly(x)
                | Comparison::Not(x),
            ) => vec![x],
            Test::YesNo(_) | Test::Choice(_) => Vec::new(),
        })
        .collect()
}

/// What a boundary's limits of one period are; `None`: those on the amount alone.
pub(crate) fn limits_of(boundary: &Boundary, period: Option<&Period>) -> BTreeSet<Decimal> {
    let limits = boundary.clauses().flat_map(|(_, clause)| &clause.limits);
    let limits = limits.filter(|limit| limit.period.as_ref() == period);
    limits.map(|limit| limit.amount.value).collect()
}

fn always_facts_of(playbook: &Playbook) -> impl Iterator<Item = &Fact> {
    always_boundaries(playbook).into_iter().flat_map(|boundary| &boundary.facts)
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
    Fact { default, ..fact(id, kind) }
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
