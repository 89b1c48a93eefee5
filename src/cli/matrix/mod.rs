//! `ruimte matrix`: who may decide what.

mod csv;
mod json;
mod text;

use anyhow::Result;

use crate::compile::Examined;
use crate::decide::{Diagram, Region, Ruling};
use crate::model::{Boundary, RoleId};
use crate::render::Sentences;

use super::args::{Global, Matrix, MatrixFormat};
use super::decide::{boundary, sentences, tell_errors};
use super::output::Output;
use super::verdict::in_few_words;
use super::{Outcome, world};

pub(super) fn run(matrix: &Matrix, global: &Global, output: &Output) -> Result<Outcome> {
    let organisations = std::slice::from_ref(&matrix.organisation);
    let world = world::world(global, organisations, None)?;
    world::named(&world.workspace, organisations, global)?;
    let Some(examined) = world.decide(&matrix.organisation) else { return Ok(Outcome::Done) };
    if examined.loaded.is_partial {
        tell_errors(&world, &examined, output)?;
        let name = &matrix.organisation;
        output
            .say(format!("who may decide what in `{name}` cannot be told until this is mended"))?;
        return Ok(Outcome::ContentIsWrong);
    }
    let one = matrix.boundary.as_ref().map(|id| boundary(&examined, id)).transpose()?;
    let sentences = sentences(&examined, matrix.lang.as_deref())?;
    let boundaries = &examined.loaded.playbook.boundaries;
    let chosen: Vec<&Boundary> = match one {
        Some(one) => vec![one],
        None => boundaries.iter().filter(|boundary| !boundary.always).collect(),
    };
    let tables: Vec<Table<'_>> =
        chosen.iter().filter_map(|boundary| Table::new(&examined, boundary)).collect();
    output.result(&match matrix.format {
        MatrixFormat::Text => text::text(&tables, &sentences),
        MatrixFormat::Csv => csv::csv(&tables, &sentences),
        MatrixFormat::Md => text::markdown(&tables, &sentences),
        MatrixFormat::Json => json::json(&tables),
    })?;
    if tables.len() == chosen.len() {
        return Ok(Outcome::Done);
    }
    tell_errors(&world, &examined, output)?;
    let missing = chosen.len() - tables.len();
    output.say(format!(
        "{missing} of {} boundaries cannot be told until this is mended",
        chosen.len()
    ))?;
    Ok(Outcome::ContentIsWrong)
}

/// What one boundary says to everyone.
struct Table<'a> {
    boundary: &'a Boundary,
    diagram: &'a Diagram,
    rows: Vec<(&'a RoleId, Regions)>,
}

/// `None` where there are too many to list.
type Regions = Option<Vec<(Region, Ruling)>>;

/// A verdict, and when it holds.
type Line = (String, String);

impl<'a> Table<'a> {
    /// `None` where the boundary has no diagram.
    fn new(examined: &'a Examined<'_>, boundary: &'a Boundary) -> Option<Self> {
        let diagram = &examined.authority.get(&boundary.id)?.diagram;
        let roles = diagram.roles.iter().enumerate();
        let rows = roles.map(|(number, role)| (role, diagram.regions_told(number))).collect();
        Some(Self { boundary, diagram, rows })
    }

    /// A region as one reads it.
    fn when(&self, region: &Region, sentences: &Sentences<'_>) -> String {
        if region.when.is_empty() {
            return sentences.word("cli_always");
        }
        sentences.region(self.boundary, &self.diagram.space, region)
    }

    /// Roles that are told the same, together, with what they are told where no line that always
    /// holds is touched.
    fn groups(&self, sentences: &Sentences<'_>) -> Vec<(Vec<String>, Vec<Line>)> {
        let mut groups: Vec<(Vec<String>, Vec<Line>)> = Vec::new();
        for (role, regions) in &self.rows {
            let lines = match regions {
                Some(regions) => regions
                    .iter()
                    .filter_map(|(region, ruling)| {
                        let everyday = self.diagram.space.everyday(region)?;
                        let verdict = in_few_words(sentences, &ruling.answer);
                        Some((verdict, self.when(&everyday, sentences)))
                    })
                    .collect(),
                None => vec![("?".to_owned(), sentences.word("cli_too_many"))],
            };
            match groups.iter_mut().find(|(_, known)| *known == lines) {
                Some((roles, _)) => roles.push(sentences.role(role)),
                None => groups.push((vec![sentences.role(role)], lines)),
            }
        }
        groups
    }
}
