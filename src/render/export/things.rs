//! Roles, values, free pages and the self-scan.

use schemars::JsonSchema;
use serde::Serialize;

use super::text::{StewardshipJson, Translated, markdown, stewardship, translated};
use crate::model::{Audience, Page, Role, RoleId, Scan, Target, Value, ValueId};

#[derive(JsonSchema, Serialize)]
pub(super) struct RoleJson<'a> {
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
    stewardship: StewardshipJson<'a>,
}

#[derive(JsonSchema, Serialize)]
pub(super) struct ValueJson<'a> {
    id: &'a str,
    title: Translated<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    summary: Option<Translated<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<Translated<'a>>,
    we_do: Vec<Translated<'a>>,
    we_do_not: Vec<Translated<'a>>,
    #[serde(flatten)]
    stewardship: StewardshipJson<'a>,
}

#[derive(JsonSchema, Serialize)]
pub(super) struct PageJson<'a> {
    id: &'a str,
    title: Translated<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    summary: Option<Translated<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<Translated<'a>>,
    r#for: Vec<&'static str>,
    #[serde(flatten)]
    stewardship: StewardshipJson<'a>,
}

#[derive(JsonSchema, Serialize)]
pub(super) struct ScanJson<'a> {
    title: Translated<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    intro: Option<Translated<'a>>,
    scale: Vec<Translated<'a>>,
    statements: Vec<StatementJson<'a>>,
    bands: Vec<BandJson<'a>>,
    #[serde(flatten)]
    stewardship: StewardshipJson<'a>,
}

#[derive(JsonSchema, Serialize)]
struct StatementJson<'a> {
    text: Translated<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    value: Option<&'a str>,
}

#[derive(JsonSchema, Serialize)]
struct BandJson<'a> {
    from: u8,
    title: Translated<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<Translated<'a>>,
}

pub(super) fn role(role: &Role) -> RoleJson<'_> {
    RoleJson {
        id: role.id.as_str(),
        title: translated(&role.title),
        summary: role.summary.as_ref().map(translated),
        text: role.text.as_ref().map(markdown),
        reports_to: role.reports_to.as_ref().map(RoleId::as_str),
        start_with: role.start_with.iter().map(target).collect(),
        stewardship: stewardship(&role.stewardship),
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

pub(super) fn value(value: &Value) -> ValueJson<'_> {
    ValueJson {
        id: value.id.as_str(),
        title: translated(&value.title),
        summary: value.summary.as_ref().map(translated),
        text: value.text.as_ref().map(markdown),
        we_do: value.we_do.iter().map(translated).collect(),
        we_do_not: value.we_do_not.iter().map(translated).collect(),
        stewardship: stewardship(&value.stewardship),
    }
}

pub(super) fn page(page: &Page) -> PageJson<'_> {
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
        stewardship: stewardship(&page.stewardship),
    }
}

pub(super) fn scan(scan: &Scan) -> ScanJson<'_> {
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
        stewardship: stewardship(&scan.stewardship),
    }
}
