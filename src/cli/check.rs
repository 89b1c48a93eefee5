//! `ruimte check`: tells all that is wrong.

use std::mem::ManuallyDrop;

use anyhow::Result;
use rayon::prelude::*;
use serde::Serialize;

use crate::compile::report;
use crate::diagnostic;

use super::args::{Check, Format, Global};
use super::output::{Output, count};
use super::proof::{Proof, ProofJson};
use super::waves::{Waves, WavesJson};
use super::{Outcome, world};

pub(super) fn run(check: &Check, global: &Global, output: &Output) -> Result<Outcome> {
    let world =
        world::left(world::world(global, &check.organisations, check.today)?.looking_back());
    let organisations = world::named(&world.workspace, &check.organisations, global)?
        .unwrap_or_else(|| world.workspace.own().map(str::to_owned).collect());
    if organisations.is_empty() {
        return world::nothing(&world.workspace, global, output, check.format);
    }
    let examine = |name: &String| world.examine(name);
    let mut examined: ManuallyDrop<Vec<_>> =
        world::left(organisations.par_iter().filter_map(examine).collect());
    let proof = check.proof.then(|| Proof::of(&world, &mut examined));
    let since = check.since.as_deref();
    let waves = since.map(|text| Waves::since(text, &world, &check.organisations, global));
    let waves = waves.transpose()?;
    let diagnostics = report(&world.workspace, &examined);
    let more =
        More { proof: proof.as_ref().map(Proof::json), since: waves.as_ref().map(Waves::json) };
    let outcome = Outcome::of(&diagnostics, check.strict);
    if check.format == Format::Json {
        output.result(&diagnostic::json(&diagnostics, more))?;
    } else {
        let _ = output.diagnostics(&diagnostics, check.format)?;
    }
    if check.format == Format::Human {
        if let Some(proof) = &proof {
            output.result(&proof.human())?;
        }
        if let Some(waves) = &waves {
            output.result(&waves.human())?;
        }
        let count = count(&diagnostics);
        output.say(format!("{count} in {}", world::counted(organisations.len())))?;
    }
    Ok(outcome)
}

/// What is told besides diagnostics, to programs.
#[derive(Serialize)]
struct More<'a> {
    #[serde(flatten)]
    proof: Option<ProofJson<'a>>,
    #[serde(flatten)]
    since: Option<WavesJson<'a>>,
}
