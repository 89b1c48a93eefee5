//! Looks at what is on the disk, and makes new editions of what that changes.

use std::collections::{BTreeSet, HashMap};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, SystemTime};

use anyhow::{Context as _, Result};
use jiff::civil::Date;

use crate::compile::{Memory, World};
use crate::source::{Archive, Location, Workspace, themes_again};

use super::edition::{Edition, Opening};

/// Many editors empty a file before they fill it again; so long that may take.
const REFILLED: Duration = Duration::from_millis(20);

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
    /// What is remembered of each organisation.
    memories: HashMap<String, Arc<Mutex<Memory>>>,
}

/// What one look at the disk brought about.
#[derive(Debug)]
pub struct Made {
    /// The new editions, by organisation.
    pub editions: Vec<Edition>,
    /// The organisations there are, changed or not.
    pub organisations: Vec<String>,
    /// The world of the look before, and of this one.
    pub(super) before: Option<Arc<World>>,
    pub(super) world: Arc<World>,
}

impl Workshop {
    /// A workshop in which nothing has been made yet.
    pub fn new(content: Location, themes: Location, named: Vec<String>, clock: Clock) -> Self {
        let archive = Archive::default();
        Self {
            content,
            themes,
            named,
            clock,
            archive,
            world: None,
            version: 0,
            memories: HashMap::new(),
        }
    }

    /// Makes new editions of all organisations that a change on the disk reaches.
    pub fn look(&mut self) -> Result<Made> {
        let mut world = self.read()?;
        if self.is_emptied(&world) {
            thread::sleep(REFILLED);
            world = self.read()?;
        }
        let world = Arc::new(world);
        let organisations = self.organisations(&world);
        let before = self.world.take();
        let is_new =
            |name: &&String| before.as_ref().is_none_or(|before| !before.is_same(&world, name));
        let mut openings = Vec::new();
        for name in organisations.iter().filter(is_new) {
            // A number in between is for what is found out about an edition later.
            self.version += 2;
            let memory = self.memories.entry(name.clone()).or_default();
            openings.push(Opening::begin(&world, name, self.version, memory)?);
        }
        let mut editions = Vec::new();
        for opening in openings {
            editions.extend(opening.wait()?);
        }
        self.memories.retain(|name, _| organisations.contains(name));
        self.world = Some(Arc::clone(&world));
        Ok(Made { editions, organisations, before, world })
    }

    /// Whether some file has just lost all that it held.
    fn is_emptied(&self, world: &World) -> bool {
        let Some(before) = &self.world else { return false };
        let (then, now) = (&before.workspace.files, &world.workspace.files);
        now.emptied_since(then)
    }

    fn read(&mut self) -> Result<World> {
        self.archive.begin((self.clock.now)());
        let shown = &self.content.shown;
        let workspace = Workspace::read_again(&self.content, &self.named, &mut self.archive)
            .with_context(|| format!("cannot read the folder `{shown}`"))?;
        let shown = &self.themes.shown;
        let themes = themes_again(&self.themes, &mut self.archive)
            .with_context(|| format!("cannot read the folder `{shown}`"))?;
        self.archive.end();
        let world = World::new(workspace, themes, (self.clock.today)());
        Ok(match &self.world {
            Some(before) => world.after(before),
            None => world,
        })
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
