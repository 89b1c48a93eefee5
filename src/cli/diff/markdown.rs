//! What changed, as Markdown for a merge request.

use std::fmt::Write as _;

use crate::compare::{Change, Moved};
use crate::model::LanguageIndex;

use super::told::{self, Teller, besides};
use super::{Form, why_not};

/// For a merge request.
pub(super) const MARKDOWN: Form = Form {
    organisation: |name| format!("# {name}\n\n"),
    whole: |whole| format!("This organisation was {}.\n\n", whole.name()),
    authority,
    changes,
};

fn authority(moved: &[Moved<'_>], teller: &Teller<'_>, text: &mut String) {
    if moved.is_empty() {
        return;
    }
    text.push_str("## Who may now decide what\n\n");
    for moved in moved {
        let title = cell(moved.boundary.title.content(LanguageIndex(0)));
        let _ = writeln!(text, "### {title}\n");
        match &moved.room {
            Err(incomparable) => {
                let _ = writeln!(text, "This cannot be compared: {}.", why_not(incomparable));
            }
            Ok(room) => {
                text.push_str(
                    "| | Roles | When | Before | Now |\n| --- | --- | --- | --- | --- |\n",
                );
                for line in teller.lines(room) {
                    let when = if line.when.is_empty() { "always" } else { &line.when };
                    let cells = [line.shift.name(), &line.roles, when, &line.from, &line.to];
                    let cells: Vec<String> = cells.iter().map(|text| cell(text)).collect();
                    let _ = writeln!(text, "| {} |", cells.join(" | "));
                }
                if room.has_more {
                    text.push_str("\nAnd in more cases than can be listed.\n");
                }
            }
        }
        text.push('\n');
    }
    if let Some(besides) = besides(moved.iter().filter_map(|moved| moved.room.as_ref().ok())) {
        let _ = writeln!(text, "{besides}\n");
    }
}

fn changes(changes: &[Change], text: &mut String) {
    if changes.is_empty() {
        return;
    }
    text.push_str("## What else changed\n\n");
    for change in changes {
        let (kind, happened) = (change.what.name(), change.happened.name());
        let name =
            if change.id == kind { kind.to_owned() } else { format!("{kind} `{}`", change.id) };
        let title = change.title.as_ref().map(|title| format!(" ({})", cell(title)));
        let _ = writeln!(text, "- {name}{}: {happened}", title.unwrap_or_default());
        for field in change.happened.fields() {
            let _ = writeln!(text, "  - {}", cell(&told::field(field)));
        }
    }
    text.push('\n');
}

/// Text that is neither markup nor the end of a cell.
fn cell(text: &str) -> String {
    let mut cell = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '\n' | '\r' => cell.push(' '),
            '|' | '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '#' => cell.extend(['\\', letter]),
            letter => cell.push(letter),
        }
    }
    cell
}
