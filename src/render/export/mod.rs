//! `playbook.json`: the whole playbook for other programs.
//!
//! Its shape is a contract of its own, apart from the model: [`FORMAT`] counts its versions.
//! Texts are objects by language and hold only the languages in which they were written;
//! Markdown stays Markdown.

mod boundary;
mod diagram;
mod example;
mod text;
mod things;

use std::collections::BTreeMap;
use std::io;

use schemars::JsonSchema;
use schemars::generate::SchemaSettings;
use serde::Serialize;

use self::boundary::BoundaryJson;
pub(super) use self::diagram::DiagramJson;
use self::example::ExampleJson;
use self::text::{SourceJson, Translated, markdown, translated};
use self::things::{PageJson, RoleJson, ScanJson, ValueJson, page, role, scan, value};
use super::desk::Press;
use super::sentence::Teller;
use crate::decide::Authority;
use crate::model::{Currency, Language, OrganisationId, Otherwise, Playbook, Word, WordForms};

/// The file that holds it.
pub(super) const FILE: &str = "playbook.json";

/// The file that holds the schema.
pub(super) const SCHEMA: &str = "playbook.schema.json";

/// The version of the format. It goes up when a reader of the old one would misread the new.
const FORMAT: u32 = 1;

/// A playbook as JSON, ending in a line break.
pub(super) fn json(press: &Press<'_>) -> Vec<u8> {
    let mut text = Vec::new();
    // Memory takes all that it is given.
    let _ = write(press, &mut text);
    text
}

/// Writes a playbook as JSON: of a large one it would be the largest thing in memory.
pub(super) fn write(press: &Press<'_>, to: &mut dyn io::Write) -> io::Result<()> {
    let book = &press.book;
    let tellers: Vec<Teller<'_>> = book
        .languages()
        .zip(&press.lexicons)
        .map(|(language, lexicon)| Teller { book, lexicon, language, role_page: None })
        .collect();
    let playbook = PlaybookJson::new(book.playbook, press.authority, &tellers);
    serde_json::to_writer(&mut *to, &playbook)?;
    to.write_all(b"\n")
}

/// The JSON Schema of [`json`], ending in a line break.
pub(super) fn schema() -> String {
    let settings = SchemaSettings::draft2020_12().for_serialize();
    let schema = settings.into_generator().into_root_schema_for::<PlaybookJson<'_>>();
    let mut text = serde_json::to_string(&schema).unwrap_or_default();
    text.push('\n');
    text
}

#[derive(JsonSchema, Serialize)]
struct PlaybookJson<'a> {
    /// Where the schema lies beside this file.
    #[serde(rename = "$schema")]
    schema: &'static str,
    /// What kind of file this is: `ruimte-playbook`.
    kind: &'static str,
    /// The version of the format. It goes up when a reader of the old one would misread the new.
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

#[derive(JsonSchema, Serialize)]
struct WordJson<'a> {
    one: Translated<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    many: Option<Translated<'a>>,
}

impl<'a> WordJson<'a> {
    fn of(forms: &'a WordForms) -> Self {
        Self { one: translated(&forms.one), many: forms.many.as_ref().map(translated) }
    }
}

#[derive(JsonSchema, Serialize)]
struct EvidenceJson<'a> {
    figure: Translated<'a>,
    claim: Translated<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    source: Option<SourceJson<'a>>,
}

impl<'a> PlaybookJson<'a> {
    fn new(playbook: &'a Playbook, authority: &'a Authority, tellers: &[Teller<'a>]) -> Self {
        Self {
            schema: SCHEMA,
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
                .map(|boundary| BoundaryJson::new(boundary, authority, tellers))
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
    playbook.words.0.iter().map(|(word, forms)| (name(word), WordJson::of(forms))).collect()
}

/// As the content writes it: `may`, `never` or `ask ROLE`.
fn otherwise(otherwise: &Otherwise) -> String {
    match otherwise {
        Otherwise::May => "may".into(),
        Otherwise::Never => "never".into(),
        Otherwise::Ask(role) => format!("ask {role}"),
    }
}
