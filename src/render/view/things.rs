//! What came, went or reads otherwise, as a list with the way to each.

use serde::Serialize;

use super::parts::Words;
use crate::compare::{Change, Field, Happened, Rewording, What};
use crate::model::{BoundaryId, ExampleId, ExampleKind, Kind, PageId, RoleId, Target, ValueId};
use crate::render::address::{self, Spot};
use crate::render::book::Book;
use crate::render::changes::News;
use crate::render::desk::Desk;
use crate::render::language::Arg;

/// What happened to some things.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct Things {
    /// `added`, `changed` or `removed`.
    pub(crate) change: &'static str,
    pub(crate) title: String,
    pub(crate) list: Vec<Thing>,
}

/// Something that came, went or reads otherwise.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct Thing {
    /// What it is: `value:own-the-moment`.
    pub(crate) key: String,
    /// Its page, where it has one.
    pub(crate) href: Option<String>,
    pub(crate) title: Words,
    /// What kind of thing it is, in words.
    pub(crate) kind: Option<String>,
    /// What it said before, where that is one line.
    pub(crate) was: Option<String>,
    /// What happened to it, in a form that no wording of ours changes.
    #[serde(skip)]
    pub(crate) told: String,
    /// The file of its page, from the playbook's root, where it has one.
    #[serde(skip)]
    pub(crate) file: Option<String>,
}

/// What happened to everything that has words, what is new first; with the pictures and the look
/// of the pages as one thing each.
pub(crate) fn things(desk: &Desk<'_>, news: &News<'_>) -> Vec<Things> {
    let book = Book::new(&news.both);
    let of = |wanted: &'static str| {
        let is_wanted = |change: &&Change| is_thing(change) && change.happened.name() == wanted;
        let changes = news.changes.iter().filter(is_wanted);
        let mut things: Vec<Thing> = changes.map(|change| thing(desk, &book, change)).collect();
        if wanted == "changed" {
            things.extend(others(desk, news));
        }
        Things { change: wanted, title: desk.word(&format!("changes_{wanted}")), list: things }
    };
    let all = ["added", "changed", "removed"].map(of);
    all.into_iter().filter(|group| !group.list.is_empty()).collect()
}

fn is_thing(change: &Change) -> bool {
    matches!(change.what, What::Thing(_))
}

/// Files and the look of the pages, whatever happened to them.
fn others(desk: &Desk<'_>, news: &News<'_>) -> Vec<Thing> {
    let some = |what: What, key: &str| {
        let changes = news.changes.iter().filter(|change| change.what == what);
        let told: Vec<String> =
            changes.map(|change| format!("{} {}", change.happened.name(), change.id)).collect();
        (!told.is_empty()).then(|| Thing {
            key: what.name().to_owned(),
            href: None,
            title: Words::ours(desk.word(key)),
            kind: None,
            was: None,
            told: told.join("\n"),
            file: None,
        })
    };
    let others = [some(What::Asset, "changes_files"), some(What::Theme, "changes_look")];
    others.into_iter().flatten().collect()
}

fn thing(desk: &Desk<'_>, book: &Book<'_>, change: &Change) -> Thing {
    let spot = spot(change);
    let is_gone = change.happened == Happened::Removed;
    let file = address::file(desk.book.playbook, desk.language, &spot);
    let fields = change.happened.fields();
    Thing {
        key: key(change),
        href: (!is_gone).then(|| desk.href(&spot)),
        title: title(desk, book, &spot),
        kind: Some(desk.word(kind(book, &spot))),
        was: was(desk, fields),
        told: fields.iter().map(identified).collect(),
        file: (!is_gone).then_some(file),
    }
}

/// What became of a field.
fn identified(field: &Field) -> String {
    let name = field.name;
    match &field.rewording {
        None => format!("|{name}"),
        Some(Rewording::Line { from, to, .. }) => format!("|{name}:{from}>{to}"),
        Some(Rewording::Lines { added, removed }) => format!("|{name}:+{added}-{removed}"),
    }
}

/// What a change is of: `value:own-the-moment`.
fn key(change: &Change) -> String {
    match change.what {
        What::Thing(Kind::Playbook | Kind::Scan) => change.what.name().to_owned(),
        what => format!("{}:{}", what.name(), change.id),
    }
}

/// The page of what a change is of; of a file, the first page.
fn spot(change: &Change) -> Spot {
    let id = || change.id.clone();
    let What::Thing(kind) = change.what else { return Spot::Home };
    match kind {
        Kind::Playbook => Spot::Home,
        Kind::Role => Spot::Role(RoleId::new(id())),
        Kind::Value => Spot::Value(ValueId::new(id())),
        Kind::Boundary => Spot::Boundary(BoundaryId::new(id())),
        Kind::Example => Spot::Example(ExampleId::new(id())),
        Kind::Page => Spot::Page(PageId::new(id())),
        Kind::Scan => Spot::Scan,
    }
}

/// What a page of either version is called.
fn title(desk: &Desk<'_>, book: &Book<'_>, spot: &Spot) -> Words {
    let thing = |target| book.title(&target).map(|text| desk.words(text));
    let words = match spot {
        Spot::Value(id) => thing(Target::Value(id.clone())),
        Spot::Boundary(id) => thing(Target::Boundary(id.clone())),
        Spot::Example(id) => thing(Target::Example(id.clone())),
        Spot::Role(id) => thing(Target::Role(id.clone())),
        Spot::Page(id) => thing(Target::Page(id.clone())),
        Spot::Scan => book.playbook.scan.as_ref().map(|scan| desk.words(&scan.title)),
        _ => None,
    };
    words.unwrap_or_else(|| desk.title(spot))
}

/// The word for what kind of thing it is.
fn kind(book: &Book<'_>, spot: &Spot) -> &'static str {
    match spot {
        Spot::Value(_) => "kind_value",
        Spot::Boundary(_) => "kind_boundary",
        Spot::Role(_) => "kind_role",
        Spot::Page(_) => "kind_page",
        Spot::Scan => "scan",
        Spot::Example(id) => {
            let mut examples = book.playbook.examples.iter();
            let is_counter =
                examples.any(|it| it.id == *id && it.kind == ExampleKind::Counterexample);
            if is_counter { "kind_counterexample" } else { "kind_example" }
        }
        _ => "kind_playbook",
    }
}

/// The title or summary as it was, where it was another in the reader's language.
fn was(desk: &Desk<'_>, fields: &[Field]) -> Option<String> {
    let before = fields.iter().find_map(|field| match &field.rewording {
        Some(Rewording::Line { language, from, .. })
            if matches!(field.name, "title" | "name" | "question" | "summary" | "tagline")
                && language == desk.tag()
                && !from.is_empty() =>
        {
            Some(from)
        }
        _ => None,
    })?;
    Some(desk.lexicon.say("changes_was", &[("text", Arg::Words(&format!("‘{before}’")))]))
}
