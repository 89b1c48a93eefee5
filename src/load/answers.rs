//! Questions and answers: what `$(...)` stands for. Where it stands, [`super::filling`] puts it.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::{Code, Diagnostic, Span, did_you_mean, nearest};
use crate::model::Currency;

use super::chain::Chain;
use super::grammar::{Flaw, amount, is_inner_id, number, yes_no};
use super::raw::{RawPlaybook, RawQuestion, RawQuestionType};
use super::read::{Prose, Written};
use super::spans::{PartSource, Spans};

/// The placeholder for the organisation's name.
const NAME: &str = "name";

/// What each placeholder stands for, in one reading of the playbook.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Answers {
    pub(super) texts: BTreeMap<String, (String, PartSource)>,
}

/// What it takes to read answers.
pub(crate) struct Interview<'a> {
    pub(crate) chain: &'a Chain,
    pub(crate) spans: Spans<'a>,
    /// Where to say that an answer of a template's question is missing.
    pub(crate) missing_at: Span,
    pub(crate) problems: RefCell<Vec<Diagnostic>>,
    /// The answers that are missing.
    pub(crate) unanswered: RefCell<Vec<Diagnostic>>,
    /// Their questions.
    pub(crate) open: RefCell<BTreeSet<String>>,
    /// What stands for the answers that are missing.
    pub(crate) lent: Option<&'a BTreeMap<String, String>>,
}

