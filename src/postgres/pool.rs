//! Connections that see the same snapshot, lent to who reads.

use std::borrow::{Borrow, BorrowMut};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};

use super::session::Session;

/// See the module.
#[derive(Clone)]
pub struct Pool(Arc<Shared>);

struct Shared {
    free: Mutex<Vec<Session>>,
    returned: Condvar,
}

/// A connection on loan: it goes back when dropped.
pub struct Lent {
    /// Gone only while dropping.
    session: Option<Session>,
    pool: Pool,
}

impl Pool {
    /// A pool of these.
    pub fn new(sessions: Vec<Session>) -> Self {
        Pool(Arc::new(Shared { free: Mutex::new(sessions), returned: Condvar::new() }))
    }

    /// Takes a connection, waiting for one to come back if all are lent.
    pub fn lend(&self) -> Lent {
        let mut free = self.free();
        loop {
            if let Some(session) = free.pop() {
                return Lent { session: Some(session), pool: self.clone() };
            }
            free = self.0.returned.wait(free).unwrap_or_else(PoisonError::into_inner);
        }
    }

    fn free(&self) -> MutexGuard<'_, Vec<Session>> {
        self.0.free.lock().unwrap_or_else(PoisonError::into_inner)
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
        if let Some(session) = self.session.take() {
            self.pool.free().push(session);
            self.pool.0.returned.notify_one();
        }
    }
}
