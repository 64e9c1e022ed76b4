//! Not more than so many bytes a second, over all streams together.

use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;
use std::time::{Duration, Instant};

/// The longest pause at a time: an interrupt is not to wait for a second.
const NAP: Duration = Duration::from_millis(200);

/// See the module.
#[derive(Debug)]
pub struct Throttle {
    bytes_per_second: u64,
    begun: Instant,
    taken: AtomicU64,
}

impl Throttle {
    /// A limit from now on; at least one byte a second.
    pub fn new(bytes_per_second: u64) -> Self {
        Throttle { bytes_per_second: bytes_per_second.max(1), begun: Instant::now(), taken: AtomicU64::new(0) }
    }

    /// Counts bytes that were taken, and waits as long as they should have lasted.
    pub fn take(&self, bytes: usize) {
        let taken = self.taken.fetch_add(bytes as u64, Ordering::Relaxed) + bytes as u64;
        let due = Duration::from_secs_f64(taken as f64 / self.bytes_per_second as f64);
        while let Some(left) = due.checked_sub(self.begun.elapsed()).filter(|left| !left.is_zero()) {
            thread::sleep(left.min(NAP));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_take_their_time() {
        let throttle = Throttle::new(100_000);
        let begun = Instant::now();
        (0..10).for_each(|_| throttle.take(1_000));
        assert!(begun.elapsed() >= Duration::from_millis(100), "{:?}", begun.elapsed());
    }
}
