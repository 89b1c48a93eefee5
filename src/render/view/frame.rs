//! What is around every page: its head, the contents, the languages and the foot.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use rustc_hash::FxHashMap as HashMap;
use serde::Serialize;
use tera::Value as TeraValue;

use super::changes;
use crate::model::{LanguageIndex, Target};
use crate::render::address::{self, Spot};
use crate::render::book::has_matrix;
use crate::render::desk::Desk;
use crate::render::language::Arg;
use crate::render::theme::SettingValue;

/// As many free pages as the contents name one by one.
const FEW: usize = 7;

/// As many places as a thumb tells apart.
const PLACES: usize = 4;

/// Languages that are written from right to left.
const RIGHT_TO_LEFT: [&str; 8] = ["ar", "dv", "fa", "he", "ks", "ps", "ur", "yi"];

/// The frame of a page.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct Frame<'a> {
    /// The page's language.
    pub(crate) lang: &'a str,
    /// `rtl` where it is written from right to left.
    pub(crate) dir: Option<&'static str>,
    /// What the browser's tab says.
    pub(crate) title: String,
    /// What search engines and shared links say.
    pub(crate) description: String,
    /// The organisation's name.
    pub(crate) name: &'a str,
    pub(crate) stylesheet: String,
    pub(crate) logo: Option<Logo>,
    pub(crate) home: String,
    pub(crate) search: String,
    /// Which kind of page it is; the name of its template.
    pub(crate) kind: &'static str,
    /// The contents, in groups.
    #[cfg_attr(test, schemars(with = "Vec<Vec<Place>>"))]
    pub(crate) groups: TeraValue,
    /// The places under the thumb on a phone.
    #[cfg_attr(test, schemars(with = "Vec<Place>"))]
    pub(crate) bar: TeraValue,
    /// This page in all languages, where there are several.
    pub(crate) languages: Vec<Translation>,
    /// This page's address for the world, where it is known.
    pub(crate) canonical: Option<String>,
    /// What changed, for feed readers; on the pages that offer it.
    pub(crate) feed: Option<String>,
    pub(crate) colophon: String,
    #[cfg_attr(test, schemars(with = "BTreeMap<String, SettingValue>"))]
    pub(crate) settings: TeraValue,
    /// The theme's other files by their name.
    #[cfg_attr(test, schemars(with = "BTreeMap<&'a str, String>"))]
    pub(crate) files: TeraValue,
}

/// What is around all pages of a kind in one folder alike, made once for all of them.
#[derive(Clone)]
pub(crate) struct Around {
    groups: TeraValue,
    bar: TeraValue,
    settings: TeraValue,
    files: TeraValue,
}

/// What has been made of it, by language and template.
pub(crate) type Arounds = Mutex<HashMap<(LanguageIndex, &'static str), Around>>;

impl Around {
    fn of(desk: &Desk<'_>, settings: &BTreeMap<String, SettingValue>) -> Self {
        // Free pages may be in the contents themselves, so each has contents of its own.
        let is_alike = desk.spot.list().is_some() && !matches!(desk.spot, Spot::Page(_));
        if !is_alike {
            return Self::new(desk, settings);
        }
        let key = (desk.language, desk.spot.template());
        let known = || desk.press.arounds.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(around) = known().get(&key) {
            return around.clone();
        }
        let around = Self::new(desk, settings);
        known().insert(key, around.clone());
        around
    }

    fn new(desk: &Desk<'_>, settings: &BTreeMap<String, SettingValue>) -> Self {
        Self {
            groups: TeraValue::from_serializable(&groups(desk)),
            bar: TeraValue::from_serializable(&bar(desk)),
            settings: TeraValue::from_serializable(settings),
            files: TeraValue::from_serializable(&desk.statics()),
        }
    }
}

/// The sign of the house.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct Logo {
    pub(crate) src: String,
    /// Its width and height in pixels, where they can be read.
    pub(crate) size: Option<(u32, u32)>,
}

/// An entry of the contents.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct Place {
    pub(crate) href: String,
    pub(crate) title: String,
    pub(crate) lang: Option<String>,
    /// Which kind of page it leads to; the name of its template.
    pub(crate) kind: &'static str,
    /// `page` where one is, `true` in the list whose page one reads.
    pub(crate) current: Option<&'static str>,
}

/// This page in a language.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct Translation {
    pub(crate) lang: String,
    /// The language's own name for itself.
    pub(crate) title: String,
    pub(crate) href: String,
    /// Its address for the world, where it is known.
    pub(crate) address: Option<String>,
    pub(crate) current: bool,
}

