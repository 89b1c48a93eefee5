//! The index as scripts that hand it to the search.

use serde::Serialize;

use super::code;
use super::entry::{Entry, Level};
use super::index::{Index, Word};

/// Below this many bytes everything comes in one script.
const ONE: usize = 60_000;
/// About as many bytes as a part has.
const PART: usize = 30_000;

/// What the first script hands over.
#[derive(Serialize)]
struct First<'a> {
    /// Kind, folder, and how many pages; pages are numbered through.
    kinds: Vec<(&'static str, &'a str, usize)>,
    /// A line for each page: its name in the folder, its title, and the title's language where
    /// it is another one; by tabs.
    pages: String,
    words: String,
    forms: String,
    endings: String,
    stops: &'a str,
    /// Where words stand: the first word of each part, and its script or its content.
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
    let places: Vec<String> = index.words.iter().map(places).collect();
    let leads: Vec<String> = entries.iter().map(lead).collect();
    let mut first = First {
        kinds: kinds(entries),
        pages: entries.iter().map(page).collect(),
        words: words(&index.words),
        forms: forms(&index.words),
        endings: index.endings.iter().map(String::as_str).collect::<Vec<_>>().join(" "),
        stops: index.stops,
        places: Vec::new(),
        leads: Vec::new(),
    };
    let rest = [&places, &leads].into_iter().flatten().map(String::len).sum::<usize>();
    let largest = first.pages.len() + first.words.len() + first.forms.len() + rest;
    let size = if largest < ONE { usize::MAX } else { PART };
    first.places = parts("w", &places, size, publish);
    first.leads = parts("l", &leads, size, publish);
    publish("", format!("ruimteSearch.open({});\n", json(&first)))
}

/// Cuts something into parts of about a size; a single one needs no script of its own.
fn parts(
    letter: &str,
    items: &[String],
    size: usize,
    publish: &mut dyn FnMut(&str, String) -> String,
) -> Vec<Part> {
    let mut cut: Vec<(usize, String)> = vec![(0, String::new())];
    for (at, item) in items.iter().enumerate() {
        if let Some(last) = cut.last_mut().filter(|last| last.1.len() < size) {
            last.1.push_str(item);
        } else {
            cut.push((at, item.clone()));
        }
    }
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

fn words(words: &[Word]) -> String {
    let mut out = String::new();
    let mut before = "";
    for word in words {
        code::word(before, &word.written, &mut out);
        before = &word.written;
    }
    out
}

fn forms(words: &[Word]) -> String {
    let mut out = String::new();
    for word in words {
        code::number(small(word.form_of), &mut out);
    }
    out
}

/// On how many pages besides the first a word stands; then for each how many pages lie between
/// it and the one before, times three, and what it is there.
fn places(word: &Word) -> String {
    let mut out = String::new();
    code::number(small(word.places.len().saturating_sub(1)), &mut out);
    let mut next = 0;
    for (page, level) in &word.places {
        let level = match level {
            Level::Title => 0,
            Level::Summary => 1,
            Level::Text => 2,
        };
        code::number((page - next) * 3 + level, &mut out);
        next = page + 1;
    }
    out
}

/// No playbook has as many of anything as would not fit.
fn small(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
