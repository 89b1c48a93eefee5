//! Who may decide what, for programs.

use serde::Serialize;
use serde_json::{Map, Value};

use crate::decide::Region;
use crate::model::RoleId;

use super::Table;

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

pub(super) fn json(tables: &[Table<'_>]) -> String {
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
