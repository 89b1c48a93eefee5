//! What regions are regions of: a space, or a chart, which remembers how they were told.

use std::sync::PoisonError;

use super::Phrase;
use crate::decide::{Region, Space};
use crate::model::LanguageIndex;
use crate::render::chart::Chart;

/// What regions are regions of.
pub(crate) trait Ground {
    /// The questions that are asked, and where their answers part.
    fn space(&self) -> &Space;

    /// A region in words, which may have been told before.
    fn told(&self, language: LanguageIndex, region: &Region, tell: &dyn Fn() -> Phrase) -> Phrase;
}

impl Ground for Space {
    fn space(&self) -> &Space {
        self
    }

    fn told(&self, _: LanguageIndex, _: &Region, tell: &dyn Fn() -> Phrase) -> Phrase {
        tell()
    }
}

impl Ground for Chart {
    fn space(&self) -> &Space {
        self.space()
    }

    // The same few regions are told to every role, on its page, on its card and in the matrix.
    fn told(&self, language: LanguageIndex, region: &Region, tell: &dyn Fn() -> Phrase) -> Phrase {
        let told = || self.told.lock().unwrap_or_else(PoisonError::into_inner);
        let known = |phrase: &String| Phrase(phrase.clone());
        if let Some(known) = told().get(&language).and_then(|all| all.get(&*region.when)).map(known)
        {
            return known;
        }
        let phrase = tell();
        let kept = (region.when.clone(), phrase.0.clone());
        told().entry(language).or_default().extend([kept]);
        phrase
    }
}
