//! What is asked of an edition, and the answers.

use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, TryRecvError};

use tokio::sync::oneshot;

use crate::diagnostic::Diagnostic;
use crate::model::Kind;
use crate::render::{OnDemand, Trial};

/// What a page is about: a kind of thing, and which one where it is about one.
pub(super) type About = (Kind, Option<String>);

/// Somebody who waits for files.
pub(super) enum Request {
    File(String, oneshot::Sender<Option<Arc<[u8]>>>),
    About(String, oneshot::Sender<Option<About>>),
    Paths(Sender<Vec<String>>),
    Trial(Sender<Vec<Diagnostic>>),
}

/// A trial of all pages, and who waits for it.
type Running = (Trial, Sender<Vec<Diagnostic>>);

/// Answers until nobody can ask any more. In between, the pages are tried that nobody has asked
/// for, once somebody waits for that.
pub(super) fn answer_all(site: &OnDemand<'_>, asked: &Receiver<Request>) {
    let mut running: Option<Running> = None;
    loop {
        let request = match &running {
            Some(_) => asked.try_recv(),
            None => asked.recv().map_err(|_| TryRecvError::Disconnected),
        };
        match request {
            Ok(Request::Trial(answer)) => running = Some((Trial::default(), answer)),
            Ok(request) => answer(site, request),
            Err(TryRecvError::Empty) => running = go_on(site, running),
            Err(TryRecvError::Disconnected) => return,
        }
    }
}

/// Tries some more pages, and answers when there are no more.
fn go_on(site: &OnDemand<'_>, running: Option<Running>) -> Option<Running> {
    let (mut trial, answer) = running?;
    if site.try_more(&mut trial) {
        return Some((trial, answer));
    }
    drop(answer.send(trial.findings));
    None
}

/// Who does not wait any more needs no answer.
fn answer(site: &OnDemand<'_>, request: Request) {
    match request {
        Request::File(path, answer) => drop(answer.send(site.file(&path))),
        Request::About(path, answer) => drop(answer.send(site.about(&path))),
        Request::Paths(answer) => {
            let paths = site.listing().into_iter().map(str::to_owned).collect();
            drop(answer.send(paths));
        }
        Request::Trial(_) => {}
    }
}
