//! Connections of clients: how many there are, and how long one may take to say what it wants.
//!
//! A client that opens connections and never finishes a request would take all that the system
//! has, and keep browsers out. So a request's header has to be there within [`HEADER_TIMEOUT`],
//! and the number of connections is bounded: a new one takes the place of the one of which least
//! is lost. Streams of events have no time limit.

use std::collections::BTreeMap;
use std::convert::Infallible;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use axum::body::Body;
use axum::extract::State;
use hyper::Request;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Notify;

use super::events::PATH;
use super::routes::{Desk, answer};

/// A request's header has to be there within this time, also the next one on the same connection.
const HEADER_TIMEOUT: Duration = Duration::from_secs(10);
/// As many connections as are open at once. Systems allow a process 256 open files or more.
const MAX_CONNECTIONS: usize = 128;
/// After this time it is tried again, where the system has no connections left.
const RETRY: Duration = Duration::from_millis(100);

/// How much is lost when a connection is closed, least first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Use {
    /// It has not sent a whole request yet.
    Waiting,
    /// It has asked for something.
    Asking,
    /// It listens to events.
    Listening,
}

/// An open connection.
#[derive(Debug)]
struct Connection {
    use_: Use,
    close: Arc<Notify>,
}

/// All open connections, by a number that is higher for newer ones.
#[derive(Debug, Default)]
struct Open {
    next: u64,
    all: BTreeMap<u64, Connection>,
}

impl Open {
    /// Adds a connection, and takes out another one where there are too many; the new one's number
    /// comes back, and how it is told to close.
    fn admit(&mut self) -> (u64, Arc<Notify>) {
        if self.all.len() >= MAX_CONNECTIONS {
            let least = self.all.iter().min_by_key(|(number, one)| (one.use_, **number));
            let least = least.map(|(number, _)| *number);
            if let Some(closed) = least.and_then(|number| self.all.remove(&number)) {
                closed.close.notify_one();
            }
        }
        self.next += 1;
        let close = Arc::new(Notify::new());
        self.all.insert(self.next, Connection { use_: Use::Waiting, close: Arc::clone(&close) });
        (self.next, close)
    }

    fn note(&mut self, number: u64, use_: Use) {
        if let Some(connection) = self.all.get_mut(&number) {
            connection.use_ = use_;
        }
    }
}

/// A connection's place among all of them, which is free again when this is dropped.
struct Place {
    open: Arc<Mutex<Open>>,
    number: u64,
}

impl Drop for Place {
    fn drop(&mut self) {
        locked(&self.open).all.remove(&self.number);
    }
}

/// Answers all clients, for as long as it is polled.
pub(super) async fn answer_clients(listener: TcpListener, desk: Arc<Desk>) {
    let open = Arc::new(Mutex::new(Open::default()));
    loop {
        let Ok((stream, _)) = listener.accept().await else {
            tokio::time::sleep(RETRY).await;
            continue;
        };
        let (number, close) = locked(&open).admit();
        let place = Place { open: Arc::clone(&open), number };
        let desk = Arc::clone(&desk);
        tokio::spawn(async move {
            tokio::select! {
                () = answer_client(stream, desk, &place) => {}
                () = close.notified() => {}
            }
        });
    }
}

/// Answers one client until it leaves, or is too slow.
async fn answer_client(stream: TcpStream, desk: Arc<Desk>, place: &Place) {
    let service = service_fn(|request: Request<Incoming>| {
        let is_stream = request.uri().path() == PATH;
        let use_ = if is_stream { Use::Listening } else { Use::Asking };
        locked(&place.open).note(place.number, use_);
        let answered = answer(State(Arc::clone(&desk)), request.map(Body::new));
        async { Ok::<_, Infallible>(answered.await) }
    });
    // Small answers go out at once.
    let _ = stream.set_nodelay(true);
    let mut builder = http1::Builder::new();
    builder.timer(TokioTimer::new()).header_read_timeout(HEADER_TIMEOUT);
    // A client that breaks off is none of our trouble.
    let _ = builder.serve_connection(TokioIo::new(stream), service).await;
}

fn locked(open: &Mutex<Open>) -> MutexGuard<'_, Open> {
    open.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_new_connection_takes_the_place_of_the_one_of_which_least_is_lost() {
        let mut open = Open::default();
        let numbers: Vec<u64> = (0..MAX_CONNECTIONS).map(|_| open.admit().0).collect();
        let (stream, asking) = (numbers[0], numbers[1]);
        open.note(stream, Use::Listening);
        open.note(asking, Use::Asking);
        open.admit();
        assert_eq!(open.all.len(), MAX_CONNECTIONS);
        assert!(!open.all.contains_key(&numbers[2]));
        for number in &numbers[3..] {
            open.note(*number, Use::Listening);
        }
        let newest = open.next;
        open.note(newest, Use::Listening);
        open.admit();
        assert!(open.all.contains_key(&stream) && !open.all.contains_key(&asking));
    }
}
