//! A server that runs for one test, and somebody who asks it.

use std::fs;
use std::io::{self, BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::Value;

use crate::project::Project;

/// Longer nothing takes, however busy the machine is.
pub(crate) const PATIENCE: Duration = Duration::from_mins(1);

/// A running server.
pub(crate) struct Server {
    pub(crate) project: Project,
    pub(crate) child: Child,
    pub(crate) port: u16,
}

/// An answer.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) head: String,
    pub(crate) body: String,
}

/// What the server tells, as it comes.
pub(crate) struct Events {
    lines: BufReader<TcpStream>,
}

impl Server {
    pub(crate) fn start(project: Project) -> Self {
        Self::start_with(project, "serve --port 0")
    }

    pub(crate) fn start_with(project: Project, words: &str) -> Self {
        let command = project.command(words);
        Self::start_command(project, command)
    }

    /// Starts a server by a command that becomes it.
    pub(crate) fn start_command(project: Project, mut command: Command) -> Self {
        command.stdout(Stdio::piped()).stderr(Stdio::null());
        let mut child = command.spawn().expect("ruimte starts");
        let mut line = String::new();
        let stdout = child.stdout.take().expect("it prints");
        BufReader::new(stdout).read_line(&mut line).expect("it prints its address");
        let port = line.trim().trim_end_matches('/').rsplit(':').next().expect("an address");
        let port = port.parse().unwrap_or_else(|_| panic!("an address with a port: {line:?}"));
        Self { project, child, port }
    }

    /// Asks for an address.
    pub(crate) fn get(&self, path: &str) -> Answer {
        let port = self.port;
        self.ask(&format!(
            "GET {path} HTTP/1.1\r\nHost: localhost:{port}\r\nConnection: close\r\n\r\n"
        ))
    }

    /// Says something, and reads the answer to its end.
    pub(crate) fn ask(&self, request: &str) -> Answer {
        let mut stream = self.connect();
        stream.write_all(request.as_bytes()).expect("the server listens");
        let mut text = Vec::new();
        stream.read_to_end(&mut text).expect("the server answers");
        let text = String::from_utf8_lossy(&text).into_owned();
        let (head, body) = text.split_once("\r\n\r\n").expect("a head and a body");
        let status = head.split(' ').nth(1).and_then(|status| status.parse().ok());
        Answer {
            status: status.expect("a status"),
            head: head.to_lowercase(),
            body: body.to_owned(),
        }
    }

    fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(("127.0.0.1", self.port)).expect("the server is there");
        stream.set_read_timeout(Some(PATIENCE)).expect("a deadline");
        stream
    }

    /// Listens to what it tells.
    pub(crate) fn events(&self) -> Events {
        let mut stream = self.connect();
        let request =
            format!("GET /.ruimte/events HTTP/1.1\r\nHost: localhost:{}\r\n\r\n", self.port);
        stream.write_all(request.as_bytes()).expect("the server listens");
        Events { lines: BufReader::new(stream) }
    }

    /// Writes a file below `content/` as editors do: beside it, and then in its place.
    pub(crate) fn save(&self, path: &str, text: &str) {
        let path = self.project.path("content").join(path);
        let beside = path.with_extension("saving~");
        fs::write(&beside, text).expect("a file");
        fs::rename(beside, path).expect("it takes its place");
    }

    /// Waits until an address says something.
    #[track_caller]
    pub(crate) fn until(&self, events: &mut Events, path: &str, words: &str) -> String {
        loop {
            let body = self.get(path).body;
            if body.contains(words) {
                return body;
            }
            events.next();
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Events {
    /// What is told next.
    #[track_caller]
    pub(crate) fn next(&mut self) -> Value {
        self.next_within(PATIENCE).expect("something is told")
    }

    /// What is told next, if anything is within this time.
    #[track_caller]
    pub(crate) fn next_within(&mut self, patience: Duration) -> Option<Value> {
        let deadline = Instant::now() + patience;
        loop {
            let left =
                deadline.checked_duration_since(Instant::now()).filter(|left| !left.is_zero());
            self.lines.get_ref().set_read_timeout(Some(left?)).expect("a deadline");
            let mut line = String::new();
            match self.lines.read_line(&mut line) {
                Err(error) if is_late(&error) => return None,
                read => assert_ne!(read.expect("the server still tells"), 0, "it has ended"),
            }
            if let Some(told) = line.strip_prefix("data: ") {
                return Some(serde_json::from_str(told).expect("JSON"));
            }
        }
    }

    /// Waits until something is told of `acme`.
    #[track_caller]
    pub(crate) fn until(&mut self, holds: impl Fn(&Value) -> bool) -> Value {
        loop {
            let told = self.next();
            if holds(&told["organisations"]["acme"]) {
                return told;
            }
        }
    }
}

fn is_late(error: &io::Error) -> bool {
    [io::ErrorKind::WouldBlock, io::ErrorKind::TimedOut].contains(&error.kind())
}

/// How many errors are told.
pub(crate) fn errors(told: &Value) -> u64 {
    told["errors"].as_u64().unwrap_or(u64::MAX)
}
