//! What limits a room without touching the clause that gives it: an `ask`, or a `never` where
//! there is nobody to ask.

use rust_decimal::Decimal;

use crate::model::{
    Boundary, ChoiceTest, Clause, Comparison, Condition, Fact, FactKind, Limit, OptionId, Playbook,
    RoleId, Scope, Test,
};

/// Entries of `ask` or `never` that leave of the room of `wide` only what `narrow` says. Empty
/// where the two differ in nothing that can be turned around.
pub(super) fn restraint(
    playbook: &Playbook,
    boundary: &Boundary,
    wide: &Clause,
    narrow: &Clause,
) -> Vec<String> {
    let who = who(&narrow.scope).unwrap_or_default();
    let (list, whom) = match chief(playbook, &narrow.scope) {
        Some(chief) => ("ask", format!("whom: {chief}")),
        None => ("never", String::new()),
    };
    let entry = |limits: String, when: String| {
        let keys = [who.as_str(), whom.as_str(), limits.as_str(), when.as_str()];
        let keys: Vec<&str> = keys.into_iter().filter(|key| !key.is_empty()).collect();
        format!("  - {{{}}}", keys.join(", "))
    };
    let beyond = beyond(boundary, wide, narrow, &entry);
    if beyond.is_empty() { beyond } else { [vec![format!("{list}:")], beyond].concat() }
}

/// One entry for each thing in which the narrow clause differs: where that is not so.
fn beyond(
    boundary: &Boundary,
    wide: &Clause,
    narrow: &Clause,
    entry: &impl Fn(String, String) -> String,
) -> Vec<String> {
    let others = |but: Option<&Condition>| -> Vec<String> {
        let same = |condition: &&Condition| but.is_none_or(|but| but.fact != condition.fact);
        wide.when.iter().filter(same).filter_map(|known| told(boundary, known)).collect()
    };
    let when = |parts: Vec<String>| match parts.as_slice() {
        [] => String::new(),
        parts => format!("when: {{{}}}", parts.join(", ")),
    };
    let mut entries = Vec::new();
    let limits = narrow.limits.iter().filter(|limit| !wide.limits.contains(limit));
    entries.extend(
        limits.map(|limit| entry(format!("over: {}", limit_told(limit)), when(others(None)))),
    );
    for condition in narrow.when.iter().filter(|known| !wide.when.contains(known)) {
        for test in complements(boundary, condition) {
            let opposite = Condition { fact: condition.fact.clone(), test };
            let Some(opposite) = told(boundary, &opposite) else { continue };
            let mut parts = others(Some(condition));
            parts.push(opposite);
            entries.push(entry(String::new(), when(parts)));
        }
    }
    entries
}

/// The role above those that a clause names, if they have one.
fn chief(playbook: &Playbook, scope: &Scope) -> Option<RoleId> {
    let (Scope::Roles(ids) | Scope::Only(ids)) = scope else { return None };
    let role = |id: &RoleId| playbook.roles.iter().find(|role| role.id == *id);
    let chief = role(ids.first()?)?.reports_to.clone()?;
    (!ids.contains(&chief)).then_some(chief)
}

/// The key with which a clause says whom it is for.
pub(super) fn who(scope: &Scope) -> Option<String> {
    let joined = |ids: &[RoleId]| ids.iter().map(RoleId::as_str).collect::<Vec<_>>().join(", ");
    match scope {
        Scope::Everyone => None,
        Scope::Roles(ids) => Some(format!("roles: [{}]", joined(ids))),
        Scope::Only(ids) => Some(format!("only: [{}]", joined(ids))),
    }
}

fn limit_told(limit: &Limit) -> String {
    match &limit.period {
        Some(period) => format!("{} per {period}", limit.amount),
        None => limit.amount.to_string(),
    }
}

/// `discount: more than 5 %`
fn told(boundary: &Boundary, condition: &Condition) -> Option<String> {
    let id = &condition.fact;
    let fact = boundary.facts.iter().find(|fact| fact.id == *id);
    let unit = match fact.map(|fact| &fact.kind) {
        Some(FactKind::Percent) => " %".to_owned(),
        Some(FactKind::Money) => format!(" {}", boundary.currency?),
        _ => String::new(),
    };
    let test = match &condition.test {
        Test::Measure(comparison) => measure_told(*comparison, &unit),
        Test::Choice(ChoiceTest::OneOf(options)) if options.len() > 1 => {
            let ids: Vec<&str> = options.iter().map(OptionId::as_str).collect();
            format!("[{}]", ids.join(", "))
        }
        test => test.to_string(),
    };
    Some(format!("{id}: {test}"))
}

fn measure_told(comparison: Comparison, unit: &str) -> String {
    let told = |words: &str, value: Decimal| format!("{words}{value}{unit}");
    match comparison {
        Comparison::AtMost(x) => told("at most ", x),
        Comparison::AtLeast(x) => told("at least ", x),
        Comparison::MoreThan(x) => told("more than ", x),
        Comparison::LessThan(x) => told("less than ", x),
        Comparison::Between(x, y) => format!("between {x}{unit} and {y}{unit}"),
        Comparison::Exactly(x) => told("", x),
        Comparison::Not(x) => told("not ", x),
    }
}

/// The tests of which one passes exactly where this one does not.
fn complements(boundary: &Boundary, condition: &Condition) -> Vec<Test> {
    let measures = |of: &[Comparison]| of.iter().copied().map(Test::Measure).collect();
    match &condition.test {
        Test::YesNo(yes) => vec![Test::YesNo(!yes)],
        Test::Measure(comparison) => match *comparison {
            Comparison::AtMost(x) => measures(&[Comparison::MoreThan(x)]),
            Comparison::AtLeast(x) => measures(&[Comparison::LessThan(x)]),
            Comparison::MoreThan(x) => measures(&[Comparison::AtMost(x)]),
            Comparison::LessThan(x) => measures(&[Comparison::AtLeast(x)]),
            Comparison::Between(x, y) => {
                measures(&[Comparison::LessThan(x), Comparison::MoreThan(y)])
            }
            Comparison::Exactly(x) => measures(&[Comparison::Not(x)]),
            Comparison::Not(x) => measures(&[Comparison::Exactly(x)]),
        },
        Test::Choice(ChoiceTest::Not(option)) => {
            vec![Test::Choice(ChoiceTest::OneOf(vec![option.clone()]))]
        }
        Test::Choice(ChoiceTest::OneOf(chosen)) => {
            let fact = boundary.facts.iter().find(|fact| fact.id == condition.fact);
            let others = others(fact, chosen);
            if others.is_empty() {
                Vec::new()
            } else {
                vec![Test::Choice(ChoiceTest::OneOf(others))]
            }
        }
    }
}

fn others(fact: Option<&Fact>, chosen: &[OptionId]) -> Vec<OptionId> {
    let Some(FactKind::Choice { options }) = fact.map(|fact| &fact.kind) else { return Vec::new() };
    let ids = options.iter().map(|option| &option.id);
    ids.filter(|id| !chosen.contains(id)).cloned().collect()
}
