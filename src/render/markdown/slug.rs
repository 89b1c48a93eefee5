//! Ids for headings: the heading's own words, each once a page.

use std::collections::BTreeMap;

/// The ids that a page has given out, each with the number that the next one like it gets.
#[derive(Debug, Default)]
pub(crate) struct Slugs(BTreeMap<String, usize>);

/// The number of the second heading with the same words.
const SECOND: usize = 2;

impl Slugs {
    /// Ids that the page's own headings have taken.
    pub(crate) fn reserving<'a>(taken: impl IntoIterator<Item = &'a str>) -> Self {
        Self(taken.into_iter().map(|id| (id.to_owned(), SECOND)).collect())
    }

    /// The id that an author gave a heading, if no other has it; else one for it that none has.
    pub(crate) fn keep(&mut self, id: &str) -> String {
        let is_whole = !id.is_empty() && !id.contains(char::is_whitespace);
        if is_whole && !is_of_the_theme(id) && !self.0.contains_key(id) {
            self.0.insert(id.to_owned(), SECOND);
            return id.to_owned();
        }
        self.give(id)
    }

    /// An id for a heading, different from all given out before.
    pub(crate) fn give(&mut self, heading: &str) -> String {
        let slug = match slug(heading) {
            slug if is_of_the_theme(&slug) => format!("the-{slug}"),
            slug => slug,
        };
        let Some(mut next) = self.0.get(&slug).copied() else {
            self.0.insert(slug.clone(), SECOND);
            return slug;
        };
        let id = loop {
            let id = format!("{slug}-{next}");
            next += 1;
            if !self.0.contains_key(&id) {
                break id;
            }
        };
        self.0.insert(slug, next);
        self.0.insert(id.clone(), SECOND);
        id
    }
}

/// The theme numbers the moments of decision.
fn is_of_the_theme(id: &str) -> bool {
    id.starts_with("moment")
}

/// Letters and digits of any script, in lower case, with dashes between words.
pub(crate) fn slug(heading: &str) -> String {
    let mut out = String::with_capacity(heading.len());
    for letter in heading.chars().flat_map(char::to_lowercase) {
        if letter.is_alphanumeric() {
            out.push(letter);
        } else if !out.is_empty() && !out.ends_with('-') && !matches!(letter, '\'' | '’') {
            out.push('-');
        }
    }
    let trimmed = out.trim_end_matches('-');
    if trimmed.is_empty() { "part".to_owned() } else { trimmed.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_heading_has_its_own_id() {
        let mut slugs = Slugs::reserving(["why"]);
        assert_eq!(slugs.give("Eén dag, géén regels!"), "eén-dag-géén-regels");
        assert_eq!(slugs.give("Why?"), "why-2");
        assert_eq!(slugs.give("Why"), "why-3");
        assert_eq!(slugs.give("…"), "part");
        assert_eq!(slugs.give("Why 4"), "why-4");
        assert_eq!(slugs.give("Why"), "why-5");
    }

    #[test]
    fn equal_headings_take_no_longer_than_others() {
        // Counting from the beginning for each took hours.
        let mut slugs = Slugs::default();
        let last = (0..200_000).map(|_| slugs.give("a")).last();
        assert_eq!(last.as_deref(), Some("a-200000"));
    }
}
