//! Which facts two boundaries of different names share, by what they ask.

use crate::model::{AMOUNT, Boundary, Fact, FactId, FactKind};

use super::fact_change::tests;
use super::kinship::{TopicWords, are_alike, in_some_language};

/// How surely a fact of one boundary is a fact of another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Likeness {
    /// Both are about an amount.
    Amount,
    /// They have one id.
    Named,
    /// They ask the same.
    Asked,
}

/// A fact that two boundaries share.
pub(super) struct SharedFact {
    /// As the first calls it.
    pub(super) kept: FactId,
    /// As the second calls it.
    pub(super) own: FactId,
    pub(super) likeness: Likeness,
}

/// The facts that the clauses of both test, each once.
pub(super) fn shared_facts(kept: &Boundary, own: &Boundary) -> Vec<SharedFact> {
    let mut found: Vec<SharedFact> = Vec::new();
    for (before, now, likeness) in candidates(kept, own) {
        let is_taken = |known: &SharedFact| known.kept == before.id || known.own == now.id;
        if !found.iter().any(is_taken) {
            let (kept, own) = (before.id.clone(), now.id.clone());
            found.push(SharedFact { kept, own, likeness });
        }
    }
    found
}

/// All pairs that could be one fact, the surest first.
fn candidates<'a>(kept: &'a Boundary, own: &'a Boundary) -> Vec<(&'a Fact, &'a Fact, Likeness)> {
    let mut pairs = Vec::new();
    for before in tested(kept) {
        for now in tested(own) {
            let sum = || is_sum(before, now, own).then_some(Likeness::Amount);
            pairs
                .extend(likeness(before, now).or_else(sum).map(|likeness| (before, now, likeness)));
        }
    }
    pairs
        .sort_by_key(|(before, now, likeness)| std::cmp::Reverse((*likeness, before.id == now.id)));
    pairs
}

fn tested(boundary: &Boundary) -> impl Iterator<Item = &Fact> {
    let has_limit = boundary.clauses().any(|(_, clause)| !clause.limits.is_empty());
    let is_limited = move |fact: &Fact| has_limit && fact.id.as_str() == AMOUNT;
    boundary.facts.iter().filter(move |fact| is_limited(fact) || tests(boundary, fact))
}

/// Whether a boundary decides the same whatever is the case.
pub(super) fn tests_nothing(boundary: &Boundary) -> bool {
    tested(boundary).next().is_none()
}

/// Whether a fact is what the other boundary calls the amount: the only sum that this one asks.
fn is_sum(kept: &Fact, now: &Fact, own: &Boundary) -> bool {
    let is_money = |fact: &&Fact| matches!(fact.kind, FactKind::Money);
    let is_only = own.facts.iter().filter(is_money).count() == 1;
    kept.id.as_str() == AMOUNT && is_money(&now) && is_only
}

fn likeness(kept: &Fact, own: &Fact) -> Option<Likeness> {
    let is_amount = |fact: &Fact| fact.id.as_str() == AMOUNT;
    if is_amount(kept) || is_amount(own) {
        return (is_amount(kept) && is_amount(own)).then_some(Likeness::Amount);
    }
    if std::mem::discriminant(&kept.kind) != std::mem::discriminant(&own.kind) {
        return None;
    }
    let is_named = kept.id == own.id;
    let options = common_options(&kept.kind, &own.kind);
    let offers_most = options.is_some_and(|(shared, all)| shared >= 2 && shared * 2 >= all);
    if options.is_some_and(|(shared, _)| shared == 0) {
        return None;
    }
    if asks_same(kept, own, is_named) || offers_most {
        return Some(Likeness::Asked);
    }
    is_named.then_some(Likeness::Named)
}

/// Whether two facts ask the same in some language; of two that have one name, some words besides
/// that name are enough.
fn asks_same(kept: &Fact, own: &Fact, is_named: bool) -> bool {
    let (Some(before), Some(now)) = (&kept.ask, &own.ask) else { return false };
    let nothing = TopicWords::default();
    let name = TopicWords::of([kept.id.as_str()], &nothing);
    let shares_some = || in_some_language(before, now, &name, |one, two| one.shared(two) > 0);
    are_alike(before, now, &nothing) || (is_named && shares_some())
}

/// How many options two choices have in common, and how many the longer one has; `None` where
/// they are no choices.
fn common_options(kept: &FactKind, own: &FactKind) -> Option<(usize, usize)> {
    let (FactKind::Choice { options: kept }, FactKind::Choice { options: own }) = (kept, own)
    else {
        return None;
    };
    let shared = kept.iter().filter(|one| own.iter().any(|two| one.id == two.id)).count();
    Some((shared, kept.len().max(own.len())))
}

/// Whether most of the facts that a boundary tests, besides the amount, are surely shared.
pub(super) fn shares_most(kept: &Boundary, shared: &[SharedFact]) -> bool {
    let all = tested(kept).filter(|fact| fact.id.as_str() != AMOUNT).count();
    let sure = shared.iter().filter(|fact| fact.likeness == Likeness::Asked).count();
    sure * 2 > all
}

/// A boundary with its shared facts called as in the other one; what is not shared gets a name
/// that no author can give.
pub(super) fn with_names_of_kept(
    own: &Boundary,
    kept: &Boundary,
    shared: &[SharedFact],
) -> Boundary {
    let name = |fact: &FactId| {
        let known = shared.iter().find(|known| known.own == *fact);
        let is_other = kept.facts.iter().any(|known| known.id == *fact);
        match known {
            Some(known) => known.kept.clone(),
            None if is_other => FactId::new(format!("{fact} (own)")),
            None => fact.clone(),
        }
    };
    let mut renamed = own.clone();
    renamed.facts.iter_mut().for_each(|fact| fact.id = name(&fact.id));
    let clauses = renamed.may.iter_mut().chain(&mut renamed.ask).chain(&mut renamed.never);
    let conditions = clauses.flat_map(|clause| &mut clause.when);
    conditions.for_each(|condition| condition.fact = name(&condition.fact));
    renamed
}
