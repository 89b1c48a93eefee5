//! Layers: what an upper file leaves of a lower one.
//!
//! Mappings merge key by key, other values replace, an empty key removes what lies below it.
//! Lists replace as well, except where that could lose a limit: the clauses of a fork are added
//! to the inherited ones, so that nobody loses a never by adding one.

use std::collections::HashMap;

use ecow::EcoString;

use crate::model::Kind;
use crate::source::{Data, Pair, Tree};

/// The lists of a boundary in which a fork's entries are added.
pub(crate) const CLAUSE_LISTS: [&str; 3] = ["may", "ask", "never"];

/// The keys of a clause that say for whom and when it holds, how far it reaches, and with whom.
/// Left empty, each would make the clause hold more widely, so an empty one removes nothing: it
/// stays, and is refused where the clause is read.
pub(crate) const LIMITING_KEYS: [&str; 6] = ["roles", "only", "when", "up_to", "over", "with"];

/// What is being laid over what: it decides what lists and empty values do.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Boundary,
    ClauseList,
    Clause,
    /// The value of a limiting key, or something within it.
    Limit,
    Other,
}

impl Part {
    /// What stands below a key of this.
    fn below(self, key: &str) -> Self {
        match self {
            Self::Boundary if CLAUSE_LISTS.contains(&key) => Self::ClauseList,
            Self::Clause if LIMITING_KEYS.contains(&key) => Self::Limit,
            Self::Limit => Self::Limit,
            _ => Self::Other,
        }
    }
}

/// Lays a file over what lies below it.
pub(crate) fn lay(kind: Kind, lower: Tree, upper: &Tree) -> Tree {
    let part = if kind == Kind::Boundary { Part::Boundary } else { Part::Other };
    lay_part(part, lower, upper)
}

/// Lays words over words: their lists replace, too.
pub(crate) fn lay_words(lower: Tree, upper: &Tree) -> Tree {
    lay_part(Part::Other, lower, upper)
}

fn lay_part(part: Part, lower: Tree, upper: &Tree) -> Tree {
    let (Data::Map(pairs), Data::Map(uppers)) = (lower.data, &upper.data) else {
        return upper.clone();
    };
    let mut merged: Vec<Option<Pair>> = pairs.into_iter().map(Some).collect();
    let positions: HashMap<EcoString, usize> = merged
        .iter()
        .flatten()
        .enumerate()
        .map(|(position, pair)| (pair.key.clone(), position))
        .collect();
    for pair in uppers {
        let below = positions.get(&pair.key).and_then(|position| merged[*position].take());
        let laid = match below {
            None => Some(pair.clone()),
            Some(below) => lay_pair(part.below(&pair.key), below, pair),
        };
        match positions.get(&pair.key) {
            Some(position) => merged[*position] = laid,
            None => merged.push(laid),
        }
    }
    Tree { origin: lower.origin, data: Data::Map(merged.into_iter().flatten().collect()) }
}

/// Lays one entry over the entry of the same key; `None` where that removes it.
fn lay_pair(part: Part, below: Pair, above: &Pair) -> Option<Pair> {
    let value = match (&below.value.data, &above.value.data) {
        _ if part == Part::Limit && is_empty(&above.value) => above.value.clone(),
        (_, Data::Null) => return None,
        (Data::List(_), Data::List(added)) if part == Part::ClauseList => {
            add_clauses(below.value, added)
        }
        _ => lay_part(part, below.value, &above.value),
    };
    // What has lost its last key or its last clause is no longer there.
    let emptied = match (&value.data, &above.value.data) {
        (Data::Map(left), Data::Map(said)) => left.is_empty() && !said.is_empty(),
        (Data::List(left), Data::List(said)) => left.is_empty() && !said.is_empty(),
        _ => false,
    };
    if emptied { None } else { Some(Pair { key: below.key, origin: above.origin, value }) }
}

fn is_empty(tree: &Tree) -> bool {
    match &tree.data {
        Data::Null => true,
        Data::Scalar(_) => false,
        Data::List(items) => items.is_empty(),
        Data::Map(pairs) => pairs.is_empty(),
    }
}

/// Adds a fork's clauses to the inherited ones: one that names an inherited clause merges into
/// it, or takes it out. One that names none stays by itself; where the fork is read, that is told.
fn add_clauses(inherited: Tree, added: &[Tree]) -> Tree {
    let Data::List(clauses) = inherited.data else { return inherited };
    let mut clauses: Vec<Option<Tree>> = clauses.into_iter().map(Some).collect();
    let inherited_count = clauses.len();
    for clause in added {
        let id = clause_id(clause);
        let same = |below: &Option<Tree>| id.is_some() && below.as_ref().and_then(clause_id) == id;
        match clauses[..inherited_count].iter().position(same) {
            Some(position) if removes(clause) => clauses[position] = None,
            Some(position) if !is_new(clause) => {
                let merge = |below| lay_part(Part::Clause, below, clause);
                clauses[position] = clauses[position].take().map(merge);
            }
            _ => clauses.push(Some(clause.clone())),
        }
    }
    let clauses = clauses.into_iter().flatten().collect();
    Tree { origin: inherited.origin, data: Data::List(clauses) }
}

