//! `theme.yaml`: what a theme is called, what it lies over, and what one can set in it.

use std::collections::BTreeMap;
use std::sync::Arc;

use schemars::JsonSchema;
use schemars::generate::SchemaSettings;
use serde::Deserialize;

use super::folder::ThemeFolder;
use crate::diagnostic::{Code, Diagnostic, Span, did_you_mean};
use crate::render::address::TEMPLATES;

/// A theme's description of itself.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Manifest {
    /// What people call it.
    #[serde(default, rename = "name")]
    pub(super) _name: Option<String>,
    /// The theme that it lies over; without one, the default theme.
    #[serde(default)]
    pub(super) extends: Option<String>,
    /// The cascade layers of its stylesheets, weakest first.
    #[serde(default)]
    pub(super) layers: Vec<String>,
    /// Stylesheets by their names that only some kinds of pages need, by the page's template.
    #[serde(default)]
    pub(super) sheets: BTreeMap<String, Vec<String>>,
    /// What its text stands on, for the accent's contrast.
    #[serde(default)]
    pub(super) paper: Option<Paper>,
    /// What a playbook may set.
    #[serde(default)]
    pub(super) settings: BTreeMap<String, Setting>,
}

/// The grounds that text stands on.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Paper {
    /// By day: a colour.
    pub(super) light: String,
    /// By night: a colour.
    pub(super) dark: String,
}

/// Something that a playbook may set.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Setting {
    /// What values it takes.
    #[serde(rename = "type")]
    #[schemars(with = "String", extend("enum" = ["text", "color", "yes_no", "number", "choice"]))]
    pub(super) kind: SettingKind,
    /// Its value where the playbook says nothing.
    pub(super) default: String,
    /// Of a choice: what there is to choose from.
    #[serde(default)]
    pub(super) options: Vec<String>,
    /// What it does, for whoever reads the file.
    #[serde(default, rename = "about")]
    pub(super) _about: Option<String>,
}

/// What values a setting takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum SettingKind {
    /// Any text.
    Text,
    /// A colour.
    Color,
    /// Yes or no.
    YesNo,
    /// A number.
    Number,
    /// One of its options.
    Choice,
}

/// The JSON Schema of `theme.yaml`, ending in a line break.
pub fn schema() -> String {
    let mut settings = SchemaSettings::draft2020_12();
    settings.inline_subschemas = true;
    let mut schema = settings.into_generator().into_root_schema_for::<Manifest>();
    schema.remove("description");
    schema.insert("title".to_owned(), "ruimte: theme.yaml of a theme".into());
    let mut text = serde_json::to_string_pretty(&schema).unwrap_or_default();
    text.push('\n');
    text
}

/// Reads a theme's description; a theme without one describes nothing.
pub(super) fn read(folder: &ThemeFolder) -> Result<Manifest, Box<Diagnostic<Span>>> {
    let Some(file) = folder.files.get("theme.yaml") else {
        return Ok(Manifest::default());
    };
    let source = file.source();
    if source.text.trim().is_empty() {
        return Ok(Manifest::default());
    }
    let manifest: Manifest = serde_yaml::from_str(&source.text).map_err(|error| {
        let at = error.location().map_or(0, |location| location.index());
        let message = format!("this theme cannot be read: {error}");
        Box::new(Diagnostic::new(Code::BadTheme, Span::new(Arc::clone(&source), at..at), message))
    })?;
    match manifest.sheets.keys().find(|page| !TEMPLATES.contains(&page.as_str())) {
        Some(page) => {
            let message = format!("there is no kind of page `{page}`");
            let finding = Diagnostic::new(Code::BadTheme, file.span_of(page), message);
            Err(Box::new(finding.maybe_help(did_you_mean(page, TEMPLATES))))
        }
        None => Ok(manifest),
    }
}
