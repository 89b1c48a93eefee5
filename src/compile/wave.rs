//! What a change of templates does to the organisations that lie over them.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;
use serde::Serialize;

use crate::compare::{Change, Moved, authority, words};
use crate::decide::Shift;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Kind, LanguageIndex, Playbook, RoleId};

use super::{Examined, World};

/// What a change of one template does.
#[derive(Debug, Serialize)]
pub struct Wave {
    /// The template.
    pub template: String,
    /// What changed in it.
    pub changes: Vec<Changed>,
    /// The organisations that lie over it, in the order of their ids.
    pub reaches: Vec<Reached>,
}

/// A thing of a template that came, went or changed.
#[derive(Debug, Serialize)]
pub struct Changed {
    /// The kind of thing: `boundary`.
    pub kind: &'static str,
    /// Its id.
    pub id: String,
    /// `added`, `removed` or `changed`.
    pub change: &'static str,
    /// The keys whose content differs.
    pub fields: Vec<&'static str>,
}

/// What it does to one organisation.
#[derive(Debug, Serialize)]
pub struct Reached {
    /// The organisation.
    pub organisation: String,
    /// Whose room changes, boundary by boundary.
    pub room: Vec<RoomOf>,
    /// Its examples that do not agree with the boundaries any more.
    pub examples: Vec<String>,
    /// How many of its things read otherwise.
    pub things: usize,
}

/// Whose room changes in a boundary.
#[derive(Debug, Default, Serialize)]
pub struct RoomOf {
    /// The boundary.
    pub boundary: String,
    /// Who has more room in some case.
    pub wider: Vec<RoleName>,
    /// Who has less.
    pub narrower: Vec<RoleName>,
    /// Who asks others than before.
    pub other: Vec<RoleName>,
    /// Whether nobody can tell: the two versions cannot be laid on one another.
    pub unknown: bool,
}

/// A role.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(into = "String")]
pub struct RoleName {
    /// Its id, by which programs know it.
    pub id: RoleId,
    /// What it is called.
    pub title: String,
}

impl From<RoleName> for String {
    fn from(role: RoleName) -> Self {
        role.id.to_string()
    }
}

impl World {
    /// What the changes of each template since another world do to the organisations that lie
    /// over it; templates that stayed as they were are left out.
    pub fn waves(&self, before: &Self) -> Vec<Wave> {
        let names: Vec<&str> = self.workspace.folders.keys().map(String::as_str).collect();
        let mut over: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for name in names {
            for template in self.workspace.layers(name).into_iter().skip(1) {
                over.entry(template).or_default().push(name);
            }
        }
        let changed = over.into_iter().filter(|(template, _)| {
            before.workspace.folders.contains_key(*template)
                && !self.workspace.is_same(&before.workspace, template)
        });
        changed.filter_map(|(template, forks)| self.wave(before, template, &forks)).collect()
    }

    fn wave(&self, before: &Self, template: &str, forks: &[&str]) -> Option<Wave> {
        let (then, now) = (before.load(template)?, self.load(template)?);
        if then.loaded.is_partial || now.loaded.is_partial {
            return None;
        }
        let changes = words(&before.version(&then), &self.version(&now));
        let reaches = forks.par_iter().filter_map(|fork| self.reached(before, fork)).collect();
        let changes = changes.iter().map(Changed::of).collect();
        let wave = Wave { template: template.to_owned(), changes, reaches };
        // Files that were saved as they are, or read otherwise and say the same.
        (!wave.is_still()).then_some(wave)
    }

    /// What has become of an organisation. `None` where it was not there before.
    fn reached(&self, before: &Self, fork: &str) -> Option<Reached> {
        if !before.workspace.folders.contains_key(fork) {
            return None;
        }
        let (then, now) = (before.load(fork)?, self.load(fork)?);
        if then.loaded.is_partial || now.loaded.is_partial {
            return None;
        }
        let (old, new) = (&then.loaded.playbook, &now.loaded.playbook);
        let is_sound = |moved: &Moved<'_>| {
            let thing = (Kind::Boundary, moved.boundary.id.to_string());
            !then.loaded.flawed.contains(&thing) && !now.loaded.flawed.contains(&thing)
        };
        let moved = authority(old, new).into_iter().filter(is_sound);
        Some(Reached {
            organisation: fork.to_owned(),
            room: moved.map(|moved| RoomOf::of(&moved, old, new)).collect(),
            examples: failing(&then, &now),
            things: words(&before.version(&then), &self.version(&now)).len(),
        })
    }
}

