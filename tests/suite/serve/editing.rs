//! What is saved is shown.

use std::fs;

use super::client::{Server, errors};
use crate::project::Project;

#[test]
fn a_saved_file_is_shown() {
    let server = Server::start(Project::sound());
    let mut events = server.events();
    assert!(server.get("/acme/values/listen.html").body.contains("<h1>Listen</h1>"));
    server.save("acme/values/listen.yaml", "title: Hear out\n");
    server.until(&mut events, "/acme/values/listen.html", "<h1>Hear out</h1>");
}

#[test]
fn pages_are_those_of_a_build() {
    let project = Project::forked();
    project.run("build acme base").ends(0);
    let server = Server::start(project);
    assert!(server.get("/acme/").body.contains("/.ruimte/live.js"));
    assert_eq!(server.differing(), Vec::<String>::new());
}

#[test]
fn what_a_template_keeps_from_forks_is_told_whichever_of_the_two_is_edited() {
    let server = Server::start(
        Project::forked().write("acme/boundaries/refund.yaml", "title: Money back\n"),
    );
    let mut events = server.events();
    let kept = |forks: &str| {
        format!(
            "title: Refund\nfacts: {{fault: F?}}\nmay: [{{when: {{fault: yes}}, up_to: 50 EUR}}]\n{forks}"
        )
    };
    server.save("base/boundaries/refund.yaml", &kept("forks: tighten\n"));
    server.save("acme/boundaries/refund.yaml", "may: [{up_to: 90 EUR}]\n");
    events.until(|acme| errors(acme) == 1);
    let overlay = server.get("/.ruimte/overlay/acme").body;
    assert!(overlay.contains("<code>loosened-boundary</code>"), "{overlay}");
    server.save("base/boundaries/refund.yaml", &kept(""));
    events.until(|acme| errors(acme) == 0);
    server.save("base/boundaries/refund.yaml", &kept("forks: tighten\n"));
    events.until(|acme| errors(acme) == 1);
    server.save("acme/boundaries/refund.yaml", "may: [{when: {fault: yes}, up_to: 40 EUR}]\n");
    events.until(|acme| errors(acme) == 0);
}

#[test]
fn errors_lie_over_the_last_good_version() {
    let server = Server::start(Project::sound());
    let mut events = server.events();
    server.save("acme/examples/late.yaml", "title: Later\nvalues: [lisen]\n");
    let told = events.until(|acme| errors(acme) > 0);
    assert_eq!(errors(&told["organisations"]["acme"]), 1);
    let overlay = server.get("/.ruimte/overlay/acme").body;
    for words in [
        "<code>unknown-value</code> there is no value `lisen`",
        "content/acme/examples/late.yaml:2:10</a>",
        "values: [<mark>lisen</mark>]",
        "did you mean `listen`?",
        "vscode://file/",
        "/content/acme/examples/late.yaml:2:10\"",
    ] {
        assert!(overlay.contains(words), "{words}\n{overlay}");
    }
    assert!(server.get("/acme/examples/late.html").body.contains("<h1>Late</h1>"));
    server.save("acme/examples/late.yaml", "title: Later\nvalues: [listen]\n");
    events.until(|acme| errors(acme) == 0);
    assert!(server.get("/acme/examples/late.html").body.contains("<h1>Later</h1>"));
}

#[test]
fn broken_content_is_told_until_it_is_mended() {
    let broken = Project::sound().write("acme/roles/desk.yaml", "title: Desk\nreports_to: leed\n");
    let server = Server::start_with(broken, "serve --port 0 --editor my-editor:{file}@{line}");
    let mut events = server.events();
    let page = server.get("/acme/");
    assert_eq!(page.status, 200);
    assert!(page.body.contains("there is no role `leed`"), "{}", page.body);
    assert!(page.body.contains("did you mean `lead`?"), "{}", page.body);
    assert!(page.body.contains("desk.yaml@2\""), "{}", page.body);
    assert!(page.body.contains("/.ruimte/live.js"), "{}", page.body);
    assert!(server.get("/").body.contains("1 error"));
    server.save("acme/roles/desk.yaml", "title: Desk\nreports_to: lead\n");
    events.until(|acme| errors(acme) == 0);
    assert!(server.get("/acme/").body.contains("<title>Acme</title>"));
}

