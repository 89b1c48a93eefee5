//! Themes: templates, words, stylesheets and settings, layer over layer.

mod bounds;
mod colour;
mod engine;
mod folder;
mod locales;
mod manifest;
mod scripts;
mod settings;
mod styles;

use std::collections::BTreeMap;
use std::sync::Arc;

pub use folder::{ThemeFile, ThemeFolder};
pub use manifest::schema;
pub(crate) use settings::SettingValue;
use settings::theme_key;
use tera::Context;

use self::engine::Engine;
use self::folder::DEFAULT;
use self::manifest::Manifest;
use self::styles::Sheets;
use super::language::Locales;
use crate::diagnostic::{Code, Diagnostic, Span, did_you_mean};
use crate::model::{Place, ThemeChoice};

/// A theme as a playbook has chosen and set it.
///
/// It can always be used: what is wrong with it is among its findings, and the default theme
/// stands in.
pub struct Theme {
    engine: Option<Engine>,
    pub(crate) locales: Locales,
    pub(crate) sheets: Sheets,
    pub(crate) statics: BTreeMap<String, Arc<[u8]>>,
    pub(crate) settings: BTreeMap<String, SettingValue>,
    /// Whether any template is not the built-in one.
    pub(crate) customised: bool,
    pub(crate) findings: Vec<Diagnostic<Place>>,
    pub(crate) template_findings: Vec<Diagnostic<Span>>,
}

impl Theme {
    /// The theme that a playbook asks for: `own` (its folder `theme/`) over the theme named
    /// over its parents over the default theme, file by file.
    pub fn new(choice: &ThemeChoice, folders: &[ThemeFolder], own: Option<&ThemeFolder>) -> Self {
        let built_in = ThemeFolder::built_in();
        let mut findings = Vec::new();
        let mut theme_findings = Vec::new();
        let mut layers: Vec<&ThemeFolder> = own.into_iter().collect();
        layers.extend(chain(choice, folders, &mut findings, &mut theme_findings));
        let is_changed = |(path, file): (&str, &ThemeFile)| {
            let below = built_in.files.get(&format!("templates/{path}"));
            below.is_none_or(|below| below.bytes != file.bytes)
        };
        let customised =
            layers.iter().any(|layer| layer.below("templates/", ".html").any(is_changed));
        layers.push(&built_in);
        let manifests = manifests(&layers, &mut theme_findings);
        let mut chosen = settings::choose(choice, &manifests);
        findings.append(&mut chosen.findings);
        let engine = Engine::new(&layers, &mut theme_findings)
            .or_else(|| Engine::new(&[&built_in], &mut Vec::new()));
        Self {
            engine,
            locales: locales::read(&layers, &mut theme_findings),
            sheets: styles::bundle(&layers, &manifests, &chosen.css),
            statics: statics(&layers),
            settings: chosen.values,
            customised,
            findings,
            template_findings: theme_findings,
        }
    }

    /// Stands for its templates, words and settings: where it is the same, they are.
    pub(crate) fn seal(&self) -> blake3::Hash {
        let mut seal = blake3::Hasher::new();
        if let Some(engine) = &self.engine {
            seal.update(engine.seal().as_bytes());
        }
        let mut take_in = |part: &str| {
            seal.update(&part.len().to_le_bytes()).update(part.as_bytes());
        };
        for (tag, words) in &self.locales {
            take_in(tag);
            for words in words {
                take_in(words.source());
            }
        }
        take_in(&format!("{:?}", self.settings));
        seal.finalize()
    }

    /// Sets one page; `None` with a finding where a template fails.
    pub(crate) fn render(
        &self,
        template: &str,
        context: &Context,
    ) -> Result<String, Box<Diagnostic<Span>>> {
        match &self.engine {
            Some(engine) => engine.render(&format!("pages/{template}.html"), context),
            None => Ok(String::new()),
        }
    }
}

/// The words of the built-in theme.
pub(crate) fn built_in_locales() -> Locales {
    locales::read(&[&ThemeFolder::built_in()], &mut Vec::new())
}

/// The theme named and its parents, the default theme left out.
fn chain<'a>(
    choice: &ThemeChoice,
    folders: &'a [ThemeFolder],
    findings: &mut Vec<Diagnostic<Place>>,
    theme_findings: &mut Vec<Diagnostic<Span>>,
) -> Vec<&'a ThemeFolder> {
    let find = |name: &str| folders.iter().find(|folder| folder.name == name);
    let names = || folders.iter().map(|folder| folder.name.as_str()).chain([DEFAULT]);
    let mut layers: Vec<&ThemeFolder> = Vec::new();
    let mut next = find(&choice.name);
    if next.is_none() && choice.name != DEFAULT {
        let message = format!("there is no theme `{}`", choice.name);
        findings.push(
            Diagnostic::new(Code::BadTheme, theme_key("use"), message)
                .maybe_help(did_you_mean(&choice.name, names())),
        );
    }
    while let Some(folder) = next.take() {
        layers.push(folder);
        let parent = manifest::read(folder).ok().and_then(|manifest| manifest.extends);
        let Some((parent, file)) = parent.zip(folder.files.get("theme.yaml")) else { break };
        let at = || file.span_of(&parent);
        if layers.iter().any(|layer| layer.name == parent) {
            let message = "themes extend each other in a circle";
            theme_findings.push(Diagnostic::new(Code::BadTheme, at(), message));
            break;
        }
        next = find(&parent);
        if next.is_none() && parent != DEFAULT {
            let message = format!("there is no theme `{parent}` to extend");
            theme_findings.push(
                Diagnostic::new(Code::BadTheme, at(), message)
                    .maybe_help(did_you_mean(&parent, names())),
            );
        }
    }
    layers
}

fn manifests(layers: &[&ThemeFolder], findings: &mut Vec<Diagnostic<Span>>) -> Vec<Manifest> {
    layers
        .iter()
        .map(|layer| {
            manifest::read(layer).unwrap_or_else(|finding| {
                findings.push(*finding);
                Manifest::default()
            })
        })
        .collect()
}

/// All other files below `static/`, by their path below it.
fn statics(layers: &[&ThemeFolder]) -> BTreeMap<String, Arc<[u8]>> {
    let mut files = BTreeMap::new();
    for layer in layers.iter().rev() {
        let others = layer.below("static/", "").filter(|(path, _)| !path.starts_with("css/"));
        files.extend(others.map(|(path, file)| (path.to_owned(), Arc::clone(&file.bytes))));
    }
    scripts::prepared(files)
}

#[cfg(test)]
mod tests;
