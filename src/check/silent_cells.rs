//! `silent-cells`: situations in which a boundary with clauses says nothing.
//!
//! The playbook's `otherwise` is then what holds, and nobody has thought about it here. Mend
//! it with a clause, or by saying in the boundary itself what holds in silence.

use crate::decide::{Pick, Reason};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Kind, Place};

use super::Subject;
use super::scene::{Scene, answer_told};

pub(super) fn find(subject: Subject<'_>, found: &mut Vec<Diagnostic<Place>>) {
    let compiled = subject.compiled();
    let silent = compiled.filter(|(boundary, _)| {
        boundary.otherwise.is_none() && boundary.clauses().next().is_some()
    });
    for (boundary, decided) in silent {
        let diagram = &decided.diagram;
        let is_silent =
            |leaf: u32, role: usize| diagram.outcome(leaf, role).reason == Reason::Otherwise;
        let mut roles = subject.authority.house.from_below().into_iter();
        let Some((role, region)) =
            roles.find_map(|role| Some((role, diagram.find(|leaf| is_silent(leaf, role))?)))
        else {
            continue;
        };
        let situation = diagram.scene(role, &region, Pick::Round);
        let role = &diagram.roles[role];
        let Some(crate::decide::Judgement::Decided { ruling, .. }) =
            subject.authority.judge(&boundary.id, role, &situation)
        else {
            continue;
        };
        let playbook = subject.playbook;
        let scene = Scene { playbook, boundary: &boundary.id, role, situation: &situation };
        let answer = answer_told(playbook, &ruling.answer);
        let message = format!("{}: no clause speaks, so: {answer}", scene.told());
        let help = format!(
            "add a clause for it, or say in this boundary what holds in silence: `otherwise: ...`{}",
            scene.try_it()
        );
        let at = Place::of(Kind::Boundary, &boundary.id);
        let problem = Diagnostic::new(Code::SilentCells, at, message).help(help);
        let silence = Place::of(Kind::Playbook, "").key("otherwise");
        found.push(problem.related(silence, "the playbook's silence holds"));
    }
}

#[cfg(test)]
mod tests {
    use crate::check::testing::findings;

    #[test]
    fn tells_one_situation_of_which_nobody_speaks() {
        let found = findings(&[
            ("playbook", "{name: Acme, otherwise: ask s}"),
            ("roles/r", "{title: Front desk, reports_to: s}"),
            ("roles/s", "title: Chief"),
            (
                "boundaries/own",
                "{title: A, facts: {x: X?}, may: [{when: {x: yes}}], otherwise: never}",
            ),
            ("boundaries/none", "{title: B}"),
            ("boundaries/whole", "{title: C, may: [{up_to: 5 EUR}], never: [{over: 5 EUR}]}"),
            (
                "boundaries/gap",
                "{title: D, facts: {x: X?}, may: [{when: {x: no}, up_to: 250 EUR}], never: [{when: {x: yes}}]}",
            ),
        ]);
        let found: Vec<_> = found.iter().filter(|told| told.starts_with("silent")).collect();
        assert_eq!(
            found,
            ["silent-cells: Front desk, x: no, 300 EUR: no clause speaks, so: ask Chief"]
        );
    }
}
