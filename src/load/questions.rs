//! What a template asks whoever forks it, and whether an answer will do.
//!
//! An answer is held against its question by the code that reads `answers` in a playbook.yaml,
//! so that nothing is accepted here that `check` refuses later, and both say it in one way.

use std::cell::RefCell;

use crate::diagnostic::Diagnostic;
use crate::model::{Currency, Kind, Language, Question, QuestionKind};
use crate::source::{Data, FileId, Files, Origin, Plain, Scalar, Tree, Workspace};

use super::answers::{options, stranger, understood};
use super::catalogue::{Catalogue, Name};
use super::chain::Chain;
use super::given::Misunderstood;
use super::grammar::{Flaw, Piece, pieces};
use super::raw::{RawPlaybook, RawQuestion, RawQuestionType};
use super::read::{Field, Mode, Prose, Written, read};
use super::spans::Spans;
use super::thing::Merger;

/// The questions that a fork of an organisation can answer.
pub struct Questions {
    /// All of them, in the order in which they are asked.
    pub all: Vec<Question>,
    /// The languages of the organisation, the first of which it is written in.
    pub languages: Vec<Language>,
    raw: RawPlaybook,
    currency: Option<Currency>,
}

/// The questions of an organisation and of all that it lies over, in the language that it is
/// written in. `None` when the workspace has none of that name.
pub fn questions(workspace: &Workspace, organisation: &str) -> Option<Questions> {
    questions_in(workspace, organisation, None)
}

/// The same in another of its languages, as far as they are translated.
pub fn questions_in(
    workspace: &Workspace,
    organisation: &str,
    language: Option<&Language>,
) -> Option<Questions> {
    // What is wrong with it is told by whoever loads it.
    let mut told = Vec::new();
    let chain = Chain::of(workspace, organisation, &mut told)?;
    let catalogue = Catalogue::of(workspace, &chain, &mut told);
    let languages = &chain.own().languages;
    let merger = Merger { files: &workspace.files, languages };
    let levels = catalogue.things.get(&(Kind::Playbook, String::new()))?;
    let playbook = merger.merge(Kind::Playbook, levels, &mut told)?;
    let raw: RawPlaybook = read_again(playbook.rules.tree(), &workspace.files, &RefCell::default());
    let position = languages.iter().position(|own| Some(own) == language);
    let words = position.and_then(|position| playbook.words.get(position)?.as_ref());
    let words: RawPlaybook = words.map_or_else(
        || raw.clone(),
        |words| read_again(words, &workspace.files, &RefCell::default()),
    );
    let uses = Uses { workspace, catalogue: &catalogue };
    let asked = raw.questions.get().map_or(&[][..], |asked| &asked.0);
    let all = asked
        .iter()
        .filter_map(|(id, question)| {
            let settled = raw.answers.get().and_then(|answers| answers.get(&id.text));
            let ask = words.questions.get()?.get(&id.text)?.ask.get();
            let ask = ask.map_or(&*id.text, |Prose(ask)| &ask.text).trim().to_owned();
            let used_in = uses.of(&id.text);
            Some(Question { ask, used_in, ..told_plainly(id, question.get()?, settled) })
        })
        .collect();
    Some(Questions { all, languages: languages.clone(), raw, currency: chain.own().currency })
}

impl Questions {
    /// Holds an answer against its question.
    ///
    /// # Errors
    /// When nobody asks that, or the question takes no such answer.
    pub fn hold(&self, id: &str, answer: &str) -> Result<(), Misunderstood> {
        let misunderstood = |flaw: Flaw| Misunderstood { message: flaw.message, help: flaw.help };
        let Some(question) = self.raw.questions.get().and_then(|asked| asked.get(id)) else {
            let names = self.all.iter().map(|question| &*question.id);
            return Err(misunderstood(stranger(id, names)));
        };
        readable(answer)?;
        understood(question, answer, self.currency).map(drop).map_err(misunderstood)
    }
}

/// What holds for every text of a playbook: it is not empty, and every letter can be seen.
fn readable(answer: &str) -> Result<(), Misunderstood> {
    let problems = RefCell::default();
    let scalar = Scalar { text: answer.into(), plain: Plain::Text, substitution: None };
    let origin = Origin { file: FileId(u32::MAX), node: 0 };
    let tree = Tree { origin, data: Data::Scalar(scalar) };
    let _: Field<Prose> = read_again(&tree, &Files::default(), &problems);
    match problems.into_inner().pop() {
        // To take a key out is no advice where there is none yet.
        Some(problem) => {
            let help = problem.help.filter(|_| !answer.trim().is_empty());
            Err(Misunderstood { message: problem.message, help })
        }
        None => Ok(()),
    }
}

