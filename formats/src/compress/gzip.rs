//! Deflate, in zlib (RFC 1950) and gzip (RFC 1952) wrappers.
//!
//! zlib-rs does the deflate stream; the wrappers are ours, so that a wrong checksum and a cut
//! trailer are told from a broken stream.

use std::io::BufRead;

use zlib_rs::adler32::{adler32, adler32_combine};
use zlib_rs::crc32::{crc32, crc32_combine};
use zlib_rs::{Deflate, DeflateFlush, Inflate, InflateError, InflateFlush, Status};

use super::decode::Step;
use super::encode::{Block, BlockSum, DICTIONARY_BYTES};
use super::input::Input;
use super::{CompressSpec, Container};
use crate::{Error, Result};

/// Bits of deflate's 32 KiB window.
const WINDOW_BITS: u8 = 15;

/// More than the encoder looks past the bytes it has; its longest match is 258 bytes.
const LOOK_AHEAD_BYTES: usize = 512;

/// Bytes of compressed output written at a time.
const SCRATCH_BYTES: usize = 64 * 1024;

/// Reads one zlib stream, or gzip members up to the end of the input.
pub(super) struct Inflater {
    container: Container,
    state: State,
    inflate: Inflate,
    members: u64,
    /// adler32 or crc32 of the member's bytes so far.
    check: u32,
    len: u64,
}

enum State {
    /// Before a header, or at the end.
    Between,
    Body,
    Trailer,
}

impl Inflater {
    pub(super) fn new(container: Container) -> Self {
        let inflate = Inflate::new(false, WINDOW_BITS);
        Inflater { container, state: State::Between, inflate, members: 0, check: 0, len: 0 }
    }

    pub(super) fn step<R: BufRead>(&mut self, input: &mut Input<R>, out: &mut [u8]) -> Result<Step> {
        match self.state {
            State::Between => {
                if self.members > 0 && self.is_over(input)? {
                    return Ok(Step::End);
                }
                match self.container {
                    Container::Entry => read_zlib_header(input)?,
                    Container::File => read_gzip_header(input, self.members == 0)?,
                }
                self.inflate.reset(false);
                self.check = self.container.empty_check();
                self.len = 0;
                self.state = State::Body;
                Ok(Step::Decoded(0))
            }
            State::Body => self.body(input, out),
            State::Trailer => {
                self.read_trailer(input)?;
                self.members += 1;
                self.state = State::Between;
                Ok(Step::Decoded(0))
            }
        }
    }

    fn body<R: BufRead>(&mut self, input: &mut Input<R>, out: &mut [u8]) -> Result<Step> {
        let held = input.fill()?;
        let at_end = held.is_empty();
        let (taken_before, given_before) = (self.inflate.total_in(), self.inflate.total_out());
        let result = self.inflate.decompress(held, out, InflateFlush::NoFlush);
        let taken = (self.inflate.total_in() - taken_before) as usize;
        let given = (self.inflate.total_out() - given_before) as usize;
        input.consume(taken);
        self.check = self.container.check(self.check, &out[..given]);
        self.len += given as u64;
        match result {
            Ok(Status::StreamEnd) => self.state = State::Trailer,
            Ok(Status::Ok | Status::BufError) if taken == 0 && given == 0 && at_end => {
                return Err(Error::truncated(format!("a {}", self.container.noun())));
            }
            Ok(Status::Ok | Status::BufError) => {}
            Err(InflateError::MemError) => return Err(Error::limit("no memory for a deflate stream")),
            Err(_) => {
                let why = self.inflate.error_message().unwrap_or("broken");
                let e = Error::malformed(format!("a {} cannot be decoded ({why})", self.container.noun()));
                return Ok(Step::Broken(given, e));
            }
        }
        Ok(Step::Decoded(given))
    }

    fn read_trailer<R: BufRead>(&self, input: &mut Input<R>) -> Result<()> {
        let (name, stored) = match self.container {
            Container::Entry => ("adler32", u32::from_be_bytes(input.array("a zlib stream's checksum")?)),
            Container::File => ("crc32", u32::from_le_bytes(input.array("a gzip member's checksum")?)),
        };
        if stored != self.check {
            let Inflater { check, len, .. } = self;
            return Err(Error::checksum(format!("{name} of {len} decoded bytes is {check:08x}, stored is {stored:08x}")));
        }
        if self.container == Container::File {
            let stored = u32::from_le_bytes(input.array("a gzip member's length")?);
            // The length counts modulo 2^32.
            if stored != self.len as u32 {
                return Err(Error::checksum(format!("a gzip member has {} bytes, its trailer says {stored} modulo 2^32", self.len)));
            }
        }
        Ok(())
    }

