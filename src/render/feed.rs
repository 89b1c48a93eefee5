//! What changed as a feed (Atom 1.0), in every language: for those who want to hear of it.
//!
//! An entry is known by the page of changes and a hash of what it tells, so that a reader who
//! has seen it is not told again; and all of them are as old as the playbook itself, so that the
//! same content makes the same feed.

use std::fmt::Write as _;

use jiff::Timestamp;

use super::address::{self, Spot};
use super::book::Book;
use super::changes::{Altered, Change, News, Since, altered};
use super::desk::{Desk, Press};
use super::language::Arg;
use super::sentence::{Phrase, Teller, escaped};
use super::view::{Thing, changes_lead, things, untold};
use crate::compare::Moved;
use crate::decide::{Difference, Ruling, Space};
use crate::model::{BoundaryId, LanguageIndex, RoleId};

/// The name of the file, below the folder of its language.
pub(crate) const FILE: &str = "changes.xml";

/// The feeds, with their files; none without an address, or where nobody compares.
pub(super) fn feeds(press: &Press<'_>) -> Vec<(String, String)> {
    let Some((since, base)) = press.since.zip(press.base_url.as_deref()) else {
        return Vec::new();
    };
    let Some(updated) = since.updated else { return Vec::new() };
    let feed = |language: LanguageIndex| {
        let desk = Desk::new(press, language, Spot::Changes)?;
        let file = address::language_folder(press.book.playbook, language) + FILE;
        let feed = Feed { desk: &desk, base, updated };
        let xml = feed.written(&file, since);
        Some((file, xml))
    };
    press.book.languages().filter_map(feed).collect()
}

/// A feed in one language.
struct Feed<'a> {
    desk: &'a Desk<'a>,
    /// The address of the playbook.
    base: &'a str,
    updated: Timestamp,
}

/// One thing to be told.
struct Entry {
    /// What it is about, among all entries.
    key: String,
    /// What tells it apart from what was told of it before.
    told: String,
    title: String,
    /// The file to read on in.
    file: String,
    /// Line by line.
    summary: Vec<String>,
}

impl Feed<'_> {
    fn written(&self, file: &str, since: &Since<'_>) -> String {
        let (desk, updated) = (self.desk, self.updated);
        let name = desk.book.playbook.name.content(desk.language);
        let title = [("title", desk.word("changes")), ("name", name.to_owned())];
        let title = title.each_ref().map(|(key, words)| (*key, Arg::Words(words)));
        let address = plain(&format!("{}{file}", self.base));
        let mut xml = format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
             <feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{}\">\n\
             <id>{address}</id>\n\
             <title>{}</title>\n\
             <subtitle>{}</subtitle>\n\
             <link rel=\"self\" type=\"application/atom+xml\" href=\"{address}\"/>\n\
             <link rel=\"alternate\" type=\"text/html\" href=\"{}\"/>\n\
             <updated>{updated}</updated>\n\
             <author><name>{}</name></author>\n\
             <generator>ruimte</generator>\n",
            desk.tag(),
            plain(&desk.lexicon.say("title_on", &title)),
            plain(&self.subtitle(since)),
            plain(&format!("{}{}", self.base, desk.file)),
            plain(name),
        );
        let news = since.news.iter();
        for entry in news.flat_map(|news| entries(desk, news)) {
            self.entry(&mut xml, &entry);
        }
        xml.push_str("</feed>\n");
        xml
    }

    fn subtitle(&self, since: &Since<'_>) -> String {
        match &since.news {
            None => self.desk.word("changes_first"),
            Some(_) => changes_lead(self.desk, &since.older),
        }
    }

    fn entry(&self, xml: &mut String, entry: &Entry) {
        let hash = &blake3::hash(entry.told.as_bytes()).to_hex()[..10];
        let (base, page) = (self.base, &self.desk.file);
        let _ = write!(
            xml,
            "<entry>\n\
             <id>{}</id>\n\
             <title>{}</title>\n\
             <link rel=\"alternate\" type=\"text/html\" href=\"{}\"/>\n\
             <updated>{}</updated>\n\
             <summary>{}</summary>\n\
             </entry>\n",
            plain(&format!("{base}{page}#{}-{hash}", entry.key)),
            plain(&entry.title),
            plain(&format!("{base}{}", entry.file)),
            self.updated,
            plain(&entry.summary.join("\n")),
        );
    }
}

/// Text as XML holds it, which has no place for the characters that steer a terminal.
fn plain(text: &str) -> String {
    let is_said = |letter: &char| !letter.is_control() || matches!(letter, '\n' | '\t');
    let is_letter = |letter: &char| !matches!(letter, '\u{fffe}' | '\u{ffff}');
    escaped(&text.chars().filter(is_said).filter(is_letter).collect::<String>())
}

/// What there is to tell: who may now decide what, boundary by boundary, then every thing that
/// came, went or reads otherwise.
fn entries(desk: &Desk<'_>, news: &News<'_>) -> Vec<Entry> {
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

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn what_xml_cannot_hold_is_left_out() {
        assert_eq!(plain("a\u{1b}[1m & \u{0}b\n<c>"), "a[1m &amp; b\n&lt;c&gt;");
    }
}
