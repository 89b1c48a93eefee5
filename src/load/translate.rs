//! Translations: the words of one language laid over the original's.
//!
//! That a translation sets words only is checked when its file is read; here it must fit
//! beside its original, list by list and entry by entry.

use std::collections::HashMap;

use ecow::EcoString;

use crate::diagnostic::{Code, Diagnostic, did_you_mean};
use crate::model::Kind;
use crate::source::{Data, Pair, Tree};

use super::layer::{CLAUSE_LISTS, clause_id};
use super::spans::Spans;

/// The lists that hold words.
const WORD_LISTS: [&str; 10] = [
    "we_do",
    "we_do_not",
    "may",
    "ask",
    "never",
    "afterwards",
    "scale",
    "statements",
    "bands",
    "evidence",
];

/// Lays translations over originals, collecting what does not fit.
pub(crate) struct Translator<'a> {
    pub(crate) kind: Kind,
    pub(crate) spans: Spans<'a>,
    pub(crate) problems: Vec<Diagnostic>,
}

impl Translator<'_> {
    /// Lays a translation over the merged layers below it. `beside` is the unsuffixed file of
    /// the same folder, in whose lists a fork's translation counts its clauses.
    pub(crate) fn translate(
        &mut self,
        mut merged: Tree,
        translation: &Tree,
        beside: Option<&Tree>,
    ) -> Tree {
        let mut rest = translation.clone();
        if self.kind == Kind::Boundary
            && let Some(beside) = beside
            && let Data::Map(pairs) = &mut rest.data
        {
            for list in CLAUSE_LISTS {
                if let (Some(position), Some(own)) =
                    (pairs.iter().position(|pair| &*pair.key == list), beside.get(list))
                {
                    let pair = pairs.remove(position);
                    self.clauses(&mut merged, &pair, own);
                }
            }
        }
        self.over(merged, &rest, "")
    }

    /// The clauses of a fork's translation, each over the merged clause that it is.
    fn clauses(&mut self, merged: &mut Tree, translation: &Pair, own: &Tree) {
        let entries = translation.value.items();
        if !self.same_length(own, &translation.value, &translation.key) {
            return;
        }
        let Data::Map(pairs) = &mut merged.data else { return };
        let clauses = pairs.iter_mut().find(|pair| pair.key == translation.key);
        let Some(Pair { value: Tree { data: Data::List(clauses), .. }, .. }) = clauses else {
            return;
        };
        for (entry, own) in entries.iter().zip(own.items()) {
            let id = clause_id(own);
            let is_it = |clause: &Tree| {
                clause.origin == own.origin || (id.is_some() && clause_id(clause) == id)
            };
            if let Some(clause) = clauses.iter_mut().find(|clause| is_it(clause)) {
                let original = clause.clone();
                *clause = self.over(original, entry, "");
            }
        }
    }

    fn over(&mut self, original: Tree, words: &Tree, key: &str) -> Tree {
        match (&original.data, &words.data) {
            (Data::Map(_), Data::Map(_)) if key == "unit" && self.lacks_a_form(words) => original,
            (Data::Map(_), Data::Map(pairs)) => self.over_keys(original, pairs, key),
            (Data::List(_), Data::List(_)) => self.over_list(original, words, key),
            // What the original leaves empty was reported when it was read.
            (Data::Null, _) => original,
            // An entry that needs no translation.
            (_, Data::Map(pairs)) if pairs.is_empty() => original,
            // A language has the forms of a word that it has, and none of another's.
            (Data::Map(_), Data::Scalar(_)) if self.is_word(&original, key) => words.clone(),
            (Data::Scalar(_), Data::Map(_)) if self.is_word(words, key) => words.clone(),
            // A fact's question in the short way over the long one.
            (Data::Map(_), Data::Scalar(_)) if self.is_fact(&original) => {
                let pair = Pair { key: "ask".into(), origin: words.origin, value: words.clone() };
                self.over_keys(original, &[pair], key)
            }
            (Data::Scalar(_), Data::Map(_)) if self.is_fact(words) => {
                words.get("ask").cloned().unwrap_or(original)
            }
            // The words of options that the original lists by their ids.
            (Data::List(ids), Data::Map(pairs)) if key == "options" => {
                self.options(&original, ids, pairs)
            }
            (Data::Scalar(_), Data::Scalar(_)) => words.clone(),
            _ => {
                let (is, due) = (words.description(), original.description());
                let message = format!("here is {is}, and the original has {due}");
                self.shape(words, message, "write the same shape as the original");
                original
            }
        }
    }

    fn over_keys(&mut self, original: Tree, words: &[Pair], parent: &str) -> Tree {
        let Tree { origin, data: Data::Map(mut pairs) } = original else { return original };
        // A file may have very many keys.
        let mut positions: HashMap<EcoString, usize> = HashMap::new();
        for (position, pair) in pairs.iter().enumerate() {
            positions.insert(pair.key.clone(), position);
        }
        for pair in words {
            match (positions.get(&pair.key), &pair.value.data) {
                // An empty key has been told of when the file was read.
                (Some(_), Data::Null) => {}
                (Some(position), _) => self.over_pair(&mut pairs[*position], pair),
                // Lists of rules have been told of when the file was read.
                (None, Data::List(_)) if !WORD_LISTS.contains(&&*pair.key) => {}
                (None, Data::List(_)) => {
                    let message = format!("the original has no `{}`", pair.key);
                    self.shape(&pair.value, message, "take it out, or give the original one too");
                }
                (None, _) => {
                    if let Some(code) = named_by_author(parent) {
                        self.unknown(code, pair, &pairs);
                    } else {
                        positions.insert(pair.key.clone(), pairs.len());
                        pairs.push(pair.clone());
                    }
                }
            }
        }
        Tree { origin, data: Data::Map(pairs) }
    }

    fn over_pair(&mut self, below: &mut Pair, pair: &Pair) {
        let value = self.over(below.value.clone(), &pair.value, &pair.key);
        if value.origin != below.value.origin {
            below.origin = pair.origin;
        }
        below.value = value;
    }

    fn over_list(&mut self, original: Tree, words: &Tree, key: &str) -> Tree {
        if !self.same_length(&original, words, key) {
            return original;
        }
        let Tree { origin, data: Data::List(items) } = original else { return original };
        let items = items
            .into_iter()
            .zip(words.items())
            .map(|(item, words)| self.over(item, words, ""))
            .collect();
        Tree { origin, data: Data::List(items) }
    }

    fn options(&mut self, original: &Tree, ids: &[Tree], pairs: &[Pair]) -> Tree {
        let known: Vec<Pair> = ids
            .iter()
            .filter_map(|id| {
                let key = &id.scalar()?.text;
                let value = pairs.iter().find(|pair| pair.key == *key).map(|pair| &pair.value);
                let value = value.unwrap_or(id).clone();
                Some(Pair { key: key.clone(), origin: id.origin, value })
            })
            .collect();
        for pair in pairs {
            if !known.iter().any(|option| option.key == pair.key) {
                self.unknown(Code::UnknownOption, pair, &known);
            }
        }
        Tree { origin: original.origin, data: Data::Map(known) }
    }

    fn same_length(&mut self, original: &Tree, words: &Tree, key: &str) -> bool {
        let (due, found) = (original.items().len(), words.items().len());
        // An empty list is told of when the file is read.
        if due == found || found == 0 {
            return due == found;
        }
        let message = format!("`{key}` has {found} entries here, and {due} in the original");
        let help = "give every entry of the original one here; `{}` keeps its words";
        self.shape(words, message, help);
        false
    }

    /// Whether a mapping has the forms of a word.
    fn is_word(&self, forms: &Tree, key: &str) -> bool {
        let has_form = ["one", "many"].iter().any(|form| forms.get(form).is_some());
        has_form && (key == "unit" || self.kind == Kind::Playbook)
    }

    fn is_fact(&self, keys: &Tree) -> bool {
        self.kind == Kind::Boundary && (keys.get("ask").is_some() || keys.get("type").is_some())
    }

    /// Tells of a unit that has one of its two forms in this language.
    fn lacks_a_form(&mut self, forms: &Tree) -> bool {
        let missing = match (forms.get("one"), forms.get("many")) {
            (Some(_), None) => "many",
            (None, Some(_)) => "one",
            _ => return false,
        };
        let message = format!("this unit has no `{missing}`");
        self.shape(forms, message, "write both forms, or one word alone for every number");
        true
    }

    fn unknown(&mut self, code: Code, pair: &Pair, known: &[Pair]) {
        let at = self.spans.files.key(pair.origin);
        let message = format!("the original has no `{}`", pair.key);
        let help = did_you_mean(&pair.key, known.iter().map(|pair| &*pair.key));
        self.problems.push(Diagnostic::new(code, at, message).maybe_help(help));
    }

    fn shape(&mut self, words: &Tree, message: String, help: &str) {
        let at = self.spans.tree(words);
        self.problems.push(Diagnostic::new(Code::TranslationShape, at, message).help(help));
    }
}

/// What it is called when a mapping has no such key, where the keys are the author's own.
fn named_by_author(parent: &str) -> Option<Code> {
    match parent {
        "facts" => Some(Code::UnknownFact),
        "options" => Some(Code::UnknownOption),
        "questions" => Some(Code::UnknownQuestion),
        _ => None,
    }
}
