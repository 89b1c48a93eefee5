//! `unused-fact`: a fact that no clause tests.
//!
//! Every fact is a question to someone with a customer waiting; one that decides nothing wastes
//! their time. Mend it by testing it in a clause's `when`, or by taking it out.

use std::collections::HashSet;

use crate::diagnostic::{Code, Diagnostic, did_you_mean};
use crate::model::{AMOUNT, Boundary, Fact, ForkPolicy, Kind, Place};

use super::Subject;

pub(super) fn find(subject: Subject<'_>, found: &mut Vec<Diagnostic<Place>>) {
    let boundaries = &subject.playbook.boundaries;
    let everywhere: HashSet<&str> = boundaries.iter().flat_map(tested).collect();
    for boundary in boundaries {
        let id = boundary.id.as_str();
        let is_shared = boundary.always && subject.any_flawed(Kind::Boundary);
        if subject.is_flawed(Kind::Boundary, id) || is_shared {
            continue;
        }
        let tested = if boundary.always { everywhere.clone() } else { tested(boundary).collect() };
        let has_limits = boundary.clauses().any(|(_, clause)| !clause.limits.is_empty());
        let is_used = |fact: &&Fact| {
            tested.contains(fact.id.as_str()) || (has_limits && fact.id.as_str() == AMOUNT)
        };
        for fact in boundary.facts.iter().filter(|fact| !is_used(fact)) {
            let at = Place::of(Kind::Boundary, id).key("facts").key(&fact.id).the_key();
            let message = format!("no clause tests the fact `{}`", fact.id);
            // What a template guards, its forks cannot take out.
            let is_guarded = boundary.forks != ForkPolicy::Change;
            let help = if is_guarded && subject.playbook.extends.is_some() {
                "test it in a `when`, or take it out where it is your own: no fork takes out what \
                 the template asks here"
            } else {
                "test it in a `when`, or take it out: it would be asked in vain"
            };
            // A misspelt override of an inherited fact is a fact of its own.
            let others = boundary.facts.iter().filter(is_used).map(|fact| fact.id.as_str());
            let help = match did_you_mean(fact.id.as_str(), others) {
                Some(near) => format!("{near} If not, {help}"),
                None => help.to_owned(),
            };
            found.push(Diagnostic::new(Code::UnusedFact, at, message).help(help));
        }
    }
}

fn tested(boundary: &Boundary) -> impl Iterator<Item = &str> {
    let clauses = boundary.clauses().map(|(_, clause)| clause);
    clauses.flat_map(|clause| clause.when.iter().map(|condition| condition.fact.as_str()))
}

#[cfg(test)]
mod tests {
    use crate::check::testing::findings;

    #[test]
    fn tells_of_a_fact_that_nothing_tests() {
        let boundary = "
            title: Refund
            facts: {used: Used?, unused: Unused?, shared: Shared?, amount: How much?}
            may: [{when: {used: yes}, up_to: 5 EUR}]
            otherwise: never";
        let always = "{title: Lines, always: true, facts: {press: Press?, idle: Idle?}, never: [{when: {press: yes}}]}";
        let found = findings(&[("boundaries/b", boundary), ("boundaries/lines", always)]);
        let mut unused: Vec<_> =
            found.iter().filter(|told| told.starts_with("unused-fact")).cloned().collect();
        unused.sort();
        assert_eq!(
            unused,
            [
                "unused-fact: no clause tests the fact `idle`",
                "unused-fact: no clause tests the fact `shared`",
                "unused-fact: no clause tests the fact `unused`",
            ]
        );
    }
}
