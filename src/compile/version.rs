//! An organisation as one of two versions that are compared.

use crate::compare::Version;
use crate::model::Asset;

use super::{Examined, World};

impl World {
    /// What there is to compare of an organisation.
    pub fn version<'a>(&self, examined: &'a Examined<'_>) -> Version<'a> {
        let files = self.own_theme(examined).map(|theme| theme.files).unwrap_or_default();
        let theme = files
            .into_iter()
            .map(|(path, file)| Asset { path: format!("theme/{path}"), bytes: file.bytes });
        Version {
            playbook: &examined.loaded.playbook,
            answers: &examined.loaded.answers.given,
            theme: theme.collect(),
        }
    }
}
