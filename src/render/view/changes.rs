//! What changed since an older version: in whose room, and in what there is to read.

use serde::Serialize;

use super::answers::Ruled;
use super::matrix::always;
use super::parts::{Heading, Link, Words};
use super::practise::Choice;
use super::things::{Things, things};
use crate::compare::Moved;
use crate::decide::Shift;
use crate::model::Role;
use crate::render::address::Spot;
use crate::render::book::Book;
use crate::render::changes::{Altered, Change, News, Older, Since, altered};
use crate::render::desk::Desk;
use crate::render::language::Arg;
use crate::render::sentence::{Phrase, Teller};

/// The page of what changed.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct ChangesView {
    pub(crate) heading: Heading,
    /// The one sentence there is to say: that nothing changed, or that this version is the first.
    pub(crate) nothing: Option<String>,
    /// The roles to pick from.
    pub(crate) roles: Vec<Choice>,
    /// What changed for each role; those with the same changes together.
    pub(crate) rooms: Vec<ChangedRoom>,
    /// What comes before all of it, as HTML.
    pub(crate) always: Option<String>,
    /// Boundaries of which not everything can be told.
    pub(crate) untold: Vec<Untold>,
    /// What else came, went or reads otherwise.
    pub(crate) things: Vec<Things>,
    /// The same for feed readers.
    pub(crate) feed: Option<String>,
}

/// What changed for some roles.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct ChangedRoom {
    pub(crate) anchor: String,
    /// Their ids.
    pub(crate) ids: Vec<String>,
    pub(crate) roles: Vec<Words>,
    /// That a role came or went.
    pub(crate) notes: Vec<String>,
    /// More room, less, and what else; none where nothing changed.
    pub(crate) parts: Vec<ChangedPart>,
}

/// What changed in one direction.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct ChangedPart {
    /// `wider`, `narrower` or `other`.
    pub(crate) shift: &'static str,
    pub(crate) title: String,
    pub(crate) matters: Vec<ChangedMatter>,
}

/// What changed in one boundary.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct ChangedMatter {
    /// The boundary's id.
    pub(crate) id: String,
    pub(crate) link: Link,
    pub(crate) lines: Vec<ChangedLine>,
}

/// A verdict that became another.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct ChangedLine {
    pub(crate) now: Ruled,
    pub(crate) before: Ruled,
    /// Where, as HTML, where the sentence does not say it.
    pub(crate) places: Vec<String>,
}

/// A boundary of which not everything can be told.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct Untold {
    pub(crate) link: Link,
    /// Why.
    pub(crate) why: String,
}

impl ChangesView {
    pub(crate) fn new(desk: &Desk<'_>, since: &Since<'_>) -> Self {
        let view = Self {
            heading: Heading::new(Words::ours(desk.word("changes"))),
            nothing: None,
            roles: Vec::new(),
            rooms: Vec::new(),
            always: None,
            untold: Vec::new(),
            things: Vec::new(),
            feed: feed(desk, since),
        };
        match &since.news {
            None => Self { nothing: Some(desk.word("changes_first")), ..view },
            Some(news) => view.telling(desk, news, lead(desk, &since.older)),
        }
    }

    fn telling(self, desk: &Desk<'_>, news: &News<'_>, lead: String) -> Self {
        let heading = self.heading.lead(Some(Words::ours(lead)));
        if news.is_empty() {
            return Self { heading, nothing: Some(desk.word("changes_nothing")), ..self };
        }
        let told = match news.moved.as_slice() {
            [] => Vec::new(),
            _ => altered(news, &desk.press.authority.house),
        };
        let besides = news
            .moved
            .iter()
            .any(|moved| moved.room.as_ref().is_ok_and(|room| !room.besides().is_empty()));
        Self {
            heading,
            roles: choices(desk, news, &told),
            rooms: rooms(desk, news, &told),
            always: besides.then(|| always(desk)).flatten(),
            untold: news.moved.iter().filter_map(|moved| of_untold(desk, moved)).collect(),
            things: things(desk, news),
            ..self
        }
    }
}

/// How this page names the feed, where there is one.
pub(super) fn feed(desk: &Desk<'_>, since: &Since<'_>) -> Option<String> {
    let has_feed = desk.press.base_url.is_some() && since.updated.is_some();
    has_feed.then(|| desk.sibling(crate::render::feed::FILE))
}

