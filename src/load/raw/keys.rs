//! Mappings whose keys are partly ours, and clauses whose keys depend on the list they stand in.

use std::borrow::Cow;

use schemars::generate::SchemaGenerator;
use schemars::{JsonSchema, Schema, json_schema};
use serde_json::{Value, json};

use crate::load::read::Written;
use crate::load::read::schema::stands_here;

use super::RawWord;
use super::shape::{FactValue, Total};

/// The facts of a decision, and below `already` its running totals.
#[derive(Debug)]
pub(crate) enum DecisionFacts {}

impl JsonSchema for DecisionFacts {
    stands_here!("DecisionFacts", generator => json_schema!({
        "type": "object",
        "properties": {"already": {
            "description": "What was given before, by period: `{guest: 100 EUR}`. What is not named is zero.",
            "type": "object",
            "additionalProperties": Total::json_schema(generator).as_value(),
        }},
        "additionalProperties": FactValue::json_schema(generator).as_value(),
    }));
}

/// What a playbook sets in its theme.
#[derive(Debug)]
pub(crate) enum ThemeKeys {}

impl JsonSchema for ThemeKeys {
    stands_here!("ThemeKeys", generator => json_schema!({
        "type": "object",
        "properties": {
            "use": {
                "description": "The theme: `default`, or a folder in `themes/`.",
                "type": "string",
                "examples": ["default"],
            },
            "accent": {
                "description": "Your colour: \"#0b6e4f\", with the quotes.",
                "type": "string",
                "examples": ["#0b6e4f"],
            },
            "logo": {
                "description": "Your logo: a path below `assets/`.",
                "type": "string",
                "examples": ["assets/logo.svg"],
            },
        },
        "additionalProperties": Written::json_schema(generator).as_value(),
    }));
}

/// An organisation's own words.
#[derive(Debug)]
pub(crate) enum HouseWords {}

impl JsonSchema for HouseWords {
    stands_here!("HouseWords", generator => {
        let word = RawWord::json_schema(generator);
        let named = |description: &str| {
            let mut word = word.clone();
            word.insert("description".to_owned(), json!(description));
            word.to_value()
        };
        json_schema!({
            "type": "object",
            "properties": {
                "customer": named("What you call a customer: guest, or {one: guest, many: guests}."),
                "employee": named("What you call an employee."),
                "leader": named("What you call who leads."),
                "playbook": named("What you call this playbook."),
            },
            "additionalProperties": word.as_value(),
        })
    });
}

/// Leaves of a list's clauses the keys that have a meaning in a `may`.
pub(crate) fn only_in_may(clauses: &mut Schema) {
    without(clauses, &["over", "whom"]);
}

/// Leaves of a list's clauses the keys that have a meaning in an `ask`.
pub(crate) fn only_in_ask(clauses: &mut Schema) {
    without(clauses, &["up_to"]);
}

/// Leaves of a list's clauses the keys that have a meaning in a `never`.
pub(crate) fn only_in_never(clauses: &mut Schema) {
    without(clauses, &["up_to", "whom"]);
}

fn without(clauses: &mut Schema, keys: &[&str]) {
    let properties = clauses.pointer_mut("/items/properties").and_then(Value::as_object_mut);
    if let Some(properties) = properties {
        properties.retain(|key, _| !keys.contains(&key.as_str()));
    }
}
