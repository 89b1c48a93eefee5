//! The vocabulary, and on which pages each word stands.

use std::cmp::Ordering;
use std::collections::hash_map::Entry as Slot;
use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;
use rustc_hash::{FxHashMap as HashMap, FxHashSet as HashSet};

use super::entry::{Entry, Level, Passage, Source, sources};
use super::fold::{fold, tokens};
use super::small;
use super::stem::Stems;
use crate::render::desk::Desk;

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
    pub(super) places: Vec<(u32, Level)>,
}

/// What is known of a word while pages are read.
struct Found<'a> {
    /// The language it is read in where it stands first.
    language: &'a str,
    places: Vec<(u32, Level)>,
}

/// Words by how they are written.
type Vocabulary<'a> = HashMap<String, Found<'a>>;

/// A word with what it is looked up by, and what all its forms share.
struct Known {
    folded: String,
    written: String,
    stem: String,
    places: Vec<(u32, Level)>,
}

/// As many pages as are read in one go.
const AT_ONCE: usize = 128;

impl Index {
    /// All pages, and the index of their words.
    pub(super) fn new(desk: &Desk<'_>, language: &str) -> (Vec<Entry>, Self) {
        let (entries, found) = read_all(desk);
        let known = found.into_par_iter().map(|(written, found)| {
            let stem = Stems::of(found.language).stem(&written);
            Known { folded: fold(&written).into_owned(), written, stem, places: found.places }
        });
        let mut known: Vec<Known> = known.collect();
        known.par_sort_unstable_by(|a, b| {
            let folded = as_browsers_do(&a.folded, &b.folded);
            folded.then_with(|| as_browsers_do(&a.written, &b.written))
        });
        let endings = endings(&known, language);
        (entries, Self { words: words(known), endings, stops: small::stop_words(language) })
    }
}

/// All pages and their words, each with the pages that it stands on in order.
fn read_all<'a>(desk: &Desk<'a>) -> (Vec<Entry>, Vocabulary<'a>) {
    let sources = sources(desk);
    let parts = sources.par_chunks(AT_ONCE).enumerate();
    let parts: Vec<_> = parts.map(|(at, pages)| read(desk, pages, at * AT_ONCE)).collect();
    let (mut entries, mut all) = (Vec::new(), Vocabulary::default());
    for (pages, part) in parts {
        entries.extend(pages);
        for (word, found) in part {
            match all.entry(word) {
                Slot::Occupied(mut known) => known.get_mut().places.extend(found.places),
                Slot::Vacant(new) => drop(new.insert(found)),
            }
        }
    }
    (entries, all)
}

/// Some pages, of which the first has a number, and their words, each with the best of its places
/// on every page.
fn read<'a>(desk: &Desk<'a>, pages: &[Source<'a>], first: usize) -> (Vec<Entry>, Vocabulary<'a>) {
    let mut words = Vocabulary::default();
    let mut stops: HashMap<&str, HashSet<&str>> = HashMap::default();
    let mut entries = Vec::with_capacity(pages.len());
    for (page, source) in (first..).zip(pages) {
        let (entry, passages) = source.read(desk);
        entries.push(entry);
        for passage in passages {
            let stops = stops.entry(passage.language).or_insert_with(|| {
                small::stop_words(passage.language).split_whitespace().collect()
            });
            take_down(u32::try_from(page).unwrap_or(u32::MAX), &passage, stops, &mut words);
        }
    }
    (entries, words)
}

fn take_down<'a>(
    page: u32,
    passage: &Passage<'a>,
    stops: &HashSet<&str>,
    words: &mut Vocabulary<'a>,
) {
    let level = passage.level;
    tokens(&passage.text, |word| {
        if stops.contains(&*fold(word)) {
            return;
        }
        if let Some(found) = words.get_mut(word) {
            match found.places.last_mut().filter(|last| last.0 == page) {
                Some(last) => last.1 = last.1.min(level),
                None => found.places.push((page, level)),
            }
        } else {
            let found = Found { language: passage.language, places: vec![(page, level)] };
            words.insert(word.to_owned(), found);
        }
    });
}

fn words(sorted: Vec<Known>) -> Vec<Word> {
    let mut last: HashMap<String, usize> = HashMap::default();
    let told = sorted.into_iter().enumerate().map(|(at, known)| Word {
        written: known.written,
        form_of: last.insert(known.stem, at).map_or(0, |before| at - before),
        places: known.places,
    });
    told.collect()
}

/// The endings by which the words of this playbook differ from their stems.
fn endings(words: &[Known], language: &str) -> BTreeSet<String> {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for Known { folded, stem, .. } in words {
        let same = |(a, b): &(char, char)| a == b;
        let shared = folded.chars().zip(stem.chars()).take_while(same).count();
        let ending: String = folded.chars().skip(shared).collect();
        let (more, less) = (ending.chars().count(), stem.chars().count() - shared);
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
    if a.is_ascii() && b.is_ascii() { a.cmp(b) } else { a.encode_utf16().cmp(b.encode_utf16()) }
}
