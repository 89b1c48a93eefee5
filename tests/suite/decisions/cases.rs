//! Cases that an example or a line of help describes, decided plainly. What a case leaves out
//! is filled with every kind of value that the clauses can tell apart.

use std::collections::BTreeSet;

use ruimte::load;
use ruimte::model::{
    AMOUNT, Amount, Boundary, BoundaryId, Decision, Fact, FactId, FactValue, Period, Playbook,
    RoleId, Verdict,
};
use rust_decimal::Decimal;

use super::plain::{self, Saying, Spoken};
use super::random;

/// Somebody before a decision, who need not know everything.
#[derive(Clone, Debug)]
pub(crate) struct Case {
    pub(crate) boundary: BoundaryId,
    pub(crate) role: RoleId,
    pub(crate) facts: Vec<(FactId, FactValue)>,
    pub(crate) already: Vec<(Period, Amount)>,
}

/// What an example can tell of a verdict: what it is, and whom to ask, in any order.
pub(crate) type Told = (Saying, BTreeSet<String>);

impl From<&Decision> for Case {
    fn from(decision: &Decision) -> Self {
        Self {
            boundary: decision.boundary.clone(),
            role: decision.role.clone(),
            facts: decision.facts.clone(),
            already: decision.already.clone(),
        }
    }
}

impl Case {
    /// The command that a help proposes: `try it: ruimte decide acme b0 --role r1 f0=yes`.
    pub(crate) fn tried(playbook: &Playbook, help: &str) -> Self {
        let line = help.lines().find_map(|line| line.strip_prefix("try it: "));
        let words = words(line.expect("a command to try"));
        let mut words = words.iter().map(String::as_str);
        let mut next = || words.next().expect("a whole command");
        assert_eq!([next(), next(), next()], ["ruimte", "decide", playbook.id.as_str()]);
        let boundary = BoundaryId::new(next());
        assert_eq!(next(), "--role");
        let role = RoleId::new(next());
        let mut case = Self { boundary, role, facts: Vec::new(), already: Vec::new() };
        while let Some(word) = words.next() {
            let is_total = word == "--already";
            let equation = if is_total { words.next().expect("a total") } else { word };
            let (name, value) = equation.split_once('=').expect("a value");
            case.give(playbook, name, value, is_total);
        }
        case
    }

    /// The entry of `decisions` that a help proposes, with its verdict.
    pub(crate) fn proposed(playbook: &Playbook, help: &str) -> Decision {
        let line = help.lines().find_map(|line| line.strip_prefix("  - "));
        let entry: serde_yaml::Mapping =
            serde_yaml::from_str(line.expect("an entry of `decisions`")).expect("an entry in YAML");
        let text = |key: &str| entry[key].as_str().expect("a text").to_owned();
        let (boundary, role) = (BoundaryId::new(text("boundary")), RoleId::new(text("role")));
        let mut case = Self { boundary, role, facts: Vec::new(), already: Vec::new() };
        let none = serde_yaml::Mapping::new();
        let mapping = |of: &serde_yaml::Mapping, key: &str| {
            of.get(key).map_or(none.clone(), |value| value.as_mapping().expect("a map").clone())
        };
        let facts = mapping(&entry, "facts");
        let given =
            |entry: (serde_yaml::Value, serde_yaml::Value)| (written(&entry.0), written(&entry.1));
        for (name, value) in mapping(&facts, "already").into_iter().map(given) {
            case.give(playbook, &name, &value, true);
        }
        let facts = facts.into_iter().filter(|(name, _)| name != "already");
        for (name, value) in facts.map(given) {
            case.give(playbook, &name, &value, false);
        }
        let Self { boundary, role, facts, already } = case;
        Decision { boundary, role, facts, already, verdict: verdict(&text("verdict")) }
    }

    fn give(&mut self, playbook: &Playbook, name: &str, value: &str, is_total: bool) {
        let boundary = plain::boundary_of(playbook, &self.boundary);
        if is_total {
            self.already.push(load::total(boundary, name, value).expect("an amount"));
        } else {
            self.facts.push(load::fact(playbook, boundary, name, value).expect("a value"));
        }
    }

    /// What a playbook says to it, for every way to fill what is left out.
    pub(crate) fn said(&self, playbook: &Playbook) -> Vec<Spoken> {
        let fillings = self.fillings(playbook);
        let decide = |facts: &Vec<(FactId, FactValue)>| {
            plain::decide(playbook, &self.boundary, &self.role, facts, &self.already)
        };
        fillings.iter().map(decide).collect()
    }

