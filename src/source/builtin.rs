//! The template and the theme that are part of the program.

use rust_embed::RustEmbed;

use super::folder::{Folder, TextSource, ThemeFile};

/// The name of the built-in template.
pub const STARTER: &str = "starter";

/// Where authors are told that built-in files stand.
const SHOWN: &str = "(built in)";

#[derive(RustEmbed)]
#[folder = "content/starter"]
struct StarterFiles;

#[derive(RustEmbed)]
#[folder = "themes/default"]
struct ThemeFiles;

/// The built-in template, as if it lay in the content folder.
pub fn starter() -> Folder {
    let mut folder = Folder {
        name: STARTER.to_owned(),
        shown: format!("{SHOWN}/{STARTER}"),
        ..Folder::default()
    };
    let mut paths: Vec<_> = StarterFiles::iter().collect();
    paths.sort();
    for path in paths {
        if let Some(file) = StarterFiles::get(&path) {
            folder.add(&path, TextSource::BuiltIn(file.data.into_owned().into()));
        }
    }
    folder
}

/// The files of the built-in theme, sorted by path.
pub fn default_theme() -> Vec<ThemeFile> {
    let mut paths: Vec<_> = ThemeFiles::iter().collect();
    paths.sort();
    let file = |path: &str| {
        let bytes = ThemeFiles::get(path)?.data.into_owned().into();
        let shown = format!("{SHOWN}/themes/default/{path}");
        Some(ThemeFile { path: path.to_owned(), shown, bytes })
    };
    paths.iter().filter_map(|path| file(path)).collect()
}
