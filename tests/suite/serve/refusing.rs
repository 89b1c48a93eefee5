//! Who may ask, and for what.

use std::net::TcpListener;

use super::client::Server;
use crate::project::Project;

#[test]
fn only_own_names_are_answered() {
    let server = Server::start(Project::sound());
    let ask = |host: &str| {
        let path = "/acme/";
        server.ask(&format!("GET {path} HTTP/1.1\r\n{host}Connection: close\r\n\r\n"))
    };
    let port = server.port;
    for host in ["localhost", "127.0.0.1", "[::1]"] {
        assert_eq!(ask(&format!("Host: {host}:{port}\r\n")).status, 200, "{host}");
    }
    for host in [
        format!("Host: evil.example:{port}\r\n"),
        "Host: localhost:1\r\n".to_owned(),
        "Host: localhost\r\n".to_owned(),
        format!("Host: localhost:{port}\r\nHost: evil.example:{port}\r\n"),
        String::new(),
    ] {
        let answer = ask(&host);
        assert!([400, 421].contains(&answer.status), "{host} {answer:?}");
        assert!(!answer.body.contains("Acme"), "{host}");
    }
}

#[test]
fn only_reading_is_possible() {
    let server = Server::start(Project::sound());
    let ask = |method: &str| {
        let port = server.port;
        let head = format!("Host: localhost:{port}\r\nConnection: close\r\nContent-Length: 0\r\n");
        server.ask(&format!("{method} /acme/ HTTP/1.1\r\n{head}\r\n"))
    };
    for method in ["POST", "PUT", "DELETE", "OPTIONS"] {
        assert_eq!(ask(method).status, 405, "{method}");
    }
    let head = ask("HEAD");
    assert_eq!((head.status, head.body.as_str()), (200, ""));
}

#[test]
fn nothing_outside_of_the_site_is_reached() {
    let server = Server::start(Project::sound().write("secret.txt", "hidden away\n"));
    for path in [
        "/acme/../secret.txt",
        "/acme/..%2fsecret.txt",
        "/acme/%2e%2e/%2e%2e/content/secret.txt",
        "/acme/playbook.yaml",
        "/../content/secret.txt",
        "/.ruimte/../../content/secret.txt",
        "/acme/..%5c..%5csecret.txt",
        "/acme/%00",
        "/acme/%ff",
        "//content/secret.txt",
    ] {
        let answer = server.get(path);
        assert_eq!(answer.status, 404, "{path}");
        assert!(!answer.body.contains("hidden away"), "{path}");
    }
}

#[test]
fn addresses_are_those_of_the_published_folder() {
    let server = Server::start(Project::sound());
    let redirect = server.get("/acme");
    assert_eq!(redirect.status, 307);
    assert!(redirect.head.contains("location: /acme/\r\n"), "{}", redirect.head);
    assert!(server.get("/acme/boundaries").head.contains("location: /acme/boundaries/\r\n"));
    assert_eq!(
        server.get("/acme/boundaries/").body,
        server.get("/acme/boundaries/index.html").body
    );
    for (path, kind) in [
        ("/", "text/html; charset=utf-8"),
        ("/acme/", "text/html; charset=utf-8"),
        ("/acme/matrix.csv", "text/csv; charset=utf-8"),
        ("/acme/playbook.json", "application/json"),
        ("/.ruimte/live.js", "text/javascript; charset=utf-8"),
        ("/.ruimte/own.css", "text/css; charset=utf-8"),
    ] {
        let answer = server.get(path);
        assert_eq!(answer.status, 200, "{path}");
        assert!(answer.head.contains(&format!("content-type: {kind}\r\n")), "{}", answer.head);
        assert!(answer.head.contains("cache-control: no-store"), "{}", answer.head);
    }
    assert_eq!(server.get("/nobody/").status, 404);
}

#[test]
fn a_port_in_use_is_told_with_one_that_is_free() {
    let taken = TcpListener::bind("127.0.0.1:0").expect("a free port");
    let port = taken.local_addr().expect("an address").port();
    let run = Project::sound().run(&format!("serve --port {port}")).ends(2);
    let told = run.stderr();
    assert!(told.contains(&format!("port {port} is in use; port ")), "{told}");
    assert!(told.contains("is free: `--port "), "{told}");
}

#[test]
fn what_is_not_there_cannot_be_served() {
    let told = Project::sound().run("serve acne --port 0").ends(2).stderr();
    assert!(told.contains("did you mean `acme`?"), "{told}");
    let told = Project::empty().run("serve --port 0").ends(2).stderr();
    assert!(told.contains("there is no folder `content` here"), "{told}");
}

#[test]
fn a_drawing_that_is_opened_by_itself_runs_nothing() {
    let project = Project::sound()
        .bytes("content/acme/assets/a.svg", b"<svg><script>x()</script></svg>")
        .bytes("content/acme/assets/b.html", b"<head><script>x()</script>")
        .bytes("content/acme/assets/c.pdf", b"%PDF");
    project.run("build").ends(0);
    let files = std::fs::read_dir(project.path("dist/acme/assets")).expect("assets");
    let mut names: Vec<String> = files
        .map(|file| file.expect("a file").file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    let server = Server::start(project);
    let heads: Vec<_> =
        names.iter().map(|name| server.get(&format!("/acme/assets/{name}"))).collect();
    let sandboxed = heads.iter().map(|answer| answer.head.contains("security-policy: sandbox;"));
    assert_eq!(sandboxed.collect::<Vec<_>>(), [true, true, false], "{names:?} {heads:?}");
    assert!(!heads[1].body.contains("live.js"));
}
