//! The vocabulary, and on which pages each word stands.

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
    /// Sorted by how they begin.
    pub(super) groups: Vec<Group>,
    pub(super) endings: BTreeSet<String>,
    pub(super) stops: &'static str,
}

/// All words that are forms of one.
///
/// They share one list of places: who looks for a refund means refunds too, and nobody misses
/// what the browser would need to put pages with the very form that was typed before others.
pub(super) struct Group {
    /// What all of them begin with.
    pub(super) beginning: String,
    /// What each of them adds to it.
    pub(super) forms: Vec<String>,
    /// Where one of them stands, by page: in what it is called, what it asks, or its text.
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

/// A word with what all its forms share.
struct Known {
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
            Known { written, stem, places: found.places }
        });
        let mut known: Vec<Known> = known.collect();
        known.par_sort_unstable_by(|a, b| (&a.stem, &a.written).cmp(&(&b.stem, &b.written)));
        let endings = endings(&known, language);
        (entries, Self { groups: groups(known), endings, stops: small::stop_words(language) })
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
        let mut shown = Vec::new();
        tokens(&entry.title.text, |word| shown.push(word.to_owned()));
        for passage in passages {
            let stops = stops.entry(passage.language).or_insert_with(|| {
                small::stop_words(passage.language).split_whitespace().collect()
            });
            let page = Place { page: u32::try_from(page).unwrap_or(u32::MAX), shown: &shown };
            page.take_down(&passage, stops, &mut words);
        }
        entries.push(entry);
    }
    (entries, words)
}

/// The page that words are taken down from.
struct Place<'s> {
    page: u32,
    /// The words of the title that is shown.
    shown: &'s [String],
}

impl Place<'_> {
    fn take_down<'a>(
        &self,
        passage: &Passage<'a>,
        stops: &HashSet<&str>,
        words: &mut Vocabulary<'a>,
    ) {
        tokens(&passage.text, |word| {
            if stops.contains(&*fold(word)) {
                return;
            }
            let place = (self.page, self.level(passage.level, word));
            if let Some(found) = words.get_mut(word) {
                match found.places.last_mut().filter(|last| last.0 == place.0) {
                    Some(last) => last.1 = last.1.min(place.1),
                    None => found.places.push(place),
                }
            } else {
                let found = Found { language: passage.language, places: vec![place] };
                words.insert(word.to_owned(), found);
            }
        });
    }

    fn level(&self, level: Level, word: &str) -> Level {
        let is_shown = level == Level::Title && self.shown.iter().any(|shown| shown == word);
        if is_shown { Level::Shown } else { level }
    }
}

/// Puts words together that have one stem, by which they are sorted.
fn groups(sorted: Vec<Known>) -> Vec<Group> {
    let mut together: Vec<Vec<Known>> = Vec::new();
    for known in sorted {
        match together.last_mut().filter(|last| last[0].stem == known.stem) {
            Some(last) => last.push(known),
            None => together.push(vec![known]),
        }
    }
    let mut groups: Vec<Group> = together.into_par_iter().map(group).collect();
    groups.par_sort_unstable_by(|a, b| (&a.beginning, &a.forms).cmp(&(&b.beginning, &b.forms)));
    groups
}

fn group(words: Vec<Known>) -> Group {
    let first = words.first().map_or("", |word| &word.written);
    let last = words.last().map_or("", |word| &word.written);
    // Of what is sorted, all begin as the first and the last both do.
    let same = first.char_indices().zip(last.chars()).take_while(|((_, a), b)| a == b);
    let shared = same.map(|((at, letter), _)| at + letter.len_utf8()).last().unwrap_or_default();
    let beginning = first[..shared].to_owned();
    let forms = words.iter().map(|word| word.written[shared..].to_owned()).collect();
    let mut lists = words.into_iter().map(|word| word.places);
    let mut places = lists.next().unwrap_or_default();
    for list in lists {
        places.extend(list);
    }
    // Stretches that are in order already: all of a form's places are.
    places.sort();
    places.dedup_by_key(|place| place.0);
    Group { beginning, forms, places }
}

/// The endings by which the words of this playbook differ from their stems.
fn endings(words: &[Known], language: &str) -> BTreeSet<String> {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for Known { written, stem, .. } in words {
        let folded = fold(written);
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
