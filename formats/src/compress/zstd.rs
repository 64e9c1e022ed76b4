//! Zstandard frames (RFC 8878), by libzstd.

use std::io::BufRead;

use zstd::zstd_safe::zstd_sys::ZSTD_EndDirective;
use zstd::zstd_safe::{CCtx, CParameter, DCtx, DParameter, InBuffer, OutBuffer, compress_bound, get_error_name};

use super::CompressSpec;
use super::decode::Step;
use super::encode::{Block, BlockSum};
use super::input::Input;
use crate::{Error, Result};

/// Bytes to start a frame with; how many are wanted then, the library says.
const FIRST_BYTES: usize = 5;
/// Bytes of a block's header.
const BLOCK_HEADER: usize = 3;

/// Reads frames up to the end of the input.
pub(super) struct FrameReader {
    context: DCtx<'static>,
    window_log: u32,
    inside: bool,
    frames: u64,
    /// Bytes up to the next block's end, as far as they are known.
    wanted: usize,
    /// The output was filled up; there may be more.
    pending: bool,
}

impl FrameReader {
    pub(super) fn new() -> Result<Self> {
        let context = DCtx::try_create().ok_or_else(|| Error::limit("no memory for a zstd decoder"))?;
        // ZSTD_WINDOWLOG_LIMIT_DEFAULT (zstd.h): what a reader that sets nothing accepts.
        Ok(FrameReader { context, window_log: 27, inside: false, frames: 0, wanted: FIRST_BYTES, pending: false })
    }

    pub(super) fn set_window_log(&mut self, log: u32) -> Result<()> {
        let refused = |code| Error::misuse(format!("a zstd window of 2^{log} bytes: {}", get_error_name(code)));
        self.context.set_parameter(DParameter::WindowLogMax(log)).map_err(refused)?;
        self.window_log = log;
        Ok(())
    }

    pub(super) fn step<R: BufRead>(&mut self, input: &mut Input<R>, out: &mut [u8]) -> Result<Step> {
        let held = input.fill()?;
        let at_end = held.is_empty();
        if at_end && !self.inside {
            return Ok(Step::End);
        }
        // One block of input at a time, and none while output is pending: the library keeps to itself
        // what it decoded in a call that ends in an error. It asks for a block with the header of the
        // next, whose damage must not cost the block.
        let alone = if self.wanted > BLOCK_HEADER { self.wanted - BLOCK_HEADER } else { self.wanted };
        let fed = if self.pending { 0 } else { held.len().min(alone) };
        let mut src = InBuffer::around(&held[..fed]);
        let mut dst = OutBuffer::around(out);
        let result = self.context.decompress_stream(&mut dst, &mut src);
        let (taken, given) = (src.pos(), dst.pos());
        let asked = !std::mem::replace(&mut self.pending, given == out.len());
        input.consume(taken);
        match result {
            Ok(0) => {
                self.inside = false;
                self.frames += 1;
                self.wanted = FIRST_BYTES;
                self.pending = false;
            }
            Ok(_) if at_end && asked && given == 0 => return Err(Error::truncated("a zstd frame")),
            Ok(wanted) => {
                self.inside = true;
                self.wanted = wanted;
            }
            Err(code) => return Err(self.explain(code)),
        }
        Ok(Step::Decoded(given))
    }

    /// The library's error numbers are its stable interface (zstd_errors.h).
    fn explain(&self, code: usize) -> Error {
        const PREFIX_UNKNOWN: usize = 10;
        const WINDOW_TOO_LARGE: usize = 16;
        const CHECKSUM_WRONG: usize = 22;
        const DICTIONARY_WRONG: usize = 32;
        const MEMORY_ALLOCATION: usize = 64;
        match code.wrapping_neg() {
            PREFIX_UNKNOWN if self.frames > 0 => Error::malformed("bytes after the end of the compressed stream"),
            PREFIX_UNKNOWN => Error::malformed("not a zstd frame"),
            CHECKSUM_WRONG => Error::checksum("xxh64 of a zstd frame does not match"),
            WINDOW_TOO_LARGE => Error::limit(format!("a zstd frame needs a window of more than 2^{} bytes", self.window_log)),
            DICTIONARY_WRONG => Error::unsupported("a zstd frame that needs a dictionary"),
            MEMORY_ALLOCATION => Error::limit("no memory for a zstd frame's window"),
            _ => Error::malformed(format!("a zstd frame cannot be decoded ({})", get_error_name(code))),
        }
    }
}

/// Writes one frame a block, with its length and a checksum.
pub(super) struct FrameWriter {
    context: CCtx<'static>,
}

impl FrameWriter {
    pub(super) fn new(spec: &CompressSpec) -> Result<Self> {
        let mut context = CCtx::try_create().ok_or_else(|| Error::limit("no memory for a zstd encoder"))?;
        let mut set =
            |parameter| context.set_parameter(parameter).map_err(|code| Error::misuse(format!("zstd encoder: {}", get_error_name(code))));
        set(CParameter::CompressionLevel(spec.effective_level()))?;
        set(CParameter::ChecksumFlag(true))?;
        if spec.long {
            set(CParameter::EnableLongDistanceMatching(true))?;
        }
        Ok(FrameWriter { context })
    }

    pub(super) fn encode(&mut self, block: Block<'_>, out: &mut Vec<u8>) -> Result<BlockSum> {
        let sum = BlockSum { len: block.bytes.len() as u64, check: 0 };
        if block.bytes.is_empty() && !(block.first && block.last) {
            return Ok(sum);
        }
        // With the whole block in one call and room for any outcome, the frame holds the length.
        out.reserve(compress_bound(block.bytes.len()));
        let start = out.len();
        let mut dst = OutBuffer::around_pos(out, start);
        let mut src = InBuffer::around(block.bytes);
        match self.context.compress_stream2(&mut dst, &mut src, ZSTD_EndDirective::ZSTD_e_end) {
            Ok(0) => Ok(sum),
            Ok(_) => Err(Error::misuse("the zstd encoder made no end")),
            Err(code) => Err(Error::misuse(format!("zstd encoder: {}", get_error_name(code)))),
        }
    }
}
