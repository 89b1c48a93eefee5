//! Language tags.

use crate::model::Language;

/// Reads a BCP 47 tag and brings it into its canonical case; `None` when it is none.
pub(crate) fn language(tag: &str) -> Option<Language> {
    let read = icu_locale_core::LanguageIdentifier::try_from_str(tag).ok()?;
    // Longer subtags are well-formed and reserved; people write `english` and mean `en`.
    let named = (2..=3).contains(&read.language.as_str().len()) && !read.language.is_unknown();
    named.then(|| Language::new(read.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_get_their_canonical_case() {
        assert_eq!(language("pt-br").expect("Brazil").as_str(), "pt-BR");
        assert_eq!(language("NL").expect("Dutch").as_str(), "nl");
        for tag in ["", "english", "nl_", "und", "n", "-nl"] {
            assert!(language(tag).is_none(), "{tag}");
        }
    }
}
