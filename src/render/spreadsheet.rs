//! The authority matrix as a table for spreadsheets: RFC 4180, in UTF-8 that says so.

use rayon::prelude::*;
use rustc_hash::FxHashMap as HashMap;

use super::chart::Span;
use super::csv::csv_line;
use super::desk::Desk;
use crate::decide::Answer;
use crate::model::Boundary;

/// A boundary, a role and a situation a line; every situation of a role is in one line.
pub(super) fn csv(desk: &Desk<'_>) -> String {
    let head = ["boundary", "question", "role", "when", "verdict", "whom", "decides"];
    let head = format!("\u{feff}{}", csv_line(head));
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
            csv.push_str(&csv_line([
                boundary.title.content(desk.language),
                boundary.question.content(desk.language),
                &teller.role_name(desk.role_id(*role)),
                when,
                ruling.answer.name(),
                &names.collect::<Vec<_>>().join(", "),
                &decides,
            ]));
        }
    }
    Some(csv)
}
