//! `playbook.yaml`

use serde::Deserialize;

use crate::load::read::{Entries, Field, List, OneOrMany, Prose, ScalarOr, Written};

use super::{RawCitation, stewardship};

/// An organisation.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct RawPlaybook {
    /// Its name.
    pub(crate) name: Field<Prose>,
    /// Its promise in one line.
    pub(crate) tagline: Field<Prose>,
    /// Whether it is built only when named.
    pub(crate) template: Field<bool>,
    /// The folder that it lies over.
    pub(crate) extends: Field<Written>,
    /// Its languages; unsuffixed files are written in the first.
    pub(crate) languages: Field<OneOrMany<Written>>,
    /// What a bare number means in an amount.
    pub(crate) currency: Field<Written>,
    /// Markdown.
    pub(crate) vision: Field<Prose>,
    /// What holds where no clause speaks.
    pub(crate) otherwise: Field<Written>,
    /// How it looks.
    pub(crate) theme: Field<Entries<Written>>,
    /// Its own words.
    pub(crate) words: Field<Entries<RawWord>>,
    /// Where readers can write to.
    pub(crate) feedback: Field<RawFeedback>,
    /// Figures that carry the case.
    pub(crate) evidence: Field<List<RawEvidence>>,
    /// What a template asks its forks.
    pub(crate) questions: Field<Entries<RawQuestion>>,
    /// What a fork answers.
    pub(crate) answers: Field<Entries<Prose>>,
    /// Inherited things that it drops.
    pub(crate) without: Field<OneOrMany<Written>>,
    /// Who answers for it.
    pub(crate) owner: Field<Prose>,
    /// Since when it holds.
    pub(crate) since: Field<Written>,
    /// When it must be looked at again.
    pub(crate) review_by: Field<Written>,
    /// Where it comes from.
    pub(crate) source: Field<RawCitation>,
}

stewardship!(RawPlaybook);

/// A word in one form, or in singular and plural.
pub(crate) type RawWord = ScalarOr<Prose, RawWordForms>;

/// Singular and plural.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct RawWordForms {
    /// Singular.
    pub(crate) one: Field<Prose>,
    /// Plural.
    pub(crate) many: Field<Prose>,
}

/// Where readers can write to.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct RawFeedback {
    /// An address for mail.
    pub(crate) email: Field<Written>,
    /// An address for the browser, in which `{page}` stands for the page.
    pub(crate) url: Field<Written>,
}

/// A figure and what it says.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct RawEvidence {
    /// The figure.
    pub(crate) figure: Field<Prose>,
    /// What it is a figure of.
    pub(crate) claim: Field<Prose>,
    /// Where it comes from.
    pub(crate) source: Field<RawCitation>,
}

/// What a template asks.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct RawQuestion {
    /// Of what type its answer is.
    #[serde(rename = "type")]
    pub(crate) kind: Field<RawQuestionType>,
    /// The question.
    pub(crate) ask: Field<Prose>,
    /// The answer of a fork that gives none.
    pub(crate) default: Field<Prose>,
    /// Of a choice: what to choose from.
    pub(crate) options: Field<List<Written>>,
}

/// Of what type an answer is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
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
