//! Ids of other things, looked up.

use std::ops::Range;

use crate::diagnostic::{Code, Diagnostic, did_you_mean};
use crate::load::catalogue::unknown;
use crate::load::grammar::Flaw;
use crate::load::read::{Field, OneOrMany, Written};
use crate::model::{BoundaryId, ExampleId, Kind, PageId, RoleId, Target, ValueId};
use crate::source::FileId;

use super::Context;

impl Context<'_> {
    /// A role that exists.
    pub(crate) fn role(&self, written: &Written) -> Option<RoleId> {
        self.known(Kind::Role, written).then(|| RoleId::new(&*written.text))
    }

    /// The roles of a list that exist.
    pub(crate) fn roles(&self, list: &OneOrMany<Written>) -> Vec<RoleId> {
        list.0.iter().filter_map(|role| self.role(role.get()?)).collect()
    }

    /// The values of a list that exist.
    pub(crate) fn values(&self, list: &Field<OneOrMany<Written>>) -> Vec<ValueId> {
        let list = list.get().map_or(&[][..], |list| &list.0);
        list.iter().filter_map(Field::get).filter_map(|value| self.value(value)).collect()
    }

    pub(crate) fn value(&self, written: &Written) -> Option<ValueId> {
        self.known(Kind::Value, written).then(|| ValueId::new(&*written.text))
    }

    /// What `kind:id` names in a list of such, which is a role's `start_with`.
    pub(crate) fn target(&self, written: &Written, list: &[&Written]) -> Option<Target> {
        let named = written.text.split_once(':');
        let kind = named.and_then(|(scheme, _)| {
            Kind::WITH_FOLDER.into_iter().find(|kind| kind.name() == scheme.trim())
        });
        let (Some(kind), Some((scheme, rest))) = (kind, named) else {
            let message = format!("`{}` does not say what it leads to", written.text);
            let schemes = Kind::WITH_FOLDER.map(Kind::name);
            let help = match named.and_then(|(scheme, _)| did_you_mean(scheme, schemes)) {
                Some(help) => help,
                None => "write the kind and the id: `value:own-the-moment`".to_owned(),
            };
            self.flaw(written, Flaw::new(Code::WrongType, message).help(help));
            return None;
        };
        let id = rest.trim();
        if !self.catalogue.has(kind, id) {
            let start = scheme.len() + 1 + (rest.len() - rest.trim_start().len());
            let range = start..start + id.len();
            if !self.is_dropped_below(kind, written, id, range.clone(), || self.path_without(list))
            {
                self.flaw(written, self.no_such(kind, id).at(range));
            }
            return None;
        }
        Some(match kind {
            Kind::Role => Target::Role(RoleId::new(id)),
            Kind::Value => Target::Value(ValueId::new(id)),
            Kind::Boundary => Target::Boundary(BoundaryId::new(id)),
            Kind::Example => Target::Example(ExampleId::new(id)),
            _ => Target::Page(PageId::new(id)),
        })
    }

    /// Whether a thing exists; otherwise that has been told, at the reference, or at the
    /// `without` that took away what an inherited file refers to.
    pub(crate) fn known(&self, kind: Kind, written: &Written) -> bool {
        let found = self.catalogue.has(kind, &written.text);
        if !found {
            self.unknown_thing(kind, written, &written.text, 0..written.text.len());
        }
        found
    }

    /// Tells that a part of a text names nothing of a kind.
    pub(crate) fn unknown_thing(
        &self,
        kind: Kind,
        written: &Written,
        id: &str,
        range: Range<usize>,
    ) {
        let change = || {
            let own = self.own_path(written.at.origin.file);
            format!(
                "change what names it, in {own}; what is not needed without it can be dropped as \
                 well"
            )
        };
        if !self.is_dropped_below(kind, written, id, range.clone(), change) {
            self.flaw(written, self.no_such(kind, id).at(range));
        }
    }

    /// Tells at the `without` that it took away what an inherited file still names, and what there
    /// is to `change` then; `false` where none did.
    fn is_dropped_below(
        &self,
        kind: Kind,
        written: &Written,
        id: &str,
        range: Range<usize>,
        change: impl Fn() -> String,
    ) -> bool {
        let dropped = self.catalogue.dropped.get(&(kind, id.to_owned()));
        let inherited = self.chain.level_of(written.at.origin.file) != self.chain.own_number();
        let Some(dropped) = dropped.filter(|_| inherited) else { return false };
        let message = format!("the {kind} `{id}` is dropped here, and still named");
        let problem = Diagnostic::new(unknown(kind), self.spans.files.value(*dropped), message);
        let reference = self.spans.excerpt(written, range);
        let help = format!("keep it, or {}", change());
        self.tell(problem.help(help).related(reference, "it is named here"));
        true
    }

    /// How a fork takes what it drops out of the way in which a role begins.
    fn path_without(&self, list: &[&Written]) -> String {
        let is_left = |target: &&&Written| {
            let named = target.text.split_once(':');
            named.is_none_or(|(scheme, id)| {
                let mut kinds = Kind::WITH_FOLDER.into_iter();
                let kind = kinds.find(|kind| kind.name() == scheme.trim());
                kind.is_none_or(|kind| {
                    !self.catalogue.dropped.contains_key(&(kind, id.trim().to_owned()))
                })
            })
        };
        let left: Vec<&str> = list.iter().filter(is_left).map(|target| &*target.text).collect();
        let own = list.first().map(|target| self.own_path(target.at.origin.file));
        let own = own.unwrap_or_default();
        if left.is_empty() {
            return format!("leave `start_with:` empty, in {own}");
        }
        format!("write the others alone, in {own}: `start_with: [{}]`", left.join(", "))
    }

    /// The path of the file with which the organisation itself lies over an inherited one.
    fn own_path(&self, file: FileId) -> String {
        let folder = |playbook: FileId| {
            let path = &self.spans.files.get(playbook).source.path;
            path.rsplit_once('/').map_or("", |(folder, _)| folder)
        };
        let path = &self.spans.files.get(file).source.path;
        let below = folder(self.chain.levels[self.chain.level_of(file)].playbook);
        let rest = path.strip_prefix(below).unwrap_or(path);
        format!("{}{rest}", folder(self.chain.own().playbook))
    }

    fn no_such(&self, kind: Kind, id: &str) -> Flaw {
        let is_dropped = self.catalogue.dropped.contains_key(&(kind, id.to_owned()));
        let help = if is_dropped {
            Some("`without` in playbook.yaml drops it".to_owned())
        } else {
            did_you_mean(id, self.catalogue.ids(kind))
        };
        Flaw::new(unknown(kind), format!("there is no {kind} `{id}`")).maybe_help(help)
    }
}
