//! Trees without one of their values, and the way to that value.

use crate::model::Kind;
use crate::source::{Data, Files, Tree};

use crate::diagnostic::Span;

/// The way to a value in a tree: which entry of each mapping or list.
pub(super) type Path = Vec<usize>;

/// Keys that say what a file or a clause is, without which the rest means something else.
const IDENTITY: [&str; 7] = ["name", "extends", "template", "languages", "id", "new", "remove"];

/// Keys of rules that only words stand below.
const WORDS: [&str; 9] =
    ["title", "question", "summary", "why", "say", "afterwards", "note", "ask", "says"];

/// What stands at the end of a path.
fn at<'t>(tree: &'t Tree, path: &[usize]) -> Option<&'t Tree> {
    path.iter().try_fold(tree, |tree, step| match &tree.data {
        Data::Map(pairs) => pairs.get(*step).map(|pair| &pair.value),
        Data::List(items) => items.get(*step),
        Data::Null | Data::Scalar(_) => None,
    })
}

/// The paths to the parts of what stands at the end of a path.
pub(super) fn parts(kind: Kind, tree: &Tree, path: &[usize]) -> Vec<Path> {
    let step = |step: usize| path.iter().copied().chain([step]).collect();
    match at(tree, path).map(|tree| &tree.data) {
        Some(Data::Map(pairs)) => {
            let is_part = |key: &str| {
                let is_list = kind == Kind::Boundary && path.is_empty() && key == "ask";
                let is_words = kind == Kind::Boundary && WORDS.contains(&key) && !is_list;
                !IDENTITY.contains(&key) && !is_words
            };
            let pairs = pairs.iter().enumerate();
            pairs.filter(|(_, pair)| is_part(&pair.key)).map(|(number, _)| step(number)).collect()
        }
        Some(Data::List(items)) => (0..items.len()).map(step).collect(),
        _ => Vec::new(),
    }
}

/// The tree without what stands at the end of a path, and without what is empty then.
pub(super) fn without(tree: &Tree, path: &[usize]) -> Tree {
    let mut tree = tree.clone();
    take_out(&mut tree, path);
    tree
}

fn take_out(tree: &mut Tree, path: &[usize]) {
    let [step, rest @ ..] = path else { return };
    let goes = |tree: &mut Tree| {
        take_out(tree, rest);
        rest.is_empty() || (tree.pairs().is_empty() && tree.items().is_empty())
    };
    let mut number = 0..;
    let mut is_it = || number.next() == Some(*step);
    match &mut tree.data {
        Data::Map(pairs) => pairs.retain_mut(|pair| !(is_it() && goes(&mut pair.value))),
        Data::List(items) => items.retain_mut(|item| !(is_it() && goes(item))),
        Data::Null | Data::Scalar(_) => {}
    }
}

/// Where what stands at the end of a path was written: a word itself, else its key.
pub(super) fn span(files: &Files, tree: &Tree, path: &[usize]) -> Option<Span> {
    let (last, above) = path.split_last()?;
    match &at(tree, above)?.data {
        Data::Map(pairs) => {
            let pair = pairs.get(*last)?;
            Some(match pair.value.data {
                Data::Scalar(_) => files.value(pair.value.origin),
                _ => files.key(pair.origin),
            })
        }
        Data::List(items) => Some(files.value(items.get(*last)?.origin)),
        Data::Null | Data::Scalar(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::tree_of;

    #[test]
    fn what_is_emptied_goes_with_what_is_taken_out() {
        let tree = tree_of("a: 1\nmay: [{id: x, when: {f: yes}}, {up_to: 5}]");
        let text = |tree: &Tree| format!("{tree:?}").matches("Scalar(").count();
        assert_eq!(text(&tree), 4);
        assert_eq!(without(&tree, &[1, 0, 1, 0]).pairs().len(), 2);
        assert!(without(&tree, &[1, 0, 1, 0]).pairs()[1].value.items()[0].get("when").is_none());
        assert_eq!(without(&tree, &[1, 1]).pairs()[1].value.items().len(), 1);
    }

    #[test]
    fn neither_names_nor_words_are_parts() {
        let tree = tree_of(
            "title: T\nask: [{id: x, whom: y, why: Z}]\nfacts: {f: {ask: F?, default: no}}",
        );
        assert_eq!(parts(Kind::Boundary, &tree, &[]), [[1], [2]]);
        assert_eq!(parts(Kind::Boundary, &tree, &[1, 0]), [[1, 0, 1]]);
        assert_eq!(parts(Kind::Boundary, &tree, &[2, 0]), [[2, 0, 1]]);
    }
}
