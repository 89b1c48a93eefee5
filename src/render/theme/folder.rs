//! Theme folders as data. Who reads them from disk is another stage's matter.

use std::collections::BTreeMap;
use std::sync::Arc;

use rust_embed::RustEmbed;

use crate::diagnostic::{SourceText, Span};

/// The name of the theme that is built in, below every other.
pub(super) const DEFAULT: &str = "default";

/// One theme: a folder below `themes/`, or an organisation's own `theme/`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ThemeFolder {
    /// The folder's name.
    pub name: String,
    /// Its files by their path in it, with forward slashes: `templates/pages/home.html`.
    pub files: BTreeMap<String, ThemeFile>,
}

/// One file of a theme.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ThemeFile {
    /// The path that authors know it by.
    pub path: String,
    /// Its content.
    pub bytes: Arc<[u8]>,
}

impl ThemeFolder {
    /// The theme that is built in.
    pub fn built_in() -> Self {
        let files = BuiltIn::iter()
            .filter_map(|path| {
                let bytes = Arc::from(BuiltIn::get(&path)?.data.as_ref());
                let shown = format!("themes/{DEFAULT}/{path}");
                Some((path.into_owned(), ThemeFile { path: shown, bytes }))
            })
            .collect();
        Self { name: DEFAULT.into(), files }
    }

    /// The files below a folder that end in `ending`, by their path below it.
    pub(super) fn below<'a>(
        &'a self,
        folder: &'a str,
        ending: &'a str,
    ) -> impl Iterator<Item = (&'a str, &'a ThemeFile)> {
        self.files.iter().filter_map(move |(path, file)| {
            let inside = path.strip_prefix(folder)?;
            inside.ends_with(ending).then_some((inside, file))
        })
    }
}

impl ThemeFile {
    /// Its text, for diagnostics and parsers; empty where it is none.
    pub(super) fn source(&self) -> Arc<SourceText> {
        let text = std::str::from_utf8(&self.bytes).unwrap_or_default();
        let text = text.strip_prefix('\u{feff}').unwrap_or(text).to_owned();
        Arc::new(SourceText::new(&*self.path, text))
    }

    /// The first occurrence of some words in it.
    pub(super) fn span_of(&self, words: &str) -> Span {
        let source = self.source();
        let start = source.text.find(words).unwrap_or(0);
        let end = if source.text.contains(words) { start + words.len() } else { start };
        Span::new(source, start..end)
    }
}

#[derive(RustEmbed)]
#[folder = "themes/default"]
struct BuiltIn;
