//! Markdown with links of ours and raw HTML: nothing runs or loads, nothing leads nowhere, and
//! what does not lead anywhere is told.

use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock};

use pulldown_cmark::{Event, Options as Marks, Parser, Tag as Mark};
use ruimte::compile::World;
use ruimte::model::{LanguageIndex, Playbook, ThemeChoice};
use ruimte::render::{OnDemand, Options, Theme};

use crate::files::{Folder, world};
use crate::tags::{Tag, Tags, tags};

/// The page that is made of a text.
const PAGE: &str = "pages/words.html";

/// What the page can link to.
const HOUSE: [(&str, &str); 6] = [
    ("playbook.yaml", "name: Acme\ncurrency: EUR\notherwise: never\n"),
    ("roles/lead.yaml", "title: Lead\n"),
    ("values/listen.yaml", "title: Listen\n"),
    ("boundaries/refund.yaml", "title: Refund\nmay: [{up_to: 5}]\n"),
    ("examples/late.yaml", "title: Late\nvalues: listen\n"),
    ("assets/logo.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1 1\"/>"),
];

/// The things of the house, as links name them.
const THINGS: [&str; 5] =
    ["role:lead", "value:listen", "boundary:refund", "example:late", "page:words"];

/// Elements with which a page could run or load something, ask for something or look otherwise.
const RISKY: [&str; 31] = [
    "applet", "audio", "base", "body", "button", "canvas", "dialog", "embed", "form", "frame",
    "frameset", "head", "html", "iframe", "link", "main", "math", "meta", "noscript", "object",
    "param", "portal", "script", "select", "source", "style", "svg", "template", "textarea",
    "title", "video",
];

/// Attributes that hold an address, and whether a browser goes there by itself.
const ADDRESSES: [(&str, bool); 12] = [
    ("action", false),
    ("background", true),
    ("cite", false),
    ("data", true),
    ("formaction", false),
    ("href", false),
    ("longdesc", false),
    ("ping", true),
    ("poster", true),
    ("src", true),
    ("srcset", true),
    ("xlink:href", true),
];

/// The page without anything in it, and what the site has.
static PLAIN: LazyLock<Plain> = LazyLock::new(|| {
    let world = house("words\n");
    with_page(&world, |page, _, site, _| Plain {
        tags: tags(page),
        files: site.listing().into_iter().map(str::to_owned).collect(),
    })
});

static THEME: LazyLock<Theme> = LazyLock::new(|| {
    let (name, settings) = ("default".to_owned(), BTreeMap::new());
    Theme::new(&ThemeChoice { name, accent: None, logo: None, settings }, &[], None)
});

struct Plain {
    tags: Tags,
    files: Vec<String>,
}

/// Sets a page of this text.
pub fn check(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else { return };
    let world = house(text);
    with_page(&world, |page, playbook, _, findings| {
        is_harmless(page);
        if findings == 0 {
            let text = playbook.pages[0].text.as_ref();
            text.inspect(|text| leads_somewhere(text.0.content(LanguageIndex(0))));
        }
    });
}

fn house(text: &str) -> World {
    let mut files: Folder =
        HOUSE.iter().map(|(path, text)| ((*path).to_owned(), text.as_bytes().to_vec())).collect();
    files.insert("pages/words.md".to_owned(), format!("---\ntitle: Words\n---\n{text}").into());
    world(&BTreeMap::from([("acme".to_owned(), files)]))
}

