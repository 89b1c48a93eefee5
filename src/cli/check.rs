//! `ruimte check`: tells all that is wrong.

use anyhow::Result;

use crate::compile::{examine, report};
use crate::diagnostic::Diagnostic;

use super::args::{Check, Format, Global};
use super::output::{Output, count};
use super::{Outcome, world};

pub(super) fn run(check: &Check, global: &Global, output: &Output) -> Result<Outcome> {
    let workspace = world::workspace(global)?;
    let organisations = world::organisations(&workspace, &check.organisations, global)?;
    let today = world::today(check.today);
    let examined: Vec<_> = organisations
        .iter()
        .filter_map(|organisation| examine(&workspace, organisation, today))
        .collect();
    let everywhere = workspace.problems.get("").map_or(&[][..], Vec::as_slice);
    let found = examined
        .iter()
        .map(|examined| (examined.organisation.as_str(), examined.diagnostics.as_slice()))
        .chain([("", everywhere)]);
    let diagnostics = report(&workspace, found);
    output.diagnostics(&diagnostics, check.format)?;
    if check.format == Format::Human {
        let count = count(&diagnostics);
        output.say(format!("{count} in {}", world::counted(organisations.len())))?;
    }
    Ok(outcome(&diagnostics, check.strict))
}

/// Whether what was found fails a command.
pub(super) fn outcome(diagnostics: &[Diagnostic], strict: bool) -> Outcome {
    let fails = |diagnostic: &Diagnostic| strict || diagnostic.is_error();
    if diagnostics.iter().any(fails) { Outcome::ContentIsWrong } else { Outcome::Done }
}