    /// Whether nothing follows a whole stream; zeros pad gzip files, as tapes and gzip(1) have it.
    fn is_over<R: BufRead>(&self, input: &mut Input<R>) -> Result<bool> {
        let mut padded = false;
        loop {
            let held = input.fill()?;
            let Some(&first) = held.first() else { return Ok(true) };
            if self.container == Container::File && first == 0 {
                padded = true;
                let zeros = held.iter().take_while(|&&b| b == 0).count();
                input.consume(zeros);
            } else if self.container == Container::File && first == GZIP_MAGIC[0] && !padded {
                return Ok(false);
            } else {
                return Err(Error::malformed("bytes after the end of the compressed stream"));
            }
        }
    }
}

impl Container {
    fn noun(self) -> &'static str {
        match self {
            Container::Entry => "zlib stream",
            Container::File => "gzip member",
        }
    }

    /// The checksum of nothing.
    fn empty_check(self) -> u32 {
        match self {
            Container::Entry => 1,
            Container::File => 0,
        }
    }

    fn check(self, so_far: u32, bytes: &[u8]) -> u32 {
        match self {
            Container::Entry => adler32(so_far, bytes),
            Container::File => crc32(so_far, bytes),
        }
    }
}

fn read_zlib_header<R: BufRead>(input: &mut Input<R>) -> Result<()> {
    let [cmf, flags] = input.array("a zlib stream's header")?;
    if cmf & 0x0f != 8 || cmf >> 4 > 7 || u16::from_be_bytes([cmf, flags]) % 31 != 0 {
        return Err(Error::malformed(format!("not a zlib stream (it starts with {cmf:02x} {flags:02x})")));
    }
    if flags & 0x20 != 0 {
        return Err(Error::unsupported("a zlib stream that needs a preset dictionary"));
    }
    Ok(())
}

const GZIP_MAGIC: [u8; 2] = [0x1f, 0x8b];

const HAS_HEADER_CRC: u8 = 1 << 1;
const HAS_EXTRA: u8 = 1 << 2;
const HAS_NAME: u8 = 1 << 3;
const HAS_COMMENT: u8 = 1 << 4;
const RESERVED_FLAGS: u8 = 0xe0;

fn read_gzip_header<R: BufRead>(input: &mut Input<R>, first: bool) -> Result<()> {
    const WHAT: &str = "a gzip member's header";
    let magic: [u8; 2] = input.array(WHAT)?;
    if magic != GZIP_MAGIC {
        let [a, b] = magic;
        return Err(Error::malformed(match first {
            true => format!("not a gzip file (it starts with {a:02x} {b:02x})"),
            false => "bytes after the end of the compressed stream".into(),
        }));
    }
    let fixed: [u8; 8] = input.array(WHAT)?;
    let [method, flags, ..] = fixed;
    if method != 8 {
        return Err(Error::malformed(format!("gzip compression method is {method}, expected 8 (deflate)")));
    }
    if flags & RESERVED_FLAGS != 0 {
        return Err(Error::malformed(format!("reserved gzip header flags are set ({flags:#04x})")));
    }
    let mut crc = crc32(crc32(0, &magic), &fixed);
    if flags & HAS_EXTRA != 0 {
        let len: [u8; 2] = input.array(WHAT)?;
        crc = crc32(crc, &len);
        for _ in 0..u16::from_le_bytes(len) {
            crc = crc32(crc, &[input.byte(WHAT)?]);
        }
    }
    for _ in 0..(flags & (HAS_NAME | HAS_COMMENT)).count_ones() {
        // The text is not kept, so that its length needs no bound.
        loop {
            let byte = input.byte(WHAT)?;
            crc = crc32(crc, &[byte]);
            if byte == 0 {
                break;
            }
        }
    }
    if flags & HAS_HEADER_CRC != 0 {
        let stored = u16::from_le_bytes(input.array(WHAT)?);
        if stored != crc as u16 {
            return Err(Error::checksum(format!("crc16 of a gzip header is {:04x}, stored is {stored:04x}", crc as u16)));
        }
    }
    Ok(())
}

/// Writes blocks of one deflate stream.
pub(super) struct Deflater {
    container: Container,
    deflate: Deflate,
    scratch: Vec<u8>,
    washed: Vec<u8>,
}

impl Deflater {
    pub(super) fn new(spec: &CompressSpec, container: Container) -> Self {
        let deflate = Deflate::new(spec.effective_level(), false, WINDOW_BITS);
        Deflater { container, deflate, scratch: vec![0; SCRATCH_BYTES], washed: Vec::new() }
    }

