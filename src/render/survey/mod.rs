//! Goes through all Markdown of a playbook once: which page mentions what, and which links
//! lead nowhere.

mod documents;
mod faults;

use std::collections::{BTreeMap, BTreeSet};
use std::hash::{Hash as _, Hasher};

use self::documents::{Document, Documents};
use self::faults::{fault, logo, not_read, too_much_html};
use super::address::Spot;
use super::book::Book;
use super::markdown::{Destination, Unread, has_too_much_html, judge, links, unread};
use crate::diagnostic::Diagnostic;
use crate::model::{LanguageIndex, Place, Target};

/// What going through a playbook has brought to light.
#[derive(Default)]
pub(crate) struct Survey {
    /// For each language, which pages mention a thing.
    mentions: Vec<BTreeMap<Target, BTreeSet<Spot>>>,
    /// What is wrong with links.
    pub(crate) findings: Vec<Diagnostic<Place>>,
}

impl Survey {
    /// Takes in which pages mention what.
    pub(crate) fn hash_mentions(&self, state: &mut impl Hasher) {
        self.mentions.hash(state);
    }

    /// The pages that mention a thing in a language.
    pub(crate) fn mentions(
        &self,
        language: LanguageIndex,
        target: &Target,
    ) -> impl Iterator<Item = &Spot> {
        self.mentions
            .get(language.0)
            .and_then(|mentions| mentions.get(target))
            .into_iter()
            .flatten()
    }
}

/// Goes through a playbook.
pub(crate) fn survey(book: &Book<'_>) -> Survey {
    let mut survey = Survey::default();
    survey.mentions.resize_with(book.playbook.languages.len(), BTreeMap::new);
    let assets: BTreeSet<&str> =
        book.playbook.assets.iter().map(|asset| asset.path.as_str()).collect();
    for document in Documents::default().of(book.playbook) {
        for language in book.languages() {
            read(book, &assets, &document, language, &mut survey);
        }
    }
    logo(book.playbook, &assets, &mut survey.findings);
    survey
}

/// More broken links than this in one text are told when these are mended: each place is
/// searched for in the text.
const MOST_FAULTS: usize = 500;

fn read(
    book: &Book<'_>,
    assets: &BTreeSet<&str>,
    document: &Document<'_>,
    language: LanguageIndex,
    survey: &mut Survey,
) {
    let wording = document.text.0.wording(language);
    // Words that several languages share are looked at once, in the first that has them.
    let first = book.languages().find(|other| document.text.0.wording(*other) == wording);
    if first == Some(language) && has_too_much_html(&wording.content) {
        survey.findings.push(too_much_html(document.place.clone()));
        return;
    }
    let mut faults = 0;
    for link in links(&wording.content) {
        let place = || {
            let occurrence = link.occurrence(&wording.content);
            document.place.clone().excerpt(language.0, &link.written, occurrence)
        };
        if let Ok(Destination::Thing(target)) = judge(&link.destination)
            && !link.image
            && book.title(&target).is_some()
        {
            let pages = survey.mentions[language.0].entry(target).or_default();
            pages.insert(document.spot.clone());
            continue;
        }
        if first == Some(language) && faults < MOST_FAULTS {
            faults += 1;
            survey
                .findings
                .extend(fault(book, assets, &link).map(|found| found.resolve(|()| place())));
        }
    }
    if first == Some(language) {
        survey.findings.extend(words_for_links(book, assets, document, language));
    }
}

/// What is meant as a link or an image, and is read as words.
fn words_for_links(
    book: &Book<'_>,
    assets: &BTreeSet<&str>,
    document: &Document<'_>,
    language: LanguageIndex,
) -> Vec<Diagnostic<Place>> {
    let text = &document.text.0.wording(language).content;
    let told = |found: Unread| {
        let place = document.place.clone();
        let place = place.excerpt(language.0, found.written(), found.occurrence(text));
        not_read(book, assets, &found).resolve(|()| place.clone())
    };
    unread(text).into_iter().take(MOST_FAULTS).map(told).collect()
}
