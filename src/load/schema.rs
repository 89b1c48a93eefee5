//! The content format as JSON Schema, for editors: one schema a kind of file, one for its
//! translations.
//!
//! They are made from the structs that read the files, so that they cannot part ways. A schema
//! sees one file: what a fork may leave out, and which role or value exists, only
//! [`load`](super::load()) knows.

mod finish;

use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, Schema};

use crate::model::Kind;

use super::raw::{RawBoundary, RawExample, RawPage, RawPlaybook, RawRole, RawScan, RawValue};

/// The kinds of files that have a schema, in the order in which they are listed.
const KINDS: [Kind; 7] = [
    Kind::Playbook,
    Kind::Role,
    Kind::Value,
    Kind::Boundary,
    Kind::Example,
    Kind::Page,
    Kind::Scan,
];

/// What the files of a kind may say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormatSchema {
    /// What it is called: `boundary`, `boundary-translation`.
    pub name: String,
    /// The files it is for, below an organisation's folder; empty where it is for no whole file.
    pub files: Vec<String>,
    /// In one line.
    pub about: String,
    /// The JSON Schema, ending in a line break.
    pub text: String,
}

/// The schemas of all kinds of files of an organisation.
pub fn schemas() -> Vec<FormatSchema> {
    KINDS.into_iter().flat_map(|kind| [original(kind), translation(kind)]).collect()
}

fn original(kind: Kind) -> FormatSchema {
    let (name, place) = (kind.name().to_owned(), place(kind, ""));
    let about = match kind {
        Kind::Page => format!("the front matter of {place}"),
        _ => place,
    };
    let mut schema = generate(kind);
    finish::original(&mut schema);
    let text = finish::told(schema, &format!("ruimte: {about}"));
    FormatSchema { name, files: files(kind, "!(*.*)"), about, text }
}

fn translation(kind: Kind) -> FormatSchema {
    let (name, place) = (format!("{}-translation", kind.name()), place(kind, ".LANG"));
    let about = match kind {
        Kind::Page => format!("the front matter of {place}: its words in another language"),
        _ => format!("{place}: its words in another language"),
    };
    let mut schema = generate(kind);
    finish::translation(&mut schema);
    let text = finish::told(schema, &format!("ruimte: {about}"));
    FormatSchema { name, files: files(kind, "*.*"), about, text }
}

/// Where the files of a kind stand.
fn place(kind: Kind, language: &str) -> String {
    match kind {
        Kind::Playbook | Kind::Scan => format!("{}{language}.yaml", kind.folder()),
        Kind::Page => format!("{}/ID{language}.md", kind.folder()),
        _ => format!("{}/ID{language}.yaml", kind.folder()),
    }
}

/// The files of a kind, as patterns; `stem` stands for their names without the suffix.
fn files(kind: Kind, stem: &str) -> Vec<String> {
    let folder = kind.folder();
    let is_translation = stem == "*.*";
    let path = match kind {
        // Markdown has no schema of its own in editors.
        Kind::Page => return Vec::new(),
        Kind::Playbook | Kind::Scan if is_translation => format!("{folder}.*"),
        Kind::Playbook | Kind::Scan => folder.to_owned(),
        _ => format!("{folder}/**/{stem}"),
    };
    ["yaml", "yml"].map(|suffix| format!("{path}.{suffix}")).to_vec()
}

/// The schema of a kind as its struct has it.
fn generate(kind: Kind) -> Schema {
    match kind {
        Kind::Playbook => of::<RawPlaybook>(),
        Kind::Role => of::<RawRole>(),
        Kind::Value => of::<RawValue>(),
        Kind::Boundary => of::<RawBoundary>(),
        Kind::Example => of::<RawExample>(),
        Kind::Page => of::<RawPage>(),
        Kind::Scan => of::<RawScan>(),
    }
}

fn of<T: JsonSchema>() -> Schema {
    let mut settings = SchemaSettings::draft2020_12();
    settings.inline_subschemas = true;
    settings.into_generator().into_root_schema_for::<T>()
}
