//! Pages whose keys are not read, because the lines around them are missing or are others.

use std::collections::BTreeSet;

use schemars::schema_for;

use crate::diagnostic::{Code, Diagnostic};
use crate::load::raw::RawPage;
use crate::model::Text;
use crate::source::{File, Missed, front_matter, title_line};

use super::{Context, Raws};

impl Context<'_> {
    /// A page's title; an empty one where it is missing and has been told so, with all of the
    /// lines that are to stand above the page's text.
    pub(super) fn page_title(&self, raws: &Raws<'_, RawPage>) -> Text {
        let is_untitled = raws.rules.title.get().is_none();
        let is_told = self.missed_front_matter(raws, is_untitled);
        if is_untitled && !is_told {
            let file = self.spans.files.get(raws.file);
            let guess = guess(file, &raws.name.1);
            let help = if file.has_front_matter() {
                format!("add a line `{}` below the first line `---`", title_line(&guess))
            } else {
                format!("begin the file with these lines:\n{}", front_matter(&guess))
            };
            self.missing(raws, raws.tree, "title", &help);
        }
        self.text(raws, |raw| raw.title.get()).unwrap_or_else(|| self.no_text())
    }

    /// Tells the keys of a page that are read as its text; returns whether the file that should
    /// have its title has such ones.
    fn missed_front_matter(&self, raws: &Raws<'_, RawPage>, is_untitled: bool) -> bool {
        let files = self.catalogue.files(&raws.name).map(|file| (file, self.spans.files.get(file)));
        let bare = files.filter(|(_, file)| !file.has_front_matter()).collect::<Vec<_>>();
        if bare.is_empty() {
            return false;
        }
        let known = keys();
        let mut is_told = false;
        for (id, file) in bare {
            let lacks_title = is_untitled && id == raws.file;
            let missed = file.missed_front_matter(&|key| known.contains(key), lacks_title);
            if let Some(missed) = missed {
                is_told |= lacks_title;
                self.tell(told(file, missed, &raws.name.1, lacks_title));
            }
        }
        is_told
    }
}

fn told(file: &File, missed: Missed, id: &str, lacks_title: bool) -> Diagnostic {
    let code = if lacks_title { Code::MissingField } else { Code::YamlSyntax };
    let lines = missed.written(&guess(file, id));
    let help = format!("begin the file with these lines, and its text below them:\n{lines}");
    Diagnostic::new(code, file.span(missed.at), missed.message).help(help)
}

/// What a page may be called: as its first heading, or else as its file.
fn guess(file: &File, id: &str) -> String {
    file.first_heading().unwrap_or_else(|| {
        let words = id.replace('-', " ");
        let mut letters = words.chars();
        letters
            .next()
            .map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
    })
}

/// The keys that a page can have.
fn keys() -> BTreeSet<String> {
    let schema = schema_for!(RawPage);
    let keys = schema.get("properties").and_then(serde_json::Value::as_object);
    keys.into_iter().flatten().map(|(key, _)| key.clone()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_keys_of_a_page_are_known() {
        let keys = keys();
        assert!(
            ["title", "summary", "for", "order", "source"].iter().all(|key| keys.contains(*key))
        );
        assert!(!keys.contains("text") && !keys.contains("we_do"));
    }
}
