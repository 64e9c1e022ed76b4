//! Large objects as one stream of bytes, in a framing of our own that never leaves memory:
//!
//! | bytes | what |
//! |---|---|
//! | 1, oid (4) | an object begins |
//! | 2, length (4), bytes | contents of it |
//! | 0 | no more objects |

use std::io::{self, BufRead, Read};

use dumpkit_formats::Result;
use dumpkit_formats::postgres::archive::LargeObjects;
use dumpkit_formats::source::read_buffered;

const OBJECT: u8 = 1;
const CONTENTS: u8 = 2;
const END: u8 = 0;

/// Bytes of contents that wait with their head when a reader has no room for both.
const FEW: usize = 1024;

/// Large objects on their way into the stream.
pub(super) struct Framing {
    objects: Box<dyn LargeObjects>,
    /// A frame's head, or a small frame, that is still to be given out, from byte `sent`.
    pending: Vec<u8>,
    sent: usize,
    inside: bool,
    ended: bool,
}

impl Framing {
    /// Frames these objects.
    pub(super) fn new(objects: Box<dyn LargeObjects>) -> Self {
        Framing { objects, pending: Vec::new(), sent: 0, inside: false, ended: false }
    }

    fn advance(&mut self) -> Result<()> {
        self.pending.clear();
        self.sent = 0;
        match self.objects.next_object()? {
            Some(oid) => {
                self.pending.push(OBJECT);
                self.pending.extend_from_slice(&oid.to_le_bytes());
                self.inside = true;
            }
            None => {
                self.pending.push(END);
                self.ended = true;
            }
        }
        Ok(())
    }
}

impl Read for Framing {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        loop {
            let pending = &self.pending[self.sent..];
            if !pending.is_empty() {
                let n = pending.len().min(out.len());
                out[..n].copy_from_slice(&pending[..n]);
                self.sent += n;
                return Ok(n);
            }
            if self.inside {
                let contents = self.objects.contents();
                let held = contents.fill_buf()?;
                if held.is_empty() {
                    self.inside = false;
                    continue;
                }
                // Head and contents in one piece, if there is room for both.
                let n = held.len().min(out.len().saturating_sub(5)).min(u32::MAX as usize);
                if n == 0 {
                    let n = held.len().min(FEW);
                    self.pending.clear();
                    self.sent = 0;
                    self.pending.push(CONTENTS);
                    self.pending.extend_from_slice(&(n as u32).to_le_bytes());
                    self.pending.extend_from_slice(&held[..n]);
                    contents.consume(n);
                    continue;
                }
                out[0] = CONTENTS;
                out[1..5].copy_from_slice(&(n as u32).to_le_bytes());
                out[5..5 + n].copy_from_slice(&held[..n]);
                contents.consume(n);
                return Ok(5 + n);
            }
            if self.ended {
                return Ok(0);
            }
            self.advance()?;
        }
    }
}

/// The large objects of a framed stream.
pub(super) struct Unframing<R> {
    input: R,
    /// Bytes of the current frame of contents still to come.
    left: usize,
}

impl<R: BufRead> Unframing<R> {
    /// The objects in this stream.
    pub(super) fn new(input: R) -> Self {
        Unframing { input, left: 0 }
    }

    fn head<const N: usize>(&mut self) -> io::Result<[u8; N]> {
        let mut bytes = [0; N];
        self.input.read_exact(&mut bytes)?;
        Ok(bytes)
    }

    fn peek(&mut self) -> io::Result<u8> {
        self.input.fill_buf()?.first().copied().ok_or_else(|| io::ErrorKind::UnexpectedEof.into())
    }
}

impl<R: BufRead> LargeObjects for Unframing<R>
where
    R: Send,
{
    fn next_object(&mut self) -> Result<Option<u32>> {
        loop {
            let n = self.fill_buf()?.len();
            if n == 0 {
                break;
            }
            self.consume(n);
        }
        match self.peek()? {
            OBJECT => {
                let [_, oid @ ..] = self.head::<5>()?;
                Ok(Some(u32::from_le_bytes(oid)))
            }
            _ => Ok(None),
        }
    }

    fn contents(&mut self) -> &mut dyn BufRead {
        self
    }
}

impl<R: BufRead> BufRead for Unframing<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.left == 0 {
            if self.peek()? != CONTENTS {
                return Ok(&[]);
            }
            let [_, len @ ..] = self.head::<5>()?;
            self.left = u32::from_le_bytes(len) as usize;
        }
        let held = self.input.fill_buf()?;
        if held.is_empty() {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        Ok(&held[..held.len().min(self.left)])
    }

    fn consume(&mut self, n: usize) {
        self.input.consume(n);
        self.left -= n;
    }
}

impl<R: BufRead> Read for Unframing<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        read_buffered(self, out)
    }
}
