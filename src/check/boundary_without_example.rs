//! `boundary-without-example`: a boundary that no example decides.
//!
//! Rules that no story proves drift from what people do. Mend it by telling an example with a
//! decision of this boundary. An `always` boundary is decided within others, and needs none.

use std::collections::HashSet;

use crate::diagnostic::{Code, Diagnostic};
use crate::model::{BoundaryId, Kind, Place};

use super::Subject;

pub(super) fn find(subject: Subject<'_>, found: &mut Vec<Diagnostic<Place>>) {
    if subject.any_flawed(Kind::Example) {
        return;
    }
    let playbook = subject.playbook;
    let decisions = playbook.examples.iter().flat_map(|example| &example.decisions);
    let decided: HashSet<&BoundaryId> = decisions.map(|decision| &decision.boundary).collect();
    let boundaries = playbook.boundaries.iter().filter(|boundary| !boundary.always);
    let is_sound = |id: &BoundaryId| !subject.is_flawed(Kind::Boundary, id.as_str());
    let undecided = boundaries.filter(|boundary| !decided.contains(&boundary.id));
    for boundary in undecided.filter(|boundary| is_sound(&boundary.id)) {
        let at = Place::of(Kind::Boundary, &boundary.id);
        let message = format!("no example decides the boundary `{}`", boundary.id);
        let help = format!("tell one, with `decisions: [{{boundary: {}, ...}}]`", boundary.id);
        found.push(Diagnostic::new(Code::BoundaryWithoutExample, at, message).help(help));
    }
}

#[cfg(test)]
mod tests {
    use crate::check::testing::findings;

    #[test]
    fn tells_of_a_boundary_that_no_example_decides() {
        let found = findings(&[
            ("roles/r", "title: R"),
            ("boundaries/a", "{title: A, otherwise: may}"),
            ("boundaries/b", "{title: B, otherwise: may}"),
            ("boundaries/c", "{title: C, always: true, facts: {x: X?}, never: [{when: {x: yes}}]}"),
            ("examples/e", "{title: E, decisions: [{boundary: a, role: r, verdict: may}]}"),
        ]);
        let told = "boundary-without-example: no example decides the boundary `b`".to_owned();
        assert!(found.contains(&told), "{found:?}");
        assert!(!found.contains(&told.replace("`b`", "`c`")), "{found:?}");
    }
}
