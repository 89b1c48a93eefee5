//! Whole organisations from any files: told with places, and set the same way twice.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::{Arc, Mutex};

use ruimte::compile::{Examined, report};
use ruimte::diagnostic::{Diagnostic, github, human, json};
use ruimte::model::ThemeChoice;
use ruimte::render::{OnDemand, Options, Rendered, Theme, inspect, render};

use crate::files::{Folder, disturbs, folders, world};

/// The default theme, by how it is set.
static THEMES: Mutex<Vec<(ThemeChoice, Arc<Theme>)>> = Mutex::new(Vec::new());

/// So many settings of it are kept.
const MOST_THEMES: usize = 64;

/// Loads, checks and sets every organisation of a text.
pub fn check(data: &[u8]) {
    let (folders, _) = folders(data);
    let world = world(&folders);
    let names: Vec<&str> = world.workspace.own().collect();
    let mut examined: Vec<Examined<'_>> =
        names.iter().filter_map(|name| world.load(name)).collect();
    assert_eq!(examined.len(), names.len(), "an organisation is not found");
    let mut found = report(&world.workspace, &examined);
    for one in &mut examined {
        if !one.has_errors() && one.loaded.unanswered.is_empty() {
            world.prove(one);
            found.extend(set(one, &folders));
        }
    }
    has_places(&found, &folders);
    is_printable(&found);
}

/// Every diagnostic stands in a file that was given, or speaks of a folder.
fn has_places(found: &[Diagnostic], folders: &BTreeMap<String, Folder>) {
    let files = |(folder, files): (&String, &Folder)| -> Vec<String> {
        files.keys().map(|path| format!("content/{folder}/{path}")).collect()
    };
    let mut known: BTreeSet<String> = folders.iter().flat_map(files).collect();
    known.extend(folders.keys().map(|folder| format!("content/{folder}")));
    for one in found {
        assert!(!one.message.is_empty() && !one.message.contains('\n'), "{one:#?}");
        let related = one.related.iter().map(|related| &related.at);
        for at in std::iter::once(&one.at).chain(related) {
            assert!(known.contains(&at.source.path), "no such file: {one:#?}");
            let (start, end) = (at.start(), at.end());
            assert!(start.line >= 1 && start.column >= 1 && start <= end, "{one:#?}");
        }
    }
}

/// Nothing that an author wrote commands the terminal, or turns the direction of its lines.
fn is_printable(found: &[Diagnostic]) {
    let told = human(found, 100);
    let is_bad = |letter: char| disturbs(letter) && !['\n', '\u{1b}'].contains(&letter);
    assert!(!told.contains(is_bad), "{told:?}");
    for colour in told.split('\u{1b}').skip(1) {
        let end = colour.find(|letter: char| !(letter.is_ascii_digit() || "[;".contains(letter)));
        assert!(end.is_some_and(|end| colour[end..].starts_with('m')), "{told:?}");
    }
    assert!(json(found, ()).ends_with('\n'));
    let lines = github(found).lines().count();
    assert_eq!(lines, found.len(), "a line each");
}

/// Sets what has no error, twice: once whole, and once page by page from another reading. What
/// is found is found without setting it, too.
fn set(examined: &Examined<'_>, folders: &BTreeMap<String, Folder>) -> Vec<Diagnostic> {
    let Examined { loaded, authority, organisation, .. } = examined;
    let has_theme = |name: &String| {
        folders.get(name).is_some_and(|files| files.keys().any(|path| path.starts_with("theme/")))
    };
    if loaded.folders.iter().any(has_theme) {
        let world = world(folders);
        let published = world.publish(organisation, &options(), None, |_, site| site.all());
        return published.map(|(examined, _)| examined.diagnostics).unwrap_or_default();
    }
    let theme = theme(&loaded.playbook.theme);
    let Rendered { site, findings, theme_findings } =
        render(&loaded.playbook, authority, &theme, &options());
    let found = inspect(&loaded.playbook, authority, &theme, &options());
    assert_eq!(findings, found.findings, "setting tells something else than looking");
    let again = world(folders);
    let again = again.load(organisation).expect("it was there");
    let (playbook, authority) = (&again.loaded.playbook, &again.authority);
    let pages = OnDemand::new(playbook, authority, &theme, &options(), None);
    let is_page = |path: &str| Path::new(path).extension().is_some_and(|ending| ending == "html");
    for (path, bytes) in site.files.iter().filter(|(path, _)| is_page(path)) {
        assert!(pages.file(path).as_ref() == Some(bytes), "{path} is not set the same way twice");
    }
    let resolved = findings.into_iter().map(|one| one.resolve(|place| loaded.span(&place)));
    resolved.chain(theme_findings).filter(|one| !one.at.is_nowhere()).collect()
}

fn options() -> Options<'static> {
    Options { base_url: Some("https://example.org".to_owned()), ..Options::default() }
}

/// The theme of a choice; the default theme is made once for each of its settings.
fn theme(choice: &ThemeChoice) -> Arc<Theme> {
    let mut themes = THEMES.lock().expect("nobody panics and goes on");
    if let Some((_, theme)) = themes.iter().find(|(known, _)| known == choice) {
        return Arc::clone(theme);
    }
    let theme = Arc::new(Theme::new(choice, &[], None));
    if themes.len() < MOST_THEMES {
        themes.push((choice.clone(), Arc::clone(&theme)));
    }
    theme
}
