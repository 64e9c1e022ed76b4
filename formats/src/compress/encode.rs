//! Compression one block at a time, on any thread.
//!
//! An entry is cut into blocks of [`CompressSpec::block_bytes`]; encoders on several threads take a
//! block each; whoever writes puts [`Joiner::begin`]'s bytes, the blocks' outputs in order and
//! [`Joiner::finish`]'s bytes one after the other. The result is
//!
//! * gzip: ONE zlib stream or gzip member, since the original readers take no second one inside a
//!   custom archive (compress_gzip.c `ReadDataFromArchiveGzip`). Each block is deflated with the
//!   32 KiB before it as dictionary and ends on a byte boundary; the joiner sums up the checksums.
//! * zstd, lz4: one frame a block, with its length and a content checksum. The original reader of
//!   custom archives wants a frame to end where a chunk ends (compress_zstd.c
//!   `ReadDataFromArchiveZstd` leaves a chunk at the end of a frame), so a non-empty output of
//!   [`BlockEncoder::encode`] belongs into one chunk.
//!
//! The same blocks give the same bytes, whichever encoder takes which.

use super::{Codec, CompressSpec, Container};
#[allow(unused_imports, reason = "for builds without any codec")]
use crate::{Error, Result};

/// Bytes before a block that deflate can refer to: its window.
pub const DICTIONARY_BYTES: usize = 32 * 1024;

/// One block of an entry's data. An entry has at least one.
#[derive(Debug, Clone, Copy)]
pub struct Block<'a> {
    /// The block.
    pub bytes: &'a [u8],
    /// The entry's bytes before it, of which the last [`DICTIONARY_BYTES`] are used; empty for the
    /// first block, and for codecs that have no use for it ([`CompressSpec::wants_dictionary`]).
    pub dictionary: &'a [u8],
    /// Whether it is the entry's first.
    pub first: bool,
    /// Whether it is the entry's last; an empty last block may follow when that was not known before.
    pub last: bool,
}

/// What the joiner needs of a block.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BlockSum {
    /// Bytes of the block, uncompressed.
    pub len: u64,
    /// Their checksum, for codecs whose trailer has one for all of them.
    pub(super) check: u32,
}

/// Compresses blocks, of any entry and in any order; its memory is kept from one to the next.
pub struct BlockEncoder(Encoder);

enum Encoder {
    None,
    #[cfg(feature = "gzip")]
    Gzip(super::gzip::Deflater),
    #[cfg(feature = "lz4")]
    Lz4(super::lz4::FrameWriter),
    #[cfg(feature = "zstd")]
    Zstd(super::zstd::FrameWriter),
}

impl BlockEncoder {
    /// Makes an encoder.
    ///
    /// # Errors
    /// [`Class::Unsupported`](crate::Class::Unsupported) when this build lacks the codec,
    /// [`Class::Misuse`](crate::Class::Misuse) for a level that the codec does not have.
    #[cfg_attr(not(feature = "gzip"), allow(unused_variables))]
    pub fn new(spec: &CompressSpec, container: Container) -> Result<Self> {
        spec.check_level()?;
        Ok(BlockEncoder(match spec.codec {
            Codec::None => Encoder::None,
            #[cfg(feature = "gzip")]
            Codec::Gzip => Encoder::Gzip(super::gzip::Deflater::new(spec, container)),
            #[cfg(feature = "lz4")]
            Codec::Lz4 => Encoder::Lz4(super::lz4::FrameWriter::default()),
            #[cfg(feature = "zstd")]
            Codec::Zstd => Encoder::Zstd(super::zstd::FrameWriter::new(spec)?),
            #[cfg(not(all(feature = "gzip", feature = "lz4", feature = "zstd")))]
            codec => {
                codec.require()?;
                Encoder::None
            }
        }))
    }

    /// Appends the compressed block to `out`; that may be nothing for an empty block.
    ///
    /// # Errors
    /// [`Class::Misuse`](crate::Class::Misuse) if the codec refuses, which nothing in a block can cause.
    pub fn encode(&mut self, block: Block<'_>, out: &mut Vec<u8>) -> Result<BlockSum> {
        match &mut self.0 {
            Encoder::None => {
                out.extend_from_slice(block.bytes);
                Ok(BlockSum { len: block.bytes.len() as u64, check: 0 })
            }
            #[cfg(feature = "gzip")]
            Encoder::Gzip(encoder) => encoder.encode(block, out),
            #[cfg(feature = "lz4")]
            Encoder::Lz4(encoder) => encoder.encode(block, out),
            #[cfg(feature = "zstd")]
            Encoder::Zstd(encoder) => encoder.encode(block, out),
        }
    }
}

/// Makes one stream of blocks that were compressed apart. May be used for one entry after another.
pub struct Joiner {
    #[cfg(feature = "gzip")]
    wrapper: Option<super::gzip::Wrapper>,
    len: u64,
}

impl Joiner {
    /// Makes a joiner for blocks of encoders made with the same arguments.
    #[cfg_attr(not(feature = "gzip"), allow(unused_variables))]
    pub fn new(spec: &CompressSpec, container: Container) -> Self {
        Joiner {
            #[cfg(feature = "gzip")]
            wrapper: (spec.codec == Codec::Gzip).then(|| super::gzip::Wrapper::new(spec, container)),
            len: 0,
        }
    }

    /// Starts an entry: appends what goes before its first block.
    #[cfg_attr(not(feature = "gzip"), allow(unused_variables))]
    pub fn begin(&mut self, out: &mut Vec<u8>) {
        self.len = 0;
        #[cfg(feature = "gzip")]
        if let Some(wrapper) = &mut self.wrapper {
            wrapper.begin(out);
        }
    }

    /// Counts the next block in.
    pub fn add(&mut self, sum: &BlockSum) {
        self.len += sum.len;
        #[cfg(feature = "gzip")]
        if let Some(wrapper) = &mut self.wrapper {
            wrapper.add(sum);
        }
    }

    /// Uncompressed bytes of the entry so far.
    pub fn len(&self) -> u64 {
        self.len
    }

    /// Whether the entry has no bytes so far.
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// Ends the entry: appends what goes after its last block.
    #[cfg_attr(not(feature = "gzip"), allow(unused_variables))]
    pub fn finish(&mut self, out: &mut Vec<u8>) {
        #[cfg(feature = "gzip")]
        if let Some(wrapper) = &mut self.wrapper {
            wrapper.finish(out);
        }
    }
}
