//! Who may decide what, as text and as Markdown.

use std::fmt::Write as _;

use crate::cli::verdict::quoted;
use crate::model::FactId;
use crate::render::{Arg, Sentences};

use super::Table;

/// The lines that always hold, which tables for people take to be untouched.
fn always(tables: &[Table<'_>], sentences: &Sentences<'_>) -> Option<String> {
    let Table { boundary, diagram, .. } = tables.first()?;
    let always = diagram.space.variables.iter().filter(|variable| variable.always);
    let facts: Vec<FactId> = always.map(|variable| FactId::new(variable.name())).collect();
    (!facts.is_empty()).then(|| {
        let questions = quoted(facts.iter(), boundary, sentences);
        sentences.say("cli_untouched", &[("questions", Arg::Words(&questions))])
    })
}

/// For people, roles that are told the same together.
pub(super) fn text(tables: &[Table<'_>], sentences: &Sentences<'_>) -> String {
    let mut text = String::new();
    for (index, table) in tables.iter().enumerate() {
        if index > 0 {
            text.push('\n');
        }
        let title = sentences.line(&table.boundary.title);
        let _ = writeln!(text, "\u{1b}[1m{title}\u{1b}[0m ({})", table.boundary.id);
        for (roles, lines) in table.groups(sentences) {
            let _ = writeln!(text, "  {}", roles.join(", "));
            let width = lines.iter().map(|(verdict, _)| verdict.chars().count()).max().unwrap_or(0);
            for (verdict, when) in lines {
                let _ = writeln!(text, "    {verdict:<width$}  {when}");
            }
        }
    }
    if let Some(always) = always(tables, sentences) {
        let _ = writeln!(text, "\n{always}");
    }
    text
}

/// A table for each boundary, as Markdown.
pub(super) fn markdown(tables: &[Table<'_>], sentences: &Sentences<'_>) -> String {
    let cell = |text: &str| text.replace('|', "\\|").replace('\n', " ");
    let columns = ["cli_roles", "cli_when", "cli_verdict"].map(|key| sentences.word(key));
    let mut text = String::new();
    for (index, table) in tables.iter().enumerate() {
        if index > 0 {
            text.push('\n');
        }
        let title = cell(&sentences.line(&table.boundary.title));
        let _ = writeln!(text, "## {title}\n\n| {} |\n| --- | --- | --- |", columns.join(" | "));
        for (roles, lines) in table.groups(sentences) {
            for (verdict, when) in lines {
                let cells = [&*roles.join(", "), &*when, &*verdict].map(cell);
                let _ = writeln!(text, "| {} |", cells.join(" | "));
            }
        }
    }
    if let Some(always) = always(tables, sentences) {
        let _ = writeln!(text, "\n{always}");
    }
    text
}
