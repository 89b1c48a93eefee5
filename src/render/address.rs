//! Where each page lives, and how one page names another.
//!
//! Every link is relative and names its file, so that a playbook works below any address and
//! opened as files.

use std::fmt;

use crate::model::{
    BoundaryId, ExampleId, Kind, Language, LanguageIndex, PageId, Playbook, RoleId, Target, ValueId,
};

/// A page of the published playbook, in whichever language.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Spot {
    Home,
    MayI,
    Values,
    Value(ValueId),
    Boundaries,
    Boundary(BoundaryId),
    Matrix,
    Examples,
    Example(ExampleId),
    Roles,
    Role(RoleId),
    Card(RoleId),
    Pages,
    Page(PageId),
    Practise,
    Scan,
    Changes,
    Search,
    NotFound,
}

/// The kinds of pages, each named after its template.
pub(crate) const TEMPLATES: [&str; 19] = [
    "home",
    "may-i",
    "values",
    "value",
    "boundaries",
    "boundary",
    "matrix",
    "examples",
    "example",
    "roles",
    "role",
    "pages",
    "page",
    "practise",
    "card",
    "scan",
    "changes",
    "search",
    "missing",
];

impl Spot {
    /// Its file, below the folder of its language.
    pub(crate) fn file(&self) -> String {
        match self {
            Self::Home => "index.html".into(),
            Self::MayI => "may-i.html".into(),
            Self::Values => "values/index.html".into(),
            Self::Value(id) => thing("values", id),
            Self::Boundaries => "boundaries/index.html".into(),
            Self::Boundary(id) => thing("boundaries", id),
            Self::Matrix => "matrix.html".into(),
            Self::Examples => "examples/index.html".into(),
            Self::Example(id) => thing("examples", id),
            Self::Roles => "roles/index.html".into(),
            Self::Role(id) => thing("roles", id),
            Self::Card(id) => thing("cards", id),
            Self::Pages => "pages/index.html".into(),
            Self::Page(id) => thing("pages", id),
            Self::Practise => "practise.html".into(),
            Self::Scan => "scan.html".into(),
            Self::Changes => "changes.html".into(),
            Self::Search => "search.html".into(),
            Self::NotFound => "404.html".into(),
        }
    }

    /// The name of the template that sets it, without its ending.
    pub(crate) fn template(&self) -> &'static str {
        match self {
            Self::Home => "home",
            Self::MayI => "may-i",
            Self::Values => "values",
            Self::Value(_) => "value",
            Self::Boundaries => "boundaries",
            Self::Boundary(_) => "boundary",
            Self::Matrix => "matrix",
            Self::Examples => "examples",
            Self::Example(_) => "example",
            Self::Roles => "roles",
            Self::Role(_) => "role",
            Self::Card(_) => "card",
            Self::Pages => "pages",
            Self::Page(_) => "page",
            Self::Practise => "practise",
            Self::Scan => "scan",
            Self::Changes => "changes",
            Self::Search => "search",
            Self::NotFound => "missing",
        }
    }

    /// The kind of things that it is made from, and which one where it is one.
    pub(crate) fn about(&self) -> (Kind, Option<String>) {
        match self {
            Self::Home | Self::Changes | Self::Search | Self::NotFound => {
                (Kind::Playbook, Some(String::new()))
            }
            Self::Scan => (Kind::Scan, Some(String::new())),
            Self::Values => (Kind::Value, None),
            Self::MayI | Self::Boundaries | Self::Matrix => (Kind::Boundary, None),
            Self::Examples | Self::Practise => (Kind::Example, None),
            Self::Roles => (Kind::Role, None),
            Self::Pages => (Kind::Page, None),
            Self::Value(id) => (Kind::Value, Some(id.to_string())),
            Self::Boundary(id) => (Kind::Boundary, Some(id.to_string())),
            Self::Example(id) => (Kind::Example, Some(id.to_string())),
            Self::Role(id) | Self::Card(id) => (Kind::Role, Some(id.to_string())),
            Self::Page(id) => (Kind::Page, Some(id.to_string())),
        }
    }

    /// The list that this page is one of.
    pub(crate) fn list(&self) -> Option<Self> {
        match self {
            Self::Value(_) => Some(Self::Values),
            Self::Boundary(_) => Some(Self::Boundaries),
            Self::Example(_) => Some(Self::Examples),
            Self::Role(_) | Self::Card(_) => Some(Self::Roles),
            Self::Page(_) => Some(Self::Pages),
            _ => None,
        }
    }
}

impl From<&Target> for Spot {
    fn from(target: &Target) -> Self {
        match target {
            Target::Role(id) => Self::Role(id.clone()),
            Target::Value(id) => Self::Value(id.clone()),
            Target::Boundary(id) => Self::Boundary(id.clone()),
            Target::Example(id) => Self::Example(id.clone()),
            Target::Page(id) => Self::Page(id.clone()),
        }
    }
}

/// No id starts with `_`, so a thing called `index` never hides the list of its kind.
fn thing(folder: &str, id: &impl fmt::Display) -> String {
    match id.to_string().as_str() {
        "index" => format!("{folder}/_index.html"),
        id => format!("{folder}/{id}.html"),
    }
}

/// The folder of a language, from the playbook's root: empty for its first language.
pub(crate) fn language_folder(playbook: &Playbook, language: LanguageIndex) -> String {
    if language.0 == 0 {
        return String::new();
    }
    playbook.languages.get(language.0).map_or_else(String::new, |tag: &Language| format!("{tag}/"))
}

/// The file of a page in a language, from the playbook's root.
pub(crate) fn file(playbook: &Playbook, language: LanguageIndex, spot: &Spot) -> String {
    language_folder(playbook, language) + &spot.file()
}

/// How the file `from` names the file `to`; both from the playbook's root.
pub(crate) fn relative(from: &str, to: &str) -> String {
    let folder = from.rfind('/').map_or("", |slash| &from[..=slash]);
    let mut shared = 0;
    for (at, byte) in folder.bytes().enumerate() {
        if to.as_bytes().get(at) != Some(&byte) {
            break;
        }
        if byte == b'/' {
            shared = at + 1;
        }
    }
    let ups = folder[shared..].matches('/').count();
    "../".repeat(ups) + &to[shared..]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_name_files_relative_to_the_page() {
        assert_eq!(relative("index.html", "values/index.html"), "values/index.html");
        assert_eq!(relative("values/listen.html", "values/index.html"), "index.html");
        assert_eq!(relative("values/listen.html", "roles/desk.html"), "../roles/desk.html");
        assert_eq!(relative("en/values/a.html", "values/a.html"), "../../values/a.html");
        assert_eq!(relative("en/values/a.html", "en/index.html"), "../index.html");
        assert_eq!(relative("valuesx/a.html", "values/a.html"), "../values/a.html");
    }

    #[test]
    fn a_thing_called_index_has_a_page_of_its_own() {
        assert_eq!(Spot::Value(ValueId::new("index")).file(), "values/_index.html");
        assert_ne!(Spot::Value(ValueId::new("index")).file(), Spot::Values.file());
    }
}
