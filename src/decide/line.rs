//! The line of roles, and whom a clause is for.
//!
//! Authority flows up the line and restraint down: a `may` is also for everyone above the
//! roles it names, an `ask` or a `never` for everyone below them.

use std::collections::HashMap;

use crate::model::{Clause, ClauseKind, Role, RoleId, Scope};

/// Who reports to whom.
pub(crate) struct Line<'a> {
    above: HashMap<&'a RoleId, Vec<&'a RoleId>>,
    children: HashMap<&'a RoleId, Vec<&'a Role>>,
}

impl<'a> Line<'a> {
    pub(crate) fn new(roles: &'a [Role]) -> Self {
        let chief: HashMap<_, _> =
            roles.iter().map(|role| (&role.id, role.reports_to.as_ref())).collect();
        let mut children: HashMap<_, Vec<_>> = HashMap::new();
        for role in roles {
            if let Some(chief) = &role.reports_to {
                children.entry(chief).or_default().push(role);
            }
        }
        let above = roles.iter().map(|role| (&role.id, climb(&role.id, &chief))).collect();
        Self { above, children }
    }

    /// The roles above one, nearest first.
    pub(crate) fn above(&self, role: &RoleId) -> &[&'a RoleId] {
        self.above.get(role).map_or(&[], Vec::as_slice)
    }

    /// The roles that report to one.
    pub(crate) fn children(&self, role: &RoleId) -> &[&'a Role] {
        self.children.get(role).map_or(&[], Vec::as_slice)
    }

    /// Whether a clause is for a role.
    pub(crate) fn concerns(&self, clause: &Clause, role: &RoleId) -> bool {
        let named = match (&clause.scope, &clause.kind) {
            (Scope::Everyone, _) => true,
            (Scope::Only(roles), _) => roles.contains(role),
            (Scope::Roles(roles), ClauseKind::May) => {
                roles.iter().any(|named| named == role || self.is_above(role, named))
            }
            (Scope::Roles(roles), ClauseKind::Ask { .. } | ClauseKind::Never) => {
                roles.iter().any(|named| named == role || self.is_above(named, role))
            }
        };
        match &clause.kind {
            ClauseKind::Ask { whom } => named && role != whom && !self.is_above(role, whom),
            ClauseKind::May | ClauseKind::Never => named,
        }
    }

    fn is_above(&self, upper: &RoleId, lower: &RoleId) -> bool {
        self.above(lower).contains(&upper)
    }
}

/// Stops at a role that was passed before, so that a broken line cannot hang us.
fn climb<'a>(role: &'a RoleId, chief: &HashMap<&'a RoleId, Option<&'a RoleId>>) -> Vec<&'a RoleId> {
    let mut line = Vec::new();
    let mut at = role;
    while let Some(Some(next)) = chief.get(at) {
        if *next == role || line.contains(next) {
            break;
        }
        line.push(*next);
        at = next;
    }
    line
}
