//! What may only follow from another problem, and is not reported beside it.

use std::collections::HashSet;

use crate::diagnostic::{Code, Diagnostic};

/// The problems of one organisation without those that may follow from its errors: while it has
/// errors, nothing that only says that something is missing or without effect; and of a thing in
/// whose files a key is unknown, nothing that this key may have been meant to hold.
pub(super) fn without_consequences(
    diagnostics: &[Diagnostic],
) -> impl Iterator<Item = &Diagnostic> {
    let has_errors = diagnostics.iter().any(Diagnostic::is_error);
    let unread = diagnostics.iter().filter(|found| found.code == Code::UnknownField);
    let unread: HashSet<&str> = unread.map(|found| thing(found)).collect();
    diagnostics.iter().filter(move |found| {
        let of_unread =
            matches!(found.code, Code::UnknownFact | Code::UnknownOption | Code::TranslationShape);
        !(has_errors && found.code.may_follow_from_errors())
            && !(of_unread && unread.contains(thing(found)))
    })
}

/// The path of the thing whose file it is about, without language and ending: a translation is a
/// file of the same thing.
fn thing(found: &Diagnostic) -> &str {
    let path = &*found.at.source.path;
    let name = path.rfind('/').map_or(0, |slash| slash + 1);
    let end = path[name..].find('.').map_or(path.len(), |dot| name + dot);
    &path[..end]
}
