//! `unproved`: a small change of a boundary that no worked example would notice.
//!
//! Limits and verdicts slip: a digit, a line lost in a merge. Examples that stand right on both
//! sides of every line notice each slip at once. Mend it by telling the example that is
//! proposed. This is looked for only when asked (`check --proof`).

use std::collections::{BTreeMap, HashMap};

use rayon::prelude::*;

use crate::decide::{Answer, Aspect, Decided, Held, Mutated, Mutation, Situation, Tried, Variable};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Boundary, BoundaryId, Clause, Kind, Place, Scope};

use super::Subject;
use super::judged::{Judged, judged};
use super::scene::{Scene, role_title};
use super::wrong_verdict::{clause, otherwise};

/// How many of the small changes of a boundary its examples would notice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Score {
    /// The boundary in which the changes are made.
    pub boundary: BoundaryId,
    /// By kind of change: how many are noticed, and how many there are.
    pub noticed: BTreeMap<Aspect, (usize, usize)>,
}

/// A change of a boundary that no example would notice.
#[derive(Clone, Debug)]
pub struct Gap {
    /// The boundary in which the change is made.
    pub boundary: BoundaryId,
    /// What kind of change it is.
    pub aspect: Aspect,
    /// What there is to say.
    pub problem: Diagnostic<Place>,
    /// The entry of an example's `decisions` that would notice it; `None` where that is too
    /// much to type.
    pub yaml: Option<String>,
}

/// A change with whether any example of any boundary notices it.
struct Found<'a> {
    boundary: &'a Boundary,
    decided: &'a Decided,
    tried: Tried,
}

/// What no example would notice, and the score of each boundary in the playbook's order.
pub fn proof(subject: Subject<'_>) -> (Vec<Gap>, Vec<Score>) {
    if subject.any_flawed(Kind::Example) {
        return (Vec::new(), Vec::new());
    }
    let found = tried(subject, &judged(subject));
    let mut scores: HashMap<&BoundaryId, BTreeMap<Aspect, (usize, usize)>> = HashMap::new();
    let mut gaps = Vec::new();
    for found in &found {
        let at = found.tried.mutation.at.as_ref();
        let boundary = at.map_or(&found.boundary.id, |at| &at.boundary);
        let aspect = found.tried.mutation.change.aspect();
        let (noticed, all) = scores.entry(boundary).or_default().entry(aspect).or_default();
        *all += 1;
        *noticed += usize::from(found.tried.noticed);
        if !found.tried.noticed {
            let (problem, yaml) = told(subject, found);
            gaps.push(Gap { boundary: boundary.clone(), aspect, problem, yaml });
        }
    }
    let boundaries = subject.playbook.boundaries.iter();
    let scores = boundaries.filter_map(|boundary| {
        Some(Score { boundary: boundary.id.clone(), noticed: scores.remove(&boundary.id)? })
    });
    (gaps, scores.collect())
}

