//! What the structs of the format are made of, as JSON Schema.
//!
//! A value that may be written in two ways becomes one schema with two types: every keyword of
//! JSON Schema speaks of one type only, so the two stand side by side, and an editor can say
//! what is wrong with the one that the author is writing. `oneOf` could only say that nothing
//! fits.

use std::borrow::Cow;

use schemars::generate::SchemaGenerator;
use schemars::{JsonSchema, Schema, json_schema};
use serde_json::{Map, Value, json};

use super::types::{Entries, Field, ListOrMap, OneOrMany, Prose, ScalarOr, Written};

/// Marks, until the schema is finished, what readers see and translations may set.
pub(crate) const WORDS: &str = "x-words";

/// Says that a type's schema stands where it is used, and what it is.
macro_rules! stands_here {
    ($name:expr, $generator:ident => $schema:expr) => {
        fn inline_schema() -> bool {
            true
        }

        fn schema_name() -> Cow<'static, str> {
            $name.into()
        }

        fn json_schema($generator: &mut SchemaGenerator) -> Schema {
            $schema
        }
    };
}
pub(crate) use stands_here;

impl JsonSchema for Written {
    stands_here!("Written", _generator => json_schema!({"type": ["string", "number", "boolean"]}));
}

impl JsonSchema for Prose {
    stands_here!("Prose", _generator => json_schema!({
        "type": ["string", "number"],
        "pattern": r"\S",
        "errorMessage": "Write a text here, or take the key out.",
        (WORDS): true,
    }));
}

impl<T: JsonSchema> JsonSchema for Field<T> {
    stands_here!("Field", generator => T::json_schema(generator));
}

impl<T: JsonSchema> JsonSchema for OneOrMany<T> {
    stands_here!("OneOrMany", generator => {
        let one = T::json_schema(generator);
        let many = json_schema!({"type": "array", "items": one.as_value()});
        either(one, many)
    });
}

impl<S: JsonSchema, T: JsonSchema> JsonSchema for ScalarOr<S, T> {
    stands_here!("ScalarOr", generator => either(S::json_schema(generator), T::json_schema(generator)));
}

impl<L: JsonSchema, M: JsonSchema> JsonSchema for ListOrMap<L, M> {
    stands_here!("ListOrMap", generator => either(L::json_schema(generator), M::json_schema(generator)));
}

impl<T: JsonSchema> JsonSchema for Entries<T> {
    stands_here!("Entries", generator => {
        let value = T::json_schema(generator);
        json_schema!({"type": "object", "additionalProperties": value.as_value()})
    });
}

/// A schema of two that speak of different types.
fn either(one: Schema, other: Schema) -> Schema {
    let (mut one, other) = (keywords(one), keywords(other));
    let types = types(&one).into_iter().chain(types(&other)).collect();
    // The words of an enumeration hold for lists too, unless they say for what they hold.
    let words =
        one.remove("enum").or_else(|| one.remove("oneOf").map(|variants| constants(&variants)));
    if let Some(words) = words {
        let list = Value::Object(other);
        return json_schema!({"anyOf": [{"enum": words}, list]});
    }
    // Of a list or a mapping, an editor's own words are the better ones.
    if let Some(message) = one.remove("errorMessage") {
        one.insert("patternErrorMessage".to_owned(), message);
    }
    one.extend(other);
    one.insert("type".to_owned(), Value::Array(types));
    Schema::from(one)
}

fn keywords(schema: Schema) -> Map<String, Value> {
    match schema.to_value() {
        Value::Object(keywords) => keywords,
        _ => Map::new(),
    }
}

/// The types that a schema allows.
pub(crate) fn types(keywords: &Map<String, Value>) -> Vec<Value> {
    match keywords.get("type") {
        Some(Value::Array(types)) => types.clone(),
        Some(one) => vec![one.clone()],
        None => Vec::new(),
    }
}

fn constants(variants: &Value) -> Value {
    let variants = variants.as_array().into_iter().flatten();
    json!(variants.filter_map(|variant| variant.get("const")).collect::<Vec<_>>())
}
