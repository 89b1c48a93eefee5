//! `unknown-period` of a limit: a period that is most probably another one, misspelt.
//!
//! Any word may be a period, so `50 EUR per guets` is a limit over a total that nobody keeps. That is
//! no error, and it is said only where the word stands in one limit alone, nobody gave it a word of
//! its own, and it is very near to a period that others use, or the word for one in another
//! language. Mend it by writing that period, or by giving this one its word in playbook.yaml.

use std::collections::BTreeMap;

use crate::diagnostic::{Code, Diagnostic, are_near};
use crate::model::{Boundary, ClauseRef, Kind, Limit, Period, Place, Playbook, Word};

use super::Subject;

/// The periods for which the default theme has words, with its Dutch ones.
const STANDARD: [(&str, &str); 12] = [
    ("customer", "klant"),
    ("guest", "gast"),
    ("order", "bestelling"),
    ("booking", "boeking"),
    ("visit", "bezoek"),
    ("stay", "verblijf"),
    ("employee", "medewerker"),
    ("day", "dag"),
    ("week", "week"),
    ("month", "maand"),
    ("quarter", "kwartaal"),
    ("year", "jaar"),
];

pub(super) fn find(subject: Subject<'_>, found: &mut Vec<Diagnostic<Place>>) {
    let periods = Periods::of(subject.playbook);
    for boundary in &subject.playbook.boundaries {
        if subject.is_flawed(Kind::Boundary, boundary.id.as_str()) {
            continue;
        }
        for (clause, limits) in limits(boundary) {
            for (index, limit) in limits.iter().enumerate() {
                let place = || place(boundary, clause, index);
                let problem =
                    limit.period.as_ref().and_then(|period| periods.problem(period, place));
                found.extend(problem);
            }
        }
    }
}

/// The limits of each clause.
fn limits(boundary: &Boundary) -> impl Iterator<Item = (ClauseRef, &[Limit])> {
    boundary.clauses().map(|(at, clause)| (at, &*clause.limits))
}

fn place(boundary: &Boundary, clause: ClauseRef, index: usize) -> Place {
    let key = if clause.key == "may" { "up_to" } else { "over" };
    let place = Place::of(Kind::Boundary, &boundary.id).key(clause.key).index(clause.index);
    place.key(key).index(index)
}

/// The periods of a playbook.
struct Periods<'a> {
    playbook: &'a Playbook,
    /// In how many limits each stands.
    used: BTreeMap<&'a str, usize>,
}

impl<'a> Periods<'a> {
    fn of(playbook: &'a Playbook) -> Self {
        let mut used = BTreeMap::new();
        let all = playbook.boundaries.iter().flat_map(limits).flat_map(|(_, limits)| limits);
        for period in all.filter_map(|limit| limit.period.as_ref()) {
            *used.entry(period.as_str()).or_default() += 1;
        }
        Self { playbook, used }
    }

    fn problem(&self, period: &Period, place: impl Fn() -> Place) -> Option<Diagnostic<Place>> {
        let word = period.as_str();
        let is_named = self.playbook.words.0.contains_key(&Word::Period(period.clone()));
        if is_named || self.used.get(word).is_none_or(|used| *used > 1) {
            return None;
        }
        let parts: Vec<&str> =
            word.split('-').map(|part| self.meant(part).unwrap_or(part)).collect();
        let near = || self.others(word).find(|other| is_slip(word, other)).map(str::to_owned);
        let meant = near().unwrap_or_else(|| parts.join("-"));
        if meant == word {
            return None;
        }
        let message =
            format!("no other limit runs over `{word}`, and most probably `{meant}` is meant");
        let help = format!(
            "write `per {meant}`\nif it is a period of its own, give it its word in playbook.yaml: \
             `words: {{{word}: {word}}}`"
        );
        Some(Diagnostic::new(Code::UnknownPeriod, place(), message).help(help).as_warning())
    }

    /// The period that is meant by a word: the one that is called so, or is spelt nearly so.
    fn meant(&self, word: &str) -> Option<&str> {
        if STANDARD.iter().any(|(standard, _)| *standard == word) {
            return None;
        }
        let dutch = STANDARD.iter().find(|(_, dutch)| dutch.eq_ignore_ascii_case(word));
        let near = || STANDARD.iter().find(|(standard, _)| is_slip(word, standard));
        let own = self.called(word);
        own.or_else(|| dutch.or_else(near).map(|(standard, _)| *standard))
    }

    /// The period that the house calls so.
    fn called(&self, word: &str) -> Option<&str> {
        let mut words = self.playbook.words.0.iter();
        words.find_map(|(of, forms)| {
            let is_it =
                forms.spellings().iter().any(|form| form.to_lowercase() == word.to_lowercase());
            match of {
                Word::Period(period) if is_it => Some(period.as_str()),
                Word::Customer if is_it => Some("customer"),
                Word::Employee if is_it => Some("employee"),
                _ => None,
            }
        })
    }

    /// The periods of this playbook that stand in several limits, or have words.
    fn others(&self, word: &str) -> impl Iterator<Item = &str> {
        let used = self.used.iter().filter(|(_, used)| **used > 1).map(|(period, _)| *period);
        let named = self.playbook.words.0.keys().filter_map(|word| match word {
            Word::Period(period) => Some(period.as_str()),
            _ => None,
        });
        used.chain(named).filter(move |other| *other != word)
    }
}

/// Whether a word is another one misspelt. Of short words, many are one letter apart from each
/// other (`day` and `bay`), so there only an added, doubled or swapped letter counts.
fn is_slip(word: &str, meant: &str) -> bool {
    /// The shortest word of which any one letter may be wrong.
    const LONG: usize = 5;
    let (word, meant) = (word.to_lowercase(), meant.to_lowercase());
    let letters = |text: &str| {
        let mut letters: Vec<char> = text.chars().collect();
        letters.sort_unstable();
        letters
    };
    let single = |text: &str| {
        let mut letters: Vec<char> = text.chars().collect();
        letters.dedup();
        letters
    };
    let is_plural = word.strip_suffix('s') == Some(&meant);
    word == meant
        || is_plural
        || single(&word) == single(&meant)
        || (word.chars().next() == meant.chars().next()
            && are_near(&word, &meant, 1)
            && (meant.chars().count() >= LONG || letters(&word) == letters(&meant)))
}

#[cfg(test)]
mod tests {
    use super::is_slip;

    #[test]
    fn slips_are_told_from_other_words() {
        for (word, meant) in [
            ("guets", "guest"),
            ("monht", "month"),
            ("moth", "month"),
            ("days", "day"),
            ("dya", "day"),
            ("weeek", "week"),
            ("Guest", "guest"),
            ("guest-days", "guest-day"),
        ] {
            assert!(is_slip(word, meant), "{word} {meant}");
        }
        for (word, meant) in [
            ("bay", "day"),
            ("may", "day"),
            ("tear", "year"),
            ("stray", "stay"),
            ("shift", "visit"),
            ("border", "order"),
            ("visitor", "visit"),
            ("guide", "guest"),
        ] {
            assert!(!is_slip(word, meant), "{word} {meant}");
        }
    }
}
