//! Work on several threads with results in order, in bounded memory.
//!
//! * [`OrderedMap`]: push items, get results in the order of the items (compression of blocks).
//! * [`ReadAhead`]: decode sources ahead on workers, read them one after the other.
//! * [`parallel_each`]: a list of tasks, largest first (verification).
//!
//! All of them run on plain threads of their own, stop at the first error, hand a worker's panic to
//! the caller, and end their threads when dropped. A [`CancelFlag`] stops them between two items or
//! blocks.

mod ahead;
mod each;
mod ordered;

use std::any::Any;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;

pub use ahead::{ReadAhead, ReadAheadOptions, Source};
pub use each::parallel_each;
pub use ordered::{OrderedMap, Pusher, Results};

use crate::{Error, Result};

/// Set to true from anywhere, it stops what it was given to.
pub type CancelFlag = Arc<AtomicBool>;

/// Why a worker's item has no result.
enum Failure {
    Error(Error),
    Panic(Box<dyn Any + Send>),
}

impl Failure {
    /// Gives the error, or goes on with the worker's panic on this thread.
    fn surface(self) -> Error {
        match self {
            Failure::Error(e) => e,
            Failure::Panic(payload) => std::panic::resume_unwind(payload),
        }
    }

    /// Runs `f`, whose panic becomes a value.
    fn catch<T>(f: impl FnOnce() -> Result<T>) -> Result<T, Failure> {
        // What `f` had in hand is dropped by the unwinding; whoever catches uses none of it again.
        match std::panic::catch_unwind(std::panic::AssertUnwindSafe(f)) {
            Ok(Ok(value)) => Ok(value),
            Ok(Err(e)) => Err(Failure::Error(e)),
            Err(payload) => Err(Failure::Panic(payload)),
        }
    }
}

fn is_set(flag: Option<&CancelFlag>) -> bool {
    flag.is_some_and(|flag| flag.load(Ordering::Relaxed))
}

/// A mutex whose users never panic while they hold it; poison is therefore no news.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

fn wait<'a, T>(condvar: &Condvar, guard: MutexGuard<'a, T>) -> MutexGuard<'a, T> {
    condvar.wait(guard).unwrap_or_else(PoisonError::into_inner)
}

/// Starts `count` threads, at least one.
///
/// When the system gives fewer, it is done with fewer; with none at all, that is an error.
fn start_workers(count: usize, name: &str, worker: impl Fn() + Send + Clone + 'static) -> Result<Vec<thread::JoinHandle<()>>> {
    let mut threads = Vec::new();
    for i in 0..count.max(1) {
        match thread::Builder::new().name(format!("{name} {i}")).spawn(worker.clone()) {
            Ok(thread) => threads.push(thread),
            Err(e) if threads.is_empty() => return Err(e.into()),
            Err(_) => break,
        }
    }
    Ok(threads)
}
