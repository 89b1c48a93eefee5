//! Ids for headings: the heading's own words, each once a page.

use std::collections::BTreeSet;

/// The ids that a page has given out.
#[derive(Debug, Default)]
pub(crate) struct Slugs(BTreeSet<String>);

impl Slugs {
    /// Ids that the page's own headings have taken.
    pub(crate) fn reserving<'a>(taken: impl IntoIterator<Item = &'a str>) -> Self {
        Self(taken.into_iter().map(str::to_owned).collect())
    }

    /// An id for a heading, different from all given out before.
    pub(crate) fn give(&mut self, heading: &str) -> String {
        let slug = match slug(heading) {
            // The theme numbers the moments of decision.
            slug if slug.starts_with("moment") => format!("the-{slug}"),
            slug => slug,
        };
        let mut id = slug.clone();
        let mut count = 2;
        while !self.0.insert(id.clone()) {
            id = format!("{slug}-{count}");
            count += 1;
        }
        id
    }
}

/// Letters and digits of any script, in lower case, with dashes between words.
fn slug(heading: &str) -> String {
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
    }
}
