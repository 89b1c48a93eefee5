//! The clauses that lie below a fork's file, by their ids.

use crate::diagnostic::nearest;
use crate::load::layer::{CLAUSE_LISTS, clause_id, removes};
use crate::source::{Data, Origin, Tree};

/// A clause with an id, in one of the files of a boundary.
#[derive(Clone)]
pub(super) struct Named {
    pub(super) list: &'static str,
    pub(super) id: String,
    /// The value of its `id`.
    pub(super) at: Origin,
}

/// What lies below a file of a boundary.
#[derive(Default)]
pub(super) struct Below {
    /// The folders that have a file of it.
    pub(super) folders: Vec<String>,
    /// Its clauses with ids.
    clauses: Vec<Named>,
    /// The clauses that one of the folders takes out.
    removed: Vec<Named>,
    /// The lists that are none, so that nothing can be said of them.
    pub(super) unreadable: Vec<&'static str>,
}

impl Named {
    pub(super) fn of(list: &'static str, clause: &Tree) -> Option<Self> {
        let at = clause.get("id")?.origin;
        Some(Self { list, id: clause_id(clause)?.to_owned(), at })
    }

    pub(super) fn is(&self, other: &Self) -> bool {
        self.list == other.list && self.id == other.id
    }
}

impl Below {
    pub(super) fn has(&self, named: &Named) -> bool {
        self.clauses.iter().any(|known| known.is(named))
    }

    /// Takes in what a file says that lies over it.
    pub(super) fn absorb(&mut self, folder: &str, root: &Tree) {
        self.folders.push(folder.to_owned());
        for list in CLAUSE_LISTS {
            match root.get(list).map(|tree| &tree.data) {
                None | Some(Data::List(_)) => {}
                // An empty key removes the whole list.
                Some(Data::Null) => {
                    self.removed.extend(self.clauses.extract_if(.., |known| known.list == list));
                }
                Some(_) => self.unreadable.push(list),
            }
        }
        let (gone, others): (Vec<_>, Vec<_>) = clauses(root)
            .filter_map(|(list, clause)| Some((Named::of(list, clause)?, removes(clause))))
            .partition(|(_, removes)| *removes);
        for (named, _) in gone {
            self.clauses.retain(|known| !known.is(&named));
            self.removed.push(named);
        }
        for (named, _) in others {
            if !self.has(&named) {
                self.clauses.push(named);
            }
        }
    }

    /// The ids that can be meant in the list of a clause.
    fn ids(&self, list: &str) -> Vec<&str> {
        self.clauses.iter().filter(|known| known.list == list).map(|known| &*known.id).collect()
    }

    /// The clause that is meant, or that says why there is none, and what to say of it.
    pub(super) fn near(&self, named: &Named) -> Option<(&Named, &'static str)> {
        let same_id = |known: &&Named| known.id == named.id;
        if let Some(elsewhere) = self.clauses.iter().find(same_id) {
            return Some((elsewhere, "this has the id"));
        }
        let gone = |known: &&Named| known.is(named);
        if let Some(removal) = self.removed.iter().find(gone) {
            return Some((removal, "it is taken out here"));
        }
        let meant = self.meant(named)?;
        let is_meant = |known: &&Named| known.list == named.list && known.id == meant;
        self.clauses.iter().find(is_meant).map(|known| (known, "this one is there"))
    }

    /// The id that is probably meant: the nearest one, else the only one.
    fn meant(&self, named: &Named) -> Option<&str> {
        let ids = self.ids(named.list);
        nearest(&named.id, ids.iter().copied()).or(match ids.as_slice() {
            [only] => Some(only),
            _ => None,
        })
    }

    /// What the author can do to name a clause that is there.
    pub(super) fn advice(&self, named: &Named) -> String {
        let Named { list, id, .. } = named;
        if let Some(elsewhere) = self.clauses.iter().find(|known| known.id == *id) {
            let other = elsewhere.list;
            return format!(
                "`{id}` is a clause of `{other}`: to change it, write this below `{other}`"
            );
        }
        if self.removed.iter().any(|known| known.is(named)) {
            return format!(
                "`{id}` is taken out below: to have it again, write the whole clause here"
            );
        }
        if let Some(meant) = self.meant(named) {
            return format!("did you mean `{meant}`?");
        }
        match listed(&self.ids(list)) {
            Some(ids) => format!("its ids there are {ids}"),
            None => format!(
                "no `{list}` there has an id: give the one that is meant an `id` where it stands, \
                 and name that here"
            ),
        }
    }
}

/// Ids in one line; `None` where there are none.
fn listed(ids: &[&str]) -> Option<String> {
    /// More than these nobody looks through.
    const MOST: usize = 12;
    let told: Vec<String> = ids.iter().take(MOST).map(|id| format!("`{id}`")).collect();
    let more = if ids.len() > MOST { " and more" } else { "" };
    (!told.is_empty()).then(|| format!("{}{more}", told.join(", ")))
}

/// All clauses of a file with the lists that they stand in.
pub(super) fn clauses(root: &Tree) -> impl Iterator<Item = (&'static str, &Tree)> {
    CLAUSE_LISTS.into_iter().flat_map(move |list| {
        root.get(list).map_or(&[][..], Tree::items).iter().map(move |clause| (list, clause))
    })
}
