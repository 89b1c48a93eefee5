//! A playbook in a few lines, for the tests of findings.

use crate::decide::Cabinet;
use crate::source::Workspace;

use super::{Subject, findings as find};

/// What is found on 1 June 2026 in an organisation of these files (path without suffix, text),
/// as `code: message`.
pub(super) fn findings(files: &[(&str, &str)]) -> Vec<String> {
    with_subject(files, |subject| {
        let found = find(subject).into_iter();
        found.map(|found| format!("{}: {}", found.code, found.message)).collect()
    })
}

/// Looks at an organisation of these files on 1 June 2026.
pub(super) fn with_subject<T>(files: &[(&str, &str)], look: impl Fn(Subject<'_>) -> T) -> T {
    let own = files.iter().any(|(path, _)| *path == "playbook");
    let playbook: &[_] = if own { &[] } else { &[("playbook", "{name: Acme, currency: EUR}")] };
    let workspace = Workspace::of_texts("acme", &[playbook, files].concat());
    let loaded = crate::load::load(&workspace, "acme").expect("acme is there");
    let told: Vec<_> = loaded.problems.iter().map(|problem| &problem.message).collect();
    assert!(told.is_empty(), "the test's own content is wrong: {told:?}");
    let authority = super::authority(&loaded.playbook, &loaded.flawed, &Cabinet::default());
    look(Subject {
        playbook: &loaded.playbook,
        flawed: &loaded.flawed,
        authority: &authority,
        today: jiff::civil::date(2026, 6, 1),
    })
}
