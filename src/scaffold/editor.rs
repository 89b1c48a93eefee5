//! Settings for editors: which schema is for which files.

use serde_json::{Map, json};

use super::NewFile;

/// The folder for schemas, below the workspace.
const FOLDER: &str = ".ruimte/schemas";

/// A schema, and the files that it is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EditorSchema {
    /// The name of its file.
    pub file: String,
    /// Patterns of the files that it is for, below the workspace.
    pub globs: Vec<String>,
    /// The schema.
    pub text: String,
}

/// The files that tell Visual Studio Code, and whoever reads its settings, what to expect where.
pub(super) fn files(schemas: &[EditorSchema]) -> Vec<NewFile> {
    let mut globs = Map::new();
    for schema in schemas.iter().filter(|schema| !schema.globs.is_empty()) {
        globs.insert(format!("./{FOLDER}/{}", schema.file), json!(schema.globs));
    }
    let settings = json!({"yaml.schemas": globs});
    let extensions = json!({"recommendations": ["redhat.vscode-yaml"]});
    let written = schemas
        .iter()
        .map(|schema| NewFile::new(format!("{FOLDER}/{}", schema.file), schema.text.clone()));
    written
        .chain([
            NewFile::new(".vscode/settings.json", pretty(&settings)),
            NewFile::new(".vscode/extensions.json", pretty(&extensions)),
        ])
        .collect()
}

fn pretty(value: &serde_json::Value) -> String {
    let mut text = serde_json::to_string_pretty(value).unwrap_or_default();
    text.push('\n');
    text
}
