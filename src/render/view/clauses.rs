//! Clauses as readers see them: in sentences, under what they say.

use std::sync::{Mutex, PoisonError};

use rustc_hash::FxHashMap as HashMap;
use serde::Serialize;

use super::answers::Ruled;
use super::parts::{Link, Prose, Words};
use crate::model::{
    Boundary, BoundaryId, Clause, ClauseKind, ClauseRef, LanguageIndex, Otherwise, RoleId, Target,
};
use crate::render::address::Spot;
use crate::render::chart::{Chart, Saying};
use crate::render::desk::Desk;
use crate::render::sentence::Phrase;

/// As many cases as are told one by one of whom a role asks; beyond, the clauses tell it.
const MOST_LINES: usize = 4;

/// The clauses of one kind, of a boundary.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct Group {
    /// `may`, `ask` or `never`.
    pub(crate) verdict: &'static str,
    pub(crate) title: String,
    pub(crate) clauses: Vec<Told>,
}

/// The clauses of one kind that concern a role, by boundary.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct Room {
    /// `may`, `ask` or `never`.
    pub(crate) verdict: &'static str,
    pub(crate) title: String,
    pub(crate) matters: Vec<Matter>,
}

/// What some clauses of one boundary say.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct Matter {
    pub(crate) link: Link,
    /// What the diagram says.
    pub(crate) lines: Vec<Ruled>,
    /// What the clauses say, where there is no diagram.
    pub(crate) clauses: Vec<Told>,
}

/// One clause.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct Told {
    /// Its id on the boundary's page, so that links can lead to it.
    pub(crate) anchor: String,
    /// Its own heading.
    pub(crate) heading: Option<Words>,
    /// Whom it is for.
    pub(crate) who: Option<String>,
    /// What it says, as HTML.
    pub(crate) rule: String,
    pub(crate) why: Option<Prose>,
    pub(crate) note: Option<Words>,
    pub(crate) say: Option<Words>,
    pub(crate) afterwards: Vec<Words>,
}

/// The three groups of a boundary; those that have clauses.
pub(crate) fn of_boundary(desk: &Desk<'_>, boundary: &Boundary) -> Vec<Group> {
    let groups = ["may", "ask", "never"].map(|verdict| Group {
        verdict,
        title: desk.word(&format!("group_{verdict}")),
        clauses: boundary
            .clauses()
            .filter(|(at, _)| at.key == verdict)
            .map(|(at, clause)| in_full(desk, boundary, at, clause))
            .collect(),
    });
    groups.into_iter().filter(|group| !group.clauses.is_empty()).collect()
}

/// What a role decides, asks and never does: from the diagrams of the boundaries, and from the
/// clauses of those that have none.
pub(crate) fn of_role(desk: &Desk<'_>, role: &RoleId) -> Vec<Room> {
    let number = desk.press.authority.house.role(role);
    let rooms = ["may", "ask", "never"].map(|verdict| {
        let matter = |boundary: &Boundary| {
            let Some((number, chart)) = number.zip(desk.chart(boundary)) else {
                return concerning(desk, boundary, role, verdict);
            };
            match chart.apart(number) {
                Some(sayings) => {
                    let first = chart.first_like(number);
                    let key = (desk.language, boundary.id.clone(), first, verdict);
                    known(desk, key, || ruled(desk, boundary, role, (chart, sayings), verdict))
                }
                None => by_clause(desk, boundary, role, verdict),
            }
        };
        Room {
            verdict,
            title: desk.word(&format!("group_{verdict}")),
            matters: desk.book.playbook.boundaries.iter().filter_map(matter).collect(),
        }
    });
    rooms.into_iter().filter(|room| !room.matters.is_empty()).collect()
}

/// What has been told on the pages of roles: in a language of a boundary, to the first of those
/// that are told the same, with a verdict. All these pages lie in one folder.
pub(crate) type Rooms = Mutex<HashMap<RoomOf, Option<Matter>>>;

