//! A site whose files are made when somebody asks for them.
//!
//! What keeps a playbook from being published is known at once; a page is set when it is
//! looked at, and what is made of the whole playbook, as the search is, when that is. The bytes
//! are those of [`render`](super::render), since the same functions make them.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::Path;
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};

use tera::Value as TeraValue;

use super::address;
use super::desk::{Desk, Press};
use super::pages::{self, Subject};
use super::theme::Theme;
use super::{Options, add, card, others, press};
use crate::decide::Authority;
use crate::diagnostic::{Diagnostic, Span};
use crate::model::{Kind, LanguageIndex, Place, Playbook};
use crate::site::Site;

/// A site whose files are made when somebody asks for them.
pub struct OnDemand<'a> {
    press: Press<'a>,
    theme: &'a Theme,
    interfaces: Vec<TeraValue>,
    pages: BTreeMap<String, (LanguageIndex, Subject<'a>)>,
    /// What is wrong with its cards.
    faults: Vec<Diagnostic<Place>>,
    /// Pages that have been set.
    set: Mutex<HashMap<String, Arc<[u8]>>>,
    theme_findings: Vec<Diagnostic<Span>>,
    others: OnceLock<Site>,
}

impl<'a> OnDemand<'a> {
    /// Readies a playbook.
    pub fn new(
        playbook: &'a Playbook,
        authority: &'a Authority,
        theme: &'a Theme,
        options: &Options,
    ) -> Self {
        let press = press(playbook, authority, theme, options);
        let mut site = Self {
            interfaces: pages::interfaces(&press),
            pages: addresses(&press),
            faults: card::faults(&press),
            press,
            theme,
            set: Mutex::default(),
            theme_findings: theme.template_findings.clone(),
            others: OnceLock::new(),
        };
        // The templates that are built in have been tried; those of others fail page by page.
        if theme.customised {
            site.try_pages();
        }
        site
    }

    /// What is wrong in the content.
    pub fn findings(&self) -> Vec<Diagnostic<Place>> {
        let found = self.press.survey.findings.iter().chain(&self.faults);
        self.theme.findings.iter().chain(found).cloned().collect()
    }

    /// What is wrong in the theme.
    pub fn theme_findings(&self) -> &[Diagnostic<Span>] {
        &self.theme_findings
    }

    /// All files of the site. Makes all but its pages.
    pub fn paths(&self) -> BTreeSet<&str> {
        self.pages.keys().chain(self.others().files.keys()).map(String::as_str).collect()
    }

    /// A file.
    pub fn file(&self, path: &str) -> Option<Arc<[u8]>> {
        if let Some(bytes) = self.press.files.contents.get(path) {
            return Some(Arc::clone(bytes));
        }
        match self.pages.get(path) {
            Some((language, subject)) => self.page(path, *language, subject),
            // Only pages end so, and whether there is one is often asked of those that are gone.
            None if Path::new(path).extension().is_some_and(|ending| ending == "html") => None,
            None => self.others().files.get(path).cloned(),
        }
    }

    /// What a page is about: a kind of thing, and which one where it is about one; `None` where
    /// there is no such page.
    pub fn about(&self, path: &str) -> Option<(Kind, Option<String>)> {
        let (_, subject) = self.pages.get(path)?;
        Some(subject.spot().about())
    }

    fn page(
        &self,
        path: &str,
        language: LanguageIndex,
        subject: &Subject<'_>,
    ) -> Option<Arc<[u8]>> {
        if let Some(bytes) = self.set().get(path) {
            return Some(Arc::clone(bytes));
        }
        let desk = Desk::new(&self.press, language, subject.spot())?;
        let words = self.interfaces.get(language.0)?;
        let (_, html) = pages::page(&desk, subject, self.theme, words).ok()?;
        let bytes: Arc<[u8]> = html.into_bytes().into();
        self.set().insert(path.to_owned(), Arc::clone(&bytes));
        Some(bytes)
    }

    fn set(&self) -> MutexGuard<'_, HashMap<String, Arc<[u8]>>> {
        self.set.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn others(&self) -> &Site {
        self.others.get_or_init(|| others(&self.press))
    }

    fn try_pages(&mut self) {
        self.press.prepare();
        self.press.searches();
        self.press.drills();
        for page in pages::all(&self.press, self.theme) {
            match page {
                Ok((file, html)) => {
                    self.set().insert(file, html.into_bytes().into());
                }
                Err(finding) => add(&mut self.theme_findings, *finding),
            }
        }
    }
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
