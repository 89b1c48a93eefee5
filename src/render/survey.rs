//! Goes through all Markdown of a playbook once: which page mentions what, and which links
//! lead nowhere.

use std::collections::{BTreeMap, BTreeSet};

use super::address::Spot;
use super::book::Book;
use super::markdown::{Destination, Fault, Found, judge, links};
use crate::diagnostic::{Code, Diagnostic, did_you_mean};
use crate::model::{Kind, LanguageIndex, Markdown, Place, Playbook, Target};

/// What going through a playbook has brought to light.
#[derive(Default)]
pub(crate) struct Survey {
    /// For each language, which pages mention a thing.
    mentions: Vec<BTreeMap<Target, BTreeSet<Spot>>>,
    /// What is wrong with links.
    pub(crate) findings: Vec<Diagnostic<Place>>,
}

impl Survey {
    /// The pages that mention a thing in a language.
    pub(crate) fn mentions(
        &self,
        language: LanguageIndex,
        target: &Target,
    ) -> impl Iterator<Item = &Spot> {
        self.mentions
            .get(language.0)
            .and_then(|mentions| mentions.get(target))
            .into_iter()
            .flatten()
    }
}

/// One Markdown text: where it stands, and on which page it is read.
struct Document<'a> {
    spot: Spot,
    place: Place,
    text: &'a Markdown,
}

/// Goes through a playbook.
pub(crate) fn survey(book: &Book<'_>) -> Survey {
    let mut survey = Survey::default();
    survey.mentions.resize_with(book.playbook.languages.len(), BTreeMap::new);
    let assets: BTreeSet<&str> =
        book.playbook.assets.iter().map(|asset| asset.path.as_str()).collect();
    for document in Documents::default().of(book.playbook) {
        for language in book.languages() {
            read(book, &assets, &document, language, &mut survey);
        }
    }
    logo(book.playbook, &assets, &mut survey.findings);
    survey
}

fn read(
    book: &Book<'_>,
    assets: &BTreeSet<&str>,
    document: &Document<'_>,
    language: LanguageIndex,
    survey: &mut Survey,
) {
    let wording = document.text.0.wording(language);
    // Words that several languages share are looked at once, in the first that has them.
    let first = book.languages().find(|other| document.text.0.wording(*other) == wording);
    for link in links(&wording.content) {
        let place = || document.place.clone().excerpt(language.0, &link.written, link.occurrence);
        if let Ok(Destination::Thing(target)) = judge(&link.destination)
            && !link.image
            && book.title(&target).is_some()
        {
            let pages = survey.mentions[language.0].entry(target).or_default();
            pages.insert(document.spot.clone());
            continue;
        }
        if first == Some(language) {
            survey
                .findings
                .extend(fault(book, assets, &link).map(|found| found.resolve(|()| place())));
        }
    }
}

/// What is wrong with a link; `None` where nothing is.
fn fault(book: &Book<'_>, assets: &BTreeSet<&str>, link: &Found) -> Option<Diagnostic<()>> {
    let broken = |message: String| Diagnostic::new(Code::BrokenLink, (), message);
    let written = &link.destination;
    match judge(written) {
        Ok(Destination::Thing(target)) if !link.image => match book.title(&target) {
            Some(_) => None,
            None => Some(unknown(book.playbook, &target)),
        },
        Ok(Destination::Asset(path)) if assets.contains(path.as_str()) => None,
        Ok(Destination::Asset(path)) => Some(
            broken(format!("there is no file `{path}`"))
                .maybe_help(did_you_mean(&path, assets.iter().copied())),
        ),
        Ok(Destination::Outside(_)) if link.image => Some(
            broken(format!("the image `{written}` is on another host"))
                .help("a playbook loads nothing from elsewhere: put the file into `assets/`"),
        ),
        Ok(Destination::Outside(_) | Destination::Fragment(_)) if !link.image => None,
        Ok(_) => Some(
            broken(format!("`{written}` is not an image")).help("an image is a file in `assets/`"),
        ),
        Err(fault) => Some(bad(&fault, written)),
    }
}

fn bad(fault: &Fault, written: &str) -> Diagnostic<()> {
    let broken = |message: String| Diagnostic::new(Code::BrokenLink, (), message);
    let kinds = Kind::WITH_FOLDER.map(Kind::name);
    match fault {
        Fault::Empty => broken("this link leads nowhere".into()),
        Fault::Escapes => Diagnostic::new(
            Code::UnsafePath,
            (),
            format!("`{written}` leads out of the organisation's folder"),
        )
        .help("put the file into `assets/` and link to it as `assets/NAME`"),
        Fault::Dangerous(scheme) => {
            broken(format!("a link to `{scheme}:` could do something else than show a page"))
                .help("links may lead to http, https, mailto, tel and the playbook's own things")
        }
        Fault::Scheme(scheme) => broken(format!("there is no kind of thing called `{scheme}`"))
            .maybe_help(did_you_mean(scheme, kinds)),
        Fault::NotAnAsset(path) => {
            let found = broken(format!("`{path}` is not a file in `assets/`"));
            match path
                .split_once('/')
                .filter(|(folder, _)| Kind::WITH_FOLDER.iter().any(|kind| kind.folder() == *folder))
            {
                Some((folder, file)) => {
                    let kind = Kind::WITH_FOLDER.iter().find(|kind| kind.folder() == folder);
                    let id = file.split('.').next().unwrap_or(file);
                    found.maybe_help(kind.map(|kind| format!("link to it as `{kind}:{id}`")))
                }
                None => found.help("link to a thing as `value:ID`, to a file as `assets/NAME`"),
            }
        }
    }
}

