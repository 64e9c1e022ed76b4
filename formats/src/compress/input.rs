//! The compressed bytes a decoder reads, counted.

use std::io::{self, BufRead};

use crate::{Error, Result};

/// A buffered input that knows how far it was read.
pub(super) struct Input<R> {
    inner: R,
    consumed: u64,
    failed: bool,
}

#[cfg_attr(not(all(feature = "gzip", feature = "lz4", feature = "zstd")), allow(dead_code))]
impl<R: BufRead> Input<R> {
    pub(super) fn new(inner: R) -> Self {
        Input { inner, consumed: 0, failed: false }
    }

    /// Compressed bytes read so far.
    pub(super) fn consumed(&self) -> u64 {
        self.consumed
    }

    /// Whether the last error was the input's own, not one of its bytes.
    pub(super) fn failed(&self) -> bool {
        self.failed
    }

    pub(super) fn get_ref(&self) -> &R {
        &self.inner
    }

    pub(super) fn get_mut(&mut self) -> &mut R {
        &mut self.inner
    }

    pub(super) fn into_inner(self) -> R {
        self.inner
    }

    /// The bytes at hand; empty only at the end.
    pub(super) fn fill(&mut self) -> Result<&[u8]> {
        loop {
            match self.inner.fill_buf() {
                Ok(_) => break,
                Err(e) if e.kind() == io::ErrorKind::Interrupted => {}
                Err(e) => {
                    self.failed = true;
                    return Err(e.into());
                }
            }
        }
        // Asked again, as a borrow cannot leave the loop.
        Ok(self.inner.fill_buf()?)
    }

    pub(super) fn consume(&mut self, n: usize) {
        self.inner.consume(n);
        self.consumed += n as u64;
    }

    pub(super) fn is_at_end(&mut self) -> Result<bool> {
        Ok(self.fill()?.is_empty())
    }

    /// The next byte, as part of `what`.
    pub(super) fn byte(&mut self, what: &str) -> Result<u8> {
        Ok(self.array::<1>(what)?[0])
    }

    /// The next `N` bytes, as part of `what`.
    pub(super) fn array<const N: usize>(&mut self, what: &str) -> Result<[u8; N]> {
        let mut out = [0; N];
        self.exact(&mut out, what)?;
        Ok(out)
    }

    /// Fills `out`, as part of `what`.
    pub(super) fn exact(&mut self, mut out: &mut [u8], what: &str) -> Result<()> {
        while !out.is_empty() {
            let held = self.fill()?;
            if held.is_empty() {
                return Err(Error::truncated(what));
            }
            let n = held.len().min(out.len());
            let (head, rest) = out.split_at_mut(n);
            head.copy_from_slice(&held[..n]);
            out = rest;
            self.consume(n);
        }
        Ok(())
    }

    /// Gives the next `len` bytes to `f`: in place when they are at hand, else gathered in
    /// `scratch`, which grows with the bytes that arrive.
    #[cfg(feature = "lz4")]
    pub(super) fn with_bytes<T>(&mut self, len: usize, scratch: &mut Vec<u8>, what: &str, f: impl FnOnce(&[u8]) -> Result<T>) -> Result<T> {
        if let Some(bytes) = self.fill()?.get(..len) {
            let out = f(bytes)?;
            self.consume(len);
            return Ok(out);
        }
        scratch.clear();
        while scratch.len() < len {
            let held = self.fill()?;
            if held.is_empty() {
                return Err(Error::truncated(what));
            }
            let n = held.len().min(len - scratch.len());
            scratch.extend_from_slice(&held[..n]);
            self.consume(n);
        }
        f(scratch)
    }
}
