//! Where the script goes: small text is gathered, bulk data passes through untouched.

use std::io::{self, BufRead, Write};

use crate::source::each_block;

/// Gathers text in front of a writer.
pub(super) struct Sink<'o> {
    text: Vec<u8>,
    out: &'o mut dyn Write,
}

/// Gathered text is written out beyond this many bytes.
const GATHER: usize = 64 * 1024;
/// A block shorter than this is cheaper copied than written on its own.
const SMALL_BLOCK: usize = 16 * 1024;

impl<'o> Sink<'o> {
    pub(super) fn new(out: &'o mut dyn Write) -> Self {
        Sink { text: Vec::with_capacity(GATHER + SMALL_BLOCK), out }
    }

    /// The text so far; append to it, then call [`settle`](Self::settle) now and then.
    pub(super) fn text(&mut self) -> &mut Vec<u8> {
        &mut self.text
    }

    /// Appends each piece.
    pub(super) fn put(&mut self, pieces: &[&[u8]]) {
        for piece in pieces {
            self.text.extend_from_slice(piece);
        }
    }

    /// Writes out what was gathered, if it is much.
    pub(super) fn settle(&mut self) -> io::Result<()> {
        if self.text.len() >= GATHER { self.flush() } else { Ok(()) }
    }

    /// Writes out what was gathered.
    pub(super) fn flush(&mut self) -> io::Result<()> {
        self.out.write_all(&self.text)?;
        self.text.clear();
        Ok(())
    }

    /// Copies a stream to its end, block by block as it hands them out.
    pub(super) fn copy(&mut self, stream: &mut dyn BufRead) -> io::Result<()> {
        each_block(stream, |block| {
            if block.len() < SMALL_BLOCK {
                self.text.extend_from_slice(block);
                if self.text.len() >= GATHER {
                    self.out.write_all(&self.text)?;
                    self.text.clear();
                }
                return Ok(());
            }
            if !self.text.is_empty() {
                self.out.write_all(&self.text)?;
                self.text.clear();
            }
            self.out.write_all(block)
        })?;
        self.settle()
    }
}