fn unknown(playbook: &Playbook, target: &Target) -> Diagnostic<()> {
    let (kind, id, ids): (_, _, Vec<&str>) = match target {
        Target::Role(id) => (
            Kind::Role,
            id.as_str(),
            playbook.roles.iter().map(|thing| thing.id.as_str()).collect(),
        ),
        Target::Value(id) => (
            Kind::Value,
            id.as_str(),
            playbook.values.iter().map(|thing| thing.id.as_str()).collect(),
        ),
        Target::Boundary(id) => (
            Kind::Boundary,
            id.as_str(),
            playbook.boundaries.iter().map(|thing| thing.id.as_str()).collect(),
        ),
        Target::Example(id) => (
            Kind::Example,
            id.as_str(),
            playbook.examples.iter().map(|thing| thing.id.as_str()).collect(),
        ),
        Target::Page(id) => (
            Kind::Page,
            id.as_str(),
            playbook.pages.iter().map(|thing| thing.id.as_str()).collect(),
        ),
    };
    Diagnostic::new(Code::BrokenLink, (), format!("there is no {kind} `{id}`"))
        .maybe_help(did_you_mean(id, ids))
}

fn logo(playbook: &Playbook, assets: &BTreeSet<&str>, findings: &mut Vec<Diagnostic<Place>>) {
    let Some(logo) = &playbook.theme.logo else { return };
    let place = Place::of(Kind::Playbook, "").key("theme").key("logo");
    match judge(logo) {
        Ok(Destination::Asset(path)) if assets.contains(path.as_str()) => {}
        Err(Fault::Escapes) => findings.push(Diagnostic::new(
            Code::UnsafePath,
            place,
            format!("`{logo}` leads out of the organisation's folder"),
        )),
        _ => findings.push(
            Diagnostic::new(Code::MissingAsset, place, format!("there is no file `{logo}`"))
                .maybe_help(did_you_mean(logo, assets.iter().copied())),
        ),
    }
}

/// All Markdown of a playbook.
#[derive(Default)]
struct Documents<'a>(Vec<Document<'a>>);

impl<'a> Documents<'a> {
    fn add(&mut self, spot: &Spot, place: Place, text: Option<&'a Markdown>) {
        self.0.extend(text.map(|text| Document { spot: spot.clone(), place, text }));
    }

    fn of(mut self, playbook: &'a Playbook) -> Vec<Document<'a>> {
        self.add(
            &Spot::Home,
            Place::of(Kind::Playbook, "").key("vision"),
            playbook.vision.as_ref(),
        );
        for role in &playbook.roles {
            let place = Place::of(Kind::Role, &role.id).key("text");
            self.add(&Spot::Role(role.id.clone()), place, role.text.as_ref());
        }
        for value in &playbook.values {
            let place = Place::of(Kind::Value, &value.id).key("text");
            self.add(&Spot::Value(value.id.clone()), place, value.text.as_ref());
        }
        for boundary in &playbook.boundaries {
            let spot = Spot::Boundary(boundary.id.clone());
            let place = Place::of(Kind::Boundary, &boundary.id);
            self.add(&spot, place.clone().key("why"), boundary.why.as_ref());
            for (at, clause) in boundary.clauses() {
                let why = place.clone().key(at.key).index(at.index).key("why");
                self.add(&spot, why, clause.why.as_ref());
            }
        }
        self.examples(playbook);
        for page in &playbook.pages {
            let place = Place::of(Kind::Page, &page.id).key("text");
            self.add(&Spot::Page(page.id.clone()), place, page.text.as_ref());
        }
        self.scan(playbook);
        self.0
    }

    fn examples(&mut self, playbook: &'a Playbook) {
        for example in &playbook.examples {
            let spot = Spot::Example(example.id.clone());
            let place = Place::of(Kind::Example, &example.id);
            for (key, text) in [
                ("story", &example.story),
                ("what_happened", &example.what_happened),
                ("better", &example.better),
                ("lesson", &example.lesson),
            ] {
                self.add(&spot, place.clone().key(key), text.as_ref());
            }
        }
    }

    fn scan(&mut self, playbook: &'a Playbook) {
        let Some(scan) = &playbook.scan else { return };
        let place = Place::of(Kind::Scan, "");
        self.add(&Spot::Scan, place.clone().key("intro"), scan.intro.as_ref());
        for (at, band) in scan.bands.iter().enumerate() {
            let text = place.clone().key("bands").index(at).key("text");
            self.add(&Spot::Scan, text, band.text.as_ref());
        }
    }
}
