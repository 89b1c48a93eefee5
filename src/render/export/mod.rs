//! `playbook.json`: the whole playbook for other programs.
//!
//! Its shape is a contract of its own, apart from the model: [`FORMAT`] counts its versions.
//! Texts are objects by language and hold only the languages in which they were written;
//! Markdown stays Markdown.

mod boundary;
mod example;
mod text;

use std::collections::BTreeMap;

use serde::Serialize;

use self::boundary::BoundaryJson;
use self::example::ExampleJson;
use self::text::{SourceJson, Translated, markdown, translated};
use super::desk::Press;
use super::sentence::Teller;
use crate::model::{
    Audience, Currency, Language, OrganisationId, Otherwise, Playbook, Role, RoleId, Scan, Target,
    Value, ValueId, Word,
};

/// The version of the format. It goes up when a reader of the old one would misread the new.
const FORMAT: u32 = 1;

/// A playbook as JSON, ending in a line break.
pub(super) fn json(press: &Press<'_>) -> String {
    let book = &press.book;
    let tellers: Vec<Teller<'_>> = book
        .languages()
        .zip(&press.lexicons)
        .map(|(language, lexicon)| Teller { book, lexicon, language, role_page: None })
        .collect();
    let mut text =
        serde_json::to_string(&PlaybookJson::new(book.playbook, &tellers)).unwrap_or_default();
    text.push('\n');
    text
}

#[derive(Serialize)]
struct PlaybookJson<'a> {
    /// What kind of file this is.
    kind: &'static str,
    format: u32,
    id: &'a str,
    name: Translated<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    tagline: Option<Translated<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    vision: Option<Translated<'a>>,
    template: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    extends: Option<&'a str>,
    languages: Vec<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    currency: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    otherwise: Option<String>,
    words: BTreeMap<String, WordJson<'a>>,
    evidence: Vec<EvidenceJson<'a>>,
    roles: Vec<RoleJson<'a>>,
    values: Vec<ValueJson<'a>>,
    boundaries: Vec<BoundaryJson<'a>>,
    examples: Vec<ExampleJson<'a>>,
    pages: Vec<PageJson<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    scan: Option<ScanJson<'a>>,
    #[serde(flatten)]
    stewardship: text::StewardshipJson<'a>,
}

#[derive(Serialize)]
struct WordJson<'a> {
    one: Translated<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    many: Option<Translated<'a>>,
}

#[derive(Serialize)]
struct EvidenceJson<'a> {
    figure: Translated<'a>,
    claim: Translated<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    source: Option<SourceJson<'a>>,
}

#[derive(Serialize)]
struct RoleJson<'a> {
    id: &'a str,
    title: Translated<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    summary: Option<Translated<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<Translated<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reports_to: Option<&'a str>,
    start_with: Vec<String>,
    #[serde(flatten)]
    stewardship: text::StewardshipJson<'a>,
}

#[derive(Serialize)]
struct ValueJson<'a> {
    id: &'a str,
    title: Translated<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    summary: Option<Translated<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<Translated<'a>>,
    we_do: Vec<Translated<'a>>,
    we_do_not: Vec<Translated<'a>>,
    #[serde(flatten)]
    stewardship: text::StewardshipJson<'a>,
}

#[derive(Serialize)]
struct PageJson<'a> {
    id: &'a str,
    title: Translated<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    summary: Option<Translated<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<Translated<'a>>,
    r#for: Vec<&'static str>,
    #[serde(flatten)]
    stewardship: text::StewardshipJson<'a>,
}

#[derive(Serialize)]
struct ScanJson<'a> {
    title: Translated<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    intro: Option<Translated<'a>>,
    scale: Vec<Translated<'a>>,
    statements: Vec<StatementJson<'a>>,
    bands: Vec<BandJson<'a>>,
    #[serde(flatten)]
    stewardship: text::StewardshipJson<'a>,
}

#[derive(Serialize)]
struct StatementJson<'a> {
    text: Translated<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    value: Option<&'a str>,
}

#[derive(Serialize)]
struct BandJson<'a> {
    from: u8,
    title: Translated<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<Translated<'a>>,
}

