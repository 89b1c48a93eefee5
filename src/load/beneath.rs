//! What is different below the keys that a tree sets: one tree over two others.

use crate::source::{Data, FileId, Origin, Pair, Tree};

use super::layer::{clause_id, is_new, removes};

/// A value that is different below a key.
pub(super) struct Found<'a> {
    /// Beside which value the key above stands.
    pub(super) at: Origin,
    /// The key; empty for an entry of a list.
    pub(super) key: String,
    /// What stands above.
    pub(super) own: &'a Tree,
    pub(super) before: Option<Tree>,
    pub(super) after: Option<Tree>,
    /// Beside which value the key below stands now.
    pub(super) now: Option<Origin>,
    /// The file in which it would stand.
    pub(super) file: FileId,
}

/// Looks through a tree.
pub(super) struct Walk<'a> {
    /// Whether lists are words, entry by entry beside those below.
    pub(super) is_words: bool,
    pub(super) found: Vec<Found<'a>>,
}

impl<'a> Walk<'a> {
    /// A whole thing, of whose keys some are told of; in `lists`, entries are found by their ids.
    /// Where there was no such thing at all, that is told once.
    pub(super) fn thing(
        &mut self,
        upper: &'a Tree,
        before: Option<&Tree>,
        after: &Tree,
        is_told: impl Fn(&str) -> bool,
        lists: &[&str],
    ) {
        for pair in upper.pairs().iter().filter(|pair| is_told(&pair.key)) {
            let then = before.and_then(|before| before.get(&pair.key));
            if lists.contains(&&*pair.key) && matches!(pair.value.data, Data::List(_)) {
                self.clauses(&pair.value, then, after.get(&pair.key), after.origin.file);
            } else {
                self.pair(pair, then, after.pair(&pair.key), after.origin.file);
            }
        }
        if before.is_none() {
            self.found.truncate(1);
        }
    }

    fn pair(&mut self, pair: &'a Pair, before: Option<&Tree>, after: Option<&Pair>, file: FileId) {
        let now = after.map(|after| &after.value);
        let is_inner = self.inner(&pair.value, before, now);
        let removes_nothing = matches!(pair.value.data, Data::Null) && now.is_none();
        if is_inner || removes_nothing || is_same(before, now) {
            return;
        }
        self.found.push(Found {
            at: pair.origin,
            key: pair.key.to_string(),
            own: &pair.value,
            before: before.cloned(),
            after: now.cloned(),
            now: after.map(|after| after.origin),
            file,
        });
    }

    /// Looks into a value, where that lies over another one part by part.
    fn inner(&mut self, upper: &'a Tree, before: Option<&Tree>, after: Option<&Tree>) -> bool {
        let Some(file) = after.or(before).map(|tree| tree.origin.file) else { return false };
        let all =
            |is: fn(&Tree) -> bool| is(upper) && before.is_none_or(is) && after.is_none_or(is);
        if all(|tree| matches!(tree.data, Data::Map(_))) && after.is_some() {
            for pair in upper.pairs() {
                let then = before.and_then(|before| before.get(&pair.key));
                self.pair(pair, then, after.and_then(|after| after.pair(&pair.key)), file);
            }
            return true;
        }
        let (Some(before), Some(after)) = (before, after) else { return false };
        let length = upper.items().len();
        let fits = length > 0 && before.items().len() == length && after.items().len() == length;
        if !self.is_words || !fits {
            return false;
        }
        for ((upper, then), now) in upper.items().iter().zip(before.items()).zip(after.items()) {
            if !self.inner(upper, Some(then), Some(now)) && !is_same(Some(then), Some(now)) {
                self.entry(upper, Some(then), Some(now), file);
            }
        }
        true
    }

    /// Clauses that merge into inherited ones, or take them out; others add something, and say
    /// nothing otherwise.
    fn clauses(
        &mut self,
        upper: &'a Tree,
        before: Option<&Tree>,
        after: Option<&Tree>,
        file: FileId,
    ) {
        for clause in upper.items() {
            let Some(id) = clause_id(clause).filter(|_| !is_new(clause)) else { continue };
            let find = |list: Option<&'_ Tree>| {
                list?.items().iter().find(|below| clause_id(below) == Some(id)).cloned()
            };
            let (then, now) = (find(before), find(after));
            let removes = removes(clause);
            let is_whole = removes || then.is_none() || now.is_none();
            if !is_whole {
                self.inner(clause, then.as_ref(), now.as_ref());
                continue;
            }
            let removes_nothing = removes && now.is_none();
            if !removes_nothing && !is_same(then.as_ref(), now.as_ref()) {
                self.entry(clause, then.as_ref(), now.as_ref(), file);
            }
        }
    }

    fn entry(
        &mut self,
        upper: &'a Tree,
        before: Option<&Tree>,
        after: Option<&Tree>,
        file: FileId,
    ) {
        let at = |tree: &Tree| tree.pair("id").map_or(tree.origin, |id| id.origin);
        self.found.push(Found {
            at: at(upper),
            key: String::new(),
            own: upper,
            before: before.cloned(),
            after: after.cloned(),
            now: after.map(at),
            file,
        });
    }
}

/// Whether two values say the same, however they are laid out.
fn is_same(one: Option<&Tree>, two: Option<&Tree>) -> bool {
    match (one, two) {
        (Some(one), Some(two)) => says_same(one, two),
        (one, two) => one.is_none() && two.is_none(),
    }
}

