//! The lines to write so that a clause of a template becomes what a fork's clause was meant to
//! make of it.

use crate::check::sources::ClauseSource;
use crate::model::{Clause, Playbook, RoleId, Scope};

use super::restraint::who;

/// Keys of a fork's clause that say what it is, and not what holds.
const OF_THE_CLAUSE: [&str; 3] = ["id", "new", "remove"];

/// Keys that say for whom a clause is.
const SCOPE: [&str; 2] = ["roles", "only"];

/// How whom a fork's clause is for lies within whom the inherited one is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Within {
    /// They are the same, or the fork's says nothing of that.
    All,
    /// It is for some of these; for whom the inherited one is left, as a key.
    Some(String),
    /// It is for some, and the inherited one for everyone or for those below them.
    Apart,
}

impl Within {
    pub(super) fn of(playbook: &Playbook, list: &str, wide: &Scope, narrow: &Scope) -> Self {
        let narrowed = match narrow {
            Scope::Everyone => return Self::All,
            Scope::Roles(ids) | Scope::Only(ids) => ids,
        };
        match wide {
            // A limit for some of everybody is an `ask` or a `never` beside the room of all.
            Scope::Everyone if list == "may" => Self::Apart,
            Scope::Everyone => {
                let all = playbook.roles.iter().map(|role| &role.id);
                let others = all.filter(|id| !narrowed.contains(id)).cloned().collect();
                Self::left(Scope::Only, others)
            }
            Scope::Roles(ids) | Scope::Only(ids) => {
                let all_named = narrowed.iter().all(|id| ids.contains(id));
                let others: Vec<RoleId> =
                    ids.iter().filter(|id| !narrowed.contains(id)).cloned().collect();
                let key = if matches!(wide, Scope::Only(_)) { Scope::Only } else { Scope::Roles };
                match (all_named, others.is_empty()) {
                    (true, true) => Self::All,
                    (true, false) => Self::left(key, others),
                    (false, _) => Self::Apart,
                }
            }
        }
    }

    fn left(key: fn(Vec<RoleId>) -> Scope, others: Vec<RoleId>) -> Self {
        who(&key(others)).map_or(Self::All, Self::Some)
    }
}

/// The entries of a list that change the inherited clause of an id to what the fork's says.
pub(super) fn change(list: &str, id: &str, own: &ClauseSource, within: &Within) -> Vec<String> {
    let mut lines = vec![format!("{list}:"), format!("  - id: {id}")];
    let is_meant = |key: &str, but: &[&str]| !OF_THE_CLAUSE.contains(&key) && !but.contains(&key);
    if let Within::Some(left) = within {
        lines.push(format!("    {left}"));
        let keys = own.keys.iter().filter(|(key, _)| is_meant(key, &[]));
        let keys: Vec<String> = keys.map(written).collect();
        lines.extend(keys.iter().enumerate().map(|(number, key)| {
            let margin = if number == 0 { "  - " } else { "    " };
            format!("{margin}{key}")
        }));
    } else {
        let keys = own.keys.iter().filter(|(key, _)| is_meant(key, &SCOPE));
        lines.extend(keys.map(|key| format!("    {}", written(key))));
    }
    lines
}

fn written((key, value): &(String, Option<String>)) -> String {
    match value {
        Some(value) => format!("{key}: {value}"),
        None => format!("# {key}: as in your clause"),
    }
}

/// An id that an inherited clause without one can get: whom it is for, else which it is.
pub(super) fn suggested_id(clause: &Clause, source: &ClauseSource, taken: &[&str]) -> String {
    let list = clause.kind.key();
    let numbered = || format!("{list}-{}", source.position + 1);
    let id = match &clause.scope {
        Scope::Roles(ids) | Scope::Only(ids) if ids.len() == 1 => ids[0].to_string(),
        _ => numbered(),
    };
    if taken.contains(&id.as_str()) { format!("{id}-{list}-{}", source.position + 1) } else { id }
}