impl<'a> Frame<'a> {
    pub(crate) fn new(
        desk: &Desk<'a>,
        settings: &BTreeMap<String, SettingValue>,
        description: String,
    ) -> Self {
        let playbook = desk.book.playbook;
        let name = playbook.name.content(desk.language);
        let title = desk.title(&desk.spot).text;
        let title = match desk.spot {
            Spot::Home => name.to_owned(),
            _ => desk
                .lexicon
                .say("title_on", &[("title", Arg::Words(&title)), ("name", Arg::Words(name))]),
        };
        let Around { groups, bar, settings, files } = Around::of(desk, settings);
        let logo = playbook.theme.logo.as_deref().and_then(|logo| {
            let size = desk.press.files.size(desk.press.files.asset(logo)?);
            Some(Logo { src: desk.to_asset(logo)?, size })
        });
        Self {
            lang: desk.tag().as_str(),
            dir: RIGHT_TO_LEFT.contains(&desk.tag().primary()).then_some("rtl"),
            title,
            description,
            name,
            stylesheet: desk.to_file(desk.press.files.stylesheet(desk.spot.template())),
            logo,
            home: desk.href(&Spot::Home),
            search: desk.href(&Spot::Search),
            kind: desk.spot.template(),
            groups,
            bar,
            languages: languages(desk),
            canonical: world(desk, desk.language).filter(|_| desk.spot != Spot::NotFound),
            feed: feed(desk),
            colophon: desk.lexicon.say("made_with", &[("name", Arg::Words(name))]),
            settings,
            files,
        }
    }
}

/// The lists that have something in them, in the order in which readers need them.
fn lists(desk: &Desk<'_>) -> Vec<Spot> {
    let playbook = desk.book.playbook;
    [
        (Spot::MayI, !has_matrix(playbook)),
        (Spot::Roles, playbook.roles.is_empty()),
        (Spot::Boundaries, playbook.boundaries.is_empty()),
        (Spot::Examples, playbook.examples.is_empty()),
        (Spot::Values, playbook.values.is_empty()),
        (Spot::Practise, !desk.press.has_cases()),
    ]
    .into_iter()
    .filter_map(|(spot, empty)| (!empty).then_some(spot))
    .collect()
}

fn groups(desk: &Desk<'_>) -> Vec<Vec<Place>> {
    let playbook = desk.book.playbook;
    let mut home = vec![place(desk, &Spot::Home)];
    home[0].title = desk.word("home");
    for spot in lists(desk) {
        home.push(place(desk, &spot));
        if spot == Spot::Boundaries && has_matrix(playbook) {
            home.push(place(desk, &Spot::Matrix));
        }
    }
    let mut free: Vec<Place> = if playbook.pages.len() > FEW {
        vec![place(desk, &Spot::Pages)]
    } else {
        let pages = playbook.pages.iter().map(|page| Target::Page(page.id.clone()));
        pages.map(|target| place(desk, &Spot::from(&target))).collect()
    };
    free.extend(playbook.scan.as_ref().map(|_| place(desk, &Spot::Scan)));
    free.extend(desk.press.since.map(|_| place(desk, &Spot::Changes)));
    [home, free].into_iter().filter(|group| !group.is_empty()).collect()
}

fn bar(desk: &Desk<'_>) -> Vec<Place> {
    let lists = lists(desk);
    let spots = lists.iter().take(PLACES - 1).chain([&Spot::Search]);
    spots.map(|spot| place(desk, spot)).collect()
}

fn place(desk: &Desk<'_>, spot: &Spot) -> Place {
    let title = desk.title(spot);
    let current = if *spot == desk.spot {
        Some("page")
    } else if desk.spot.list().as_ref() == Some(spot) {
        Some("true")
    } else {
        None
    };
    let kind = spot.template();
    Place { href: desk.href(spot), title: title.text, lang: title.lang, kind, current }
}

fn languages(desk: &Desk<'_>) -> Vec<Translation> {
    let playbook = desk.book.playbook;
    if playbook.languages.len() < 2 {
        return Vec::new();
    }
    desk.book
        .languages()
        .map(|language| Translation {
            lang: playbook.languages[language.0].to_string(),
            title: desk.press.lexicons[language.0].own_name(),
            href: desk.href_in(language, &desk.spot),
            address: world(desk, language),
            current: language == desk.language,
        })
        .collect()
}

/// How the first page and that of changes name the feed.
fn feed(desk: &Desk<'_>) -> Option<String> {
    let offers = matches!(desk.spot, Spot::Home | Spot::Changes);
    desk.press.since.filter(|_| offers).and_then(|since| changes::feed(desk, since))
}

/// The address of this page for the world.
fn world(desk: &Desk<'_>, language: LanguageIndex) -> Option<String> {
    let base = desk.press.base_url.as_ref()?;
    Some(format!("{base}{}", address::file(desk.book.playbook, language, &desk.spot)))
}
