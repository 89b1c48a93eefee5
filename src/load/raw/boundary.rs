//! `boundaries/ID.yaml`

use serde::Deserialize;

use crate::load::read::{Entries, Field, List, ListOrMap, OneOrMany, Prose, ScalarOr, Written};

use super::{RawCitation, stewardship};

/// A boundary.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct RawBoundary {
    /// Its name.
    pub(crate) title: Field<Prose>,
    /// As an employee would ask it.
    pub(crate) question: Field<Prose>,
    /// In one line.
    pub(crate) summary: Field<Prose>,
    /// The reason; Markdown.
    pub(crate) why: Field<Prose>,
    /// The values it serves.
    pub(crate) values: Field<OneOrMany<Written>>,
    /// Whether its ask and never clauses hold in every decision.
    pub(crate) always: Field<bool>,
    /// What it asks before it decides.
    pub(crate) facts: Field<Entries<RawFact>>,
    /// Who may decide alone.
    pub(crate) may: Field<List<RawClause>>,
    /// Whom to consult besides.
    pub(crate) ask: Field<List<RawClause>>,
    /// What nobody does.
    pub(crate) never: Field<List<RawClause>>,
    /// What holds in silence.
    pub(crate) otherwise: Field<Written>,
    /// What a fork may do with it.
    pub(crate) forks: Field<RawForks>,
    /// Sorts within its kind.
    pub(crate) order: Field<i64>,
    /// Who answers for it.
    pub(crate) owner: Field<Prose>,
    /// Since when it holds.
    pub(crate) since: Field<Written>,
    /// When it must be looked at again.
    pub(crate) review_by: Field<Written>,
    /// Where it comes from.
    pub(crate) source: Field<RawCitation>,
}

stewardship!(RawBoundary);

impl RawBoundary {
    /// The clauses below one of `may`, `ask` and `never`.
    pub(crate) fn clauses(&self, list: &str) -> &[Field<RawClause>] {
        let clauses = match list {
            "may" => &self.may,
            "ask" => &self.ask,
            _ => &self.never,
        };
        clauses.get().map_or(&[], Vec::as_slice)
    }
}

/// A fact: its question alone, or all its keys.
pub(crate) type RawFact = ScalarOr<Prose, RawFactKeys>;

/// All keys of a fact.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct RawFactKeys {
    /// What values it takes.
    #[serde(rename = "type")]
    pub(crate) kind: Field<RawFactType>,
    /// The question.
    pub(crate) ask: Field<Prose>,
    /// Of a choice: ids with their words, or ids alone.
    pub(crate) options: Field<ListOrMap<List<Written>, Entries<Prose>>>,
    /// Of a number: what it counts.
    pub(crate) unit: Field<Prose>,
    /// The value of a decision that leaves it out.
    pub(crate) default: Field<Written>,
}

/// What values a fact takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum RawFactType {
    /// Yes or no.
    YesNo,
    /// A decimal number.
    Number,
    /// A percentage.
    Percent,
    /// An amount of money.
    Money,
    /// One of several options.
    Choice,
}

/// What a fork may do with a template's boundary.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum RawForks {
    /// Anything.
    Change,
    /// Only narrow it.
    Tighten,
    /// Nothing.
    Fixed,
}

/// An entry of `may`, `ask` or `never`.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct RawClause {
    /// Lets a fork change or drop it.
    pub(crate) id: Field<Written>,
    /// In a fork: drops the inherited clause of this id.
    pub(crate) remove: Field<Written>,
    /// Whom it is for, and those above or below them.
    pub(crate) roles: Field<OneOrMany<Written>>,
    /// Exactly whom it is for.
    pub(crate) only: Field<OneOrMany<Written>>,
    /// Facts and the tests that they must pass.
    pub(crate) when: Field<Entries<OneOrMany<Written>>>,
    /// Of a may: the limits that must hold.
    pub(crate) up_to: Field<OneOrMany<Written>>,
    /// Of an ask or never: the limits above which it holds.
    pub(crate) over: Field<OneOrMany<Written>>,
    /// Of an ask: the role to consult.
    pub(crate) whom: Field<Written>,
    /// A heading.
    pub(crate) title: Field<Prose>,
    /// The reason; Markdown.
    pub(crate) why: Field<Prose>,
    /// Words to use.
    pub(crate) say: Field<Prose>,
    /// What to do once decided.
    pub(crate) afterwards: Field<List<Prose>>,
    /// A remark.
    pub(crate) note: Field<Prose>,
}
