//! A playbook and a theme become a site, whose files are made when they are asked for.
//!
//! The playbook is indexed once ([`book`]), its Markdown gone through once ([`survey`]), its
//! files named by their content ([`files`]). Then every page is written by itself, many at a
//! time: a [`desk`] knows which page it writes for, a view of `view/` says what is on it, and
//! a template of the theme sets it.

mod address;
mod book;
mod card;
mod changes;
mod chart;
mod csv;
mod desk;
mod export;
mod feed;
mod files;
mod helper;
mod language;
mod markdown;
mod on_demand;
mod opening;
mod origin;
mod pages;
mod picture;
mod practise;
mod search;
mod sentence;
mod sitemap;
mod spreadsheet;
mod survey;
mod theme;
mod view;

pub(crate) use self::csv::csv_line;
pub(crate) use self::language::{Arg, capital};
pub use self::sentence::{Asked, Asking};
pub(crate) use self::sentence::{Sentences, escaped};
pub use changes::{News, Older, Since};
pub use on_demand::{CardFaults, OnDemand, Trial};
pub use theme::{Theme, ThemeFile, ThemeFolder, schema as theme_schema};

use std::sync::{Arc, OnceLock};

use self::book::Book;
use self::desk::Press;
use self::files::Files;
use self::language::Lexicon;
use crate::decide::Authority;
use crate::diagnostic::{Diagnostic, Span};
use crate::model::{LanguageIndex, Place, Playbook};
use crate::site::Site;

/// How a site is rendered.
#[derive(Clone, Debug, Default)]
pub struct Options<'a> {
    /// The address that it will have in the world, for what must name it in full.
    pub base_url: Option<String>,
    /// What it is compared with, where what changed is published.
    pub since: Option<&'a Since<'a>>,
}

/// A site, and what is wrong with what it was made from.
#[derive(Debug, Default)]
pub struct Rendered {
    /// The site; whole also where there are findings.
    pub site: Site,
    /// What is wrong in the content.
    pub findings: Vec<Diagnostic<Place>>,
    /// What is wrong in the theme.
    pub theme_findings: Vec<Diagnostic<Span>>,
}

/// Renders a playbook.
pub fn render(
    playbook: &Playbook,
    authority: &Authority,
    theme: &Theme,
    options: &Options<'_>,
) -> Rendered {
    OnDemand::new(playbook, authority, theme, options, None).all()
}

/// Everything but the pages and the playbook as JSON, which is large.
fn others(press: &Press<'_>) -> Site {
    let mut site = Site::default();
    for (file, csv) in pages::spreadsheets(press) {
        site.insert(file, csv.into_bytes());
    }
    for script in press.scripts().values() {
        site.insert(script.file.clone(), Arc::clone(&script.text));
    }
    for (file, script) in &press.searches().files {
        site.insert(file, Arc::clone(script));
    }
    for (file, script) in &press.drills().files {
        site.insert(file, Arc::clone(script));
    }
    site.insert(export::SCHEMA, export::schema().into_bytes());
    for (file, feed) in feed::feeds(press) {
        site.insert(file, feed.into_bytes());
    }
    if let Some(sitemap) = sitemap::sitemap(press) {
        site.insert("sitemap.xml", sitemap.into_bytes());
    }
    let contents = press.files.contents.iter();
    site.files.extend(contents.map(|(file, bytes)| (file.clone(), Arc::clone(bytes))));
    site
}

/// Finds what [`render`] would find, and makes no site.
pub fn inspect(
    playbook: &Playbook,
    authority: &Authority,
    theme: &Theme,
    options: &Options<'_>,
) -> Rendered {
    let mut theme_findings = theme.template_findings.clone();
    let mut press = press(playbook, authority, theme, options);
    // The templates that are built in have been tried; those of others fail page by page.
    if theme.customised {
        press.prepare();
        // Nobody searches or practises on what is only inspected.
        press.searches = search::Searches::default().into();
        press.drills = practise::Drills::default().into();
        for finding in pages::all(&press, theme).into_iter().filter_map(Result::err) {
            add(&mut theme_findings, *finding);
        }
    }
    let faults = card::faults(&press);
    let found = press.survey.findings.into_iter().chain(faults);
    let findings = theme.findings.iter().cloned().chain(found).collect();
    Rendered { site: Site::default(), findings, theme_findings }
}

fn press<'a>(
    playbook: &'a Playbook,
    authority: &'a Authority,
    theme: &Theme,
    options: &Options<'a>,
) -> Press<'a> {
    let book = Book::new(playbook);
    let survey = survey::survey(&book);
    let lexicons = playbook
        .languages
        .iter()
        .enumerate()
        .map(|(index, tag)| {
            Lexicon::new(&theme.locales, tag, LanguageIndex(index), &playbook.words)
        })
        .collect();
    let base_url = options.base_url.as_deref().map(|url| format!("{}/", url.trim_end_matches('/')));
    let boundaries = playbook.boundaries.iter();
    let charts = boundaries.map(|boundary| (&boundary.id, OnceLock::new())).collect();
    let files = Files::new(playbook, theme);
    Press {
        book,
        authority,
        charts,
        arounds: view::Arounds::default(),
        rooms: view::Rooms::default(),
        openings: vec![vec![OnceLock::new(); playbook.examples.len()]; playbook.languages.len()],
        briefs: card::Briefs::default(),
        survey,
        lexicons,
        files,
        scripts: OnceLock::new(),
        searches: OnceLock::new(),
        deck: OnceLock::new(),
        drills: OnceLock::new(),
        base_url,
        since: options.since,
    }
}

/// A template fails on many pages in the same way; it is told once.
fn add(findings: &mut Vec<Diagnostic<Span>>, finding: Diagnostic<Span>) {
    if !findings.contains(&finding) {
        findings.push(finding);
    }
}

#[cfg(test)]
mod fixture;
#[cfg(test)]
mod tests;
