//! What there is to find: every page a reader has, with its own words.

use crate::model::{
    Boundary, Example, FactKind, Language, Markdown, Page, Role, RoleId, Scan, Text, Value,
};
use crate::render::address::Spot;
use crate::render::desk::Desk;
use crate::render::markdown;
use crate::render::view::parts::Words;
use crate::render::view::{boundary_entry, example_entry, value_entry};

/// As long as an opening line may be: two lines on a phone.
const LONGEST: usize = 110;

/// A page to be found.
pub(super) struct Entry {
    pub(super) kind: &'static str,
    /// Its file, below the folder of its language.
    pub(super) file: String,
    pub(super) title: Words,
    /// Its opening line.
    pub(super) lead: Option<Words>,
    pub(super) passages: Vec<Passage>,
}

/// Some of a page's words.
pub(super) struct Passage {
    pub(super) level: Level,
    /// The primary tag of the language that they are in.
    pub(super) language: String,
    pub(super) text: String,
}

/// How much a word says about the page it stands on; what says most first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Level {
    Title,
    Summary,
    Text,
}

/// All pages, kind by kind, what decides first.
pub(super) fn entries(desk: &Desk<'_>) -> Vec<Entry> {
    let playbook = desk.book.playbook;
    let mut all: Vec<Entry> = Vec::new();
    all.extend(playbook.boundaries.iter().map(|boundary| of_boundary(desk, boundary)));
    all.extend(playbook.examples.iter().map(|example| of_example(desk, example)));
    all.extend(playbook.values.iter().map(|value| of_value(desk, value)));
    all.extend(playbook.roles.iter().map(|role| of_role(desk, role)));
    all.extend(playbook.pages.iter().map(|page| of_page(desk, page)));
    all.extend(desk.press.has_cases().then(|| of_practise(desk)));
    all.extend(playbook.scan.iter().map(|scan| of_scan(desk, scan)));
    all.push(of_home(desk));
    all
}

fn of_boundary(desk: &Desk<'_>, boundary: &Boundary) -> Entry {
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
    writer.entry
}

fn of_example(desk: &Desk<'_>, example: &Example) -> Entry {
    let shown = example_entry(desk, example);
    let spot = Spot::Example(example.id.clone());
    let mut writer = Writer::new(desk, "example", &spot, shown.title, shown.about);
    writer.text(Level::Title, &example.title);
    writer.markdowns(&example.story);
    writer.markdowns(&example.what_happened);
    writer.markdowns(&example.better);
    writer.markdowns(&example.lesson);
    example.tags.iter().for_each(|tag| writer.sentence(tag.clone()));
    for decision in &example.decisions {
        writer.texts(Level::Text, desk.book.role(&decision.role).map(|role| &role.title));
        writer.texts(Level::Text, desk.book.boundary(&decision.boundary).map(|one| &one.title));
    }
    writer.entry
}

fn of_value(desk: &Desk<'_>, value: &Value) -> Entry {
    let shown = value_entry(desk, value);
    let spot = Spot::Value(value.id.clone());
    let mut writer = Writer::new(desk, "value", &spot, shown.title, shown.about);
    writer.text(Level::Title, &value.title);
    writer.texts(Level::Summary, &value.summary);
    writer.markdowns(&value.text);
    writer.texts(Level::Text, value.we_do.iter().chain(&value.we_do_not));
    writer.entry
}

fn of_role(desk: &Desk<'_>, role: &Role) -> Entry {
    let lead = role.summary.as_ref().map(|summary| desk.words(summary));
    let spot = Spot::Role(role.id.clone());
    let mut writer = Writer::new(desk, "role", &spot, desk.words(&role.title), lead);
    writer.text(Level::Title, &role.title);
    writer.texts(Level::Summary, &role.summary);
    writer.markdowns(&role.text);
    writer.entry
}

fn of_page(desk: &Desk<'_>, page: &Page) -> Entry {
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
    writer.entry
}

fn of_scan(desk: &Desk<'_>, scan: &Scan) -> Entry {
    let title = desk.words(&scan.title);
    let mut writer = Writer::new(desk, "page", &Spot::Scan, title, None);
    writer.text(Level::Title, &scan.title);
    writer.markdowns(&scan.intro);
    writer.texts(Level::Text, scan.statements.iter().map(|statement| &statement.text));
    writer.texts(Level::Text, scan.bands.iter().map(|band| &band.title));
    writer.markdowns(scan.bands.iter().filter_map(|band| band.text.as_ref()));
    writer.entry
}

/// The page to practise on, which has no words but ours.
fn of_practise(desk: &Desk<'_>) -> Entry {
    let line = |key| Words::ours(desk.word(key));
    let (title, lead) = (line("practise_title"), line("practise_lead"));
    let mut writer = Writer::new(desk, "page", &Spot::Practise, title, Some(lead));
    writer.add(Level::Title, desk.tag(), desk.word("practise_title"));
    writer.add(Level::Title, desk.tag(), desk.word("practise"));
    writer.sentence(desk.word("practise_lead"));
    writer.entry
}

/// The first page, for its vision and its figures.
fn of_home(desk: &Desk<'_>) -> Entry {
    let playbook = desk.book.playbook;
    let lead = playbook.tagline.as_ref().map(|tagline| desk.words(tagline));
    let mut writer = Writer::new(desk, "page", &Spot::Home, desk.words(&playbook.name), lead);
    writer.text(Level::Title, &playbook.name);
    writer.texts(Level::Summary, &playbook.tagline);
    writer.markdowns(&playbook.vision);
    writer.texts(Level::Text, playbook.evidence.iter().map(|evidence| &evidence.claim));
    writer.entry
}

/// Takes down the words of one page.
struct Writer<'a> {
    desk: &'a Desk<'a>,
    entry: Entry,
}

impl<'a> Writer<'a> {
    fn new(
        desk: &'a Desk<'a>,
        kind: &'static str,
        spot: &Spot,
        title: Words,
        lead: Option<Words>,
    ) -> Self {
        let title = Words { text: one_line(&title.text), ..title };
        let lead = lead.map(|lead| Words { text: cut(&one_line(&lead.text)), ..lead });
        Self { desk, entry: Entry { kind, file: spot.file(), title, lead, passages: Vec::new() } }
    }

    fn text(&mut self, level: Level, text: &Text) {
        let wording = text.wording(self.desk.language);
        self.add(level, &wording.language, wording.content.clone());
    }

    fn texts<'t>(&mut self, level: Level, texts: impl IntoIterator<Item = &'t Text>) {
        texts.into_iter().for_each(|text| self.text(level, text));
    }

    fn markdowns<'t>(&mut self, texts: impl IntoIterator<Item = &'t Markdown>) {
        for text in texts {
            let wording = text.0.wording(self.desk.language);
            self.add(Level::Text, &wording.language, markdown::plain(&wording.content));
        }
    }

    fn sentence(&mut self, text: String) {
        self.add(Level::Text, self.desk.tag(), text);
    }

    fn add(&mut self, level: Level, language: &Language, text: String) {
        let language = language.primary().to_owned();
        self.entry.passages.push(Passage { level, language, text });
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
