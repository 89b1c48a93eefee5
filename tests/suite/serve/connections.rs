//! Clients that are slow, or many.

#![cfg(unix)]

use std::fs;
use std::io::{ErrorKind, Read as _, Write as _};
use std::net::TcpStream;
use std::process::Command;
use std::thread;
use std::time::{Duration, Instant};

use super::client::Server;
use crate::project::Project;

fn connect(server: &Server, said: &str) -> TcpStream {
    let mut stream = TcpStream::connect(("127.0.0.1", server.port)).expect("it is there");
    stream.write_all(said.as_bytes()).expect("it listens");
    stream
}

/// Whether the server has closed a connection that it never answered.
fn is_closed(stream: &mut TcpStream, patience: Duration) -> bool {
    stream.set_read_timeout(Some(patience)).expect("a deadline");
    match stream.read(&mut [0; 64]) {
        Ok(read) => read == 0,
        Err(error) => error.kind() == ErrorKind::ConnectionReset,
    }
}

#[test]
fn who_does_not_say_what_it_wants_is_cut_off_and_who_listens_is_not() {
    let server = Server::start(Project::sound());
    let mut events = server.events();
    events.next();
    let began = Instant::now();
    let mut silent = connect(&server, "");
    let mut slow = connect(&server, "GET /acme/ HTTP/1.1\r\nHost: local");
    let mut kept = connect(&server, "");
    let host = format!("Host: localhost:{}\r\n\r\n", server.port);
    kept.write_all(format!("GET /.ruimte/own.css HTTP/1.1\r\n{host}GET /").as_bytes())
        .expect("it listens");
    for _ in 0..7 {
        thread::sleep(Duration::from_secs(1));
        let _ = slow.write_all(b"h");
    }
    assert!(!is_closed(&mut slow, Duration::from_millis(10)), "it is not cut off at once");
    for stream in [&mut silent, &mut slow] {
        assert!(is_closed(stream, Duration::from_secs(10)));
    }
    let mut answer = Vec::new();
    kept.set_read_timeout(Some(Duration::from_secs(10))).expect("a deadline");
    kept.read_to_end(&mut answer).expect("it is answered once, and then closed");
    assert!(answer.starts_with(b"HTTP/1.1 200"));
    assert!(began.elapsed() > Duration::from_secs(9), "{:?}", began.elapsed());
    server.save("acme/values/listen.yaml", "title: Hear out\n");
    server.until(&mut events, "/acme/values/listen.html", "<h1>Hear out</h1>");
}

#[test]
fn many_that_say_nothing_keep_nobody_out() {
    // A process may have so many files open, connections among them.
    let server = limited(Project::sound(), "ulimit -n 200");
    let mut events = server.events();
    events.next();
    let _waiting: Vec<TcpStream> =
        (0..600).map(|_| connect(&server, "GET /acme/ HTTP/1.1\r\nHost:")).collect();
    let began = Instant::now();
    assert_eq!(server.get("/acme/").status, 200);
    assert!(began.elapsed() < Duration::from_secs(5), "{:?}", began.elapsed());
    server.save("acme/values/listen.yaml", "title: Hear out\n");
    server.until(&mut events, "/acme/values/listen.html", "<h1>Hear out</h1>");
}

/// A server that is started by a shell which runs this first.
pub(crate) fn limited(project: Project, first: &str) -> Server {
    let program = project.command("").get_program().to_owned();
    let script = format!("{first}; exec \"$0\" serve --port 0 2>told");
    let mut command = Command::new("sh");
    command.current_dir(project.path(".")).args(["-c", &script]).arg(program);
    Server::start_command(project, command)
}

/// Whether this machine lets us set limits that hold for one process and its children only.
fn has_namespaces() -> bool {
    let script = "echo 7 > /proc/sys/user/max_inotify_instances";
    let status = Command::new("unshare").args(["-Ur", "sh", "-c", script]).output();
    status.is_ok_and(|output| output.status.success())
}

/// A server for which a system's limit of watching files is this.
fn watching_little(project: Project, limit: &str, count: u32) -> Server {
    let program = project.command("").get_program().to_owned();
    let script =
        format!("echo {count} > /proc/sys/user/{limit} && exec \"$0\" serve --port 0 2>told");
    let mut command = Command::new("unshare");
    command.current_dir(project.path(".")).args(["-Ur", "sh", "-c", &script]).arg(program);
    Server::start_command(project, command)
}

#[test]
fn files_are_followed_where_the_system_watches_no_more() {
    if !has_namespaces() {
        return;
    }
    for (limit, count) in [("max_inotify_instances", 0), ("max_inotify_watches", 4)] {
        let server = watching_little(Project::sound(), limit, count);
        let mut events = server.events();
        server.save("acme/values/listen.yaml", "title: Hear out\n");
        server.until(&mut events, "/acme/values/listen.html", "<h1>Hear out</h1>");
        server.save("acme/values/more.yaml", "title: More\n");
        server.until(&mut events, "/acme/values/more.html", "<h1>More</h1>");
        let told = fs::read_to_string(server.project.path("told")).expect("what it said");
        assert_eq!(told.matches("files are looked at every second").count(), 1, "{limit}: {told}");
    }
}

#[test]
fn files_are_followed_where_the_system_comes_to_watch_no_more() {
    if !has_namespaces() {
        return;
    }
    // Enough for the folders that are there, and not for twenty more.
    let server = watching_little(Project::sound(), "max_inotify_watches", 20);
    let told = || fs::read_to_string(server.project.path("told")).expect("what it said");
    let mut events = server.events();
    events.next();
    assert!(!told().contains("every second"), "{}", told());
    for number in 0..40 {
        let folder = server.project.path(format!("content/acme/assets/{number}"));
        fs::create_dir_all(folder).expect("a folder");
    }
    thread::sleep(Duration::from_secs(2));
    server.save("acme/values/listen.yaml", "title: Hear out\n");
    server.until(&mut events, "/acme/values/listen.html", "<h1>Hear out</h1>");
    server.save("acme/values/more.yaml", "title: More\n");
    server.until(&mut events, "/acme/values/more.html", "<h1>More</h1>");
    assert_eq!(told().matches("every second").count(), 1, "{}", told());
}
