//! `ruimte matrix`: who may decide what.

mod csv;
mod json;
mod text;

use anyhow::Result;

use crate::compile::Examined;
use crate::decide::{Diagram, Region, Ruling};
use crate::model::{Boundary, RoleId};

use super::args::{Global, Matrix, MatrixFormat};
use super::decide::{boundary, tell_errors};
use super::output::Output;
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
    let boundaries = &examined.loaded.playbook.boundaries;
    let chosen: Vec<&Boundary> = match one {
        Some(one) => vec![one],
        None => boundaries.iter().filter(|boundary| !boundary.always).collect(),
    };
    let tables: Vec<Table<'_>> =
        chosen.iter().filter_map(|boundary| Table::new(&examined, boundary)).collect();
    output.result(&match matrix.format {
        MatrixFormat::Text => text::text(&tables),
        MatrixFormat::Csv => csv::csv(&tables)?,
        MatrixFormat::Md => text::markdown(&tables),
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

/// What is told instead of regions that are too many.
const TOO_MANY: &str = "too many cases to list; `ruimte decide` tells each";

impl<'a> Table<'a> {
    /// `None` where the boundary has no diagram.
    fn new(examined: &'a Examined<'_>, boundary: &'a Boundary) -> Option<Self> {
        let diagram = &examined.authority.get(&boundary.id)?.diagram;
        let roles = diagram.roles.iter().enumerate();
        let rows = roles.map(|(number, role)| (role, diagram.regions_told(number))).collect();
        Some(Self { boundary, diagram, rows })
    }

    /// A region as one reads it.
    fn when(&self, region: &Region) -> String {
        let parts = self.diagram.space.written(region);
        let parts: Vec<String> =
            parts.into_iter().map(|(name, values)| format!("{name}: {values}")).collect();
        if parts.is_empty() { "always".to_owned() } else { parts.join("; ") }
    }

    /// Roles that are told the same, together, with what they are told where no line that always
    /// holds is touched.
    fn groups(&self) -> Vec<(Vec<&str>, Vec<Line>)> {
        let mut groups: Vec<(Vec<&str>, Vec<Line>)> = Vec::new();
        for (role, regions) in &self.rows {
            let lines = match regions {
                Some(regions) => regions
                    .iter()
                    .filter_map(|(region, ruling)| {
                        let everyday = self.diagram.space.everyday(region)?;
                        Some((verdict(ruling), self.when(&everyday)))
                    })
                    .collect(),
                None => vec![("?".to_owned(), TOO_MANY.to_owned())],
            };
            match groups.iter_mut().find(|(_, known)| *known == lines) {
                Some((roles, _)) => roles.push(role.as_str()),
                None => groups.push((vec![role.as_str()], lines)),
            }
        }
        groups
    }
}

fn verdict(ruling: &Ruling) -> String {
    crate::model::Verdict::from(ruling.answer.clone()).to_string()
}
