//! What the fuzzer runs: a function for each decoder, which takes any bytes and panics when a promise
//! of the crate is broken.
//!
//! The promises are: no panic; an error of bytes in memory is of the bytes; how they are cut changes
//! nothing; what is written is read back; and all that input can ask for has a bound. The folder `fuzz`
//! has a target of one line for each function, and the test `fuzzed` runs them over `testdata` and
//! over damaged copies of it. This is no part of the crate's interface.

#![allow(clippy::panic, clippy::unwrap_used, clippy::expect_used, reason = "a broken promise is to stop the fuzzer")]

mod archive;
mod codec;
mod copy;
mod memory;
mod script;
mod sql;

pub use archive::{pg_custom, pg_list, pg_members, pg_tar, pg_toc};
pub use codec::{codec_chunks, codec_round_trip, detect};
pub use copy::{pg_copy_statement, pg_copy_text};
pub use memory::{MARK, join_members};
pub use script::{pg_insert, pg_script};
pub use sql::pg_sql;

use std::io::{self, BufRead, Read};

use crate::source::read_buffered;
use crate::{Class, Error};

/// Runs one input.
pub type Target = fn(&[u8]);

/// Every target: its name, which is also that of its file in `fuzz/fuzz_targets`, and its function.
pub const TARGETS: &[(&str, Target)] = &[
    ("codec_chunks", codec_chunks),
    ("codec_round_trip", codec_round_trip),
    ("detect", detect),
    ("pg_copy_statement", pg_copy_statement),
    ("pg_copy_text", pg_copy_text),
    ("pg_custom", pg_custom),
    ("pg_insert", pg_insert),
    ("pg_list", pg_list),
    ("pg_members", pg_members),
    ("pg_script", pg_script),
    ("pg_sql", pg_sql),
    ("pg_tar", pg_tar),
    ("pg_toc", pg_toc),
];

/// Bytes in memory cannot fail to be read, and the calls made here are right: what goes wrong is the
/// bytes' fault, and the error says so.
#[track_caller]
fn blame(e: &Error) {
    assert!(
        matches!(e.class(), Class::Malformed | Class::Truncated | Class::Unsupported | Class::Limit | Class::Checksum),
        "class {} for bytes in memory: {e}",
        e.class().name()
    );
    assert!(!e.what().is_empty());
}

/// The class of a failure, which is the same however the bytes are cut; its text need not be.
fn class<T>(result: &Result<T, Error>) -> Option<Class> {
    result.as_ref().err().map(|e| {
        blame(e);
        e.class()
    })
}

/// Numbers that the input chooses: its last bytes are where they start.
struct Choices(u64);

impl Choices {
    fn of(data: &[u8]) -> Self {
        let tail = data.iter().rev().take(8).fold(0u64, |n, b| n << 8 | u64::from(*b));
        Choices(tail ^ 0x9e37_79b9_7f4a_7c15)
    }

    /// A number below `bound` (splitmix64).
    fn below(&mut self, bound: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (z ^ (z >> 31)) % bound.max(1)
    }

    /// A length for a piece: often a byte, seldom thousands.
    fn length(&mut self) -> usize {
        let bound = [1, 8, 64, 8192][self.below(4) as usize];
        1 + self.below(bound) as usize
    }
}

/// Bytes that arrive in pieces of lengths that they choose themselves.
struct Cut<'a> {
    rest: &'a [u8],
    held: usize,
    choices: Choices,
}

impl<'a> Cut<'a> {
    fn new(data: &'a [u8]) -> Self {
        Cut { rest: data, held: 0, choices: Choices::of(data) }
    }
}

impl Read for Cut<'_> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        read_buffered(self, out)
    }
}

impl BufRead for Cut<'_> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.held == 0 {
            self.held = self.choices.length().min(self.rest.len());
        }
        Ok(&self.rest[..self.held])
    }

    fn consume(&mut self, n: usize) {
        assert!(n <= self.held, "{n} bytes were consumed of {} that were given", self.held);
        self.held -= n;
        self.rest = &self.rest[n..];
    }
}

impl<'a> Iterator for Cut<'a> {
    type Item = &'a [u8];

    fn next(&mut self) -> Option<&'a [u8]> {
        let n = self.choices.length().min(self.rest.len());
        let (piece, rest) = self.rest.split_at(n);
        self.rest = rest;
        (n > 0).then_some(piece)
    }
}

/// Takes so many bytes and refuses more, as a disk does.
struct Bounded(usize);

impl io::Write for Bounded {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0 = self.0.checked_sub(bytes.len()).ok_or_else(|| io::Error::from(Error::limit("the fuzzer reads no further")))?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
