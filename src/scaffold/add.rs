//! What `add` writes: a thing, an example where it needs one, and the words of both in the
//! organisation's other languages.

use crate::model::Kind;

use super::NewFile;
use super::house::House;
use super::scalar::scalar;
use super::skeleton::{Filling, Skeleton, Tongue, original, words};

/// What is to be added.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Addition<'a> {
    /// Of what kind it is.
    pub kind: Kind,
    /// Its id.
    pub id: &'a str,
    /// The id of the example that comes with a value or a boundary.
    pub example: &'a str,
    /// What its author calls it.
    pub title: &'a str,
    /// A day in a year, on which it may be looked at again.
    pub next_year: &'a str,
}

/// The files of a new thing, below the organisation's folder; what was asked for comes first.
pub fn add(addition: &Addition<'_>, house: &House) -> Vec<NewFile> {
    let (skeleton, example) = match addition.kind {
        Kind::Boundary => (Skeleton::Boundary, Some(Skeleton::BoundaryExample)),
        Kind::Role => (Skeleton::Role, None),
        Kind::Example => (Skeleton::Example, None),
        _ => (Skeleton::Value, Some(Skeleton::ValueExample)),
    };
    let mut things = vec![(addition.kind, addition.id.to_owned(), skeleton)];
    if let Some(example) = example {
        things.push((Kind::Example, addition.example.to_owned(), example));
    }
    things
        .iter()
        .flat_map(|(kind, id, skeleton)| thing(*kind, id, *skeleton, addition, house))
        .collect()
}

/// A thing's own file, and its words in the organisation's other languages.
fn thing(
    kind: Kind,
    id: &str,
    skeleton: Skeleton,
    addition: &Addition<'_>,
    house: &House,
) -> Vec<NewFile> {
    let folder = kind.folder();
    let text =
        filled(addition, house, house.tongue, &|filling| original(skeleton, house.tongue, filling));
    let first = NewFile::new(format!("{folder}/{id}.yaml"), text);
    let others = house.others.iter().map(|(tag, tongue)| {
        let text = filled(addition, house, *tongue, &|filling| {
            words(skeleton, *tongue, &format!("{id}.yaml"), filling)
        });
        NewFile::new(format!("{folder}/{id}.{tag}.yaml"), text)
    });
    std::iter::once(first).chain(others).collect()
}

/// A text with the organisation's own roles, values and money in it.
fn filled(
    addition: &Addition<'_>,
    house: &House,
    tongue: Tongue,
    tell: &dyn Fn(&Filling<'_>) -> String,
) -> String {
    let first_story = match (tongue, addition.kind) {
        (Tongue::English, Kind::Boundary) => "a first case",
        (Tongue::English, _) => "a first story",
        (Tongue::Dutch, Kind::Boundary) => "een eerste geval",
        (Tongue::Dutch, _) => "een eerste verhaal",
    };
    let list = |key: &str, entry: Option<String>| match entry {
        Some(entry) => format!("{key}: [{entry}]"),
        None => format!("# {key}: []"),
    };
    let money = |value: u32| format!("{value} {}", house.currency);
    let named =
        |name: &Option<String>, otherwise: &str| name.clone().unwrap_or(otherwise.to_owned());
    let start_with = [
        house.value.as_ref().map(|id| format!("value:{id}")),
        house.boundary.as_ref().map(|id| format!("boundary:{id}")),
    ];
    let start_with: Vec<String> = start_with.into_iter().flatten().collect();
    let start_with = (!start_with.is_empty()).then(|| start_with.join(", "));
    let reports_to = match &house.boss {
        Some(boss) => format!("reports_to: {boss}"),
        None => "# reports_to: manager".to_owned(),
    };
    tell(&[
        ("id", addition.id),
        ("title", &scalar(addition.title)),
        ("example_title", &scalar(&format!("{}: {first_story}", addition.title))),
        ("next_year", addition.next_year),
        ("owner", &named(&house.boss, "manager")),
        ("boss", &named(&house.boss, "manager")),
        ("role", &named(&house.bottom, "colleague")),
        ("boundary", &named(&house.boundary, "a-boundary")),
        ("values", &list("values", house.value.clone())),
        ("start_with", &list("start_with", start_with)),
        ("reports_to", &reports_to),
        ("less", &money(20)),
        ("amount", &money(50)),
        ("more", &money(80)),
        ("otherwise", &house.otherwise()),
    ])
}
