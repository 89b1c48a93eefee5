//! A playbook with everything in it findable: by id, and by what refers to it.

use std::sync::{Arc, Mutex};

use rustc_hash::FxHashMap as HashMap;

use crate::decide::Line;
use crate::model::{
    Boundary, BoundaryId, ClauseRef, Example, ExampleId, LanguageIndex, Page, PageId, Playbook,
    Role, RoleId, Statement, Target, Text, Value, ValueId,
};

/// A playbook and its indexes, made once.
pub(crate) struct Book<'a> {
    pub(crate) playbook: &'a Playbook,
    pub(crate) line: Line<'a>,
    roles: HashMap<&'a RoleId, &'a Role>,
    values: HashMap<&'a ValueId, &'a Value>,
    boundaries: HashMap<&'a BoundaryId, &'a Boundary>,
    examples: HashMap<&'a ExampleId, usize>,
    pages: HashMap<&'a PageId, &'a Page>,
    shown_by: HashMap<&'a ValueId, Vec<&'a Example>>,
    served_by: HashMap<&'a ValueId, Vec<&'a Boundary>>,
    scanned_by: HashMap<&'a ValueId, Vec<&'a Statement>>,
    decided_in: HashMap<&'a BoundaryId, Vec<&'a Example>>,
    played_in: HashMap<&'a RoleId, Vec<&'a Example>>,
    /// What clauses have been called so far, where a sentence names one.
    pub(crate) clause_names: ClauseNames,
}

/// What clauses are called in each language.
type ClauseNames = Mutex<HashMap<(LanguageIndex, BoundaryId, ClauseRef), Arc<str>>>;

impl<'a> Book<'a> {
    pub(crate) fn new(playbook: &'a Playbook) -> Self {
        let mut book = Self {
            playbook,
            line: Line::new(playbook),
            roles: playbook.roles.iter().map(|role| (&role.id, role)).collect(),
            values: playbook.values.iter().map(|value| (&value.id, value)).collect(),
            boundaries: playbook.boundaries.iter().map(|thing| (&thing.id, thing)).collect(),
            examples: playbook.examples.iter().map(|one| &one.id).zip(0..).collect(),
            pages: playbook.pages.iter().map(|page| (&page.id, page)).collect(),
            shown_by: HashMap::default(),
            served_by: HashMap::default(),
            scanned_by: HashMap::default(),
            decided_in: HashMap::default(),
            played_in: HashMap::default(),
            clause_names: Mutex::default(),
        };
        book.index();
        book
    }

    fn index(&mut self) {
        for boundary in &self.playbook.boundaries {
            for value in &boundary.values {
                add(&mut self.served_by, value, boundary);
            }
        }
        for example in &self.playbook.examples {
            for value in &example.values {
                add(&mut self.shown_by, value, example);
            }
            for decision in &example.decisions {
                add(&mut self.decided_in, &decision.boundary, example);
                add(&mut self.played_in, &decision.role, example);
            }
        }
        for statement in self.playbook.scan.iter().flat_map(|scan| &scan.statements) {
            if let Some(value) = &statement.value {
                self.scanned_by.entry(value).or_default().push(statement);
            }
        }
    }

    pub(crate) fn role(&self, id: &RoleId) -> Option<&'a Role> {
        self.roles.get(id).copied()
    }

    pub(crate) fn value(&self, id: &ValueId) -> Option<&'a Value> {
        self.values.get(id).copied()
    }

    pub(crate) fn boundary(&self, id: &BoundaryId) -> Option<&'a Boundary> {
        self.boundaries.get(id).copied()
    }

    /// The number of an example among all.
    pub(crate) fn example_at(&self, id: &ExampleId) -> Option<usize> {
        self.examples.get(id).copied()
    }

    /// The examples that show a value.
    pub(crate) fn shown_by(&self, id: &ValueId) -> &[&'a Example] {
        self.shown_by.get(id).map_or(&[], Vec::as_slice)
    }

    /// The boundaries that serve a value.
    pub(crate) fn served_by(&self, id: &ValueId) -> &[&'a Boundary] {
        self.served_by.get(id).map_or(&[], Vec::as_slice)
    }

    /// The statements of the self-scan that are about a value.
    pub(crate) fn scanned_by(&self, id: &ValueId) -> &[&'a Statement] {
        self.scanned_by.get(id).map_or(&[], Vec::as_slice)
    }

    /// The examples that a boundary decides.
    pub(crate) fn decided_in(&self, id: &BoundaryId) -> &[&'a Example] {
        self.decided_in.get(id).map_or(&[], Vec::as_slice)
    }

    /// The examples in which a role decides.
    pub(crate) fn played_in(&self, id: &RoleId) -> &[&'a Example] {
        self.played_in.get(id).map_or(&[], Vec::as_slice)
    }

    /// The boundaries that hold in every decision.
    pub(crate) fn always(&self) -> impl Iterator<Item = &'a Boundary> {
        self.playbook.boundaries.iter().filter(|boundary| boundary.always)
    }

    /// What a link to something says when its author gave no words; `None` where nothing is.
    pub(crate) fn title(&self, target: &Target) -> Option<&'a Text> {
        Some(match target {
            Target::Role(id) => &self.role(id)?.title,
            Target::Value(id) => &self.value(id)?.title,
            Target::Boundary(id) => &self.boundary(id)?.title,
            Target::Example(id) => &self.playbook.examples.get(self.example_at(id)?)?.title,
            Target::Page(id) => &self.pages.get(id)?.title,
        })
    }

    /// All languages of the playbook.
    pub(crate) fn languages(&self) -> impl Iterator<Item = LanguageIndex> + use<> {
        (0..self.playbook.languages.len()).map(LanguageIndex)
    }
}

/// Whether there is something to put into an authority matrix.
pub(crate) fn has_matrix(playbook: &Playbook) -> bool {
    !playbook.roles.is_empty() && playbook.boundaries.iter().any(|boundary| !boundary.always)
}

/// Adds a thing to a list once, however often it refers to the key.
fn add<'a, Key: Eq + std::hash::Hash, Thing>(
    index: &mut HashMap<&'a Key, Vec<&'a Thing>>,
    key: &'a Key,
    thing: &'a Thing,
) {
    let list = index.entry(key).or_default();
    if !list.last().is_some_and(|last| std::ptr::eq(*last, thing)) {
        list.push(thing);
    }
}
