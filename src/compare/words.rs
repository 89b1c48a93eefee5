//! Holds the things of two playbooks against each other, by kind and id.

use std::collections::{HashMap, HashSet};

use crate::model::{Boundary, Example, Kind, Language, Page, Playbook, Role, Text, Value};

use super::Version;
use super::change::{Change, Field, Happened, What};
use super::files::files;
use super::same::Reading;
use super::{rules, things};

/// Everything that reads otherwise in the new version: the playbook itself first, then kind by
/// kind in the order in which readers meet them; within a kind in the new playbook's order, what
/// is gone at the end. Empty exactly where readers see no difference.
pub fn words(old: &Version<'_>, new: &Version<'_>) -> Vec<Change> {
    words_in(old, new, None)
}

/// The same, told in a language where it can be: titles and texts of one line are those of that
/// language, and where a text differs in others only, of the first in which it does.
pub fn words_in(old: &Version<'_>, new: &Version<'_>, language: Option<&Language>) -> Vec<Change> {
    let reading = Reading::new(&old.playbook.languages, &new.playbook.languages, language);
    let own = rules::playbook(old, new, &reading);
    let playbook = (!own.is_empty()).then(|| Change {
        what: What::Thing(Kind::Playbook),
        id: "playbook".to_owned(),
        title: None,
        happened: Happened::Changed(own),
    });
    let (before, after) = (old.playbook, new.playbook);
    let mut changes: Vec<Change> = playbook.into_iter().collect();
    changes.extend(listed(&before.roles, &after.roles, things::role, &reading));
    changes.extend(listed(&before.values, &after.values, things::value, &reading));
    changes.extend(listed(&before.boundaries, &after.boundaries, rules::boundary, &reading));
    changes.extend(listed(&before.examples, &after.examples, things::example, &reading));
    changes.extend(listed(&before.pages, &after.pages, things::page, &reading));
    changes.extend(scan(before, after, &reading));
    changes.extend(files(What::Asset, &before.assets, &after.assets));
    changes.extend(files(What::Theme, &old.theme, &new.theme));
    changes
}

fn scan(old: &Playbook, new: &Playbook, reading: &Reading) -> Option<Change> {
    let happened = match (&old.scan, &new.scan) {
        (None, None) => return None,
        (None, Some(_)) => Happened::Added,
        (Some(_), None) => Happened::Removed,
        (Some(old), Some(new)) => {
            let fields = rules::scan(old, new, reading);
            if fields.is_empty() {
                return None;
            }
            Happened::Changed(fields)
        }
    };
    Some(Change { what: What::Thing(Kind::Scan), id: "scan".to_owned(), title: None, happened })
}

/// Something that stands in a list of its kind.
trait Listed {
    const KIND: Kind;
    fn id(&self) -> &str;
    fn title(&self) -> &Text;
    fn order(&self) -> Option<i64>;
}

macro_rules! listed {
    ($($thing:ident),*) => {$(
        impl Listed for $thing {
            const KIND: Kind = Kind::$thing;
            fn id(&self) -> &str {
                self.id.as_str()
            }
            fn title(&self) -> &Text {
                &self.title
            }
            fn order(&self) -> Option<i64> {
                self.order
            }
        }
    )*};
}

listed!(Role, Value, Boundary, Example, Page);

/// What became of the things of one kind.
fn listed<T: Listed>(
    old: &[T],
    new: &[T],
    fields: impl Fn(&T, &T, &Reading) -> Vec<Field>,
    reading: &Reading,
) -> Vec<Change> {
    let before: HashMap<&str, &T> = old.iter().map(|thing| (thing.id(), thing)).collect();
    let after: HashSet<&str> = new.iter().map(T::id).collect();
    let was = old.iter().map(T::id).filter(|id| after.contains(id));
    let is = new.iter().map(T::id).filter(|id| before.contains_key(id));
    let is_reordered = !was.eq(is);
    let (then, now) = reading.titles;
    let change_in = |language, thing: &T, happened| Change {
        what: What::Thing(T::KIND),
        id: thing.id().to_owned(),
        title: Some(thing.title().content(language).to_owned()),
        happened,
    };
    let change = |thing: &T, happened| change_in(now, thing, happened);
    let still = new.iter().filter_map(|thing| {
        let Some(before) = before.get(thing.id()) else {
            return Some(change(thing, Happened::Added));
        };
        let mut found = fields(before, thing, reading);
        if is_reordered && before.order() != thing.order() {
            found.push(Field { name: "order", rewording: None });
        }
        (!found.is_empty()).then(|| change(thing, Happened::Changed(found)))
    });
    let gone = old.iter().filter(|thing| !after.contains(thing.id()));
    still.chain(gone.map(|thing| change_in(then, thing, Happened::Removed))).collect()
}
