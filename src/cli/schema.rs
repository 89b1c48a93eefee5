//! `ruimte schema`: what each kind of file may say, for editors.

use std::fmt::Write as _;
use std::path::Path;

use anyhow::{Context as _, Result, bail};

use crate::diagnostic::did_you_mean;
use crate::load::{self, FormatSchema};
use crate::{render, scaffold};

use super::args::{Global, Schema};
use super::output::Output;
use super::{Outcome, outside};

pub(super) fn run(schema: &Schema, global: &Global, output: &Output) -> Result<Outcome> {
    let chosen = chosen(all(), schema.kind.as_deref())?;
    schema.out.iter().try_for_each(|out| outside::refuse_within(out, global))?;
    match (&schema.out, &schema.kind) {
        (Some(folder), _) => write(&chosen, folder, output)?,
        (None, Some(_)) => {
            output.result(&chosen.into_iter().map(|schema| schema.text).collect::<String>())?;
        }
        (None, None) => output.result(&list(&chosen))?,
    }
    Ok(Outcome::Done)
}

/// The schemas of all kinds of files, those of themes among them.
pub(super) fn all() -> Vec<FormatSchema> {
    let mut schemas = load::schemas();
    schemas.push(FormatSchema {
        name: "theme".to_owned(),
        files: Vec::new(),
        about: "theme.yaml of a theme".to_owned(),
        text: render::theme_schema(),
    });
    schemas
}

/// What a schema's file is called.
pub(super) fn file_name(schema: &FormatSchema) -> String {
    format!("{}.json", schema.name)
}

/// The schema of a kind, or all of them.
fn chosen(mut schemas: Vec<FormatSchema>, kind: Option<&str>) -> Result<Vec<FormatSchema>> {
    let Some(kind) = kind else { return Ok(schemas) };
    if !schemas.iter().any(|schema| schema.name == kind) {
        let help = did_you_mean(kind, schemas.iter().map(|schema| schema.name.as_str()));
        let help = help.unwrap_or_else(|| "`ruimte schema` lists them".to_owned());
        bail!("there is no kind `{kind}`; {help}");
    }
    schemas.retain(|schema| schema.name == kind);
    Ok(schemas)
}

fn list(schemas: &[FormatSchema]) -> String {
    let widest = schemas.iter().map(|schema| schema.name.len()).max().unwrap_or(0);
    let mut told = String::new();
    for FormatSchema { name, about, .. } in schemas {
        let _ = writeln!(told, "{name:widest$}  {about}");
    }
    told
}

fn write(schemas: &[FormatSchema], folder: &Path, output: &Output) -> Result<()> {
    for schema in schemas {
        let path = folder.join(file_name(schema));
        scaffold::replace(&path, schema.text.as_bytes())
            .with_context(|| format!("cannot write `{}`", path.display()))?;
        output.result(&format!("{}\n", path.display()))?;
    }
    Ok(())
}
