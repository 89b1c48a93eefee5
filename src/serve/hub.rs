//! What can be seen at this moment, and who is told when that changes.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError, RwLock};

use serde::Serialize;
use tokio::sync::watch;

use crate::compile::World;
use crate::diagnostic::Diagnostic;

use super::edition::Edition;
use super::waves::Waves;
use super::workshop::Made;

/// What can be seen at this moment.
pub(super) struct Hub {
    shown: RwLock<Arc<BTreeMap<String, Shown>>>,
    news: watch::Sender<String>,
    /// What the edits so far have done.
    pub(super) waves: Waves,
    /// Whoever changes what can be seen holds this from looking at it until then.
    publishing: Mutex<()>,
}

/// What has just come into view.
#[derive(Default)]
pub struct Round {
    /// The new editions, by organisation.
    pub editions: Vec<Arc<Edition>>,
    /// The organisations that are no longer there.
    pub gone: Vec<String>,
    worlds: Option<(Arc<World>, Arc<World>)>,
}

impl Round {
    /// Whether anything is other than it was.
    pub fn is_news(&self) -> bool {
        !self.editions.is_empty() || !self.gone.is_empty()
    }

    /// The paths of the files that came, went or hold something else; none the first time.
    pub fn changes(&self) -> Vec<String> {
        let worlds = self.worlds.as_ref();
        worlds.map(|(before, now)| now.changes(before)).unwrap_or_default()
    }
}

/// An organisation as it can be seen.
#[derive(Clone, Debug)]
pub(super) struct Shown {
    /// The last edition that was made; what is wrong is told of this one.
    pub(super) latest: Arc<Edition>,
    /// The last one that can be read.
    pub(super) good: Option<Arc<Edition>>,
}

/// What browsers are told.
#[derive(Serialize)]
struct All<'a> {
    /// Which run of the server this is: editions of another have other numbers.
    run: u32,
    organisations: BTreeMap<&'a String, News>,
}

/// What browsers are told of an organisation.
#[derive(Serialize)]
struct News {
    /// The edition that its pages are of.
    shown: u64,
    /// The edition that its problems are of.
    latest: u64,
    errors: usize,
    warnings: usize,
}

impl Hub {
    pub(super) fn new() -> Self {
        let news = watch::Sender::new(news(&BTreeMap::new()));
        Self {
            shown: RwLock::default(),
            news,
            waves: Waves::default(),
            publishing: Mutex::default(),
        }
    }

    /// Puts new editions in the place of older ones, and takes away what is gone.
    pub(super) fn publish(&self, made: Made) -> Round {
        let _alone = self.publishing.lock().unwrap_or_else(PoisonError::into_inner);
        let mut all: BTreeMap<String, Shown> = (*self.all()).clone();
        self.waves.note(&made.world);
        let worlds = made.before.map(|before| (before, made.world));
        let mut round = Round { worlds, ..Round::default() };
        all.retain(|name, _| {
            let stays = made.organisations.contains(name);
            if !stays {
                round.gone.push(name.clone());
            }
            stays
        });
        for edition in made.editions.into_iter().map(Arc::new) {
            round.editions.push(Arc::clone(&edition));
            let before = all.remove(&edition.organisation);
            let good = if edition.is_ready() {
                Some(Arc::clone(&edition))
            } else {
                before.and_then(|before| before.good)
            };
            all.insert(edition.organisation.clone(), Shown { latest: edition, good });
        }
        self.show(all);
        round
    }

    /// Lays what was found out about an edition over it, unless there is a newer one by now.
    pub(super) fn amend(&self, name: &str, version: u64, findings: Vec<Diagnostic>) -> Round {
        let _alone = self.publishing.lock().unwrap_or_else(PoisonError::into_inner);
        let mut all = (*self.all()).clone();
        let shown = all.get_mut(name).filter(|shown| shown.latest.version == version);
        let amended = shown.and_then(|shown| {
            shown.latest = Arc::new(shown.latest.after(findings)?);
            Some(Arc::clone(&shown.latest))
        });
        if amended.is_some() {
            self.show(all);
        }
        Round { editions: amended.into_iter().collect(), ..Round::default() }
    }

    fn show(&self, all: BTreeMap<String, Shown>) {
        let news = news(&all);
        *self.shown.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(all);
        self.news.send_if_modified(|told| {
            let is_new = *told != news;
            *told = news;
            is_new
        });
    }

    /// All organisations.
    pub(super) fn all(&self) -> Arc<BTreeMap<String, Shown>> {
        Arc::clone(&self.shown.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// The last edition of an organisation.
    pub(super) fn latest(&self, name: &str) -> Option<Arc<Edition>> {
        self.all().get(name).map(|shown| Arc::clone(&shown.latest))
    }

    /// What browsers are told, now and whenever it changes.
    pub(super) fn listen(&self) -> watch::Receiver<String> {
        self.news.subscribe()
    }
}

fn news(all: &BTreeMap<String, Shown>) -> String {
    let told: BTreeMap<&String, News> = all
        .iter()
        .map(|(name, shown)| {
            let (errors, warnings) = shown.latest.counts();
            let version = shown.good.as_ref().map_or(0, |good| good.version);
            (name, News { shown: version, latest: shown.latest.version, errors, warnings })
        })
        .collect();
    let all = All { run: std::process::id(), organisations: told };
    serde_json::to_string(&all).unwrap_or_default()
}
