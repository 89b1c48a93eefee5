//! Whole folders that go, come and change places: all of it ends in one state, the one on the
//! disk, and what came is watched as what was there before.

use std::fs;
use std::path::Path;

use super::client::{Events, Server};
use super::storms::{A_FEW, serving};
use crate::project::Project;

/// Holds that a few editions ended in what is on the disk, and that edits are still seen.
#[track_caller]
fn ends_well(server: &Server, events: &mut Events, before: u64) {
    let made = server.settles(events, before);
    assert!((1..=A_FEW).contains(&made), "{made} editions");
    server.save("acme/values/listen.yaml", "title: Hear out\n");
    server.until(events, "/acme/values/listen.html", "<h1>Hear out</h1>");
}

/// `content/acme` with many examples.
fn large() -> Project {
    let examples = (0..100).map(|number| format!("acme/examples/e{number}.yaml"));
    examples.fold(Project::sound(), |project, path| project.write(&path, "title: One of many\n"))
}

fn copy(from: &Path, to: &Path) {
    for entry in walkdir::WalkDir::new(from) {
        let entry = entry.expect("an entry");
        let to = to.join(entry.path().strip_prefix(from).expect("below"));
        if entry.file_type().is_dir() {
            fs::create_dir_all(to).expect("a folder");
        } else {
            fs::copy(entry.path(), to).expect("a file");
        }
    }
}

#[test]
fn a_folder_that_is_deleted_and_restored() {
    let (server, mut events, before) = serving(large());
    let (here, away) = (server.project.path("content/acme/examples"), server.project.path("away"));
    copy(&here, &away);
    fs::remove_dir_all(&here).expect("it goes");
    server.until(&mut events, "/acme/examples/e99.html", "data-missing");
    copy(&away, &here);
    server.until(&mut events, "/acme/examples/e99.html", "<h1>One of many</h1>");
    ends_well(&server, &mut events, before);
    server.save("acme/examples/e7.yaml", "title: One of a kind\n");
    server.until(&mut events, "/acme/examples/e7.html", "<h1>One of a kind</h1>");
}

#[test]
fn a_folder_that_is_renamed() {
    let (server, mut events, before) = serving(large());
    let folder = |name: &str| server.project.path(format!("content/{name}"));
    fs::rename(folder("acme/examples"), folder("acme/_aside")).expect("it is renamed");
    server.until(&mut events, "/acme/examples/e99.html", "data-missing");
    fs::rename(folder("acme/_aside"), folder("acme/examples")).expect("it is renamed again");
    fs::rename(folder("acme"), folder("bravo")).expect("all of it is");
    server.until(&mut events, "/bravo/examples/e99.html", "<h1>One of many</h1>");
    server.until(&mut events, "/acme/", "Nothing is here");
    fs::rename(folder("bravo"), folder("acme")).expect("and back");
    ends_well(&server, &mut events, before);
}

#[test]
fn organisations_that_are_added_and_removed() {
    let (server, mut events, before) = serving(large());
    let folder = |name: &str| server.project.path(format!("content/{name}"));
    for name in ["bravo", "charlie", "delta"] {
        copy(&folder("acme"), &folder(name));
    }
    fs::remove_dir_all(folder("charlie")).expect("one goes again");
    server.until(&mut events, "/delta/examples/e99.html", "<h1>One of many</h1>");
    let made = server.settles(&mut events, before);
    assert!((2..=3 * A_FEW).contains(&made), "{made} editions");
    assert!(server.get("/charlie/").body.contains("Nothing is here"));
    fs::remove_dir_all(folder("bravo")).expect("another goes");
    server.until(&mut events, "/bravo/", "Nothing is here");
}

#[test]
fn a_content_folder_that_is_removed_and_restored() {
    let (server, mut events, before) = serving(large());
    let (content, away) = (server.project.path("content"), server.project.path("away"));
    copy(&content, &away);
    for _ in 0..3 {
        fs::remove_dir_all(&content).expect("it goes");
        copy(&away, &content);
    }
    server.save("acme/examples/e7.yaml", "title: One of a kind\n");
    server.until(&mut events, "/acme/examples/e7.html", "<h1>One of a kind</h1>");
    ends_well(&server, &mut events, before);
}

#[test]
fn a_theme_that_is_edited() {
    let theme = |project: &Project, path: &str, text: &str| {
        let path = project.path("themes/plain").join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, text).expect("a file");
    };
    let acme = "name: Acme\ncurrency: EUR\notherwise: ask lead\ntheme: {use: plain}\n";
    let project = Project::sound().write("acme/playbook.yaml", acme);
    theme(&project, "theme.yaml", "name: Plain\n");
    let (server, mut events, before) = serving(project);
    for number in 0..20 {
        let css = format!("body {{ border-top: {number}px solid }}\n");
        theme(&server.project, "static/css/own.css", &css);
        theme(&server.project, "locales/en.ftl", &format!("values = Values {number}\n"));
    }
    fs::remove_dir_all(server.project.path("themes/plain/locales")).expect("a folder goes");
    theme(&server.project, "templates/pages/value.html", VALUE);
    server.until(&mut events, "/acme/values/listen.html", "<b>Listen</b>");
    let made = server.settles(&mut events, before);
    assert!((1..=42).contains(&made), "{made} editions");
}

/// A page that the theme sets in its own way.
const VALUE: &str = "{% extends \"pages/frame.html\" %}{% block main %}\
                     <b>{{ view.heading.title.text }}</b>{% endblock %}\n";

#[cfg(unix)]
#[test]
fn links_that_lead_elsewhere() {
    use std::os::unix::fs::symlink;
    let link = |project: &Project, to: &str, name: &str| {
        let beside = project.path("beside");
        symlink(to, &beside).expect("a link");
        fs::rename(beside, project.path(name)).expect("it takes its place");
    };
    let project = Project::sound().write("_other/values/listen.yaml", "title: Other\n");
    let folder = |project: &Project, name: &str| project.path(format!("content/{name}"));
    fs::rename(folder(&project, "acme"), folder(&project, "_acme")).expect("it is renamed");
    copy(&folder(&project, "_acme/roles"), &folder(&project, "_other/roles"));
    fs::write(folder(&project, "_other/playbook.yaml"), "name: Other\notherwise: ask lead\n")
        .expect("a file");
    link(&project, "_acme", "content/acme");
    let (server, mut events, before) = serving(project);
    link(&server.project, "_other", "content/acme");
    server.until(&mut events, "/acme/values/listen.html", "<h1>Other</h1>");
    ends_well(&server, &mut events, before);
    link(&server.project, "_acme", "content/acme");
    server.until(&mut events, "/acme/values/listen.html", "<h1>Listen</h1>");
}

#[cfg(unix)]
#[test]
fn a_content_folder_that_is_a_link() {
    use std::os::unix::fs::symlink;
    let project = Project::sound();
    let path = |name: &str| project.path(name);
    fs::create_dir_all(path("releases")).expect("a folder");
    fs::rename(path("content"), path("releases/1")).expect("it is renamed");
    copy(&path("releases/1"), &path("releases/2"));
    fs::write(path("releases/2/acme/values/listen.yaml"), "title: Second\n").expect("a file");
    symlink("releases/1", path("content")).expect("a link");
    let (server, mut events, before) = serving(project);
    symlink("releases/2", server.project.path("beside")).expect("a link");
    fs::rename(server.project.path("beside"), server.project.path("content")).expect("a swap");
    server.until(&mut events, "/acme/values/listen.html", "<h1>Second</h1>");
    ends_well(&server, &mut events, before);
}
