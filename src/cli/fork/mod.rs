//! `ruimte fork`: a new organisation on a template.
//!
//! Nothing is written before everything is known: the template is sound, all questions are
//! answered, and the new organisation has been loaded as it will stand on the disk.

mod answers;
mod ask;

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::{Context as _, Result, bail};

use crate::compile::{World, report};
use crate::diagnostic::{Diagnostic, did_you_mean};
use crate::load::{self, Questions, is_file_id};
use crate::scaffold::{self, NewFile};
use crate::source::{Archive, STARTER, Workspace};

use super::args::{Fork, Format, Global};
use super::new::refuse_occupied;
use super::output::Output;
use super::{Outcome, world};

pub(super) fn run(fork: &Fork, global: &Global, output: &Output) -> Result<Outcome> {
    refuse_bad_id(&fork.new)?;
    let folder = global.content.join(&fork.new);
    refuse_occupied(&folder)?;
    let name = name(fork)?;
    let mut archive = Archive::default();
    let workspace = workspace(fork, global, &mut archive)?;
    let mut world = world::around(workspace, global, None)?;
    let flaws = flaws(&world, &fork.template);
    if output.diagnostics(&flaws, Format::Human)? == Outcome::ContentIsWrong {
        output.say(format!("nothing is written: mend `{}` first", fork.template))?;
        return Ok(Outcome::ContentIsWrong);
    }
    let questions = load::questions(&world.workspace, &fork.template)
        .with_context(|| format!("there is no organisation `{}`", fork.template))?;
    let answers = answers::all(fork, &questions)?;
    let mut making = Making { fork, global, name: &name, questions: &questions };
    let files = making.files(&mut world, &answers, &mut archive)?;
    let flaws = self::flaws(&world, &fork.new);
    scaffold::start(&folder, &files)?;
    output.result(&format!("{}\n", written(fork, &folder).display()))?;
    let outcome = output.diagnostics(&flaws, Format::Human)?;
    output.say(told(fork, &name, &world, &flaws))?;
    Ok(outcome)
}

fn refuse_bad_id(new: &str) -> Result<()> {
    if new == STARTER {
        bail!("`{STARTER}` is what the built-in template is called; choose another name");
    }
    if is_file_id(new) {
        return Ok(());
    }
    let meant = scaffold::slug(new).map(|id| format!("\ndid you mean `{id}`?"));
    bail!(
        "`{new}` cannot be the name of an organisation's folder: that has letters from a to z, digits and `-`{}",
        meant.unwrap_or_default()
    );
}

fn name(fork: &Fork) -> Result<String> {
    match &fork.name {
        None => Ok(scaffold::name(&fork.new)),
        Some(name) if name.trim().is_empty() => {
            bail!("the name is empty; say what the organisation is called: --name \"...\"")
        }
        Some(name) => Ok(name.clone()),
    }
}

/// The template and what it lies over. The built-in starter needs no folder to stand in.
fn workspace(fork: &Fork, global: &Global, archive: &mut Archive) -> Result<Workspace> {
    if fork.template == STARTER && std::fs::symlink_metadata(&global.content).is_err() {
        return Ok(Workspace::built_in(archive));
    }
    let location = world::content(global)?;
    let path = global.content.display();
    let workspace = Workspace::read_again(&location, std::slice::from_ref(&fork.template), archive)
        .with_context(|| format!("cannot read the folder `{path}`"))?;
    if !workspace.folders.contains_key(&fork.template) {
        let names = workspace.folders.keys().map(String::as_str).chain([STARTER]);
        let help = did_you_mean(&fork.template, names).map(|help| format!("; {help}"));
        bail!("there is no template `{}` in `{path}`{}", fork.template, help.unwrap_or_default());
    }
    Ok(workspace)
}

/// What keeps an organisation from being published.
fn flaws(world: &World, organisation: &str) -> Vec<Diagnostic> {
    let examined: Vec<_> = world.examine(organisation).into_iter().collect();
    let mut found = report(&world.workspace, &examined);
    found.retain(Diagnostic::is_error);
    found
}

/// A fork in the making.
struct Making<'a> {
    fork: &'a Fork,
    global: &'a Global,
    name: &'a str,
    questions: &'a Questions,
}

impl Making<'_> {
    /// The files of the new organisation, which the world takes in.
    fn files(
        &mut self,
        world: &mut World,
        answers: &BTreeMap<String, String>,
        archive: &mut Archive,
    ) -> Result<Vec<NewFile>> {
        let Questions { all, languages, .. } = self.questions;
        let text = scaffold::fork(&scaffold::Fork {
            name: self.name,
            template: &self.fork.template,
            languages,
            questions: all,
            answers,
            copies: self.fork.standalone,
        });
        let linked = NewFile { path: "playbook.yaml".to_owned(), bytes: text.into_bytes() };
        self.take_in(&mut world.workspace, std::slice::from_ref(&linked), archive);
        if !self.fork.standalone {
            return Ok(vec![linked]);
        }
        let drafts = load::flat(&world.workspace, &self.fork.new).unwrap_or_default();
        let files = &world.workspace.files;
        let files = scaffold::standalone(&drafts, files, &self.fork.template, languages)?;
        self.take_in(&mut world.workspace, &files, archive);
        Ok(files)
    }

    fn take_in(&self, workspace: &mut Workspace, files: &[NewFile], archive: &mut Archive) {
        let shown = world::location(&self.global.content).shown;
        let files = files.iter().map(|file| (file.path.clone(), file.bytes.clone()));
        workspace.take_in(&self.fork.new, &shown, files, archive);
    }
}

/// What there is to open now: the one file of a fork, the folder of a copy.
fn written(fork: &Fork, folder: &Path) -> std::path::PathBuf {
    if fork.standalone { folder.to_owned() } else { folder.join("playbook.yaml") }
}

fn told(fork: &Fork, name: &str, world: &World, flaws: &[Diagnostic]) -> String {
    let Fork { template, new, .. } = fork;
    let mut told = vec![if fork.standalone {
        format!("{name} has a playbook: a copy of `{template}`, which it no longer needs.")
    } else {
        format!(
            "{name} has a playbook. It lies over `{template}`: say in its folder only what differs."
        )
    }];
    let workspace = &world.workspace;
    if !workspace.is_template(template) {
        told.push(format!("Note: `{template}` is no template but an organisation of its own."));
    }
    if fork.standalone && load::mixes_languages(workspace, template) {
        told.push(MIXED.to_owned());
    }
    if !flaws.is_empty() {
        told.push(FLAWED.to_owned());
    }
    told.push(format!(
        "\nNext:\n  ruimte check {new}          tells what does not hold together\n  ruimte serve {new} --open   shows the playbook while you write"
    ));
    told.join("\n")
}

const MIXED: &str = "\
Note: the folders behind it begin with different languages. What has no words in the first
language of the copy stands there in those that it has.";

const FLAWED: &str = "\
Look at what is told above: with these answers it does not hold together yet. It is written
all the same, for you to change the answers, or the examples that no longer agree.";