/// The id that a clause gave itself.
pub(crate) fn clause_id(clause: &Tree) -> Option<&str> {
    clause.get("id")?.text()
}

/// Whether a clause takes out the inherited one of its id.
pub(crate) fn removes(clause: &Tree) -> bool {
    says_yes(clause, "remove")
}

/// Whether a clause with an id is a fork's own, and no change of an inherited one.
pub(crate) fn is_new(clause: &Tree) -> bool {
    says_yes(clause, "new")
}

fn says_yes(clause: &Tree, key: &str) -> bool {
    clause.get(key).and_then(Tree::text).and_then(super::grammar::yes_no).unwrap_or(false)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load::testing::{told, tree};

    fn laid(kind: Kind, lower: &str, upper: &str) -> String {
        told(&lay(kind, tree(lower), &tree(upper)))
    }

    #[test]
    fn mappings_merge_and_other_values_replace() {
        let both = laid(Kind::Value, "a: 1\nb: {c: 2, d: 3}\nl: [1, 2]", "b: {c: 5}\nl: [3]\ne: x");
        assert_eq!(both, "{a: 1, b: {c: 5, d: 3}, l: [3], e: x}");
    }

    #[test]
    fn an_empty_key_removes_and_an_emptied_mapping_goes() {
        assert_eq!(laid(Kind::Value, "a: 1\nb: 2", "a:"), "{b: 2}");
        assert_eq!(laid(Kind::Boundary, "w: {a: yes}\nb: 2", "w: {a: ~}"), "{b: 2}");
        assert_eq!(laid(Kind::Value, "a: 1", "b:"), "{a: 1, b: }");
    }

    #[test]
    fn clauses_are_added_merged_by_id_and_removed() {
        let lower = "never: [{id: x, a: 1}, {id: y}, {b: 2}]";
        let upper = "never: [{c: 3}, {id: x, d: 4}, {id: y, remove: true}, {id: z, remove: yes}]";
        assert_eq!(
            laid(Kind::Boundary, lower, upper),
            "{never: [{id: x, a: 1, d: 4}, {b: 2}, {c: 3}, {id: z, remove: yes}]}"
        );
        assert_eq!(laid(Kind::Example, "never: [1]", "never: [2]"), "{never: [2]}");
        let last = laid(Kind::Boundary, "a: 1\nnever: [{id: x}]", "never: [{id: x, remove: true}]");
        assert_eq!(last, "{a: 1}");
    }

    #[test]
    fn a_new_clause_merges_into_none() {
        let both = |upper: &str| laid(Kind::Boundary, "may: [{id: x, a: 1}]", upper);
        let own = "{may: [{id: x, a: 1}, {id: x, new: yes, b: 2}]}";
        assert_eq!(both("may: [{id: x, new: yes, b: 2}]"), own);
        let instead = "{may: [{id: x, new: true, b: 2}]}";
        assert_eq!(both("may: [{id: x, remove: true}, {id: x, new: true, b: 2}]"), instead);
        assert_eq!(both("may: [{id: x, new: true, b: 2}, {id: x, remove: true}]"), instead);
    }

    #[test]
    fn an_empty_limit_of_a_clause_removes_nothing_and_stays() {
        let lower = "may: [{id: x, up_to: 5, when: {a: yes, b: no}, why: w, say: s}]";
        let over =
            |clause: &str| laid(Kind::Boundary, lower, &format!("may: [{{id: x, {clause}}}]"));
        let with = |rest: &str| format!("{{may: [{{id: x, {rest}}}]}}");
        let when = "when: {a: yes, b: no}";
        assert_eq!(over("up_to: "), with(&format!("up_to: , {when}, why: w, say: s")));
        assert_eq!(over("up_to: []"), with(&format!("up_to: [], {when}, why: w, say: s")));
        assert_eq!(over("when: ~"), with("up_to: 5, when: , why: w, say: s"));
        assert_eq!(over("when: {}"), with("up_to: 5, when: {}, why: w, say: s"));
        assert_eq!(over("when: {a: }"), with("up_to: 5, when: {a: , b: no}, why: w, say: s"));
        assert_eq!(over("why: , say: ~"), with(&format!("up_to: 5, {when}")));
    }
}
