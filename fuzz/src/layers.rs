//! Templates, forks and translations laid over each other, and what is copied out of them.
//!
//! The last folder of a text is forked, by whatever answers stand before the first file, as
//! lines `question: answer`. A copy that stands alone is the playbook that the fork was.

use std::collections::BTreeMap;

use ruimte::load::{self, Loaded, flat, load, mixes_languages, overrides};
use ruimte::model::{Kind, Playbook};
use ruimte::scaffold::{self, NewFile};
use ruimte::source::{Archive, Workspace};

use crate::files::{Folder, folders, workspace};

/// What the fork is called.
const FORK: &str = "zzz-fork";

/// Forks the last folder of a text, linked and standing alone. Says whether the two could be
/// compared.
pub fn check(data: &[u8]) -> bool {
    let (folders, before) = folders(data);
    let (mut workspace, mut archive) = workspace(&folders);
    let Some(template) = workspace.folders.keys().next_back().cloned() else { return false };
    let Some(text) = fork(&workspace, &template, before) else { return false };
    let own = Folder::from([("playbook.yaml".to_owned(), text.into_bytes())]);
    workspace.take_in(FORK, "content", own, &mut archive);
    looks_at_layers(&workspace, &template);
    let linked = load(&workspace, FORK).expect("it was taken in");
    is_sound(&linked) && stands_alone(&workspace, &template, linked.playbook)
}

/// The playbook.yaml of a fork, as the command writes it: with the answers that will do.
fn fork(workspace: &Workspace, template: &str, before: &[u8]) -> Option<String> {
    let questions = load::questions(workspace, template)?;
    let text = String::from_utf8_lossy(before);
    let answers = text.lines().filter_map(|line| line.split_once(": "));
    let answers: BTreeMap<String, String> = answers
        .filter(|(question, answer)| questions.hold(question, answer).is_ok())
        .map(|(question, answer)| (question.to_owned(), answer.to_owned()))
        .collect();
    Some(scaffold::fork(&scaffold::Fork {
        name: "Zon",
        template,
        languages: &questions.languages,
        questions: &questions.all,
        answers: &answers,
        copies: true,
    }))
}

/// What is asked of layers besides: nothing of it may fail.
fn looks_at_layers(workspace: &Workspace, template: &str) {
    for name in [template, FORK] {
        overrides(workspace, name);
        for kind in Kind::WITH_FOLDER {
            load::sources(workspace, name, kind, None);
        }
    }
}

fn is_sound(loaded: &Loaded<'_>) -> bool {
    !loaded.has_errors() && loaded.unanswered.is_empty()
}

fn stands_alone(workspace: &Workspace, template: &str, mut linked: Playbook) -> bool {
    let drafts = flat(workspace, FORK).expect("it is there");
    let languages = linked.languages.clone();
    let files = scaffold::standalone(&drafts, &workspace.files, template, &languages);
    let files = files.expect("nothing is to be read");
    let told = told(&files);
    let mut alone = Workspace::default();
    let files = files.into_iter().map(|file| (file.path, file.bytes));
    alone.take_in(FORK, "content", files, &mut Archive::default());
    let copied = load(&alone, FORK).expect("it was taken in");
    if mixes_languages(workspace, FORK) {
        // A text may then come to stand where it is not looked for; the command says so.
        return false;
    }
    assert!(is_sound(&copied), "{:#?}\n{told}", copied.problems);
    linked.extends = None;
    if linked != copied.playbook {
        let (one, two) = (format!("{linked:#?}"), format!("{:#?}", copied.playbook));
        let differ = one.lines().zip(two.lines()).find(|(one, two)| one != two);
        panic!("{differ:?}\n{told}");
    }
    true
}

/// The files that were written, for whoever has to find out what is wrong with them.
fn told(files: &[NewFile]) -> String {
    let text =
        |file: &NewFile| format!("=== {}\n{}", file.path, String::from_utf8_lossy(&file.bytes));
    files.iter().map(text).collect()
}
