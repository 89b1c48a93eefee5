//! Where one page is written: what it may look up, and how it names other pages.

use std::collections::{BTreeMap, HashMap};
use std::sync::{Mutex, OnceLock};

use percent_encoding::percent_decode_str;

use super::address::{self, Spot};
use super::book::Book;
use super::card::Briefs;
use super::changes::Since;
use super::chart::Chart;
use super::files::Files;
use super::helper::{self, Scripts};
use super::language::{Arg, Lexicon};
use super::markdown::{self, Destination, Resolve, Setting, Slugs, judge};
use super::opening::Opening;
use super::practise::{self, Card, Deck, Drills};
use super::search::{self, Searches};
use super::sentence::Teller;
use super::survey::Survey;
use super::view::parts::{Link, Prose, Words};
use super::view::{Arounds, Rooms};
use crate::decide::Authority;
use crate::model::{
    Boundary, BoundaryId, Example, Language, LanguageIndex, Markdown, RoleId, Target, Text, Wording,
};

/// The ids that templates give to parts of a page.
const RESERVED: [&str; 16] = [
    "text", "contents", "why", "may", "ask", "never", "examples", "start", "values", "roles",
    "vision", "figures", "outcome", "always", "matrix", "helper",
];

/// What all pages share.
pub(crate) struct Press<'a> {
    pub(crate) book: Book<'a>,
    /// Who may decide what.
    pub(crate) authority: &'a Authority,
    /// The boundaries, arranged for readers once somebody has asked; `None` where there is no
    /// diagram.
    pub(crate) charts: HashMap<&'a BoundaryId, OnceLock<Option<Chart>>>,
    /// What is around the pages of each kind.
    pub(crate) arounds: Arounds,
    /// How the stories of examples open, by language, as far as somebody has asked.
    pub(crate) openings: Vec<Vec<OnceLock<Opening>>>,
    /// What the pages of roles have told so far.
    pub(crate) rooms: Rooms,
    /// What cards have said so far.
    pub(crate) briefs: Briefs,
    pub(crate) survey: Survey,
    pub(crate) lexicons: Vec<Lexicon>,
    pub(crate) files: Files,
    /// What the helper reads, once somebody has asked for it.
    pub(crate) scripts: OnceLock<Scripts>,
    /// What the search reads, once somebody has asked for it.
    pub(crate) searches: OnceLock<Searches>,
    /// What there is to practise with, once somebody has asked for it.
    pub(crate) deck: OnceLock<Deck>,
    /// The same, for scripts.
    pub(crate) drills: OnceLock<Drills>,
    pub(crate) base_url: Option<String>,
    /// What it is compared with, where what changed is published.
    pub(crate) since: Option<&'a Since<'a>>,
}

impl<'a> Press<'a> {
    /// What pages read that are set many at a time, and none of these threads may make.
    pub(crate) fn prepare(&self) {
        self.scripts();
        self.cases();
    }

    /// What there is to practise with. Made at the first call, and with many threads: none of
    /// these may call it first.
    pub(crate) fn deck(&self) -> Vec<Card<'a>> {
        self.cases().cards(&self.book)
    }

    fn cases(&self) -> &Deck {
        self.deck.get_or_init(|| Deck::new(&self.book, self.authority))
    }

    /// Whether there is anything to practise with.
    pub(crate) fn has_cases(&self) -> bool {
        match self.deck.get() {
            Some(deck) => !deck.is_empty(),
            None => practise::has_cases(&self.book, self.authority),
        }
    }

    /// How the story of an example opens; found out once, for many lists show it.
    pub(crate) fn opening(
        &self,
        language: LanguageIndex,
        example: &Example,
        find: impl FnOnce() -> Opening,
    ) -> Opening {
        let kept = self.book.example_at(&example.id);
        match kept.and_then(|at| self.openings.get(language.0)?.get(at)) {
            Some(kept) => kept.get_or_init(find).clone(),
            None => find(),
        }
    }

    /// The cases for scripts. Made at the first call.
    pub(crate) fn drills(&self) -> &Drills {
        self.drills.get_or_init(|| practise::drills(self))
    }

    /// What the helper reads. Made at the first call.
    pub(crate) fn scripts(&self) -> &Scripts {
        self.scripts.get_or_init(|| helper::scripts(self))
    }

    /// What the search reads. Made at the first call, and with many threads: none of these may
    /// call it first.
    pub(crate) fn searches(&self) -> &Searches {
        self.searches.get_or_init(|| search::searches(self))
    }
}

