//! The page that lists all organisations, and the one that stands in for a playbook that has
//! never been without errors.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fmt::Write as _;

use crate::diagnostic::{Code, Diagnostic};

use super::edition::Edition;
use super::html::{counted, escaped, page};
use super::hub::Shown;
use super::inject::script;
use super::overlay::{Editor, problems};

/// All organisations.
pub(super) fn all(all: &BTreeMap<String, Shown>, editor: &Editor) -> String {
    let reached = reached(all);
    let mut list = String::new();
    for (name, shown) in all {
        list.push_str(&entry(name, shown, &reached, editor));
    }
    let (templates, playbooks): (Vec<_>, Vec<_>) =
        all.values().partition(|shown| shown.latest.template);
    let count = match (playbooks.len(), templates.len()) {
        (some, 0) => counted(some, "playbook"),
        (some, more) => format!("{} and {}", counted(some, "playbook"), counted(more, "template")),
    };
    let body = format!(
        "<main class=\"own\">\n<h1>Playbooks</h1>\n<p class=\"lead\">{count}, as they are being \
         written. Save a file, and its pages follow.</p>\n<ul class=\"playbooks\">\n{list}</ul>\n</main>\n"
    );
    page("Playbooks", &script("", 0), &body)
}

fn entry(name: &str, shown: &Shown, reached: &Reached<'_>, editor: &Editor) -> String {
    let edition = &shown.latest;
    let (id, title) = (escaped(name), escaped(&edition.name));
    let mark = if edition.template { " <span class=\"mark\">template</span>" } else { "" };
    let languages = escaped(&edition.languages.join(", "));
    let facts = facts(edition);
    let listed = listed(edition, reached, editor);
    format!(
        "<li class=\"playbook\" id=\"of-{id}\">\n<h2 class=\"playbook-name\"><a href=\"/{id}/\">{title}</a>{mark}</h2>\n\
         <p class=\"playbook-facts\"><code>{id}</code> {languages}</p>\n<p class=\"playbook-state\">{}</p>\n\
         <ul class=\"tally\">{facts}<li><span class=\"proof\" id=\"proof-{id}\"></span></li></ul>\n<div class=\"wave\" id=\"wave-{id}\"></div>\n{listed}</li>\n",
        state(shown)
    )
}

/// Errors and warnings, in words.
fn state(shown: &Shown) -> String {
    let (errors, warnings) = shown.latest.counts();
    let mut told = Vec::new();
    if errors > 0 {
        let stands = if shown.good.is_some() { ", the last good version stands" } else { "" };
        let count = counted(errors, "error");
        told.push(format!("<span data-severity=\"error\">{count}{stands}</span>"));
    }
    if warnings > 0 {
        let count = counted(warnings, "warning");
        told.push(format!("<span data-severity=\"warning\">{count}</span>"));
    }
    if told.is_empty() {
        told.push("<span data-severity=\"none\">no problems</span>".to_owned());
    }
    told.join(" ")
}

/// What is overdue, and what is not translated.
fn facts(edition: &Edition) -> String {
    let overdue = edition.diagnostics.iter().filter(|told| told.code == Code::ReviewOverdue);
    let mut html = match overdue.count() {
        0 => String::new(),
        some => format!("<li>{} overdue</li>", counted(some, "review")),
    };
    for (language, count) in &edition.untranslated {
        let told = counted(*count, "thing");
        let _ = write!(html, "<li>{told} not fully in <code>{}</code></li>", escaped(language));
    }
    html
}

/// The problems themselves, for whoever opens them.
fn listed(edition: &Edition, reached: &Reached<'_>, editor: &Editor) -> String {
    if edition.diagnostics.is_empty() {
        return String::new();
    }
    let mut all = edition.diagnostics.clone();
    for told in &mut all {
        let whom: Vec<String> = reached.get(&key(told)).into_iter().flatten().cloned().collect();
        told.reaches.extend(whom);
    }
    let (summary, list) = (counted(all.len(), "problem"), problems(&all, editor));
    format!("<details><summary>{summary}</summary>\n{list}</details>\n")
}

/// By what a problem is known to be the same in several organisations.
type Key<'a> = (&'a str, usize, usize, &'static str, &'a str);

/// Which organisations each problem reaches besides the one whose file it is in.
type Reached<'a> = HashMap<Key<'a>, BTreeSet<String>>;

fn reached(all: &BTreeMap<String, Shown>) -> Reached<'_> {
    let mut reached = Reached::new();
    for told in all.values().flat_map(|shown| &shown.latest.diagnostics) {
        reached.entry(key(told)).or_default().extend(told.reaches.iter().cloned());
    }
    reached
}

fn key(told: &Diagnostic) -> Key<'_> {
    let (path, range) = (&told.at.source.path, &told.at.range);
    (path, range.start, range.end, told.code.name(), &told.message)
}

/// What is wrong with an organisation that cannot be shown yet, or all that is to be said.
pub(super) fn report(name: &str, shown: &Shown, editor: &Editor) -> String {
    let edition = &shown.latest;
    let (errors, warnings) = edition.counts();
    let lead = match (errors, warnings) {
        (0, 0) => "There is nothing to be said about this playbook.".to_owned(),
        (0, some) => format!("{} to look at.", counted(some, "warning")),
        (some, _) if shown.good.is_some() => format!("{} to mend.", counted(some, "error")),
        (some, _) => format!(
            "{} to mend before this playbook can be shown. This page waits for it.",
            counted(some, "error")
        ),
    };
    let body = format!(
        "<main class=\"own\">\n<h1>{}</h1>\n<p class=\"lead\">{lead}</p>\n{}\
         <p><a href=\"/\">All playbooks</a></p>\n</main>\n",
        escaped(&edition.name),
        problems(&edition.diagnostics, editor)
    );
    page(&edition.name, &script(&escaped(name), 0), &body)
}

/// Nothing is at an address.
pub(super) fn missing(path: &str) -> String {
    let body = format!(
        "<main class=\"own\">\n<h1>Nothing is here</h1>\n<p class=\"lead\">There is no page \
         <code>{}</code>.</p>\n<p><a href=\"/\">All playbooks</a></p>\n</main>\n",
        escaped(path)
    );
    page("Nothing is here", &script("", 0), &body)
}
