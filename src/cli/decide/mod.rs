//! `ruimte decide`: one verdict, explained.

mod human;
mod json;
mod told;

use anyhow::{Result, bail};

use crate::compile::{Examined, World, report};
use crate::decide::Situation;
use crate::diagnostic::{Diagnostic, did_you_mean};
use crate::load::{self, Misunderstood};
use crate::model::{Boundary, RoleId};
use crate::render::Sentences;

use self::told::Told;
use super::args::{Decide, DecideFormat, Format, Global};
use super::output::Output;
use super::{Outcome, language, world};

pub(super) fn run(decide: &Decide, global: &Global, output: &Output) -> Result<Outcome> {
    let organisations = std::slice::from_ref(&decide.organisation);
    let world = world::world(global, organisations, None)?;
    world::named(&world.workspace, organisations, global)?;
    let Some(examined) = world.decide(&decide.organisation) else { return Ok(Outcome::Done) };
    if examined.loaded.is_partial {
        return cannot_decide(&world, &examined, &decide.boundary, output);
    }
    let boundary = boundary(&examined, &decide.boundary)?;
    let role = role(&examined, &decide.role)?;
    let Some(decided) = examined.authority.get(&boundary.id) else {
        return cannot_decide(&world, &examined, boundary.id.as_str(), output);
    };
    let situation = situation(&examined, boundary, decide)?;
    let sentences = sentences(&examined, decide.lang.as_deref())?;
    let told = Told {
        examined: &examined,
        boundary,
        decided,
        situation: &situation,
        sentences: &sentences,
    };
    let judgement = decided.diagram.judge(role, &situation);
    match decide.format {
        DecideFormat::Json => output.result(&told.json(role, &judgement))?,
        DecideFormat::Human => output.result(&told.human(role, &judgement))?,
    }
    Ok(Outcome::Done)
}

/// The sentences of an organisation in the language that is asked for, or in its first.
pub(super) fn sentences<'a>(
    examined: &'a Examined<'_>,
    lang: Option<&str>,
) -> Result<Sentences<'a>> {
    let playbook = &examined.loaded.playbook;
    let language = language::chosen(lang, &[playbook], &format!("`{}`", examined.organisation))?;
    Ok(language::sentences(playbook, &language))
}

/// Tells what keeps a boundary from deciding.
fn cannot_decide(
    world: &World,
    examined: &Examined<'_>,
    boundary: &str,
    output: &Output,
) -> Result<Outcome> {
    tell_errors(world, examined, output)?;
    output.say(format!("`{boundary}` cannot decide until this is mended"))?;
    Ok(Outcome::ContentIsWrong)
}

/// Tells what keeps boundaries from deciding.
pub(super) fn tell_errors(world: &World, examined: &Examined<'_>, output: &Output) -> Result<()> {
    let Some(all) = world.examine(&examined.organisation) else { return Ok(()) };
    let mut diagnostics = report(&world.workspace, std::slice::from_ref(&all));
    diagnostics.retain(Diagnostic::is_error);
    diagnostics.extend(all.loaded.unanswered.iter().cloned());
    let _ = output.diagnostics(&diagnostics, Format::Human)?;
    Ok(())
}

/// A boundary that is decided on its own.
pub(super) fn boundary<'a>(examined: &'a Examined<'_>, id: &str) -> Result<&'a Boundary> {
    let boundaries = &examined.loaded.playbook.boundaries;
    let own = || boundaries.iter().filter(|boundary| !boundary.always);
    if let Some(found) = own().find(|boundary| boundary.id.as_str() == id) {
        return Ok(found);
    }
    if boundaries.iter().any(|boundary| boundary.id.as_str() == id) {
        bail!(
            "`{id}` always holds and is not decided on its own; decide any other boundary, and give the fact there"
        );
    }
    let help = did_you_mean(id, own().map(|boundary| boundary.id.as_str()));
    let help = help.map(|help| format!("; {help}")).unwrap_or_default();
    bail!("`{}` has no boundary `{id}`{help}", examined.organisation)
}

/// The number of a role.
fn role(examined: &Examined<'_>, id: &str) -> Result<usize> {
    let house = &examined.authority.house;
    if let Some(number) = house.role(&RoleId::new(id)) {
        return Ok(number);
    }
    let help = did_you_mean(id, house.ids().iter().map(RoleId::as_str));
    let help = help.map(|help| format!("; {help}")).unwrap_or_default();
    bail!("`{}` has no role `{id}`{help}", examined.organisation)
}

/// What is known, as the command line gives it.
fn situation(examined: &Examined<'_>, boundary: &Boundary, decide: &Decide) -> Result<Situation> {
    let playbook = &examined.loaded.playbook;
    let mut situation = Situation::default();
    let totals = decide
        .facts
        .iter()
        .filter_map(|(name, value)| Some((name.strip_prefix("already.")?, value)));
    let already = decide.already.iter().map(|(period, value)| (period.as_str(), value));
    for (period, text) in already.chain(totals) {
        let (period, amount) = load::total(boundary, period, text).map_err(said)?;
        if situation.already.iter().any(|(known, _)| *known == period) {
            bail!("`{period}` is given twice");
        }
        situation.already.push((period, amount));
    }
    for (name, text) in decide.facts.iter().filter(|(name, _)| !name.starts_with("already.")) {
        let (fact, value) = load::fact(playbook, boundary, name, text).map_err(said)?;
        if situation.fact(name).is_some() {
            bail!("`{name}` is given twice");
        }
        situation.facts.push((fact, value));
    }
    Ok(situation)
}

fn said(misunderstood: Misunderstood) -> anyhow::Error {
    let help = misunderstood.help.map(|help| format!("; {help}")).unwrap_or_default();
    anyhow::anyhow!("{}{help}", misunderstood.message)
}
