//! What is remembered of an organisation, so that an edit costs what it changes and no more.

use std::sync::Arc;

use crate::check;
use crate::decide::{Authority, Cabinet};
use crate::diagnostic::Diagnostic;
use crate::load::{self, Loaded};
use crate::model::{Playbook, ThemeChoice};
use crate::render::{CardFaults, Theme, ThemeFolder};

/// What is remembered of an organisation from one time to the next.
#[derive(Default)]
pub struct Memory {
    pub(super) load: load::Memory,
    authority: Option<Decided>,
    loosened: Option<Loosened>,
    theme: Option<Dressed>,
    cards: Option<Carded>,
}

/// What is wrong with the cards, and what they were made from.
struct Carded {
    rules: u64,
    theme: Arc<Theme>,
    faults: CardFaults,
}

/// The diagrams, and what they were compiled from.
struct Decided {
    rules: u64,
    flawed: check::Flawed,
    authority: Arc<Authority>,
}

/// What was found of boundaries that a template keeps, and in what.
struct Loosened {
    rules: u64,
    flawed: check::Flawed,
    problems: Vec<Diagnostic>,
}

/// A theme, and what it was made from.
struct Dressed {
    choice: ThemeChoice,
    folders: Vec<ThemeFolder>,
    own: Option<ThemeFolder>,
    theme: Arc<Theme>,
}

impl Memory {
    /// The diagrams of a playbook.
    pub(super) fn authority(&mut self, loaded: &Loaded<'_>, cabinet: &Cabinet) -> Arc<Authority> {
        let rules = self.load.round();
        let is_same = |known: &&Decided| known.rules == rules && known.flawed == loaded.flawed;
        if let Some(known) = self.authority.as_ref().filter(is_same) {
            return Arc::clone(&known.authority);
        }
        let flawed = loaded.flawed.clone();
        let authority = Arc::new(check::authority(&loaded.playbook, &flawed, cabinet));
        self.authority = Some(Decided { rules, flawed, authority: Arc::clone(&authority) });
        authority
    }

    /// What a fork makes of boundaries that its template keeps. The rules of all folders that make
    /// it are among its own, so where these are the same, so is that.
    pub(super) fn loosened(
        &mut self,
        loaded: &Loaded<'_>,
        find: impl FnOnce() -> Vec<Diagnostic>,
    ) -> Vec<Diagnostic> {
        let rules = self.load.round();
        let is_same = |known: &&Loosened| known.rules == rules && known.flawed == loaded.flawed;
        if let Some(known) = self.loosened.as_ref().filter(is_same) {
            return known.problems.clone();
        }
        let (flawed, problems) = (loaded.flawed.clone(), find());
        self.loosened = Some(Loosened { rules, flawed, problems: problems.clone() });
        problems
    }

    /// The theme of a playbook.
    pub(super) fn theme(
        &mut self,
        playbook: &Playbook,
        folders: &[ThemeFolder],
        own: Option<ThemeFolder>,
    ) -> Arc<Theme> {
        let choice = &playbook.theme;
        let is_same = |known: &&Dressed| {
            known.choice == *choice && known.folders == folders && known.own == own
        };
        if let Some(known) = self.theme.as_ref().filter(is_same) {
            return Arc::clone(&known.theme);
        }
        let theme = Arc::new(Theme::new(choice, folders, own.as_ref()));
        let (choice, folders) = (choice.clone(), folders.to_vec());
        self.theme = Some(Dressed { choice, folders, own, theme: Arc::clone(&theme) });
        theme
    }

    /// What is wrong with the cards, while the rules and the theme are those that they were
    /// made from.
    pub(super) fn card_faults(&self, theme: &Arc<Theme>) -> Option<CardFaults> {
        let is_same =
            |known: &&Carded| known.rules == self.load.round() && Arc::ptr_eq(&known.theme, theme);
        self.cards.as_ref().filter(is_same).map(|known| Arc::clone(&known.faults))
    }

    /// Keeps what is wrong with the cards.
    pub(super) fn keep_card_faults(&mut self, theme: &Arc<Theme>, faults: &CardFaults) {
        let (theme, faults) = (Arc::clone(theme), Arc::clone(faults));
        self.cards = Some(Carded { rules: self.load.round(), theme, faults });
    }
}
