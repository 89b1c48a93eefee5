//! Themes that have been made: organisations that ask for the same look share it.

use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use crate::model::ThemeChoice;
use crate::render::Theme;

/// A theme, once somebody has made it.
type Once = Arc<OnceLock<Arc<Theme>>>;

/// Themes, each made once.
#[derive(Default)]
pub(super) struct Wardrobe {
    themes: Mutex<Vec<(ThemeChoice, Once)>>,
}

impl Wardrobe {
    /// The theme of a choice, or else the one that is to be made.
    pub(super) fn theme(&self, choice: &ThemeChoice, make: impl FnOnce() -> Theme) -> Arc<Theme> {
        let mut themes = self.themes.lock().unwrap_or_else(PoisonError::into_inner);
        let known =
            themes.iter().find(|(known, _)| known == choice).map(|(_, once)| Arc::clone(once));
        let once = known.unwrap_or_else(|| {
            let once = Arc::default();
            themes.push((choice.clone(), Arc::clone(&once)));
            once
        });
        // Others of another look need not wait for this one.
        drop(themes);
        Arc::clone(once.get_or_init(|| Arc::new(make())))
    }
}

impl std::fmt::Debug for Wardrobe {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Wardrobe").finish_non_exhaustive()
    }
}