    /// The one thing that a playbook says to it; `None` where what is left out decides.
    pub(crate) fn verdict(&self, playbook: &Playbook) -> Option<Told> {
        let said = self.said(playbook);
        let first = said.first().expect("there is one way at least");
        said.iter().all(|other| plain::same(first, other)).then(|| told(first))
    }

    fn fillings(&self, playbook: &Playbook) -> Vec<Vec<(FactId, FactValue)>> {
        let boundary = plain::boundary_of(playbook, &self.boundary);
        let is_known = |fact: &Fact| self.facts.iter().any(|(known, _)| *known == fact.id);
        let mut all = vec![self.facts.clone()];
        for fact in &boundary.facts {
            if is_known(fact) || fact.default.is_some() || !is_asked(playbook, boundary, fact) {
                continue;
            }
            let values = self.values(boundary, fact);
            let with = |one: &Vec<_>, value: &FactValue| {
                [one.as_slice(), &[(fact.id.clone(), value.clone())]].concat()
            };
            all = all.iter().flat_map(|one| values.iter().map(|it| with(one, it))).collect();
        }
        all
    }

    /// A value of each kind that makes a difference. An amount moves its totals with it.
    fn values(&self, boundary: &Boundary, fact: &Fact) -> Vec<FactValue> {
        if fact.id.as_str() != AMOUNT {
            return random::classes_of(boundary, fact);
        }
        let mut edges = random::tested(boundary, &fact.id);
        edges.extend(random::limits_of(boundary, None));
        for period in boundary.periods() {
            let given = self.already.iter().find(|(known, _)| *known == period);
            let before = given.map_or(Decimal::ZERO, |(_, amount)| amount.value);
            let limits = random::limits_of(boundary, Some(&period)).into_iter();
            edges
                .extend(limits.map(|limit| limit - before).filter(|edge| !edge.is_sign_negative()));
        }
        let amounts = random::representatives(&edges, true).into_iter();
        amounts.map(|value| FactValue::Money(random::euro(value))).collect()
    }
}

/// What an example can tell of a verdict.
pub(crate) fn told(said: &Spoken) -> Told {
    (said.verdict, said.whom.iter().cloned().collect())
}

/// The same of one that is written.
pub(crate) fn expected(verdict: &Verdict) -> Told {
    match verdict {
        Verdict::May => (Saying::May, BTreeSet::new()),
        Verdict::Never => (Saying::Never, BTreeSet::new()),
        Verdict::Ask(whom) => (Saying::Ask, whom.iter().map(RoleId::to_string).collect()),
    }
}

/// A verdict as it is written or told: `ask r1 and r2`.
pub(crate) fn verdict(text: &str) -> Verdict {
    match text.strip_prefix("ask ") {
        Some(whom) => Verdict::Ask(whom.split(" and ").map(RoleId::new).collect()),
        None if text == "may" => Verdict::May,
        None => {
            assert_eq!(text, "never");
            Verdict::Never
        }
    }
}

/// Whether any clause that speaks here asks about a fact.
fn is_asked(playbook: &Playbook, boundary: &Boundary, fact: &Fact) -> bool {
    let all = plain::always_boundaries(playbook).into_iter().chain([boundary]);
    let mut clauses = all.flat_map(Boundary::clauses);
    clauses.any(|(_, clause)| {
        clause.when.iter().any(|condition| condition.fact == fact.id)
            || (!clause.limits.is_empty() && fact.id.as_str() == AMOUNT)
    })
}

/// The words of a command, those in double quotes kept together.
fn words(line: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut is_quoted = false;
    for letter in line.chars() {
        match letter {
            '"' => is_quoted = !is_quoted,
            ' ' if !is_quoted => words.push(String::new()),
            other => words.last_mut().expect("a word").push(other),
        }
    }
    assert!(!is_quoted, "an open quote: {line}");
    words
}

/// A name or a value as an author writes it.
fn written(value: &serde_yaml::Value) -> String {
    match value {
        serde_yaml::Value::String(text) => text.clone(),
        serde_yaml::Value::Number(number) => number.to_string(),
        other => panic!("{other:?} is no value of a fact"),
    }
}