/// The page as it is set, whatever is wrong with it, and how much that is.
fn with_page<T>(world: &World, look: impl FnOnce(&str, &Playbook, &OnDemand<'_>, usize) -> T) -> T {
    let examined = world.decide("acme").expect("it is there");
    let (playbook, cards) = (&examined.loaded.playbook, Arc::new([]));
    let site =
        OnDemand::new(playbook, &examined.authority, &THEME, &Options::default(), Some(cards));
    let page = site.file(PAGE).expect("it has this page");
    let page = std::str::from_utf8(&page).expect("pages are text");
    look(page, playbook, &site, site.findings().len() + examined.diagnostics.len())
}

/// Nothing on a page runs, loads from elsewhere, or breaks out of its place.
fn is_harmless(page: &str) {
    let found = tags(page);
    assert_eq!(found.unbalanced, PLAIN.tags.unbalanced, "{page}");
    for name in RISKY {
        let count = |tags: &Tags| tags.all.iter().filter(|tag| tag.name == name).count();
        assert_eq!(count(&found), count(&PLAIN.tags), "a `{name}` more or less: {page}");
    }
    for tag in found.all.iter().filter(|tag| !PLAIN.tags.all.contains(tag)) {
        for (name, value) in &tag.attributes {
            let is_bad = name.starts_with("on")
                || ["style", "srcdoc", "target", "http-equiv", "autofocus"].contains(&&**name);
            assert!(!is_bad, "{tag:?} in {page}");
            if let Some((_, loads)) = ADDRESSES.iter().find(|(known, _)| known == name) {
                assert!(is_fine(value, *loads), "{tag:?} in {page}");
            }
        }
        is_of_us(tag);
    }
}

/// No author's element passes for one of the theme.
fn is_of_us(tag: &Tag) {
    let class = tag.get("class").unwrap_or_default();
    let is_known = |class: &str| {
        class == "prose-table"
            || PLAIN.tags.all.iter().any(|known| known.get("class") == Some(class))
            || class.starts_with("language-")
    };
    assert!(class.split_whitespace().all(is_known), "{tag:?}");
}

/// Whether an address leads to a file of the site, or to where people may follow it.
fn is_fine(address: &str, loads: bool) -> bool {
    // As browsers read it: they skip white space around it, and breaks within.
    let trimmed = address.trim_matches(|letter: char| letter <= ' ');
    let address: String = trimmed.chars().filter(|letter| !"\t\r\n".contains(*letter)).collect();
    let end = address.find(['/', '?', '#', '\\']).unwrap_or(address.len());
    if let Some((scheme, _)) = address[..end].split_once(':') {
        let scheme = scheme.to_ascii_lowercase();
        return !loads && ["http", "https", "mailto", "tel"].contains(&&*scheme);
    }
    let path = address.split(['?', '#']).next().unwrap_or_default().replace('\\', "/");
    path.is_empty() || !path.starts_with('/') && PLAIN.files.contains(&from_the_page(&path))
}

/// A path from the page as one from the root.
fn from_the_page(path: &str) -> String {
    let mut parts = vec!["pages"];
    for part in path.split('/') {
        match part {
            "." => {}
            ".." => drop(parts.pop()),
            name => parts.push(name),
        }
    }
    parts.join("/")
}

/// Of a text of which nothing is told, every link leads somewhere.
fn leads_somewhere(text: &str) {
    let marks = Marks::ENABLE_TABLES | Marks::ENABLE_STRIKETHROUGH | Marks::ENABLE_TASKLISTS;
    for event in Parser::new_ext(text, marks) {
        let Event::Start(Mark::Link { dest_url, .. } | Mark::Image { dest_url, .. }) = event else {
            continue;
        };
        let Some((scheme, rest)) = dest_url.trim().split_once(':') else { continue };
        let thing = format!("{}:{}", scheme.to_ascii_lowercase(), rest.trim());
        let is_ours = THINGS
            .iter()
            .any(|known| known.split(':').next() == Some(&*scheme.to_ascii_lowercase()));
        assert!(
            !is_ours || THINGS.contains(&&*thing),
            "`{dest_url}` leads nowhere, untold: {text}"
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_that_mean_harm_are_seen() {
        for bad in
            ["javascript:x", " java\tscript:x", "data:x", "//evil/x", "\\\\evil", "../x", "x"]
        {
            assert!(!is_fine(bad, false), "{bad}");
        }
        assert!(is_fine("https://example.org/x", false) && !is_fine("https://example.org/x", true));
        assert!(is_fine("../values/listen.html#why", false) && is_fine("#why", false));
    }

    #[test]
    fn what_breaks_out_is_seen() {
        let world = house("words\n");
        for bad in [
            "<script>x</script>",
            "<a href=\"javascript:x\">x</a>",
            "<a href=\"../values/gone.html\">x</a>",
            "<img src=\"../assets/gone.png\" onerror=\"x\">",
            "<b onclick=x></b>",
            "<i style=x></i>",
            "<p class=\"masthead\"></p>",
            "</p>",
            "<b>",
            "<b/>",
        ] {
            let seen = with_page(&world, |page, _, _, _| {
                assert!(page.contains("<p>words</p>"), "{page}");
                let page = page.replace("<p>words</p>", bad);
                std::panic::catch_unwind(|| is_harmless(&page)).is_err()
            });
            assert!(seen, "{bad}");
        }
    }
}
