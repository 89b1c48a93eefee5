//! What is written, read again by somebody who knows only the form.

use std::collections::BTreeMap;

use serde_json::Value;

use super::super::fixture::{page, playbook};
use super::super::{Options, Theme, render};
use crate::decide::Authority;
use crate::model::Playbook;

/// An index as a reader has it: pages, the words of each, and each word's forms.
struct Read {
    pages: Vec<(String, String, String)>,
    leads: Vec<String>,
    places: BTreeMap<String, Vec<(usize, u32)>>,
    forms: BTreeMap<String, usize>,
}

/// All scripts of the searches of a playbook, by file.
fn scripts(playbook: &Playbook) -> BTreeMap<String, String> {
    let authority = Authority::new(playbook, |_| true);
    let theme = Theme::new(&playbook.theme, &[], None);
    let site = render(playbook, &authority, &theme, &Options::default()).site;
    let is_ours = |file: &&String| {
        file.rsplit('/')
            .next()
            .is_some_and(|name| name.starts_with("search.") && name.strip_suffix(".js").is_some())
    };
    let files = site.files.keys().filter(is_ours);
    files.map(|file| (file.clone(), site.text(file).expect("a script").to_owned())).collect()
}

/// Reads the search of one language; its files are those that start so.
fn read(scripts: &BTreeMap<String, String>, start: &str) -> Read {
    let ours = || scripts.iter().filter(|(file, _)| file.starts_with(start));
    let told = |text: &str| text.strip_suffix(");\n").map(str::to_owned).expect("one call");
    let first = ours().find_map(|(_, text)| text.strip_prefix("ruimteSearch.open(")).expect("one");
    let first: Value = serde_json::from_str(&told(first)).expect("JSON");
    let text = |key: &str| first[key].as_str().expect("text").to_owned();
    let content = |key: &str| -> String {
        let part = |part: &Value| {
            let (file, content) = (part[1].as_str()?, part[2].as_str()?);
            if file.is_empty() {
                return Some(content.to_owned());
            }
            let script = ours().find(|(path, _)| path.ends_with(file)).expect("it is there").1;
            let call = told(script.strip_prefix("ruimteSearch.take(").expect("a part"));
            let args: (String, String) =
                serde_json::from_str(&format!("[{call}]")).expect("two texts");
            Some(args.1)
        };
        first[key].as_array().expect("parts").iter().filter_map(part).collect()
    };
    let words = words(&text("words"));
    let mut written = numbers(&content("places")).into_iter();
    let mut next = move || written.next().expect("a number");
    let mut places = BTreeMap::new();
    for word in &words {
        let mut page = 0;
        let mut list = Vec::new();
        for _ in 0..=next() {
            let gap = next();
            page += gap / 3;
            list.push((page as usize, gap % 3));
            page += 1;
        }
        places.insert(word.clone(), list);
    }
    let mut forms = BTreeMap::new();
    for (at, back) in numbers(&text("forms")).into_iter().enumerate() {
        let root = if back == 0 { at } else { forms[&words[at - back as usize]] };
        forms.insert(words[at].clone(), root);
    }
    let mut lines = text("pages").lines().map(str::to_owned).collect::<Vec<_>>().into_iter();
    let mut pages = Vec::new();
    for kind in first["kinds"].as_array().expect("kinds") {
        for _ in 0..kind[2].as_u64().expect("a count") {
            let line = lines.next().expect("a page");
            let (name, title) = line.split_once('\t').expect("two columns");
            let file = format!("{}{name}.html", kind[1].as_str().expect("a folder"));
            pages.push((kind[0].as_str().expect("a kind").into(), file, title.into()));
        }
    }
    Read { pages, leads: content("leads").lines().map(str::to_owned).collect(), places, forms }
}

fn numbers(text: &str) -> Vec<u32> {
    let (mut out, mut value, mut scale) = (Vec::new(), 0, 1);
    for byte in text.bytes() {
        let digit = u32::from(byte) - if byte > b'\\' { 36 } else { 35 };
        value += digit * scale;
        if digit < 60 {
            out.push(value);
            (value, scale) = (0, 1);
        } else {
            scale *= 30;
        }
    }
    out
}

