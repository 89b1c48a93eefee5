//! The authority matrix as a table for spreadsheets: RFC 4180, in UTF-8 that says so.

use std::borrow::Cow;

use rayon::prelude::*;
use rustc_hash::FxHashMap as HashMap;

use super::chart::Span;
use super::desk::Desk;
use crate::decide::Answer;
use crate::model::Boundary;

/// A boundary, a role and a situation a line; every situation of a role is in one line.
pub(super) fn csv(desk: &Desk<'_>) -> String {
    let head = "\u{feff}boundary,question,role,when,verdict,whom,decides\r\n".to_owned();
    let boundaries = desk.book.playbook.boundaries.par_iter().filter(|boundary| !boundary.always);
    let lines: Vec<String> =
        boundaries.filter_map(|boundary| of_boundary(desk, boundary)).collect();
    head + &lines.concat()
}

fn of_boundary(desk: &Desk<'_>, boundary: &Boundary) -> Option<String> {
    let mut csv = String::new();
    let chart = desk.chart(boundary)?;
    let teller = desk.teller_plain();
    // Roles with the same room are told it in the same words.
    let mut told: HashMap<&[(usize, Vec<Span>)], String> = HashMap::default();
    for role in &chart.roles {
        for (region, ruling) in chart.each(*role).into_iter().flatten() {
            let when = told.entry(&region.when).or_insert_with(|| {
                teller.region(boundary, chart, region).plain().replace('\u{a0}', " ")
            });
            let names = ruling.answer.whom().iter().map(|role| teller.role_name(role));
            let decides = match &ruling.answer {
                Answer::Never => String::new(),
                _ => teller.role_name(ruling.decides.as_ref().unwrap_or(desk.role_id(*role))),
            };
            let cells = [
                boundary.title.content(desk.language),
                boundary.question.content(desk.language),
                &teller.role_name(desk.role_id(*role)),
                when,
                ruling.answer.name(),
                &names.collect::<Vec<_>>().join(", "),
                &decides,
            ];
            add(&mut csv, &cells);
        }
    }
    Some(csv)
}

fn add(csv: &mut String, cells: &[&str]) {
    for (at, cell) in cells.iter().enumerate() {
        csv.push_str(if at == 0 { "" } else { "," });
        csv.push_str(&quoted(cell));
    }
    csv.push_str("\r\n");
}

/// A cell that no spreadsheet takes for a formula or for two cells.
fn quoted(cell: &str) -> Cow<'_, str> {
    let harmless: Cow<'_, str> = match cell.trim_start().chars().next() {
        Some('=' | '+' | '-' | '@') => format!("'{cell}").into(),
        _ => cell.into(),
    };
    if harmless.contains(['"', ',', '\n', '\r']) {
        format!("\"{}\"", harmless.replace('"', "\"\"")).into()
    } else {
        harmless
    }
}

#[cfg(test)]
mod tests {
    use super::quoted;

    #[test]
    fn cells_stay_cells() {
        assert_eq!(quoted("plain “words”"), "plain “words”");
        assert_eq!(quoted("a, \"b\""), "\"a, \"\"b\"\"\"");
        assert_eq!(quoted("two\nlines"), "\"two\nlines\"");
        assert_eq!(quoted("=1+1"), "'=1+1");
        assert_eq!(quoted("@sum(a,b)"), "\"'@sum(a,b)\"");
        assert_eq!(quoted("-3 +4"), "'-3 +4");
    }
}
