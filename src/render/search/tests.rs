//! What is written, read again by somebody who knows only the form.

use std::collections::BTreeMap;

use serde_json::Value;

use super::super::fixture::{english, page, playbook};
use super::super::{Options, Theme, render};
use crate::decide::Authority;
use crate::model::Playbook;

/// As many bytes as the search may take for a page of 150 words, packed as a server packs it.
const BOUND: usize = 185;

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
    let parts = |key: &str| -> Vec<(usize, String)> {
        let part = |part: &Value| {
            let (file, content) = (part[1].as_str()?, part[2].as_str()?);
            let from = usize::try_from(part[0].as_u64()?).ok()?;
            if file.is_empty() {
                return Some((from, content.to_owned()));
            }
            let script = ours().find(|(path, _)| path.ends_with(file)).expect("it is there").1;
            let call = told(script.strip_prefix("ruimteSearch.take(").expect("a part"));
            let args: (String, String) =
                serde_json::from_str(&format!("[{call}]")).expect("two texts");
            Some((from, args.1))
        };
        first[key].as_array().expect("parts").iter().filter_map(part).collect()
    };
    let content = |key: &str| parts(key).into_iter().map(|part| part.1).collect::<String>();
    let groups = words(&text("words"), &text("suffixes"));
    let mut forms = BTreeMap::new();
    for (at, group) in groups.iter().enumerate() {
        forms.extend(group.iter().map(|word| (word.clone(), at)));
    }
    let mut lines = text("pages").lines().map(str::to_owned).collect::<Vec<_>>().into_iter();
    let mut pages: Vec<(String, String, String)> = Vec::new();
    for kind in first["kinds"].as_array().expect("kinds") {
        for _ in 0..kind[2].as_u64().expect("a count") {
            let line = lines.next().expect("a page");
            let (name, title) = line.split_once('\t').expect("two columns");
            let file = format!("{}{name}.html", kind[1].as_str().expect("a folder"));
            pages.push((kind[0].as_str().expect("a kind").into(), file, title.into()));
        }
    }
    let mut places = BTreeMap::new();
    let parts = parts("places");
    let ends = parts.iter().skip(1).map(|part| part.0).chain([groups.len()]);
    for ((from, content), to) in parts.iter().zip(ends) {
        let mut bits = Bits::of(content);
        for group in &groups[*from..to] {
            let list = placed(&mut bits, group, &pages);
            places.extend(group.iter().map(|word| (word.clone(), list.clone())));
        }
        assert!(bits.0.len() < 6, "a part holds no more than its groups");
    }
    Read { pages, leads: content("leads").lines().map(str::to_owned).collect(), places, forms }
}

/// Bits as they are read.
struct Bits(std::vec::IntoIter<bool>);

impl Bits {
    fn of(text: &str) -> Self {
        let six = |byte: u8| {
            let held = byte - if byte > b'\\' { 36 } else { 35 };
            (0..6).rev().map(move |bit| held >> bit & 1 == 1)
        };
        Self(text.bytes().flat_map(six).collect::<Vec<_>>().into_iter())
    }

    fn ones(&mut self) -> u32 {
        u32::try_from(self.0.by_ref().take_while(|bit| *bit).count()).expect("few")
    }

    fn number(&mut self, bits: u32) -> u32 {
        (0..bits).fold(0, |value, _| value * 2 + u32::from(self.0.next().expect("a bit")))
    }

    fn list(&mut self, below: u32, usual: u32) -> Vec<u32> {
        let width = usual + self.ones();
        let count = (1 << width) + self.number(width) - (1 << usual);
        let step = (below * 69 / (count * 100).max(1)).max(1);
        let long = u32::BITS - (step - 1).leading_zeros();
        let short = (1 << long) - step;
        let (mut out, mut next) = (Vec::new(), 0);
        for _ in 0..count {
            next += self.ones() * step;
            let rest = self.number(long.saturating_sub(1));
            let is_long = long > 0 && rest >= short;
            next += if is_long { rest * 2 + self.number(1) - short } else { rest };
            out.push(next);
            next += 1;
        }
        out
    }
}

