//! What people and programs see. Only this room prints: results to standard output, everything else
//! to standard error.

pub mod diff;
pub mod failure;
pub mod human;
pub mod inspect;
pub mod terminal;
pub mod verify;

use std::fmt::Display;
use std::io::{self, Write};
use std::process::ExitCode;

use dumpkit_formats::{Class, Error, Result};

/// The process's exit code; documented in `--help` and the README.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exit {
    /// 0: done.
    Done,
    /// 1: failed: I/O, server, cancelled.
    Failed,
    /// 2: wrong usage.
    Usage,
    /// 3: the input is damaged, or differs.
    Damaged,
    /// 4: done, but some objects failed and were reported.
    Partial,
}

impl Exit {
    /// The number.
    pub fn code(self) -> u8 {
        match self {
            Exit::Done => 0,
            Exit::Failed => 1,
            Exit::Usage => 2,
            Exit::Damaged => 3,
            Exit::Partial => 4,
        }
    }

    /// What an error ends with.
    pub fn of(error: &Error) -> Self {
        match error.class() {
            Class::Misuse => Exit::Usage,
            class if class.is_damage() => Exit::Damaged,
            _ => Exit::Failed,
        }
    }
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        ExitCode::from(exit.code())
    }
}

/// What a job tells while it works. Jobs know no terminal.
pub trait Reporter: Sync {
    /// Something is not as it should be, but work goes on.
    fn warning(&self, text: &dyn Display, hint: Option<&str>);

    /// Something worth knowing for who asked for it (`-v`).
    fn detail(&self, text: &dyn Display);

    /// A long piece of work begins: `total` bytes of it, if known.
    fn begin(&self, what: &str, total: Option<u64>);

    /// So many more bytes are done.
    fn advance(&self, bytes: u64);

    /// The long piece of work has ended.
    fn end(&self);
}

/// Says nothing: for tests.
pub struct Silent;

impl Reporter for Silent {
    fn warning(&self, _: &dyn Display, _: Option<&str>) {}
    fn detail(&self, _: &dyn Display) {}
    fn begin(&self, _: &str, _: Option<u64>) {}
    fn advance(&self, _: u64) {}
    fn end(&self) {}
}

/// Writes a result to standard output, in one go.
pub fn result(text: &[u8]) -> Result<()> {
    let mut out = io::stdout().lock();
    out.write_all(text)?;
    Ok(out.flush()?)
}

/// Standard output, for results that are too long to hold.
pub fn stdout() -> impl Write {
    io::stdout().lock()
}

/// Says that an interrupt ended the run.
pub fn interrupted() {
    let _ = writeln!(io::stderr(), "\ndumpkit: interrupted; unfinished output was removed");
}

/// Says that interrupts cannot be caught.
pub fn no_interrupts(e: &dyn Display) {
    let _ = writeln!(io::stderr(), "dumpkit: interrupts cannot be caught ({e}); an interrupted run leaves temporary files");
}
