//! The words of pages and where each of them stands: taken down by several hands at a time, then
//! put together.
//!
//! There are millions of them, so a notebook keeps all its words in one text and all its places
//! in one list, and knows a word by its number.

use std::hash::BuildHasher as _;

use hashbrown::HashTable;
use rayon::prelude::*;
use rustc_hash::FxBuildHasher;

use super::entry::Level;

/// Notebooks are put together in so many parts at a time, by the words' hashes.
const PARTS: usize = 16;

/// Where a word stands: the page, and how much it says there. In order of the pages, and on one
/// page what says most first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Place(u32);

impl Place {
    /// As many bits as a level needs.
    const LEVEL: u32 = 2;

    pub(super) fn new(page: usize, level: Level) -> Self {
        // No playbook has a thousand million pages.
        let page = u32::try_from(page).unwrap_or(u32::MAX);
        Self(page << Self::LEVEL | level as u32)
    }

    pub(super) const fn page(self) -> u32 {
        self.0 >> Self::LEVEL
    }

    pub(super) const fn level(self) -> Level {
        match self.0 & ((1 << Self::LEVEL) - 1) {
            0 => Level::Shown,
            1 => Level::Title,
            2 => Level::Summary,
            _ => Level::Text,
        }
    }
}

/// What one hand takes down, page after page.
#[derive(Default)]
pub(super) struct Notebook<'a> {
    /// The numbers of words by their hashes.
    numbers: HashTable<u32>,
    /// All words, one after the other.
    letters: String,
    words: Vec<Word<'a>>,
    /// Words by their numbers, as they came.
    taken: Vec<(u32, Place)>,
    /// The words by number, and all places of each after the other, once all is taken down.
    places: Vec<Place>,
}

/// A word in a notebook.
struct Word<'a> {
    hash: u64,
    /// Where it begins and ends among the letters.
    letters: (u32, u32),
    /// The language it is read in where it stands first.
    language: &'a str,
    /// The number of its last place, and the page that this is on.
    last: (u32, u32),
    /// How many places it has, and later where they end.
    places: u32,
}

impl<'a> Notebook<'a> {
    /// Takes down where a word stands, in the best of its places on each page; page after page.
    pub(super) fn take_down(&mut self, word: &str, language: &'a str, place: Place) {
        let number = self.number(word, language);
        let known = &mut self.words[number as usize];
        if known.last.1 == place.page() && known.places > 0 {
            if let Some((_, last)) = self.taken.get_mut(known.last.0 as usize) {
                *last = place.min(*last);
            }
            return;
        }
        known.last = (small(self.taken.len()), place.page());
        known.places += 1;
        self.taken.push((number, place));
    }

    /// The number of a word, which gets one where it has none.
    fn number(&mut self, word: &str, language: &'a str) -> u32 {
        let hash = FxBuildHasher.hash_one(word);
        let Self { numbers, letters, words, .. } = self;
        let written = |number: &u32| &letters[words[*number as usize].range()];
        if let Some(number) = numbers.find(hash, |number| written(number) == word) {
            return *number;
        }
        let number = small(words.len());
        let start = small(letters.len());
        letters.push_str(word);
        let letters = (start, small(letters.len()));
        words.push(Word { hash, letters, language, last: (0, 0), places: 0 });
        numbers.insert_unique(hash, number, |number| words[*number as usize].hash);
        number
    }

    /// Puts the places of each word together.
    #[must_use]
    pub(super) fn closed(mut self) -> Self {
        let mut end = 0;
        for word in &mut self.words {
            // Where they begin; each that is put there moves it on, in the end to where they end.
            (word.places, end) = (end, end + word.places);
        }
        let mut places = vec![Place(0); self.taken.len()];
        for (number, place) in std::mem::take(&mut self.taken) {
            let next = &mut self.words[number as usize].places;
            places[*next as usize] = place;
            *next += 1;
        }
        Self { places, numbers: HashTable::new(), ..self }
    }

    /// Its words whose hashes are in one part, each with its places.
    fn part(&self, part: usize) -> impl Iterator<Item = (&Word<'a>, &[Place])> {
        let mut start = 0;
        let all = self.words.iter().map(move |word| {
            let places = start..word.places as usize;
            start = places.end;
            (word, places)
        });
        let in_part = all.filter(move |(word, _)| (word.hash >> 32) as usize % PARTS == part);
        in_part.map(|(word, places)| (word, &self.places[places]))
    }
}

impl Word<'_> {
    fn range(&self) -> std::ops::Range<usize> {
        self.letters.0 as usize..self.letters.1 as usize
    }
}

/// A word of all pages.
pub(super) struct Found<'a> {
    pub(super) written: String,
    /// The language it is read in where it stands first.
    pub(super) language: &'a str,
    /// In order.
    pub(super) places: Vec<Place>,
}

/// All words of notebooks that are closed, in no order; later notebooks are of later pages.
pub(super) fn together<'a>(notebooks: &[Notebook<'a>]) -> Vec<Found<'a>> {
    (0..PARTS).into_par_iter().flat_map_iter(|part| part_of(notebooks, part)).collect()
}

fn part_of<'a>(notebooks: &[Notebook<'a>], part: usize) -> Vec<Found<'a>> {
    let mut numbers: HashTable<(u64, usize)> = HashTable::new();
    let mut all: Vec<Found<'a>> = Vec::new();
    for notebook in notebooks {
        for (word, places) in notebook.part(part) {
            let written = &notebook.letters[word.range()];
            let is_it = |(_, number): &(u64, usize)| all[*number].written == written;
            if let Some((_, number)) = numbers.find(word.hash, is_it) {
                all[*number].places.extend_from_slice(places);
                continue;
            }
            numbers.insert_unique(word.hash, (word.hash, all.len()), |(hash, _)| *hash);
            let language = word.language;
            all.push(Found { written: written.to_owned(), language, places: places.to_vec() });
        }
    }
    all
}

/// A number of things: no playbook has as many of anything as would not fit.
pub(super) fn small(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_has_the_best_place_of_each_page_whoever_took_it_down() {
        let text = |page| Place::new(page, Level::Text);
        let title = |page| Place::new(page, Level::Title);
        let (mut first, mut second) = (Notebook::default(), Notebook::default());
        first.take_down("soup", "en", text(0));
        first.take_down("cold", "en", text(0));
        first.take_down("soup", "nl", title(0));
        first.take_down("soup", "en", text(2));
        second.take_down("tea", "nl", title(3));
        second.take_down("soup", "nl", title(3));
        second.take_down("soup", "nl", text(3));
        let mut all = together(&[first.closed(), second.closed()]);
        all.sort_by(|a, b| a.written.cmp(&b.written));
        let told: Vec<_> = all
            .iter()
            .map(|found| (found.written.as_str(), found.language, found.places.as_slice()))
            .collect();
        assert_eq!(
            told,
            [
                ("cold", "en", &[text(0)][..]),
                ("soup", "en", &[title(0), text(2), title(3)]),
                ("tea", "nl", &[title(3)]),
            ]
        );
    }

    #[test]
    fn a_place_is_a_page_and_a_level() {
        for level in [Level::Shown, Level::Title, Level::Summary, Level::Text] {
            let place = Place::new(70_000, level);
            assert_eq!((place.page(), place.level()), (70_000, level));
        }
        assert!(Place::new(1, Level::Text) < Place::new(2, Level::Shown));
    }
}