/// What one page is written with.
pub(crate) struct Desk<'a> {
    pub(crate) press: &'a Press<'a>,
    pub(crate) book: &'a Book<'a>,
    pub(crate) lexicon: &'a Lexicon,
    pub(crate) language: LanguageIndex,
    pub(crate) spot: Spot,
    /// The page's own file, from the playbook's root.
    pub(crate) file: String,
    slugs: Mutex<Slugs>,
}

impl<'a> Desk<'a> {
    pub(crate) fn new(press: &'a Press<'a>, language: LanguageIndex, spot: Spot) -> Option<Self> {
        Some(Self {
            book: &press.book,
            lexicon: press.lexicons.get(language.0)?,
            language,
            file: address::file(press.book.playbook, language, &spot),
            spot,
            press,
            slugs: Mutex::new(Slugs::reserving(RESERVED)),
        })
    }

    /// How this page names another in its language.
    pub(crate) fn href(&self, spot: &Spot) -> String {
        self.href_in(self.language, spot)
    }

    /// How this page names another in any language.
    pub(crate) fn href_in(&self, language: LanguageIndex, spot: &Spot) -> String {
        self.to_file(&address::file(self.book.playbook, language, spot))
    }

    /// How this page names a file, given from the playbook's root.
    pub(crate) fn to_file(&self, file: &str) -> String {
        match (&self.spot, &self.press.base_url) {
            // Nobody knows at which address this page will be shown.
            (Spot::NotFound, Some(base)) => format!("{base}{file}"),
            _ => address::relative(&self.file, file),
        }
    }

    /// The address at which this page finds an asset, whatever its name holds.
    pub(crate) fn to_asset(&self, path: &str) -> Option<String> {
        Some(self.to_file(&markdown::address_part(self.press.files.asset(path)?)))
    }

    /// A message of the interface.
    pub(crate) fn word(&self, key: &str) -> String {
        self.lexicon.word(key)
    }

    /// A message that counts something.
    pub(crate) fn counted(&self, key: &str, count: usize) -> String {
        let number = self.lexicon.number(count.into());
        self.lexicon.say(key, &[("count", Arg::Count(count)), ("number", Arg::Words(&number))])
    }

