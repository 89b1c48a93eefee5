//! The vocabulary, and on which pages each word stands.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet, HashMap};

use rayon::prelude::*;

use super::entry::{Entry, Level};
use super::fold::{fold, tokens};
use super::small;
use super::stem::Stems;

/// An ending must be met this often before it is taken for one.
const OFTEN: usize = 3;
/// As long as an ending may be.
const LONGEST: usize = 5;
/// As much of a word as its forms must share, at least.
const SHARED: usize = 3;

/// The index of one language.
pub(super) struct Index {
    /// Sorted as the browser sorts: by what is looked up, then by how it is written.
    pub(super) words: Vec<Word>,
    pub(super) endings: BTreeSet<String>,
    pub(super) stops: &'static str,
}

/// A word as it is written.
pub(super) struct Word {
    pub(super) written: String,
    /// The word before it, counted back from here, that is a form of the same; 0: none.
    pub(super) form_of: usize,
    /// Where it stands, by page: in what it is called, what it asks, or its text.
    pub(super) places: Vec<(usize, Level)>,
}

/// What is known of a word while pages are read.
#[derive(Default)]
struct Found {
    stem: String,
    places: BTreeMap<usize, Level>,
}

impl Index {
    pub(super) fn new(entries: &[Entry], language: &str) -> Self {
        let mut found: HashMap<String, Found> = HashMap::new();
        let read: Vec<_> = entries.par_iter().map(read).collect();
        let mut stems: HashMap<&str, Stems> = HashMap::new();
        for (page, words) in read.into_iter().enumerate() {
            for (word, (level, spoken)) in words {
                let stems = stems.entry(spoken).or_insert_with(|| Stems::of(spoken));
                let stem = || Found { stem: stems.stem(&word), places: BTreeMap::new() };
                let found = found.entry(word.clone()).or_insert_with(stem);
                found.places.insert(page, level);
            }
        }
        let mut sorted: Vec<(String, String, Found)> =
            found.into_iter().map(|(word, found)| (fold(&word), word, found)).collect();
        sorted.sort_by(|a, b| as_browsers_do(&a.0, &b.0).then_with(|| as_browsers_do(&a.1, &b.1)));
        let endings = endings(&sorted, language);
        Self { words: words(sorted), endings, stops: small::stop_words(language) }
    }
}

/// The words of a page, each with the best of its places and the language it is read in.
fn read(entry: &Entry) -> BTreeMap<String, (Level, &str)> {
    let mut words: BTreeMap<String, (Level, &str)> = BTreeMap::new();
    for passage in &entry.passages {
        let language = passage.language.as_str();
        let stops: BTreeSet<&str> = small::stop_words(language).split_whitespace().collect();
        for word in tokens(&passage.text) {
            if stops.contains(fold(&word).as_str()) {
                continue;
            }
            let place = words.entry(word).or_insert((passage.level, language));
            place.0 = place.0.min(passage.level);
        }
    }
    words
}

fn words(sorted: Vec<(String, String, Found)>) -> Vec<Word> {
    let mut last: HashMap<String, usize> = HashMap::new();
    let told = sorted.into_iter().enumerate().map(|(at, (_, written, found))| Word {
        written,
        form_of: last.insert(found.stem, at).map_or(0, |before| at - before),
        places: found.places.into_iter().collect(),
    });
    told.collect()
}

/// The endings by which the words of this playbook differ from their stems.
fn endings(words: &[(String, String, Found)], language: &str) -> BTreeSet<String> {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for (folded, _, found) in words {
        let same = |(a, b): &(char, char)| a == b;
        let shared = folded.chars().zip(found.stem.chars()).take_while(same).count();
        let ending: String = folded.chars().skip(shared).collect();
        let (more, less) = (ending.chars().count(), found.stem.chars().count() - shared);
        // `ven` of `brieven`, whose stem is `brief`, is one; `ak` of `zaak`, with `zak`, is not.
        let is_ending = more > 0 && (less == 0 || more > less + 1);
        if shared >= SHARED && is_ending && more <= LONGEST {
            *counts.entry(ending).or_default() += 1;
        }
    }
    let met = counts.into_iter().filter(|(_, count)| *count >= OFTEN).map(|(ending, _)| ending);
    met.chain(small::endings(language).split_whitespace().map(str::to_owned)).collect()
}

/// Scripts compare text by its UTF-16 units.
fn as_browsers_do(a: &str, b: &str) -> Ordering {
    a.encode_utf16().cmp(b.encode_utf16())
}
