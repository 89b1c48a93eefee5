//! `boundaries/ID.yaml`

use schemars::JsonSchema;
use serde::Deserialize;

use crate::load::read::{Entries, Field, List, ListOrMap, OneOrMany, Prose, ScalarOr, Written};

use super::keys::{only_in_ask, only_in_may, only_in_never};
use super::shape::{Day, FactTest, FactValue, Id, InnerId, Limit, Otherwise, Whole, YesNo};
use super::{RawCitation, RawWord, stewardship};

/// A boundary.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct RawBoundary {
    /// What you call this boundary.
    pub(crate) title: Field<Prose>,
    /// The boundary as an employee would ask it: May I spend money to put this right?
    pub(crate) question: Field<Prose>,
    /// The answer in one line.
    pub(crate) summary: Field<Prose>,
    /// The reason, from what the organisation stands for. Markdown.
    pub(crate) why: Field<Prose>,
    /// The values that it serves: stems of files in `values/`.
    #[schemars(with = "OneOrMany<Id>")]
    pub(crate) values: Field<OneOrMany<Written>>,
    /// `yes`: its `ask` and `never` hold in every decision, whatever it is about.
    #[schemars(with = "YesNo")]
    pub(crate) always: Field<bool>,
    /// What must be known to decide, by ids of your own. A question alone is answered with yes or no; `amount` is built in.
    pub(crate) facts: Field<Entries<RawFact>>,
    /// What people may decide alone. Everything without `roles` is for everyone.
    #[schemars(transform = only_in_may)]
    pub(crate) may: Field<List<RawClause>>,
    /// When to consult somebody first, and whom.
    #[schemars(transform = only_in_ask)]
    pub(crate) ask: Field<List<RawClause>>,
    /// What nobody does, whatever the reason.
    #[schemars(transform = only_in_never)]
    pub(crate) never: Field<List<RawClause>>,
    /// What holds where no clause speaks: `may`, `never` or `ask ROLE`. Without it, the playbook's.
    #[schemars(with = "Otherwise")]
    pub(crate) otherwise: Field<Written>,
    /// In a template, what a fork may do with it: `change` it, only `tighten` it, or nothing (`fixed`).
    pub(crate) forks: Field<RawForks>,
    /// Where it stands among its kind: lower comes first. Without one, the title decides.
    #[schemars(with = "Whole")]
    pub(crate) order: Field<i64>,
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
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct RawFactKeys {
    /// What values it takes; without it, yes or no.
    #[serde(rename = "type")]
    pub(crate) kind: Field<RawFactType>,
    /// The question, as you would put it to a colleague.
    pub(crate) ask: Field<Prose>,
    /// Of a choice: ids with their words (`{interest: Interest}`), or ids alone.
    #[schemars(with = "ListOrMap<List<InnerId>, Entries<Prose>>")]
    pub(crate) options: Field<ListOrMap<List<Written>, Entries<Prose>>>,
    /// Of a number: what it counts, as in `more than 3 bags`; `{one: bag, many: bags}` where one is called otherwise.
    pub(crate) unit: Field<RawWord>,
    /// Its value where a decision does not say.
    #[schemars(with = "FactValue")]
    pub(crate) default: Field<Written>,
    /// `yes`: whoever decides can still bring it about (a receipt, a discount), so what would make it a may speaks of it.
    #[schemars(with = "YesNo")]
    pub(crate) can_change: Field<bool>,
}

/// What values a fact takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
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
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
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
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(rename = "$clause", deny_unknown_fields, default)]
pub(crate) struct RawClause {
    /// A name for this clause, so that a fork can change or drop it.
    #[schemars(with = "InnerId")]
    pub(crate) id: Field<Written>,
    /// In a fork: `yes` drops the inherited clause of this `id`.
    #[schemars(with = "YesNo")]
    pub(crate) remove: Field<bool>,
    /// In a fork: `yes` says that this clause is its own; otherwise an `id` names an inherited clause that this one changes.
    #[schemars(with = "YesNo")]
    pub(crate) new: Field<bool>,
    /// Whom it is for. What these may, those above them may too; what is asked of these is asked of those below them too.
    #[schemars(with = "OneOrMany<Id>")]
    pub(crate) roles: Field<OneOrMany<Written>>,
    /// Exactly whom it is for: nobody above or below. Not together with `roles`.
    #[schemars(with = "OneOrMany<Id>")]
    pub(crate) only: Field<OneOrMany<Written>>,
    /// When it holds: facts with the test that each must pass. `our_fault: yes`, `bags: more than 3`.
    #[schemars(with = "Entries<OneOrMany<FactTest>>")]
    pub(crate) when: Field<Entries<OneOrMany<Written>>>,
    /// How much: an amount, or an amount per period. Of a list, all must hold.
    #[schemars(with = "OneOrMany<Limit>")]
    pub(crate) up_to: Field<OneOrMany<Written>>,
    /// Above which amount it holds, or above which amount per period.
    #[schemars(with = "OneOrMany<Limit>")]
    pub(crate) over: Field<OneOrMany<Written>>,
    /// The role to consult: the stem of a file in `roles/`.
    #[schemars(with = "Id")]
    pub(crate) whom: Field<Written>,
    /// A heading for this clause.
    pub(crate) title: Field<Prose>,
    /// Why this line is where it is. Markdown.
    pub(crate) why: Field<Prose>,
    /// Words to use; not a script.
    pub(crate) say: Field<Prose>,
    /// What to do once decided, step by step.
    pub(crate) afterwards: Field<List<Prose>>,
    /// A remark for the reader.
    pub(crate) note: Field<Prose>,
}
