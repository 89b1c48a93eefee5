//! The page that lists all organisations, and the one that stands in for a playbook that has
//! never been without errors.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::html::{counted, escaped, page};
use super::hub::Shown;
use super::inject::script;
use super::overlay::{Editor, problems};

/// All organisations.
pub(super) fn all(all: &BTreeMap<String, Shown>) -> String {
    let mut list = String::new();
    for (name, shown) in all {
        list.push_str(&entry(name, shown));
    }
    let (playbooks, templates): (Vec<_>, Vec<_>) =
        all.values().partition(|shown| !shown.latest.template);
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

fn entry(name: &str, shown: &Shown) -> String {
    let edition = &shown.latest;
    let (id, title) = (escaped(name), escaped(&edition.name));
    let (errors, warnings) = edition.counts();
    let mut facts = vec![edition.languages.join(", ")];
    if edition.template {
        facts.push("template".to_owned());
    }
    let mut html = format!(
        "<li class=\"playbook\">\n<a class=\"playbook-name\" href=\"/{id}/\">{title}</a>\n\
         <p class=\"playbook-facts\"><code>{id}</code> {}</p>\n<p class=\"playbook-state\">",
        escaped(&facts.join(" · "))
    );
    if errors > 0 {
        let stands = if shown.good.is_some() { ", the last good version stands" } else { "" };
        let told = counted(errors, "error");
        let _ = write!(html, "<span data-severity=\"error\">{told}{stands}</span> ");
    }
    if warnings > 0 {
        let told = counted(warnings, "warning");
        let _ =
            write!(html, "<a data-severity=\"warning\" href=\"/.ruimte/problems/{id}\">{told}</a>");
    }
    if errors + warnings == 0 {
        html.push_str("<span data-severity=\"none\">no problems</span>");
    }
    html.push_str("</p>\n</li>\n");
    html
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
