//! Whom a role asks, by the clauses of a boundary: the structure behind every short answer.

use crate::decide::Line;
use crate::model::{Boundary, Clause, ClauseKind, Condition, Otherwise, Playbook, RoleId, Test};

/// Whom a role asks where no boundary that always holds is touched and nothing says *never*:
/// everyone of `consulted` whose case it is, and of `in_turn` the first whose case it is, who
/// decides. Where none of `in_turn` is left, the role decides itself, or nobody does.
#[derive(Clone, Debug)]
pub struct Asking<'b> {
    /// Who is asked, whoever decides.
    pub consulted: Vec<Asked<'b>>,
    /// Who decides, nearest first; the role itself, too.
    pub in_turn: Vec<Asked<'b>>,
}

/// Somebody who is asked, and in which case.
#[derive(Clone, Debug)]
pub struct Asked<'b> {
    /// Who; the role itself decides without asking.
    pub whom: RoleId,
    /// The clause that names the case; `None`: any case.
    pub clause: Option<&'b Clause>,
}

impl<'b> Asking<'b> {
    /// Reads what a boundary of a playbook says to a role. `None` where it takes more than the
    /// clauses that give room: where somebody up the line is forbidden what the role is not.
    pub fn of(playbook: &'b Playbook, boundary: &'b Boundary, role: &RoleId) -> Option<Self> {
        Self::along(&Line::new(playbook), playbook, boundary, role)
    }

    /// The same, where the line of roles is known.
    pub(super) fn along(
        line: &Line<'_>,
        playbook: &'b Playbook,
        boundary: &'b Boundary,
        role: &RoleId,
    ) -> Option<Self> {
        let mut consulted = consulted(line, playbook, boundary, role);
        consulted.retain(|asked| asked.whom != *role);
        let otherwise = boundary.otherwise.as_ref().or(playbook.otherwise.as_ref());
        let silence = otherwise.map(|otherwise| silence(line, otherwise, role));
        let in_turn = match &silence {
            Some(Otherwise::May) => Vec::new(),
            Some(Otherwise::Ask(whom)) => in_turn(line, boundary, role, Some(whom)),
            Some(Otherwise::Never) | None => in_turn(line, boundary, role, None),
        };
        let above = || in_turn.iter().filter(|asked| asked.whom != *role && asked.clause.is_some());
        let blocks = |never: &Clause| {
            !line.concerns(never, role) && above().any(|asked| line.concerns(never, &asked.whom))
        };
        let always = playbook.boundaries.iter().filter(|always| always.always);
        let everyday = always
            .flat_map(|always| &always.never)
            .filter(|never| never.when.iter().all(is_everyday));
        let is_blocked = boundary.never.iter().chain(everyday).any(blocks);
        (!is_blocked).then_some(Self { consulted, in_turn })
    }
}

/// Everyone who is asked whoever decides, the role itself included.
pub(super) fn consulted<'b>(
    line: &Line<'_>,
    playbook: &'b Playbook,
    boundary: &'b Boundary,
    role: &RoleId,
) -> Vec<Asked<'b>> {
    let always = playbook.boundaries.iter().filter(|always| always.always);
    let everyday = always.filter(|always| always.id != boundary.id).flat_map(|always| {
        always.ask.iter().filter(|ask| ask.when.iter().all(is_everyday)).map(|ask| (ask, None))
    });
    let own = boundary.ask.iter().map(|ask| (ask, Some(ask)));
    let asked = own.chain(everyday).filter_map(|(ask, clause)| match &ask.kind {
        ClauseKind::Ask { whom } if line.concerns_or_asks(ask, role) => {
            Some(Asked { whom: whom.clone(), clause })
        }
        _ => None,
    });
    asked.collect()
}

/// Whether a condition of a boundary that always holds is met where nothing is the matter.
fn is_everyday(condition: &Condition) -> bool {
    condition.test == Test::YesNo(false)
}

/// The role itself and those above it who have room that nobody before has, then whoever is
/// asked in silence.
fn in_turn<'b>(
    line: &Line<'_>,
    boundary: &'b Boundary,
    role: &RoleId,
    in_silence: Option<&RoleId>,
) -> Vec<Asked<'b>> {
    let deciders: Vec<&RoleId> =
        std::iter::once(role).chain(line.above(role).iter().copied()).collect();
    let nearest = |clause: &'b Clause| Some((line.nearest_concerned(clause, role)?, clause));
    let mut found: Vec<(usize, &Clause)> = boundary.may.iter().filter_map(nearest).collect();
    found.sort_by_key(|(steps, _)| *steps);
    let asked = |(steps, clause): (usize, &'b Clause)| Asked {
        whom: deciders[steps].clone(),
        clause: Some(clause),
    };
    let mut found: Vec<Asked<'b>> = found.into_iter().map(asked).collect();
    // Who is asked in every other case need not be told before, if nobody comes between.
    if let Some(whom) = in_silence {
        let kept = found.iter().rposition(|asked| asked.whom != *whom);
        found.truncate(kept.map_or(0, |last| last + 1));
        found.push(Asked { whom: whom.clone(), clause: None });
    }
    found
}

/// What silence means for a role: who is sent to itself, or to somebody below, goes up the line.
pub(super) fn silence(line: &Line<'_>, otherwise: &Otherwise, role: &RoleId) -> Otherwise {
    match otherwise {
        Otherwise::Ask(whom) if whom == role || line.above(whom).contains(&role) => {
            match line.above(role).first() {
                Some(chief) => Otherwise::Ask((*chief).clone()),
                None => Otherwise::May,
            }
        }
        other => other.clone(),
    }
}
