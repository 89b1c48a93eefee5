//! What changed, for people at a terminal.

use std::fmt::Write as _;

use crate::compare::{Change, Happened, Moved};
use crate::decide::Shift;
use crate::model::LanguageIndex;

use super::told::{self, Teller, besides};
use super::{Form, why_not};

/// For people at a terminal.
pub(super) const HUMAN: Form = Form {
    organisation: |name| format!("{}\n", bold(name)),
    whole: |whole| format!("  {}\n\n", whole.name()),
    authority,
    changes,
};

/// Who may now decide what, boundary by boundary.
fn authority(moved: &[Moved<'_>], teller: &Teller<'_>, text: &mut String) {
    for moved in moved {
        let title = moved.boundary.title.content(LanguageIndex(0));
        let _ = writeln!(text, "{} ({})", bold(title), moved.boundary.id);
        match &moved.room {
            Err(incomparable) => {
                let _ = writeln!(
                    text,
                    "  who may decide what cannot be compared: {}",
                    why_not(incomparable)
                );
            }
            Ok(room) => {
                for line in teller.lines(room) {
                    let when = if line.when.is_empty() {
                        String::new()
                    } else {
                        format!("; {}", line.when)
                    };
                    let _ = writeln!(
                        text,
                        "  {}  {}{when}: {} -> {}",
                        colored(line.shift),
                        line.roles,
                        line.from,
                        line.to
                    );
                }
                if room.has_more {
                    let _ = writeln!(text, "  and in more cases than can be listed");
                }
            }
        }
        text.push('\n');
    }
    if let Some(besides) = besides(moved.iter().filter_map(|moved| moved.room.as_ref().ok())) {
        let _ = writeln!(text, "{besides}\n");
    }
}

/// Everything else, a line for a thing.
fn changes(changes: &[Change], text: &mut String) {
    for change in changes {
        let (kind, happened) = (change.what.name(), change.happened.name());
        let is_alone = change.id == kind;
        let name = if is_alone { bold(kind) } else { format!("{kind} {}", bold(&change.id)) };
        match &change.happened {
            Happened::Changed(fields) if !fields.is_empty() => {
                let _ = writeln!(text, "{name}: {happened}");
                for field in fields {
                    let _ = writeln!(text, "  {}", told::field(field));
                }
            }
            _ => {
                let _ = writeln!(text, "{name}: {happened}");
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
fn colored(shift: Shift) -> String {
    let color = match shift {
        Shift::Wider => 32,
        Shift::Narrower => 33,
        Shift::Other => 36,
    };
    format!("\u{1b}[{color}m{:<8}\u{1b}[0m", shift.name())
}
