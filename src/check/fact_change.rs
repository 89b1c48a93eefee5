//! How the facts of a boundary differ from those of a version below: whether each is asked, what
//! is assumed of it, what kind of value it takes, and from what one chooses.

use std::mem::discriminant;

use crate::model::{Boundary, BoundaryId, Fact, FactKind, FactValue, Playbook};

/// A fact that a boundary uses.
pub(super) struct Known<'a> {
    pub(super) fact: &'a Fact,
    /// The boundary that declares it.
    pub(super) declared_in: &'a BoundaryId,
    /// Whether that one always holds, so that the fact is among those that everybody looks over.
    pub(super) is_listed: bool,
}

/// How the value of a fact comes to be known.
#[derive(PartialEq, Eq)]
pub(super) enum Source<'a> {
    /// Whoever decides is asked.
    Asked,
    /// It is in the list of what is not so unless somebody says it.
    Listed,
    /// It has a default, and nobody is asked.
    Assumed(&'a FactValue),
}

/// What a fork changes in a fact.
pub(super) enum Change<'a> {
    Dropped,
    Retyped,
    /// The options that are gone, and those that are new.
    Options(Vec<&'a str>, Vec<&'a str>),
    Source(Source<'a>, Source<'a>),
}

/// The facts of a boundary, and those of boundaries that always hold.
pub(super) fn uses<'a>(playbook: &'a Playbook, boundary: &'a Boundary) -> Vec<Known<'a>> {
    let others = playbook.boundaries.iter().filter(|other| other.always && other.id != boundary.id);
    let facts = |of: &'a Boundary| {
        let known = |fact| Known { fact, declared_in: &of.id, is_listed: of.always };
        of.facts.iter().map(known)
    };
    facts(boundary).chain(others.flat_map(facts)).collect()
}

/// The facts that a boundary asks, and those of boundaries that always hold that it tests.
pub(super) fn guarded<'a>(
    playbook: &'a Playbook,
    kept: &'a Boundary,
) -> impl Iterator<Item = Known<'a>> {
    let all = uses(playbook, kept).into_iter();
    all.filter(move |known| *known.declared_in == kept.id || tests(kept, known.fact))
}

/// Whether some clause of a boundary tests a fact.
pub(super) fn tests(boundary: &Boundary, fact: &Fact) -> bool {
    let mut clauses = boundary.clauses();
    clauses.any(|(_, clause)| clause.when.iter().any(|condition| condition.fact == fact.id))
}

fn source<'a>(known: &Known<'a>) -> Source<'a> {
    match &known.fact.default {
        _ if known.is_listed => Source::Listed,
        Some(value) => Source::Assumed(value),
        None => Source::Asked,
    }
}

/// Whether a fact is asked at least as much as before, and nothing else is assumed of it.
pub(super) fn is_stricter(before: &Source<'_>, now: &Source<'_>) -> bool {
    match (before, now) {
        (_, Source::Asked) => true,
        (Source::Assumed(value), Source::Listed) => **value == FactValue::YesNo(false),
        _ => before == now,
    }
}

/// What is different in a fact, however the template lets forks change it.
pub(super) fn changes<'a>(before: &Known<'a>, now: Option<&Known<'a>>) -> Vec<Change<'a>> {
    let Some(now) = now else { return vec![Change::Dropped] };
    if discriminant(&before.fact.kind) != discriminant(&now.fact.kind) {
        return vec![Change::Retyped];
    }
    let (was, is) = (options(before.fact), options(now.fact));
    let without = |some: &[&'a str], others: &[&str]| -> Vec<&'a str> {
        some.iter().filter(|option| !others.contains(option)).copied().collect()
    };
    let (gone, new) = (without(&was, &is), without(&is, &was));
    let mut found = Vec::new();
    if !gone.is_empty() || !new.is_empty() {
        found.push(Change::Options(gone, new));
    }
    let (was, is) = (source(before), source(now));
    if was != is {
        found.push(Change::Source(was, is));
    }
    found
}

fn options(fact: &Fact) -> Vec<&str> {
    match &fact.kind {
        FactKind::Choice { options } => options.iter().map(|option| option.id.as_str()).collect(),
        _ => Vec::new(),
    }
}

/// What became of the options of a choice: which it no longer offers, and which it does.
pub(super) fn offered(gone: &[&str], new: &[&str]) -> String {
    let names = |ids: &[&str]| {
        let quoted: Vec<String> = ids.iter().map(|id| format!("`{id}`")).collect();
        quoted.join(" and ")
    };
    match (gone, new) {
        ([], new) => format!("offers {}, which the template does not", names(new)),
        (gone, []) => format!("no longer offers {}", names(gone)),
        (gone, new) => format!("no longer offers {}, and offers {}", names(gone), names(new)),
    }
}
