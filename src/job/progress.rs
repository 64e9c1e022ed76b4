//! How far a piece of work is, told by what it has read: whoever works need not speak of it.

use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::Duration;

use crate::report::{Reporter, State};
use crate::storage::input::ReadCount;

/// Time between two looks.
const TICK: Duration = Duration::from_millis(100);

/// Does `work`, which reads about `total` bytes that `read` counts.
pub(super) fn during<T>(reporter: &dyn Reporter, what: &str, total: Option<u64>, read: &ReadCount, work: impl FnOnce() -> T) -> T {
    during_telling(reporter, what, total, read, &|| None, work)
}

/// The same, with more that can be told of it.
pub(super) fn during_telling<T>(
    reporter: &dyn Reporter,
    what: &str,
    total: Option<u64>,
    read: &ReadCount,
    state: &(dyn Fn() -> Option<State> + Sync),
    work: impl FnOnce() -> T,
) -> T {
    let told = read.bytes();
    reporter.begin(what, total);
    let (done, wait) = mpsc::channel::<()>();
    let result = thread::scope(|scope| {
        scope.spawn(move || {
            let mut told = told;
            while wait.recv_timeout(TICK) == Err(RecvTimeoutError::Timeout) {
                if let Some(state) = state() {
                    reporter.state(state);
                }
                let now = read.bytes();
                reporter.advance(now - told);
                told = now;
            }
        });
        // Dropped here, also by a panic, or the scope would wait for ever.
        let _done = done;
        work()
    });
    if let Some(state) = state() {
        reporter.state(state);
    }
    reporter.end();
    result
}
