//! `missing-translation`: one warning for each language and kind that is not fully translated.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::{Code, Diagnostic, Span};
use crate::model::Kind;
use crate::source::{Files, Tree};

use super::catalogue::Name;
use super::chain::Chain;
use super::language::language;
use super::thing::Thing;

/// Tells of the things that have a text in another language than the reader's.
pub(crate) fn missing_translations(
    untranslated: &BTreeSet<(usize, Name)>,
    things: &BTreeMap<Name, Thing<'_>>,
    chain: &Chain,
    files: &Files,
) -> Vec<Diagnostic> {
    let mut by_kind: BTreeMap<(usize, Kind), Vec<&str>> = BTreeMap::new();
    for (language, (kind, id)) in untranslated {
        by_kind.entry((*language, *kind)).or_default().push(id);
    }
    let warn = |((language, kind), ids): ((usize, Kind), Vec<&str>)| {
        let tag = &chain.own().languages[language];
        let all = things.keys().filter(|(found, _)| *found == kind).count();
        let count = ids.len();
        let message = match kind {
            Kind::Playbook | Kind::Scan => {
                format!("{}.yaml is not fully translated into `{tag}`", kind.folder())
            }
            _ => format!("{count} of {all} {} not fully translated into `{tag}`", kind.folder()),
        };
        let own_things = ids.iter().any(|id| is_own(&(kind, (*id).to_owned()), things, chain));
        let at = language_place(language, own_things, chain, files);
        let problem = Diagnostic::new(Code::MissingTranslation, at, message);
        let names = few(&ids);
        let file = |id: &str| match kind {
            Kind::Playbook | Kind::Scan => format!("{}.{tag}.yaml", kind.folder()),
            Kind::Page => format!("{}/{id}.{tag}.md", kind.folder()),
            _ => format!("{}/{id}.{tag}.yaml", kind.folder()),
        };
        let file = ids.first().map(|id| file(id)).unwrap_or_default();
        problem.help(if names.is_empty() {
            format!("write what is missing in {file}")
        } else {
            format!("missing: {names}; write the first of them in {file}")
        })
    };
    by_kind.into_iter().map(warn).collect()
}

/// Of each language in which words are missing, how many things miss some.
pub(crate) fn counted(
    untranslated: &BTreeSet<(usize, Name)>,
    chain: &Chain,
) -> BTreeMap<String, usize> {
    let mut counts = BTreeMap::new();
    for (language, _) in untranslated {
        *counts.entry(chain.own().languages[*language].to_string()).or_default() += 1;
    }
    counts
}

/// Whether the organisation itself has the original of a thing.
fn is_own(name: &Name, things: &BTreeMap<Name, Thing<'_>>, chain: &Chain) -> bool {
    things.get(name).is_some_and(|thing| chain.level_of(thing.file) == chain.own_number())
}

/// Where the playbook says that it has a language: for things of its own where it extends the
/// one that says so.
fn language_place(index: usize, own_things: bool, chain: &Chain, files: &Files) -> Span {
    let own = files.get(chain.own().playbook).root();
    if own_things
        && own.get("languages").is_none()
        && let Some(extends) = own.get("extends")
    {
        return files.value(extends.origin);
    }
    let tag = &chain.own().languages[index];
    let lists = chain
        .levels
        .iter()
        .rev()
        .filter_map(|level| files.get(level.playbook).root().get("languages"));
    for list in lists {
        let items = if list.scalar().is_some() { std::slice::from_ref(list) } else { list.items() };
        let named = |item: &&Tree| item.text().and_then(language).as_ref() == Some(tag);
        if let Some(item) = items.iter().find(named) {
            return files.value(item.origin);
        }
    }
    files.start(chain.own().playbook)
}

/// The first few names, for a sentence.
fn few(names: &[&str]) -> String {
    const FEW: usize = 5;
    let mut told: Vec<&str> = names.iter().copied().filter(|name| !name.is_empty()).collect();
    let more = told.len().saturating_sub(FEW);
    told.truncate(FEW);
    let told = told.join(", ");
    if more > 0 { format!("{told} and {more} more") } else { told }
}
