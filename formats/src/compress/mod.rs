//! The codecs that archives and scripts are compressed with.
//!
//! * [`CompressSpec`] is what `-Z` says.
//! * [`Decoder`] reads any codec's bytes as a stream, strictly: a sound end means that everything
//!   was there, every checksum agreed and nothing follows.
//! * [`BlockEncoder`] and [`Joiner`] write: blocks may be compressed on any thread, and their
//!   outputs in a row are one stream that the original tools read. [`compress_stream`] does that on
//!   the caller's thread.

mod decode;
mod encode;
#[cfg(feature = "gzip")]
mod gzip;
mod input;
#[cfg(feature = "lz4")]
mod lz4;
mod spec;
mod stream;
#[cfg(feature = "zstd")]
mod zstd;

use std::fmt;

pub use decode::Decoder;
pub use encode::{Block, BlockEncoder, BlockSum, DICTIONARY_BYTES, Joiner};
pub use spec::CompressSpec;
pub use stream::compress_stream;

use crate::{Error, Result};

/// A compression algorithm.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Codec {
    /// Stored as it is.
    None,
    /// Deflate, in a zlib wrapper inside custom archives and in a gzip wrapper in files.
    Gzip,
    /// LZ4 frames.
    Lz4,
    /// Zstandard frames.
    Zstd,
}

impl Codec {
    /// Every codec, in the order of their header bytes.
    pub const ALL: [Codec; 4] = [Codec::None, Codec::Gzip, Codec::Lz4, Codec::Zstd];

    /// From the archive header's byte (src/include/common/compression.h `pg_compress_algorithm`).
    pub fn from_header_byte(byte: u8) -> Option<Self> {
        Self::ALL.get(usize::from(byte)).copied()
    }

    /// The archive header's byte.
    pub fn header_byte(self) -> u8 {
        match self {
            Codec::None => 0,
            Codec::Gzip => 1,
            Codec::Lz4 => 2,
            Codec::Zstd => 3,
        }
    }

    /// The name `-Z` uses.
    pub fn name(self) -> &'static str {
        match self {
            Codec::None => "none",
            Codec::Gzip => "gzip",
            Codec::Lz4 => "lz4",
            Codec::Zstd => "zstd",
        }
    }

    /// The suffix of a file in a directory archive, with its dot.
    pub fn suffix(self) -> &'static str {
        match self {
            Codec::None => "",
            Codec::Gzip => ".gz",
            Codec::Lz4 => ".lz4",
            Codec::Zstd => ".zst",
        }
    }

    /// Whether this build has the codec: each is a cargo feature of its name.
    pub fn is_available(self) -> bool {
        match self {
            Codec::None => true,
            Codec::Gzip => cfg!(feature = "gzip"),
            Codec::Lz4 => cfg!(feature = "lz4"),
            Codec::Zstd => cfg!(feature = "zstd"),
        }
    }

    /// Fails with [`Class::Unsupported`](crate::Class::Unsupported) when this build lacks the codec.
    pub fn require(self) -> Result<()> {
        if self.is_available() {
            return Ok(());
        }
        Err(Error::unsupported(format!("this build does not support compression with {self}"))
            .hint(format!("build dumpkit-formats with its cargo feature `{self}`")))
    }
}

/// What stands around a deflate stream; the other codecs are the same everywhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Container {
    /// The data of one entry inside a custom archive: deflate in a zlib wrapper, one stream.
    Entry,
    /// A file or archive member of its own: deflate in a gzip wrapper, several members accepted.
    File,
}

impl fmt::Display for Codec {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}
