//! `ruimte serve`: shows playbooks in the browser while they are written.

use std::collections::BTreeMap;
use std::env;
use std::time::{Duration, SystemTime};

use anyhow::Result;

use crate::diagnostic::Diagnostic;
use crate::serve::{Clock, Editor, Round, Told, Workshop, bind};

use super::args::{Format, Global, Serve};
use super::output::{Output, count};
use super::{Outcome, world};

pub(super) fn run(serve: &Serve, global: &Global, output: Output) -> Result<Outcome> {
    let content = world::content(global)?;
    if serve.organisations.is_empty() {
        let listed = world::listed(&content)?;
        if listed.own().next().is_none() {
            return world::nothing(&listed, global, &output, Format::Human);
        }
    }
    if !serve.organisations.is_empty() {
        // A slip in a name is told now; who is gone later may come back.
        let world = world::world(global, &serve.organisations, None)?;
        world::named(&world.workspace, &serve.organisations, global)?;
    }
    let themes = world::location(&global.themes);
    let server = bind(&serve.host, serve.port)?;
    let url = server.url();
    let watched = [content.path.clone(), themes.path.clone()];
    let editor = Editor { pattern: serve.editor.clone(), here: env::current_dir()? };
    let clock = Clock { now: SystemTime::now, today: || jiff::Zoned::now().date() };
    let named = serve.organisations.clone();
    let workshop = Workshop::new(content, themes, named, clock);
    let mut opens = serve.open;
    let mut address = Some(url);
    server.run(workshop, editor, &watched, move |told| {
        // Whoever closed the terminal still has the browser.
        let _ = tell(&told, &output);
        if let Some(url) = address.take() {
            let _ = output.result(&format!("{url}\n"));
            if std::mem::take(&mut opens)
                && let Err(error) = open::that_detached(&url)
            {
                let _ = output.say(format!("the browser cannot be opened: {error}"));
            }
        }
    })?;
    Ok(Outcome::Done)
}

fn tell(told: &Told<'_>, output: &Output) -> Result<()> {
    match told {
        Told::Made(round, time) => made(round, *time, output),
        Told::Polling(reason) => output.say(format!(
            "files are looked at every second, as the system cannot watch any more of them: {reason}"
        )),
        Told::Trouble(error) => {
            output.refuse(error);
            Ok(())
        }
    }
}

fn made(round: &Round, time: Duration, output: &Output) -> Result<()> {
    let mut all: BTreeMap<_, Diagnostic> = BTreeMap::new();
    for diagnostic in round.editions.iter().flat_map(|edition| &edition.diagnostics) {
        let known = all.entry(key(diagnostic)).or_insert_with(|| diagnostic.clone());
        known.reaches.extend(diagnostic.reaches.iter().cloned());
    }
    let all: Vec<Diagnostic> = all.into_values().collect();
    // It goes on, whatever is wrong: it shows what changes as soon as that is mended.
    let _ = output.diagnostics(&all, Format::Human)?;
    let mut parts = Vec::new();
    for edition in &round.editions {
        let state = if edition.is_ready() { "" } else { " (the last good version stands)" };
        parts.push(format!("{}: {}{state}", edition.organisation, count(&edition.diagnostics)));
    }
    parts.extend(round.gone.iter().map(|name| format!("{name}: gone")));
    let changed = changed(&round.changes());
    output.say(format!("{changed}{} in {time:.0?}", parts.join(", ")))
}

/// What was edited, in a few words.
fn changed(paths: &[String]) -> String {
    match paths {
        [] => String::new(),
        [path] => format!("{path}: "),
        [first, others @ ..] => format!("{first} and {} more: ", others.len()),
    }
}

/// By what a problem is known to be the same where several organisations have it.
fn key(diagnostic: &Diagnostic) -> (&str, usize, usize, &'static str, &str) {
    let (path, range) = (&diagnostic.at.source.path, &diagnostic.at.range);
    (path, range.start, range.end, diagnostic.code.name(), &diagnostic.message)
}