    /// The page's language.
    pub(crate) fn tag(&self) -> &'a Language {
        &self.book.playbook.languages[self.language.0]
    }

    fn foreign(&self, wording: &Wording) -> Option<String> {
        (wording.language != *self.tag()).then(|| wording.language.to_string())
    }

    /// An author's words.
    pub(crate) fn words(&self, text: &Text) -> Words {
        let wording = text.wording(self.language);
        self.wording(wording, wording.content.clone())
    }

    /// Words taken from an author's.
    pub(crate) fn wording(&self, wording: &Wording, text: String) -> Words {
        let lang = self.foreign(wording);
        let note = lang.as_ref().map(|_| self.note("foreign_line", &wording.language));
        Words { text, lang, note }
    }

    fn note(&self, key: &str, language: &Language) -> String {
        let name = self.lexicon.language_name(language);
        self.lexicon.say(key, &[("language", Arg::Words(&name))])
    }

    /// An author's Markdown, its headings from this level down.
    pub(crate) fn prose(&self, text: &Markdown, level: u8) -> Prose {
        self.prose_below(text, level, None)
    }

    /// An author's Markdown on a page with this title.
    pub(crate) fn prose_below(&self, text: &Markdown, level: u8, title: Option<&str>) -> Prose {
        let wording = text.0.wording(self.language);
        let setting = Setting { level, title };
        let html = match self.slugs.lock() {
            Ok(mut slugs) => markdown::to_html(&wording.content, &setting, self, &mut slugs),
            Err(_) => String::new(),
        };
        let lang = self.foreign(wording);
        let note = lang.as_ref().map(|_| self.note("foreign_text", &wording.language));
        Prose { html, lang, note }
    }

    /// A link to a page, under its title.
    pub(crate) fn link(&self, spot: &Spot) -> Link {
        Link::new(self.href(spot), self.title(spot))
    }

    /// A link to a thing, under its title.
    pub(crate) fn link_to(&self, target: &Target) -> Link {
        self.link(&Spot::from(target))
    }

    /// What a page is called.
    pub(crate) fn title(&self, spot: &Spot) -> Words {
        let thing = |target| self.book.title(&target).map(|text| self.words(text));
        let words = match spot {
            Spot::Home => Some(self.words(&self.book.playbook.name)),
            Spot::Value(id) => thing(Target::Value(id.clone())),
            Spot::Boundary(id) => thing(Target::Boundary(id.clone())),
            Spot::Example(id) => thing(Target::Example(id.clone())),
            Spot::Role(id) => thing(Target::Role(id.clone())),
            Spot::Card(id) => self.card_title(id),
            Spot::Page(id) => thing(Target::Page(id.clone())),
            Spot::Scan => self.book.playbook.scan.as_ref().map(|scan| self.words(&scan.title)),
            Spot::Practise => Some(Words::ours(self.word("practise"))),
            Spot::MayI => Some(Words::ours(self.word("may_i"))),
            Spot::Changes => Some(Words::ours(self.word("changes"))),
            Spot::Search => Some(Words::ours(self.word("search"))),
            Spot::Values => Some(Words::ours(self.word("values"))),
            Spot::Boundaries => Some(Words::ours(self.word("boundaries"))),
            Spot::Matrix => Some(Words::ours(self.word("matrix"))),
            Spot::Examples => Some(Words::ours(self.word("examples"))),
            Spot::Roles => Some(Words::ours(self.word("roles"))),
            Spot::Pages => Some(Words::ours(self.word("pages"))),
            Spot::NotFound => Some(Words::ours(self.word("missing_title"))),
        };
        words.unwrap_or_else(|| Words::ours(String::new()))
    }

    fn card_title(&self, role: &RoleId) -> Option<Words> {
        let role = self.book.role(role)?.title.content(self.language);
        Some(Words::ours(self.lexicon.say("card_of", &[("role", Arg::Words(role))])))
    }

    /// The pages that mention a thing, this one left out.
    pub(crate) fn mentions(&self, target: &Target) -> Vec<Link> {
        let spots = self.press.survey.mentions(self.language, target);
        spots.filter(|spot| **spot != self.spot).map(|spot| self.link(spot)).collect()
    }

    /// Something that tells rules, and links roles from this page.
    pub(crate) fn teller<'d>(&'d self, page: &'d dyn Fn(&RoleId) -> String) -> Teller<'d> {
        Teller {
            book: self.book,
            lexicon: self.lexicon,
            language: self.language,
            role_page: Some(page),
        }
    }

    /// Something that tells rules and links no roles.
    pub(crate) fn teller_plain(&self) -> Teller<'a> {
        Teller { book: self.book, lexicon: self.lexicon, language: self.language, role_page: None }
    }

    /// How this page names the page of a role.
    pub(crate) fn role_page(&self, role: &RoleId) -> String {
        self.href(&Spot::Role(role.clone()))
    }

    /// What a boundary decides; `None` where it has no diagram.
    pub(crate) fn chart(&self, boundary: &Boundary) -> Option<&'a Chart> {
        let chart = self.press.charts.get(&boundary.id)?;
        chart.get_or_init(|| Chart::new(self.press.authority, &boundary.id)).as_ref()
    }

    /// A role by its number.
    pub(crate) fn role_id(&self, number: usize) -> &'a RoleId {
        self.press.authority.house.id(number)
    }

    /// How this page names a file that every language has of its own.
    pub(crate) fn sibling(&self, file: &str) -> String {
        let folder = address::language_folder(self.book.playbook, self.language);
        self.to_file(&(folder + file))
    }

    /// Every file of the theme by its name, as this page names it.
    pub(crate) fn statics(&self) -> BTreeMap<&'a str, String> {
        let statics = &self.press.files.statics;
        statics.iter().map(|(name, file)| (name.as_str(), self.to_file(file))).collect()
    }
}

impl Resolve for Desk<'_> {
    fn link(&self, destination: &str) -> Option<String> {
        match judge(destination).ok()? {
            Destination::Thing(target) => {
                self.book.title(&target)?;
                Some(self.href(&Spot::from(&target)))
            }
            Destination::Asset(path) => self.to_asset(&path),
            Destination::Fragment(fragment) => Some(format!("#{fragment}")),
            Destination::Outside(address) => Some(address),
        }
    }

    fn image(&self, destination: &str) -> Option<String> {
        match judge(destination).ok()? {
            Destination::Asset(path) => self.to_asset(&path),
            _ => None,
        }
    }

    fn size(&self, address: &str) -> Option<(u32, u32)> {
        let published = percent_decode_str(address.trim_start_matches("../"));
        self.press.files.size(&published.decode_utf8().ok()?)
    }

    fn title(&self, destination: &str) -> Option<String> {
        match judge(destination).ok()? {
            Destination::Thing(target) => {
                Some(self.book.title(&target)?.content(self.language).to_owned())
            }
            Destination::Asset(path) => path.rsplit('/').next().map(str::to_owned),
            Destination::Fragment(_) | Destination::Outside(_) => None,
        }
    }
}
