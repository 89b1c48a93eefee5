//! What there is to find: every page a reader has, with its own words.

use crate::model::{
    Boundary, Example, FactKind, Language, Markdown, Page, Role, RoleId, Scan, Text, Value,
};
use crate::render::address::Spot;
use crate::render::desk::Desk;
use crate::render::markdown;
use crate::render::opening::Opening;
use crate::render::view::parts::Words;
use crate::render::view::{boundary_entry, example_entry, value_entry};

/// As long as an opening line may be: two short lines on a phone.
const LONGEST: usize = 72;

/// A page to be found.
pub(super) struct Entry {
    pub(super) kind: &'static str,
    /// Its file, below the folder of its language.
    pub(super) file: String,
    pub(super) title: Words,
    /// Its opening line.
    pub(super) lead: Option<Words>,
}

/// Some of a page's words.
pub(super) struct Passage<'a> {
    pub(super) level: Level,
    /// The primary tag of the language that they are in.
    pub(super) language: &'a str,
    pub(super) text: String,
}

/// How much a word says about the page it stands on; what says most first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Level {
    /// In the title that is shown, where the browser sees it itself.
    Shown,
    Title,
    Summary,
    Text,
}

/// What a page is written from.
pub(super) enum Source<'a> {
    Boundary(&'a Boundary),
    Example(&'a Example),
    Value(&'a Value),
    Role(&'a Role),
    Page(&'a Page),
    Practise,
    Scan(&'a Scan),
    Home,
}

/// All pages, kind by kind, what decides first.
pub(super) fn sources<'a>(desk: &Desk<'a>) -> Vec<Source<'a>> {
    let playbook = desk.book.playbook;
    let mut all: Vec<Source<'a>> = Vec::new();
    all.extend(playbook.boundaries.iter().map(Source::Boundary));
    all.extend(playbook.examples.iter().map(Source::Example));
    all.extend(playbook.values.iter().map(Source::Value));
    all.extend(playbook.roles.iter().map(Source::Role));
    all.extend(playbook.pages.iter().map(Source::Page));
    all.extend(desk.press.has_cases().then_some(Source::Practise));
    all.extend(playbook.scan.iter().map(Source::Scan));
    all.push(Source::Home);
    all
}

impl<'a> Source<'a> {
    /// The page and its words.
    pub(super) fn read(&self, desk: &Desk<'a>) -> Read<'a> {
        match self {
            Self::Boundary(boundary) => of_boundary(desk, boundary),
            Self::Example(example) => of_example(desk, example),
            Self::Value(value) => of_value(desk, value),
            Self::Role(role) => of_role(desk, role),
            Self::Page(page) => of_page(desk, page),
            Self::Practise => of_practise(desk),
            Self::Scan(scan) => of_scan(desk, scan),
            Self::Home => of_home(desk),
        }
    }
}

/// A page and its words.
type Read<'a> = (Entry, Vec<Passage<'a>>);

fn of_boundary<'a>(desk: &Desk<'a>, boundary: &'a Boundary) -> Read<'a> {
    let shown = boundary_entry(desk, boundary);
    let spot = Spot::Boundary(boundary.id.clone());
    let mut writer = Writer::new(desk, "boundary", &spot, shown.title, shown.about);
    writer.text(Level::Title, &boundary.question);
    writer.text(Level::Title, &boundary.title);
    writer.texts(Level::Summary, &boundary.summary);
    writer.markdowns(&boundary.why);
    for fact in &boundary.facts {
        writer.texts(Level::Text, &fact.ask);
        if let FactKind::Choice { options } = &fact.kind {
            writer.texts(Level::Text, options.iter().map(|option| &option.words));
        }
    }
    let page = |role: &RoleId| desk.role_page(role);
    for (_, clause) in boundary.clauses() {
        writer.sentence(desk.teller(&page).tell(boundary, clause).whole.plain());
        writer.texts(Level::Text, clause.title.iter().chain(&clause.note).chain(&clause.say));
        writer.texts(Level::Text, &clause.afterwards);
        writer.markdowns(&clause.why);
    }
    writer.read()
}

fn of_example<'a>(desk: &Desk<'a>, example: &'a Example) -> Read<'a> {
    let story = example.story.as_ref().map(|story| story.0.wording(desk.language));
    let story = story.map(|story| (&story.language, markdown::plain(&story.content)));
    if let Some((_, words)) = &story {
        // It is read here anyway, and the lists need not read it again.
        desk.press.opening(desk.language, example, || Opening::of_plain(words));
    }
    let shown = example_entry(desk, example);
    let spot = Spot::Example(example.id.clone());
    let mut writer = Writer::new(desk, "example", &spot, shown.title, shown.about);
    writer.text(Level::Title, &example.title);
    if let Some((language, words)) = story {
        writer.add(Level::Text, language, words);
    }
    writer.markdowns(&example.what_happened);
    writer.markdowns(&example.better);
    writer.markdowns(&example.lesson);
    example.tags.iter().for_each(|tag| writer.sentence(tag.clone()));
    for decision in &example.decisions {
        writer.texts(Level::Text, desk.book.role(&decision.role).map(|role| &role.title));
        writer.texts(Level::Text, desk.book.boundary(&decision.boundary).map(|one| &one.title));
    }
    writer.read()
}

fn of_value<'a>(desk: &Desk<'a>, value: &'a Value) -> Read<'a> {
    let shown = value_entry(desk, value);
    let spot = Spot::Value(value.id.clone());
    let mut writer = Writer::new(desk, "value", &spot, shown.title, shown.about);
    writer.text(Level::Title, &value.title);
    writer.texts(Level::Summary, &value.summary);
    writer.markdowns(&value.text);
    writer.texts(Level::Text, value.we_do.iter().chain(&value.we_do_not));
    writer.read()
}

fn of_role<'a>(desk: &Desk<'a>, role: &'a Role) -> Read<'a> {
    let lead = role.summary.as_ref().map(|summary| desk.words(summary));
    let spot = Spot::Role(role.id.clone());
    let mut writer = Writer::new(desk, "role", &spot, desk.words(&role.title), lead);
    writer.text(Level::Title, &role.title);
    writer.texts(Level::Summary, &role.summary);
    writer.markdowns(&role.text);
    writer.read()
}

fn of_page<'a>(desk: &Desk<'a>, page: &'a Page) -> Read<'a> {
    let opening = |text: &Markdown| {
        let wording = text.0.wording(desk.language);
        desk.wording(wording, markdown::plain(&wording.content))
    };
    let lead = page.summary.as_ref().map(|summary| desk.words(summary));
    let lead = lead.or_else(|| page.text.as_ref().map(opening));
    let spot = Spot::Page(page.id.clone());
    let mut writer = Writer::new(desk, "page", &spot, desk.words(&page.title), lead);
    writer.text(Level::Title, &page.title);
    writer.texts(Level::Summary, &page.summary);
    writer.markdowns(&page.text);
    writer.read()
}

fn of_scan<'a>(desk: &Desk<'a>, scan: &'a Scan) -> Read<'a> {
    let title = desk.words(&scan.title);
    let mut writer = Writer::new(desk, "page", &Spot::Scan, title, None);
    writer.text(Level::Title, &scan.title);
    writer.markdowns(&scan.intro);
    writer.texts(Level::Text, scan.statements.iter().map(|statement| &statement.text));
    writer.texts(Level::Text, scan.bands.iter().map(|band| &band.title));
    writer.markdowns(scan.bands.iter().filter_map(|band| band.text.as_ref()));
    writer.read()
}

/// The page to practise on, which has no words but ours.
fn of_practise<'a>(desk: &Desk<'a>) -> Read<'a> {
    let line = |key| Words::ours(desk.word(key));
    let (title, lead) = (line("practise_title"), line("practise_lead"));
    let mut writer = Writer::new(desk, "page", &Spot::Practise, title, Some(lead));
    writer.add(Level::Title, desk.tag(), desk.word("practise_title"));
    writer.add(Level::Title, desk.tag(), desk.word("practise"));
    writer.sentence(desk.word("practise_lead"));
    writer.read()
}

/// The first page, for its vision and its figures.
fn of_home<'a>(desk: &Desk<'a>) -> Read<'a> {
    let playbook = desk.book.playbook;
    let lead = playbook.tagline.as_ref().map(|tagline| desk.words(tagline));
    let mut writer = Writer::new(desk, "page", &Spot::Home, desk.words(&playbook.name), lead);
    writer.text(Level::Title, &playbook.name);
    writer.texts(Level::Summary, &playbook.tagline);
    writer.markdowns(&playbook.vision);
    writer.texts(Level::Text, playbook.evidence.iter().map(|evidence| &evidence.claim));
    writer.read()
}

