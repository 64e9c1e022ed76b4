//! One reader for every codec.

use std::io::{self, BufRead, Read};

use super::input::Input;
use super::{Codec, Container};
use crate::{Error, Result};

/// Bytes of the reader's own buffer, unless a codec needs more (lz4: its largest block, 4 MiB).
const BUFFER_BYTES: usize = 256 * 1024;

/// From this size on, a caller's buffer is decoded into directly.
const DIRECT_BYTES: usize = 64 * 1024;

/// Decodes a compressed stream as it is read.
///
/// The end is strict. [`BufRead::fill_buf`] gives an empty slice only when every frame was whole,
/// every checksum agreed, and nothing follows. Otherwise the error's class is
/// [`Truncated`](crate::Class::Truncated) for an input that ends too early,
/// [`Checksum`](crate::Class::Checksum), [`Malformed`](crate::Class::Malformed) (bytes after the end
/// included), [`Unsupported`](crate::Class::Unsupported) (dictionaries, legacy frames) or
/// [`Limit`](crate::Class::Limit) (a zstd window that is too large). The text says how many bytes
/// were read and decoded before. What could be decoded before the damage comes out before the error;
/// also before a checksum that follows it is read, so it counts only once the end is reached.
///
/// What counts as one whole input: zlib exactly one stream; gzip one member or more, zeros after the
/// last are padding; zstd and lz4 any number of frames, none included (pg_dump leaves such a file
/// empty when nothing was written to it, compress_zstd.c `Zstd_close`), skippable frames ignored.
///
/// Memory is bounded whatever the input says: 256 KiB of output and the codec's window (deflate
/// 32 KiB; lz4 256 KiB, and up to 8 MiB for blocks of 4 MiB; zstd its frame's window, at most
/// [`zstd_window_log`](Decoder::zstd_window_log)).
///
/// As [`BufRead`] the decoder's own buffer is exposed; as [`Read`] large buffers are decoded into
/// directly.
pub struct Decoder<R> {
    input: Input<R>,
    machine: Machine,
    buf: Vec<u8>,
    pos: usize,
    end: usize,
    /// Bytes decoded, those still in `buf` included.
    decoded: u64,
    base: Option<u64>,
    ended: Ended,
}

enum Ended {
    No,
    Soundly,
    /// What was decoded before the error is handed out first.
    Broken(Error),
    Failed,
}

enum Machine {
    None,
    #[cfg(feature = "gzip")]
    Gzip(Box<super::gzip::Inflater>),
    #[cfg(feature = "lz4")]
    Lz4(Box<super::lz4::FrameReader>),
    #[cfg(feature = "zstd")]
    Zstd(super::zstd::FrameReader),
}

impl<R: BufRead> Decoder<R> {
    /// Starts at the first of `input`'s bytes, which must all belong to the stream.
    ///
    /// # Errors
    /// [`Class::Unsupported`](crate::Class::Unsupported) when this build lacks the codec.
    #[cfg_attr(not(feature = "gzip"), allow(unused_variables))]
    pub fn new(codec: Codec, container: Container, input: R) -> Result<Self> {
        let machine = match codec {
            Codec::None => Machine::None,
            #[cfg(feature = "gzip")]
            Codec::Gzip => Machine::Gzip(Box::new(super::gzip::Inflater::new(container))),
            #[cfg(feature = "lz4")]
            Codec::Lz4 => Machine::Lz4(Box::default()),
            #[cfg(feature = "zstd")]
            Codec::Zstd => Machine::Zstd(super::zstd::FrameReader::new()?),
            #[cfg(not(all(feature = "gzip", feature = "lz4", feature = "zstd")))]
            _ => {
                codec.require()?;
                Machine::None
            }
        };
        let input = Input::new(input);
        Ok(Decoder { input, machine, buf: Vec::new(), pos: 0, end: 0, decoded: 0, base: None, ended: Ended::No })
    }

    /// Says that the input's first byte is byte `offset` of its part, so that errors have a place.
    #[must_use]
    pub fn starting_at(mut self, offset: u64) -> Self {
        self.base = Some(offset);
        self
    }

    /// Accepts zstd frames with windows of up to `2^log` bytes, which is then the memory one decoder
    /// may take; other codecs ignore it. Default: 27 (128 MiB), as libzstd and therefore pg_restore
    /// have it, and what `zstd:long` dumps need. At most 31.
    ///
    /// # Errors
    /// [`Class::Misuse`](crate::Class::Misuse) for a log that libzstd does not take.
    #[cfg_attr(not(feature = "zstd"), allow(unused_variables, unused_mut))]
    pub fn zstd_window_log(mut self, log: u32) -> Result<Self> {
        #[cfg(feature = "zstd")]
        if let Machine::Zstd(reader) = &mut self.machine {
            reader.set_window_log(log)?;
        }
        Ok(self)
    }

    /// Compressed bytes read so far.
    pub fn consumed(&self) -> u64 {
        self.input.consumed()
    }

    /// Decoded bytes that were handed out so far.
    pub fn decoded(&self) -> u64 {
        self.decoded - (self.end - self.pos) as u64
    }