#[test]
fn a_page_that_was_removed_is_missing() {
    let server = Server::start(Project::sound());
    let mut events = server.events();
    assert_eq!(server.get("/acme/examples/late.html").status, 200);
    let late = server.project.path("content/acme/examples/late.yaml");
    fs::rename(&late, late.with_file_name("later.yaml")).expect("it is renamed");
    server.until(&mut events, "/acme/examples/later.html", "<h1>Late</h1>");
    let missing = server.get("/acme/examples/late.html");
    assert_eq!(missing.status, 404);
    // What it links to is found, although it stands in another folder.
    assert!(missing.body.contains("<base href=\"/acme/\">"), "{}", missing.body);
}

#[test]
fn the_content_may_go_and_come_back() {
    let server = Server::start(Project::sound());
    let mut events = server.events();
    let content = server.project.path("content");
    fs::rename(&content, server.project.path("away")).expect("it goes");
    fs::create_dir_all(content.join("acme")).expect("another comes");
    fs::write(content.join("acme/playbook.yaml"), "name: Bravo\n").expect("a file");
    server.until(&mut events, "/acme/", "<title>Bravo</title>");
    fs::remove_dir_all(&content).expect("it goes again");
    fs::rename(server.project.path("away"), &content).expect("the first comes back");
    server.until(&mut events, "/acme/", "<title>Acme</title>");
    // And it is watched as before.
    server.save("acme/playbook.yaml", "name: Charlie\ncurrency: EUR\notherwise: ask lead\n");
    server.until(&mut events, "/acme/", "<title>Charlie</title>");
}

#[test]
fn organisations_come_and_go() {
    let server = Server::start(Project::sound());
    let mut events = server.events();
    let bravo = server.project.path("content/bravo");
    fs::create_dir_all(bravo.join("values")).expect("a folder");
    fs::write(bravo.join("values/care.yaml"), "title: Care\n").expect("a file");
    fs::write(bravo.join("playbook.yaml"), "name: Bravo\n").expect("a file");
    server.until(&mut events, "/bravo/values/care.html", "<h1>Care</h1>");
    assert!(server.get("/").body.contains("href=\"/bravo/\""));
    fs::remove_dir_all(&bravo).expect("it goes");
    server.until(&mut events, "/bravo/", "Nothing is here");
}

#[test]
fn a_thousand_files_at_once_end_in_one_state() {
    let server = Server::start(Project::sound());
    let mut events = server.events();
    let example = |number: usize, round: &str| {
        let path = server.project.path(format!("content/acme/examples/e{number}.yaml"));
        fs::write(path, format!("title: {round} {number}\n")).expect("a file");
    };
    (0..500).for_each(|number| example(number, "First"));
    (0..500).for_each(|number| example(number, "Second"));
    server.until(&mut events, "/acme/examples/e499.html", "<h1>Second 499</h1>");
    for number in [0, 1, 250, 498] {
        let page = server.get(&format!("/acme/examples/e{number}.html")).body;
        assert!(page.contains(&format!("<h1>Second {number}</h1>")), "{number}");
    }
}

/// The template of an example, which asks for what there is not where the title is `Odd`.
const ODD: &str = "{% extends \"pages/frame.html\" %}\n{% block main %}{{ frame.title }}\
{% if \"Odd\" in frame.title %}{{ view.nothing.more }}{% endif %}{% endblock main %}\n";

#[test]
fn a_template_that_fails_on_one_page_is_told_after_the_others_can_be_read() {
    let project = Project::sound().write("acme/theme/templates/pages/example.html", ODD);
    let server = Server::start(project);
    let mut events = server.events();
    events.until(|acme| errors(acme) == 0 && acme["shown"] != 0);
    // The first page of each kind is tried at once; this is none of these.
    server.save("acme/examples/odd.yaml", "title: Odd\nvalues: [listen]\n");
    let told = events.until(|acme| errors(acme) > 0);
    let acme = &told["organisations"]["acme"];
    assert!(acme["latest"].as_u64() > acme["shown"].as_u64(), "{acme}");
    let overlay = server.get("/.ruimte/overlay/acme").body;
    assert!(overlay.contains("<code>template-error</code>"), "{overlay}");
    assert!(overlay.contains("acme/theme/templates/pages/example.html:2:"), "{overlay}");
    assert_eq!(server.get("/acme/examples/late.html").status, 200);
    server.save("acme/examples/odd.yaml", "title: Even\nvalues: [listen]\n");
    events.until(|acme| errors(acme) == 0);
    assert!(server.get("/acme/examples/odd.html").body.contains("Even"));
}
