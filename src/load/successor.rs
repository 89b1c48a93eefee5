//! Which thing of the layers below a fork's file is meant for, where none has the file's name.
//!
//! A template renames a file, and what forks say under the old name lies over nothing any more.
//! The new name is found by what the two share: the names of clauses and facts, the letters of the
//! ids, or words in them.

use std::collections::BTreeSet;

use crate::diagnostic::nearest;
use crate::model::Kind;
use crate::source::{File, FileId, Files, Tree};

use super::catalogue::{Catalogue, LevelFiles, Name};
use super::layer::{CLAUSE_LISTS, clause_id};

/// Words that say nothing about what an id names.
const STOP_WORDS: [&str; 24] = [
    "a", "an", "and", "at", "by", "de", "een", "en", "for", "het", "in", "is", "it", "met", "my",
    "of", "on", "or", "our", "te", "the", "to", "van", "we",
];

/// So many ids are told where none is near.
const MOST: usize = 12;

/// A thing of the layers below a level.
#[derive(Clone, Copy)]
pub(crate) struct Candidate<'a> {
    pub(crate) id: &'a str,
    /// The lowest of its unsuffixed files.
    pub(crate) file: FileId,
    /// Whether the level has a file in the place of that one already.
    pub(crate) is_taken: bool,
}

/// The things of a kind that have an original below a level; `is_taken` says of the files of one
/// of its levels that a file of another name has no place among them.
pub(crate) fn candidates(
    catalogue: &Catalogue,
    kind: Kind,
    level: usize,
    is_taken: impl Fn(&LevelFiles) -> bool,
) -> Vec<Candidate<'_>> {
    let of_kind = catalogue.things.range((kind, String::new())..);
    let of_kind = of_kind.take_while(|((found, _), _)| *found == kind);
    let found = of_kind.filter_map(|((_, id), levels)| {
        let mut below = levels.iter().filter(|files| files.level < level);
        let file = below.find_map(|files| files.original)?;
        Some(Candidate { id, file, is_taken: levels.iter().any(&is_taken) })
    });
    found.collect()
}

/// What the author of a file can do that was meant for something below: rename it to `found`, or
/// to another of `all`.
pub(crate) fn advice(
    (kind, id): &Name,
    file: &File,
    found: Option<Candidate<'_>>,
    all: &[Candidate<'_>],
    files: &Files,
) -> String {
    let Some(found) = found else { return choice(*kind, all) };
    let (near, there) = (found.id, &files.get(found.file).source.path);
    if found.is_taken {
        return format!(
            "did you mean `{near}`? you have a file for that already: move what is here into it, \
             and delete this one"
        );
    }
    let name = file.source.path.rsplit('/').next().unwrap_or_default();
    let name = name.strip_prefix(id.as_str()).unwrap_or(".yaml");
    format!("did you mean `{near}`? to lie over {there}, name this file `{near}{name}`")
}

fn choice(kind: Kind, all: &[Candidate<'_>]) -> String {
    let ids: Vec<String> =
        all.iter().take(MOST).map(|candidate| format!("`{}`", candidate.id)).collect();
    if ids.is_empty() {
        return format!("there is no other {kind} below that it could change");
    }
    let more = if all.len() > MOST { " and more" } else { "" };
    format!(
        "below there are {}{more}: name this file after the {kind} that it is to change",
        ids.join(", ")
    )
}

/// The one that a file of this id, which says this, is most probably meant for; one that the level
/// has no file for yet is the more probable one.
pub(crate) fn successor<'a>(
    candidates: &[Candidate<'a>],
    files: &Files,
    id: &str,
    own: &Tree,
) -> Option<Candidate<'a>> {
    let (taken, free): (Vec<_>, Vec<_>) =
        candidates.iter().copied().partition(|candidate| candidate.is_taken);
    likely(&free, files, id, own).or_else(|| likely(&taken, files, id, own)).or(match *free {
        [only] => Some(only),
        _ => None,
    })
}

fn likely<'a>(
    candidates: &[Candidate<'a>],
    files: &Files,
    id: &str,
    own: &Tree,
) -> Option<Candidate<'a>> {
    let names = names(own);
    let shares = |candidate: &Candidate<'_>| {
        names.intersection(&self::names(files.get(candidate.file).root())).count()
    };
    let ids = candidates.iter().map(|candidate| candidate.id);
    let by_letters = || {
        let near = nearest(id, ids)?;
        candidates.iter().find(|candidate| candidate.id == near).copied()
    };
    let words = words(id);
    let by_words = |candidate: &Candidate<'_>| {
        words.intersection(&self::words(candidate.id)).map(|word| word.len()).sum::<usize>()
    };
    best(candidates, shares).or_else(by_letters).or_else(|| best(candidates, by_words))
}

/// The candidate that has more of something than all others.
fn best<'a>(
    candidates: &[Candidate<'a>],
    score: impl Fn(&Candidate<'_>) -> usize,
) -> Option<Candidate<'a>> {
    let most = candidates.iter().map(&score).max().filter(|most| *most > 0)?;
    let mut first = candidates.iter().filter(|candidate| score(candidate) == most);
    let found = first.next().copied();
    if first.next().is_some() { None } else { found }
}

/// What a boundary names itself: its clauses and its facts.
fn names(root: &Tree) -> BTreeSet<&str> {
    let clauses = CLAUSE_LISTS.into_iter().filter_map(|list| root.get(list)).flat_map(Tree::items);
    let facts = root.get("facts").map_or(&[][..], Tree::pairs);
    clauses.filter_map(clause_id).chain(facts.iter().map(|fact| &*fact.key)).collect()
}

/// The words of an id that say something.
pub(crate) fn words(id: &str) -> BTreeSet<&str> {
    id.split(['-', '_']).filter(|word| !word.is_empty() && !STOP_WORDS.contains(word)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load::testing::tree;

    fn found(id: &str, ids: &[(&'static str, bool)]) -> Option<&'static str> {
        let candidate = |(id, is_taken): &(&'static str, bool)| Candidate {
            id,
            file: FileId(0),
            is_taken: *is_taken,
        };
        let candidates: Vec<_> = ids.iter().map(candidate).collect();
        successor(&candidates, &Files::default(), id, &tree("a: 1")).map(|found| found.id)
    }

    #[test]
    fn an_id_is_found_by_its_letters_or_its_words() {
        let ids = [("own-it", false), ("listen", false), ("give-room", false)];
        assert_eq!(found("lisen", &ids), Some("listen"));
        assert_eq!(found("own-the-moment", &ids), Some("own-it"));
        assert_eq!(found("the-room-of-all", &ids), Some("give-room"));
        assert_eq!(found("courage", &ids), None);
    }

    #[test]
    fn what_has_a_file_already_comes_last() {
        let ids = [("own-it", true), ("own-all", false)];
        assert_eq!(found("own-i", &ids), Some("own-all"));
        assert_eq!(
            found("own-it-all", &[("own-it", true), ("x", false), ("y", false)]),
            Some("own-it")
        );
        assert_eq!(found("courage", &[("own-it", true), ("x", false)]), Some("x"));
        assert_eq!(found("courage", &[("x", true)]), None);
    }
}
