//! A site whose files are made when somebody asks for them.
//!
//! What keeps a playbook from being published is known at once; a page is set when it is
//! looked at, and what is made of the whole playbook, as the search is, when that is. Who serves
//! asks for single files, and those are kept; who publishes asks for all of them, one after the
//! other, and none is ([`Make`]). Templates that are not ours may fail on some page only: a
//! [`Trial`] sets all of them, a few at a time, after the site can be read.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::path::Path;
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};

use rayon::prelude::*;
use tera::Value as TeraValue;

use super::address;
use super::desk::{Desk, Press};
use super::origin::Origins;
use super::pages::{self, Subject};
use super::theme::Theme;
use super::{Options, Rendered, add, card, export, others, press};
use crate::decide::Authority;
use crate::diagnostic::{Diagnostic, Span};
use crate::model::{Kind, LanguageIndex, Place, Playbook};
use crate::site::{Made, Make, Site};

/// A page, or what is wrong with its template.
type Set = Result<Arc<[u8]>, Box<Diagnostic<Span>>>;

/// So many pages are set at a time before somebody who waits for one gets his turn.
const AT_ONCE: usize = 16;

/// How far the pages of a site have been tried that nobody has asked for.
#[derive(Debug, Default)]
pub struct Trial {
    /// What is wrong in the theme.
    pub findings: Vec<Diagnostic<Span>>,
    tried: usize,
    ended: bool,
}

/// What is wrong with the pocket cards of a playbook. They are made from its rules and its theme
/// alone, so while these stay, so does this.
pub type CardFaults = Arc<[Diagnostic<Place>]>;

/// A site whose files are made when somebody asks for them.
pub struct OnDemand<'a> {
    press: Press<'a>,
    theme: &'a Theme,
    interfaces: Vec<TeraValue>,
    /// What its pages are set from, once somebody who writes them has asked.
    origins: OnceLock<Origins>,
    pages: BTreeMap<String, (LanguageIndex, Subject<'a>)>,
    /// What is wrong with its cards.
    card_faults: CardFaults,
    /// Pages that have been set.
    set: Mutex<HashMap<String, Arc<[u8]>>>,
    theme_findings: Vec<Diagnostic<Span>>,
    /// What is wrong with pages that were made for somebody who writes all of them.
    failures: Mutex<Vec<Diagnostic<Span>>>,
    others: OnceLock<Site>,
}

impl<'a> OnDemand<'a> {
    /// Readies a playbook. What is wrong with its cards is found out unless it is known.
    pub fn new(
        playbook: &'a Playbook,
        authority: &'a Authority,
        theme: &'a Theme,
        options: &Options<'a>,
        card_faults: Option<CardFaults>,
    ) -> Self {
        let press = press(playbook, authority, theme, options);
        let mut site = Self {
            interfaces: pages::interfaces(&press),
            origins: OnceLock::new(),
            pages: addresses(&press),
            card_faults: card_faults.unwrap_or_else(|| card::faults(&press).into()),
            press,
            theme,
            set: Mutex::default(),
            theme_findings: theme.template_findings.clone(),
            failures: Mutex::default(),
            others: OnceLock::new(),
        };
        // The templates that are built in have been tried; those of others fail page by page.
        if theme.customised {
            site.try_kinds();
        }
        site
    }

    /// Whether every page is known to come out; otherwise a [`Trial`] finds out.
    pub fn is_tried(&self) -> bool {
        !self.theme.customised
    }

    /// Sets some pages that nobody has asked for yet; says whether there were any left.
    pub fn try_more(&self, trial: &mut Trial) -> bool {
        let pages = self.pages.iter().filter(|(_, (_, subject))| !is_of_all(subject));
        let mut batch: Vec<_> = pages.skip(trial.tried).take(AT_ONCE).collect();
        trial.tried += batch.len();
        if batch.is_empty() {
            if trial.ended {
                return false;
            }
            trial.ended = true;
            self.press.prepare();
            self.press.searches();
            self.press.drills();
            batch = self.pages.iter().filter(|(_, (_, subject))| is_of_all(subject)).collect();
        }
        let set = batch.into_par_iter();
        let failed: Vec<_> = set
            .filter_map(|(path, (language, subject))| self.failure(path, *language, subject))
            .collect();
        for finding in failed {
            add(&mut trial.findings, finding);
        }
        true
    }

    /// All that a trial finds.
    pub fn trial(&self) -> Vec<Diagnostic<Span>> {
        let mut trial = Trial::default();
        while !self.is_tried() && self.try_more(&mut trial) {}
        trial.findings
    }

    /// What is wrong with the cards.
    pub fn card_faults(&self) -> &CardFaults {
        &self.card_faults
    }

    /// What is wrong in the content.
    pub fn findings(&self) -> Vec<Diagnostic<Place>> {
        let found = self.press.survey.findings.iter().chain(&*self.card_faults);
        self.theme.findings.iter().chain(found).cloned().collect()
    }

    /// What is wrong in the theme.
    pub fn theme_findings(&self) -> &[Diagnostic<Span>] {
        &self.theme_findings
    }

    /// All files of the site. Makes all but its pages.
    pub fn listing(&self) -> BTreeSet<&str> {
        let others = self.others().files.keys().map(String::as_str).chain([export::FILE]);
        self.pages.keys().map(String::as_str).chain(others).collect()
    }

    /// A file.
    pub fn file(&self, path: &str) -> Option<Arc<[u8]>> {
        if let Some(bytes) = self.press.files.contents.get(path) {
            return Some(Arc::clone(bytes));
        }
        match self.pages.get(path) {
            Some((language, subject)) => self.page(path, *language, subject)?.ok(),
            // Only pages end so, and whether there is one is often asked of those that are gone.
            None if Path::new(path).extension().is_some_and(|ending| ending == "html") => None,
            None if path == export::FILE => Some(export::json(&self.press).into()),
            None => self.others().files.get(path).cloned(),
        }
    }

