//! The template that is part of the program.

use rust_embed::RustEmbed;

use super::archive::Archive;
use super::folder::{Folder, TextSource};

/// The name of the built-in template.
pub const STARTER: &str = "starter";

/// Where authors are told that built-in files stand.
const SHOWN: &str = "(built in)";

#[derive(RustEmbed)]
#[folder = "content/starter"]
struct StarterFiles;

/// The built-in template, as if it lay in the content folder.
pub fn starter() -> Folder {
    let mut folder = Folder {
        name: STARTER.to_owned(),
        shown: format!("{SHOWN}/{STARTER}"),
        ..Folder::default()
    };
    for (path, bytes) in starter_files() {
        folder.add(&path, TextSource::BuiltIn(bytes.into()), &mut Archive::default());
    }
    folder
}

/// The files of the built-in template, by their paths within its folder.
pub fn starter_files() -> Vec<(String, Vec<u8>)> {
    let mut paths: Vec<_> = StarterFiles::iter().collect();
    paths.sort();
    let file = |path: std::borrow::Cow<'static, str>| {
        Some((path.to_string(), StarterFiles::get(&path)?.data.into_owned()))
    };
    paths.into_iter().filter_map(file).collect()
}
