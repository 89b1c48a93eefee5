//! `ruimte diff`: what changed between two versions, and who may now decide what.

mod human;
mod json;
mod markdown;
mod sides;
mod told;

use anyhow::{Result, bail};

use crate::compare::{Change, Moved, authority, words_in};
use crate::compile::{Examined, merged};
use crate::decide::Incomparable;
use crate::diagnostic::Diagnostic;
use crate::model::{Language, Playbook};

use self::sides::Sides;
use self::told::Teller;
use super::args::{Diff, DiffFormat, Format, Global};
use super::output::Output;
use super::{Outcome, language};

pub(super) fn run(diff: &Diff, global: &Global, output: &Output) -> Result<Outcome> {
    let sides = Sides::find(&diff.old, &diff.new, global)?;
    let pairs = sides.pairs();
    if tell_errors(&sides, &pairs, output)? == Outcome::ContentIsWrong {
        output.say("what changed cannot be told until this is mended")?;
        return Ok(Outcome::ContentIsWrong);
    }
    if pairs.is_empty() {
        bail!("there is no organisation in `{}` and none in `{}`", diff.old, diff.new);
    }
    let language = language(diff, &pairs)?;
    let differences: Vec<Difference<'_>> =
        pairs.iter().filter_map(|pair| Difference::of(&sides, pair, &language)).collect();
    output.result(&match diff.format {
        DiffFormat::Human => human::HUMAN.tell(&differences, sides.are_folders),
        DiffFormat::Json => json::json(&differences, sides.are_folders),
        DiffFormat::Md => markdown::MARKDOWN.tell(&differences, sides.are_folders),
    })?;
    Ok(Outcome::Done)
}

/// The language of the answer: one of those that the new playbooks are written in, or the old ones
/// where there are no new ones.
fn language(diff: &Diff, pairs: &[Pair<'_>]) -> Result<Language> {
    let latest = pairs.iter().filter_map(|pair| pair.new.as_ref().or(pair.old.as_ref()));
    let playbooks: Vec<&Playbook> = latest.map(|one| &one.loaded.playbook).collect();
    language::chosen(diff.lang.as_deref(), &playbooks, &format!("`{}`", diff.new))
}

/// An organisation in both versions, as far as they have it.
struct Pair<'a> {
    organisation: String,
    old: Option<Examined<'a>>,
    new: Option<Examined<'a>>,
}

/// What is different in one organisation.
struct Difference<'a> {
    organisation: &'a str,
    /// Only one version has it.
    whole: Option<Whole>,
    changes: Vec<Change>,
    moved: Vec<Moved<'a>>,
    /// Tells it in the words of the new playbook.
    teller: Teller<'a>,
}

/// What became of a whole organisation.
#[derive(Clone, Copy)]
enum Whole {
    Added,
    Removed,
}

impl Whole {
    fn name(self) -> &'static str {
        match self {
            Self::Added => "added",
            Self::Removed => "removed",
        }
    }
}

impl<'a> Difference<'a> {
    /// `None` where neither version has the organisation.
    fn of(sides: &Sides, pair: &'a Pair<'_>, language: &Language) -> Option<Self> {
        let latest = pair.new.as_ref().or(pair.old.as_ref())?;
        let before = pair.old.as_ref().map(|old| &old.loaded.playbook);
        let mut difference = Self {
            organisation: &pair.organisation,
            whole: None,
            changes: Vec::new(),
            moved: Vec::new(),
            teller: Teller::new(before, &latest.loaded.playbook, language),
        };
        match (&pair.old, &pair.new) {
            (Some(old), Some(new)) => {
                let versions = (sides.old.version(old), sides.new.version(new));
                difference.changes = words_in(&versions.0, &versions.1, Some(language));
                difference.moved = authority(&old.loaded.playbook, &new.loaded.playbook);
            }
            (None, _) => difference.whole = Some(Whole::Added),
            (_, None) => difference.whole = Some(Whole::Removed),
        }
        Some(difference)
    }

    fn is_empty(&self) -> bool {
        self.whole.is_none() && self.changes.is_empty() && self.moved.is_empty()
    }
}

/// A form for people: how each part is written.
struct Form {
    /// An organisation's name, where folders are compared.
    organisation: fn(&str) -> String,
    /// What became of a whole organisation.
    whole: fn(Whole, &Teller<'_>) -> String,
    /// Who may now decide what.
    authority: fn(&[Moved<'_>], &Teller<'_>, &mut String),
    /// What else reads otherwise.
    changes: fn(&[Change], &Teller<'_>, &mut String),
}

impl Form {
    fn tell(&self, differences: &[Difference<'_>], are_folders: bool) -> String {
        let mut text = String::new();
        for difference in differences.iter().filter(|difference| !difference.is_empty()) {
            let teller = &difference.teller;
            if are_folders {
                text.push_str(&(self.organisation)(difference.organisation));
            }
            if let Some(whole) = difference.whole {
                text.push_str(&(self.whole)(whole, teller));
                continue;
            }
            (self.authority)(&difference.moved, teller, &mut text);
            (self.changes)(&difference.changes, teller, &mut text);
        }
        if text.is_empty() {
            let teller = differences.first().map(|difference| &difference.teller);
            text.extend(teller.map(|teller| teller.word("nothing_changed")));
        }
        text.truncate(text.trim_end().len());
        text.push('\n');
        text
    }
}

/// Tells what is wrong in either version, each problem once.
fn tell_errors(sides: &Sides, pairs: &[Pair<'_>], output: &Output) -> Result<Outcome> {
    let old = pairs.iter().filter_map(|pair| pair.old.as_ref());
    let new = pairs.iter().filter_map(|pair| pair.new.as_ref());
    let found = |one: &'_ Examined<'_>| (one.organisation.clone(), one.diagnostics.clone());
    let (old, new): (Vec<_>, Vec<_>) = (old.map(found).collect(), new.map(found).collect());
    let mut told: Vec<Diagnostic> = Vec::new();
    for (world, found) in [(&sides.old, &old), (&sides.new, &new)] {
        let found = found.iter().map(|(name, found)| (name.as_str(), found.as_slice()));
        for problem in merged(&world.workspace, found) {
            if problem.is_error() && !told.contains(&problem) {
                told.push(problem);
            }
        }
    }
    output.diagnostics(&told, Format::Human)
}

/// Why nothing can be said of what a boundary decides, to programs.
fn why_not(incomparable: &Incomparable) -> String {
    match incomparable {
        Incomparable::TooComplex(_) => {
            "it tells more situations apart than can be compared".to_owned()
        }
        Incomparable::Currencies { old, new } => format!(
            "its amounts were in {old} and are in {new} now, and one says nothing about the other"
        ),
        Incomparable::NoSilence => "nobody says what holds where no clause speaks".to_owned(),
    }
}
