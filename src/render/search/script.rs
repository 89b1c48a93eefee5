//! The index as scripts that hand it to the search.

use std::collections::BTreeMap;

use rayon::prelude::*;
use serde::Serialize;

use super::code::{self, Bits};
use super::entry::{Entry, Level};
use super::index::{Group, Index};
use super::words::small;

/// Below this many bytes everything comes in one script.
const ONE: usize = 60_000;
/// About as many bytes as a part has.
const PART: usize = 40_000;
/// What most words' pages are fewer than, as a power of two, and so what one may be written in.
const USUAL: u32 = 3;
/// Marks, each for an ending that many words take; no word has one of them in it.
const MARKS: &str = "!#$%&'()*+,-./:;<=>?@[]^_`{|}~";
/// An ending must be met this often to have a mark.
const OFTEN: usize = 3;

/// What the first script hands over.
#[derive(Serialize)]
struct First<'a> {
    /// Kind, folder, and how many pages; pages are numbered through.
    kinds: Vec<(&'static str, &'a str, usize)>,
    /// A line for each page: its name in the folder, its title, and the title's language where
    /// it is another one; by tabs.
    pages: String,
    /// Groups of forms, each by a capital and what all begin with, as [`code::word`] writes it;
    /// then by a mark or a space and some letters what each form adds, if there are several.
    words: String,
    /// What the marks stand for, by commas.
    suffixes: String,
    endings: String,
    stops: &'a str,
    /// Where words stand: the first group of each part, and its script or its content.
    places: Vec<Part>,
    /// How pages open: a line for each.
    leads: Vec<Part>,
}

/// From where it goes, its file, and its content where it has no file.
#[derive(Serialize)]
struct Part(usize, String, String);

/// Writes all scripts of a language by `publish`, which gives the name of each; the answer is
/// the name of the first.
pub(super) fn write(
    entries: &[Entry],
    index: &Index,
    publish: &mut dyn FnMut(&str, String) -> String,
) -> String {
    let leads: Vec<String> = entries.iter().map(lead).collect();
    let (words, suffixes) = words(&index.groups);
    let mut first = First {
        kinds: kinds(entries),
        pages: entries.iter().map(page).collect(),
        words,
        suffixes: suffixes.join(","),
        endings: index.endings.iter().map(String::as_str).collect::<Vec<_>>().join(" "),
        stops: index.stops,
        places: Vec::new(),
        leads: Vec::new(),
    };
    // A place takes about a character.
    let placed = index.groups.iter().map(|group| group.places.len()).sum::<usize>();
    let rest = placed + leads.iter().map(String::len).sum::<usize>();
    let size = if first.pages.len() + first.words.len() + rest < ONE { usize::MAX } else { PART };
    first.places = parts("w", places(&index.groups, small(entries.len()), size), size, publish);
    first.leads = parts("l", cut(&leads, size), size, publish);
    publish("", format!("ruimteSearch.open({});\n", json(&first)))
}

/// Text that goes into a part, by the number of the first thing in it.
type Cut = Vec<(usize, String)>;

fn cut(items: &[String], size: usize) -> Cut {
    let mut cut: Cut = vec![(0, String::new())];
    for (at, item) in items.iter().enumerate() {
        if let Some(last) = cut.last_mut().filter(|last| last.1.len() < size) {
            last.1.push_str(item);
        } else {
            cut.push((at, item.clone()));
        }
    }
    cut
}

/// Where the words of each group stand, in parts of about a size.
fn places(groups: &[Group], pages: u32, size: usize) -> Cut {
    let mut starts = vec![0];
    let mut held = 0;
    for (at, group) in groups.iter().enumerate() {
        if held >= size {
            starts.push(at);
            held = 0;
        }
        // A place takes about a character, and a list of few a little more.
        held += group.places.len() + 1;
    }
    let ends = starts.iter().skip(1).copied().chain([groups.len()]);
    let parts: Vec<_> = starts.iter().copied().zip(ends).collect();
    let part = |(from, to): (usize, usize)| (from, placed(&groups[from..to], pages));
    parts.into_par_iter().map(part).collect()
}