impl Interview<'_> {
    /// Reads the answers of a playbook, its layers merged; a question without one gets a
    /// stand-in, so that nothing else seems wrong because of it. `rules` is the reading without
    /// translations: only a text may be answered otherwise in another language.
    pub(crate) fn answers(&self, playbook: &RawPlaybook, rules: Option<&RawPlaybook>) -> Answers {
        let mut answers = Answers::default();
        let questions = playbook.questions.get().map_or(&[][..], |questions| &questions.0);
        for (id, question) in questions {
            if rules.is_none() {
                self.check_id(id);
            }
            let Some(question) = question.get() else { continue };
            let answer = self.answer(id, question, playbook, rules);
            answers.texts.insert(id.text.clone(), answer);
        }
        if let Some(Prose(name)) = playbook.name.get() {
            let source = PartSource::Answer(name.at.origin);
            let name = answers.plain(&name.text);
            answers.texts.insert(NAME.to_owned(), (name, source));
        }
        self.strangers(playbook);
        answers
    }

    /// What a question's placeholder stands for.
    fn answer(
        &self,
        id: &Written,
        question: &RawQuestion,
        playbook: &RawPlaybook,
        rules: Option<&RawPlaybook>,
    ) -> (String, PartSource) {
        let is_text = question.kind.0.unwrap_or_default() == RawQuestionType::Text;
        let given = given(playbook, id);
        let given = match rules {
            Some(rules) if !is_text => {
                self.only_texts_translate(given, self::given(rules, id));
                self::given(rules, id)
            }
            _ => given,
        };
        // A wrong default is wrong even where an answer takes its place.
        if let Some(default) = question.default.get() {
            let _ = self.read(question, default, rules.is_none());
        }
        let answer = given.or(question.default.get());
        if answer.is_none() {
            self.open.borrow_mut().insert(id.text.clone());
            if let Some(lent) = self.lent.and_then(|lent| lent.get(&id.text)) {
                return (lent.clone(), PartSource::Own);
            }
        }
        if answer.is_none() && rules.is_none() && !Self::was_meant(playbook, id) {
            self.missing(id, question);
        }
        let text = answer.and_then(|answer| {
            let source = PartSource::Answer(answer.0.at.origin);
            self.read(question, answer, rules.is_none()).map(|text| (text, source))
        });
        text.unwrap_or_else(|| (self.stand_in(question), PartSource::StandIn))
    }

    fn only_texts_translate(&self, translated: Option<&Prose>, original: Option<&Prose>) {
        let origin = |answer: Option<&Prose>| answer.map(|Prose(answer)| answer.at.origin);
        if let Some(Prose(answer)) = translated.filter(|_| origin(translated) != origin(original)) {
            let at = self.spans.files.key(answer.at.origin);
            let message = "a translation changes words, and this answer is a rule";
            let help = "answer it in the original: only a text can be answered in each language";
            self.tell(Diagnostic::new(Code::TranslationChangesRule, at, message).help(help));
        }
    }

    /// Whether an answer to a question is there under a misspelt name, or in a wrong shape: then
    /// that has been told.
    fn was_meant(playbook: &RawPlaybook, id: &Written) -> bool {
        let given = playbook.answers.get().map_or(&[][..], |answers| &answers.0);
        let questions = playbook.questions.get();
        let is_stranger =
            |name: &&str| questions.is_none_or(|questions| questions.get(name).is_none());
        let names = || given.iter().map(|(name, _)| name.text.as_str());
        names().any(|name| name == id.text)
            || nearest(&id.text, names().filter(is_stranger)).is_some()
    }

    fn check_id(&self, id: &Written) {
        if id.text == NAME || !is_inner_id(&id.text) {
            let message = format!("`{}` cannot be the name of a question", id.text);
            let help = if id.text == NAME {
                "`$(name)` is the organisation's name already"
            } else {
                "use letters, digits, `-` and `_`"
            };
            let at = self.spans.written(id.at);
            self.tell(Diagnostic::new(Code::BadId, at, message).help(help));
        }
    }

    /// The text that an answer stands for; a bare amount gets the currency of the playbook.yaml
    /// that it stands in.
    fn read(&self, question: &RawQuestion, Prose(answer): &Prose, tell: bool) -> Option<String> {
        let currency = self.chain.currency_of(answer.at.origin.file);
        understood(question, &answer.text, currency)
            .map_err(|flaw| {
                if !tell {
                    return;
                }
                let at = self.spans.written(answer.at);
                let problem =
                    Diagnostic::new(Code::BadAnswer, at, flaw.message).maybe_help(flaw.help);
                let problem = match question.ask.get() {
                    Some(Prose(ask)) => {
                        problem.related(self.spans.written(ask.at), "this is the question")
                    }
                    None => problem,
                };
                self.tell(problem);
            })
            .ok()
    }

    fn missing(&self, id: &Written, question: &RawQuestion) {
        let asked = question.ask.get().map(|Prose(ask)| ask.text.as_str()).unwrap_or_default();
        let message = format!("the question `{}` has no answer: {asked}", id.text);
        let help = format!("answer it in playbook.yaml: `answers: {{{}: ...}}`", id.text);
        let question_at = self.spans.written(id.at);
        let is_own = self.chain.level_of(id.at.origin.file) == self.chain.own_number();
        let problem = if is_own {
            Diagnostic::new(Code::MissingAnswer, question_at, message)
        } else {
            Diagnostic::new(Code::MissingAnswer, self.missing_at.clone(), message)
                .related(question_at, "the template asks here")
        };
        self.unanswered.borrow_mut().push(problem.help(help));
    }

    fn stand_in(&self, question: &RawQuestion) -> String {
        match question.kind.0.unwrap_or_default() {
            RawQuestionType::Text => "…".to_owned(),
            RawQuestionType::Money => {
                let currency = self.chain.own().currency;
                format!("1 {}", currency.map_or("EUR", crate::model::Currency::code))
            }
            RawQuestionType::Number => "1".to_owned(),
            RawQuestionType::Percent => "1 %".to_owned(),
            RawQuestionType::YesNo => "yes".to_owned(),
            RawQuestionType::Choice => options(question).first().copied().unwrap_or("…").to_owned(),
        }
    }

    /// Answers to questions that nobody asks.
    fn strangers(&self, playbook: &RawPlaybook) {
        let questions = playbook.questions.get().map_or(&[][..], |questions| &questions.0);
        let given = playbook.answers.get().map_or(&[][..], |answers| &answers.0);
        for (id, _) in given {
            if !questions.iter().any(|(question, _)| question.text == id.text) {
                let names = questions.iter().map(|(question, _)| question.text.as_str());
                let flaw = stranger(&id.text, names);
                let at = self.spans.written(id.at);
                self.tell(Diagnostic::new(flaw.code, at, flaw.message).maybe_help(flaw.help));
            }
        }
    }

    fn tell(&self, problem: Diagnostic) {
        self.problems.borrow_mut().push(problem);
    }
}

