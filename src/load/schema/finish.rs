//! From the schema of a struct to that of a file: what an empty key, an empty list and a
//! translation may be.

use schemars::Schema;
use serde_json::{Map, Value, json};

use crate::load::layer::{CLAUSE_LISTS, LIMITING_KEYS};
use crate::load::read::schema::{WORDS, types};

/// One schema's keywords.
type Keywords = Map<String, Value>;

/// What an unsuffixed file may say.
pub(super) fn original(schema: &mut Schema) {
    if let Some(keywords) = schema.as_object_mut() {
        finish(keywords, true);
    }
}

/// What a translation may say: words only, entry by entry beside the original's.
pub(super) fn translation(schema: &mut Schema) {
    if let Some(keywords) = schema.as_object_mut() {
        only_words(keywords);
        finish(keywords, false);
    }
}

/// A schema as text, under a title.
pub(super) fn told(mut schema: Schema, title: &str) -> String {
    schema.remove("description");
    schema.insert("title".to_owned(), json!(title));
    let mut text = serde_json::to_string_pretty(&schema).unwrap_or_default();
    text.push('\n');
    text
}

/// Says what the derived schema leaves open. `removes`: an empty key takes away what a template
/// says there.
fn finish(keywords: &mut Keywords, removes: bool) {
    for unwanted in ["default", "format", WORDS] {
        keywords.remove(unwanted);
    }
    enumerate(keywords);
    if keywords.get("type") != Some(&json!("object")) {
        keywords.remove("title");
    }
    if types(keywords).contains(&json!("array")) {
        keywords.insert("minItems".to_owned(), json!(1));
    }
    for alternative in list_mut(keywords, "anyOf") {
        finish(alternative, removes);
    }
    if let Some(items) = object_mut(keywords, "items") {
        finish(items, false);
    }
    if let Some(values) = object_mut(keywords, "additionalProperties") {
        finish_value(values, removes);
    }
    let Some(properties) = object_mut(keywords, "properties") else { return };
    for (name, property) in properties {
        let Value::Object(property) = property else { continue };
        finish_value(property, removes);
        // A fork's clause that names an inherited one lies over it, key by key; an empty limit
        // would be none.
        if removes && CLAUSE_LISTS.contains(&name.as_str()) {
            let clause =
                object_mut(property, "items").and_then(|items| object_mut(items, "properties"));
            let clause = clause.into_iter().flatten();
            for (_, key) in clause.filter(|(key, _)| !LIMITING_KEYS.contains(&key.as_str())) {
                key.as_object_mut().map(nullable);
            }
        }
    }
}

fn finish_value(keywords: &mut Keywords, removes: bool) {
    finish(keywords, removes);
    if removes {
        nullable(keywords);
    }
}

/// Lets a key be empty.
fn nullable(keywords: &mut Keywords) {
    if let Some(Value::Array(words)) = keywords.get_mut("enum") {
        words.push(Value::Null);
        if let Some(Value::Array(told)) = keywords.get_mut("enumDescriptions") {
            told.push(json!("Takes away what the template says."));
        }
    } else if let Some(Value::Array(alternatives)) = keywords.get_mut("anyOf") {
        alternatives.push(json!({"type": "null"}));
    } else {
        let mut types = types(keywords);
        types.push(json!("null"));
        keywords.insert("type".to_owned(), Value::Array(types));
    }
}

/// A choice of constants as one list of words: `oneOf` would say of a wrong one that it matches
/// none of so many schemas.
fn enumerate(keywords: &mut Keywords) {
    let Some(Value::Array(variants)) = keywords.remove("oneOf") else {
        if keywords.contains_key("enum") {
            keywords.remove("type");
        }
        return;
    };
    let of = |key: &str| -> Vec<Value> {
        variants.iter().map(|variant| variant.get(key).cloned().unwrap_or_default()).collect()
    };
    keywords.insert("enum".to_owned(), Value::Array(of("const")));
    keywords.insert("enumDescriptions".to_owned(), Value::Array(of("description")));
}

/// Takes out of a schema what a translation cannot say; `false` where nothing is left.
fn only_words(keywords: &mut Keywords) -> bool {
    keywords.remove("required");
    if keywords.contains_key("enum")
        || keywords.contains_key("oneOf")
        || keywords.contains_key("anyOf")
    {
        return false;
    }
    let is_words = keywords.contains_key(WORDS);
    let lists = only_words_in_items(keywords);
    let maps = only_words_in_entries(keywords);
    let mut types = types(keywords);
    types.retain(|of| match of.as_str() {
        Some("array") => lists,
        Some("object") => maps,
        _ => is_words,
    });
    let is_left = !types.is_empty();
    keywords.insert("type".to_owned(), Value::Array(types));
    is_left
}

fn only_words_in_items(keywords: &mut Keywords) -> bool {
    let Some(items) = object_mut(keywords, "items") else { return false };
    if !only_words(items) {
        keywords.remove("items");
        return false;
    }
    // An entry that needs no translation is `{}`.
    let mut types = types(items);
    if !types.contains(&json!("object")) {
        types.push(json!("object"));
        items.insert("type".to_owned(), Value::Array(types));
        items.insert("maxProperties".to_owned(), json!(0));
    }
    true
}

fn only_words_in_entries(keywords: &mut Keywords) -> bool {
    if let Some(properties) = object_mut(keywords, "properties") {
        properties.retain(|_, property| property.as_object_mut().is_some_and(only_words));
    }
    let is_open = object_mut(keywords, "additionalProperties").is_some_and(only_words);
    if !is_open && keywords.contains_key("additionalProperties") {
        keywords.insert("additionalProperties".to_owned(), Value::Bool(false));
    }
    is_open || object_mut(keywords, "properties").is_some_and(|properties| !properties.is_empty())
}

fn object_mut<'a>(keywords: &'a mut Keywords, key: &str) -> Option<&'a mut Keywords> {
    keywords.get_mut(key)?.as_object_mut()
}

fn list_mut<'a>(keywords: &'a mut Keywords, key: &str) -> impl Iterator<Item = &'a mut Keywords> {
    let list = keywords.get_mut(key).and_then(Value::as_array_mut);
    list.into_iter().flatten().filter_map(Value::as_object_mut)
}
