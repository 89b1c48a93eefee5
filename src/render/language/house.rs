//! The house's own words for whom it serves, who serves, and what its limits run over.

use std::collections::BTreeMap;

use super::Lexicon;
use crate::model::{LanguageIndex, Period, Word, Words};

/// Words of one language, ready to be used in messages.
#[derive(Default)]
pub(crate) struct House {
    /// By the name that messages know them by, with capitals where a sentence begins.
    args: Vec<(&'static str, String)>,
    periods: BTreeMap<Period, String>,
}

impl House {
    /// The playbook's own words, and the theme's for what it does not say.
    pub(super) fn new(lexicon: &Lexicon, words: &Words, language: LanguageIndex) -> Self {
        let mut args = Vec::new();
        for (word, names) in [
            (Word::Customer, ["customer", "customers", "Customer", "Customers"]),
            (Word::Employee, ["employee", "employees", "Employee", "Employees"]),
            (Word::Leader, ["leader", "leaders", "Leader", "Leaders"]),
            (Word::Playbook, ["playbook", "playbooks", "Playbook", "Playbooks"]),
        ] {
            let forms = words.0.get(&word);
            let one = forms.map_or_else(
                || lexicon.word(&format!("house_{}", names[0])),
                |forms| forms.one.content(language).to_owned(),
            );
            let many = match forms {
                None => lexicon.word(&format!("house_{}", names[1])),
                Some(forms) => {
                    forms.many.as_ref().map_or(one.as_str(), |many| many.content(language)).into()
                }
            };
            args.push((names[2], capital(&one)));
            args.push((names[3], capital(&many)));
            args.push((names[0], one));
            args.push((names[1], many));
        }
        let periods = words
            .0
            .iter()
            .filter_map(|(word, forms)| match word {
                Word::Period(period) => {
                    Some((period.clone(), forms.one.content(language).to_owned()))
                }
                _ => None,
            })
            .collect();
        Self { args, periods }
    }

    /// What goes by a name in messages.
    pub(super) fn arg(&self, name: &str) -> Option<&str> {
        self.args().find(|(known, _)| *known == name).map(|(_, word)| word)
    }

    pub(super) fn args(&self) -> impl Iterator<Item = (&'static str, &str)> {
        self.args.iter().map(|(name, word)| (*name, word.as_str()))
    }
}

impl Lexicon {
    /// What the house calls a period: `guest` after `per`.
    pub(crate) fn period(&self, period: &Period) -> String {
        if let Some(own) = self.house.periods.get(period) {
            return own.clone();
        }
        self.try_say(&format!("period_{}", period.as_str()), &[])
            .unwrap_or_else(|| self.compound(period))
    }

    /// `guest-day` is said as its parts are: `guest and day`.
    fn compound(&self, period: &Period) -> String {
        let parts: Vec<_> = period.as_str().split('-').filter(|part| !part.is_empty()).collect();
        if parts.len() < 2 {
            return period.to_string();
        }
        let words: Vec<_> = parts.into_iter().map(|part| self.period(&Period::new(part))).collect();
        self.all_of(&words)
    }
}

/// The text with its first letter as at the beginning of a sentence.
pub(crate) fn capital(text: &str) -> String {
    let mut letters = text.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => String::new(),
    }
}
