//! Answers put in the place of placeholders.

use std::collections::{BTreeSet, HashSet};

use crate::diagnostic::{Code, Diagnostic, Span, did_you_mean};
use crate::source::{Data, Origin, Pair, Scalar, Tree};

use super::answers::Answers;
use super::grammar::{Piece, pieces};
use super::spans::{PartSource, Spans, Substitution};

/// The filled-in texts of an organisation have at most so many bytes together: a few short files
/// could ask for more than any disk holds.
const MOST: usize = 16 << 20;

/// What is collected while placeholders are filled in.
#[derive(Debug, Default)]
pub(crate) struct Filled {
    /// How many bytes the texts have so far.
    length: usize,
    pub(crate) substitutions: Vec<Substitution>,
    pub(crate) used: BTreeSet<String>,
    pub(crate) problems: Vec<Diagnostic>,
}

impl Answers {
    /// A text with its placeholders filled in, where nobody asks for places.
    pub(crate) fn plain(&self, text: &str) -> String {
        let tell = |piece| match piece {
            Piece::Words(range) => &text[range],
            Piece::Literal(_) => "$(",
            Piece::Placeholder(all, name) => {
                self.texts.get(&text[name]).map_or(&text[all], |(answer, _)| answer)
            }
        };
        pieces(text).into_iter().map(tell).collect()
    }

    /// A tree with its placeholders filled in.
    pub(crate) fn fill(&self, tree: &Tree, spans: &Spans<'_>, filled: &mut Filled) -> Tree {
        let data = match &tree.data {
            Data::Null => Data::Null,
            Data::Scalar(scalar) => Data::Scalar(self.scalar(scalar, tree.origin, spans, filled)),
            Data::List(items) => {
                Data::List(items.iter().map(|item| self.fill(item, spans, filled)).collect())
            }
            Data::Map(pairs) => {
                let fill = |pair: &Pair| Pair {
                    key: pair.key.clone(),
                    origin: pair.origin,
                    value: self.fill(&pair.value, spans, filled),
                };
                Data::Map(pairs.iter().map(fill).collect())
            }
        };
        Tree { origin: tree.origin, data }
    }

    /// The same for a playbook, whose answers and defaults hold no placeholders.
    pub(crate) fn fill_playbook(
        &self,
        tree: &Tree,
        spans: &Spans<'_>,
        filled: &mut Filled,
    ) -> Tree {
        let Data::Map(pairs) = &tree.data else { return tree.clone() };
        let fill = |pair: &Pair| {
            let value = match &*pair.key {
                "answers" => pair.value.clone(),
                "questions" => self.fill_questions(&pair.value, spans, filled),
                _ => self.fill(&pair.value, spans, filled),
            };
            Pair { key: pair.key.clone(), origin: pair.origin, value }
        };
        Tree { origin: tree.origin, data: Data::Map(pairs.iter().map(fill).collect()) }
    }

    fn fill_questions(&self, tree: &Tree, spans: &Spans<'_>, filled: &mut Filled) -> Tree {
        let mut questions = tree.clone();
        let Data::Map(pairs) = &mut questions.data else { return questions };
        for question in pairs {
            let Data::Map(keys) = &mut question.value.data else { continue };
            for pair in keys.iter_mut().filter(|pair| &*pair.key != "default") {
                pair.value = self.fill(&pair.value, spans, filled);
            }
        }
        questions
    }

    fn scalar(
        &self,
        scalar: &Scalar,
        origin: Origin,
        spans: &Spans<'_>,
        filled: &mut Filled,
    ) -> Scalar {
        if !scalar.text.contains("$(") || filled.length > MOST {
            return scalar.clone();
        }
        let mut text = String::new();
        let mut substitution = Substitution::default();
        let mut unknown: HashSet<&str> = HashSet::new();
        for piece in pieces(&scalar.text) {
            let start = text.len();
            let source = match piece {
                Piece::Words(range) => {
                    text.push_str(&scalar.text[range]);
                    PartSource::Own
                }
                Piece::Literal(_) => {
                    text.push_str("$(");
                    PartSource::Escape
                }
                Piece::Placeholder(all, name) => {
                    let name = &scalar.text[name];
                    if let Some((answer, source)) = self.texts.get(name) {
                        filled.used.insert(name.to_owned());
                        text.push_str(answer);
                        filled.length += answer.len();
                        if filled.length > MOST {
                            let at = spans.files.excerpt(origin, &scalar.text[all], 0);
                            filled.problems.push(too_long(at));
                            return scalar.clone();
                        }
                        *source
                    } else {
                        let whole = &scalar.text[all];
                        // Once a text: the other places are found by the same search.
                        if unknown.insert(name) {
                            let at = spans.files.excerpt(origin, whole, 0);
                            filled.problems.push(self.unknown(at, name));
                        }
                        text.push_str(whole);
                        PartSource::StandIn
                    }
                }
            };
            substitution.parts.push((start..text.len(), source));
        }
        filled.substitutions.push(substitution);
        let index = u32::try_from(filled.substitutions.len() - 1).ok();
        Scalar { text: text.into(), plain: scalar.plain, substitution: index }
    }

    fn unknown(&self, at: Span, name: &str) -> Diagnostic {
        let message = format!("no question is called `{name}`");
        let help = did_you_mean(name, self.texts.keys().map(String::as_str))
            .unwrap_or_else(|| "to write `$(` itself, double the dollar: `$$(`".to_owned());
        Diagnostic::new(Code::UnknownQuestion, at, message).help(help)
    }
}

fn too_long(at: Span) -> Diagnostic {
    let message = "with all answers filled in, the texts are longer than 16 MB";
    Diagnostic::new(Code::BadAnswer, at, message)
        .help("shorten the answer, or use it in fewer places")
}
