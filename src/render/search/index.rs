//! The vocabulary, and on which pages each word stands.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;
use rustc_hash::{FxHashMap as HashMap, FxHashSet as HashSet};

use super::entry::{Entry, Level, Passage, Source, sources};
use super::fold::{fold, tokens};
use super::small;
use super::stem::Stems;
use super::words::{Found, Notebook, Place, together};
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
    /// Where one of them stands, in the best of its places on each page.
    pub(super) places: Vec<Place>,
}

/// A word with what all its forms share.
struct Known {
    written: String,
    stem: String,
    places: Vec<Place>,
}

/// So many pages go into one notebook, at least and at most: the more, the less there is to put
/// together; the fewer, the closer at hand the processor has all of its words.
const AT_ONCE: (usize, usize) = (128, 512);
/// So many notebooks each hand fills, so that none waits long for the others.
const EACH: usize = 8;

impl Index {
    /// All pages, and the index of their words.
    pub(super) fn new(desk: &Desk<'_>, language: &str) -> (Vec<Entry>, Self) {
        let (entries, found) = read_all(desk);
        let known = found.into_par_iter().map(|Found { written, language, places }| {
            let stem = Stems::of(language).stem(&written);
            Known { written, stem, places }
        });
        let mut known: Vec<Known> = known.collect();
        known.par_sort_unstable_by(|a, b| (&a.stem, &a.written).cmp(&(&b.stem, &b.written)));
        let endings = endings(&known, language);
        (entries, Self { groups: groups(known), endings, stops: small::stop_words(language) })
    }
}

/// All pages and their words.
fn read_all<'a>(desk: &Desk<'a>) -> (Vec<Entry>, Vec<Found<'a>>) {
    let sources = sources(desk);
    let share = sources.len() / (rayon::current_num_threads() * EACH);
    let at_once = share.clamp(AT_ONCE.0, AT_ONCE.1);
    let parts = sources.par_chunks(at_once).enumerate();
    let (entries, notebooks): (Vec<_>, Vec<_>) =
        parts.map(|(at, pages)| read(desk, pages, at * at_once)).unzip();
    (entries.into_iter().flatten().collect(), together(&notebooks))
}

/// Some pages, of which the first has a number, and their words.
fn read<'a>(desk: &Desk<'a>, pages: &[Source<'a>], first: usize) -> (Vec<Entry>, Notebook<'a>) {
    let mut words = Notebook::default();
    let mut stops: HashMap<&str, HashSet<&str>> = HashMap::default();
    let mut entries = Vec::with_capacity(pages.len());
    for (page, source) in (first..).zip(pages) {
        let (entry, passages) = source.read(desk);
        let mut shown = Vec::new();
        tokens(&entry.title.text, |word| shown.push(word.to_owned()));
        for Passage { level, language, text } in passages {
            let stops = stops
                .entry(language)
                .or_insert_with(|| small::stop_words(language).split_whitespace().collect());
            tokens(&text, |word| {
                if !stops.contains(&*fold(word)) {
                    let level = seen(level, word, &shown);
                    words.take_down(word, language, Place::new(page, level));
                }
            });
        }
        entries.push(entry);
    }
    (entries, words.closed())
}

/// How much a word says: the browser sees itself what is shown of a title.
fn seen(level: Level, word: &str, shown: &[String]) -> Level {
    let is_shown = level == Level::Title && shown.iter().any(|shown| shown == word);
    if is_shown { Level::Shown } else { level }
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
    places.dedup_by_key(|place| place.page());
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
