//! What a page is set from, as a digest: where that is the same, the page need not be set again.
//!
//! A page reads the playbook, the theme and what was asked of the command, and nothing else. Of
//! the playbook it may read everything but the stories of others: there are many, they change
//! most, and lists show only how they open. So a change to a story leaves all pages but its own
//! and those of the whole as they are, one to how it opens those that do not list it, and one to
//! a rule leaves none.

use std::hash::{Hash, Hasher};

use rayon::prelude::*;

use super::address::Spot;
use super::desk::{Desk, Press};
use super::markdown::may_link;
use super::pages::Subject;
use super::theme::Theme;
use super::view::story_line;
use crate::model::{Example, LanguageIndex, Playbook, Target};

/// A digest.
type Seal = blake3::Hash;

/// What the pages of a playbook are set from.
pub(super) struct Origins {
    /// All but the examples.
    rules: Seal,
    /// That, and what any page may show of examples that are not its own matter.
    outlines: Seal,
    /// Everything.
    all: Seal,
    /// Each example.
    examples: Vec<Seal>,
    /// How the story of each opens, in all languages.
    openings: Vec<Seal>,
}

impl Origins {
    pub(super) fn new(press: &Press<'_>, theme: &Theme) -> Self {
        let rules = seal(|seal| {
            env!("RUIMTE_SOURCES").hash(seal);
            theme.seal().as_bytes().hash(seal);
            hash_rules(press, seal);
        });
        let all = &press.book.playbook.examples;
        let desks = press.book.languages();
        let desks: Vec<Desk<'_>> =
            desks.filter_map(|language| Desk::new(press, language, Spot::Examples)).collect();
        let (examples, openings): (Vec<Seal>, Vec<Seal>) = all
            .par_iter()
            .map(|example| (seal(|seal| example.hash(seal)), opening(&desks, example)))
            .unzip();
        let outlines = seal(|seal| {
            rules.as_bytes().hash(seal);
            for example in all {
                hash_outline(example, seal);
            }
            press.survey.hash_mentions(seal);
        });
        let all = with(&rules, examples.iter());
        Self { rules, outlines, all, examples, openings }
    }

    /// Stands for everything that a page is set from; `None` where that is not known.
    pub(super) fn mark(
        &self,
        press: &Press<'_>,
        language: LanguageIndex,
        subject: &Subject<'_>,
    ) -> Option<String> {
        let of = match subject {
            Subject::Example(example) => self.of_example(press, example)?,
            Subject::Practise | Subject::Search => self.all,
            // Their words are of an older version, too.
            Subject::Changes(_) => return None,
            Subject::Home if press.since.is_some() => return None,
            Subject::Examples => with(&self.outlines, self.openings.iter()),
            Subject::Value(value) => self.listing(press, press.book.shown_by(&value.id)),
            Subject::Boundary(one) => self.listing(press, press.book.decided_in(&one.id)),
            Subject::Role(role) => self.listing(press, press.book.played_in(&role.id)),
            _ => self.outlines,
        };
        Some(shown(seal(|seal| {
            of.as_bytes().hash(seal);
            (language, subject.spot()).hash(seal);
        })))
    }

    /// Stands for everything.
    pub(super) fn of_all(&self) -> String {
        shown(self.all)
    }

    /// A page that lists examples shows how they open.
    fn listing(&self, press: &Press<'_>, listed: &[&Example]) -> Seal {
        let numbers = listed.iter().filter_map(|example| press.book.example_at(&example.id));
        with(&self.outlines, numbers.map(|number| &self.openings[number]))
    }

    /// An example's page tells its own story, and names the ones before and after it.
    fn of_example(&self, press: &Press<'_>, example: &Example) -> Option<Seal> {
        let at = press.book.example_at(&example.id)?;
        let all = &press.book.playbook.examples;
        let beside = [at.checked_sub(1), Some(at + 1)];
        let named = beside.map(|at| all.get(at?).map(|other| (&other.id, &other.title)));
        let around = if reads_others(press, example) { &self.outlines } else { &self.rules };
        Some(seal(|seal| {
            for part in [around, &self.examples[at]] {
                part.as_bytes().hash(seal);
            }
            named.hash(seal);
        }))
    }
}

