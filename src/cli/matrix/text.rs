//! Who may decide what, as text and as Markdown.

use std::fmt::Write as _;

use crate::decide::Variable;
use crate::model::LanguageIndex;

use super::Table;

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
pub(super) fn text(tables: &[Table<'_>]) -> String {
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

pub(super) fn markdown(tables: &[Table<'_>]) -> String {
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
