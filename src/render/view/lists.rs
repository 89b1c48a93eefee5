//! The pages that list things.

use serde::Serialize;

use super::colophon::Colophon;
use super::may_i::found;
use super::parts::{Entry, Heading, Link, Shown, Words};
use crate::model::{Boundary, Example, ExampleKind, Role, Verdict};
use crate::render::address::Spot;
use crate::render::book::has_matrix;
use crate::render::desk::Desk;
use crate::render::opening::Opening;

/// A list of values or free pages.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct ListView {
    pub(crate) heading: Heading,
    pub(crate) entries: Vec<Entry>,
    pub(crate) colophon: Option<Colophon>,
}

/// The list of boundaries.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct BoundariesView {
    pub(crate) heading: Heading,
    /// How many were found, from none on, as JSON.
    pub(crate) found: String,
    pub(crate) entries: Vec<Entry>,
    /// All of them in one table.
    pub(crate) matrix: Option<Link>,
    /// Those that hold in every decision.
    pub(crate) always: Vec<Entry>,
    /// What holds where none of them speaks, as HTML.
    pub(crate) silence: Option<String>,
    pub(crate) colophon: Option<Colophon>,
}

/// The list of roles, as the line they stand in.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct RolesView {
    pub(crate) heading: Heading,
    pub(crate) line: Vec<Branch>,
    pub(crate) colophon: Option<Colophon>,
}

/// A role and those that report to it.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct Branch {
    pub(crate) link: Link,
    pub(crate) below: Vec<Branch>,
}

/// The page shown where there is none.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct MissingView {
    pub(crate) heading: Heading,
    pub(crate) links: Vec<Link>,
}

/// The way to the helper, where there is one.
pub(super) fn may_i(desk: &Desk<'_>) -> Option<String> {
    has_matrix(desk.book.playbook).then(|| desk.href(&Spot::MayI))
}

/// The values.
pub(crate) fn values(desk: &Desk<'_>) -> ListView {
    let values = &desk.book.playbook.values;
    let entries = values.iter().map(|value| value_entry(desk, value)).collect();
    list(desk, "values", entries)
}

/// A value in a list.
pub(crate) fn value_entry(desk: &Desk<'_>, value: &crate::model::Value) -> Entry {
    Entry {
        href: desk.href(&Spot::Value(value.id.clone())),
        title: desk.words(&value.title),
        about: value.summary.as_ref().map(|summary| desk.words(summary)),
        meta: None,
        verdict: None,
        options: None,
    }
}

/// An example in a list.
pub(crate) fn example_entry(desk: &Desk<'_>, example: &Example) -> Entry {
    let counter = example.kind == ExampleKind::Counterexample;
    Entry {
        href: desk.href(&Spot::Example(example.id.clone())),
        title: desk.words(&example.title),
        about: story_line(desk, example),
        meta: counter.then(|| desk.word("kind_counterexample")),
        verdict: example.decisions.first().map(|decision| shown(desk, &decision.verdict)),
        options: None,
    }
}

/// How the story of an example opens.
pub(crate) fn story_line(desk: &Desk<'_>, example: &Example) -> Option<Words> {
    let story = example.story.as_ref()?.0.wording(desk.language);
    let opening = desk.press.opening(desk.language, example, || Opening::of(&story.content));
    Some(desk.wording(story, opening.line.into()))
}

/// A verdict, shown.
pub(crate) fn shown(desk: &Desk<'_>, verdict: &Verdict) -> Shown {
    let page = |role: &_| desk.role_page(role);
    let words = desk.teller(&page).verdict(verdict);
    let (verdict, whom) = match verdict {
        Verdict::May => ("may", Vec::new()),
        Verdict::Ask(roles) => ("ask", roles.iter().map(ToString::to_string).collect()),
        Verdict::Never => ("never", Vec::new()),
    };
    Shown { verdict, whom, words }
}

/// The free pages, and the self-scan among them.
pub(crate) fn pages(desk: &Desk<'_>) -> ListView {
    let playbook = desk.book.playbook;
    let mut entries: Vec<Entry> = playbook
        .pages
        .iter()
        .map(|page| Entry {
            href: desk.href(&Spot::Page(page.id.clone())),
            title: desk.words(&page.title),
            about: page.summary.as_ref().map(|summary| desk.words(summary)),
            meta: super::page::audience(desk, page).map(|words| words.text),
            verdict: None,
            options: None,
        })
        .collect();
    entries.extend(playbook.scan.as_ref().map(|scan| Entry {
        href: desk.href(&Spot::Scan),
        title: desk.words(&scan.title),
        about: Some(Words::ours(desk.counted("scan_lead", scan.statements.len()))),
        meta: Some(desk.word("scan")),
        verdict: None,
        options: None,
    }));
    list(desk, "pages", entries)
}

