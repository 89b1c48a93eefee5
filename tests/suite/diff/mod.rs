//! `ruimte diff`: what changed between two versions, and who may now decide what.

mod authority;
mod forms;
pub(crate) mod revisions;
mod silence;
mod words;

use serde::Deserialize;
use std::collections::BTreeMap;

use crate::project::{Project, Run};

/// `--format json`, as the contract has it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Diff {
    changes: Vec<Change>,
    authority: Vec<Authority>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Change {
    kind: String,
    id: String,
    #[serde(rename = "change")]
    happened: String,
    fields: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Authority {
    boundary: String,
    role: String,
    when: BTreeMap<String, String>,
    witness: BTreeMap<String, String>,
    from: Ruling,
    to: Ruling,
    effect: String,
}

#[derive(Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
struct Ruling {
    verdict: String,
    whom: Vec<String>,
    decides: Option<String>,
}

/// What a run told.
#[track_caller]
fn diff(run: &Run) -> Diff {
    serde_json::from_str(&run.stdout())
        .unwrap_or_else(|error| panic!("{error}\n{}\n{}", run.stdout(), run.stderr()))
}

/// What is told between `old/acme` and `content/acme`.
#[track_caller]
fn told(project: &Project) -> Diff {
    diff(&project.run("diff old:acme acme --format json").ends(0))
}

/// The changes, as `kind id change: fields`.
fn changes(diff: &Diff) -> Vec<String> {
    let told = diff.changes.iter().map(|change| {
        let Change { kind, id, happened, fields } = change;
        format!("{kind} {id} {happened}: {}", fields.join(" "))
    });
    told.collect()
}

impl Project {
    /// The same organisation twice: in `old/`, and in `content/` to be changed.
    pub(crate) fn twice() -> Self {
        let project = Self::sound();
        let paths = [
            "playbook.yaml",
            "roles/lead.yaml",
            "roles/desk.yaml",
            "values/listen.yaml",
            "boundaries/refund.yaml",
            "examples/late.yaml",
        ];
        paths.into_iter().fold(project, |project, path| {
            let text = std::fs::read(project.path(format!("content/acme/{path}")));
            project.bytes(&format!("old/acme/{path}"), &text.expect("it is there"))
        })
    }
}
