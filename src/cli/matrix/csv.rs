//! Who may decide what, for spreadsheets.

use std::fmt::Write as _;

use anyhow::Result;

use crate::model::RoleId;
use crate::render::Sentences;

use super::Table;

/// A line for each region. What programs look for is the same in every language: ids, and the
/// format's own words for verdicts.
pub(super) fn csv(tables: &[Table<'_>], sentences: &Sentences<'_>) -> Result<String> {
    let mut text = String::from("boundary,role,when,verdict,whom,decides\r\n");
    for table in tables {
        for (role, regions) in &table.rows {
            let Some(regions) = regions else {
                let (boundary, role) = (table.boundary.id.as_str(), role.as_str());
                let too_many = quoted(&sentences.word("cli_too_many"));
                write!(text, "{boundary},{role},{too_many},,,\r\n")?;
                continue;
            };
            for (region, ruling) in regions {
                let whom: Vec<&str> = ruling.answer.whom().iter().map(RoleId::as_str).collect();
                let decides = ruling.decides.as_ref().map_or("", RoleId::as_str);
                let cells = [
                    table.boundary.id.as_str(),
                    role.as_str(),
                    &table.when(region, sentences),
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
