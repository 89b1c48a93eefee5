//! Tells texts of which readers get only a part, because YAML takes the rest for something else.

use serde::de::DeserializeOwned;

use crate::diagnostic::{Code, Diagnostic};
use crate::model::Kind;
use crate::source::{Cut, File, Files, Origin, Tree};

use super::raw::{RawBoundary, RawExample, RawPage, RawPlaybook, RawRole, RawScan, RawValue};
use super::read::texts;
use super::spans::Spans;

/// Keys of a playbook's theme that hold no text.
const NO_TEXTS: [&str; 2] = ["use", "logo"];

/// What a file of a kind has lost.
pub(super) fn cut_texts(kind: Kind, file: &File, files: &Files) -> Vec<Diagnostic> {
    if !file.may_cut_text() {
        return Vec::new();
    }
    let root = file.root_once();
    let spans = Spans { files, substitutions: &[] };
    let found = origins(kind, &root, &spans).into_iter();
    found.filter_map(|origin| file.cut(origin.node)).map(|cut| told(file, &cut)).collect()
}

/// How a text is to be written of which something is lost.
pub(super) fn help(cut: &Cut) -> String {
    match &cut.line {
        Some(line) => format!("put quotes around the text: `{line}`"),
        None => "indent the line as those above it".to_owned(),
    }
}

fn told(file: &File, cut: &Cut) -> Diagnostic {
    let lost = &file.source.text[cut.at.clone()];
    let rest = match &*cut.left {
        "" => "nothing is left of the text".to_owned(),
        left => format!("readers get only `{left}`"),
    };
    let message = format!("YAML takes `{lost}` for {}, so {rest}", cut.taken_for);
    Diagnostic::new(Code::CutText, file.span(cut.at.clone()), message).help(help(cut))
}

/// All texts of a file that readers see, empty ones too.
fn origins(kind: Kind, root: &Tree, spans: &Spans<'_>) -> Vec<Origin> {
    fn of<R: DeserializeOwned + Default>(root: &Tree, spans: &Spans<'_>) -> Vec<Origin> {
        texts::<R>(root, spans)
    }
    let mut origins = match kind {
        Kind::Playbook => of::<RawPlaybook>(root, spans),
        Kind::Role => of::<RawRole>(root, spans),
        Kind::Value => of::<RawValue>(root, spans),
        Kind::Boundary => of::<RawBoundary>(root, spans),
        Kind::Example => of::<RawExample>(root, spans),
        Kind::Page => of::<RawPage>(root, spans),
        Kind::Scan => of::<RawScan>(root, spans),
    };
    let tags =
        root.get("tags").into_iter().flat_map(|tags| std::iter::once(tags).chain(tags.items()));
    let theme = root.get("theme").into_iter().flat_map(Tree::pairs);
    let settings = theme.filter(|pair| !NO_TEXTS.contains(&&*pair.key)).map(|pair| &pair.value);
    origins.extend(tags.chain(settings).map(|tree| tree.origin));
    origins
}
