//! A playbook in a few lines, for the tests of findings.

use crate::source::Workspace;

use super::{Subject, findings as find};

/// What is found on 1 June 2026 in an organisation of these files (path without suffix, text),
/// as `code: message`.
pub(super) fn findings(files: &[(&str, &str)]) -> Vec<String> {
    let workspace = Workspace::of_texts("acme", &[&[("playbook", "name: Acme")], files].concat());
    let loaded = crate::load::load(&workspace, "acme").expect("acme is there");
    let told: Vec<_> = loaded.problems.iter().map(|problem| &problem.message).collect();
    assert!(told.is_empty(), "the test's own content is wrong: {told:?}");
    let subject = Subject {
        playbook: &loaded.playbook,
        flawed: &loaded.flawed,
        today: jiff::civil::date(2026, 6, 1),
    };
    find(subject).iter().map(|found| format!("{}: {}", found.code, found.message)).collect()
}
