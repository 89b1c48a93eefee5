//! Building over what a build before left: the marks by which pages are known to be the same must
//! never keep an older one.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use crate::project::Project;

/// All files of a playbook, but for what it says of itself.
fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let all = walkdir::WalkDir::new(folder).into_iter().map(|entry| entry.expect("an entry"));
    let files = all.filter(|entry| entry.file_type().is_file());
    let read = files.map(|entry| {
        let path = entry.path().strip_prefix(folder).expect("below").display().to_string();
        (path, fs::read(entry.path()).expect("a file"))
    });
    read.filter(|(path, _)| path != ".ruimte").collect()
}

const EXAMPLE: &str = "title: Cold soup\nstory: It was [cold](boundary:refund).\nvalues: [listen]\n\
                       decisions:\n  - {boundary: refund, role: desk, facts: {fault: yes, amount: 20 EUR}, \
                       verdict: may}\n";

#[test]
fn what_is_built_over_an_older_playbook_is_what_is_built_anew() {
    let edits = [
        ("examples/soup.yaml", EXAMPLE.to_owned()),
        (
            "examples/tea.yaml",
            "title: Weak tea\nstory: See [](example:soup).\nvalues: [listen]\n".to_owned(),
        ),
        ("examples/soup.yaml", EXAMPLE.replace("Cold soup", "Cold soup again")),
        ("examples/soup.yaml", EXAMPLE.replace("It was", "It still was")),
        ("examples/tea.yaml", "title: Weak tea\norder: 1\nvalues: [listen]\n".to_owned()),
        ("values/listen.yaml", "title: Listen well\n".to_owned()),
        (
            "roles/desk.yaml",
            "title: Front desk\nreports_to: lead\nstart_with: [example:soup]\n".to_owned(),
        ),
        ("pages/read.md", "---\ntitle: Read this\n---\nOf [soup](example:soup).\n".to_owned()),
        ("theme/locales/en.ftl", "examples = Cases\n".to_owned()),
        (
            "playbook.yaml",
            "name: Acme Too\nlanguages: [en, nl]\ncurrency: EUR\notherwise: ask lead\n\
             words: {customer: guest}\n"
                .to_owned(),
        ),
    ];
    let mut project = Project::sound();
    project.run("build -q").ends(0);
    for (path, text) in edits {
        project = project.write(&format!("acme/{path}"), &text);
        project.run("build -q").ends(0);
        project.run("build -q --out fresh").ends(0);
        let (over, anew) = (project.path("dist/acme"), project.path("fresh/acme"));
        let (over, anew) = (files(&over), files(&anew));
        let differ = anew.iter().filter(|(path, bytes)| over.get(*path) != Some(bytes));
        let differ: Vec<_> = differ.map(|(path, _)| path).collect();
        assert!(differ.is_empty(), "after {path}: {differ:?}");
        assert_eq!(over.len(), anew.len(), "after {path}");
        fs::remove_dir_all(project.path("fresh")).expect("it is there");
    }
}

#[test]
fn what_somebody_did_to_a_page_is_mended() {
    let project = Project::sound().write("acme/examples/soup.yaml", EXAMPLE);
    project.run("build -q").ends(0);
    let whole = files(&project.path("dist/acme"));
    let page = project.path("dist/acme/examples/soup.html");
    let longer = [&whole["examples/soup.html"][..], b"<!-- mine -->"].concat();
    let mut as_long = whole["examples/soup.html"].clone();
    as_long.reverse();
    for deed in ["edited", "turned around", "emptied", "removed"] {
        match deed {
            "turned around" => fs::write(&page, &as_long).expect("written"),
            "edited" => fs::write(&page, &longer).expect("written"),
            "emptied" => fs::write(&page, "").expect("written"),
            _ => fs::remove_file(&page).expect("removed"),
        }
        project.run("build -q").ends(0);
        assert_eq!(files(&project.path("dist/acme")), whole, "{deed}");
    }
}

#[test]
fn a_page_that_stays_is_not_made_again() {
    let project = Project::sound().write("acme/examples/soup.yaml", EXAMPLE);
    project.run("build -q").ends(0);
    let journal = fs::read_to_string(project.path("dist/acme/.ruimte")).expect("the journal");
    let line = journal.lines().find(|line| line.starts_with("examples/soup.html\t"));
    let known = line.and_then(|line| line.split_once('\t')).expect("a mark").1;
    let mark = known.split(' ').next().expect("a mark");
    // A page that were made again would not be what the journal says it is.
    let page = project.path("dist/acme/examples/soup.html");
    let other = "<p>what an earlier build made</p>";
    fs::write(&page, other).expect("written");
    let digest = &blake3::hash(other.as_bytes()).to_hex()[..32];
    let told = journal.replace(
        line.expect("a line"),
        &format!("examples/soup.html\t{mark} {digest} {}", other.len()),
    );
    // The last line vouches for the others.
    let mut lines: Vec<&str> = told.lines().collect();
    lines.pop();
    let all = lines.join("\n");
    let told = format!("{all}\n\tend {}\n", &blake3::hash(all.as_bytes()).to_hex()[..32]);
    fs::write(project.path("dist/acme/.ruimte"), told).expect("written");
    project.run("build -q").ends(0);
    assert_eq!(fs::read_to_string(&page).expect("a page"), other);
}
