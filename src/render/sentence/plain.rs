//! Sentences where there are no pages: on a terminal, in Markdown, in a spreadsheet.

use std::sync::Arc;

use fluent_bundle::FluentResource;

use super::Teller;
use crate::decide::{MayIf, Reason, Region, Ruling, Space};
use crate::model::{
    AMOUNT, Boundary, Clause, FactId, Language, LanguageIndex, Playbook, RoleId, Text,
};
use crate::render::book::Book;
use crate::render::language::{Arg, Lexicon};
use crate::render::theme::built_in_locales;

/// Tells the rules of a playbook in one language, in the words of the built-in theme.
pub(crate) struct Sentences<'a> {
    book: Book<'a>,
    lexicon: Lexicon,
    language: LanguageIndex,
}

impl<'a> Sentences<'a> {
    /// The sentences of a playbook in a language. Where the playbook is not written in it, its own
    /// words are those of its first language. `own` are Fluent texts by language tag: their
    /// messages can be said as well.
    pub(crate) fn new(playbook: &'a Playbook, language: &Language, own: &[(&str, &str)]) -> Self {
        let mut locales = built_in_locales();
        for (tag, text) in own {
            // What cannot be read of them, a test tells.
            let resource = FluentResource::try_new((*text).to_owned());
            let resource = resource.unwrap_or_else(|(readable, _)| readable);
            locales.entry((*tag).to_owned()).or_default().push(Arc::new(resource));
        }
        let index = playbook.languages.iter().position(|known| known == language);
        let index = LanguageIndex(index.unwrap_or(0));
        let lexicon = Lexicon::new(&locales, language, index, &playbook.words);
        Self { book: Book::new(playbook), lexicon, language: index }
    }

    fn teller(&self) -> Teller<'_> {
        let Self { book, lexicon, language } = self;
        Teller { book, lexicon, language: *language, role_page: None }
    }

    /// A message without anything to fill in.
    pub(crate) fn word(&self, key: &str) -> String {
        self.say(key, &[])
    }

    /// A message, filled in.
    pub(crate) fn say(&self, key: &str, args: &[(&'static str, Arg<'_>)]) -> String {
        on_one_line(&self.lexicon.say(key, args))
    }

    /// A message without anything to fill in; `None` where there is none of that name.
    pub(crate) fn try_word(&self, key: &str) -> Option<String> {
        self.lexicon.try_say(key, &[])
    }

    /// Which of the playbook's languages it is.
    pub(crate) fn language(&self) -> LanguageIndex {
        self.language
    }

    /// The author's words, line by line.
    pub(crate) fn text(&self, text: &Text) -> String {
        let lines = text.content(self.language).trim().lines();
        let clean = |line: &str| {
            let is_text = |letter: &char| *letter == '\t' || !letter.is_control();
            line.chars().filter(is_text).collect()
        };
        lines.map(clean).collect::<Vec<String>>().join("\n")
    }

    /// The author's words on one line.
    pub(crate) fn line(&self, text: &Text) -> String {
        on_one_line(text.content(self.language))
    }

    /// What a role is called.
    pub(crate) fn role(&self, id: &RoleId) -> String {
        on_one_line(&self.teller().role_name(id))
    }

    /// What several roles are called: `Press and Lead`.
    pub(crate) fn roles(&self, ids: &[RoleId]) -> String {
        on_one_line(&self.teller().all_names(ids))
    }

    /// Several things in one breath: `a, b and c`.
    pub(crate) fn all_of(&self, parts: &[String]) -> String {
        self.lexicon.all_of(parts)
    }

    /// A clause as a sentence: whom it is for, and what it says.
    pub(crate) fn clause(&self, boundary: &Boundary, clause: &Clause) -> String {
        on_one_line(&self.teller().tell(boundary, clause).whole.plain())
    }

    /// Why a verdict is what it is where no clause decided.
    pub(crate) fn silence(&self, ruling: &Ruling) -> String {
        let proof = self.teller().proof(ruling, Some(&Reason::Otherwise), |_| String::new());
        on_one_line(&proof.first().map(super::Phrase::plain).unwrap_or_default())
    }

    /// Where a region is: `up to €250 per guest, if “Was it our fault?” is yes`; empty where it is
    /// everywhere.
    pub(crate) fn region(&self, boundary: &Boundary, space: &Space, region: &Region) -> String {
        on_one_line(&self.teller().region(boundary, space, region).plain())
    }

    /// What would make it a may, one way.
    pub(crate) fn may_if(&self, boundary: &Boundary, space: &Space, room: &MayIf) -> String {
        on_one_line(&self.teller().may_if(boundary, space, room).plain())
    }

    /// What is asked for a fact; `None` where nobody wrote a question.
    pub(crate) fn question(&self, boundary: &Boundary, id: &FactId) -> Option<String> {
        let ask = self.teller().fact_of(boundary, id).and_then(|fact| fact.ask.as_ref());
        match ask {
            Some(ask) => Some(self.line(ask)),
            None => (id.as_str() == AMOUNT).then(|| self.word("helper_amount")),
        }
    }
}

/// Words on one line, with plain spaces, and nothing that a terminal would obey.
fn on_one_line(text: &str) -> String {
    let words: String =
        text.chars().filter(|letter| letter.is_whitespace() || !letter.is_control()).collect();
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}
