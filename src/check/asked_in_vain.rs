//! `asked-in-vain`: somebody is told to ask a role that is itself told never.
//!
//! The customer waits for an answer that is known. Mend it by widening the `never` to all, or
//! by naming someone who can say yes.

use crate::decide::{Answer, ClauseAt, Decided, Pick, Reason};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Boundary, Place, RoleId};

use super::Subject;
use super::scene::{Scene, role_title};
use super::wrong_verdict::{clause, otherwise};

pub(super) fn find(subject: Subject<'_>, found: &mut Vec<Diagnostic<Place>>) {
    for (boundary, decided) in subject.compiled() {
        let mut told: Vec<&RoleId> = Vec::new();
        for asked in &decided.diagram.roles {
            if !told.contains(&asked)
                && let Some(problem) = in_vain(subject, boundary, decided, asked)
            {
                told.push(asked);
                found.push(problem);
            }
        }
    }
}

/// Whether anybody asks a role in vain.
fn in_vain(
    subject: Subject<'_>,
    boundary: &Boundary,
    decided: &Decided,
    asked: &RoleId,
) -> Option<Diagnostic<Place>> {
    let diagram = &decided.diagram;
    let number = subject.authority.house.role(asked)?;
    let may_not = |leaf: &u32| diagram.outcome(*leaf, number).ruling.answer == Answer::Never;
    let refused: Vec<u32> = diagram.all_leaves().filter(may_not).collect();
    let asks = |leaf: u32, role: usize| {
        let answer = &diagram.outcome(leaf, role).ruling.answer;
        matches!(answer, Answer::Ask(whom) if whom.contains(asked))
    };
    let (role, region) = subject.authority.house.from_below().into_iter().find_map(|role| {
        // Most roles ask nobody there, which is seen without a way through the diagram.
        let is_vain = |leaf: &u32| asks(*leaf, role);
        refused.iter().any(is_vain).then_some(())?;
        Some((role, diagram.find(|leaf| refused.contains(&leaf) && asks(leaf, role))?))
    })?;
    let situation = diagram.space.witness(&region, Pick::Round);
    let (asks, vain) = (diagram.judge(role, &situation), diagram.judge(number, &situation));
    let situation = situation.simplified(|less| {
        diagram.judge(role, less) == asks && diagram.judge(number, less) == vain
    });
    let role = &diagram.roles[role];
    let playbook = subject.playbook;
    let scene = Scene { playbook, boundary: &boundary.id, role, situation: &situation };
    let name = role_title(playbook, asked);
    let message = format!("{}: ask {name}, who is told never", scene.told());
    let help = format!(
        "let the `never` hold for everyone, or name someone who can say yes{}",
        scene.try_it()
    );
    let never = whose_never(diagram, &region, number);
    let at = asking(subject, boundary, decided, asked);
    let problem = Diagnostic::new(Code::AskedInVain, at, message).help(help);
    let place = never.map_or_else(|| otherwise(subject, &boundary.id), |at| clause(&at));
    Some(problem.related(place, format!("this holds for {name}")))
}

/// The clause that says never to a role in a region.
fn whose_never(
    diagram: &crate::decide::Diagram,
    region: &crate::decide::Region,
    role: usize,
) -> Option<ClauseAt> {
    let leaf = diagram.leaf_in(region)?;
    match &diagram.outcome(leaf, role).reason {
        Reason::Clause(at) => Some(at.clone()),
        Reason::Line(_) | Reason::Otherwise => None,
    }
}

/// Where it is written that a role is to be asked: the clause that names it, else the silence.
fn asking(subject: Subject<'_>, boundary: &Boundary, decided: &Decided, asked: &RoleId) -> Place {
    match decided.rules.asking(asked) {
        Some(at) => clause(at).key("whom"),
        None => otherwise(subject, &boundary.id),
    }
}

#[cfg(test)]
mod tests {
    use crate::check::testing::findings;

    #[test]
    fn tells_whom_it_is_no_use_to_ask() {
        let found = findings(&[
            ("roles/desk", "{title: Desk, reports_to: chief}"),
            ("roles/chief", "title: Chief"),
            ("roles/press", "title: Press"),
            (
                "boundaries/b",
                "{title: B, facts: {x: X?, y: Y?}, may: [{}], ask: [{whom: press, when: {x: yes}}, {whom: chief, when: {x: yes}}], never: [{only: press, when: {y: yes}}], otherwise: never}",
            ),
        ]);
        let found: Vec<_> = found.iter().filter(|told| told.starts_with("asked")).collect();
        assert_eq!(found, ["asked-in-vain: Desk, x: yes, y: yes: ask Press, who is told never"]);
    }
}
