//! What the edits since the server began have done to templates, and to whom these reach.

use std::sync::{Arc, Mutex, PoisonError};

use anyhow::Result;
use serde::Serialize;
use tokio::sync::Semaphore;

use crate::compile::{Wave, World};

/// The world that the server began with, the one of now, and what was found about the two.
#[derive(Default)]
pub(super) struct Waves {
    worlds: Mutex<Option<(Arc<World>, Arc<World>)>>,
    found: Mutex<Option<(Arc<World>, Arc<Told>)>>,
}

/// What is told of all templates that changed.
#[derive(Debug, Serialize)]
pub(super) struct Told(Vec<WaveOf>);

#[derive(Debug, Serialize)]
struct WaveOf {
    template: String,
    changes: Vec<String>,
    reaches: Vec<ReachOf>,
}

/// Organisations to which the same happens, with what that is.
#[derive(Debug, Serialize)]
struct ReachOf {
    organisations: Vec<String>,
    told: Vec<String>,
}

impl Waves {
    /// Takes note of a world; edits are counted from the first one.
    pub(super) fn note(&self, world: &Arc<World>) {
        let mut worlds = self.worlds.lock().unwrap_or_else(PoisonError::into_inner);
        let first = worlds.as_ref().map_or_else(|| Arc::clone(world), |known| Arc::clone(&known.0));
        *worlds = Some((first, Arc::clone(world)));
    }

    /// What is to be told now. `None` before anything was read, or when it is out of date by the
    /// time that it is its turn.
    pub(super) async fn told(&self, turn: Arc<Semaphore>) -> Result<Option<Arc<Told>>> {
        let _turn = turn.acquire().await?;
        let Some((first, now)) = self.worlds() else { return Ok(None) };
        let known = self.found();
        if let Some((_, told)) = known.filter(|(world, _)| Arc::ptr_eq(world, &now)) {
            return Ok(Some(told));
        }
        let world = Arc::clone(&now);
        let found = tokio::task::spawn_blocking(move || super::proved::apart(|| now.waves(&first)));
        let told = Arc::new(Told(found.await??.into_iter().map(WaveOf::of).collect()));
        let kept = Some((world, Arc::clone(&told)));
        *self.found.lock().unwrap_or_else(PoisonError::into_inner) = kept;
        Ok(Some(told))
    }

    fn worlds(&self) -> Option<(Arc<World>, Arc<World>)> {
        self.worlds.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn found(&self) -> Option<(Arc<World>, Arc<Told>)> {
        self.found.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

impl WaveOf {
    fn of(wave: Wave) -> Self {
        let reaches = wave.groups().into_iter().map(|(organisations, told)| ReachOf {
            organisations: organisations.into_iter().map(str::to_owned).collect(),
            told,
        });
        let reaches = reaches.collect();
        Self { changes: wave.changes_told(), template: wave.template, reaches }
    }
}