/// The examples that agreed with their boundaries and do not any more.
fn failing(then: &Examined<'_>, now: &Examined<'_>) -> Vec<String> {
    let disagree = |examined: &Examined<'_>| -> BTreeSet<String> {
        let told = examined.diagnostics.iter().filter(|told| is_verdict(told));
        let examples = told.filter_map(|told| example(&told.at.source.path));
        examples.map(str::to_owned).collect()
    };
    disagree(now).difference(&disagree(then)).cloned().collect()
}

fn is_verdict(told: &Diagnostic) -> bool {
    matches!(told.code, Code::WrongVerdict | Code::UndecidedExample)
}

/// The id of the example whose file this is.
fn example(path: &str) -> Option<&str> {
    let name = path.rsplit('/').next()?;
    name.split('.').next()
}

impl Changed {
    fn of(change: &Change) -> Self {
        Self {
            kind: change.what.name(),
            id: change.id.clone(),
            change: change.happened.name(),
            fields: change.happened.fields().iter().map(|field| field.name).collect(),
        }
    }
}

impl RoomOf {
    fn of(moved: &Moved<'_>, old: &Playbook, new: &Playbook) -> Self {
        let mut own = Self { boundary: moved.boundary.id.to_string(), ..Self::default() };
        let Ok(room) = &moved.room else { return Self { unknown: true, ..own } };
        for one in &room.differences {
            let list = match one.shift {
                Shift::Wider => &mut own.wider,
                Shift::Narrower => &mut own.narrower,
                Shift::Other => &mut own.other,
            };
            let mut known = new.roles.iter().chain(&old.roles);
            let title = known.find(|role| role.id == one.role).map_or_else(
                || one.role.to_string(),
                |role| role.title.content(LanguageIndex(0)).to_owned(),
            );
            let role = RoleName { id: one.role.clone(), title };
            if !list.contains(&role) {
                list.push(role);
            }
        }
        own
    }
}

impl Wave {
    /// Whether nothing moves: neither the template nor anybody over it.
    fn is_still(&self) -> bool {
        self.changes.is_empty()
            && self.reaches.iter().all(|reached| {
                reached.things == 0 && reached.room.is_empty() && reached.examples.is_empty()
            })
    }

    /// What changed in the template: `boundary put-it-right (may, why)`.
    pub fn changes_told(&self) -> Vec<String> {
        let told = self.changes.iter().map(|changed| {
            let Changed { kind, id, change, fields } = changed;
            let how = if fields.is_empty() { (*change).to_owned() } else { fields.join(", ") };
            if *kind == id {
                format!("{kind}.yaml ({how})")
            } else {
                format!("{kind} {id} ({how})")
            }
        });
        told.collect()
    }

    /// Organisations to which the same happens, with what that is.
    pub fn groups(&self) -> Vec<(Vec<&str>, Vec<String>)> {
        let mut groups: Vec<(Vec<&str>, Vec<String>)> = Vec::new();
        for reached in &self.reaches {
            let (organisation, told) = (reached.organisation.as_str(), reached.told());
            match groups.iter_mut().find(|(_, known)| *known == told) {
                Some((organisations, _)) => organisations.push(organisation),
                None => groups.push((vec![organisation], told)),
            }
        }
        groups
    }
}

impl Reached {
    /// What it comes to, a sentence each.
    pub fn told(&self) -> Vec<String> {
        let mut told: Vec<String> = self.room.iter().flat_map(RoomOf::told).collect();
        if !self.examples.is_empty() {
            let agrees = if self.examples.len() == 1 { "example agrees" } else { "examples agree" };
            let (count, list) = (self.examples.len(), self.examples.join(", "));
            told.push(format!("{count} {agrees} no longer: {list}"));
        }
        match (told.is_empty(), self.things) {
            (true, 0) => told.push("not reached: it says otherwise itself".to_owned()),
            (true, _) => told.push("words only: nobody’s room changes".to_owned()),
            (false, _) => {}
        }
        told
    }
}

impl RoomOf {
    fn told(&self) -> Vec<String> {
        let boundary = &self.boundary;
        if self.unknown {
            return vec![format!("{boundary}: nobody can tell whose room changes")];
        }
        let parts = [
            (&self.wider, "more room for"),
            (&self.narrower, "less room for"),
            (&self.other, "others to ask for"),
        ];
        let parts = parts.into_iter().filter(|(roles, _)| !roles.is_empty());
        let tell = |(roles, what): (&Vec<RoleName>, &str)| {
            let names: Vec<&str> = roles.iter().map(|role| role.title.as_str()).collect();
            format!("{boundary}: {what} {}", names.join(", "))
        };
        parts.map(tell).collect()
    }
}
