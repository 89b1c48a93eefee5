//! Files whose language is not in `languages`.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::{Code, Diagnostic, Span, did_you_mean, nearest};
use crate::model::Language;
use crate::source::{FileId, Files, Tree};

use super::chain::Level;
use super::language::language;

/// The files of one level by the language tag in their names that `languages` lacks.
pub(crate) type Unlisted = BTreeMap<String, Vec<FileId>>;

/// Reports files in languages that the playbook does not have. `used` are the languages that other
/// files of the level are in.
///
/// A slip in the list of languages touches every translation, so it is reported once and at the
/// list; a slip in the name of a file is reported at that file.
pub(crate) fn report(
    unlisted: &Unlisted,
    level: &Level,
    used: &BTreeSet<&str>,
    files: &Files,
    problems: &mut Vec<Diagnostic>,
) {
    let list = files.get(level.playbook).root().get("languages");
    if entries(list).any(|entry| entry.text().is_some_and(|tag| language(tag).is_none())) {
        // The broken entry is reported where the playbook is read, and may stand for any of these.
        return;
    }
    for (tag, named) in unlisted {
        match language(tag) {
            Some(missing) if named.len() > 1 => {
                problems.push(in_list(&missing, named, level, used, list, files));
            }
            _ => problems.extend(named.iter().map(|file| at_file(tag, *file, level, files))),
        }
    }
}

fn in_list(
    missing: &Language,
    named: &[FileId],
    level: &Level,
    used: &BTreeSet<&str>,
    list: Option<&Tree>,
    files: &Files,
) -> Diagnostic {
    let count = match named {
        [_] => "a file is".to_owned(),
        _ => format!("{} files are", named.len()),
    };
    let message = format!("{count} in `{missing}`, which is not in `languages`");
    let misspelt = entries(list).find(|entry| {
        let tag = entry.text().unwrap_or_default();
        !used.contains(tag) && nearest(tag, [missing.as_str()]).is_some()
    });
    let (at, help) = match misspelt {
        Some(entry) => (files.value(entry.origin), format!("did you mean `{missing}`?")),
        None => (place(list, level, files), format!("write `{}`", list_with(level, missing))),
    };
    let problem = Diagnostic::new(Code::UnknownLanguage, at, message).help(help);
    match named.first() {
        Some(first) => problem.related(files.start(*first), "such a file"),
        None => problem,
    }
}

fn at_file(tag: &str, file: FileId, level: &Level, files: &Files) -> Diagnostic {
    let message = format!("`{tag}` is none of this playbook's languages");
    let help = did_you_mean(tag, level.languages.iter().map(Language::as_str))
        .filter(|help| help.starts_with("did"))
        .unwrap_or_else(|| match language(tag) {
            Some(missing) => format!("write `{}` in playbook.yaml", list_with(level, &missing)),
            None => "end the name of a file in one of its languages: `.nl.yaml`".to_owned(),
        });
    Diagnostic::new(Code::UnknownLanguage, files.start(file), message).help(help)
}

/// The line `languages`, or the beginning of the playbook where there is none.
fn place(list: Option<&Tree>, level: &Level, files: &Files) -> Span {
    list.map_or_else(|| files.start(level.playbook), |list| files.value(list.origin))
}

fn list_with(level: &Level, missing: &Language) -> String {
    let all = level.languages.iter().chain([missing]).map(Language::as_str);
    format!("languages: [{}]", all.collect::<Vec<_>>().join(", "))
}

/// The entries of a list that may be written as one scalar.
fn entries(list: Option<&Tree>) -> impl Iterator<Item = &Tree> {
    let one = list.filter(|list| list.scalar().is_some());
    one.into_iter().chain(list.map_or(&[][..], Tree::items))
}