    /// The whole site, in memory.
    pub fn all(&self) -> Rendered {
        let mut site = Site::default();
        let paths = self.paths();
        let made = paths.par_iter().filter_map(|path| match self.make(path, None) {
            Made::New(bytes, _) => Some((*path, bytes)),
            _ => None,
        });
        for (path, bytes) in made.collect::<Vec<_>>() {
            site.insert(path, &*bytes);
        }
        site.insert(export::FILE, export::json(&self.press));
        let mut theme_findings = self.theme_findings.clone();
        for failure in self.failures() {
            add(&mut theme_findings, failure);
        }
        Rendered { site, findings: self.findings(), theme_findings }
    }

    /// What is wrong with pages that were made for somebody who writes all of them, each thing
    /// once and in an order of its own.
    pub fn failures(&self) -> Vec<Diagnostic<Span>> {
        self.failures.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// What a page is about: a kind of thing, and which one where it is about one; `None` where
    /// there is no such page.
    pub fn about(&self, path: &str) -> Option<(Kind, Option<String>)> {
        let (_, subject) = self.pages.get(path)?;
        Some(subject.spot().about())
    }

    fn page(&self, path: &str, language: LanguageIndex, subject: &Subject<'_>) -> Option<Set> {
        if let Some(bytes) = self.set().get(path) {
            return Some(Ok(Arc::clone(bytes)));
        }
        let desk = Desk::new(&self.press, language, subject.spot())?;
        let words = self.interfaces.get(language.0)?;
        let set = pages::page(&desk, subject, self.theme, words);
        Some(set.map(|html| {
            let bytes: Arc<[u8]> = html.into_bytes().into();
            self.set().insert(path.to_owned(), Arc::clone(&bytes));
            bytes
        }))
    }

    /// What is wrong with the template of a page, if anything is.
    fn failure(
        &self,
        path: &str,
        language: LanguageIndex,
        subject: &Subject<'_>,
    ) -> Option<Diagnostic<Span>> {
        self.page(path, language, subject)?.err().map(|finding| *finding)
    }

    fn set(&self) -> MutexGuard<'_, HashMap<String, Arc<[u8]>>> {
        self.set.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn origins(&self) -> &Origins {
        self.origins.get_or_init(|| Origins::new(&self.press, self.theme))
    }

    fn others(&self) -> &Site {
        self.others.get_or_init(|| others(&self.press))
    }

    /// Sets the first page of each kind: most mistakes in a template show in all its pages.
    fn try_kinds(&mut self) {
        let mut kinds = HashSet::new();
        let mut findings = Vec::new();
        for (path, (language, subject)) in &self.pages {
            if !is_of_all(subject) && kinds.insert(subject.spot().template()) {
                findings.extend(self.failure(path, *language, subject));
            }
        }
        for finding in findings {
            add(&mut self.theme_findings, finding);
        }
    }
}

impl Make for OnDemand<'_> {
    fn paths(&self) -> Vec<&str> {
        // Made before the pages, which many threads set at a time and of which some wait for it.
        self.press.prepare();
        rayon::join(|| self.press.searches(), || self.press.drills());
        // The search has found out how all stories open.
        self.origins();
        let is_list = |subject: &Subject<'_>| subject.spot().list().is_none();
        let (lists, things): (Vec<_>, Vec<_>) =
            self.pages.iter().partition(|(_, (_, subject))| is_list(subject));
        let pages = lists.into_iter().chain(things).map(|(path, _)| path.as_str());
        let others = self.others().files.keys().map(String::as_str);
        [export::FILE].into_iter().chain(pages).chain(others).collect()
    }

    fn make(&self, path: &str, mark: Option<&str>) -> Made<'_> {
        let Some((language, subject)) = self.pages.get(path) else {
            if path == export::FILE {
                return self.export(mark);
            }
            return self.others().make(path, mark);
        };
        let new = self.origins().mark(&self.press, *language, subject);
        if mark.is_some() && mark == new.as_deref() {
            return Made::Same;
        }
        let desk = Desk::new(&self.press, *language, subject.spot());
        let Some((desk, words)) = desk.zip(self.interfaces.get(language.0)) else {
            return Made::Failed;
        };
        match pages::page(&desk, subject, self.theme, words) {
            Ok(html) => Made::New(html.into_bytes().into(), new),
            Err(failure) => {
                add(&mut self.failures.lock().unwrap_or_else(PoisonError::into_inner), *failure);
                Made::Failed
            }
        }
    }
}

impl OnDemand<'_> {
    /// The playbook for other programs.
    fn export(&self, mark: Option<&str>) -> Made<'_> {
        let new = self.origins().of_all();
        if mark == Some(&*new) {
            return Made::Same;
        }
        Made::Large(Box::new(|to| export::write(&self.press, to)), new)
    }
}

/// Whether a page is made of all the others, which takes its time.
fn is_of_all(subject: &Subject<'_>) -> bool {
    matches!(subject, Subject::Practise | Subject::Search)
}

fn addresses<'a>(press: &Press<'a>) -> BTreeMap<String, (LanguageIndex, Subject<'a>)> {
    let mut pages = BTreeMap::new();
    for language in press.book.languages() {
        for subject in pages::subjects(press) {
            let file = address::file(press.book.playbook, language, &subject.spot());
            pages.insert(file, (language, subject));
        }
    }
    pages
}