type RoomOf = (LanguageIndex, BoundaryId, usize, &'static str);

fn known(desk: &Desk<'_>, key: RoomOf, tell: impl FnOnce() -> Option<Matter>) -> Option<Matter> {
    let rooms = || desk.press.rooms.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(known) = rooms().get(&key).cloned() {
        return known;
    }
    let told = tell();
    rooms().insert(key, told.clone());
    told
}

/// Where a role is told this verdict by a boundary's diagram.
fn ruled(
    desk: &Desk<'_>,
    boundary: &Boundary,
    role: &RoleId,
    (chart, sayings): (&Chart, &[Saying]),
    verdict: &str,
) -> Option<Matter> {
    let page = |role: &RoleId| desk.role_page(role);
    let teller = desk.teller(&page);
    let of_verdict = |saying: &&Saying| saying.ruling.answer.name() == verdict;
    let said: Vec<&Saying> = sayings.iter().filter(of_verdict).collect();
    let told = said.iter().flat_map(|saying| {
        let words = teller.room(boundary, chart, saying);
        words.into_iter().map(|words| Ruled::new(&saying.ruling, &words))
    });
    let lines: Vec<Ruled> = told.collect();
    if verdict == "ask" && lines.len() > MOST_LINES && teller.asking(boundary, role).is_some() {
        return by_clause(desk, boundary, role, "ask");
    }
    of_lines(desk, boundary, lines)
}

/// What the clauses of a boundary tell a role under a verdict, where its diagram is too much.
fn by_clause(
    desk: &Desk<'_>,
    boundary: &Boundary,
    role: &RoleId,
    verdict: &'static str,
) -> Option<Matter> {
    let page = |role: &RoleId| desk.role_page(role);
    let told = desk.teller(&page).room_by_clause(boundary, role, verdict).into_iter();
    let line = |(whom, words): (Option<RoleId>, Phrase)| {
        Ruled::of(verdict, whom.as_slice(), &words.capital(), &[])
    };
    of_lines(desk, boundary, told.map(line).collect())
}

fn of_lines(desk: &Desk<'_>, boundary: &Boundary, lines: Vec<Ruled>) -> Option<Matter> {
    let link = desk.link_to(&Target::Boundary(boundary.id.clone()));
    (!lines.is_empty()).then_some(Matter { link, lines, clauses: Vec::new() })
}

/// The clauses of a boundary that concern a role.
fn concerning(
    desk: &Desk<'_>,
    boundary: &Boundary,
    role: &RoleId,
    verdict: &str,
) -> Option<Matter> {
    let concerns =
        |at: ClauseRef, clause: &Clause| at.key == verdict && desk.book.line.concerns(clause, role);
    let mut matter = matter(desk, boundary, concerns)?;
    // Whom it is for goes without saying on a page of one's own.
    matter.clauses.iter_mut().for_each(|clause| clause.who = None);
    Some(matter)
}

/// Where a role is asked, told as those who ask are told: by clauses, and by silence.
pub(crate) fn asking(desk: &Desk<'_>, role: &RoleId) -> Vec<Matter> {
    let asked = |clause: &Clause| matches!(&clause.kind, ClauseKind::Ask { whom } if whom == role);
    let mut matters: Vec<Matter> = matters(desk, |_, clause| asked(clause)).collect();
    for boundary in &desk.book.playbook.boundaries {
        if boundary.otherwise == Some(Otherwise::Ask(role.clone())) {
            matters.push(in_silence(desk, boundary));
        }
    }
    matters
}

/// What a boundary says where none of its clauses speaks.
fn in_silence(desk: &Desk<'_>, boundary: &Boundary) -> Matter {
    let page = |role: &RoleId| desk.role_page(role);
    let silence = desk.teller(&page).silence(boundary);
    let told = Told {
        anchor: "silence".into(),
        heading: None,
        who: None,
        rule: silence.map(|phrase| phrase.html()).unwrap_or_default(),
        why: None,
        note: None,
        say: None,
        afterwards: Vec::new(),
    };
    let page = desk.href(&Spot::Boundary(boundary.id.clone()));
    let link = Link::new(format!("{page}#silence"), desk.words(&boundary.title));
    Matter { link, lines: Vec::new(), clauses: vec![told] }
}

/// Some clauses of all boundaries, in short.
fn matters<'d>(
    desk: &'d Desk<'_>,
    chosen: impl Fn(ClauseRef, &Clause) -> bool + Copy + 'd,
) -> impl Iterator<Item = Matter> + 'd {
    let boundaries = desk.book.playbook.boundaries.iter();
    boundaries.filter_map(move |boundary| matter(desk, boundary, chosen))
}

/// Some clauses of a boundary, in short.
fn matter(
    desk: &Desk<'_>,
    boundary: &Boundary,
    chosen: impl Fn(ClauseRef, &Clause) -> bool,
) -> Option<Matter> {
    let clauses: Vec<Told> = boundary
        .clauses()
        .filter(|(at, clause)| chosen(*at, clause))
        .map(|(at, clause)| tell(desk, boundary, at, clause))
        .collect();
    let first = clauses.first()?;
    let page = desk.href(&Spot::Boundary(boundary.id.clone()));
    let link = Link::new(format!("{page}#{}", first.anchor), desk.words(&boundary.title));
    Some(Matter { link, lines: Vec::new(), clauses })
}

/// A clause with all that it says to the reader.
fn in_full(desk: &Desk<'_>, boundary: &Boundary, at: ClauseRef, clause: &Clause) -> Told {
    Told {
        why: clause.why.as_ref().map(|why| desk.prose(why, 3 + u8::from(clause.title.is_some()))),
        say: clause.say.as_ref().map(|say| desk.words(say)),
        afterwards: clause.afterwards.iter().map(|step| desk.words(step)).collect(),
        ..tell(desk, boundary, at, clause)
    }
}

/// A clause in short: what it says, and its remark.
fn tell(desk: &Desk<'_>, boundary: &Boundary, at: ClauseRef, clause: &Clause) -> Told {
    let page = |role: &RoleId| desk.role_page(role);
    let told = desk.teller(&page).tell(boundary, clause);
    Told {
        anchor: format!("{}-{}", at.key, at.index + 1),
        heading: clause.title.as_ref().map(|title| desk.words(title)),
        who: told.who,
        rule: told.rule.html(),
        why: None,
        note: clause.note.as_ref().map(|note| desk.words(note)),
        say: None,
        afterwards: Vec::new(),
    }
}
