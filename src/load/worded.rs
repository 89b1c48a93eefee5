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

    /// The clauses of a list.
    pub(super) fn clauses(&self, list: &str) -> &'t [Tree] {
        self.words.get(list).map_or(&[], Tree::items)
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

/// The text at a path; the words of an option that is only listed are its id, a fact that is only a
/// text is its question, and a word that is only a text is its singular.
fn text<'t>(tree: &'t Tree, path: &[String]) -> Option<&'t Tree> {
    let Some((key, rest)) = path.split_first() else {
        return tree.scalar().map(|_| tree);
    };
    match &tree.data {
        Data::Map(_) => text(tree.get(key)?, rest),
        Data::List(items) => items.iter().find(|item| item.text() == Some(key)),
        Data::Scalar(_) if key == "ask" || key == "one" => Some(tree),
        _ => None,
    }
}

/// Whether a text reads the same in every language unless it is translated.
pub(super) fn is_neutral(path: &[String], text: &Tree) -> bool {
    let is_id = path.last().map(String::as_str) == text.text() && path.len() > 3;
    is_id || path.get(2).is_some_and(|key| NEUTRAL.contains(&key.as_str()))
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load::testing::tree;

    fn path(path: &str) -> Vec<String> {
        path.split('.').map(str::to_owned).collect()
    }

    #[test]
    fn questions_options_statements_and_units_are_texts() {
        let rules = tree(
            "{title: T, question: Q?, facts: {short: S?, long: {ask: L?, yes: it is, no: it is not, default: no}, n: {type: count, says: N is ..., unit: {one: bag, many: bags}}, c: {type: choice, options: {a: The A, b: The B}}, listed: {options: [x, y]}}}",
        );
        let reading = Reading { words: &rules, rules: &rules };
        let texts = reading.paths().into_iter().filter_map(|path| {
            Some(format!("{}={}", path.join("."), reading.text(&path)?.text()?))
        });
        assert_eq!(
            texts.collect::<Vec<_>>(),
            [
                "question=Q?",
                "facts.short.ask=S?",
                "facts.long.ask=L?",
                "facts.long.yes=it is",
                "facts.long.no=it is not",
                "facts.n.says=N is ...",
                "facts.n.unit.one=bag",
                "facts.n.unit.many=bags",
                "facts.c.options.a=The A",
                "facts.c.options.b=The B",
                "facts.listed.options.x=x",
                "facts.listed.options.y=y",
            ]
        );
    }

    #[test]
    fn what_a_language_does_not_say_the_rules_say() {
        let (words, rules) = (tree("{question: V?}"), tree("{question: Q?, facts: {f: F?}}"));
        let reading = Reading { words: &words, rules: &rules };
        let text = |at: &str| reading.text(&path(at)).and_then(Tree::text);
        assert_eq!((text("question"), text("facts.f.ask")), (Some("V?"), Some("F?")));
        assert_eq!(text("facts.f.unit"), None);
    }

    #[test]
    fn only_units_and_bare_ids_read_the_same_in_every_language() {
        let text = tree("x");
        for (at, expected) in [
            ("facts.f.unit", true),
            ("facts.f.options.x", true),
            ("facts.f.options.y", false),
            ("facts.unit.ask", false),
            ("question", false),
        ] {
            assert_eq!(is_neutral(&path(at), &text), expected, "{at}");
        }
    }

    #[test]
    fn an_empty_key_takes_out_what_lies_below() {
        let root = tree("{question: , facts: {a: , b: {ask: }, c: C?}}");
        let found = |at: &str| emptied(&root, &path(at)).is_some();
        assert!(found("question") && found("facts.a.ask") && found("facts.b.ask"));
        assert!(!found("facts.c.ask") && !found("facts.d.ask"));
    }
}