    /// Appends the block's part of the stream: up to a byte boundary, or to the stream's end.
    pub(super) fn encode(&mut self, block: Block<'_>, out: &mut Vec<u8>) -> Result<BlockSum> {
        let check = self.container.check(self.container.empty_check(), block.bytes);
        let sum = BlockSum { len: block.bytes.len() as u64, check };
        if block.bytes.is_empty() && !block.last {
            return Ok(sum);
        }
        let dictionary = &block.dictionary[block.dictionary.len().saturating_sub(DICTIONARY_BYTES)..];
        if !dictionary.is_empty() {
            self.wash(dictionary, block.bytes)?;
        }
        self.deflate.reset();
        if !dictionary.is_empty() {
            self.deflate.set_dictionary(dictionary).map_err(refused)?;
        }
        let flush = if block.last { DeflateFlush::Finish } else { DeflateFlush::SyncFlush };
        loop {
            let taken = self.deflate.total_in() as usize;
            let given = self.deflate.total_out();
            let status = self.deflate.compress(&block.bytes[taken..], &mut self.scratch, flush).map_err(refused)?;
            let n = (self.deflate.total_out() - given) as usize;
            out.extend_from_slice(&self.scratch[..n]);
            let flushed = n < self.scratch.len() && self.deflate.total_in() as usize == block.bytes.len();
            if status == Status::StreamEnd || (!block.last && flushed) {
                return Ok(sum);
            }
            if n == 0 {
                return Err(Error::misuse("the deflate encoder made no progress"));
            }
        }
    }
}

impl Deflater {
    /// Puts `bytes` where the encoder will look for them too early.
    ///
    /// It hashes the last bytes of a dictionary together with what follows them in its window, which
    /// a reset leaves as it was. What the output decodes to does not depend on that, but the output
    /// does. So the window is first filled with the dictionary and the bytes that will follow it.
    fn wash(&mut self, dictionary: &[u8], bytes: &[u8]) -> Result<()> {
        self.washed.clear();
        self.washed.extend_from_slice(dictionary);
        self.washed.extend_from_slice(&bytes[..bytes.len().min(LOOK_AHEAD_BYTES)]);
        self.washed.resize(dictionary.len() + LOOK_AHEAD_BYTES, 0);
        self.deflate.reset();
        self.deflate.set_dictionary(&self.washed).map_err(refused)?;
        Ok(())
    }
}

fn refused(e: zlib_rs::DeflateError) -> Error {
    Error::misuse(format!("the deflate encoder refused: {}", e.as_str()))
}

/// The header and trailer around a stream's blocks.
pub(super) struct Wrapper {
    container: Container,
    level: i32,
    sum: BlockSum,
}

impl Wrapper {
    pub(super) fn new(spec: &CompressSpec, container: Container) -> Self {
        Wrapper { container, level: spec.effective_level(), sum: BlockSum { len: 0, check: container.empty_check() } }
    }

    /// The same header bytes that zlib's deflateInit and gzopen write at this level.
    pub(super) fn begin(&mut self, out: &mut Vec<u8>) {
        self.sum = BlockSum { len: 0, check: self.container.empty_check() };
        match self.container {
            Container::Entry => {
                let flags = match self.level {
                    1 => 0x01,
                    2..=5 => 0x5e,
                    6 | -1 => 0x9c,
                    _ => 0xda,
                };
                out.extend_from_slice(&[0x78, flags]);
            }
            Container::File => {
                let effort = match self.level {
                    9 => 2,
                    1 => 4,
                    _ => 0,
                };
                // No name, no time; 3 is Unix.
                out.extend_from_slice(&[GZIP_MAGIC[0], GZIP_MAGIC[1], 8, 0, 0, 0, 0, 0, effort, 3]);
            }
        }
    }

    pub(super) fn add(&mut self, next: &BlockSum) {
        let BlockSum { len, check } = self.sum;
        let check = match self.container {
            Container::Entry => adler32_combine(check, next.check, next.len),
            Container::File => crc32_combine(check, next.check, next.len),
        };
        self.sum = BlockSum { len: len + next.len, check };
    }

    pub(super) fn finish(&mut self, out: &mut Vec<u8>) {
        match self.container {
            Container::Entry => out.extend_from_slice(&self.sum.check.to_be_bytes()),
            Container::File => {
                out.extend_from_slice(&self.sum.check.to_le_bytes());
                out.extend_from_slice(&(self.sum.len as u32).to_le_bytes());
            }
        }
    }
}
