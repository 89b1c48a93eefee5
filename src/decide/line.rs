//! The line of roles as readers are told it, by id.

use rustc_hash::{FxHashMap as HashMap, FxHashSet as HashSet};

use crate::model::{Clause, ClauseKind, Playbook, Role, RoleId};

use super::House;

/// Who reports to whom.
pub(crate) struct Line<'a> {
    house: House,
    above: HashMap<&'a RoleId, Vec<&'a RoleId>>,
    children: HashMap<&'a RoleId, Vec<&'a Role>>,
}

impl<'a> Line<'a> {
    pub(crate) fn new(playbook: &'a Playbook) -> Self {
        let roles = &playbook.roles;
        let chief: HashMap<_, _> =
            roles.iter().map(|role| (&role.id, role.reports_to.as_ref())).collect();
        let mut children: HashMap<_, Vec<_>> = HashMap::default();
        for role in roles {
            if let Some(chief) = &role.reports_to {
                children.entry(chief).or_default().push(role);
            }
        }
        let above = roles.iter().map(|role| (&role.id, climb(&role.id, &chief))).collect();
        Self { house: House::new(playbook), above, children }
    }

    /// The roles above one, nearest first.
    pub(crate) fn above(&self, role: &RoleId) -> &[&'a RoleId] {
        self.above.get(role).map_or(&[], Vec::as_slice)
    }

    /// The roles that report to one.
    pub(crate) fn children(&self, role: &RoleId) -> &[&'a Role] {
        self.children.get(role).map_or(&[], Vec::as_slice)
    }

    /// Whether a clause is for a role, or would be if it did not say to ask that role itself.
    pub(crate) fn concerns_or_asks(&self, clause: &Clause, role: &RoleId) -> bool {
        let is_asked = matches!(&clause.kind, ClauseKind::Ask { whom } if whom == role);
        let number = self.house.role(role).filter(|_| is_asked);
        number.is_some_and(|number| self.house.is_spread(&clause.scope, false, number))
            || self.concerns(clause, role)
    }

    /// Whether a clause is for a role.
    pub(crate) fn concerns(&self, clause: &Clause, role: &RoleId) -> bool {
        let number = self.house.role(role);
        number.is_some_and(|number| self.house.is_concerned(clause, number))
    }

    /// How many steps up the line from a role stands the nearest whom a clause is for, 0 for the
    /// role itself; `None` where it is for nobody there.
    pub(crate) fn nearest_concerned(&self, clause: &Clause, role: &RoleId) -> Option<usize> {
        let concerned = self.house.concerned(clause);
        self.house.line(self.house.role(role)?).position(|above| concerned.has(above))
    }
}

/// Stops at a role that was passed before, so that a broken line cannot hang us.
fn climb<'a>(role: &'a RoleId, chief: &HashMap<&'a RoleId, Option<&'a RoleId>>) -> Vec<&'a RoleId> {
    let mut line = Vec::new();
    let mut passed = HashSet::from_iter([role]);
    let mut at = role;
    while let Some(Some(next)) = chief.get(at) {
        if !passed.insert(*next) {
            break;
        }
        line.push(*next);
        at = next;
    }
    line
}
