//! What there is to tell in a feed, one thing an entry.

use crate::compare::Moved;
use crate::decide::{Difference, Ruling, Space};
use crate::model::{BoundaryId, RoleId};
use crate::render::address::{self, Spot};
use crate::render::book::Book;
use crate::render::changes::{Altered, Change, News, altered};
use crate::render::desk::Desk;
use crate::render::language::Arg;
use crate::render::sentence::{Phrase, Teller};
use crate::render::view::{Thing, things, untold};

/// One thing to be told.
pub(super) struct Entry {
    /// What it is about, among all entries.
    pub(super) key: String,
    /// What tells it apart from what was told of it before.
    pub(super) told: String,
    pub(super) title: String,
    /// The file to read on in.
    pub(super) file: String,
    /// Line by line.
    pub(super) summary: Vec<String>,
}

/// What there is to tell: who may now decide what, boundary by boundary, then every thing that
/// came, went or reads otherwise.
pub(super) fn entries(desk: &Desk<'_>, news: &News<'_>) -> Vec<Entry> {
    let book = Book::new(&news.both);
    let teller = Teller { book: &book, ..desk.teller_plain() };
    let altered = altered(news, &desk.press.authority.house);
    let moved = news.moved.iter().map(|moved| of_boundary(desk, &teller, moved, &altered));
    let things = things(desk, news);
    let of_things = things.iter().flat_map(|group| {
        group.list.iter().map(|thing| of_thing(desk, group.change, &group.title, thing))
    });
    moved.chain(of_things).collect()
}

fn of_boundary(
    desk: &Desk<'_>,
    teller: &Teller<'_>,
    moved: &Moved<'_>,
    altered: &[Altered<'_>],
) -> Entry {
    let boundary = moved.boundary;
    let mut summary = lines(desk, teller, &boundary.id, altered);
    let mut told = String::new();
    if let Ok(room) = &moved.room {
        told = room.told().map(|one| identified(room.contrast.space(), one)).collect();
    }
    summary.extend(untold(moved).map(|key| desk.word(key)));
    let spot = Spot::Boundary(boundary.id.clone());
    Entry {
        key: format!("room:{}", boundary.id),
        told,
        title: boundary.title.content(desk.language).to_owned(),
        file: address::file(desk.book.playbook, desk.language, &spot),
        summary,
    }
}

/// What changed in a boundary: `Desk and Lead: From now on, … (before: …)`.
fn lines(
    desk: &Desk<'_>,
    teller: &Teller<'_>,
    boundary: &BoundaryId,
    altered: &[Altered<'_>],
) -> Vec<String> {
    let mut lines: Vec<(String, Vec<String>)> = Vec::new();
    for group in altered {
        let roles = group.roles.iter().map(|role| role.title.content(desk.language).to_owned());
        let roles: Vec<String> = roles.collect();
        for change in group.changes.iter().filter(|change| change.boundary.id == *boundary) {
            let told = line(teller, change);
            match lines.iter_mut().find(|(known, _)| *known == told) {
                Some((_, known)) => known.extend(roles.iter().cloned()),
                None => lines.push((told, roles.clone())),
            }
        }
    }
    lines.iter().map(|(told, roles)| format!("{}: {told}", desk.lexicon.all_of(roles))).collect()
}

fn line(teller: &Teller<'_>, change: &Change<'_>) -> String {
    let places: Vec<String> = teller.places(change).iter().map(Phrase::plain).collect();
    let now = [teller.now(change).plain(), places.join("; ")].join(" ");
    format!("{} ({})", now.trim_end(), teller.before(change).plain())
}

/// A difference in a form that no wording changes.
fn identified(space: &Space, one: &Difference) -> String {
    let parts: Vec<String> = space
        .written(&one.region)
        .into_iter()
        .map(|(name, cells)| format!("{name}={cells}"))
        .collect();
    let ruling = |ruling: &Ruling| {
        let whom: Vec<&str> = ruling.answer.whom().iter().map(RoleId::as_str).collect();
        let decides = ruling.decides.as_ref().map_or("", RoleId::as_str);
        format!("{} {} {decides}", ruling.answer.name(), whom.join(","))
    };
    format!("{}|{}|{}|{}\n", one.role, parts.join("&"), ruling(&one.from), ruling(&one.to))
}

fn of_thing(desk: &Desk<'_>, change: &str, happened: &str, thing: &Thing) -> Entry {
    let title = &thing.title.text;
    let args = [("change", Arg::Words(happened)), ("title", Arg::Words(title))];
    let lines = [thing.kind.clone(), thing.was.clone()];
    Entry {
        key: thing.key.clone(),
        told: format!("{change} {}", thing.told),
        title: desk.lexicon.say("changes_entry", &args),
        file: thing.file.clone().unwrap_or_else(|| desk.file.clone()),
        summary: lines.into_iter().flatten().collect(),
    }
}