/// What an answer stands for, written as the format writes it; a bare amount is in `currency`.
pub(crate) fn understood(
    question: &RawQuestion,
    text: &str,
    currency: Option<Currency>,
) -> Result<String, Flaw> {
    parse(question, text, currency).map_err(|flaw| {
        let message = format!("this cannot be the answer: {}", flaw.message);
        Flaw::new(Code::BadAnswer, message).maybe_help(flaw.help)
    })
}

fn parse(question: &RawQuestion, text: &str, currency: Option<Currency>) -> Result<String, Flaw> {
    let flaw = |message: String, help: &str| {
        Err(Flaw::new(Code::BadAnswer, message).help(help.to_owned()))
    };
    if text.contains("$(") {
        return flaw("an answer holds no placeholder".into(), "write out what it stands for");
    }
    match question.kind.0.unwrap_or_default() {
        RawQuestionType::Text => Ok(text.to_owned()),
        RawQuestionType::Money => amount(text, currency).map(|amount| amount.to_string()),
        RawQuestionType::Number => number(text).map(|number| number.to_string()),
        RawQuestionType::Percent => {
            let digits = text.strip_suffix('%').map_or(text, str::trim_end);
            number(digits).map(|_| text.to_owned())
        }
        RawQuestionType::YesNo => match yes_no(text) {
            Some(yes) => Ok(if yes { "yes" } else { "no" }.to_owned()),
            None => flaw(format!("`{text}` is neither yes nor no"), "write `yes` or `no`"),
        },
        RawQuestionType::Choice => choice(options(question), text),
    }
}

fn choice(options: Vec<&str>, text: &str) -> Result<String, Flaw> {
    if options.is_empty() {
        let message = "this question has no `options` to choose from";
        let help = "list them: `options: [small, large]`";
        return Err(Flaw::new(Code::BadAnswer, message).help(help));
    }
    if options.contains(&text) {
        return Ok(text.to_owned());
    }
    let help = did_you_mean(text, options);
    Err(Flaw::new(Code::BadAnswer, format!("`{text}` is not among the options")).maybe_help(help))
}

/// What to say of an answer to a question that nobody asks.
pub(crate) fn stranger<'a>(id: &str, questions: impl Iterator<Item = &'a str>) -> Flaw {
    Flaw::new(Code::UnknownQuestion, format!("no question is called `{id}`"))
        .maybe_help(did_you_mean(id, questions))
}

fn given<'r>(playbook: &'r RawPlaybook, id: &Written) -> Option<&'r Prose> {
    playbook.answers.get()?.get(&id.text)
}

pub(crate) fn options(question: &RawQuestion) -> Vec<&str> {
    let options = question.options.get().map_or(&[][..], Vec::as_slice);
    options.iter().filter_map(|option| Some(option.get()?.text.as_str())).collect()
}

impl Answers {
    /// What was answered to each question, besides those for which something stands in.
    pub(crate) fn known(&self) -> BTreeMap<String, String> {
        let is_known = |(name, (_, source)): &(&String, &(String, PartSource))| {
            *name != NAME && *source != PartSource::StandIn
        };
        let known = self.texts.iter().filter(is_known);
        known.map(|(question, (answer, _))| (question.clone(), answer.clone())).collect()
    }
}
