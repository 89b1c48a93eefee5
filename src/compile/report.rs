//! What was found in organisations, as one report.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::Diagnostic;
use crate::load::Loaded;
use crate::source::Workspace;

use super::Examined;
use super::consequence::without_consequences;

/// What was found, at its places in the files; what nobody wrote is nobody's mistake.
pub(super) fn resolved(
    loaded: &Loaded<'_>,
    findings: Vec<Diagnostic<crate::model::Place>>,
) -> impl Iterator<Item = Diagnostic> {
    let resolve = |place: crate::model::Place| loaded.span(&place);
    let findings = findings.into_iter().map(move |finding| finding.resolve(resolve));
    findings.filter(|finding| !finding.at.is_nowhere())
}

/// The diagnostics of several organisations as one report: a problem in a template once, with
/// the organisations that it reaches; sorted by file and line. While an organisation has errors,
/// nothing is reported of it that could follow from them.
pub fn report(workspace: &Workspace, examined: &[Examined<'_>]) -> Vec<Diagnostic> {
    let found = examined.iter();
    merged(workspace, found.map(|found| (&*found.organisation, &*found.diagnostics)))
}

/// The same of diagnostics by organisation.
pub fn merged<'a>(
    workspace: &'a Workspace,
    found: impl Iterator<Item = (&'a str, &'a [Diagnostic])>,
) -> Vec<Diagnostic> {
    type Key = (String, usize, usize, &'static str, String);
    let mut merged: BTreeMap<Key, (Diagnostic, BTreeSet<String>)> = BTreeMap::new();
    let nowhere = workspace.problems.get("").map_or(&[][..], Vec::as_slice);
    for (organisation, diagnostics) in found.chain([("", nowhere)]) {
        for diagnostic in without_consequences(diagnostics) {
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
