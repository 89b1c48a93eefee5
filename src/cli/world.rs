//! What a command finds around it: the content folder, the themes, the day.

use std::mem::ManuallyDrop;
use std::path::Path;

use anyhow::{Context as _, Result, anyhow, bail};
use jiff::civil::Date;

use crate::compile::{World, report};
use crate::diagnostic::did_you_mean;
use crate::source::{Location, STARTER, Workspace, themes};

use super::Outcome;
use super::args::{Format, Global};
use super::output::Output;

/// The content folder that the command is about.
pub(super) fn content(global: &Global) -> Result<Location> {
    let location = location(&global.content);
    let path = global.content.display();
    if !location.path.is_dir() {
        bail!(
            "there is no folder `{path}` here\nrun ruimte where your `content` folder is, or name it with --content DIR; to begin one: ruimte new DIR"
        );
    }
    Ok(location)
}

fn workspace(global: &Global, named: &[String]) -> Result<Workspace> {
    let location = content(global)?;
    let path = global.content.display();
    Workspace::read(&location, named).with_context(|| format!("cannot read the folder `{path}`"))
}

/// The organisations of a content folder, whose texts nobody has read.
pub(super) fn listed(content: &Location) -> Result<Workspace> {
    let path = &content.shown;
    Workspace::listed(content).with_context(|| format!("cannot read the folder `{path}`"))
}

/// Everything that a command works on.
pub(super) fn world(global: &Global, named: &[String], today: Option<Date>) -> Result<World> {
    around(workspace(global, named)?, global, today)
}

/// Everything that a command works on whose organisations have been read.
pub(super) fn around(workspace: Workspace, global: &Global, today: Option<Date>) -> Result<World> {
    let path = global.themes.display();
    let themes = themes(&location(&global.themes))
        .with_context(|| format!("cannot read the folder `{path}`"))?;
    Ok(World::new(workspace, themes, today.unwrap_or_else(|| jiff::Zoned::now().date())))
}

/// What a command worked on to its end: the system takes that back at once, where to give it back
/// piece by piece takes long.
pub(super) fn left<T>(what: T) -> ManuallyDrop<T> {
    ManuallyDrop::new(what)
}

/// The organisations that a command names, each once; `None` when it names none.
pub(super) fn named(
    workspace: &Workspace,
    named: &[String],
    global: &Global,
) -> Result<Option<Vec<String>>> {
    if named.is_empty() {
        return Ok(None);
    }
    let mut once: Vec<String> = Vec::new();
    for name in named {
        must_have(workspace, name, &global.content)?;
        if !once.contains(name) {
            once.push(name.clone());
        }
    }
    Ok(Some(once))
}

/// Refuses the name of an organisation that a content folder does not have.
pub(super) fn must_have(workspace: &Workspace, name: &str, content: &Path) -> Result<()> {
    if workspace.folders.contains_key(name) {
        return Ok(());
    }
    let path = content.display();
    let is_folder = !name.is_empty() && !name.contains('/') && content.join(name).is_dir();
    let names = workspace.folders.keys().map(String::as_str);
    let help = if is_folder {
        Some(format!("the folder `{path}/{name}` has no `playbook.yaml`"))
    } else {
        did_you_mean(name, names)
    };
    let help = help.map(|help| format!("; {help}")).unwrap_or_default();
    let begin = if workspace.folders.is_empty() { begin(content) } else { String::new() };
    bail!("there is no organisation `{name}` in `{path}`{help}{begin}")
}

/// Says that there is no organisation to work on, after what is told of the content folder.
pub(super) fn nothing(
    workspace: &Workspace,
    global: &Global,
    output: &Output,
    format: Format,
) -> Result<Outcome> {
    let told = report(workspace, &[]);
    let path = global.content.display();
    let none = anyhow!("there is no organisation in `{path}`{}", begin(&global.content));
    if told.is_empty() || output.diagnostics(&told, format)? == Outcome::Done {
        return Err(none);
    }
    output.refuse(&none);
    Ok(Outcome::ContentIsWrong)
}

/// How one gets an organisation where there is none.
pub(super) fn begin(content: &Path) -> String {
    if content.join("playbook.yaml").is_file() {
        return format!(
            "\n`{}` has a `playbook.yaml` itself: put that into a folder of its own in there, or name the folder around it with --content DIR",
            content.display()
        );
    }
    format!(
        "\nbegin one with `ruimte fork {STARTER} NAME`, or a whole workspace with `ruimte new DIR`"
    )
}

/// Where a folder is, and its path as seen from the working directory.
pub(super) fn location(path: &Path) -> Location {
    let shown = match std::env::current_dir() {
        Ok(here) if path.is_absolute() => path.strip_prefix(&here).unwrap_or(path),
        _ => path.strip_prefix(".").unwrap_or(path),
    };
    let parts: Vec<_> = shown.iter().map(|part| part.to_string_lossy()).collect();
    let shown = if parts.first().is_some_and(|first| first == "/") {
        format!("/{}", parts[1..].join("/"))
    } else {
        parts.join("/")
    };
    Location { path: path.to_owned(), shown }
}

/// So many organisations, in words.
pub(super) fn counted(organisations: usize) -> String {
    match organisations {
        1 => "1 organisation".to_owned(),
        count => format!("{count} organisations"),
    }
}
