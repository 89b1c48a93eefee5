//! Which cases of a boundary have a worked example: for authors who look at its page.
//!
//! A case is what the matrix tells on a line: a stretch of situations in which some roles are
//! told the same. One example by any of these roles, anywhere in the stretch, shows it.

use crate::decide::{Decided, Pick, Region, Ruling, Situation};
use crate::model::{BoundaryId, RoleId};

use super::Subject;
use super::judged::{Judged, judged};
use super::scene::{Scene, answer_told, role_title};

/// More roles than these are counted.
const FEW: usize = 3;

/// How far examples show what a boundary says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Coverage {
    /// The boundary.
    pub boundary: BoundaryId,
    /// How many cases it has.
    pub all: usize,
    /// Those that no example shows.
    pub open: Vec<OpenCase>,
}

/// A case that no example shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenCase {
    /// Who is told what, and when: `Front desk, amount: up to 250 EUR: may`.
    pub told: String,
    /// The entry of an example's `decisions` that would show it; `None` where that is too much
    /// to type.
    pub yaml: Option<String>,
}

/// The cases of all boundaries that are decided on their own, in the playbook's order; those
/// with too many cases to tell are left out.
pub fn coverage(subject: Subject<'_>) -> Vec<Coverage> {
    let judged = judged(subject);
    let compiled = subject.compiled().filter(|(boundary, _)| !boundary.always);
    compiled.filter_map(|(boundary, decided)| of(subject, &boundary.id, decided, &judged)).collect()
}

fn of(
    subject: Subject<'_>,
    boundary: &BoundaryId,
    decided: &Decided,
    judged: &[Judged<'_>],
) -> Option<Coverage> {
    let shown: Vec<(&RoleId, Situation)> = judged
        .iter()
        .filter(|judged| judged.decision.boundary == *boundary)
        .map(|judged| (&judged.decision.role, Situation::from(judged.decision)))
        .collect();
    let mut coverage = Coverage { boundary: boundary.clone(), all: 0, open: Vec::new() };
    for (roles, cases) in groups(decided)? {
        for (region, ruling) in cases {
            let is_shown = shown.iter().any(|(role, situation)| {
                roles.contains(role) && decided.diagram.space.is_in(&region, situation)
            });
            coverage.all += 1;
            if !is_shown {
                coverage.open.push(open(subject, boundary, decided, &roles, &region, &ruling));
            }
        }
    }
    Some(coverage)
}

type Group<'a> = (Vec<&'a RoleId>, Vec<(Region, Ruling)>);

/// Roles that are told the same throughout, with the cases in which nothing is crossed that
/// always holds: examples of those lines belong to them, and not to each boundary.
fn groups(decided: &Decided) -> Option<Vec<Group<'_>>> {
    let diagram = &decided.diagram;
    let mut groups: Vec<Group<'_>> = Vec::new();
    for (number, role) in diagram.roles.iter().enumerate() {
        let regions = diagram.regions_told(number)?.into_iter();
        let everyday =
            regions.filter_map(|(region, ruling)| Some((diagram.space.everyday(&region)?, ruling)));
        let cases: Vec<_> = everyday.collect();
        match groups.iter_mut().find(|(_, known)| *known == cases) {
            Some((roles, _)) => roles.push(role),
            None => groups.push((vec![role], cases)),
        }
    }
    Some(groups)
}

fn open(
    subject: Subject<'_>,
    boundary: &BoundaryId,
    decided: &Decided,
    roles: &[&RoleId],
    region: &Region,
    ruling: &Ruling,
) -> OpenCase {
    let (playbook, space) = (subject.playbook, &decided.diagram.space);
    let mut names: Vec<String> =
        roles.iter().take(FEW).map(|role| role_title(playbook, role)).collect();
    if roles.len() > FEW {
        names.push(format!("{} more", roles.len() - FEW));
    }
    let when = space.written(region).into_iter();
    let when = when.map(|(name, values)| format!("{}: {values}", name.replace('_', " ")));
    let parts: Vec<String> = std::iter::once(names.join(" and ")).chain(when).collect();
    let told = format!("{}: {}", parts.join(", "), answer_told(playbook, &ruling.answer));
    let situation = space.witness(region, Pick::Round);
    let scene = Scene { playbook, boundary, role: roles[0], situation: &situation };
    let ready = scene.ready(&ruling.answer);
    OpenCase { told, yaml: ready.map(|_| scene.yaml(&ruling.answer)) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::with_subject;

    fn open(decisions: &str) -> (usize, Vec<OpenCase>) {
        let example = format!("{{title: E, decisions: [{decisions}]}}");
        let files = [
            ("roles/lead", "title: Lead"),
            ("roles/desk", "{title: Front desk, reports_to: lead}"),
            ("boundaries/b", "{title: B, may: [{up_to: 250 EUR}], otherwise: ask lead}"),
            ("examples/e", example.as_str()),
        ];
        with_subject(&files, |subject| {
            let coverage = coverage(subject).into_iter().next().expect("a boundary");
            (coverage.all, coverage.open)
        })
    }

    #[test]
    fn each_case_wants_an_example() {
        let (all, open) = open("{boundary: b, role: desk, facts: {amount: 20}, verdict: may}");
        let told: Vec<&str> = open.iter().map(|case| case.told.as_str()).collect();
        assert_eq!(all, 3);
        assert_eq!(
            told,
            ["Front desk, amount: more than 250 EUR: ask Lead", "Lead: may"],
            "the lead is told `may` in every case, by silence or by clause"
        );
        let yaml = open[0].yaml.as_deref();
        assert!(
            yaml.is_some_and(|yaml| yaml.starts_with("- {boundary: b, role: desk, ")),
            "{yaml:?}"
        );
    }

    #[test]
    fn an_example_anywhere_in_a_case_shows_it() {
        let (_, open) = open(
            "{boundary: b, role: desk, facts: {amount: 20}, verdict: may}, \
             {boundary: b, role: desk, facts: {amount: 9000}, verdict: ask lead}, \
             {boundary: b, role: lead, facts: {amount: 1}, verdict: may}",
        );
        assert_eq!(open, []);
    }
}
