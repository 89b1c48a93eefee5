//! What is served, held against a fresh build, once all is at rest.

use std::fs;
use std::time::Duration;

use serde_json::Value;

use super::client::{Events, PATIENCE, Server};

/// Where nothing is told for so long, all is at rest: longer than the watcher looks again.
const REST: Duration = Duration::from_millis(600);

impl Server {
    /// Waits until everything that is served is what a fresh build makes, and holds that
    /// nothing is made anew after that. Tells how many editions were made since `before`.
    #[track_caller]
    pub(super) fn settles(&self, events: &mut Events, before: u64) -> u64 {
        self.project.run("build --quiet").ends(0);
        loop {
            let differing = self.differing();
            if differing.is_empty() {
                break;
            }
            let told = events.next_within(PATIENCE);
            assert!(told.is_some(), "these stay other than a fresh build: {differing:?}");
        }
        // What was told meanwhile is of editions that have been seen; only later ones count.
        let seen = newest(&self.events().next());
        while let Some(told) = events.next_within(REST) {
            assert!(newest(&told) <= seen, "something is made although nothing is written");
        }
        seen - before
    }

    /// The files that are other than those in `dist`.
    pub(super) fn differing(&self) -> Vec<String> {
        let dist = self.project.path("dist");
        let all = walkdir::WalkDir::new(&dist).into_iter().map(|entry| entry.expect("a file"));
        let files = all.filter(|entry| entry.file_type().is_file());
        let differs = |entry: walkdir::DirEntry| {
            let path = entry.path().strip_prefix(&dist).expect("below").to_string_lossy();
            let is_own = path.split('/').any(|name| name.starts_with('.'));
            let bytes = fs::read(entry.path()).expect("a file");
            let served = || without_script(&self.get(&format!("/{path}")).body);
            (!is_own && served() != String::from_utf8_lossy(&bytes)).then(|| path.into_owned())
        };
        files.filter_map(differs).collect()
    }
}

/// A page as it is published, without what only serving adds.
fn without_script(html: &str) -> String {
    let Some(start) = html.find("<script type=\"module\" src=\"/.ruimte/") else {
        return html.to_owned();
    };
    let end = start + html[start..].find("</script>").expect("its end") + "</script>".len();
    format!("{}{}", &html[..start], &html[end..]).replace("; connect-src 'self'", "")
}

/// The number of the newest edition that is told of; each edition has its own, from 1 on.
pub(super) fn newest(told: &Value) -> u64 {
    let all = told["organisations"].as_object().expect("organisations");
    all.values().filter_map(|one| one["latest"].as_u64()).max().unwrap_or_default()
}
