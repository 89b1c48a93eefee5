//! "Did you mean": the nearest of the names that exist.

use strsim::osa_distance;

/// The candidate most like `given`, if one is near enough to be meant: at most one edit in
/// three characters, and at least one edit is always allowed.
pub fn nearest<'a>(given: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let normal = normalise(given);
    let limit = (normal.chars().count() / 3).max(1);
    candidates
        .into_iter()
        .map(|candidate| (osa_distance(&normal, &normalise(candidate)), candidate))
        .filter(|(distance, candidate)| *distance <= limit && !candidate.is_empty())
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

/// Whether two names are at most so many edits apart, and one edit in three characters.
pub(crate) fn are_near(one: &str, two: &str, most: usize) -> bool {
    let (one, two) = (normalise(one), normalise(two));
    let limit = most.min((one.chars().count() / 3).max(1));
    osa_distance(&one, &two) <= limit
}

/// The same as a sentence for a diagnostic's help; without a near one, the names to choose
/// from where they are few.
pub fn did_you_mean<'a>(
    given: &str,
    candidates: impl IntoIterator<Item = &'a str>,
) -> Option<String> {
    /// More names than this are no help.
    const FEW: usize = 8;
    let mut candidates: Vec<&str> = candidates.into_iter().collect();
    let mut seen = std::collections::HashSet::new();
    candidates.retain(|candidate| seen.insert(*candidate));
    if let Some(nearest) = nearest(given, candidates.iter().copied()) {
        return Some(format!("did you mean `{nearest}`?"));
    }
    match candidates.as_slice() {
        [] => None,
        [only] => Some(format!("there is only `{only}`")),
        few if few.len() <= FEW => Some(format!("choose from {}", listed(few))),
        _ => None,
    }
}

fn listed(names: &[&str]) -> String {
    names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
}

/// Case, and which of `-`, `_` and space joins words, is what people mix up most.
fn normalise(name: &str) -> String {
    name.to_lowercase().replace(['_', ' '], "-")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_slips_and_ignores_strangers() {
        let names = ["own-the-moment", "listen", "our_fault"];
        assert_eq!(nearest("own-the-momnet", names), Some("own-the-moment"));
        assert_eq!(nearest("our fault", names), Some("our_fault"));
        assert_eq!(nearest("Listen", names), Some("listen"));
        assert_eq!(nearest("speed", names), None);
    }

    #[test]
    fn lists_each_name_once() {
        let told = did_you_mean("colour", ["amount", "fault", "amount"]);
        assert_eq!(told.as_deref(), Some("choose from `amount`, `fault`"));
    }
}
