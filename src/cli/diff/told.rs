//! Differences of authority in words: what all forms for people share.

use crate::compare::{Field, Rewording, Room};
use crate::decide::{Answer, Difference, Region, Ruling, Shift, Space, Subject};
use crate::model::{FactId, LanguageIndex, Playbook, RoleId};

/// Tells differences in the words of the playbooks.
pub(super) struct Teller<'a> {
    pub(super) old: &'a Playbook,
    pub(super) new: &'a Playbook,
}

/// One change of authority, for all whom it is for.
#[derive(PartialEq, Eq)]
pub(super) struct Line {
    pub(super) shift: Shift,
    /// `Front desk, Night porter`, or `everyone`.
    pub(super) roles: String,
    /// Where; empty where it is everywhere.
    pub(super) when: String,
    pub(super) from: String,
    pub(super) to: String,
}

impl Teller<'_> {
    /// What is different in a boundary: what is wider first, then what is narrower. Roles for
    /// which the same is different are told together.
    pub(super) fn lines(&self, room: &Room) -> Vec<Line> {
        let space = room.contrast.space();
        let mut groups: Vec<(Line, Vec<&RoleId>)> = Vec::new();
        for one in room.told() {
            let (from, to) = self.answers(one);
            let when = when(space, &room.untouched(&one.region));
            let line = Line { shift: one.shift, roles: String::new(), when, from, to };
            match groups.iter_mut().find(|(known, _)| *known == line) {
                Some((_, roles)) if roles.contains(&&one.role) => {}
                Some((_, roles)) => roles.push(&one.role),
                None => groups.push((line, vec![&one.role])),
            }
        }
        let all = room.contrast.roles().len();
        let named = |(line, roles): (Line, Vec<&RoleId>)| {
            let is_everyone = roles.len() == all && all > 1;
            let names: Vec<&str> = roles.iter().map(|role| self.role(role)).collect();
            let roles = if is_everyone { "everyone".to_owned() } else { names.join(", ") };
            Line { roles, ..line }
        };
        let mut lines: Vec<Line> = groups.into_iter().map(named).collect();
        lines.sort_by_key(|line| line.shift);
        lines
    }

    /// The title of a role; its id where neither playbook has it.
    fn role<'b>(&'b self, id: &'b RoleId) -> &'b str {
        let mut roles = self.new.roles.iter().chain(&self.old.roles);
        let found = roles.find(|role| role.id == *id);
        found.map_or(id.as_str(), |role| role.title.content(LanguageIndex(0)))
    }

    /// What is told before and now; with who decides, where only that is different.
    fn answers(&self, one: &Difference) -> (String, String) {
        let (from, to) = (self.answer(&one.from.answer), self.answer(&one.to.answer));
        if one.from.answer.clone().sorted() != one.to.answer.clone().sorted() {
            return (from, to);
        }
        let deciding = |told: String, ruling: &Ruling| match &ruling.decides {
            Some(role) => format!("{told} ({} decides)", self.role(role)),
            None => told,
        };
        (deciding(from, &one.from), deciding(to, &one.to))
    }

    fn answer(&self, answer: &Answer) -> String {
        match answer {
            Answer::May => "may".to_owned(),
            Answer::Never => "never".to_owned(),
            Answer::Ask(whom) => {
                let names: Vec<&str> = whom.iter().map(|role| self.role(role)).collect();
                format!("ask {}", names.join(" and "))
            }
        }
    }
}

/// Where a region is: `our_fault: yes; more than 250 EUR, up to 400 EUR per guest`.
fn when(space: &Space, region: &Region) -> String {
    let parts = region.when.iter().map(|(at, cells)| {
        let variable = &space.variables[*at];
        let cells = variable.written(cells);
        match &variable.subject {
            Subject::Total(period) => format!("{cells} per {period}"),
            Subject::Fact(fact) => format!("{fact}: {cells}"),
        }
    });
    parts.collect::<Vec<_>>().join("; ")
}

/// What to say of lines that always hold, where there are some.
pub(super) fn besides<'a>(rooms: impl Iterator<Item = &'a Room>) -> Option<String> {
    let mut names: Vec<&str> = Vec::new();
    for name in rooms.flat_map(Room::besides).map(FactId::as_str) {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    let names = names.join(", ");
    (!names.is_empty()).then(|| {
        format!("Where one of the lines that always hold is touched, what it says comes besides: {names}.")
    })
}

/// A field that changed, and how: `summary: ‘Old.’ -> ‘New.’`, `text (2 lines more, 1 gone)`.
pub(super) fn field(field: &Field) -> String {
    let name = field.name;
    let quoted =
        |text: &str| if text.is_empty() { "nothing".to_owned() } else { format!("‘{text}’") };
    match &field.rewording {
        None => name.to_owned(),
        Some(Rewording::Line { from, to, .. }) => {
            format!("{name}: {} -> {}", quoted(from), quoted(to))
        }
        Some(Rewording::Lines { added, removed }) => {
            let lines = |count: usize| if count == 1 { "line" } else { "lines" };
            match (added, removed) {
                (added, 0) => format!("{name}: {added} new {}", lines(*added)),
                (0, removed) => format!("{name}: {removed} {} gone", lines(*removed)),
                (added, removed) => {
                    format!("{name}: {added} new {}, {removed} gone", lines(*added))
                }
            }
        }
    }
}