/// Two lists of pages for each group: in the text; then what weighs more, as twice the page, and
/// one more where it is a summary.
fn placed(groups: &[Group], pages: u32) -> String {
    let mut bits = Bits::default();
    let (mut text, mut more) = (Vec::new(), Vec::new());
    for group in groups {
        text.clear();
        more.clear();
        for place in &group.places {
            match place.level() {
                Level::Shown => {}
                Level::Title => more.push(place.page() * 2),
                Level::Summary => more.push(place.page() * 2 + 1),
                Level::Text => text.push(place.page()),
            }
        }
        bits.list(&text, pages, USUAL);
        bits.list(&more, pages * 2, 0);
    }
    bits.text()
}

/// Parts of about a size; a single one needs no script of its own.
fn parts(
    letter: &str,
    cut: Cut,
    size: usize,
    publish: &mut dyn FnMut(&str, String) -> String,
) -> Vec<Part> {
    if size == usize::MAX {
        return cut.into_iter().map(|(from, text)| Part(from, String::new(), text)).collect();
    }
    let script = |(number, (from, text)): (usize, (usize, String))| {
        let key = format!("{letter}{number}");
        let text = format!("ruimteSearch.take({},{});\n", json(&key), json(&text));
        Part(from, publish(&format!(".{key}"), text), String::new())
    };
    cut.into_iter().enumerate().map(script).collect()
}

fn json(value: &impl Serialize) -> String {
    serde_json::to_string(value).unwrap_or_default()
}

/// The folder that a file is in, and its name there without what all names end in.
fn split(file: &str) -> (&str, &str) {
    let (folder, name) = file.split_at(file.rfind('/').map_or(0, |slash| slash + 1));
    (folder, name.trim_end_matches(".html"))
}

/// Stretches of pages of one kind in one folder.
fn kinds(entries: &[Entry]) -> Vec<(&'static str, &str, usize)> {
    let mut kinds: Vec<(&'static str, &str, usize)> = Vec::new();
    for entry in entries {
        let folder = split(&entry.file).0;
        match kinds.last_mut() {
            Some(last) if (last.0, last.1) == (entry.kind, folder) => last.2 += 1,
            _ => kinds.push((entry.kind, folder, 1)),
        }
    }
    kinds
}

fn page(entry: &Entry) -> String {
    let name = split(&entry.file).1;
    let lang = entry.title.lang.as_ref().map_or_else(String::new, |lang| format!("\t{lang}"));
    format!("{name}\t{}{lang}\n", entry.title.text)
}

fn lead(entry: &Entry) -> String {
    let Some(lead) = &entry.lead else { return "\n".into() };
    let lang = lead.lang.as_ref().map_or_else(String::new, |lang| format!("\t{lang}"));
    format!("{}{lang}\n", lead.text)
}

/// All groups, and the endings that have marks.
fn words(groups: &[Group]) -> (String, Vec<&str>) {
    let suffixes = suffixes(groups);
    let marks: BTreeMap<&str, char> = suffixes.iter().copied().zip(MARKS.chars()).collect();
    let mut out = String::new();
    let mut before = "";
    for group in groups {
        code::word(before, &group.beginning, &mut out);
        before = &group.beginning;
        for form in forms(group) {
            if let Some(mark) = marks.get(form) {
                out.push(*mark);
            } else {
                out.push(' ');
                out.push_str(form);
            }
        }
    }
    (out, suffixes)
}

/// What forms add where there are several; a single one is what it begins with.
fn forms(group: &Group) -> impl Iterator<Item = &str> {
    let several = group.forms.len() > 1;
    group.forms.iter().map(String::as_str).filter(move |_| several)
}

/// The endings that many words take, the most frequent first.
fn suffixes(groups: &[Group]) -> Vec<&str> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    groups.iter().flat_map(forms).for_each(|form| *counts.entry(form).or_default() += 1);
    let mut often: Vec<_> = counts.into_iter().filter(|(_, count)| *count >= OFTEN).collect();
    often.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    often.into_iter().take(MARKS.len()).map(|(form, _)| form).collect()
}
