//! `ruimte build`: publishes organisations as playbooks.

use std::fmt::Write as _;
use std::path::Path;
use std::time::Instant;

use anyhow::{Result, bail};
use rayon::prelude::*;

use crate::compile::{Examined, World, report};
use crate::diagnostic::Diagnostic;
use crate::model::without_credentials;
use crate::render::{OnDemand, Options};
use crate::site;

use super::args::{Build, Format, Global};
use super::output::{Output, count};
use super::since::Before;
use super::{Outcome, outside, world};

pub(super) fn run(build: &Build, global: &Global, output: &Output) -> Result<Outcome> {
    let started = Instant::now();
    refuse_credentials(build.base_url.as_deref())?;
    let world = world::left(world::world(global, &build.organisations, None)?.looking_back());
    let organisations = chosen(&world, build, global)?;
    if organisations.is_empty() {
        return world::nothing(&world.workspace, global, output, Format::Human);
    }
    outside::refuse_within(&build.out, global)?;
    for name in &organisations {
        outside::refuse_around(&build.out.join(name), global)?;
    }
    let since = build.since.as_deref();
    let before = since.map(|text| Before::find(text, &organisations, global)).transpose()?;
    let old = before.as_ref().map(|before| before.load(&organisations)).unwrap_or_default();
    let is_wrong = old.iter().any(Examined::has_errors);
    let alone = organisations.len() == 1;
    let publish = |name: &String| {
        let past = before.as_ref().filter(|_| !is_wrong).map(|before| before.past(name, &old));
        let place = build.out.join(name);
        let write = |found: &[Diagnostic], playbook: &OnDemand<'_>| {
            let is_held = is_wrong || build.strict && !found.is_empty();
            if is_held { Ok(None) } else { site::write(playbook, &place) }
        };
        world.publish(name, &options(build, name, alone), past.as_ref(), write)
    };
    let published: Vec<_> = organisations.par_iter().filter_map(publish).collect();
    let (examined, written): (Vec<Examined<'_>>, Vec<_>) = published.into_iter().unzip();
    let examined = world::left(examined);
    let diagnostics = report(&world.workspace, &examined);
    let _ = output.diagnostics(&diagnostics, Format::Human)?;
    if let Some(before) = before.as_ref().filter(|_| is_wrong) {
        return refused(before, &old, output);
    }
    if before.is_some() && build.base_url.is_none() {
        output.say(
            "no changes.xml: a feed needs the address of the playbook, so give it with --base-url",
        )?;
    }
    let mut held: Vec<&str> = Vec::new();
    let mut ready: Vec<(&str, site::Report)> = Vec::new();
    let mut failed: Vec<anyhow::Error> = Vec::new();
    for (examined, written) in examined.iter().zip(written) {
        let name = &*examined.organisation;
        match written.transpose() {
            Ok(Some(Some(report))) => ready.push((name, report)),
            Ok(Some(None) | None) => held.push(name),
            Err(error) => failed.push(error.context(not_published(name, &build.out))),
        }
    }
    tell(&ready, &build.out, output)?;
    if !held.is_empty() {
        let count = count(&diagnostics);
        output.say(format!("{count}: not published: {}", held.join(", ")))?;
    }
    if let Some(error) = in_one(failed) {
        return Err(error);
    }
    if held.is_empty() {
        let counted = counted(ready.len());
        output.say(format!("published {counted} in {:.1?}", started.elapsed()))?;
        // What belongs to no playbook keeps none from being published.
        return Ok(Outcome::of(&diagnostics, build.strict));
    }
    Ok(Outcome::ContentIsWrong)
}

/// Refuses an address that would tell every reader how to log in. It is not told again: what is
/// printed may be kept for many to read.
fn refuse_credentials(base_url: Option<&str>) -> Result<()> {
    let Some(address) = base_url.and_then(without_credentials) else { return Ok(()) };
    bail!(
        "the address that --base-url gives has the name or password of a user in it, which every page would show\nwrite it without: --base-url {address}"
    )
}

/// What there is now, where a playbook could not be written.
fn not_published(name: &str, out: &Path) -> String {
    let stays =
        if site::is_published(&out.join(name)) { ", and the old one is as it was" } else { "" };
    format!("the playbook of `{name}` is not published{stays}")
}

/// Several refusals of the machine told as one.
fn in_one(mut errors: Vec<anyhow::Error>) -> Option<anyhow::Error> {
    if errors.len() < 2 {
        return errors.pop();
    }
    let told: Vec<String> = errors.iter().map(|error| format!("{error:#}")).collect();
    Some(anyhow::anyhow!("{}", told.join("\n")))
}

/// Tells what is wrong in the older version, without which nothing can be compared.
fn refused(before: &Before, old: &[Examined<'_>], output: &Output) -> Result<Outcome> {
    let mut wrong = report(&before.world.workspace, old);
    wrong.retain(Diagnostic::is_error);
    let _ = output.diagnostics(&wrong, Format::Human)?;
    output.say("what changed cannot be told until the older version is mended: nothing is published\nname another one with --since, or publish without it")?;
    Ok(Outcome::ContentIsWrong)
}

/// Tells where playbooks are, and what has changed in them.
fn tell(ready: &[(&str, site::Report)], out: &Path, output: &Output) -> Result<()> {
    let mut published = String::new();
    for (organisation, report) in ready {
        let index = out.join(organisation).join("index.html");
        let _ = writeln!(published, "{}", index.display());
        output.say(told(organisation, report))?;
    }
    output.result(&published)
}

/// The organisations named, or all that are no template; none where there is none at all.
fn chosen(world: &World, build: &Build, global: &Global) -> Result<Vec<String>> {
    let workspace = &world.workspace;
    if let Some(named) = world::named(workspace, &build.organisations, global)? {
        return Ok(named);
    }
    let (templates, all): (Vec<&str>, Vec<&str>) =
        workspace.own().partition(|name| workspace.is_template(name));
    if all.is_empty() && !templates.is_empty() {
        bail!(only_templates(&templates, global));
    }
    Ok(all.into_iter().map(str::to_owned).collect())
}

/// Why nothing is published where others could be made from all that there is.
fn only_templates(templates: &[&str], global: &Global) -> String {
    let names: Vec<String> = templates.iter().map(|name| format!("`{name}`")).collect();
    let are = if names.len() == 1 { "is a template" } else { "are templates" };
    let (path, names, first) = (global.content.display(), names.join(", "), templates[0]);
    format!(
        "there is no organisation to publish in `{path}`: {names} {are}\nbegin one with `ruimte fork {first} NAME`, or name a template to publish it as it is: ruimte build {first}"
    )
}

/// One playbook is published at the address given, several each in its folder below it.
fn options(build: &Build, organisation: &str, alone: bool) -> Options<'static> {
    let base_url = build.base_url.as_deref().map(|url| url.trim_end_matches('/'));
    let below = |url: &str| if alone { url.to_owned() } else { format!("{url}/{organisation}") };
    Options { base_url: base_url.map(below), since: None }
}

fn told(name: &str, report: &site::Report) -> String {
    let site::Report { written, unchanged, removed } = report;
    let mut told = format!("{name}: {} files", written + unchanged);
    if *written > 0 && *unchanged > 0 {
        let _ = write!(told, ", {written} changed");
    } else if *written == 0 {
        told.push_str(", nothing changed");
    }
    if *removed > 0 {
        let _ = write!(told, ", {removed} removed");
    }
    told
}

fn counted(playbooks: usize) -> String {
    match playbooks {
        1 => "1 playbook".to_owned(),
        count => format!("{count} playbooks"),
    }
}
