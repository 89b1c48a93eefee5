//! What all boundaries of a playbook share: its roles, its silence, and the lines that no
//! decision may cross.

use std::cmp::Reverse;
use std::collections::HashMap;

use crate::model::{Boundary, Clause, ClauseKind, Otherwise, Playbook, Role, RoleId, Scope};

use super::bits::{Bits, meet};
use super::shift::RoleOrder;

/// The roles and the always boundaries of a playbook, numbered.
#[derive(Clone, Debug, Default)]
pub struct House {
    /// The roles, in the playbook's order.
    roles: Vec<RoleId>,
    /// The roles' numbers.
    numbers: HashMap<RoleId, usize>,
    /// The role that each reports to.
    pub(super) chief: Vec<Option<usize>>,
    /// The roles above each, itself not included.
    above: Vec<Bits>,
    /// The roles' numbers, those farthest below the top of their line first.
    from_below: Vec<usize>,
    /// The boundaries that always hold: by `order`, a missing one last, then by id.
    pub(super) always: Vec<Boundary>,
    /// What holds in silence, where a boundary does not say.
    pub(super) otherwise: Option<Otherwise>,
}

impl House {
    /// Numbers what a playbook has.
    pub fn new(playbook: &Playbook) -> Self {
        Self::of(playbook, &playbook.roles.iter().collect::<Vec<_>>())
    }

