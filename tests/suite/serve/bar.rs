//! What the author's bar and the list of playbooks tell, and that none of it is published.

use std::fs;

use serde_json::Value;

use super::client::{Events, Server};
use crate::project::Project;

fn json(server: &Server, path: &str) -> Value {
    let answer = server.get(path);
    assert_eq!(answer.status, 200, "{path}");
    serde_json::from_str(&answer.body).expect("JSON")
}

/// The places of a boundary that no example notices, with their YAML.
fn slips(proof: &Value) -> Vec<(String, String)> {
    let parts = proof["parts"].as_array().into_iter().flatten();
    let slips = parts.flat_map(|part| part["slips"].as_array().cloned().unwrap_or_default());
    let words = |slip: &Value, key: &str| slip[key].as_str().unwrap_or_default().to_owned();
    slips.map(|slip| (words(&slip, "told"), words(&slip, "yaml"))).collect()
}

/// Saves a file, and asks what is proved once that is seen.
fn proof_after(server: &Server, events: &mut Events, path: &str, text: &str) -> Value {
    let version = |told: &Value| told["version"].as_u64().unwrap_or(0);
    let before = version(&json(server, "/.ruimte/proof/acme"));
    server.save(path, text);
    events.until(|acme| acme["latest"].as_u64().unwrap_or(0) > before);
    json(server, "/.ruimte/proof/acme/refund")
}

#[test]
fn a_missing_example_is_ready_to_copy() {
    let server = Server::start(Project::sound());
    let mut events = server.events();
    let bar = json(&server, "/.ruimte/bar/acme/boundaries/refund.html");
    assert_eq!(bar["boundary"], "refund");
    assert_eq!(bar["name"], "boundaries/refund.yaml");
    let proof = json(&server, "/.ruimte/proof/acme/refund");
    let limits = &proof["parts"][0];
    assert_eq!(
        (&limits["name"], &limits["noticed"], &limits["all"]),
        (&"limits".into(), &0.into(), &2.into())
    );
    // Nobody tells a case of it yet; the first example that is proposed tells that very case.
    let open = |proof: &Value| proof["cases"]["open"].as_array().cloned().unwrap_or_default();
    let (first, count) = (open(&proof)[0].clone(), open(&proof).len());
    assert_eq!(proof["cases"]["all"], proof["cases"]["shown"].as_u64().unwrap_or(9) + count as u64);
    let yaml = first["yaml"].as_str().expect("few facts");
    let example = format!("title: Case\nvalues: [listen]\ndecisions:\n  {yaml}\n");
    let proof = proof_after(&server, &mut events, "acme/examples/case.yaml", &example);
    assert_eq!(open(&proof).len(), count - 1);
    assert!(!open(&proof).contains(&first), "{proof}");
    let mut left = slips(&proof);
    let mut number = 0;
    while let Some((told, yaml)) = left.first().cloned() {
        number += 1;
        assert!(number < 20, "{left:?}");
        let example = format!("title: E {number}\nvalues: [listen]\ndecisions:\n  {yaml}\n");
        let path = format!("acme/examples/e{number}.yaml");
        left = slips(&proof_after(&server, &mut events, &path, &example));
        assert!(left.iter().all(|(other, _)| *other != told), "{told}: {left:?}");
    }
    let total = json(&server, "/.ruimte/proof/acme");
    assert!(total["all"].as_u64().unwrap_or(0) > 0, "{total}");
    assert_eq!(total["noticed"], total["all"]);
}

#[test]
fn layers_are_told() {
    let project = Project::forked()
        .write("acme/playbook.yaml", "name: Acme\nextends: base\nlanguages: [en, nl]\n")
        .write("acme/boundaries/refund.yaml", "summary: Ours.\n")
        .write("acme/values/listen.nl.yaml", "title: Luisteren\n")
        .write("acme/values/care.yaml", "title: Care\n");
    let server = Server::start(project);
    let told = |page: &str| {
        let bar = json(&server, &format!("/.ruimte/bar/acme/{page}"));
        let files = bar["files"].as_array().into_iter().flatten();
        let files = files.map(|file| file["path"].as_str().unwrap_or_default().to_owned());
        let files = files.map(|path| path.replace("content/", "")).collect::<Vec<_>>();
        assert!(bar["files"][0]["href"].as_str().unwrap_or("").starts_with("vscode://file"));
        (bar["layering"].as_str().unwrap_or_default().to_owned(), files.join(" "))
    };
    let is = |page: &str, layering: &str, files: &str| {
        assert_eq!(told(page), (layering.to_owned(), files.to_owned()), "{page}");
    };
    is("roles/desk.html", "inherited", "base/roles/desk.yaml");
    is("nl/cards/desk.html", "inherited", "base/roles/desk.yaml");
    is("values/care.html", "own", "acme/values/care.yaml");
    is(
        "boundaries/refund.html",
        "overridden",
        "acme/boundaries/refund.yaml base/boundaries/refund.yaml",
    );
    is("values/listen.html", "translated", "acme/values/listen.nl.yaml base/values/listen.yaml");
    is("", "overridden", "acme/playbook.yaml base/playbook.yaml");
    assert_eq!(told("roles/").0, "many");
    assert_eq!(server.get("/.ruimte/bar/acme/nothing.html").status, 204);
    assert_eq!(server.get("/.ruimte/bar/nobody/").status, 204);
    assert_eq!(server.get("/.ruimte/proof/nobody").status, 204);
}

#[test]
fn only_the_warnings_of_the_page_are_told_and_nothing_is_markup() {
    let overdue = "title: '<script>alert(1)</script>'\nreview_by: 2020-01-01 # <i>late</i>\n";
    let project = Project::sound().write("acme/values/late.yaml", overdue);
    let server = Server::start(project);
    let bar = json(&server, "/.ruimte/bar/acme/values/listen.html");
    assert_eq!(bar["warnings"], 0);
    for page in ["/.ruimte/bar/acme/values/late.html", "/"] {
        let body = server.get(page).body;
        assert!(body.contains("review-overdue") || page == "/", "{body}");
        assert!(!body.contains("<i>late"), "{body}");
        assert!(!body.contains("<script>alert"), "{body}");
    }
}

#[test]
fn the_list_tells_what_is_left_to_do() {
    let project = Project::forked()
        .write("acme/playbook.yaml", "name: Acme\nextends: base\nlanguages: [en, nl]\n")
        .write("base/values/listen.yaml", "title: Listen\nreview_by: 2020-01-01\n");
    let server = Server::start(project);
    let list = server.get("/").body;
    for words in [
        "1 playbook and 1 template",
        "<span class=\"mark\">template</span>",
        "1 review overdue",
        "not fully in <code>nl</code>",
        "this reaches acme",
        "id=\"proof-acme\"",
        "<details><summary>",
    ] {
        assert!(list.contains(words), "{words}\n{list}");
    }
}

#[test]
fn nothing_of_it_is_published() {
    let project = Project::sound();
    project.run("build acme").ends(0);
    for entry in walkdir::WalkDir::new(project.path("dist")) {
        let entry = entry.expect("the folder can be read");
        assert!(!entry.path().to_string_lossy().contains("ruimte/bar"), "{:?}", entry.path());
        let Ok(text) = fs::read_to_string(entry.path()) else { continue };
        for trace in [".ruimte/", "author-bar", "author-line", "ruimte-bar"] {
            assert!(!text.contains(trace), "{trace}: {:?}", entry.path());
        }
    }
}