fn words(text: &str) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for letter in text.chars() {
        if letter.is_ascii_uppercase() {
            let shared = usize::from(u8::try_from(letter).expect("ASCII") - b'A');
            let before = out.last().cloned().unwrap_or_default();
            out.push(before.chars().take(shared).collect());
        } else {
            out.last_mut().expect("a capital first").push(letter);
        }
    }
    out
}

#[test]
fn what_is_written_can_be_read_again() {
    let read = read(&scripts(&playbook()), "search.en.");
    let at = |file: &str| {
        read.pages.iter().position(|page| page.1 == file).unwrap_or_else(|| panic!("no {file}"))
    };
    let boundary = at("boundaries/put-it-right.html");
    assert_eq!(read.pages[boundary].0, "boundary");
    assert_eq!(read.pages[boundary].2, "May I spend money on this?");
    assert_eq!(read.leads[boundary], "Put it right");
    assert_eq!(read.leads.len(), read.pages.len());
    for (word, level) in
        [("money", 0), ("right", 0), ("cheap", 2), ("bags", 2), ("shift", 2), ("press", 2)]
    {
        assert!(read.places[word].contains(&(boundary, level)), "{word}: {:?}", read.places[word]);
    }
    let value = at("values/listen.html");
    assert!(read.places["listen"].contains(&(value, 0)));
    assert!(read.places["until"].contains(&(value, 1)));
    assert!(read.places["soup"].contains(&(at("examples/cold-soup.html"), 0)));
    assert!(read.places["food"].contains(&(at("examples/cold-soup.html"), 2)));
    assert!(read.places["listen"].contains(&(at("scan.html"), 2)));
    assert!(read.places["glad"].contains(&(at("index.html"), 1)));
    assert!(!read.places.contains_key("the") && !read.places.contains_key("goedkoop"));
}

#[test]
fn every_language_has_its_own() {
    let read = read(&scripts(&playbook()), "nl/search.nl.");
    assert!(read.pages.iter().any(|page| page.2 == "Mag ik hier geld aan uitgeven?"));
    assert!(read.places.contains_key("goedkoop") && !read.places.contains_key("cheap"));
    let soup = read.pages.iter().find(|page| page.1 == "examples/cold-soup.html").expect("it");
    assert_eq!(soup.2, "Cold soup\ten", "what is in another language says so");
}

#[test]
fn forms_of_a_word_are_told_to_be_one() {
    let mut playbook = playbook();
    playbook.pages.push(page("forms", "A refund, two refunds, refunded. A gesture. Crème, creme."));
    let read = read(&scripts(&playbook), "search.en.");
    assert_eq!(read.forms["refund"], read.forms["refunds"]);
    assert_eq!(read.forms["refund"], read.forms["refunded"]);
    assert_ne!(read.forms["refund"], read.forms["gesture"]);
    assert_eq!(read.forms["crème"], read.forms["creme"]);
}

#[test]
fn much_comes_in_parts_and_says_the_same() {
    let mut playbook = playbook();
    let word = |number: usize| format!("w{}x{}", number % 997, number % 13);
    for number in 0..300 {
        let text: Vec<String> = (0..120).map(|step| word(number * 31 + step * step)).collect();
        playbook.pages.push(page(&format!("p{number}"), &text.join(" ")));
    }
    let scripts = scripts(&playbook);
    let of_english = scripts.keys().filter(|file| file.starts_with("search.en.")).count();
    assert!(of_english > 3, "{of_english}");
    let largest = scripts.values().map(String::len).max().expect("some");
    assert!(largest < 80_000, "{largest}");
    let read = read(&scripts, "search.en.");
    let last = read.pages.iter().position(|page| page.1 == "pages/p299.html").expect("it");
    assert!(read.places[&word(299 * 31 + 4)].contains(&(last, 2)));
}

#[test]
fn the_same_playbook_makes_the_same_bytes() {
    assert_eq!(scripts(&playbook()), scripts(&playbook()));
}