/// All changes, each once: one in a boundary that always holds is noticed by an example of any
/// boundary.
fn tried<'a>(subject: Subject<'a>, judged: &[Judged<'_>]) -> Vec<Found<'a>> {
    let house = &subject.authority.house;
    let compiled: Vec<(&Boundary, &Decided)> = subject.compiled().collect();
    let each: Vec<Vec<Found<'a>>> = compiled
        .par_iter()
        .map(|(boundary, decided)| {
            let own = judged.iter().filter(|judged| judged.decision.boundary == boundary.id);
            let held: Vec<(usize, Situation)> = own
                .filter_map(|judged| {
                    Some((house.role(&judged.decision.role)?, Situation::from(judged.decision)))
                })
                .collect();
            let held: Vec<Held<'_>> = held.iter().map(|(role, known)| (*role, known)).collect();
            let tried = decided.proof(house, &held).into_iter();
            tried.map(|tried| Found { boundary, decided, tried }).collect()
        })
        .collect();
    let mut once: Vec<Found<'a>> = Vec::new();
    let mut numbers: HashMap<Mutation, usize> = HashMap::new();
    for found in each.into_iter().flatten() {
        let mutation = &found.tried.mutation;
        let is_shared = mutation.at.as_ref().is_some_and(|at| at.boundary != found.boundary.id);
        if is_shared && let Some(number) = numbers.get(mutation) {
            once[*number].tried.noticed |= found.tried.noticed;
            continue;
        }
        if is_shared {
            numbers.insert(mutation.clone(), once.len());
        }
        once.push(found);
    }
    once
}

fn told(subject: Subject<'_>, found: &Found<'_>) -> (Diagnostic<Place>, Option<String>) {
    let (role, situation, answer): &(usize, Situation, Answer) = &found.tried.pin;
    let (at, what) = change(subject, found);
    let role = subject.authority.house.id(*role);
    let playbook = subject.playbook;
    let scene = Scene { playbook, boundary: &found.boundary.id, role, situation };
    let message = format!("no example would notice if {what}; one would: {}", scene.told());
    let ready = scene.ready(answer);
    let yaml = ready.is_some().then(|| scene.yaml(answer));
    (Diagnostic::new(Code::Unproved, at, message).maybe_help(ready), yaml)
}

/// Where a change is made, and what it is.
fn change(subject: Subject<'_>, found: &Found<'_>) -> (Place, String) {
    let Mutation { at, change } = &found.tried.mutation;
    let Some(at) = at else {
        let place = otherwise(subject, &found.boundary.id);
        // The playbook's silence is that of many boundaries.
        let of = match found.boundary.otherwise {
            Some(_) => String::new(),
            None => format!(" in `{}`", found.boundary.id),
        };
        return (place, format!("what holds in silence{of} were turned around"));
    };
    let place = clause(at);
    let written = subject.playbook.boundaries.iter().find(|known| known.id == at.boundary);
    let own = written.and_then(|boundary| {
        boundary.clauses().find(|(known, _)| *known == at.clause).map(|(_, clause)| clause)
    });
    let whose = own.map_or_else(String::new, |own| whose(subject, own));
    let limits = if at.clause.key == "may" { "up_to" } else { "over" };
    let number = |subject: &dyn Fn(&Variable) -> bool, number| {
        let variable = found.decided.diagram.space.variables.iter().find(|known| subject(known));
        variable.map_or_else(String::new, |variable| variable.number_written(number))
    };
    let is_money = |variable: &Variable| variable.is_money();
    let limit = |index: usize| {
        let is_list = own.is_some_and(|own| own.limits.len() > 1);
        let all = clause(at).key(limits);
        if is_list { all.index(index) } else { all }
    };
    match change {
        Mutated::Limit { index, from, to } => {
            let (from, to) = (number(&is_money, *from), number(&is_money, *to));
            (limit(*index), format!("{whose} {from} became {to}"))
        }
        Mutated::Number { fact, from, to, .. } => {
            let is_fact = |variable: &Variable| variable.name() == fact.as_str();
            let (from, to) = (number(&is_fact, *from), number(&is_fact, *to));
            let name = fact.as_str().replace('_', " ");
            (place.key("when").key(fact), format!("the {from} for `{name}` became {to}"))
        }
        Mutated::Verdict => {
            let to = if at.clause.key == "never" { "may" } else { "never" };
            (place, format!("{whose} `{}` became a `{to}`", at.clause.key))
        }
        Mutated::Dropped => (place, format!("{whose} `{}` were gone", at.clause.key)),
        Mutated::Condition(fact) => {
            let name = fact.as_str().replace('_', " ");
            let what = format!("`{name}` no longer mattered to {whose} `{}`", at.clause.key);
            (place.key("when").key(fact), what)
        }
        Mutated::Unlimited(index) => {
            (limit(*index), format!("{whose} `{}` had no such limit", at.clause.key))
        }
    }
}

/// Whose clause it is: `Front desk's`, `everyone's`.
fn whose(subject: Subject<'_>, clause: &Clause) -> String {
    let roles = match &clause.scope {
        Scope::Everyone => return "everyone's".to_owned(),
        Scope::Roles(roles) | Scope::Only(roles) => roles,
    };
    let names: Vec<String> = roles.iter().map(|role| role_title(subject.playbook, role)).collect();
    format!("{}'s", names.join(" and "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::with_subject;

    const BOUNDARY: &str =
        "{title: B, facts: {x: X?}, may: [{when: {x: yes}, up_to: 250 EUR}], otherwise: never}";

    fn scored(decisions: &[&str]) -> (Vec<String>, BTreeMap<Aspect, (usize, usize)>) {
        let example = format!("{{title: E, decisions: [{}]}}", decisions.join(", "));
        let files = [
            ("roles/desk", "title: Front desk"),
            ("boundaries/b", BOUNDARY),
            ("examples/e", example.as_str()),
        ];
        with_subject(&files, |subject| {
            let (found, scores) = proof(subject);
            let told = found.into_iter().map(|gap| gap.problem.message).collect();
            (told, scores.into_iter().next().expect("one boundary").noticed)
        })
    }

    #[test]
    fn tells_what_would_slip_and_the_example_that_pins_it() {
        let (told, scores) =
            scored(&["{boundary: b, role: desk, facts: {x: yes, amount: 250}, verdict: may}"]);
        assert_eq!(
            told,
            [
                "no example would notice if everyone's 250 EUR became 250.01 EUR; one would: Front desk, x: yes, 250.01 EUR",
                "no example would notice if everyone's `may` had no such limit; one would: Front desk, x: yes, 250.01 EUR",
                "no example would notice if `x` no longer mattered to everyone's `may`; one would: Front desk, x: no, 250 EUR",
                "no example would notice if what holds in silence were turned around; one would: Front desk, 250.01 EUR",
            ]
        );
        assert_eq!(scores[&Aspect::Limits], (1, 2));
        assert_eq!(scores[&Aspect::Verdicts], (1, 2));
    }

    #[test]
    fn examples_on_both_sides_of_every_line_prove_it() {
        let (told, scores) = scored(&[
            "{boundary: b, role: desk, facts: {x: yes, amount: 250}, verdict: may}",
            "{boundary: b, role: desk, facts: {x: yes, amount: 250.01}, verdict: never}",
            "{boundary: b, role: desk, facts: {x: no, amount: 250}, verdict: never}",
        ]);
        assert_eq!(told, Vec::<String>::new());
        assert!(scores.values().all(|(noticed, all)| noticed == all), "{scores:?}");
    }
}
