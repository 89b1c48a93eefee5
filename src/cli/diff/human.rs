//! What changed, for people at a terminal.

use std::fmt::Write as _;

use crate::compare::{Change, Happened, Moved, Room};
use crate::decide::Shift;

use super::Form;
use super::told::Teller;

/// For people at a terminal.
pub(super) const HUMAN: Form = Form {
    organisation: |name| format!("{}\n", bold(name)),
    whole: |whole, teller| format!("  {}\n\n", teller.word(whole.name())),
    authority,
    changes,
};

/// Who may now decide what, boundary by boundary.
fn authority(moved: &[Moved<'_>], teller: &Teller<'_>, text: &mut String) {
    for moved in moved {
        let title = teller.title(moved.boundary);
        let _ = writeln!(text, "{} ({})", bold(&title), moved.boundary.id);
        match &moved.room {
            Err(incomparable) => {
                let _ = writeln!(text, "  {}", teller.incomparable(incomparable));
            }
            Ok(room) => lines(moved, room, teller, text),
        }
        text.push('\n');
    }
    if let Some(besides) = teller.besides(moved) {
        let _ = writeln!(text, "{besides}\n");
    }
}

fn lines(moved: &Moved<'_>, room: &Room, teller: &Teller<'_>, text: &mut String) {
    let words =
        [Shift::Wider, Shift::Narrower, Shift::Other].map(|shift| teller.word(shift.name()));
    let width = words.iter().map(|word| word.chars().count()).max().unwrap_or(0);
    for line in teller.lines(moved, room) {
        let when = if line.when.is_empty() { String::new() } else { format!("; {}", line.when) };
        let shift = colored(line.shift, &teller.word(line.shift.name()), width);
        let _ = writeln!(text, "  {shift}  {}{when}: {} -> {}", line.roles, line.from, line.to);
    }
    if room.has_more {
        let _ = writeln!(text, "  {}", teller.word("has_more"));
    }
}

/// Everything else, a line for a thing.
fn changes(changes: &[Change], teller: &Teller<'_>, text: &mut String) {
    for change in changes {
        let kind = teller.word(&format!("kind_{}", change.what.name()));
        let happened = teller.word(change.happened.name());
        let is_alone = change.id == change.what.name();
        let name = if is_alone { bold(&kind) } else { format!("{kind} {}", bold(&change.id)) };
        let _ = writeln!(text, "{name}: {happened}");
        if let Happened::Changed(fields) = &change.happened {
            for field in fields {
                let _ = writeln!(text, "  {}", teller.field(field));
            }
        }
    }
    if !changes.is_empty() {
        text.push('\n');
    }
}

fn bold(text: &str) -> String {
    format!("\u{1b}[1m{text}\u{1b}[0m")
}

/// A word for the way it goes, as wide as the others.
fn colored(shift: Shift, word: &str, width: usize) -> String {
    let color = match shift {
        Shift::Wider => 32,
        Shift::Narrower => 33,
        Shift::Other => 36,
    };
    format!("\u{1b}[{color}m{word:<width$}\u{1b}[0m")
}
