//! The end.

use std::process::Command;
use std::time::{Duration, Instant};

use super::client::Server;
use crate::project::Project;

#[cfg(unix)]
#[test]
fn stops_at_once_although_browsers_listen() {
    for signal in ["INT", "TERM"] {
        let mut server = Server::start(Project::sound());
        let mut events = server.events();
        events.next();
        let began = Instant::now();
        let id = server.child.id().to_string();
        Command::new("kill").args(["-s", signal, &id]).status().expect("it is told to stop");
        let status = server.child.wait().expect("it stops");
        assert!(began.elapsed() < Duration::from_secs(1), "{signal}: {:?}", began.elapsed());
        assert_eq!(status.code(), Some(0), "{signal}");
    }
}
