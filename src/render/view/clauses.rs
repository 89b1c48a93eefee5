//! Clauses as readers see them: in sentences, under what they say.

use serde::Serialize;

use super::parts::{Link, Prose, Words};
use crate::model::{Boundary, Clause, RoleId};
use crate::render::desk::Desk;

/// The clauses of one kind.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Group {
    /// `may`, `ask` or `never`.
    pub(crate) verdict: &'static str,
    pub(crate) title: String,
    pub(crate) clauses: Vec<Told>,
}

/// One clause.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Told {
    /// Its id on the page, so that links can lead to it.
    pub(crate) anchor: Option<String>,
    /// Its heading; on a role's page a link to the boundary.
    pub(crate) heading: Option<Words>,
    pub(crate) link: Option<Link>,
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
    let mut groups = empty(desk);
    for (at, clause) in boundary.clauses() {
        let mut told = tell(desk, boundary, clause);
        told.anchor = Some(format!("{}-{}", at.key, at.index + 1));
        told.heading = clause.title.as_ref().map(|title| desk.words(title));
        told.why = clause.why.as_ref().map(|why| desk.prose(why, 4));
        groups.iter_mut().filter(|group| group.verdict == at.key).for_each(|group| {
            group.clauses.push(told.clone());
        });
    }
    filled(groups)
}

/// The clauses of all boundaries that concern a role.
pub(crate) fn of_role(desk: &Desk<'_>, role: &RoleId) -> Vec<Group> {
    let mut groups = empty(desk);
    for boundary in &desk.book.playbook.boundaries {
        for (at, clause) in boundary.clauses() {
            if !desk.book.line.concerns(clause, role) {
                continue;
            }
            let mut told = tell(desk, boundary, clause);
            let spot = crate::render::address::Spot::Boundary(boundary.id.clone());
            let mut link = desk.link(&spot);
            link.href.push_str(&format!("#{}-{}", at.key, at.index + 1));
            link.title = desk.words(&boundary.title);
            told.link = Some(link);
            told.heading = clause.title.as_ref().map(|title| desk.words(title));
            // Whom it is for goes without saying on a page of one's own.
            told.who = None;
            told.say = None;
            told.afterwards.clear();
            groups.iter_mut().filter(|group| group.verdict == at.key).for_each(|group| {
                group.clauses.push(told.clone());
            });
        }
    }
    filled(groups)
}

/// Clauses in which a role is asked, told as those who ask are told.
pub(crate) fn asking(desk: &Desk<'_>, role: &RoleId) -> Vec<Told> {
    let mut list = Vec::new();
    for boundary in &desk.book.playbook.boundaries {
        for (index, clause) in boundary.ask.iter().enumerate() {
            if clause.kind != (crate::model::ClauseKind::Ask { whom: role.clone() }) {
                continue;
            }
            let mut told = tell(desk, boundary, clause);
            let spot = crate::render::address::Spot::Boundary(boundary.id.clone());
            let mut link = desk.link(&spot);
            link.href.push_str(&format!("#ask-{}", index + 1));
            link.title = desk.words(&boundary.title);
            told.link = Some(link);
            told.say = None;
            told.afterwards.clear();
            list.push(told);
        }
    }
    list
}

fn empty(desk: &Desk<'_>) -> Vec<Group> {
    ["may", "ask", "never"]
        .map(|verdict| Group {
            verdict,
            title: desk.word(&format!("group_{verdict}")),
            clauses: Vec::new(),
        })
        .into()
}

fn filled(groups: Vec<Group>) -> Vec<Group> {
    groups.into_iter().filter(|group| !group.clauses.is_empty()).collect()
}

fn tell(desk: &Desk<'_>, boundary: &Boundary, clause: &Clause) -> Told {
    let page = |role: &RoleId| desk.role_page(role);
    let told = desk.teller(&page).tell(boundary, clause);
    Told {
        anchor: None,
        heading: None,
        link: None,
        who: told.who,
        rule: told.rule.html(),
        why: None,
        note: clause.note.as_ref().map(|note| desk.words(note)),
        say: clause.say.as_ref().map(|say| desk.words(say)),
        afterwards: clause.afterwards.iter().map(|step| desk.words(step)).collect(),
    }
}