/// Whether an example's page may name others than those before and after it.
fn reads_others(press: &Press<'_>, example: &Example) -> bool {
    let Example { story, what_happened, better, lesson, .. } = example;
    let texts = [story, what_happened, better, lesson].into_iter().flatten();
    let mut wordings = texts.flat_map(|text| text.0.wordings());
    let target = Target::Example(example.id.clone());
    let mut languages = press.book.languages();
    wordings.any(|wording| may_link(&wording.content))
        || languages.any(|language| press.survey.mentions(language, &target).next().is_some())
}

/// Takes in everything that is no example, and whether there are any.
fn hash_rules(press: &Press<'_>, seal: &mut impl Hasher) {
    let Playbook {
        id,
        name,
        tagline,
        vision,
        template,
        extends,
        languages,
        currency,
        otherwise,
        theme,
        words,
        feedback,
        evidence,
        roles,
        values,
        boundaries,
        examples,
        pages,
        scan,
        assets: _, // their names have digests of their content
        stewardship,
    } = press.book.playbook;
    (id, name, tagline, vision, template, extends, languages, currency, otherwise).hash(seal);
    (theme, words, feedback, evidence, roles, values, boundaries).hash(seal);
    (examples.is_empty(), pages, scan, stewardship).hash(seal);
    for file in press.files.contents.keys() {
        file.hash(seal);
    }
    (&press.base_url, press.since.is_some(), press.has_cases()).hash(seal);
}

/// Takes in what any page may show of an example.
fn hash_outline(example: &Example, seal: &mut impl Hasher) {
    let Example {
        id,
        title,
        kind,
        story: _, // whose opening is shown where it is listed
        decisions,
        what_happened: _,
        better: _,
        lesson: _,
        values,
        tags,
        order: _, // which has put them in order
        stewardship: _,
    } = example;
    (id, title, kind, decisions, values, tags).hash(seal);
}

/// Stands for how the story of an example opens in all languages.
fn opening(desks: &[Desk<'_>], example: &Example) -> Seal {
    seal(|seal| {
        for desk in desks {
            let line = story_line(desk, example);
            line.map(|line| (line.text, line.lang)).hash(seal);
        }
    })
}

/// Stands for several things.
fn with<'s>(one: &'s Seal, others: impl Iterator<Item = &'s Seal>) -> Seal {
    seal(|seal| {
        for part in std::iter::once(one).chain(others) {
            part.as_bytes().hash(seal);
        }
    })
}

/// Enough of a digest that no two have the same by chance.
fn shown(seal: Seal) -> String {
    seal.to_hex()[..32].to_owned()
}

/// The digest of what is taken in.
fn seal(take_in: impl FnOnce(&mut Taken)) -> Seal {
    let mut taken = Taken { seal: blake3::Hasher::new(), pieces: Vec::with_capacity(AT_ONCE) };
    take_in(&mut taken);
    taken.seal.update(&taken.pieces).finalize()
}

/// Many small pieces are hashed much faster together.
const AT_ONCE: usize = 8 << 10;

/// What has been taken in.
struct Taken {
    seal: blake3::Hasher,
    pieces: Vec<u8>,
}

impl Hasher for Taken {
    fn write(&mut self, bytes: &[u8]) {
        if self.pieces.len() + bytes.len() > AT_ONCE {
            self.seal.update(&self.pieces);
            self.pieces.clear();
        }
        if bytes.len() > AT_ONCE {
            self.seal.update(bytes);
        } else {
            self.pieces.extend_from_slice(bytes);
        }
    }

    /// Nobody asks for so little of it.
    fn finish(&self) -> u64 {
        let mut seal = self.seal.clone();
        let digest = seal.update(&self.pieces).finalize();
        u64::from_le_bytes(digest.as_bytes()[..8].try_into().unwrap_or_default())
    }
}

#[cfg(test)]
mod tests;