impl<'a> PlaybookJson<'a> {
    fn new(playbook: &'a Playbook, tellers: &[Teller<'a>]) -> Self {
        Self {
            kind: "ruimte-playbook",
            format: FORMAT,
            id: playbook.id.as_str(),
            name: translated(&playbook.name),
            tagline: playbook.tagline.as_ref().map(translated),
            vision: playbook.vision.as_ref().map(markdown),
            template: playbook.template,
            extends: playbook.extends.as_ref().map(OrganisationId::as_str),
            languages: playbook.languages.iter().map(Language::as_str).collect(),
            currency: playbook.currency.map(Currency::code),
            otherwise: playbook.otherwise.as_ref().map(otherwise),
            words: words(playbook),
            evidence: playbook
                .evidence
                .iter()
                .map(|evidence| EvidenceJson {
                    figure: translated(&evidence.figure),
                    claim: translated(&evidence.claim),
                    source: evidence.source.as_ref().map(SourceJson::new),
                })
                .collect(),
            roles: playbook.roles.iter().map(role).collect(),
            values: playbook.values.iter().map(value).collect(),
            boundaries: playbook
                .boundaries
                .iter()
                .map(|boundary| BoundaryJson::new(boundary, tellers))
                .collect(),
            examples: playbook.examples.iter().map(ExampleJson::new).collect(),
            pages: playbook.pages.iter().map(page).collect(),
            scan: playbook.scan.as_ref().map(scan),
            stewardship: text::stewardship(&playbook.stewardship),
        }
    }
}

fn words(playbook: &Playbook) -> BTreeMap<String, WordJson<'_>> {
    let name = |word: &Word| match word {
        Word::Customer => "customer".to_owned(),
        Word::Employee => "employee".to_owned(),
        Word::Leader => "leader".to_owned(),
        Word::Playbook => "playbook".to_owned(),
        Word::Period(period) => period.to_string(),
    };
    let entries = playbook.words.0.iter().map(|(word, forms)| {
        let many = forms.many.as_ref().map(translated);
        (name(word), WordJson { one: translated(&forms.one), many })
    });
    entries.collect()
}

/// As the content writes it: `may`, `never` or `ask ROLE`.
fn otherwise(otherwise: &Otherwise) -> String {
    match otherwise {
        Otherwise::May => "may".into(),
        Otherwise::Never => "never".into(),
        Otherwise::Ask(role) => format!("ask {role}"),
    }
}

fn role(role: &Role) -> RoleJson<'_> {
    RoleJson {
        id: role.id.as_str(),
        title: translated(&role.title),
        summary: role.summary.as_ref().map(translated),
        text: role.text.as_ref().map(markdown),
        reports_to: role.reports_to.as_ref().map(RoleId::as_str),
        start_with: role.start_with.iter().map(target).collect(),
        stewardship: text::stewardship(&role.stewardship),
    }
}

/// As the content writes it: `value:own-the-moment`.
fn target(target: &Target) -> String {
    match target {
        Target::Role(id) => format!("role:{id}"),
        Target::Value(id) => format!("value:{id}"),
        Target::Boundary(id) => format!("boundary:{id}"),
        Target::Example(id) => format!("example:{id}"),
        Target::Page(id) => format!("page:{id}"),
    }
}

fn value(value: &Value) -> ValueJson<'_> {
    ValueJson {
        id: value.id.as_str(),
        title: translated(&value.title),
        summary: value.summary.as_ref().map(translated),
        text: value.text.as_ref().map(markdown),
        we_do: value.we_do.iter().map(translated).collect(),
        we_do_not: value.we_do_not.iter().map(translated).collect(),
        stewardship: text::stewardship(&value.stewardship),
    }
}

fn page(page: &crate::model::Page) -> PageJson<'_> {
    PageJson {
        id: page.id.as_str(),
        title: translated(&page.title),
        summary: page.summary.as_ref().map(translated),
        text: page.text.as_ref().map(markdown),
        r#for: page
            .audience
            .iter()
            .map(|audience| match audience {
                Audience::Leaders => "leaders",
                Audience::Employees => "employees",
            })
            .collect(),
        stewardship: text::stewardship(&page.stewardship),
    }
}

fn scan(scan: &Scan) -> ScanJson<'_> {
    ScanJson {
        title: translated(&scan.title),
        intro: scan.intro.as_ref().map(markdown),
        scale: scan.scale.iter().map(translated).collect(),
        statements: scan
            .statements
            .iter()
            .map(|statement| StatementJson {
                text: translated(&statement.text),
                value: statement.value.as_ref().map(ValueId::as_str),
            })
            .collect(),
        bands: scan
            .bands
            .iter()
            .map(|band| BandJson {
                from: band.from,
                title: translated(&band.title),
                text: band.text.as_ref().map(markdown),
            })
            .collect(),
        stewardship: text::stewardship(&scan.stewardship),
    }
}
