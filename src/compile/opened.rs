//! An organisation that is looked at again and again while it is written.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use crate::diagnostic::Diagnostic;
use crate::load::{self, Loaded};
use crate::model::Playbook;
use crate::render::{OnDemand, Options, Theme};

use super::report::resolved;
use super::{Examined, Memory, World};

/// An organisation whose files can be asked for.
pub struct Opened<'a> {
    /// Everything that is to be said about it.
    pub diagnostics: Vec<Diagnostic>,
    /// Its playbook, with gaps where there are errors.
    pub playbook: &'a Playbook,
    /// Of each language in which words are missing, how many things miss some.
    pub untranslated: &'a BTreeMap<String, usize>,
    /// Its site, where nothing keeps it from being published.
    pub site: Option<&'a OnDemand<'a>>,
}

impl World {
    /// Loads and checks an organisation, and hands over what makes its files one by one; with
    /// errors in it there is nothing to hand over. What is remembered of the last time is not
    /// thought through again. `None` when there is none of that name.
    pub fn open<Made>(
        &self,
        organisation: &str,
        options: &Options<'_>,
        memory: &Mutex<Memory>,
        with: impl FnOnce(Opened<'_>) -> Made,
    ) -> Option<Made> {
        let mut remembered = memory.lock().unwrap_or_else(PoisonError::into_inner);
        let (mut examined, theme) = self.recall(organisation, &mut remembered)?;
        let card_faults = remembered.card_faults(&theme);
        drop(remembered);
        if examined.is_held() {
            if !examined.loaded.is_partial {
                self.inspect(&mut examined);
                self.place(&mut examined);
            }
            let Examined { mut diagnostics, loaded, .. } = examined;
            diagnostics.extend(loaded.unanswered.iter().cloned());
            let Loaded { playbook, untranslated, .. } = &loaded;
            return Some(with(Opened { diagnostics, playbook, untranslated, site: None }));
        }
        let mut diagnostics = std::mem::take(&mut examined.diagnostics);
        let Examined { loaded, authority, .. } = &examined;
        let site = OnDemand::new(&loaded.playbook, authority, &theme, options, card_faults);
        let mut remembered = memory.lock().unwrap_or_else(PoisonError::into_inner);
        remembered.keep_card_faults(&theme, site.card_faults());
        drop(remembered);
        diagnostics.extend(resolved(loaded, site.findings()));
        diagnostics.extend(site.theme_findings().iter().cloned());
        let diagnostics = self.at_their_causes(&examined, diagnostics);
        let is_held = diagnostics.iter().any(Diagnostic::is_error);
        let site = (!is_held).then_some(&site);
        let Loaded { playbook, untranslated, .. } = loaded;
        Some(with(Opened { diagnostics, playbook, untranslated, site }))
    }

    /// Loads and checks an organisation and finds its theme, with the help of what is
    /// remembered.
    fn recall(
        &self,
        organisation: &str,
        memory: &mut Memory,
    ) -> Option<(Examined<'_>, Arc<Theme>)> {
        let mut loaded = load::load_again(&self.workspace, organisation, &mut memory.load)?;
        let diagnostics = std::mem::take(&mut loaded.problems);
        let authority = memory.authority(&loaded, &self.cabinet);
        let organisation = organisation.to_owned();
        let mut examined = Examined { organisation, loaded, authority, diagnostics };
        if !examined.loaded.is_partial {
            let findings = self.findings(&examined);
            examined.add(findings, Vec::new());
            let loosened = || self.loosened(&examined.organisation, &examined.loaded);
            let loosened = memory.loosened(&examined.loaded, loosened);
            examined.diagnostics.extend(loosened);
        }
        let theme =
            memory.theme(&examined.loaded.playbook, &self.themes, self.own_theme(&examined));
        Some((examined, theme))
    }
}
