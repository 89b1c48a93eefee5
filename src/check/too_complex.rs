//! `too-complex`: a boundary whose facts multiply beyond what anybody could oversee.
//!
//! Its diagram would have more than 200,000 nodes, so nothing could be proved of it, and no
//! employee could say why it decides as it does. Mend it by splitting the boundary, or by
//! testing fewer facts together.

use crate::decide::Subject as Asked;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Kind, Place};

use super::Subject;

pub(super) fn find(subject: Subject<'_>, found: &mut Vec<Diagnostic<Place>>) {
    for boundary in &subject.playbook.boundaries {
        let Some(too_complex) = subject.authority.too_complex(&boundary.id) else { continue };
        let name = |fact: &Asked| match fact {
            Asked::Fact(fact) => format!("`{fact}`"),
            Asked::Total(period) => format!("the total per {period}"),
        };
        let names: Vec<String> = too_complex.facts.iter().map(name).collect();
        let message = match names.as_slice() {
            [] => format!("`{}` tells more situations apart than can be proved", boundary.id),
            names => format!(
                "`{}` tells more situations apart than can be proved: {} multiply",
                boundary.id,
                names.join(", ")
            ),
        };
        let help = "split the boundary, or test fewer of these facts together in one clause";
        let place = Place::of(Kind::Boundary, &boundary.id);
        let at = if boundary.facts.is_empty() { place } else { place.key("facts").the_key() };
        found.push(Diagnostic::new(Code::TooComplex, at, message).help(help));
    }
}

#[cfg(test)]
mod tests {
    use std::fmt::Write as _;

    use crate::check::testing::findings;

    #[test]
    fn names_the_facts_that_multiply() {
        let mut boundary = "title: B\notherwise: never\nfacts: {calm: Calm?".to_owned();
        (0..40).for_each(|fact| {
            let _ = write!(boundary, ", a{fact}: A?, b{fact}: B?");
        });
        boundary.push_str("}\nmay:\n  - {when: {calm: yes}}\n");
        // Whether some pair holds is known only when all of the first have been asked.
        for fact in 0..40 {
            let _ = writeln!(boundary, "  - {{when: {{a{fact}: yes, b{}: yes}}}}", 39 - fact);
        }
        let found = findings(&[("roles/r", "title: R"), ("boundaries/b", &boundary)]);
        let told = found.iter().find(|told| told.starts_with("too-complex")).expect("it is told");
        assert!(told.contains("`a1`") && !told.contains("calm"), "{told}");
    }
}
