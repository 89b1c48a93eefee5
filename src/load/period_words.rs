//! What readers meet where no playbook says what a period is called: the word of the default theme,
//! or the period itself.

use crate::model::Period;

/// The messages of the default theme, by their languages.
const LOCALES: [(&str, &str); 2] = [
    ("en", include_str!("../../themes/default/locales/en.ftl")),
    ("nl", include_str!("../../themes/default/locales/nl.ftl")),
];

/// The default theme's word for a period in a language, by its primary tag; `None` where it has
/// none, or says what the house calls its customers or its people.
pub(super) fn theme_word(language: &str, period: &str) -> Option<&'static str> {
    let (_, messages) = LOCALES.iter().find(|(known, _)| *known == language)?;
    let key = format!("period_{period}");
    let mut words = messages.lines().filter_map(|line| {
        let (found, word) = line.split_once(" = ")?;
        (found == key).then_some(word.trim())
    });
    words.next().filter(|word| !word.contains('{'))
}

/// The words of which a period is made: itself, and its parts in `guest-day`.
pub(super) fn parts(period: &Period) -> Vec<String> {
    let whole = period.as_str().to_owned();
    let parts: Vec<String> =
        whole.split('-').filter(|part| *part != whole).map(str::to_owned).collect();
    std::iter::once(whole).chain(parts).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_theme_has_words_for_common_periods() {
        assert_eq!(theme_word("en", "guest"), Some("guest"));
        assert_eq!(theme_word("nl", "day"), Some("dag"));
        for (language, period) in [("nl", "customer"), ("nl", "shift"), ("de", "day")] {
            assert_eq!(theme_word(language, period), None, "{language} {period}");
        }
    }

    #[test]
    fn a_period_is_made_of_its_parts() {
        assert_eq!(parts(&Period::new("guest-day")), ["guest-day", "guest", "day"]);
        assert_eq!(parts(&Period::new("day")), ["day"]);
    }
}
