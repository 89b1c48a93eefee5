//! What worked examples prove, for those who ask.
//!
//! That takes long, so it is found when somebody asks, once for each edition, one edition at a
//! time, and on one processor only: whoever saves a file meanwhile is not kept waiting.

use std::sync::Arc;

use anyhow::{Context as _, Result};
use serde::Serialize;
use tokio::sync::Semaphore;

use crate::check::{Coverage, Score};
use crate::compile::{Proof, Slip, World};
use crate::decide::Aspect;

use super::edition::Edition;
use super::overlay::Editor;

/// Loading goes as deep as content is nested.
const STACK: usize = 16 << 20;

/// The score of an organisation.
#[derive(Serialize)]
pub(super) struct Total {
    version: u64,
    noticed: usize,
    all: usize,
}

/// What is told of one boundary.
#[derive(Serialize)]
pub(super) struct Told {
    version: u64,
    /// Whether errors keep it from being told.
    held: bool,
    parts: Vec<PartOf>,
    cases: Option<Cases>,
}

/// Of how many cases there is an example, and those of which there is none.
#[derive(Serialize)]
struct Cases {
    shown: usize,
    all: usize,
    open: Vec<Case>,
}

#[derive(Serialize)]
struct Case {
    told: String,
    yaml: Option<String>,
}

/// What is told of one kind of changes.
#[derive(Serialize)]
struct PartOf {
    name: &'static str,
    noticed: usize,
    all: usize,
    slips: Vec<SlipOf>,
}

#[derive(Serialize)]
struct SlipOf {
    told: String,
    yaml: Option<String>,
    place: String,
    href: Option<String>,
}

/// Proves an edition, unless that was done or it is out of date when its turn comes.
pub(super) async fn prove(
    edition: Arc<Edition>,
    turn: Arc<Semaphore>,
    is_latest: impl Fn() -> bool + Send + Sync + 'static,
) -> Result<Arc<Edition>> {
    // Who goes away in between does not stop what others may ask for next.
    let proved = tokio::spawn(async move {
        let init = async || {
            let _turn = turn.acquire().await?;
            anyhow::ensure!(is_latest(), "it is out of date");
            let (world, name) = (Arc::clone(&edition.world), edition.organisation.clone());
            tokio::task::spawn_blocking(move || found(&world, &name)).await?
        };
        edition.proof.get_or_try_init(init).await?;
        Ok(edition)
    });
    proved.await?
}

fn found(world: &World, organisation: &str) -> Result<Proof> {
    apart(|| world.proof(organisation))?.context("there is no such organisation")
}

/// Thinks about something on one processor, apart from what makes editions.
pub(super) fn apart<T: Send>(think: impl FnOnce() -> T + Send) -> Result<T> {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(1).stack_size(STACK).build()?;
    Ok(pool.install(think))
}

/// The score of a proved edition.
pub(super) fn total(edition: &Edition) -> Option<Total> {
    let scores = edition.proof.get()?.scores.iter();
    let parts = scores.flat_map(|score| score.noticed.values());
    let (noticed, all) = parts.fold((0, 0), |sum, part| (sum.0 + part.0, sum.1 + part.1));
    Some(Total { version: edition.version, noticed, all })
}

/// What is told of a boundary of a proved edition.
pub(super) fn told(edition: &Edition, boundary: &str, editor: &Editor) -> Option<Told> {
    let proof = edition.proof.get()?;
    let slips = proof.slips.get(boundary).map_or(&[][..], Vec::as_slice);
    let score = proof.scores.iter().find(|score| score.boundary.as_str() == boundary);
    let coverage = proof.coverage.iter().find(|known| known.boundary.as_str() == boundary);
    let part = |score: &Score, aspect: Aspect| {
        let (noticed, all) = *score.noticed.get(&aspect)?;
        let slips = slips.iter().filter(|slip| slip.aspect == aspect);
        let slips = slips.map(|slip| SlipOf::new(slip, editor)).collect();
        Some(PartOf { name: aspect.name(), noticed, all, slips })
    };
    let parts = |score| Aspect::ALL.into_iter().filter_map(move |aspect| part(score, aspect));
    let held = edition.counts().0 > 0;
    Some(Told {
        version: edition.version,
        held,
        parts: score.into_iter().flat_map(parts).collect(),
        cases: coverage.map(Cases::of),
    })
}

impl Cases {
    fn of(coverage: &Coverage) -> Self {
        let open = coverage.open.iter();
        let open = open.map(|case| Case { told: case.told.clone(), yaml: case.yaml.clone() });
        Self { shown: coverage.all - coverage.open.len(), all: coverage.all, open: open.collect() }
    }
}

impl SlipOf {
    fn new(slip: &Slip, editor: &Editor) -> Self {
        let at = &slip.problem.at;
        Self {
            told: slip.problem.message.clone(),
            yaml: slip.yaml.clone(),
            place: format!("{}:{}", at.source.path, at.start().line),
            href: editor.address(at),
        }
    }
}
