//! `playbook.yaml`

use schemars::JsonSchema;
use serde::Deserialize;

use crate::load::read::{Entries, Field, List, OneOrMany, Prose, ScalarOr, Written};

use super::keys::{HouseWords, ThemeKeys};
use super::shape::{
    Answer, CurrencyCode, Day, FactValue, FilePath, Id, LanguageTag, MailAddress, Otherwise,
    WebAddress, YesNo,
};
use super::{RawCitation, stewardship};

/// An organisation.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct RawPlaybook {
    /// What the organisation is called.
    pub(crate) name: Field<Prose>,
    /// Its promise in one line.
    pub(crate) tagline: Field<Prose>,
    /// Whether others fork it: `yes` is built only when it is named.
    #[schemars(with = "YesNo")]
    pub(crate) template: Field<bool>,
    /// The template it lies over: another folder in `content/`. Say only what differs.
    #[schemars(with = "Id")]
    pub(crate) extends: Field<Written>,
    /// The languages of the playbook; files without a language in their name are written in the first.
    #[schemars(with = "OneOrMany<LanguageTag>")]
    pub(crate) languages: Field<OneOrMany<Written>>,
    /// What a bare number means in an amount: EUR, USD.
    #[schemars(with = "CurrencyCode")]
    pub(crate) currency: Field<Written>,
    /// Where you want to go, in a few paragraphs. Markdown.
    pub(crate) vision: Field<Prose>,
    /// What holds where no clause speaks: `may`, `never` or `ask ROLE`.
    #[schemars(with = "Otherwise")]
    pub(crate) otherwise: Field<Written>,
    /// How it looks: the theme, your colour, your logo.
    #[schemars(with = "ThemeKeys")]
    pub(crate) theme: Field<Entries<Written>>,
    /// Your own words for customer, employee, leader and playbook, and for the periods of limits.
    #[schemars(with = "HouseWords")]
    pub(crate) words: Field<Entries<RawWord>>,
    /// Where readers can write to.
    pub(crate) feedback: Field<RawFeedback>,
    /// Figures that carry the case, each with its source.
    pub(crate) evidence: Field<List<RawEvidence>>,
    /// What a template asks whoever forks it; `$(id)` stands for the answer.
    pub(crate) questions: Field<Entries<RawQuestion>>,
    /// Your answers to the questions of the template.
    #[schemars(with = "Entries<Answer>")]
    pub(crate) answers: Field<Entries<Prose>>,
    /// Inherited things to leave out: `examples/late-breakfast`.
    #[schemars(with = "OneOrMany<FilePath>")]
    pub(crate) without: Field<OneOrMany<Written>>,
    /// Who looks after this: a role or a name.
    pub(crate) owner: Field<Prose>,
    /// The day from which it holds, as 2026-01-15.
    #[schemars(with = "Day")]
    pub(crate) since: Field<Written>,
    /// The day by which it must be looked at again, as 2027-01-15; after it, `ruimte check` reminds you.
    #[schemars(with = "Day")]
    pub(crate) review_by: Field<Written>,
    /// Where it comes from: a book, an article, a web page.
    pub(crate) source: Field<RawCitation>,
}

stewardship!(RawPlaybook);

/// A word in one form, or in singular and plural.
pub(crate) type RawWord = ScalarOr<Prose, RawWordForms>;

impl ScalarOr<Prose, RawWordForms> {
    /// The word for one thing or for several, where the author gave this form; a word in a single
    /// form is the one for one thing.
    pub(crate) fn form(&self, one: bool) -> Option<&Prose> {
        match self {
            Self::Scalar(word) => Some(word).filter(|_| one),
            Self::Other(forms) => if one { &forms.one } else { &forms.many }.get(),
        }
    }
}

/// Singular and plural.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct RawWordForms {
    /// One of them: guest.
    pub(crate) one: Field<Prose>,
    /// Several of them: guests.
    pub(crate) many: Field<Prose>,
}

/// Where readers can write to.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct RawFeedback {
    /// An address for mail.
    #[schemars(with = "MailAddress")]
    pub(crate) email: Field<Written>,
    /// An address for the browser; `{page}` stands for the page that the reader is on.
    #[schemars(with = "WebAddress")]
    pub(crate) url: Field<Written>,
}

/// A figure and what it says.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
#[schemars(extend("required" = ["figure", "claim"]))]
pub(crate) struct RawEvidence {
    /// The figure itself: 51 %, €10.
    pub(crate) figure: Field<Prose>,
    /// What it is a figure of.
    pub(crate) claim: Field<Prose>,
    /// Where it comes from.
    pub(crate) source: Field<RawCitation>,
}

/// What a template asks.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct RawQuestion {
    /// Of what type the answer is; without it, text.
    #[serde(rename = "type")]
    pub(crate) kind: Field<RawQuestionType>,
    /// The question, as you would put it to a leader.
    pub(crate) ask: Field<Prose>,
    /// The answer of a fork that gives none.
    #[schemars(with = "Answer")]
    pub(crate) default: Field<Prose>,
    /// Of a choice: what to choose from.
    #[schemars(with = "List<FactValue>")]
    pub(crate) options: Field<List<Written>>,
}

/// Of what type an answer is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum RawQuestionType {
    /// Any text.
    #[default]
    Text,
    /// An amount of money.
    Money,
    /// A decimal number.
    Number,
    /// A percentage.
    Percent,
    /// Yes or no.
    YesNo,
    /// One of several options.
    Choice,
}
