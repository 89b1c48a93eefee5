//! Nothing is lost: whoever is killed, and whatever the disk does, the old playbook is there
//! whole, or the new one, and the next build mends the rest.

mod begun;
mod builds;
mod disk;
mod journal;
mod killing;
mod others;
mod refused;
mod writers;

use std::fs;
use std::path::Path;

use crate::project::Project;

/// Another title, so that the playbook is another one.
fn retitled(project: Project, title: &str) -> Project {
    project.write("acme/values/listen.yaml", &format!("title: {title}\n"))
}

/// The names in a folder, hidden ones too.
fn names(folder: impl AsRef<Path>) -> Vec<String> {
    let entries = fs::read_dir(folder).expect("a folder").flatten();
    let mut names: Vec<String> =
        entries.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}
