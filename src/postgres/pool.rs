//! Connections that see the same snapshot, lent to who reads.

use std::borrow::{Borrow, BorrowMut};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};

use dumpkit_formats::{Error, Result};

use super::session::Session;

/// See the module.
#[derive(Clone)]
pub struct Pool(Arc<Shared>);

struct Shared {
    sessions: Mutex<Sessions>,
    /// A connection came back, or never will.
    returned: Condvar,
}

struct Sessions {
    free: Vec<Session>,
    /// Those that are on loan.
    lent: usize,
}

/// A connection on loan: it goes back when dropped, unless an answer to it is still to come. Whoever has
/// it next would take that for an answer of its own.
pub struct Lent {
    /// Gone only while dropping.
    session: Option<Session>,
    pool: Pool,
}

impl Pool {
    /// A pool of these.
    pub fn new(sessions: Vec<Session>) -> Self {
        Pool(Arc::new(Shared { sessions: Mutex::new(Sessions { free: sessions, lent: 0 }), returned: Condvar::new() }))
    }

    /// Takes a connection, waiting for one to come back if all are lent.
    ///
    /// # Errors
    ///
    /// None is left that could come back.
    pub fn lend(&self) -> Result<Lent> {
        let mut sessions = self.sessions();
        loop {
            if let Some(session) = sessions.free.pop() {
                sessions.lent += 1;
                return Ok(Lent { session: Some(session), pool: self.clone() });
            }
            if sessions.lent == 0 {
                return Err(Error::server("no connection to the server is left"));
            }
            sessions = self.0.returned.wait(sessions).unwrap_or_else(PoisonError::into_inner);
        }
    }

    fn sessions(&self) -> MutexGuard<'_, Sessions> {
        self.0.sessions.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Borrow<Session> for Lent {
    fn borrow(&self) -> &Session {
        self.session.as_ref().expect("lent until dropped")
    }
}

impl BorrowMut<Session> for Lent {
    fn borrow_mut(&mut self) -> &mut Session {
        self.session.as_mut().expect("lent until dropped")
    }
}

impl Drop for Lent {
    fn drop(&mut self) {
        let Some(session) = self.session.take() else { return };
        let (back, broken) = if session.is_busy() { (None, Some(session)) } else { (Some(session), None) };
        let mut sessions = self.pool.sessions();
        sessions.lent -= 1;
        sessions.free.extend(back);
        drop(sessions);
        // All who wait: there may be none left to wait for.
        self.pool.0.returned.notify_all();
        // Its server is told to stop, which takes a moment: nobody waits for that.
        drop(broken);
    }
}
