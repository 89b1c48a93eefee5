//! The authority matrix as a table for spreadsheets: RFC 4180, in UTF-8 that says so.

use super::desk::Desk;
use crate::decide::Answer;
use crate::model::RoleId;

/// A boundary, a role and a situation a line; every situation of a role is in one line.
pub(super) fn csv(desk: &Desk<'_>) -> String {
    let mut csv = String::from("\u{feff}boundary,question,role,when,verdict,whom,decides\r\n");
    let page = |role: &RoleId| desk.role_page(role);
    let teller = desk.teller(&page);
    for boundary in desk.book.playbook.boundaries.iter().filter(|boundary| !boundary.always) {
        let Some(chart) = desk.chart(boundary) else { continue };
        for role in &chart.roles {
            for (region, ruling) in chart.each(*role).into_iter().flatten() {
                let when = teller.region(boundary, chart.space(), region).plain();
                let names = ruling.answer.whom().iter().map(|role| teller.role_name(role));
                let decides = match &ruling.answer {
                    Answer::Never => String::new(),
                    _ => teller.role_name(ruling.decides.as_ref().unwrap_or(desk.role_id(*role))),
                };
                add(
                    &mut csv,
                    &[
                        boundary.title.content(desk.language),
                        boundary.question.content(desk.language),
                        &teller.role_name(desk.role_id(*role)),
                        &when.replace('\u{a0}', " "),
                        ruling.answer.name(),
                        &names.collect::<Vec<_>>().join(", "),
                        &decides,
                    ],
                );
            }
        }
    }
    csv
}

fn add(csv: &mut String, cells: &[&str]) {
    let cells: Vec<String> = cells.iter().map(|cell| quoted(cell)).collect();
    csv.push_str(&cells.join(","));
    csv.push_str("\r\n");
}

/// A cell that no spreadsheet takes for a formula or for two cells.
fn quoted(cell: &str) -> String {
    let harmless = match cell.trim_start().chars().next() {
        Some('=' | '+' | '-' | '@') => format!("'{cell}"),
        _ => cell.to_owned(),
    };
    if harmless.contains(['"', ',', '\n', '\r']) {
        format!("\"{}\"", harmless.replace('"', "\"\""))
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
