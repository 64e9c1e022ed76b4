//! Checked reads from a slice, each naming what it wanted.

use crate::{Error, Result};

/// A position in a slice. Every failure says what was wanted and at which byte.
#[derive(Debug, Clone)]
pub struct Cursor<'a> {
    rest: &'a [u8],
    offset: u64,
}

impl<'a> Cursor<'a> {
    /// Starts at the first of `bytes`, which is byte `base` of its part.
    pub fn new(bytes: &'a [u8], base: u64) -> Self {
        Cursor { rest: bytes, offset: base }
    }

    /// Bytes of the part before the next one read.
    pub fn offset(&self) -> u64 {
        self.offset
    }

    /// Bytes left.
    pub fn remaining(&self) -> usize {
        self.rest.len()
    }

    /// The next `len` bytes, as the value of `what`.
    pub fn take(&mut self, len: usize, what: &str) -> Result<&'a [u8]> {
        match self.rest.split_at_checked(len) {
            Some((taken, rest)) => {
                self.rest = rest;
                self.offset += len as u64;
                Ok(taken)
            }
            None => Err(Error::truncated(what).at(self.offset + self.rest.len() as u64)),
        }
    }

    /// The next `N` bytes, as the value of `what`.
    pub fn take_array<const N: usize>(&mut self, what: &str) -> Result<[u8; N]> {
        let mut out = [0; N];
        out.copy_from_slice(self.take(N, what)?);
        Ok(out)
    }

    /// The next byte, as the value of `what`.
    pub fn byte(&mut self, what: &str) -> Result<u8> {
        Ok(self.take_array::<1>(what)?[0])
    }

    /// Nothing may be left of `what`.
    pub fn finish(self, what: &str) -> Result<()> {
        if self.rest.is_empty() {
            Ok(())
        } else {
            Err(Error::malformed(format!("{} bytes are left after {what}", self.rest.len())).at(self.offset))
        }
    }
}
