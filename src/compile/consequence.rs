//! What may only follow from another problem, and is not reported beside it.

use std::collections::HashSet;

use crate::diagnostic::{Code, Diagnostic};

/// The problems of one organisation without those that may follow from its errors. A warning that
/// something is missing or without effect may, where what is wrong could have supplied it or made
/// it matter; and of a thing in whose files a key is unknown, whatever that key was to hold.
pub(super) fn without_consequences(
    diagnostics: &[Diagnostic],
) -> impl Iterator<Item = &Diagnostic> {
    let errors = || diagnostics.iter().filter(|found| found.is_error());
    let has_errors = errors().next().is_some();
    // What an example expects is wrong of the example, wherever that is told.
    let is_of_example = |error: &&Diagnostic| {
        let expects = matches!(error.code, Code::WrongVerdict | Code::UndecidedExample);
        expects || is_in(error, "examples")
    };
    let in_examples = errors().any(|error| is_of_example(&error));
    let is_apart = |error: &&Diagnostic| {
        is_of_example(error) || APART_FROM_RULES.iter().any(|folder| is_in(error, folder))
    };
    let in_rules = errors().any(|error| !is_apart(&error));
    let unread = diagnostics.iter().filter(|found| found.code == Code::UnknownField);
    let unread: HashSet<&str> = unread.map(thing).collect();
    diagnostics.iter().filter(move |found| match found.code {
        Code::DeadClause
        | Code::AskedInVain
        | Code::SilentCells
        | Code::UnusedFact
        | Code::BesideGuard
        | Code::CardOverflow => !in_rules,
        Code::Untested
        | Code::Unproved
        | Code::ValueWithoutExample
        | Code::BoundaryWithoutExample => !in_rules && !in_examples,
        Code::UnusedQuestion | Code::MissingTranslation => !has_errors,
        Code::UnknownFact | Code::UnknownOption | Code::TranslationShape => {
            !unread.contains(thing(found))
        }
        _ => true,
    })
}

/// The folders of an organisation, besides that of examples, whose files say nothing of who
/// decides what.
const APART_FROM_RULES: [&str; 4] = ["values", "pages", "assets", "theme"];

/// Whether a problem is in a file of such a folder of an organisation.
fn is_in(found: &Diagnostic, folder: &str) -> bool {
    found.at.source.path.split('/').rev().skip(1).any(|part| part == folder)
}

/// The path of the thing whose file it is about, without language and ending: a translation is a
/// file of the same thing.
fn thing(found: &Diagnostic) -> &str {
    let path = &*found.at.source.path;
    let name = path.rfind('/').map_or(0, |slash| slash + 1);
    let end = path[name..].find('.').map_or(path.len(), |dot| name + dot);
    &path[..end]
}
