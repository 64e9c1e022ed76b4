//! Warnings and progress on standard error.
//!
//! A bar appears after a moment, only on a terminal, and never with `--quiet` or `--json`.

use std::fmt::Display;
use std::io::{self, IsTerminal, Write};
use std::sync::Mutex;
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::Reporter;

/// How long work must last before a bar is drawn for it.
const PATIENCE: Duration = Duration::from_millis(250);

/// How much is said.
#[derive(Debug, Clone, Copy, Default)]
pub struct Verbosity {
    /// Errors only.
    pub quiet: bool,
    /// Details, too.
    pub verbose: bool,
    /// The result is for a program.
    pub json: bool,
}

/// Reports to the terminal.
pub struct Terminal {
    verbosity: Verbosity,
    bar: Mutex<Option<Bar>>,
}

struct Bar {
    begun: Instant,
    shown: bool,
    bar: ProgressBar,
}

impl Terminal {
    /// Says as much as `verbosity` allows.
    pub fn new(verbosity: Verbosity) -> Self {
        Terminal { verbosity, bar: Mutex::new(None) }
    }

    fn line(&self, text: std::fmt::Arguments<'_>) {
        let write = || {
            let _ = writeln!(io::stderr(), "{text}");
        };
        match &*self.bar() {
            Some(bar) => bar.bar.suspend(write),
            None => write(),
        }
    }

    fn bar(&self) -> std::sync::MutexGuard<'_, Option<Bar>> {
        self.bar.lock().unwrap_or_else(|poisoned| poisoned.into_inner())
    }
}

impl Reporter for Terminal {
    fn warning(&self, text: &dyn Display, hint: Option<&str>) {
        if self.verbosity.quiet {
            return;
        }
        self.line(format_args!("dumpkit: warning: {text}"));
        if let Some(hint) = hint {
            self.line(format_args!("hint: {hint}"));
        }
    }

    fn detail(&self, text: &dyn Display) {
        if self.verbosity.verbose && !self.verbosity.quiet {
            self.line(format_args!("dumpkit: {text}"));
        }
    }

    fn begin(&self, what: &str, total: Option<u64>) {
        if self.verbosity.quiet || self.verbosity.json || !io::stderr().is_terminal() {
            return;
        }
        let bar = ProgressBar::with_draw_target(total, ProgressDrawTarget::hidden());
        let template = if total.is_some() {
            "{msg} [{bar:30}] {bytes}/{total_bytes} {binary_bytes_per_sec} {eta}"
        } else {
            "{msg} {spinner} {bytes} {binary_bytes_per_sec} {elapsed}"
        };
        if let Ok(style) = ProgressStyle::with_template(template) {
            bar.set_style(style.progress_chars("=> "));
        }
        bar.set_message(what.to_owned());
        *self.bar() = Some(Bar { begun: Instant::now(), shown: false, bar });
    }

    fn advance(&self, bytes: u64) {
        if let Some(bar) = &mut *self.bar() {
            bar.bar.inc(bytes);
            if !bar.shown && bar.begun.elapsed() > PATIENCE {
                bar.shown = true;
                bar.bar.set_draw_target(ProgressDrawTarget::stderr());
            }
        }
    }

    fn end(&self) {
        if let Some(bar) = self.bar().take() {
            bar.bar.finish_and_clear();
        }
    }
}