/// Takes down the words of one page.
struct Writer<'d, 'a> {
    desk: &'d Desk<'a>,
    entry: Entry,
    passages: Vec<Passage<'a>>,
}

impl<'d, 'a> Writer<'d, 'a> {
    fn new(
        desk: &'d Desk<'a>,
        kind: &'static str,
        spot: &Spot,
        title: Words,
        lead: Option<Words>,
    ) -> Self {
        let title = Words { text: one_line(&title.text), ..title };
        let lead = lead.map(|lead| Words { text: cut(&one_line(&lead.text)), ..lead });
        let entry = Entry { kind, file: spot.file(), title, lead };
        Self { desk, entry, passages: Vec::new() }
    }

    fn read(self) -> Read<'a> {
        (self.entry, self.passages)
    }

    fn text(&mut self, level: Level, text: &'a Text) {
        let wording = text.wording(self.desk.language);
        self.add(level, &wording.language, wording.content.clone());
    }

    fn texts(&mut self, level: Level, texts: impl IntoIterator<Item = &'a Text>) {
        texts.into_iter().for_each(|text| self.text(level, text));
    }

    fn markdowns(&mut self, texts: impl IntoIterator<Item = &'a Markdown>) {
        for text in texts {
            let wording = text.0.wording(self.desk.language);
            self.add(Level::Text, &wording.language, markdown::plain(&wording.content));
        }
    }

    fn sentence(&mut self, text: String) {
        self.add(Level::Text, self.desk.tag(), text);
    }

    fn add(&mut self, level: Level, language: &'a Language, text: String) {
        self.passages.push(Passage { level, language: language.primary(), text });
    }
}

/// Lines and columns are what the scripts tell things apart by.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn cut(text: &str) -> String {
    if text.chars().count() <= LONGEST {
        return text.to_owned();
    }
    let short: String = text.chars().take(LONGEST).collect();
    let end = short.rfind(' ').unwrap_or(short.len());
    format!("{} …", short[..end].trim_end_matches([',', ';', ':', '–', '-', ' ']))
}