/// A list under the words that its kind has for it.
fn list(desk: &Desk<'_>, kind: &str, entries: Vec<Entry>) -> ListView {
    let title = Words::ours(desk.word(&format!("{kind}_title")));
    let lead = match kind {
        "values" => Some(Words::ours(desk.counted("values_lead", entries.len()))),
        _ => None,
    };
    ListView { heading: Heading::new(title).lead(lead), entries, colophon: Colophon::plain(desk) }
}

/// The boundaries, as questions.
pub(crate) fn boundaries(desk: &Desk<'_>) -> BoundariesView {
    let all = &desk.book.playbook.boundaries;
    let entries = |always| {
        all.iter()
            .filter(move |boundary| boundary.always == always)
            .map(|boundary| boundary_entry(desk, boundary))
            .collect()
    };
    let page = |role: &_| desk.role_page(role);
    BoundariesView {
        heading: Heading::new(Words::ours(desk.word("boundaries_title")))
            .lead(Some(Words::ours(desk.word("boundaries_lead")))),
        found: found(desk),
        entries: entries(false),
        matrix: has_matrix(desk.book.playbook)
            .then(|| Link::new(desk.href(&Spot::Matrix), Words::ours(desk.word("matrix_link")))),
        always: entries(true),
        silence: desk.teller(&page).general_silence().map(|phrase| phrase.html()),
        colophon: Colophon::plain(desk),
    }
}

/// A boundary in a list: its question, and what it is about.
pub(crate) fn boundary_entry(desk: &Desk<'_>, boundary: &Boundary) -> Entry {
    let about = boundary.summary.as_ref().unwrap_or(&boundary.title);
    Entry {
        href: desk.href(&Spot::Boundary(boundary.id.clone())),
        title: desk.words(&boundary.question),
        about: Some(desk.words(about)),
        meta: None,
        verdict: None,
        options: None,
    }
}

/// The roles, those at the top of the line first.
pub(crate) fn roles(desk: &Desk<'_>) -> RolesView {
    let top = desk.book.playbook.roles.iter().filter(|role| role.reports_to.is_none());
    RolesView {
        heading: Heading::new(Words::ours(desk.word("roles_title")))
            .lead(Some(Words::ours(desk.word("roles_lead")))),
        line: top.map(|role| branch(desk, role, 0)).collect(),
        colophon: Colophon::plain(desk),
    }
}

fn branch(desk: &Desk<'_>, role: &Role, depth: usize) -> Branch {
    Branch { link: role_link(desk, role), below: below(desk, role, depth + 1) }
}

/// Those who report to a role; below the deepest step that is shown, also those who report to
/// them in turn.
fn below(desk: &Desk<'_>, role: &Role, depth: usize) -> Vec<Branch> {
    /// More steps inwards leave no room for words on a phone.
    const DEEPEST: usize = 8;
    let children = |role: &Role| desk.book.line.children(&role.id);
    if depth < DEEPEST {
        return children(role).iter().map(|child| branch(desk, child, depth)).collect();
    }
    let mut flat = Vec::new();
    let mut waiting: Vec<&Role> = children(role).iter().rev().copied().collect();
    while let Some(next) = waiting.pop() {
        flat.push(Branch { link: role_link(desk, next), below: Vec::new() });
        waiting.extend(children(next).iter().rev());
    }
    flat
}

fn role_link(desk: &Desk<'_>, role: &Role) -> Link {
    let link = Link::new(desk.href(&Spot::Role(role.id.clone())), desk.words(&role.title));
    link.about(role.summary.as_ref().map(|summary| desk.words(summary)))
}

/// The page shown where there is none.
pub(crate) fn missing(desk: &Desk<'_>) -> MissingView {
    let lead: Words = Words::ours(desk.word("missing_lead"));
    MissingView {
        heading: Heading::new(Words::ours(desk.word("missing_title"))).lead(Some(lead)),
        links: vec![Link::new(desk.href(&Spot::Home), Words::ours(desk.word("missing_home")))],
    }
}