fn says_same(one: &Tree, two: &Tree) -> bool {
    match (&one.data, &two.data) {
        (Data::Null, Data::Null) => true,
        (Data::Scalar(one), Data::Scalar(two)) => lines(&one.text).eq(lines(&two.text)),
        (Data::List(one), Data::List(two)) => {
            one.len() == two.len() && one.iter().zip(two).all(|(one, two)| says_same(one, two))
        }
        // A single entry may stand without brackets.
        (Data::Scalar(_), Data::List(list)) => list.len() == 1 && says_same(one, &list[0]),
        (Data::List(list), Data::Scalar(_)) => list.len() == 1 && says_same(&list[0], two),
        (Data::Map(pairs), Data::Map(others)) => {
            let has =
                |pair: &Pair| two.get(&pair.key).is_some_and(|two| says_same(&pair.value, two));
            pairs.len() == others.len() && pairs.iter().all(has)
        }
        _ => false,
    }
}

/// The lines of a text, whatever ends them.
fn lines(text: &str) -> impl Iterator<Item = &str> {
    text.trim().lines().map(str::trim_end)
}

/// A value in one line.
pub(super) fn told(tree: &Tree) -> String {
    let joined = |parts: Vec<String>| parts.join(", ");
    match &tree.data {
        Data::Null => String::new(),
        Data::Scalar(scalar) => scalar.text.split_whitespace().collect::<Vec<_>>().join(" "),
        Data::List(items) => format!("[{}]", joined(items.iter().map(told).collect())),
        Data::Map(pairs) => {
            let told = |pair: &Pair| format!("{}: {}", pair.key, told(&pair.value));
            format!("{{{}}}", joined(pairs.iter().map(told).collect()))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load::layer::CLAUSE_LISTS;
    use crate::load::testing::tree;

    fn found(upper: &str, before: &str, after: &str) -> Vec<String> {
        walked(false, upper, before, after)
    }

    fn walked(is_words: bool, upper: &str, before: &str, after: &str) -> Vec<String> {
        let (upper, before, after) = (tree(upper), tree(before), tree(after));
        let mut walk = Walk { is_words, found: Vec::new() };
        let lists: &[&str] = if is_words { &[] } else { &CLAUSE_LISTS };
        walk.thing(&upper, Some(&before), &after, |key| key != "name", lists);
        let or_none = |tree: &Option<Tree>| tree.as_ref().map_or("-".to_owned(), told);
        let told = |found: &Found<'_>| {
            format!("{}: {} > {}", found.key, or_none(&found.before), or_none(&found.after))
        };
        walk.found.iter().map(told).collect()
    }

    #[test]
    fn only_the_keys_that_are_set_count() {
        assert_eq!(found("a: 1\nz: 1", "a: 2\nb: 3", "a: 4\nb: 5"), ["a: 2 > 4"]);
        assert_eq!(found("name: x", "name: y", "name: z"), [""; 0]);
        assert_eq!(found("w: {a: 1}", "w: {a: 2, b: 3}", "w: {a: 2, b: 4}"), [""; 0]);
        assert_eq!(found("w: {a: 1}", "w: {a: 2, b: 3}", "w: {b: 3, a: 5}"), ["a: 2 > 5"]);
        assert_eq!(found("w: {a: 1}", "b: 1", "w: {a: 5}"), ["a: - > 5"]);
        assert_eq!(found("f: {a: {ask: 1}}", "f: {a: x}", "f: {a: y}"), ["a: x > y"]);
        assert_eq!(found("a:", "a: 2", "b: 2"), [""; 0]);
        assert_eq!(found("a: 1", "a: 2", "b: 2"), ["a: 2 > -"]);
    }

    #[test]
    fn layout_makes_no_difference() {
        let one = "a: {x: 1, y: 'b c'}\nl: z\nt: |\n  One.\n  Two.\n";
        let two = "t: \"One.  \\r\\nTwo.\"\nl: [z]\na:\n  y: b c # note\n  x: 1\n";
        assert_eq!(found("a: 1\nl: [2]\nt: x", one, two), [""; 0]);
        assert_eq!(found("l: [2]", "l: [a, b]", "l: [b, a]"), ["l: [a, b] > [b, a]"]);
    }

    #[test]
    fn clauses_are_found_by_their_ids() {
        let before = "may: [{up_to: 1}, {id: a, up_to: 2, note: n}]";
        let after = "may: [{up_to: 9}, {id: b}, {id: a, up_to: 3, note: m}]";
        assert_eq!(found("may: [{up_to: 5}]", before, after), [""; 0]);
        assert_eq!(found("may: [{id: a, up_to: 5}]", before, after), ["up_to: 2 > 3"]);
        assert_eq!(found("may: [{id: b, up_to: 5}]", before, after), [": - > {id: b}"]);
        let gone = found("may: [{id: a, note: x}]", before, "may: [{up_to: 1}]");
        assert_eq!(gone, [": {id: a, up_to: 2, note: n} > -"]);
        let removed = "may: [{id: a, remove: true}]";
        assert_eq!(found(removed, before, after).len(), 1);
        assert_eq!(found(removed, before, "may: [{up_to: 1}]"), [""; 0]);
    }

    #[test]
    fn lists_of_words_stand_entry_by_entry() {
        let (before, after) = ("we_do: [a, b]\nmay: [{why: x}]", "we_do: [a, c]\nmay: [{why: y}]");
        let upper = "we_do: [p, q]\nmay: [{why: z}]";
        assert_eq!(walked(true, upper, before, after), [": b > c", "why: x > y"]);
        assert_eq!(walked(true, "we_do: [p]", before, "we_do: [a]"), ["we_do: [a, b] > [a]"]);
    }
}
