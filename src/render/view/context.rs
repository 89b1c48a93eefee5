//! What templates may use, told from the types that hand it over: `themes/CONTEXT.md`.

use std::fmt::Write as _;

use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, SchemaGenerator};
use serde_json::Value;

use super::card::CardView;
use super::examples::ExamplesView;
use super::lists::{BoundariesView, ListView, MissingView, RolesView};
use super::{
    BoundaryView, ChangesView, ExampleView, Frame, HomeView, MatrixView, MayIView, PageView,
    PractiseView, RoleView, ScanView, SearchView, ValueView,
};
use crate::render::address::TEMPLATES;

const OPENING: &str = "\
# What templates may use

Told from the program's types. After a change there, `SNAPSHOTS=overwrite cargo test --lib context`
writes this page again.

Every template below `templates/pages/` is given `frame`, which is around every page, `view`, which
is what its own kind of page shows, and `t`, the messages of `locales/` that need nothing filled in.
Views come sorted, counted and worded: a template only sets them. What ends in `as HTML` goes in
with `| safe`; all else is escaped. *Perhaps* marks what may be absent.
";

/// A type's fields in the order they are declared, each with its type and what it is.
struct Type {
    about: String,
    fields: Vec<(String, String, String)>,
}

fn contract() -> String {
    let mut generator = SchemaSettings::draft2020_12().for_serialize().into_generator();
    let frame = known::<Frame<'_>>(&mut generator);
    let pages = TEMPLATES.map(|template| (template, view(template, &mut generator)));
    let definitions = generator.definitions();
    let told = |name: &str| read(name, definitions);

    let mut out = OPENING.to_owned();
    table(&mut out, "## `frame`", &told(&frame));
    for (template, name) in &pages {
        table(&mut out, &format!("## `view` of `pages/{template}.html`"), &told(name));
    }
    out.push_str("\n## Types\n");
    let is_page = |name: &String| *name == frame || pages.iter().any(|(_, page)| page == name);
    for name in definitions.keys().filter(|name| !is_page(name)) {
        let part = told(name);
        if !part.fields.is_empty() {
            table(&mut out, &format!("### {name}"), &part);
        }
    }
    out
}

/// The name of the view of a template.
fn view(template: &str, generator: &mut SchemaGenerator) -> String {
    match template {
        "home" => known::<HomeView>(generator),
        "may-i" => known::<MayIView>(generator),
        "values" | "pages" => known::<ListView>(generator),
        "value" => known::<ValueView>(generator),
        "boundaries" => known::<BoundariesView>(generator),
        "boundary" => known::<BoundaryView>(generator),
        "matrix" => known::<MatrixView>(generator),
        "examples" => known::<ExamplesView>(generator),
        "example" => known::<ExampleView>(generator),
        "roles" => known::<RolesView>(generator),
        "role" => known::<RoleView>(generator),
        "page" => known::<PageView>(generator),
        "practise" => known::<PractiseView>(generator),
        "card" => known::<CardView>(generator),
        "scan" => known::<ScanView>(generator),
        "changes" => known::<ChangesView>(generator),
        "search" => known::<SearchView>(generator),
        "missing" => known::<MissingView>(generator),
        other => panic!("no view is known of `{other}`"),
    }
}

fn known<T: JsonSchema>(generator: &mut SchemaGenerator) -> String {
    generator.subschema_for::<T>();
    T::schema_name().into_owned()
}

type Definitions = serde_json::Map<String, Value>;

fn read(name: &str, definitions: &Definitions) -> Type {
    let schema = &definitions[name];
    let properties = schema["properties"].as_object();
    let field = |(name, schema): (&String, &Value)| {
        let own = about(schema);
        // What has no words of its own is what its type says.
        let words = if own.is_empty() { about(target(schema, definitions)) } else { own };
        (name.clone(), kind(schema, definitions), words)
    };
    Type { about: about(schema), fields: properties.into_iter().flatten().map(field).collect() }
}

/// The type that a field is, or has lists of.
fn target<'a>(schema: &'a Value, definitions: &'a Definitions) -> &'a Value {
    if let Some(named) = referred(schema).and_then(|name| definitions.get(name)) {
        return named;
    }
    let some = schema["anyOf"].as_array().into_iter().flatten();
    let mut inner = some.chain(schema.get("items")).chain(schema.get("additionalProperties"));
    inner.next().map_or(&Value::Null, |inner| target(inner, definitions))
}

fn referred(schema: &Value) -> Option<&str> {
    schema["$ref"].as_str()?.rsplit('/').next()
}

fn about(schema: &Value) -> String {
    let words = schema["description"].as_str().unwrap_or_default();
    words.split_whitespace().collect::<Vec<_>>().join(" ").replace('|', "\\|")
}

/// A type in words, linked to where it is told.
fn kind(schema: &Value, definitions: &Definitions) -> String {
    let kind = |schema: &Value| kind(schema, definitions);
    if let Some(name) = referred(schema) {
        let named = &definitions[name];
        let has_fields = named["properties"].is_object();
        return if has_fields {
            format!("[{name}](#{})", name.to_lowercase())
        } else {
            kind(named)
        };
    }
    if let Some(options) = schema["anyOf"].as_array() {
        let is_nothing = |option: &Value| option["type"] == "null";
        let some = options.iter().filter(|option| !is_nothing(option)).map(kind);
        let some = some.collect::<Vec<_>>().join(" or ");
        return if options.iter().any(is_nothing) { format!("perhaps {some}") } else { some };
    }
    match &schema["type"] {
        Value::Array(types) => {
            let first = types.iter().find(|kind| *kind != "null").unwrap_or(&Value::Null);
            let mut only = schema.clone();
            only["type"] = first.clone();
            format!("perhaps {}", kind(&only))
        }
        Value::String(name) => named(name, schema, &kind),
        _ => "anything".to_owned(),
    }
}

fn named(name: &str, schema: &Value, kind: &dyn Fn(&Value) -> String) -> String {
    match name {
        "array" if schema["prefixItems"].is_array() => {
            let parts = schema["prefixItems"].as_array().into_iter().flatten().map(kind);
            format!("({})", parts.collect::<Vec<_>>().join(", "))
        }
        "array" => format!("list of {}", kind(&schema["items"])),
        "object" => format!("{} by name", kind(&schema["additionalProperties"])),
        "string" => "text".to_owned(),
        "boolean" => "yes or no".to_owned(),
        _ => "number".to_owned(),
    }
}

fn table(out: &mut String, heading: &str, told: &Type) {
    let _ = write!(out, "\n{heading}\n\n");
    if !told.about.is_empty() {
        let _ = write!(out, "{}\n\n", told.about);
    }
    let _ = write!(out, "| field | type | what it is |\n| --- | --- | --- |\n");
    for (name, kind, about) in &told.fields {
        let _ = writeln!(out, "| `{name}` | {kind} | {about} |");
    }
}

#[test]
fn the_page_for_theme_authors_is_what_the_types_say() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/themes/CONTEXT.md");
    snapbox::assert_data_eq!(contract(), snapbox::Data::read_from(path.as_ref(), None));
}