/// Since when.
pub(crate) fn lead(desk: &Desk<'_>, older: &Older) -> String {
    let day = older.day.map(|day| desk.lexicon.date(day));
    let (name, key) = match (&older.name, &day) {
        (None, None) => (None, "changes_lead"),
        (None, Some(_)) => (None, "changes_lead_day"),
        (Some(name), None) => (Some(name), "changes_lead_name"),
        (Some(name), Some(_)) => (Some(name), "changes_lead_both"),
    };
    let name = name.map_or("", String::as_str);
    let args = [("name", Arg::Words(name)), ("day", Arg::Words(day.as_deref().unwrap_or("")))];
    desk.lexicon.say(key, &args)
}

/// The roles of which something is told, in the playbook's order.
fn choices(desk: &Desk<'_>, news: &News<'_>, altered: &[Altered<'_>]) -> Vec<Choice> {
    let is_told = |role: &&Role| {
        altered.iter().any(|group| group.roles.iter().any(|known| known.id == role.id))
    };
    let choice = |role: &Role| Choice { id: role.id.to_string(), title: desk.words(&role.title) };
    news.both.roles.iter().filter(is_told).map(choice).collect()
}

fn rooms(desk: &Desk<'_>, news: &News<'_>, altered: &[Altered<'_>]) -> Vec<ChangedRoom> {
    let book = Book::new(&news.both);
    let teller = Teller { book: &book, ..desk.teller_plain() };
    let room = |group: &Altered<'_>| ChangedRoom {
        anchor: format!("room-{}", group.roles[0].id),
        ids: group.roles.iter().map(|role| role.id.to_string()).collect(),
        roles: names(desk, news, group),
        notes: group.roles.iter().filter_map(|role| note(desk, news, role)).collect(),
        parts: [Shift::Wider, Shift::Narrower, Shift::Other]
            .into_iter()
            .map(|shift| part(desk, &teller, group, shift))
            .filter(|part| !part.matters.is_empty())
            .collect(),
    };
    altered.iter().map(room).collect()
}

/// The names of roles; of all of them together, one word.
fn names(desk: &Desk<'_>, news: &News<'_>, group: &Altered<'_>) -> Vec<Words> {
    if group.roles.len() > 1 && group.roles.len() == news.both.roles.len() {
        return vec![Words::ours(desk.word("everyone"))];
    }
    group.roles.iter().map(|role| desk.words(&role.title)).collect()
}

/// That a role came or went.
fn note(desk: &Desk<'_>, news: &News<'_>, role: &Role) -> Option<String> {
    let key = if news.came_or_went(&role.id)? { "changes_role_new" } else { "changes_role_gone" };
    let title = role.title.content(desk.language);
    Some(desk.lexicon.say(key, &[("role", Arg::Words(title))]))
}

fn part(desk: &Desk<'_>, teller: &Teller<'_>, group: &Altered<'_>, shift: Shift) -> ChangedPart {
    let mut told: Vec<ChangedMatter> = Vec::new();
    for change in group.changes.iter().filter(|change| change.shift == shift) {
        let changed = of_change(teller, change);
        let id = change.boundary.id.to_string();
        if let Some(matter) = told.iter_mut().find(|matter| matter.id == id) {
            matter.lines.push(changed);
            continue;
        }
        let link = desk.link(&Spot::Boundary(change.boundary.id.clone()));
        told.push(ChangedMatter { id, link, lines: vec![changed] });
    }
    let title = desk.word(&format!("changes_{}", shift.name()));
    ChangedPart { shift: shift.name(), title, matters: told }
}

fn of_change(teller: &Teller<'_>, change: &Change<'_>) -> ChangedLine {
    ChangedLine {
        now: Ruled::new(&change.to, &teller.now(change)),
        before: Ruled::new(&change.from, &teller.before(change)),
        places: teller.places(change).iter().map(Phrase::html).collect(),
    }
}

/// The word for why not everything can be told of a boundary, where that is so.
pub(crate) fn untold(moved: &Moved<'_>) -> Option<&'static str> {
    match &moved.room {
        Err(_) => Some("changes_unknown"),
        Ok(room) if room.has_more => Some("changes_unfinished"),
        Ok(_) => None,
    }
}

fn of_untold(desk: &Desk<'_>, moved: &Moved<'_>) -> Option<Untold> {
    let spot = Spot::Boundary(moved.boundary.id.clone());
    Some(Untold { why: desk.word(untold(moved)?), link: desk.link(&spot) })
}
