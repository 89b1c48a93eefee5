//! Puts the parts together: a socket, a workshop that works whenever something changed, and
//! somebody who answers.

use std::io;
use std::net::{SocketAddr, TcpListener, ToSocketAddrs as _};
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail};
use tokio::sync::Semaphore;

use super::connections::answer_clients;
use super::edition::Edition;
use super::guard::Guard;
use super::hub::{Hub, Round};
use super::overlay::Editor;
use super::routes::Desk;
use super::watcher::Watcher;
use super::workshop::Workshop;

/// As many ports as are tried to find one to propose.
const TRIED: u16 = 100;

/// A server that has its address and does not answer yet.
pub struct Server {
    listener: TcpListener,
    address: SocketAddr,
    host: String,
}

/// Whoever hears of all that is made.
type Tell = Arc<Mutex<dyn FnMut(Told<'_>) + Send>>;

/// What there is to tell to whoever started the server.
pub enum Told<'a> {
    /// Something was made anew, in so much time.
    Made(&'a Round, Duration),
    /// The disk could not be read.
    Trouble(&'a anyhow::Error),
    /// Changes are looked for from time to time, as the system does not tell of them: why.
    Polling(&'a str),
}

/// Takes an address.
pub fn bind(host: &str, port: u16) -> Result<Server> {
    let bare = host.strip_prefix('[').and_then(|host| host.strip_suffix(']')).unwrap_or(host);
    let found =
        (bare, port).to_socket_addrs().with_context(|| format!("there is no host `{host}`"))?;
    let addresses: Vec<SocketAddr> = found.collect();
    let listener = match TcpListener::bind(&*addresses) {
        Err(error) if error.kind() == io::ErrorKind::AddrInUse => {
            let free =
                free(bare, port).map(|free| format!("; port {free} is free: `--port {free}`"));
            bail!("port {port} is in use{}", free.unwrap_or_default());
        }
        listener => listener.with_context(|| format!("cannot listen on {host}:{port}"))?,
    };
    listener.set_nonblocking(true)?;
    let address = listener.local_addr()?;
    Ok(Server { listener, address, host: host.to_owned() })
}

/// The next port that nobody uses.
fn free(host: &str, port: u16) -> Option<u16> {
    let next = port.saturating_add(1)..=port.saturating_add(TRIED);
    next.into_iter().find(|port| TcpListener::bind((host, *port)).is_ok())
}

impl Server {
    /// Where browsers find it.
    pub fn url(&self) -> String {
        let port = self.address.port();
        match self.address {
            address if address.ip().is_unspecified() => format!("http://localhost:{port}/"),
            SocketAddr::V6(_) if self.host.contains(':') => format!("http://{}/", self.address),
            _ => format!("http://{}:{port}/", self.host),
        }
    }

    /// Answers until somebody stops it. `tell` hears of everything that is made, the first time
    /// before anything is answered.
    pub fn run(
        self,
        mut workshop: Workshop,
        editor: Editor,
        folders: &[PathBuf],
        mut tell: impl FnMut(Told<'_>) + Send + 'static,
    ) -> Result<()> {
        // From here on nothing goes unseen.
        let paths: Vec<_> = folders.iter().map(PathBuf::as_path).collect();
        let mut watcher = Watcher::new(&paths)?;
        let guard = Guard::new(&self.host, self.address);
        tell_of_polling(&mut watcher, &mut tell);
        let turn = Arc::new(Semaphore::new(1));
        let desk = Arc::new(Desk { hub: Hub::new(), guard, editor, turn });
        let tell: Tell = Arc::new(Mutex::new(tell));
        work(&mut workshop, &desk, &tell, true);
        let answering = Arc::clone(&desk);
        thread::Builder::new().name("workshop".to_owned()).spawn(move || {
            while watcher.wait() {
                tell_of_polling(&mut watcher, &mut |told: Told<'_>| say(&tell, told));
                work(&mut workshop, &desk, &tell, false);
            }
        })?;
        answer_all(self.listener, answering)
    }
}

/// Says once that the system does not tell of changes.
fn tell_of_polling(watcher: &mut Watcher, tell: &mut impl FnMut(Told<'_>)) {
    if let Some(reason) = watcher.polls_because.take() {
        tell(Told::Polling(&reason));
    }
}

/// Makes what has changed, and shows it.
fn work(workshop: &mut Workshop, desk: &Arc<Desk>, tell: &Tell, is_first: bool) {
    let began = Instant::now();
    match workshop.look() {
        Ok(round) => {
            let round = desk.hub.publish(round);
            if is_first || round.is_news() {
                say(tell, Told::Made(&round, began.elapsed()));
            }
            for edition in &round.editions {
                try_out(edition, desk, tell, began);
            }
        }
        Err(error) => say(tell, Told::Trouble(&error)),
    }
}

/// Finds out, while it can be read already, whether all pages of an edition come out.
fn try_out(edition: &Edition, desk: &Arc<Desk>, tell: &Tell, began: Instant) {
    let Some(findings) = edition.trial() else { return };
    let (name, version) = (edition.organisation.clone(), edition.version);
    let (desk, tell) = (Arc::clone(desk), Arc::clone(tell));
    // It does not hold the edition: one that is out of date ends, and its trial with it.
    let amend = move || {
        let Ok(findings) = findings.recv() else { return };
        let round = desk.hub.amend(&name, version, findings);
        if round.is_news() {
            say(&tell, Told::Made(&round, began.elapsed()));
        }
    };
    // Without a thread for it, a page that does not come out is missing when it is asked for.
    drop(thread::Builder::new().name("trial".to_owned()).spawn(amend));
}

fn say(tell: &Tell, told: Told<'_>) {
    tell.lock().unwrap_or_else(PoisonError::into_inner)(told);
}

fn answer_all(listener: TcpListener, desk: Arc<Desk>) -> Result<()> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let result = runtime.block_on(async {
        let listener = tokio::net::TcpListener::from_std(listener)?;
        tokio::select! {
            () = answer_clients(listener, desk) => Ok(()),
            stopped = stopped() => stopped,
        }
    });
    // Browsers listen for as long as they are open; nobody waits for them.
    runtime.shutdown_background();
    Ok(result?)
}

/// Waits until somebody stops the server.
async fn stopped() -> io::Result<()> {
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        let mut terminated = signal(SignalKind::terminate())?;
        tokio::select! {
            stopped = tokio::signal::ctrl_c() => stopped,
            _ = terminated.recv() => Ok(()),
        }
    }
    #[cfg(not(unix))]
    tokio::signal::ctrl_c().await
}
