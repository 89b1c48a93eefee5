//! `ruimte new`: starts a workspace.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};

use crate::load::{self, FormatSchema};
use crate::model::{Language, Question};
use crate::scaffold::{self, EditorSchema, Fork, Names, Occupied, Start};
use crate::source::{Archive, STARTER, Workspace};

use super::args::{FirstLanguage, Global, New};
use super::output::Output;
use super::{Outcome, outside, schema};

pub(super) fn run(new: &New, global: &Global, output: &Output) -> Result<Outcome> {
    refuse_occupied(&new.folder)?;
    outside::refuse_for_workspace(&new.folder, global)?;
    let name = match &new.name {
        Some(name) => name.clone(),
        None => scaffold::name(&folder_name(&new.folder)?),
    };
    let id = organisation(&name)?;
    let languages = languages(&new.languages);
    let schemas: Vec<EditorSchema> = schema::all().into_iter().map(for_editor).collect();
    let asked = Workspace::built_in(&mut Archive::default());
    let asked = load::questions_in(&asked, STARTER, languages.first());
    let questions = asked.map(|asked| asked.all).unwrap_or_default();
    let fork = Fork {
        name: &name,
        template: STARTER,
        languages: &languages,
        questions: &questions,
        answers: &defaults(&questions),
        copies: false,
    };
    let start = Start { id: &id, fork, schemas: &schemas };
    scaffold::start(&new.folder, &scaffold::workspace(&start))?;
    output.result(&format!("{}\n", new.folder.display()))?;
    output.say(told(&new.folder, &id, &name))?;
    Ok(Outcome::Done)
}

/// The template's own answers, for a leader to look at one by one.
fn defaults(questions: &[Question]) -> BTreeMap<String, String> {
    let default = |question: &Question| Some((question.id.clone(), question.default.clone()?));
    questions.iter().filter_map(default).collect()
}

/// Refuses a place where something is already.
pub(super) fn refuse_occupied(folder: &Path) -> Result<()> {
    let shown = folder.display();
    match Occupied::look(folder)? {
        None => Ok(()),
        Some(Occupied::File) => bail!("`{shown}` is a file; name a folder that is not there yet"),
        Some(Occupied::Holds(names)) => bail!(
            "`{shown}` is not empty: it holds {}\nname a folder that is not there yet",
            listed(&names)
        ),
        Some(Occupied::Begun(names)) => bail!(
            "`{shown}` holds what was left when it was started and something broke that off: {}\nempty it and start again, or name a folder that is not there yet",
            listed(&names)
        ),
    }
}

fn listed((names, more): &Names) -> String {
    let names: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
    let more = if *more > 0 { format!(" and {more} more") } else { String::new() };
    names.join(", ") + &more
}

/// What the folder itself is called, also when it is `.`.
fn folder_name(folder: &Path) -> Result<String> {
    let whole: PathBuf = match folder.canonicalize() {
        Ok(whole) => whole,
        Err(_) => std::path::absolute(folder).context("this is no folder's name")?,
    };
    Ok(whole.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default())
}

/// The organisation's folder.
fn organisation(name: &str) -> Result<String> {
    let Some(id) = scaffold::slug(name) else {
        bail!(
            "`{name}` gives no name for a folder, which has letters from a to z and digits\nname your organisation with --name"
        );
    };
    if id == STARTER {
        bail!("`{STARTER}` is what the template is called; name your organisation with --name");
    }
    Ok(id)
}

fn languages(given: &[FirstLanguage]) -> Vec<Language> {
    let mut languages: Vec<Language> = Vec::new();
    for language in given {
        let language = Language::new(match language {
            FirstLanguage::En => "en",
            FirstLanguage::Nl => "nl",
        });
        if !languages.contains(&language) {
            languages.push(language);
        }
    }
    languages
}

fn for_editor(schema: FormatSchema) -> EditorSchema {
    let file = schema::file_name(&schema);
    let below = |pattern: String| format!("content/*/{pattern}");
    let globs = match &*schema.name {
        "theme" => vec!["themes/*/theme.yaml".to_owned(), "content/*/theme/theme.yaml".to_owned()],
        _ => schema.files.into_iter().map(below).collect(),
    };
    EditorSchema { file, globs, text: schema.text }
}

fn told(folder: &Path, id: &str, name: &str) -> String {
    let go = match folder.to_str() {
        Some(".") => String::new(),
        _ => format!("  cd {}\n", folder.display()),
    };
    format!(
        "\
{name} has a playbook. It lies over the starter, a hotel that does not exist:
  content/{STARTER}/  the template: read it, and take over what fits
  content/{id}/  yours: its playbook.yaml answers the starter's questions

Next:
{go}  ruimte check          tells what does not hold together
  ruimte serve --open   shows the playbook while you write
  ruimte add value \"What we stand for\""
    )
}
