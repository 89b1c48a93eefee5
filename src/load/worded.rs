//! The texts of a boundary that its readers answer: its question, its facts' questions, options and
//! statements.

use crate::source::{Data, Origin, Tree};

use super::thing::Thing;

/// The keys of a fact that hold words of it, besides its options.
const FACT_WORDS: [&str; 5] = ["ask", "yes", "no", "says", "unit"];

/// The keys whose words are read in every language alike unless they are translated.
const NEUTRAL: [&str; 1] = ["unit"];

/// What the readers of one language meet: its words, and the rules where it has none.
pub(super) struct Reading<'t> {
    words: &'t Tree,
    rules: &'t Tree,
}

impl<'t> Reading<'t> {
    pub(super) fn of(thing: &'t Thing<'_>, language: usize) -> Self {
        let rules = thing.rules.tree();
        let words = thing.words.get(language).and_then(Option::as_ref).unwrap_or(rules);
        Self { words, rules }
    }

    pub(super) fn text(&self, path: &[String]) -> Option<&'t Tree> {
        text(self.words, path).or_else(|| text(self.rules, path))
    }

    pub(super) fn has_fact(&self, fact: &str) -> bool {
        self.rules.get("facts").is_some_and(|facts| facts.pair(fact).is_some())
    }

    /// The paths of all texts.
    pub(super) fn paths(&self) -> Vec<Vec<String>> {
        let mut paths = vec![vec!["question".to_owned()]];
        let facts = self.rules.get("facts").map_or(&[][..], Tree::pairs);
        for fact in facts {
            let path = |keys: &[&str]| {
                let keys = keys.iter().map(|key| (*key).to_owned());
                ["facts".to_owned(), fact.key.to_string()].into_iter().chain(keys).collect()
            };
            for key in FACT_WORDS {
                let forms = fact.value.get(key).map_or(&[][..], Tree::pairs);
                paths.extend(forms.iter().map(|form| path(&[key, &form.key])));
                paths.push(path(&[key]));
            }
            let options = fact.value.get("options");
            let ids = options.into_iter().flat_map(|options| {
                let listed = options.items().iter().filter_map(Tree::text);
                options.pairs().iter().map(|pair| &*pair.key).chain(listed)
            });
            paths.extend(ids.map(|id| path(&["options", id])));
        }
        paths
    }
}

/// The text at a path; the words of an option that is only listed are its id, and a fact that is
/// only a text is its question.
fn text<'t>(tree: &'t Tree, path: &[String]) -> Option<&'t Tree> {
    let Some((key, rest)) = path.split_first() else {
        return tree.scalar().map(|_| tree);
    };
    match &tree.data {
        Data::Map(_) => text(tree.get(key)?, rest),
        Data::List(items) => items.iter().find(|item| item.text() == Some(key)),
        Data::Scalar(_) if key == "ask" => Some(tree),
        _ => None,
    }
}

/// Whether a text reads the same in every language unless it is translated.
pub(super) fn is_neutral(path: &[String], text: &Tree) -> bool {
    let is_id = path.last().map(String::as_str) == text.text() && path.len() > 3;
    is_id || path.iter().any(|key| NEUTRAL.contains(&key.as_str()))
}

/// The empty key with which a file takes out what lies below it at a path.
pub(super) fn emptied(root: &Tree, path: &[String]) -> Option<Origin> {
    let (key, rest) = path.split_first()?;
    let pair = root.pair(key)?;
    match pair.value.data {
        Data::Null => Some(pair.origin),
        _ => emptied(&pair.value, rest),
    }
}

/// Whether two texts read the same, however they are laid out.
pub(super) fn is_same(one: Option<&Tree>, two: Option<&Tree>) -> bool {
    let words = |tree: Option<&Tree>| {
        let text = tree?.text()?;
        Some(text.split_whitespace().map(str::to_owned).collect::<Vec<_>>())
    };
    words(one) == words(two)
}
