//! Boundaries, their facts and their clauses.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;

use super::WordJson;
use super::diagram::DiagramJson;
use super::text::{StewardshipJson, Translated, markdown, stewardship, translated};
use crate::decide::Authority;
use crate::model::{
    Boundary, Clause, ClauseId, ClauseKind, Condition, Currency, Fact, FactKind, FactValue,
    ForkPolicy, Period, RoleId, Scope, ValueId, WordForms,
};
use crate::render::sentence::Teller;

#[derive(JsonSchema, Serialize)]
pub(super) struct BoundaryJson<'a> {
    id: &'a str,
    title: Translated<'a>,
    question: Translated<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    summary: Option<Translated<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    why: Option<Translated<'a>>,
    values: Vec<&'a str>,
    always: bool,
    facts: Vec<FactJson<'a>>,
    may: Vec<ClauseJson<'a>>,
    ask: Vec<ClauseJson<'a>>,
    never: Vec<ClauseJson<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    otherwise: Option<String>,
    forks: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    currency: Option<&'static str>,
    /// What it decides; a boundary that always holds has none of its own.
    #[serde(skip_serializing_if = "Option::is_none")]
    diagram: Option<DiagramJson<'a>>,
    #[serde(flatten)]
    stewardship: StewardshipJson<'a>,
}

impl<'a> BoundaryJson<'a> {
    pub(super) fn new(
        boundary: &'a Boundary,
        authority: &'a Authority,
        tellers: &[Teller<'a>],
    ) -> Self {
        let clauses = |list: &'a [Clause]| {
            list.iter().map(|entry| clause(boundary, entry, tellers)).collect()
        };
        Self {
            id: boundary.id.as_str(),
            title: translated(&boundary.title),
            question: translated(&boundary.question),
            summary: boundary.summary.as_ref().map(translated),
            why: boundary.why.as_ref().map(markdown),
            values: boundary.values.iter().map(ValueId::as_str).collect(),
            always: boundary.always,
            facts: boundary.facts.iter().map(fact).collect(),
            may: clauses(&boundary.may),
            ask: clauses(&boundary.ask),
            never: clauses(&boundary.never),
            otherwise: boundary.otherwise.as_ref().map(super::otherwise),
            forks: match boundary.forks {
                ForkPolicy::Change => "change",
                ForkPolicy::Tighten => "tighten",
                ForkPolicy::Fixed => "fixed",
            },
            currency: boundary.currency.map(Currency::code),
            diagram: authority.get(&boundary.id).map(|decided| DiagramJson::new(&decided.diagram)),
            stewardship: stewardship(&boundary.stewardship),
        }
    }
}

#[derive(JsonSchema, Serialize)]
struct FactJson<'a> {
    id: &'a str,
    #[serde(rename = "type")]
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    ask: Option<Translated<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    unit: Option<UnitJson<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    options: Option<Vec<OptionJson<'a>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    default: Option<String>,
    /// Whether whoever decides can still bring it about.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    can_change: bool,
}

/// The word for what a number counts, or its two forms.
#[derive(JsonSchema, Serialize)]
#[serde(untagged)]
enum UnitJson<'a> {
    Word(Translated<'a>),
    Forms(WordJson<'a>),
}

impl<'a> UnitJson<'a> {
    fn of(unit: &'a WordForms) -> Self {
        match unit.many {
            None => Self::Word(translated(&unit.one)),
            Some(_) => Self::Forms(WordJson::of(unit)),
        }
    }
}

#[derive(JsonSchema, Serialize)]
struct OptionJson<'a> {
    id: &'a str,
    words: Translated<'a>,
}

fn fact(fact: &Fact) -> FactJson<'_> {
    let (kind, unit, options) = match &fact.kind {
        FactKind::YesNo => ("yes_no", None, None),
        FactKind::Number { unit } => ("number", unit.as_ref().map(UnitJson::of), None),
        FactKind::Percent => ("percent", None, None),
        FactKind::Money => ("money", None, None),
        FactKind::Choice { options } => {
            let options = options.iter().map(|option| OptionJson {
                id: option.id.as_str(),
                words: translated(&option.words),
            });
            ("choice", None, Some(options.collect()))
        }
    };
    FactJson {
        id: fact.id.as_str(),
        kind,
        ask: fact.ask.as_ref().map(translated),
        unit,
        options,
        default: fact.default.as_ref().map(FactValue::to_string),
        can_change: fact.can_change,
    }
}

#[derive(JsonSchema, Serialize)]
struct ClauseJson<'a> {
    /// The clause as readers are told it, by language.
    sentence: BTreeMap<&'a str, String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    roles: Option<Vec<&'a str>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    only: Option<Vec<&'a str>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    whom: Option<&'a str>,
    when: Vec<ConditionJson<'a>>,
    limits: Vec<LimitJson<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<Translated<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    why: Option<Translated<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    say: Option<Translated<'a>>,
    afterwards: Vec<Translated<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<Translated<'a>>,
}

#[derive(JsonSchema, Serialize)]
struct ConditionJson<'a> {
    fact: &'a str,
    test: String,
}

#[derive(JsonSchema, Serialize)]
struct LimitJson<'a> {
    amount: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    per: Option<&'a str>,
}

fn clause<'a>(
    boundary: &'a Boundary,
    clause: &'a Clause,
    tellers: &[Teller<'a>],
) -> ClauseJson<'a> {
    let (roles, only) = match &clause.scope {
        Scope::Everyone => (None, None),
        Scope::Roles(roles) => (Some(roles.iter().map(RoleId::as_str).collect()), None),
        Scope::Only(roles) => (None, Some(roles.iter().map(RoleId::as_str).collect())),
    };
    let sentence = tellers
        .iter()
        .map(|teller| (teller.tag(), teller.tell(boundary, clause).whole.plain()))
        .collect();
    ClauseJson {
        sentence,
        id: clause.id.as_ref().map(ClauseId::as_str),
        roles,
        only,
        whom: match &clause.kind {
            ClauseKind::Ask { whom } => Some(whom.as_str()),
            ClauseKind::May | ClauseKind::Never => None,
        },
        when: clause.when.iter().map(condition).collect(),
        limits: clause
            .limits
            .iter()
            .map(|limit| LimitJson {
                amount: limit.amount.to_string(),
                per: limit.period.as_ref().map(Period::as_str),
            })
            .collect(),
        title: clause.title.as_ref().map(translated),
        why: clause.why.as_ref().map(markdown),
        say: clause.say.as_ref().map(translated),
        afterwards: clause.afterwards.iter().map(translated).collect(),
        note: clause.note.as_ref().map(translated),
    }
}

/// A test as the content writes it, numbers without their units.
fn condition(condition: &Condition) -> ConditionJson<'_> {
    ConditionJson { fact: condition.fact.as_str(), test: condition.test.to_string() }
}
