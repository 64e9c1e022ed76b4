//! Warnings and progress on standard error.
//!
//! A bar appears after a moment, only on a terminal, and never with `--quiet` or `--json`.

use std::fmt::Display;
use std::io::{self, IsTerminal, Write};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use console::Term;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle, TermLike};

use super::human::{count, printable, shortened};
use super::{Reporter, State};

/// How long work must last before a bar is drawn for it.
const PATIENCE: Duration = Duration::from_millis(250);

/// Columns that a bar needs beside what is being done.
const BESIDE: usize = 54;

/// The bar that is being drawn: an interrupt comes from another thread and takes it off the screen.
static DRAWN: Mutex<Option<ProgressBar>> = Mutex::new(None);

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Takes off what stands on the last line: a bar, the `^C` that was typed.
pub fn clear() {
    if let Some(bar) = lock(&DRAWN).take() {
        bar.finish_and_clear();
    } else if io::stderr().is_terminal() {
        let _ = Term::stderr().clear_line();
    }
}

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
    what: String,
    bar: ProgressBar,
    /// Pieces of work that are told together.
    pieces: usize,
}

impl Terminal {
    /// Says as much as `verbosity` allows.
    pub fn new(verbosity: Verbosity) -> Self {
        Terminal { verbosity, bar: Mutex::new(None) }
    }

    fn line(&self, text: &str) {
        let write = || {
            let _ = writeln!(io::stderr(), "{}", printable(text));
        };
        match &*lock(&self.bar) {
            Some(bar) if bar.shown => bar.bar.suspend(write),
            _ => write(),
        }
    }
}

impl Reporter for Terminal {
    fn warning(&self, text: &dyn Display, hint: Option<&str>) {
        if self.verbosity.quiet {
            return;
        }
        self.line(&format!("dumpkit: warning: {text}"));
        if let Some(hint) = hint {
            self.line(&format!("hint: {hint}"));
        }
    }

    fn ask_secret(&self, question: &str) -> Option<Vec<u8>> {
        let terminal = Term::stderr();
        if !terminal.is_term() || !io::stdin().is_terminal() {
            return None;
        }
        terminal.write_str(question).ok()?;
        terminal.read_secure_line().ok().map(String::into_bytes)
    }

    fn detail(&self, text: &dyn Display) {
        if self.verbosity.verbose && !self.verbosity.quiet {
            self.line(&format!("dumpkit: {text}"));
        }
    }

    fn begin(&self, what: &str, total: Option<u64>) {
        if self.verbosity.quiet || self.verbosity.json || !io::stderr().is_terminal() {
            return;
        }
        let mut held = lock(&self.bar);
        if let Some(bar) = &mut *held {
            bar.pieces += 1;
            match total {
                Some(total) => bar.bar.inc_length(total),
                None => bar.bar.unset_length(),
            }
            return;
        }
        let bar = ProgressBar::with_draw_target(total, ProgressDrawTarget::hidden());
        // One line, if the terminal has room for it.
        let room = usize::from(Line(Term::stderr()).width()).saturating_sub(BESIDE).max(16);
        let template = if total.is_some() {
            "{msg} [{bar:20}] {percent:>3} %  {decimal_bytes_per_sec}  {eta} left"
        } else {
            "{msg} {spinner} {decimal_bytes}  {decimal_bytes_per_sec}  {elapsed}"
        };
        if let Ok(style) = ProgressStyle::with_template(template) {
            bar.set_style(style.progress_chars("=> "));
        }
        let what = shortened(&printable(what), room);
        bar.set_message(what.clone());
        *held = Some(Bar { begun: Instant::now(), shown: false, what, bar, pieces: 1 });
    }

    fn advance(&self, bytes: u64) {
        if let Some(bar) = &mut *lock(&self.bar) {
            bar.bar.inc(bytes);
            if !bar.shown && bar.begun.elapsed() > PATIENCE {
                bar.shown = true;
                bar.bar.set_draw_target(ProgressDrawTarget::term_like(Box::new(Line(Term::stderr()))));
                *lock(&DRAWN) = Some(bar.bar.clone());
            }
        }
    }

    fn state(&self, state: State) {
        if let Some(bar) = &*lock(&self.bar) {
            let State { rows, entries, total_entries } = state;
            bar.bar.set_message(format!("{} {entries}/{total_entries} tables, {} rows", bar.what, count(rows)));
        }
    }

    fn end(&self) {
        let mut held = lock(&self.bar);
        match &mut *held {
            Some(bar) if bar.pieces > 1 => bar.pieces -= 1,
            _ => {
                if let Some(bar) = held.take() {
                    bar.bar.finish_and_clear();
                    *lock(&DRAWN) = None;
                }
            }
        }
    }
}

/// A terminal a little narrower than it is: bars are filled up to the width, and the `^C` that a
/// terminal echoes would begin another line.
#[derive(Debug)]
struct Line(Term);

impl TermLike for Line {
    fn width(&self) -> u16 {
        self.0.size().1.saturating_sub(3).max(1)
    }

    fn height(&self) -> u16 {
        self.0.size().0
    }

    fn move_cursor_up(&self, n: usize) -> io::Result<()> {
        self.0.move_cursor_up(n)
    }

    fn move_cursor_down(&self, n: usize) -> io::Result<()> {
        self.0.move_cursor_down(n)
    }

    fn move_cursor_right(&self, n: usize) -> io::Result<()> {
        self.0.move_cursor_right(n)
    }

    fn move_cursor_left(&self, n: usize) -> io::Result<()> {
        self.0.move_cursor_left(n)
    }

    fn write_line(&self, text: &str) -> io::Result<()> {
        self.0.write_line(text)
    }

    fn write_str(&self, text: &str) -> io::Result<()> {
        self.0.write_str(text)
    }

    fn clear_line(&self) -> io::Result<()> {
        self.0.clear_line()
    }

    fn flush(&self) -> io::Result<()> {
        self.0.flush()
    }
}
