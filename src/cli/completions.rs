//! `ruimte completions`: what a shell needs to complete our commands.

use anyhow::{Context as _, Result};
use clap::CommandFactory as _;

use super::Outcome;
use super::args::{Args, Completions};
use super::output::Output;

pub(super) fn run(completions: &Completions, output: &Output) -> Result<Outcome> {
    let mut script = Vec::new();
    clap_complete::generate(completions.shell, &mut Args::command(), "ruimte", &mut script);
    output.result(&String::from_utf8(script).context("the script is not text")?)?;
    Ok(Outcome::Done)
}
