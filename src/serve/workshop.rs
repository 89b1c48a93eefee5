//! Looks at what is on the disk, and makes new editions of what that changes.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::SystemTime;

use anyhow::{Context as _, Result};
use jiff::civil::Date;

use crate::compile::World;
use crate::source::{Archive, Location, Workspace, themes_again};

use super::edition::{Edition, Opening};

/// The time, which only the caller knows.
#[derive(Clone, Copy, Debug)]
pub struct Clock {
    /// The time by which files are dated.
    pub now: fn() -> SystemTime,
    /// The day that dates of review are held against.
    pub today: fn() -> Date,
}

/// Where playbooks are made again and again.
pub struct Workshop {
    content: Location,
    themes: Location,
    /// The organisations to make; all where none is named.
    named: Vec<String>,
    clock: Clock,
    archive: Archive,
    /// The world of the last round.
    world: Option<Arc<World>>,
    version: u64,
}

/// What one look at the disk brought about.
#[derive(Debug, Default)]
pub struct Made {
    /// The new editions, by organisation.
    pub editions: Vec<Edition>,
    /// The organisations there are, changed or not.
    pub organisations: Vec<String>,
}

impl Workshop {
    /// A workshop in which nothing has been made yet.
    pub fn new(content: Location, themes: Location, named: Vec<String>, clock: Clock) -> Self {
        let archive = Archive::default();
        Self { content, themes, named, clock, archive, world: None, version: 0 }
    }

    /// Makes new editions of all organisations that a change on the disk reaches.
    pub fn look(&mut self) -> Result<Made> {
        let world = Arc::new(self.read()?);
        let organisations = self.organisations(&world);
        let before = self.world.take();
        let is_new =
            |name: &&String| before.as_ref().is_none_or(|before| !before.is_same(&world, name));
        let mut openings = Vec::new();
        for name in organisations.iter().filter(is_new) {
            self.version += 1;
            openings.push(Opening::begin(&world, name, self.version)?);
        }
        let mut editions = Vec::new();
        for opening in openings {
            editions.extend(opening.wait()?);
        }
        self.world = Some(world);
        Ok(Made { editions, organisations })
    }

    fn read(&mut self) -> Result<World> {
        self.archive.begin((self.clock.now)());
        let shown = &self.content.shown;
        let workspace = Workspace::read_again(&self.content, &self.named, &mut self.archive)
            .with_context(|| format!("cannot read the folder `{shown}`"))?;
        let shown = &self.themes.shown;
        let themes = themes_again(&self.themes, &mut self.archive)
            .with_context(|| format!("cannot read the folder `{shown}`"))?;
        Ok(World::new(workspace, themes, (self.clock.today)()))
    }

    /// The organisations named that there are, or all.
    fn organisations(&self, world: &World) -> Vec<String> {
        let own = world.workspace.own().map(str::to_owned);
        if self.named.is_empty() {
            return own.collect();
        }
        let named: BTreeSet<&String> = self.named.iter().collect();
        let is_there = |name: &&String| world.workspace.folders.contains_key(*name);
        named.into_iter().filter(is_there).cloned().collect()
    }
}
