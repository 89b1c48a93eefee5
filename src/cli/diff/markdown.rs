//! What changed, as Markdown for a merge request.

use std::fmt::Write as _;

use crate::compare::{Change, Moved, Room};
use crate::render::capital;

use super::Form;
use super::told::Teller;

/// For a merge request.
pub(super) const MARKDOWN: Form = Form {
    organisation: |name| format!("# {name}\n\n"),
    whole: |whole, teller| format!("{}\n\n", teller.word(&format!("whole_{}", whole.name()))),
    authority,
    changes,
};

fn authority(moved: &[Moved<'_>], teller: &Teller<'_>, text: &mut String) {
    if moved.is_empty() {
        return;
    }
    let _ = writeln!(text, "## {}\n", teller.word("authority"));
    for moved in moved {
        let _ = writeln!(text, "### {}\n", cell(&teller.title(moved.boundary)));
        match &moved.room {
            Err(incomparable) => {
                let _ = writeln!(text, "{}.", capital(&teller.incomparable(incomparable)));
            }
            Ok(room) => table(moved, room, teller, text),
        }
        text.push('\n');
    }
    if let Some(besides) = teller.besides(moved) {
        let _ = writeln!(text, "{besides}\n");
    }
}

fn table(moved: &Moved<'_>, room: &Room, teller: &Teller<'_>, text: &mut String) {
    let columns = ["roles", "when", "before", "now"].map(|key| teller.word(key));
    let _ = writeln!(text, "| | {} |\n| --- | --- | --- | --- | --- |", columns.join(" | "));
    let always = teller.word("always");
    for line in teller.lines(moved, room) {
        let when = if line.when.is_empty() { &always } else { &line.when };
        let shift = teller.word(line.shift.name());
        let cells = [&shift, &line.roles, when, &line.from, &line.to].map(|text| cell(text));
        let _ = writeln!(text, "| {} |", cells.join(" | "));
    }
    if room.has_more {
        let _ = writeln!(text, "\n{}.", capital(&teller.word("has_more")));
    }
}

fn changes(changes: &[Change], teller: &Teller<'_>, text: &mut String) {
    if changes.is_empty() {
        return;
    }
    let _ = writeln!(text, "## {}\n", teller.word("changes"));
    for change in changes {
        let kind = teller.word(&format!("kind_{}", change.what.name()));
        let happened = teller.word(change.happened.name());
        let is_alone = change.id == change.what.name();
        let name = if is_alone { kind } else { format!("{kind} `{}`", change.id) };
        let title = change.title.as_ref().map(|title| format!(" ({})", cell(title)));
        let _ = writeln!(text, "- {name}{}: {happened}", title.unwrap_or_default());
        for field in change.happened.fields() {
            let _ = writeln!(text, "  - {}", cell(&teller.field(field)));
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
