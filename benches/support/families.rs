//! Boundaries of known size, as content that an author could write.

use std::fmt::Write as _;
use std::fs;

use ruimte::load;
use ruimte::model::Playbook;
use ruimte::source::{Location, Workspace};

/// A playbook with this boundary, `b`, with a desk and so many experts to ask.
pub(crate) fn playbook(boundary: &str, roles: usize) -> Playbook {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let mut files = vec![
        ("playbook.yaml".to_owned(), "name: Acme\ncurrency: EUR\notherwise: may\n".to_owned()),
        ("roles/desk.yaml".to_owned(), "title: Desk\n".to_owned()),
        ("boundaries/b.yaml".to_owned(), boundary.to_owned()),
    ];
    files.extend(
        (0..roles).map(|role| (format!("roles/r{role}.yaml"), format!("title: R{role}\n"))),
    );
    for (path, text) in files {
        let path = folder.path().join("acme").join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, text).expect("a file");
    }
    let location = Location { path: folder.path().to_owned(), shown: "content".to_owned() };
    loaded(&Workspace::read(&location, &["acme".to_owned()]).expect("it can be read"), "acme")
}

/// The organisation that is built in.
pub(crate) fn starter() -> Playbook {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let location = Location { path: folder.path().to_owned(), shown: "content".to_owned() };
    let named = ["starter".to_owned()];
    loaded(&Workspace::read(&location, &named).expect("it can be read"), "starter")
}

fn loaded(workspace: &Workspace, organisation: &str) -> Playbook {
    let loaded = load::load(workspace, organisation).expect("it is there");
    assert!(loaded.problems.is_empty(), "{:#?}", loaded.problems);
    loaded.playbook
}

/// So many pairs of facts of which one must be whole: all first ones are asked before the
/// second ones, so that every set of first ones is remembered: some `2 * 2^pairs` nodes.
pub(crate) fn pairs(pairs: usize) -> String {
    let mut text = "title: B\notherwise: never\nfacts:\n".to_owned();
    for side in ["one", "two"] {
        for pair in 0..pairs {
            let _ = writeln!(text, "  {side}_{pair}: Is it?");
        }
    }
    text.push_str("may:\n");
    for pair in 0..pairs {
        let _ = writeln!(text, "  - when: {{one_{pair}: yes, two_{pair}: yes}}");
    }
    text
}

/// So many facts, each with an expert to ask: every set of experts is somebody's answer.
pub(crate) fn experts(facts: usize) -> String {
    let mut text = "title: B\notherwise: may\nfacts:\n".to_owned();
    for fact in 0..facts {
        let _ = writeln!(text, "  f{fact}: Is it?");
    }
    text.push_str("ask:\n");
    for fact in 0..facts {
        let _ = writeln!(text, "  - {{whom: r{fact}, when: {{f{fact}: yes}}}}");
    }
    text
}

/// Disjoint clauses, each over all of these numeric facts.
pub(crate) fn disjoint(facts: usize, clauses: usize) -> String {
    let mut text = "title: B\notherwise: never\nfacts:\n".to_owned();
    for fact in 0..facts {
        let _ = writeln!(text, "  n{fact}: {{type: number, ask: How many?}}");
    }
    text.push_str("may:\n");
    for clause in 0..clauses {
        let (from, to) = (clause * 10, clause * 10 + 8);
        let tests = (0..facts).map(|fact| format!("n{fact}: between {from} and {to}"));
        let _ = writeln!(text, "  - when: {{{}}}", tests.collect::<Vec<_>>().join(", "));
    }
    text
}
