//! Progress and warnings for a program: one JSON object a line, on standard error.
//!
//! | `event` | with |
//! |---|---|
//! | `begin` | `what`, `total_bytes` (null: unknown) |
//! | `progress`, about once a second | `bytes`, `total_bytes`, `rows`, `entries`, `total_entries`, `seconds`, `eta_seconds` (null: unknown) |
//! | `warning` | `text`, `hint` |
//! | `detail` (`-v`) | `text` |
//! | `end` | as `progress` |

use std::fmt::Display;
use std::io::{self, Write};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use super::terminal::Verbosity;
use super::{Reporter, State};

/// Time between two lines of progress.
const EVERY: Duration = Duration::from_secs(1);

/// See the module.
pub struct Lines {
    verbosity: Verbosity,
    work: Mutex<Option<Work>>,
}

struct Work {
    begun: Instant,
    told: Instant,
    total: Option<u64>,
    bytes: u64,
    state: State,
}

impl Lines {
    /// Says as much as `verbosity` allows.
    pub fn new(verbosity: Verbosity) -> Self {
        Lines { verbosity, work: Mutex::new(None) }
    }

    fn line(&self, value: &Value) {
        if !self.verbosity.quiet {
            let _ = writeln!(io::stderr().lock(), "{value}");
        }
    }

    fn with(&self, act: impl FnOnce(&mut Option<Work>)) {
        act(&mut self.work.lock().unwrap_or_else(PoisonError::into_inner));
    }

    fn tell(&self, event: &str, work: &Work) {
        let seconds = work.begun.elapsed().as_secs_f64();
        let eta =
            work.total.filter(|_| work.bytes > 0).map(|total| seconds * (total.saturating_sub(work.bytes)) as f64 / work.bytes as f64);
        self.line(&json!({
            "event": event,
            "bytes": work.bytes,
            "total_bytes": work.total,
            "rows": work.state.rows,
            "entries": work.state.entries,
            "total_entries": work.state.total_entries,
            "seconds": (seconds * 10.0).round() / 10.0,
            "eta_seconds": eta.map(f64::round),
        }));
    }
}

impl Reporter for Lines {
    fn warning(&self, text: &dyn Display, hint: Option<&str>) {
        self.line(&json!({ "event": "warning", "text": text.to_string(), "hint": hint }));
    }

    fn detail(&self, text: &dyn Display) {
        if self.verbosity.verbose {
            self.line(&json!({ "event": "detail", "text": text.to_string() }));
        }
    }

    fn begin(&self, what: &str, total: Option<u64>) {
        self.line(&json!({ "event": "begin", "what": what, "total_bytes": total }));
        let now = Instant::now();
        self.with(|work| *work = Some(Work { begun: now, told: now, total, bytes: 0, state: State::default() }));
    }

    fn advance(&self, bytes: u64) {
        self.with(|work| {
            let Some(work) = work else { return };
            work.bytes += bytes;
            if work.told.elapsed() >= EVERY {
                work.told = Instant::now();
                self.tell("progress", work);
            }
        });
    }

    fn state(&self, state: State) {
        self.with(|work| {
            if let Some(work) = work {
                work.state = state;
            }
        });
    }

    fn end(&self) {
        self.with(|work| {
            if let Some(work) = work.take() {
                self.tell("end", &work);
            }
        });
    }
}
