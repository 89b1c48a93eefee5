//! Who may decide what, for spreadsheets.

use crate::model::RoleId;
use crate::render::{Sentences, csv_line};

use super::Table;

/// A line for each region. What programs look for is the same in every language: ids, and the
/// format's own words for verdicts.
pub(super) fn csv(tables: &[Table<'_>], sentences: &Sentences<'_>) -> String {
    let mut text = csv_line(["boundary", "role", "when", "verdict", "whom", "decides"]);
    for table in tables {
        for (role, regions) in &table.rows {
            let Some(regions) = regions else {
                let (boundary, role) = (table.boundary.id.as_str(), role.as_str());
                let too_many = sentences.word("cli_too_many");
                text += &csv_line([boundary, role, &too_many, "", "", ""]);
                continue;
            };
            for (region, ruling) in regions {
                let whom: Vec<&str> = ruling.answer.whom().iter().map(RoleId::as_str).collect();
                let decides = ruling.decides.as_ref().map_or("", RoleId::as_str);
                text += &csv_line([
                    table.boundary.id.as_str(),
                    role.as_str(),
                    &table.when(region, sentences),
                    ruling.answer.name(),
                    &whom.join(" "),
                    decides,
                ]);
            }
        }
    }
    text
}
