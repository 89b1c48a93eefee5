//! Worked examples and their decisions.

use schemars::JsonSchema;
use serde::Serialize;

use super::text::{StewardshipJson, Translated, markdown, stewardship, translated};
use crate::model::{Decision, Example, ExampleKind, RoleId, ValueId, Verdict};

#[derive(JsonSchema, Serialize)]
pub(super) struct ExampleJson<'a> {
    id: &'a str,
    title: Translated<'a>,
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    story: Option<Translated<'a>>,
    decisions: Vec<DecisionJson<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    what_happened: Option<Translated<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    better: Option<Translated<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    lesson: Option<Translated<'a>>,
    values: Vec<&'a str>,
    tags: &'a [String],
    #[serde(flatten)]
    stewardship: StewardshipJson<'a>,
}

#[derive(JsonSchema, Serialize)]
struct DecisionJson<'a> {
    boundary: &'a str,
    role: &'a str,
    facts: Vec<KnownJson<'a>>,
    already: Vec<TotalJson<'a>>,
    verdict: &'static str,
    whom: Vec<&'a str>,
}

#[derive(JsonSchema, Serialize)]
struct KnownJson<'a> {
    fact: &'a str,
    value: String,
}

#[derive(JsonSchema, Serialize)]
struct TotalJson<'a> {
    per: &'a str,
    amount: String,
}

impl<'a> ExampleJson<'a> {
    pub(super) fn new(example: &'a Example) -> Self {
        Self {
            id: example.id.as_str(),
            title: translated(&example.title),
            kind: match example.kind {
                ExampleKind::Example => "example",
                ExampleKind::Counterexample => "counterexample",
            },
            story: example.story.as_ref().map(markdown),
            decisions: example.decisions.iter().map(decision).collect(),
            what_happened: example.what_happened.as_ref().map(markdown),
            better: example.better.as_ref().map(markdown),
            lesson: example.lesson.as_ref().map(markdown),
            values: example.values.iter().map(ValueId::as_str).collect(),
            tags: &example.tags,
            stewardship: stewardship(&example.stewardship),
        }
    }
}

fn decision(decision: &Decision) -> DecisionJson<'_> {
    let (verdict, whom) = match &decision.verdict {
        Verdict::May => ("may", Vec::new()),
        Verdict::Never => ("never", Vec::new()),
        Verdict::Ask(roles) => ("ask", roles.iter().map(RoleId::as_str).collect()),
    };
    DecisionJson {
        boundary: decision.boundary.as_str(),
        role: decision.role.as_str(),
        facts: decision
            .facts
            .iter()
            .map(|(id, value)| KnownJson { fact: id.as_str(), value: value.to_string() })
            .collect(),
        already: decision
            .already
            .iter()
            .map(|(period, amount)| TotalJson { per: period.as_str(), amount: amount.to_string() })
            .collect(),
        verdict,
        whom,
    }
}
