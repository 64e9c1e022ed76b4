//! What people and programs see. Only this room prints: results to standard output, everything else
//! to standard error.

pub mod diff;
pub mod failure;
pub mod human;
pub mod inspect;
pub mod lines;
pub mod terminal;
pub mod verify;

use std::fmt::Display;
use std::io::{self, IsTerminal, Write};
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

    /// How far it is beside the bytes.
    fn state(&self, state: State) {
        let _ = state;
    }

    /// The long piece of work has ended.
    fn end(&self);

    /// Asks for something that must not be seen; `None` when there is nobody to ask.
    fn ask_secret(&self, question: &str) -> Option<Vec<u8>> {
        let _ = question;
        None
    }
}

/// How far a piece of work is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct State {
    /// Rows done.
    pub rows: u64,
    /// Entries with data begun.
    pub entries: u64,
    /// All entries with data.
    pub total_entries: u64,
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

/// Standard output, for results that are too long to hold. A terminal gets nothing that could move its
/// cursor, whatever is in a name; files and pipes get the bytes as they are.
pub fn stdout() -> Box<dyn Write> {
    let out = io::stdout().lock();
    if out.is_terminal() { Box::new(Harmless { out, line: Vec::new() }) } else { Box::new(out) }
}

/// Whether a person looks at standard output.
pub fn stdout_is_terminal() -> bool {
    io::stdout().is_terminal()
}

/// Lines on their way to a terminal.
struct Harmless<W: Write> {
    out: W,
    /// The last line, as far as it is there.
    line: Vec<u8>,
}

impl<W: Write> Write for Harmless<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.line.extend_from_slice(bytes);
        if let Some(end) = memchr::memrchr(b'\n', &self.line) {
            let lines: Vec<u8> = self.line.drain(..=end).collect();
            self.out.write_all(human::printable_lines(&lines).as_bytes())?;
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        let rest = std::mem::take(&mut self.line);
        self.out.write_all(human::printable_lines(&rest).as_bytes())?;
        self.out.flush()
    }
}

/// Says that an interrupt ended the run, and whether it left something `unfinished`, now removed.
pub fn interrupted(unfinished: bool) {
    terminal::clear();
    let removed = if unfinished { "; unfinished output was removed" } else { "" };
    let _ = writeln!(io::stderr(), "dumpkit: interrupted{removed}");
}

/// Says that interrupts cannot be caught.
pub fn no_interrupts(e: &dyn Display) {
    let _ = writeln!(io::stderr(), "dumpkit: interrupts cannot be caught ({e}); an interrupted run leaves temporary files");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_terminal_gets_no_escape_sequences() {
        let mut out = Harmless { out: Vec::new(), line: Vec::new() };
        for bytes in [&b"1; TABLE a\x1b["[..], b"2Jb\n2; caf\xc3", b"\xa9\nend"] {
            out.write_all(bytes).expect("memory");
        }
        out.flush().expect("memory");
        assert_eq!(String::from_utf8_lossy(&out.out), "1; TABLE a\\u{1b}[2Jb\n2; café\nend");
    }
}
