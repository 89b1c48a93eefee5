//! Texts, dates and sources.

use schemars::JsonSchema;
use serde::Serialize;

use crate::model::{Citation, Markdown, Stewardship, Text};

/// A text as the readers of the playbook's languages get it: one wording for each, in the order
/// of `languages`, or a single one where all of them read the same.
pub(super) type Translated<'a> = Vec<WordingJson<'a>>;

/// One wording, with the language that it is written in; a missing translation makes that
/// another one than the reader's.
#[derive(JsonSchema, Serialize)]
pub(super) struct WordingJson<'a> {
    lang: &'a str,
    text: &'a str,
}

/// A text in all languages of the playbook.
pub(super) fn translated(text: &Text) -> Translated<'_> {
    text.wordings()
        .iter()
        .map(|wording| WordingJson { lang: wording.language.as_str(), text: &wording.content })
        .collect()
}

/// A Markdown text, as Markdown.
pub(super) fn markdown(text: &Markdown) -> Translated<'_> {
    translated(&text.0)
}

/// Who looks after a thing.
#[derive(JsonSchema, Serialize)]
pub(super) struct StewardshipJson<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    owner: Option<Translated<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    since: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    review_by: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    source: Option<SourceJson<'a>>,
}

pub(super) fn stewardship(stewardship: &Stewardship) -> StewardshipJson<'_> {
    StewardshipJson {
        owner: stewardship.owner.as_ref().map(translated),
        since: stewardship.since.map(|date| date.to_string()),
        review_by: stewardship.review_by.map(|date| date.to_string()),
        source: stewardship.source.as_ref().map(SourceJson::new),
    }
}

/// A publication.
#[derive(JsonSchema, Serialize)]
pub(super) struct SourceJson<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<Translated<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    author: Option<Translated<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    publisher: Option<Translated<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    year: Option<i16>,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<&'a str>,
}

impl<'a> SourceJson<'a> {
    pub(super) fn new(source: &'a Citation) -> Self {
        Self {
            title: source.title.as_ref().map(translated),
            author: source.author.as_ref().map(translated),
            publisher: source.publisher.as_ref().map(translated),
            year: source.year,
            url: source.url.as_deref(),
        }
    }
}
