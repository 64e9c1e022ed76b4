//! Asking a server to stop what a connection is doing (PostgreSQL manual, "Canceling Requests in
//! Progress"): over a connection of its own, encrypted as the first one is.

use std::io::{Read, Write};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError, Weak, mpsc};
use std::thread;
use std::time::{Duration, Instant};

use dumpkit_formats::Result;

use super::conninfo::{Host, Keepalive};
use super::stream::{Address, Stream};
use super::tls::Context;

/// `CANCEL_REQUEST_CODE` of pqcomm.h.
const CANCEL_REQUEST: u32 = 80_877_102;

/// How long the server may take to hear of it.
const PATIENCE: Duration = Duration::from_secs(10);

/// How long we wait for that when we are about to go.
const PARTING: Duration = Duration::from_secs(2);

/// The connections there are, and whether each is waiting for its server.
static LIVE: Mutex<Vec<(Weak<AtomicBool>, Canceller)>> = Mutex::new(Vec::new());

/// Lets [`cancel_all`] know of a connection, for as long as `busy` lives.
pub(super) fn register(busy: &Arc<AtomicBool>, canceller: &Canceller) {
    let mut live = LIVE.lock().unwrap_or_else(PoisonError::into_inner);
    live.retain(|(busy, _)| busy.strong_count() > 0);
    live.push((Arc::downgrade(busy), canceller.clone()));
}

/// Asks the servers to stop whatever our connections are doing, before the program ends; waits for them a
/// moment only.
pub fn cancel_all() {
    let live = std::mem::take(&mut *LIVE.lock().unwrap_or_else(PoisonError::into_inner));
    let is_busy = |busy: &Weak<AtomicBool>| busy.upgrade().is_some_and(|busy| busy.load(Ordering::Relaxed));
    part(live.into_iter().filter(|(busy, _)| is_busy(busy)).map(|(_, canceller)| canceller));
}

/// Cancels each on a thread of its own, and waits a moment.
pub(super) fn part(cancellers: impl Iterator<Item = Canceller>) {
    let (done, wait) = mpsc::channel();
    let mut asked = 0;
    for canceller in cancellers {
        let done = done.clone();
        asked += 1;
        thread::spawn(move || {
            // Who cannot be reached has nothing to cancel, or will notice that we are gone.
            let _ = canceller.cancel();
            let _ = done.send(());
        });
    }
    let until = Instant::now() + PARTING;
    while asked > 0 && wait.recv_timeout(until.saturating_duration_since(Instant::now())).is_ok() {
        asked -= 1;
    }
}

/// Stops what one connection is doing, from any thread.
#[derive(Clone)]
pub struct Canceller {
    address: Address,
    tls: Option<(Context, Host)>,
    /// The server's process and its secret, as they came.
    key: Vec<u8>,
}

impl Canceller {
    pub(super) fn new(address: Address, tls: Option<(Context, Host)>) -> Self {
        Canceller { address, tls, key: Vec::new() }
    }

    pub(super) fn set_key(&mut self, key: &[u8]) {
        self.key = key.to_vec();
    }

    /// Asks the server to cancel. It does not say whether there was anything to cancel.
    ///
    /// # Errors
    ///
    /// The server cannot be reached.
    pub fn cancel(&self) -> Result<()> {
        let mut stream = Stream::open(&self.address, Some(PATIENCE), &Keepalive::default())?;
        stream.set_timeout(Some(PATIENCE))?;
        stream = match (stream, &self.tls) {
            (Stream::Tcp(mut tcp), Some((tls, host))) => {
                tls.ask(&mut tcp)?;
                tls.wrap(tcp, host)?
            }
            (stream, _) => stream,
        };
        let len = u32::try_from(self.key.len() + 8).unwrap_or(u32::MAX);
        stream.write_all(&[&len.to_be_bytes()[..], &CANCEL_REQUEST.to_be_bytes(), &self.key].concat())?;
        stream.flush()?;
        // The server closes the connection when it has passed the request on.
        match stream.read(&mut [0; 1]) {
            Ok(_) => Ok(()),
            Err(e) if e.kind() == std::io::ErrorKind::UnexpectedEof || e.kind() == std::io::ErrorKind::ConnectionReset => Ok(()),
            Err(e) => Err(e.into()),
        }
    }
}
