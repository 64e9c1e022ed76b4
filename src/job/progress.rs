//! How far a piece of work is, told by what it has read: whoever works need not speak of it.

use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::Duration;

use crate::report::Reporter;
use crate::storage::input::ReadCount;

/// Time between two looks.
const TICK: Duration = Duration::from_millis(100);

/// Does `work`, which reads about `total` bytes that `read` counts.
pub(super) fn during<T>(reporter: &dyn Reporter, what: &str, total: Option<u64>, read: &ReadCount, work: impl FnOnce() -> T) -> T {
    let mut told = read.bytes();
    reporter.begin(what, total);
    let (done, wait) = mpsc::channel::<()>();
    let result = thread::scope(|scope| {
        scope.spawn(move || {
            while wait.recv_timeout(TICK) == Err(RecvTimeoutError::Timeout) {
                let now = read.bytes();
                reporter.advance(now - told);
                told = now;
            }
        });
        // Dropped here, also by a panic, or the scope would wait for ever.
        let _done = done;
        work()
    });
    reporter.end();
    result
}