    /// Two playbooks, each read with the roles of both: those of the second, then those that
    /// only the first has. A role that a playbook does not have reports there to the same role
    /// as in the other.
    pub(super) fn both<'a>(old: &'a Playbook, new: &'a Playbook) -> (Self, Self) {
        let by_id = |playbook: &'a Playbook| -> HashMap<&'a RoleId, &'a Role> {
            playbook.roles.iter().map(|role| (&role.id, role)).collect()
        };
        let (in_old, in_new) = (by_id(old), by_id(new));
        let gone = old.roles.iter().filter(|role| !in_new.contains_key(&role.id));
        let after: Vec<&Role> = new.roles.iter().chain(gone).collect();
        let before: Vec<&Role> =
            after.iter().map(|role| in_old.get(&role.id).copied().unwrap_or(role)).collect();
        (Self::of(old, &before), Self::of(new, &after))
    }

    /// The first of two playbooks, read with the roles of both, where roles that only the second has
    /// stand above others as in that one. `None` where none of them does, or where that would make
    /// a line a circle.
    pub(super) fn joined(old: &Playbook, new: &Playbook) -> Option<Self> {
        let by_id = |playbook: &Playbook, id: &RoleId| {
            playbook.roles.iter().find(|role| role.id == *id).cloned()
        };
        let is_new = |id: &RoleId| by_id(old, id).is_none();
        let below_new = |role: &Role| role.reports_to.as_ref().is_some_and(is_new);
        let gone = old.roles.iter().filter(|role| by_id(new, &role.id).is_none());
        let mut joins = false;
        let mut before: Vec<Role> = Vec::new();
        for role in new.roles.iter().chain(gone) {
            let mut known = by_id(old, &role.id).unwrap_or_else(|| role.clone());
            if below_new(role) && !is_new(&role.id) {
                known.reports_to.clone_from(&role.reports_to);
                joins = true;
            }
            before.push(known);
        }
        let before: Vec<&Role> = before.iter().collect();
        (joins && !has_circle(&before)).then(|| Self::of(old, &before))
    }

    /// Numbers these roles, and gathers what else a playbook says to all boundaries.
    fn of(playbook: &Playbook, roles: &[&Role]) -> Self {
        let numbers: HashMap<_, _> =
            roles.iter().enumerate().map(|(number, role)| (role.id.clone(), number)).collect();
        let chief: Vec<Option<usize>> = roles
            .iter()
            .map(|role| role.reports_to.as_ref().and_then(|chief| numbers.get(chief).copied()))
            .collect();
        let above: Vec<Bits> = (0..roles.len()).map(|role| climb(role, &chief)).collect();
        let mut from_below: Vec<usize> = (0..roles.len()).collect();
        from_below.sort_by_cached_key(|role| Reverse(above[*role].iter().count()));
        let mut always: Vec<Boundary> =
            playbook.boundaries.iter().filter(|boundary| boundary.always).cloned().collect();
        let key = |boundary: &Boundary| (boundary.order.is_none(), boundary.order);
        always.sort_by(|one, two| key(one).cmp(&key(two)).then_with(|| one.id.cmp(&two.id)));
        let roles = roles.iter().map(|role| role.id.clone()).collect();
        let otherwise = playbook.otherwise.clone();
        Self { roles, numbers, chief, above, from_below, always, otherwise }
    }

    /// The number of a role; `None` where the playbook has none of that id.
    pub fn role(&self, id: &RoleId) -> Option<usize> {
        self.numbers.get(id).copied()
    }

    /// The id of a role.
    pub fn id(&self, role: usize) -> &RoleId {
        &self.roles[role]
    }

    /// The ids of all roles, in the playbook's order.
    pub fn ids(&self) -> &[RoleId] {
        &self.roles
    }

    /// The roles by how far they stand below the top of their line, the farthest first: those
    /// who meet customers before those who lead them.
    pub fn from_below(&self) -> Vec<usize> {
        self.from_below.clone()
    }

    /// How many roles there are.
    pub(super) fn roles(&self) -> usize {
        self.roles.len()
    }

    /// A role and those above it, the nearest first; a line that runs in a circle ends where it
    /// begins again.
    pub(super) fn line(&self, role: usize) -> impl Iterator<Item = usize> {
        let mut passed = Bits::none(self.roles());
        let next = move |at: &usize| {
            passed.insert(*at);
            self.chief[*at].filter(|next| !passed.has(*next))
        };
        std::iter::successors(Some(role), next)
    }

    /// Whether the first role stands above the second.
    pub(super) fn is_above(&self, upper: usize, lower: usize) -> bool {
        self.above[lower].has(upper)
    }

    /// Who stands above whom here and in another house that has the same roles.
    pub(super) fn order(&self, other: &Self) -> RoleOrder {
        let both = |lower: usize| {
            let above = self.above[lower].iter().filter(move |upper| other.is_above(*upper, lower));
            above.map(move |upper| (self.roles[upper].clone(), self.roles[lower].clone()))
        };
        RoleOrder::of((0..self.roles()).flat_map(both))
    }

    /// Whom a clause is for. Authority flows up the line, restraint down; an ask is not for
    /// the role it names, nor for anyone above that role.
    pub(super) fn concerned(&self, clause: &Clause) -> Bits {
        let mut concerned = self.spread(&clause.scope, matches!(clause.kind, ClauseKind::May));
        if let ClauseKind::Ask { whom } = &clause.kind
            && let Some(asked) = self.role(whom)
        {
            concerned.remove(asked);
            self.above[asked].iter().for_each(|above| concerned.remove(above));
        }
        concerned
    }

    /// Whether a clause is for a role, as [`House::concerned`] says.
    pub(super) fn is_concerned(&self, clause: &Clause, role: usize) -> bool {
        let asked = match &clause.kind {
            ClauseKind::Ask { whom } => self.role(whom),
            ClauseKind::May | ClauseKind::Never => None,
        };
        let is_above = asked.is_some_and(|asked| asked == role || self.is_above(role, asked));
        !is_above && self.is_spread(&clause.scope, matches!(clause.kind, ClauseKind::May), role)
    }

    /// The roles of a scope, with those above (`up`) or below the ones named.
    pub(super) fn spread(&self, scope: &Scope, up: bool) -> Bits {
        let named = match scope {
            Scope::Everyone => return Bits::all(self.roles()),
            Scope::Only(ids) | Scope::Roles(ids) => self.named(ids),
        };
        if matches!(scope, Scope::Only(_)) {
            return named;
        }
        if !up {
            let is_below = |role: usize| meet(&self.above[role].0, &named.0);
            return self.filtered(|role| named.has(role) || is_below(role));
        }
        let mut spread = named.clone();
        for role in named.iter() {
            spread.add(&self.above[role]);
        }
        spread
    }

    /// Whether a role is among those of a scope, with those above or below the ones named.
    pub(super) fn is_spread(&self, scope: &Scope, up: bool, role: usize) -> bool {
        let mut named = match scope {
            Scope::Everyone => return true,
            Scope::Only(ids) | Scope::Roles(ids) => ids.iter().filter_map(|id| self.role(id)),
        };
        let is_only = matches!(scope, Scope::Only(_));
        named.any(|named| {
            let is_along =
                || if up { self.is_above(role, named) } else { self.is_above(named, role) };
            named == role || (!is_only && is_along())
        })
    }

    fn named(&self, ids: &[RoleId]) -> Bits {
        let mut named = Bits::none(self.roles());
        ids.iter().filter_map(|id| self.role(id)).for_each(|role| named.insert(role));
        named
    }

    fn filtered(&self, keep: impl Fn(usize) -> bool) -> Bits {
        let mut kept = Bits::none(self.roles());
        (0..self.roles()).filter(|role| keep(*role)).for_each(|role| kept.insert(role));
        kept
    }

    /// What silence means for a role.
    pub(super) fn silence(&self, otherwise: &Otherwise, role: usize) -> Silence {
        match otherwise {
            Otherwise::May => Silence::May,
            Otherwise::Never => Silence::Never,
            Otherwise::Ask(asked) => match self.role(asked) {
                Some(asked) if asked != role && !self.is_above(role, asked) => Silence::Ask(asked),
                Some(_) => self.chief[role].map_or(Silence::May, Silence::Ask),
                None => Silence::Never,
            },
        }
    }
}

/// What silence means for one role.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Silence {
    May,
    Ask(usize),
    Never,
}

/// Whether somebody stands above themselves.
fn has_circle(roles: &[&Role]) -> bool {
    let chief =
        |role: &Role| roles.iter().find(|chief| Some(&chief.id) == role.reports_to.as_ref());
    roles.iter().any(|role| {
        let line = std::iter::successors(Some(role), |role| chief(role));
        line.take(roles.len() + 1).count() > roles.len()
    })
}

/// The roles above one. A line that runs in a circle is an error of its own; here it ends
/// where it begins again.
fn climb(role: usize, chief: &[Option<usize>]) -> Bits {
    let mut above = Bits::none(chief.len());
    let mut at = role;
    while let Some(next) = chief[at] {
        if next == role || above.has(next) {
            break;
        }
        above.insert(next);
        at = next;
    }
    above
}
