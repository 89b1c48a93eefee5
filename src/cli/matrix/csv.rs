//! Who may decide what, for spreadsheets.

use std::fmt::Write as _;

use anyhow::Result;

use crate::model::RoleId;

use super::{TOO_MANY, Table};

pub(super) fn csv(tables: &[Table<'_>]) -> Result<String> {
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