fn read_again<T: serde::de::DeserializeOwned + Default>(
    tree: &Tree,
    files: &Files,
    problems: &RefCell<Vec<Diagnostic>>,
) -> T {
    read(tree, Mode::Original, &Spans { files, substitutions: &[] }, problems)
}

/// A question without its words, and without where it is used.
fn told_plainly(id: &Written, question: &RawQuestion, settled: Option<&Prose>) -> Question {
    let text = |Prose(written): &Prose| written.text.trim().to_owned();
    Question {
        id: id.text.clone(),
        kind: match question.kind.0.unwrap_or_default() {
            RawQuestionType::Text => QuestionKind::Text,
            RawQuestionType::Money => QuestionKind::Money,
            RawQuestionType::Number => QuestionKind::Number,
            RawQuestionType::Percent => QuestionKind::Percent,
            RawQuestionType::YesNo => QuestionKind::YesNo,
            RawQuestionType::Choice => QuestionKind::Choice,
        },
        ask: String::new(),
        options: options(question).into_iter().map(str::to_owned).collect(),
        default: question.default.get().map(text),
        settled: settled.map(text),
        used_in: Vec::new(),
    }
}

/// Finds out where an answer is used.
struct Uses<'a> {
    workspace: &'a Workspace,
    catalogue: &'a Catalogue,
}

impl Uses<'_> {
    fn of(&self, question: &str) -> Vec<String> {
        let uses = |(_, levels): &(&Name, &Vec<super::catalogue::LevelFiles>)| {
            let files = levels.iter().flat_map(|level| {
                level.original.iter().chain(level.translations.iter().map(|(_, file)| file))
            });
            files.into_iter().any(|file| holds(self.workspace.files.get(*file).root(), question))
        };
        let name = |((kind, id), _): (&Name, _)| match kind {
            Kind::Playbook | Kind::Scan => kind.folder().to_owned(),
            kind => format!("{}/{id}", kind.folder()),
        };
        self.catalogue.things.iter().filter(uses).map(name).collect()
    }
}

/// Whether `$(question)` stands somewhere in a tree.
fn holds(tree: &Tree, question: &str) -> bool {
    match &tree.data {
        Data::Null => false,
        Data::Scalar(scalar) => {
            let text = &*scalar.text;
            let is_it = |piece: Piece| matches!(piece, Piece::Placeholder(_, name) if &text[name.clone()] == question);
            text.contains("$(") && pieces(text).into_iter().any(is_it)
        }
        Data::List(items) => items.iter().any(|item| holds(item, question)),
        Data::Map(pairs) => pairs.iter().any(|pair| holds(&pair.value, question)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked() -> Questions {
        let playbook = "name: Base\ncurrency: EUR\nquestions:\n  room: {type: money, ask: How much?, default: 50}\n  phone: {ask: Which number?}\n  form: {type: choice, ask: Which?, options: [u, je]}\nanswers: {form: je}\n";
        let value = "title: Listen\nsummary: At most $(room), never $$(phone)\n";
        let workspace =
            Workspace::of_texts("base", &[("playbook", playbook), ("values/listen", value)]);
        questions(&workspace, "base").expect("it is there")
    }

    #[test]
    fn questions_know_their_defaults_and_where_they_are_used() {
        let all = asked().all;
        assert_eq!(all[0].default.as_deref(), Some("50"));
        assert_eq!(all[0].used_in, ["values/listen"]);
        assert_eq!((&all[1].default, all[1].used_in.len()), (&None, 0));
        assert_eq!(all[2].settled.as_deref(), Some("je"));
        assert_eq!(all[2].options, ["u", "je"]);
    }

    #[test]
    fn answers_are_held_against_their_questions() {
        let questions = asked();
        for (id, answer) in [("room", "60"), ("room", "60 USD"), ("phone", "0\n1"), ("form", "u")] {
            assert_eq!(questions.hold(id, answer), Ok(()), "{id} {answer}");
        }
        for (id, answer, told) in [
            ("rom", "60", "no question is called `rom`"),
            ("room", "2.000", "two ways"),
            ("room", "", "empty"),
            ("phone", "a\u{7}", "control character"),
            ("phone", "$(room)", "placeholder"),
            ("form", "jij", "not among the options"),
        ] {
            let refused = questions.hold(id, answer).expect_err(answer);
            assert!(refused.message.contains(told), "{}", refused.message);
        }
    }
}
