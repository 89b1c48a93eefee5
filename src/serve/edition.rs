//! One organisation as it was at one moment, and its files for whoever asks.
//!
//! Everything that a page is made from refers to what it was loaded from, so all of it lives on
//! the stack of one thread, which answers requests until nobody holds the edition any more.

use std::collections::BTreeMap;
use std::sync::mpsc::{self, Receiver, Sender};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

use anyhow::{Context as _, Result};
use tokio::sync::{OnceCell, oneshot};

use crate::compile::{Memory, Opened, Proof, World, merged};
use crate::diagnostic::Diagnostic;
use crate::model::LanguageIndex;
use crate::render::{OnDemand, Options};

use super::asking::{About, Request, answer_all};

/// One organisation as it was at one moment.
#[derive(Debug)]
pub struct Edition {
    /// Which one it is; later ones have higher numbers.
    pub version: u64,
    /// The organisation's id.
    pub organisation: String,
    /// What it is called.
    pub name: String,
    /// The tags of its languages.
    pub languages: Vec<String>,
    /// Whether others are made from it.
    pub template: bool,
    /// Everything that is to be said about it, sorted by file and line.
    pub diagnostics: Vec<Diagnostic>,
    /// Where to ask for files; `None` where errors keep it from being published.
    requests: Option<Mutex<Sender<Request>>>,
    /// Of each language in which words are missing, how many things miss some.
    pub untranslated: BTreeMap<String, usize>,
    /// Whether every page of it is known to come out.
    is_tried: bool,
    /// What it was made from.
    pub(super) world: Arc<World>,
    /// What its examples prove, once somebody has asked.
    pub(super) proof: OnceCell<Proof>,
}

/// An edition that is being made.
pub(super) struct Opening {
    organisation: String,
    made: Receiver<Option<Edition>>,
}

impl Opening {
    /// Begins to make the edition of an organisation.
    pub(super) fn begin(
        world: &Arc<World>,
        organisation: &str,
        version: u64,
        memory: &Arc<Mutex<Memory>>,
    ) -> Result<Self> {
        let (done, made) = mpsc::channel();
        let (world, name) = (Arc::clone(world), organisation.to_owned());
        let memory = Arc::clone(memory);
        thread::Builder::new()
            .name(format!("edition of {name}"))
            .stack_size(16 << 20)
            .spawn(move || work(&world, name, version, &memory, &done))
            .context("there is no thread to work on it")?;
        Ok(Self { organisation: organisation.to_owned(), made })
    }

    /// Waits until it is made. `None` when there is no such organisation.
    pub(super) fn wait(self) -> Result<Option<Edition>> {
        self.made.recv().with_context(|| format!("`{}` could not be made", self.organisation))
    }
}

fn work(
    world: &Arc<World>,
    organisation: String,
    version: u64,
    memory: &Mutex<Memory>,
    done: &Sender<Option<Edition>>,
) {
    let (requests, asked) = mpsc::channel();
    let found = world.open(&organisation.clone(), &Options::default(), memory, |opened| {
        let edition = edition(world, organisation, version, &opened, requests);
        if done.send(Some(edition)).is_err() {
            return;
        }
        if let Some(site) = opened.site {
            answer_all(site, &asked);
        }
    });
    if found.is_none() {
        drop(done.send(None));
    }
}

fn edition(
    world: &Arc<World>,
    organisation: String,
    version: u64,
    opened: &Opened<'_>,
    requests: Sender<Request>,
) -> Edition {
    let found = [(&*organisation, &*opened.diagnostics)];
    let playbook = opened.playbook;
    Edition {
        version,
        diagnostics: merged(&world.workspace, found.into_iter()),
        name: playbook.name.content(LanguageIndex(0)).to_owned(),
        languages: playbook.languages.iter().map(ToString::to_string).collect(),
        template: world.workspace.is_template(&organisation),
        organisation,
        untranslated: opened.untranslated.clone(),
        world: Arc::clone(world),
        proof: OnceCell::new(),
        is_tried: opened.site.is_none_or(OnDemand::is_tried),
        requests: opened.site.map(|_| Mutex::new(requests)),
    }
}

impl Edition {
    /// Whether it can be read.
    pub fn is_ready(&self) -> bool {
        self.requests.is_some()
    }

    /// How many errors and how many warnings there are.
    pub fn counts(&self) -> (usize, usize) {
        let errors = self.diagnostics.iter().filter(|diagnostic| diagnostic.is_error()).count();
        (errors, self.diagnostics.len() - errors)
    }

    /// A file as it is published.
    pub async fn file(&self, path: &str) -> Option<Arc<[u8]>> {
        let (answer, file) = oneshot::channel();
        self.ask(Request::File(path.to_owned(), answer))?;
        file.await.ok().flatten()
    }

    /// What a page is about.
    pub(super) async fn about(&self, path: &str) -> Option<About> {
        let (answer, about) = oneshot::channel();
        self.ask(Request::About(path.to_owned(), answer))?;
        about.await.ok().flatten()
    }

    /// The same as [`Self::file`] for those who can wait.
    pub fn file_now(&self, path: &str) -> Option<Arc<[u8]>> {
        let (answer, file) = oneshot::channel();
        self.ask(Request::File(path.to_owned(), answer))?;
        file.blocking_recv().ok().flatten()
    }

    /// Has all its pages set, a few at a time, and hands over where to learn what is wrong with
    /// the theme in some of them; nothing comes when nobody holds the edition any more. `None`
    /// where every page is known to come out.
    pub(super) fn trial(&self) -> Option<Receiver<Vec<Diagnostic>>> {
        if self.is_tried {
            return None;
        }
        let (answer, findings) = mpsc::channel();
        self.ask(Request::Trial(answer))?;
        Some(findings)
    }

    /// The same organisation after a trial that found something: it cannot be read any more.
    /// `None` where nothing was found.
    pub(super) fn after(&self, findings: Vec<Diagnostic>) -> Option<Self> {
        if findings.is_empty() {
            return None;
        }
        let all: Vec<_> = self.diagnostics.iter().cloned().chain(findings).collect();
        let found = [(&*self.organisation, &*all)];
        Some(Self {
            // The numbers of editions leave room for this one.
            version: self.version + 1,
            diagnostics: merged(&self.world.workspace, found.into_iter()),
            name: self.name.clone(),
            languages: self.languages.clone(),
            template: self.template,
            organisation: self.organisation.clone(),
            untranslated: self.untranslated.clone(),
            world: Arc::clone(&self.world),
            proof: OnceCell::new(),
            is_tried: true,
            requests: None,
        })
    }

    /// The same organisation with all that its trial finds, for those who can wait.
    #[must_use]
    pub fn tried(self) -> Self {
        let findings = self.trial().and_then(|findings| findings.recv().ok());
        findings.and_then(|findings| self.after(findings)).unwrap_or(self)
    }

    /// All that is published.
    pub fn paths(&self) -> Vec<String> {
        let (answer, paths) = mpsc::channel();
        let asked = self.ask(Request::Paths(answer));
        asked.and_then(|()| paths.recv().ok()).unwrap_or_default()
    }

    fn ask(&self, request: Request) -> Option<()> {
        let requests = self.requests.as_ref()?.lock().unwrap_or_else(PoisonError::into_inner);
        requests.send(request).ok()
    }
}
