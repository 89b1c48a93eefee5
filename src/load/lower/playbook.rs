//! `playbook.yaml`

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::{Code, did_you_mean};
use crate::load::grammar::{Flaw, is_period, yes_no};
use crate::load::language::language;
use crate::load::raw::{RawFeedback, RawPlaybook, RawWord};
use crate::load::read::{Entries, Field, Prose, Written};
use crate::model::{
    Asset, Currency, Evidence, Feedback, OrganisationId, Period, Playbook, ThemeChoice, Word,
    WordForms, Words,
};
use crate::source::Tree;

use super::{Context, Raws};

/// Periods and nouns that the default theme has words for in its own languages.
const COMMON_PERIODS: [&str; 11] = [
    "customer", "guest", "order", "booking", "visit", "stay", "employee", "day", "week", "month",
    "year",
];

/// The words that are no periods.
const HOUSE_WORDS: [(&str, Word); 4] = [
    ("customer", Word::Customer),
    ("employee", Word::Employee),
    ("leader", Word::Leader),
    ("playbook", Word::Playbook),
];

impl Context<'_> {
    /// The playbook without its things, which the caller puts in. `periods` are those that its
    /// limits run over.
    pub(crate) fn lower_playbook(
        &self,
        raws: &Raws<'_, RawPlaybook>,
        periods: &BTreeSet<Period>,
    ) -> Playbook {
        let raw = &raws.rules;
        self.check_languages(raw);
        self.check_currency(raw);
        let name = self.neutral(raws, |raw| raw.name.get()).unwrap_or_else(|| {
            self.missing(raws, raws.tree, "name", "add a line `name: ...`");
            self.no_text()
        });
        Playbook {
            id: OrganisationId::new(&*self.chain.own().folder),
            name,
            tagline: self.text(raws, |raw| raw.tagline.get()),
            vision: self.markdown(raws, |raw| raw.vision.get()),
            template: self.is_template(),
            extends: raw.extends.get().map(|extends| OrganisationId::new(&*extends.text)),
            languages: self.languages.to_vec(),
            currency: self.chain.own().currency,
            otherwise: raw.otherwise.get().and_then(|said| self.otherwise(said)),
            theme: Self::theme(raw.theme.get()),
            words: self.words(raws, periods),
            feedback: raw.feedback.get().map(|raw| self.feedback(raw)).unwrap_or_default(),
            evidence: self.evidence(raws),
            roles: Vec::new(),
            values: Vec::new(),
            boundaries: Vec::new(),
            examples: Vec::new(),
            pages: Vec::new(),
            scan: None,
            assets: Vec::<Asset>::new(),
            stewardship: self.stewardship(raws, RawPlaybook::stewardship),
        }
    }

    /// Whether the organisation's own folder says that it is a template: that is not inherited.
    fn is_template(&self) -> bool {
        let own = self.spans.files.get(self.chain.own().playbook).root();
        own.get("template").and_then(Tree::text).and_then(yes_no) == Some(true)
    }

    fn check_languages(&self, raw: &RawPlaybook) {
        let mut seen = BTreeSet::new();
        let list = raw.languages.get().map_or(&[][..], |list| &list.0);
        for written in list.iter().filter_map(Field::get) {
            match language(&written.text) {
                None => {
                    let message = format!("`{}` is no language", written.text);
                    let tags: Vec<&str> = written.text.split(',').map(str::trim).collect();
                    let help = if tags.len() > 1 && tags.iter().all(|tag| language(tag).is_some()) {
                        format!("write a list: `[{}]`", tags.join(", "))
                    } else {
                        "write the tag of a language: `en`, `nl`, `pt-BR`".to_owned()
                    };
                    let flaw = Flaw::new(Code::UnknownLanguage, message).help(help);
                    self.flaw(written, flaw);
                }
                Some(language) => {
                    if !seen.insert(language) {
                        let message = format!("`{}` is here a second time", written.text);
                        self.flaw(written, Flaw::new(Code::DuplicateId, message));
                    }
                }
            }
        }
    }

    fn check_currency(&self, raw: &RawPlaybook) {
        let Some(written) = raw.currency.get() else { return };
        if Currency::from_code(&written.text).is_none() {
            let message = format!("`{}` is no currency", written.text);
            let codes = ["EUR", "USD", "GBP", "CHF", "SEK", "NOK", "DKK", "PLN", "JPY"];
            let help = did_you_mean(&written.text, codes)
                .filter(|help| help.starts_with("did"))
                .unwrap_or_else(|| "write its three letters: EUR, USD, GBP".to_owned());
            self.flaw(written, Flaw::new(Code::BadAmount, message).help(help));
        }
    }

    fn theme(entries: Option<&Entries<Written>>) -> ThemeChoice {
        let mut settings: BTreeMap<String, String> = entries
            .map_or(&[][..], |entries| &entries.0)
            .iter()
            .filter_map(|(key, value)| Some((key.text.clone(), value.get()?.text.clone())))
            .collect();
        ThemeChoice {
            name: settings.remove("use").unwrap_or_else(|| "default".to_owned()),
            accent: settings.remove("accent"),
            logo: settings.remove("logo"),
            settings,
        }
    }

    fn words(&self, raws: &Raws<'_, RawPlaybook>, periods: &BTreeSet<Period>) -> Words {
        let mut words = BTreeMap::new();
        // A translation may name words that the original leaves to the theme.
        let all = std::iter::once(&raws.rules).chain(raws.words.iter().flatten());
        let entries = all.flat_map(|raw| raw.words.get().map_or(&[][..], |words| &words.0));
        for (name, _) in entries {
            let Some(word) = self.word(name, periods) else { continue };
            let one = self.neutral_word(raws, &name.text, |word| word.form(true));
            let many = self.neutral_word(raws, &name.text, |word| word.form(false));
            let Some(one) = one else { continue };
            words.insert(word, WordForms { one, many });
        }
        Words(words)
    }

    fn neutral_word(
        &self,
        raws: &Raws<'_, RawPlaybook>,
        name: &str,
        form: impl Fn(&RawWord) -> Option<&Prose>,
    ) -> Option<crate::model::Text> {
        self.text_unmarked(raws, |raw| form(raw.words.get()?.get(name)?))
    }

    fn word(&self, name: &Written, periods: &BTreeSet<Period>) -> Option<Word> {
        let period = Period::new(&*name.text);
        if let Some((_, word)) = HOUSE_WORDS.iter().find(|(house, _)| *house == name.text) {
            return Some(word.clone());
        }
        let known = COMMON_PERIODS.contains(&&*name.text) || periods.contains(&period);
        if known && is_period(&name.text) {
            return Some(Word::Period(period));
        }
        let message =
            format!("`{}` is no word of this playbook, and no period of a limit", name.text);
        let house = HOUSE_WORDS.iter().map(|(word, _)| *word);
        let known = house.chain(COMMON_PERIODS).chain(periods.iter().map(Period::as_str));
        let help = did_you_mean(&name.text, known).unwrap_or_else(|| {
            "words name customer, employee, leader, playbook, and the periods of limits".to_owned()
        });
        self.flaw(name, Flaw::new(Code::UnknownPeriod, message).help(help));
        None
    }

    fn feedback(&self, raw: &RawFeedback) -> Feedback {
        Feedback {
            email: raw.email.get().and_then(|written| self.mail_address(written)),
            url: raw.url.get().and_then(|written| self.web_address(written)),
        }
    }

    fn mail_address(&self, written: &Written) -> Option<String> {
        let text = written.text.trim();
        let parts = text.split_once('@');
        let fine = parts.is_some_and(|(name, host)| {
            !name.is_empty() && host.contains('.') && !host.starts_with('.')
        }) && !text.contains(|letter: char| {
            letter.is_whitespace() || letter.is_control() || "<>\"'?&%".contains(letter)
        });
        if fine {
            return Some(text.to_owned());
        }
        let message = format!("`{text}` is no mail address");
        let flaw = Flaw::new(Code::WrongType, message).help("write `name@example.org`");
        self.flaw(written, flaw);
        None
    }

    fn evidence(&self, raws: &Raws<'_, RawPlaybook>) -> Vec<Evidence> {
        let trees = raws.tree.get("evidence").map_or(&[][..], Tree::items);
        let list = raws.rules.evidence.get().map_or(&[][..], Vec::as_slice);
        list.iter()
            .zip(trees)
            .enumerate()
            .filter_map(|(index, (raw, tree))| {
                let raw = raw.get()?;
                self.missing(raws, tree, "figure", "add the figure: `figure: 51 %`");
                let figure = self.neutral(raws, |raw| item(raw, index)?.figure.get());
                Some(Evidence {
                    figure: figure.unwrap_or_else(|| self.no_text()),
                    claim: self.required(raws, tree, "claim", |raw| item(raw, index)?.claim.get()),
                    source: raw
                        .source
                        .get()
                        .map(|_| self.citation(raws, |raw| item(raw, index)?.source.get())),
                })
            })
            .collect()
    }
}

fn item(raw: &RawPlaybook, index: usize) -> Option<&crate::load::raw::RawEvidence> {
    raw.evidence.get()?.get(index)?.get()
}