/// Where a group of words stands: in the titles that are shown, and as it is told.
fn placed(
    bits: &mut Bits,
    group: &[String],
    pages: &[(String, String, String)],
) -> Vec<(usize, u32)> {
    let count = u32::try_from(pages.len()).expect("few");
    let mut list: Vec<(usize, u32)> = Vec::new();
    for (page, (_, _, title)) in pages.iter().enumerate() {
        let title = title.to_lowercase();
        let mut words = title.split(|letter: char| !letter.is_alphanumeric());
        if words.any(|word| group.iter().any(|form| form == word)) {
            list.push((page, 0));
        }
    }
    list.extend(bits.list(count, 3).into_iter().map(|page| (page as usize, 2)));
    let more = bits.list(count * 2, 0);
    list.extend(more.into_iter().map(|place| ((place / 2) as usize, place % 2)));
    list.sort_unstable();
    list
}

fn words(text: &str, suffixes: &str) -> Vec<Vec<String>> {
    let suffixes: Vec<&str> = suffixes.split(',').collect();
    let marks = "!#$%&'()*+,-./:;<=>?@[]^_`{|}~";
    let mut out: Vec<(String, Vec<String>)> = Vec::new();
    for letter in text.chars() {
        if letter.is_ascii_uppercase() {
            let shared = usize::from(u8::try_from(letter).expect("ASCII") - b'A');
            let before = out.last().map_or("", |group| &group.0);
            out.push((before.chars().take(shared).collect(), Vec::new()));
            continue;
        }
        let (beginning, forms) = out.last_mut().expect("a capital first");
        if let Some(mark) = marks.find(letter) {
            forms.push(format!("{beginning}{}", suffixes[mark]));
        } else if letter == ' ' {
            forms.push(beginning.clone());
        } else {
            forms.last_mut().unwrap_or(beginning).push(letter);
        }
    }
    let alone = |(beginning, forms): (String, Vec<String>)| {
        if forms.is_empty() { vec![beginning] } else { forms }
    };
    out.into_iter().map(alone).collect()
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

/// Words of which a few make up most of a text and most are rare, in several forms, as words are.
fn invented(seed: &mut u64, count: usize) -> String {
    const SYLLABLES: [&str; 12] =
        ["ba", "de", "fi", "go", "ku", "la", "me", "ni", "po", "ru", "sa", "te"];
    let mut chance = || {
        *seed = *seed * 48_271 % 2_147_483_647;
        usize::try_from(*seed).expect("small")
    };
    let mut word = |_| {
        let mut number = 12 + (1 + chance() % 6_000) * (1 + chance() % 6_000) / 6_000;
        let mut word = String::new();
        while number > 0 {
            word.push_str(SYLLABLES[number % 12]);
            number /= 12;
        }
        word + ["nd", "nds", "nding", "nded"][chance() % 4]
    };
    (0..count).map(&mut word).collect::<Vec<_>>().join(" ")
}

#[test]
fn the_search_of_many_pages_is_small() {
    let mut playbook = playbook();
    let mut seed = 7;
    for number in 0..600 {
        let mut one = page(&format!("p{number}"), &invented(&mut seed, 150));
        one.title = english(&invented(&mut seed, 4));
        playbook.pages.push(one);
    }
    let scripts = scripts(&playbook);
    let of_english = scripts.iter().filter(|(file, _)| file.starts_with("search.en."));
    let packed = |text: &String| {
        let mut packer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
        std::io::Write::write_all(&mut packer, text.as_bytes()).expect("memory");
        packer.finish().expect("memory").len()
    };
    let total: usize = of_english.map(|(_, text)| packed(text)).sum();
    assert!(total < 600 * BOUND, "{} bytes a page", total / 600);
}

#[test]
fn the_same_playbook_makes_the_same_bytes() {
    assert_eq!(scripts(&playbook()), scripts(&playbook()));
}
