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
    let mut paths: Vec<_> = StarterFiles::iter().collect();
    paths.sort();
    for path in paths {
        if let Some(file) = StarterFiles::get(&path) {
            let text = TextSource::BuiltIn(file.data.into_owned().into());
            folder.add(&path, text, &mut Archive::default());
        }
    }
    folder
}
