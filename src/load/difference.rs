//! What a reading in one language says otherwise than the rules: the content of its translation.
//!
//! This is the other direction of [`super::translate`]. Two texts are the same when they were
//! written at the same place, so that a text which reads alike in two languages stays translated.

use crate::source::{Data, FileId, Origin, Pair, Tree};

/// Where a mapping stands that nobody wrote: no file has that number.
const NOWHERE: Origin = Origin { file: FileId(u32::MAX), node: 0 };

/// The values of `words` that were not written where those of `rules` were; `None` where there
/// are none. A list that has some keeps an empty entry for each of the others.
pub(crate) fn difference(words: &Tree, rules: &Tree) -> Option<Tree> {
    let data = match (&words.data, &rules.data) {
        (Data::Map(own), Data::Map(below)) => Data::Map(of_pairs(own, below)?),
        (Data::List(own), Data::List(below)) if own.len() == below.len() => {
            Data::List(of_items(own, below)?)
        }
        // The words of options that the original lists by their ids.
        (Data::Map(own), Data::List(ids)) => Data::Map(of_options(own, ids)?),
        _ if words.origin == rules.origin => return None,
        _ => words.data.clone(),
    };
    let origin = if matches!(data, Data::Map(_)) { NOWHERE } else { words.origin };
    Some(Tree { origin, data })
}

fn of_pairs(own: &[Pair], below: &[Pair]) -> Option<Vec<Pair>> {
    let of_pair = |pair: &Pair| {
        let value = match below.iter().find(|below| below.key == pair.key) {
            Some(below) => difference(&pair.value, &below.value)?,
            None => pair.value.clone(),
        };
        Some(Pair { key: pair.key.clone(), origin: pair.origin, value })
    };
    filled(own.iter().filter_map(of_pair).collect())
}

fn of_items(own: &[Tree], below: &[Tree]) -> Option<Vec<Tree>> {
    let all: Vec<Option<Tree>> =
        own.iter().zip(below).map(|(own, below)| difference(own, below)).collect();
    let untold = || Tree { origin: NOWHERE, data: Data::Map(Vec::new()) };
    let says = all.iter().any(Option::is_some);
    says.then(|| all.into_iter().map(|item| item.unwrap_or_else(untold)).collect())
}

fn of_options(own: &[Pair], ids: &[Tree]) -> Option<Vec<Pair>> {
    let is_id = |pair: &&Pair| ids.iter().any(|id| id.origin == pair.value.origin);
    filled(own.iter().filter(|pair| !is_id(pair)).cloned().collect())
}

fn filled(pairs: Vec<Pair>) -> Option<Vec<Pair>> {
    (!pairs.is_empty()).then_some(pairs)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load::testing::{told, tree};
    use crate::source::{FileId, Scalar};

    /// The same tree with every text that begins with `!` written elsewhere.
    fn reworded(tree: &Tree) -> Tree {
        let mut tree = tree.clone();
        match &mut tree.data {
            Data::Scalar(Scalar { text, .. }) if text.starts_with('!') => {
                tree.origin.file = FileId(7);
            }
            Data::Scalar(_) | Data::Null => {}
            Data::List(items) => {
                for item in items {
                    *item = reworded(item);
                }
            }
            Data::Map(pairs) => {
                for pair in pairs {
                    pair.value = reworded(&pair.value);
                }
            }
        }
        tree
    }

    fn between(yaml: &str) -> Option<String> {
        let rules = tree(yaml);
        difference(&reworded(&rules), &rules).map(|tree| told(&tree))
    }

    #[test]
    fn only_what_was_written_elsewhere_is_left() {
        assert_eq!(between("a: 1\nb: {c: [x, y]}"), None);
        assert_eq!(between("a: 1\nb: {c: '!x', d: y}").as_deref(), Some("{b: {c: !x}}"));
        assert_eq!(between("l: [{a: x}, {a: '!y'}]").as_deref(), Some("{l: [{}, {a: !y}]}"));
    }

    #[test]
    fn options_get_their_words() {
        let (words, rules) = (tree("o: {a: '!b', c: d}"), tree("o: [x, c]"));
        let told = difference(&reworded(&words), &rules).map(|tree| told(&tree));
        assert_eq!(told.as_deref(), Some("{o: {a: !b}}"), "the words of `c` are where its id was");
    }
}
