//! All pages of a site, written many at a time.

use rayon::prelude::*;
use serde::Serialize;
use tera::{Context, Value as TeraValue};

use super::address::Spot;
use super::book::has_matrix;
use super::changes::Since;
use super::desk::{Desk, Press};
use super::opening::{self, Opening};
use super::theme::Theme;
use super::view::{
    self, BoundaryView, CardView, ChangesView, ExampleView, ExamplesView, Frame, HomeView,
    MatrixView, MayIView, PageView, PractiseView, RoleView, ScanView, SearchView, ValueView,
    changes_lead,
};
use crate::diagnostic::{Diagnostic, Span};
use crate::model::{Boundary, Example, LanguageIndex, Markdown, Page, Role, Scan, Text, Value};
use crate::render::language::Arg;

/// A page's HTML, or what is wrong with its template.
pub(super) type Written = Result<String, Box<Diagnostic<Span>>>;

/// What a page is about.
pub(super) enum Subject<'a> {
    Home,
    MayI,
    Values,
    Value(&'a Value),
    Boundaries,
    Boundary(&'a Boundary),
    Matrix,
    Examples,
    Example(&'a Example),
    Roles,
    Role(&'a Role),
    Card(&'a Role),
    Pages,
    Page(&'a Page),
    Practise,
    Scan(&'a Scan),
    Changes(&'a Since<'a>),
    Search,
    NotFound,
}

impl Subject<'_> {
    pub(super) fn spot(&self) -> Spot {
        match self {
            Self::Home => Spot::Home,
            Self::MayI => Spot::MayI,
            Self::Values => Spot::Values,
            Self::Value(value) => Spot::Value(value.id.clone()),
            Self::Boundaries => Spot::Boundaries,
            Self::Boundary(boundary) => Spot::Boundary(boundary.id.clone()),
            Self::Matrix => Spot::Matrix,
            Self::Examples => Spot::Examples,
            Self::Example(example) => Spot::Example(example.id.clone()),
            Self::Roles => Spot::Roles,
            Self::Role(role) => Spot::Role(role.id.clone()),
            Self::Card(role) => Spot::Card(role.id.clone()),
            Self::Pages => Spot::Pages,
            Self::Page(page) => Spot::Page(page.id.clone()),
            Self::Practise => Spot::Practise,
            Self::Scan(_) => Spot::Scan,
            Self::Changes(_) => Spot::Changes,
            Self::Search => Spot::Search,
            Self::NotFound => Spot::NotFound,
        }
    }
}

/// Sets all pages in all languages, to see whether they come out.
pub(super) fn all(press: &Press<'_>, theme: &Theme) -> Vec<Written> {
    let interfaces = interfaces(press);
    let subjects = subjects(press);
    let jobs: Vec<(LanguageIndex, &Subject<'_>)> = press
        .book
        .languages()
        .flat_map(|language| subjects.iter().map(move |subject| (language, subject)))
        .collect();
    jobs.into_par_iter()
        .filter_map(|(language, subject)| {
            let desk = Desk::new(press, language, subject.spot())?;
            Some(page(&desk, subject, theme, interfaces.get(language.0)?))
        })
        .collect()
}

/// The words of the interface in every language, as templates read them.
pub(super) fn interfaces(press: &Press<'_>) -> Vec<TeraValue> {
    let lexicons = press.lexicons.iter();
    lexicons.map(|lexicon| TeraValue::from_serializable(&lexicon.interface())).collect()
}

/// Everything that has a page; lists only where there is something to list.
pub(super) fn subjects<'a>(press: &Press<'a>) -> Vec<Subject<'a>> {
    let playbook = press.book.playbook;
    let mut list = vec![Subject::Home, Subject::NotFound];
    let lists = [
        (Subject::MayI, !has_matrix(playbook)),
        (Subject::Values, playbook.values.is_empty()),
        (Subject::Boundaries, playbook.boundaries.is_empty()),
        (Subject::Matrix, !has_matrix(playbook)),
        (Subject::Examples, playbook.examples.is_empty()),
        (Subject::Roles, playbook.roles.is_empty()),
        (Subject::Practise, !press.has_cases()),
        (Subject::Pages, playbook.pages.is_empty()),
    ];
    list.extend(lists.into_iter().filter(|(_, empty)| !empty).map(|(subject, _)| subject));
    list.extend(playbook.values.iter().map(Subject::Value));
    list.extend(playbook.boundaries.iter().map(Subject::Boundary));
    list.extend(playbook.examples.iter().map(Subject::Example));
    list.extend(playbook.roles.iter().map(Subject::Role));
    list.extend(playbook.roles.iter().map(Subject::Card));
    list.extend(playbook.pages.iter().map(Subject::Page));
    list.extend(playbook.scan.iter().map(Subject::Scan));
    list.extend(press.since.map(Subject::Changes));
    list.push(Subject::Search);
    list
}

/// The authority matrix for spreadsheets, in every language: file and content.
pub(super) fn spreadsheets(press: &Press<'_>) -> Vec<(String, String)> {
    if !has_matrix(press.book.playbook) {
        return Vec::new();
    }
    let playbook = press.book.playbook;
    let sheet = |language| {
        let desk = Desk::new(press, language, Spot::Matrix)?;
        let folder = super::address::language_folder(playbook, language);
        Some((format!("{folder}matrix.csv"), super::spreadsheet::csv(&desk)))
    };
    press.book.languages().filter_map(sheet).collect()
}

/// All pages that have words of their own, as search engines may list them.
pub(super) fn spots(press: &Press<'_>) -> Vec<Spot> {
    let spots = subjects(press).iter().map(Subject::spot).collect::<Vec<_>>();
    spots.into_iter().filter(|spot| !matches!(spot, Spot::NotFound | Spot::Search)).collect()
}

/// Sets a page with the words of the interface.
pub(super) fn page(
    desk: &Desk<'_>,
    subject: &Subject<'_>,
    theme: &Theme,
    interface: &TeraValue,
) -> Written {
    let frame = Frame::new(desk, &theme.settings, description(desk, subject));
    let press = Sheet { desk, theme, interface, frame };
    match subject {
        Subject::Home => press.set(&HomeView::new(desk)),
        Subject::MayI => press.set(&MayIView::new(desk)),
        Subject::Values => press.set(&view::values(desk)),
        Subject::Value(value) => press.set(&ValueView::new(desk, value)),
        Subject::Boundaries => press.set(&view::boundaries(desk)),
        Subject::Boundary(boundary) => press.set(&BoundaryView::new(desk, boundary)),
        Subject::Matrix => press.set(&MatrixView::new(desk)),
        Subject::Examples => press.set(&ExamplesView::new(desk)),
        Subject::Example(example) => press.set(&ExampleView::new(desk, example)),
        Subject::Roles => press.set(&view::roles(desk)),
        Subject::Role(role) => press.set(&RoleView::new(desk, role)),
        Subject::Card(role) => press.set(&CardView::new(desk, role)),
        Subject::Pages => press.set(&view::pages(desk)),
        Subject::Page(page) => press.set(&PageView::new(desk, page)),
        Subject::Practise => press.set(&PractiseView::new(desk)),
        Subject::Scan(scan) => press.set(&ScanView::new(desk, scan)),
        Subject::Changes(since) => press.set(&ChangesView::new(desk, since)),
        Subject::Search => press.set(&SearchView::new(desk)),
        Subject::NotFound => press.set(&view::missing(desk)),
    }
}

/// A page that waits for its view.
struct Sheet<'a> {
    desk: &'a Desk<'a>,
    theme: &'a Theme,
    interface: &'a TeraValue,
    frame: Frame<'a>,
}

impl Sheet<'_> {
    fn set(&self, view: &impl Serialize) -> Written {
        let mut context = Context::new();
        context.insert_value("t", self.interface.clone());
        context.insert("frame", &self.frame);
        context.insert("view", view);
        Ok(tidy(&self.theme.render(self.desk.spot.template(), &context)?))
    }
}

/// What a page is about, in one line.
fn description(desk: &Desk<'_>, subject: &Subject<'_>) -> String {
    let line =
        |text: &Option<Text>| text.as_ref().map(|text| text.content(desk.language).to_owned());
    let playbook = desk.book.playbook;
    let of_thing = match subject {
        Subject::Value(value) => line(&value.summary),
        Subject::Boundary(boundary) => {
            line(&boundary.summary).or_else(|| line(&Some(boundary.title.clone())))
        }
        Subject::Role(role) => line(&role.summary),
        Subject::Card(role) => Some(desk.title(&Spot::Card(role.id.clone())).text),
        Subject::Page(page) => line(&page.summary),
        Subject::Changes(since) => Some(changes_lead(desk, &since.older)),
        Subject::Example(example) => {
            let story = |text: &Markdown| Opening::of(text.0.content(desk.language));
            if let Some(text) = &example.story {
                let opening = desk.press.opening(desk.language, example, || story(text));
                return opening.description.into();
            }
            None
        }
        _ => None,
    };
    opening::description(&of_thing.unwrap_or_else(|| {
        let name = playbook.name.content(desk.language);
        desk.lexicon.say("home_description", &[("name", Arg::Words(name))])
    }))
}

/// Templates leave empty lines where they decide what to show. Preformatted text keeps its own.
fn tidy(html: &str) -> String {
    let mut out = String::with_capacity(html.len());
    let preformatted = html.contains("<pre");
    let mut within = false;
    // What has been gone through and not been copied yet begins here.
    let (mut kept, mut start) = (0, 0);
    for end in memchr::memchr_iter(b'\n', html.as_bytes()).map(|at| at + 1).chain([html.len()]) {
        let line = &html[start..end];
        if !within && line.trim().is_empty() {
            out.push_str(&html[kept..start]);
            kept = end;
        }
        if preformatted {
            if let Some(at) = line.rfind("<pre") {
                within = !line[at..].contains("</pre>");
            } else if line.contains("</pre>") {
                within = false;
            }
        }
        start = end;
    }
    out.push_str(&html[kept..]);
    out
}

#[cfg(test)]
mod tests {
    use super::tidy;

    #[test]
    fn only_empty_lines_outside_of_preformatted_text_go() {
        let html = "<p>a</p>\n\n  \n<pre>x\n\ny</pre>\n\n<pre>z</pre>\n\nb\n";
        assert_eq!(tidy(html), "<p>a</p>\n<pre>x\n\ny</pre>\n<pre>z</pre>\nb\n");
    }
}
