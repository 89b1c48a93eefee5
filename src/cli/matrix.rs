//! `ruimte matrix`: who may decide what.

use std::fmt::Write as _;

use anyhow::Result;
use serde::Serialize;
use serde_json::{Map, Value};

use crate::compile::Examined;
use crate::decide::{Diagram, Region, Ruling, Variable};
use crate::model::{Boundary, LanguageIndex, RoleId};

use super::args::{Global, Matrix, MatrixFormat};
use super::decide::{boundary, tell_errors};
use super::output::Output;
use super::{Outcome, world};

pub(super) fn run(matrix: &Matrix, global: &Global, output: &Output) -> Result<Outcome> {
    let organisations = std::slice::from_ref(&matrix.organisation);
    let world = world::world(global, organisations, None)?;
    world::named(&world.workspace, organisations, global)?;
    let Some(examined) = world.decide(&matrix.organisation) else { return Ok(Outcome::Done) };
    let one = matrix.boundary.as_ref().map(|id| boundary(&examined, id)).transpose()?;
    let boundaries = &examined.loaded.playbook.boundaries;
    let chosen: Vec<&Boundary> = match one {
        Some(one) => vec![one],
        None => boundaries.iter().filter(|boundary| !boundary.always).collect(),
    };
    let tables: Vec<Table<'_>> =
        chosen.iter().filter_map(|boundary| Table::new(&examined, boundary)).collect();
    output.result(&match matrix.format {
        MatrixFormat::Text => text(&tables),
        MatrixFormat::Csv => csv(&tables)?,
        MatrixFormat::Md => markdown(&tables),
        MatrixFormat::Json => json(&tables),
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

/// The facts of boundaries that always hold, which tables for people take to be `no`.
fn always(tables: &[Table<'_>]) -> Option<String> {
    let space = &tables.first()?.diagram.space;
    let always = space.variables.iter().filter(|variable| variable.always);
    let names: Vec<&str> = always.map(Variable::name).collect();
    let told = || {
        format!(
            "This is where none of the lines that always hold is touched: {}.",
            names.join(", ")
        )
    };
    (!names.is_empty()).then(told)
}

/// For people, roles that are told the same together.
fn text(tables: &[Table<'_>]) -> String {
    let mut text = String::new();
    for (index, table) in tables.iter().enumerate() {
        if index > 0 {
            text.push('\n');
        }
        let title = table.boundary.title.content(LanguageIndex(0));
        let _ = writeln!(text, "\u{1b}[1m{title}\u{1b}[0m ({})", table.boundary.id);
        for (roles, lines) in table.groups() {
            let _ = writeln!(text, "  {}", roles.join(", "));
            let width = lines.iter().map(|(verdict, _)| verdict.len()).max().unwrap_or(0);
            for (verdict, when) in lines {
                let _ = writeln!(text, "    {verdict:<width$}  {when}");
            }
        }
    }
    if let Some(always) = always(tables) {
        let _ = writeln!(text, "\n{always}");
    }
    text
}

fn markdown(tables: &[Table<'_>]) -> String {
    let cell = |text: &str| text.replace('|', "\\|").replace('\n', " ");
    let mut text = String::new();
    for (index, table) in tables.iter().enumerate() {
        if index > 0 {
            text.push('\n');
        }
        let title = cell(table.boundary.title.content(LanguageIndex(0)));
        let _ = writeln!(text, "## {title}\n\n| Roles | When | Verdict |\n| --- | --- | --- |");
        for (roles, lines) in table.groups() {
            for (verdict, when) in lines {
                let _ = writeln!(text, "| {} | {} | {verdict} |", roles.join(", "), cell(&when));
            }
        }
    }
    if let Some(always) = always(tables) {
        let _ = writeln!(text, "\n{always}");
    }
    text
}

fn csv(tables: &[Table<'_>]) -> Result<String> {
    let mut text = String::from("boundary,role,when,verdict,whom,decides\r\n");
    for table in tables {
        for (role, regions) in &table.rows {
            let Some(regions) = regions else {
                let (boundary, role) = (table.boundary.id.as_str(), role.as_str());
                write!(text, "{boundary},{role},{},,,\r\n", quoted(TOO_MANY))?;
                continue;
            };
            for (region, ruling) in regions {
                let whom: Vec<&str> = ruling.answer.whom().iter().map(RoleId::as_str).collect();
                let decides = ruling.decides.as_ref().map_or("", RoleId::as_str);
                let cells = [
                    table.boundary.id.as_str(),
                    role.as_str(),
                    &table.when(region),
                    ruling.answer.name(),
                    &whom.join(" "),
                    decides,
                ];
                let cells: Vec<String> = cells.iter().map(|cell| quoted(cell)).collect();
                write!(text, "{}\r\n", cells.join(","))?;
            }
        }
    }
    Ok(text)
}

/// A cell of a CSV file (RFC 4180).
fn quoted(cell: &str) -> String {
    if cell.contains([',', '"', '\n', '\r']) {
        return format!("\"{}\"", cell.replace('"', "\"\""));
    }
    cell.to_owned()
}

#[derive(Serialize)]
struct MatrixJson<'a> {
    boundaries: Vec<BoundaryJson<'a>>,
}

#[derive(Serialize)]
struct BoundaryJson<'a> {
    id: &'a str,
    roles: Vec<RoleJson<'a>>,
}

#[derive(Serialize)]
struct RoleJson<'a> {
    id: &'a str,
    regions: Vec<RegionJson<'a>>,
}

#[derive(Serialize)]
struct RegionJson<'a> {
    when: Map<String, Value>,
    verdict: &'static str,
    whom: Vec<&'a str>,
}

fn json(tables: &[Table<'_>]) -> String {
    let region = |table: &Table<'_>, region: &Region| -> Map<String, Value> {
        let parts = table.diagram.space.written(region).into_iter();
        parts.map(|(name, values)| (name, Value::String(values))).collect()
    };
    let boundaries = tables.iter().map(|table| BoundaryJson {
        id: table.boundary.id.as_str(),
        roles: table
            .rows
            .iter()
            .map(|(role, regions)| RoleJson {
                id: role.as_str(),
                regions: regions
                    .iter()
                    .flatten()
                    .map(|(when, ruling)| RegionJson {
                        when: region(table, when),
                        verdict: ruling.answer.name(),
                        whom: ruling.answer.whom().iter().map(RoleId::as_str).collect(),
                    })
                    .collect(),
            })
            .collect(),
    });
    let matrix = MatrixJson { boundaries: boundaries.collect() };
    let mut text = serde_json::to_string_pretty(&matrix).unwrap_or_default();
    text.push('\n');
    text
}