    /// The input.
    pub fn get_ref(&self) -> &R {
        self.input.get_ref()
    }

    /// The input; reading from it upsets the decoding.
    pub fn get_mut(&mut self) -> &mut R {
        self.input.get_mut()
    }

    /// Gives the input back, wherever it stands.
    pub fn into_inner(self) -> R {
        self.input.into_inner()
    }

    /// The decoded bytes at hand, decoding more when there are none; empty at the sound end.
    fn fill(&mut self) -> Result<&[u8]> {
        if matches!(self.machine, Machine::None) {
            return self.input.fill();
        }
        if self.pos == self.end {
            let mut buf = std::mem::take(&mut self.buf);
            if buf.is_empty() {
                buf.resize(BUFFER_BYTES, 0);
            }
            let step = loop {
                match self.step(&mut buf) {
                    Ok(Step::Wants(bytes)) => buf.resize(bytes, 0),
                    other => break other,
                }
            };
            self.buf = buf;
            (self.pos, self.end) = (0, 0);
            if let Step::Decoded(n) = step? {
                self.end = n;
            }
        }
        Ok(&self.buf[self.pos..self.end])
    }

    fn read_some(&mut self, out: &mut [u8]) -> Result<usize> {
        if out.is_empty() {
            return Ok(0);
        }
        if self.pos == self.end && out.len() >= DIRECT_BYTES && !matches!(self.machine, Machine::None) {
            match self.step(out)? {
                Step::Decoded(n) => return Ok(n),
                Step::End => return Ok(0),
                _ => {}
            }
        }
        let held = self.fill()?;
        let n = held.len().min(out.len());
        out[..n].copy_from_slice(&held[..n]);
        self.consume(n);
        Ok(n)
    }

    /// Decodes at least a byte into `out`, unless it is too small or the end is reached.
    fn step(&mut self, out: &mut [u8]) -> Result<Step> {
        match std::mem::replace(&mut self.ended, Ended::Failed) {
            Ended::No => {}
            Ended::Soundly => {
                self.ended = Ended::Soundly;
                return Ok(Step::End);
            }
            Ended::Broken(e) => return Err(self.locate(e)),
            Ended::Failed => return Err(Error::misuse("a compressed stream is read on after an error")),
        }
        let step = loop {
            match self.machine.step(&mut self.input, out) {
                Ok(Step::Decoded(0)) => {}
                Ok(other) => break other,
                Err(e) => break Step::Broken(0, e),
            }
        };
        match step {
            Step::Decoded(n) => {
                self.decoded += n as u64;
                self.ended = Ended::No;
            }
            Step::Wants(_) => self.ended = Ended::No,
            Step::End => self.ended = Ended::Soundly,
            Step::Broken(0, e) => return Err(self.locate(e)),
            Step::Broken(n, e) => {
                self.decoded += n as u64;
                self.ended = Ended::Broken(e);
                return Ok(Step::Decoded(n));
            }
        }
        Ok(step)
    }

    fn locate(&self, e: Error) -> Error {
        if self.input.failed() {
            return e;
        }
        let (read, decoded) = (self.input.consumed(), self.decoded);
        let e = match e.class().is_damage() {
            true => Error::new(e.class(), format!("{}, after {read} compressed and {decoded} decoded bytes", e.what())),
            false => e,
        };
        match self.base {
            Some(base) => e.at(base.saturating_add(read)),
            None => e,
        }
    }
}

/// What one call of a codec's reader came to.
#[cfg_attr(not(all(feature = "gzip", feature = "lz4", feature = "zstd")), allow(dead_code))]
pub(super) enum Step {
    /// So many bytes were decoded; 0 means only that there was a header or trailer to read.
    Decoded(usize),
    /// Nothing was decoded: the output must have room for so many bytes.
    Wants(usize),
    /// The sound end.
    End,
    /// So many bytes were decoded, then this was met.
    Broken(usize, Error),
}

impl Machine {
    #[allow(unused_variables, reason = "for builds without any codec")]
    fn step<R: BufRead>(&mut self, input: &mut Input<R>, out: &mut [u8]) -> Result<Step> {
        match self {
            Machine::None => Ok(Step::End),
            #[cfg(feature = "gzip")]
            Machine::Gzip(reader) => reader.step(input, out),
            #[cfg(feature = "lz4")]
            Machine::Lz4(reader) => reader.step(input, out),
            #[cfg(feature = "zstd")]
            Machine::Zstd(reader) => reader.step(input, out),
        }
    }
}

impl<R> std::fmt::Debug for Decoder<R> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Decoder").field("decoded", &self.decoded).finish_non_exhaustive()
    }
}

impl<R: BufRead> Read for Decoder<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        Ok(self.read_some(out)?)
    }
}

impl<R: BufRead> BufRead for Decoder<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        Ok(self.fill()?)
    }

    fn consume(&mut self, n: usize) {
        if matches!(self.machine, Machine::None) {
            self.input.consume(n);
            self.decoded += n as u64;
        } else {
            self.pos = (self.pos + n).min(self.end);
        }
    }
}
