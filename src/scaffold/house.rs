//! What new things take from the organisation that they are for: real roles, values, money.

use crate::model::{Playbook, Role, RoleId};

use super::skeleton::Tongue;

/// An organisation, as far as new things refer to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct House {
    /// The language in which its unsuffixed files are written.
    pub(super) tongue: Tongue,
    /// The other languages that it has and that we can write, with their tags.
    pub(super) others: Vec<(String, Tongue)>,
    /// The languages that we cannot write.
    pub(super) unwritten: Vec<String>,
    /// A role at the bottom of the line.
    pub(super) bottom: Option<String>,
    /// The role above it.
    pub(super) boss: Option<String>,
    /// A value.
    pub(super) value: Option<String>,
    /// A boundary that is decided on its own.
    pub(super) boundary: Option<String>,
    /// The currency.
    pub(super) currency: String,
}

impl House {
    /// What a playbook gives; `own` is the first language of its own `playbook.yaml`.
    pub fn of(playbook: &Playbook) -> Self {
        let (first, rest) = playbook.languages.split_at(1.min(playbook.languages.len()));
        let tongue = first.first().and_then(Tongue::of).unwrap_or(Tongue::English);
        let other =
            |language: &crate::model::Language| Some((language.to_string(), Tongue::of(language)?));
        let is_unwritten = |language: &&crate::model::Language| Tongue::of(language).is_none();
        let bottom = bottom(&playbook.roles);
        Self {
            tongue,
            others: rest.iter().filter_map(other).collect(),
            unwritten: playbook
                .languages
                .iter()
                .filter(is_unwritten)
                .map(ToString::to_string)
                .collect(),
            bottom: bottom.map(|role| role.id.to_string()),
            boss: bottom.and_then(|role| role.reports_to.as_ref()).map(ToString::to_string),
            value: playbook.values.first().map(|value| value.id.to_string()),
            boundary: playbook
                .boundaries
                .iter()
                .find(|boundary| !boundary.always)
                .map(|boundary| boundary.id.to_string()),
            currency: playbook.currency.map_or("EUR", |currency| currency.code()).to_owned(),
        }
    }

    /// The languages of the playbook in which somebody else must write the words.
    pub fn unwritten(&self) -> &[String] {
        &self.unwritten
    }

    /// `may` is what the line below says; above it, this holds.
    pub(super) fn otherwise(&self) -> String {
        self.boss.as_ref().map_or("never".to_owned(), |boss| format!("ask {boss}"))
    }
}

/// The first role to which nobody reports, below the role to which most do: where most people
/// of an organisation stand.
fn bottom(roles: &[Role]) -> Option<&Role> {
    let reports = |above: &RoleId| {
        roles.iter().filter(|role| role.reports_to.as_ref() == Some(above)).count()
    };
    let is_last = |role: &&Role| reports(&role.id) == 0;
    let beside = |role: &Role| role.reports_to.as_ref().map_or(0, reports);
    // Of equals, the first: `max_by_key` takes the last.
    roles.iter().rev().filter(is_last).max_by_key(|role| beside(role)).or(roles.first())
}
