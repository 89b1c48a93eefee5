//! Ids of other things, looked up.

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

    /// What `kind:id` names.
    pub(crate) fn target(&self, written: &Written) -> Option<Target> {
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
            self.flaw(written, self.no_such(kind, id).at(start..start + id.len()));
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
        range: std::ops::Range<usize>,
    ) {
        let dropped = self.catalogue.dropped.get(&(kind, id.to_owned()));
        let reference = self.spans.excerpt(written, range.clone());
        let inherited = self.chain.level_of(written.at.origin.file) != self.chain.own_number();
        match dropped {
            Some(dropped) if inherited => {
                let at = self.spans.files.value(*dropped);
                let message = format!("the {kind} `{id}` is dropped here, and still named");
                let own = self.own_path(written.at.origin.file);
                let help = format!(
                    "keep it, or change what names it, in {own}; what is not needed without it can \
                     be dropped as well"
                );
                self.tell(
                    Diagnostic::new(unknown(kind), at, message)
                        .help(help)
                        .related(reference, "it is named here"),
                );
            }
            _ => self.flaw(written, self.no_such(kind, id).at(range)),
        }
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
