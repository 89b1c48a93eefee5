//! Puts the stages together: from a workspace to what there is to say about it, and to sites.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use crate::check::{self, Subject};
use crate::diagnostic::Diagnostic;
use crate::load::{self, Loaded};
use crate::source::Workspace;

/// All that was found in an organisation.
#[derive(Debug)]
pub struct Examined<'a> {
    /// Its id.
    pub organisation: String,
    /// The organisation.
    pub loaded: Loaded<'a>,
    /// Everything that is to be said about it.
    pub diagnostics: Vec<Diagnostic>,
}

/// Loads and checks an organisation. `None` when there is none of that name.
pub fn examine<'a>(
    workspace: &'a Workspace,
    organisation: &str,
    today: Date,
) -> Option<Examined<'a>> {
    let mut loaded = load::load(workspace, organisation)?;
    let mut diagnostics = std::mem::take(&mut loaded.problems);
    let subject = Subject { playbook: &loaded.playbook, flawed: &loaded.flawed, today };
    let findings = check::findings(subject);
    diagnostics
        .extend(findings.into_iter().map(|finding| finding.resolve(|place| loaded.span(&place))));
    Some(Examined { organisation: organisation.to_owned(), loaded, diagnostics })
}

/// The diagnostics of several organisations as one report: a problem in a template once, with
/// the organisations that it reaches; sorted by file and line.
pub fn report<'d>(
    workspace: &Workspace,
    found: impl IntoIterator<Item = (&'d str, &'d [Diagnostic])>,
) -> Vec<Diagnostic> {
    type Key = (String, usize, usize, &'static str, String);
    let mut merged: BTreeMap<Key, (Diagnostic, BTreeSet<String>)> = BTreeMap::new();
    for (organisation, diagnostics) in found {
        for diagnostic in diagnostics {
            let at = &diagnostic.at;
            let key = (
                at.source.path.clone(),
                at.range.start,
                at.range.end,
                diagnostic.code.name(),
                diagnostic.message.clone(),
            );
            let entry = merged.entry(key).or_insert_with(|| (diagnostic.clone(), BTreeSet::new()));
            if !organisation.is_empty() {
                entry.1.insert(organisation.to_owned());
            }
        }
    }
    let reaching = |(mut diagnostic, mut organisations): (Diagnostic, BTreeSet<String>)| {
        let owner = workspace.owner(&diagnostic.at.source.path);
        organisations.retain(|organisation| owner != Some(organisation));
        diagnostic.reaches = organisations;
        diagnostic
    };
    merged.into_values().map(reaching).collect()
}
